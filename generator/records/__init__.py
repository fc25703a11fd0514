"""The kinds of record, one a file, listed by hand; decodes the values of a file into a record of its kind."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from generator.problems import Fault
from generator.records import (
    achievements,
    activities,
    cells,
    changes,
    committees,
    contributions,
    documents,
    indicators,
    rules,
    units,
)
from generator.records.base import Record, Tombstone, references, validate
from generator.records.base import decode as _decode
from generator.records.fields import Ref
from generator.records.kind import Kind
from generator.records.scalar_patterns import ID
from generator.records.site import Site
from generator.vietnamese import slug

R = TypeVar("R", bound=Record)

_KINDS: tuple[Kind[Any], ...] = (
    units.DESCRIPTOR,
    committees.DESCRIPTOR,
    cells.DESCRIPTOR,
    changes.DESCRIPTOR,
    activities.DESCRIPTOR,
    achievements.DESCRIPTOR,
    contributions.DESCRIPTOR,
    documents.DESCRIPTOR,
    indicators.DESCRIPTOR,
    rules.DESCRIPTOR,
)
KINDS: Mapping[str, Kind[Any]] = {kind.folder: kind for kind in _KINDS}
SITE_FILE = "data/site.yml"
_ADDRESSES = [section.address for kind in _KINDS for section in kind.sections]
if len(KINDS) < len(_KINDS) or len(set(_ADDRESSES)) < len(_ADDRESSES):
    raise TypeError("two kinds have the same folder or address")


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
    return _decode(KINDS[folder].form_of(value), file, name, value)


def kind_of(record: R) -> Kind[R]:
    """The descriptor of a record's kind."""
    return cast("Kind[R]", KINDS[record.FOLDER])


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
    "Kind",
    "Record",
    "Ref",
    "Site",
    "Tombstone",
    "decode",
    "decode_site",
    "kind_of",
    "may_stand_for",
    "references",
]
