"""Owns the kinds of record, one a file, listed by hand, and turning the values of a file into a record."""

from __future__ import annotations

from collections.abc import Mapping

from generator.problems import Fault
from generator.records.achievements import Achievement
from generator.records.activities import Activity
from generator.records.base import Record, Tombstone, references, validate
from generator.records.base import decode as _decode
from generator.records.cells import Cell
from generator.records.changes import Change
from generator.records.committees import Committee
from generator.records.contributions import Contribution
from generator.records.documents import Document
from generator.records.fields import Ref
from generator.records.indicators import Indicator
from generator.records.rules import Rule, model_of
from generator.records.site import Site
from generator.records.units import Unit
from generator.records.written import ID
from generator.vietnamese import slug

_KINDS: tuple[type[Record], ...] = (
    Unit,
    Committee,
    Cell,
    Change,
    Activity,
    Achievement,
    Contribution,
    Document,
    Indicator,
    Rule,
)
KINDS: Mapping[str, type[Record]] = {kind.FOLDER: kind for kind in _KINDS}
SITE_FILE = "data/site.yml"


def decode(file: str, value: object) -> tuple[Record | Tombstone | None, list[Fault]]:
    """The record in the values of `file` (`data/<kind>/…/<id>.yml`), or None and all that is wrong with it."""
    parts = file.split("/")
    folder = parts[1] if len(parts) > 2 else ""
    name = parts[-1].rpartition(".")[0]
    if folder not in KINDS:
        known = ", ".join(KINDS)
        message = f"Tệp này không nằm trong thư mục nào của hồ sơ; trong data/ có: {known}."
        return None, [Fault(file=file, code="unknown-folder", message=message)]
    if not ID.fullmatch(name):
        message = f"Tên tệp “{name}” không làm mã được; tên chỉ gồm a-z, 0-9 và dấu gạch nối, ví dụ xom-moi-2020.yml."
        return None, [Fault(file=file, code="bad-id", message=message)]
    model = model_of(value) if folder == Rule.FOLDER else KINDS[folder]
    return _decode(model, file, name, value)


def may_stand_for(file: str) -> tuple[Ref, ...]:
    """The references that may mean the record of a file that cannot be read: by its folder and its name, as they are
    or as they ought to be; several where the folder is none of a kind, none for the settings.
    """
    parts = file.split("/")
    name = parts[-1].rpartition(".")[0]
    folders = [parts[1]] if len(parts) > 2 and parts[1] in KINDS else list(KINDS)
    right = name if ID.fullmatch(name) else slug(name)
    return () if file == SITE_FILE else tuple(Ref(f"{folder}/{right}") for folder in folders)


def decode_site(file: str, value: object) -> tuple[Site | None, list[Fault]]:
    """The settings in `data/site.yml`, or None and all that is wrong with them."""
    return validate(Site, file, value)


__all__ = [
    "KINDS",
    "SITE_FILE",
    "Record",
    "Ref",
    "Site",
    "Tombstone",
    "decode",
    "decode_site",
    "may_stand_for",
    "references",
]
