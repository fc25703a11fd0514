"""Looks up what several rules need: the parts inside a record, names and hints for a message."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain
from typing import TypeVar, cast

from generator.model import RecordIndex, names
from generator.model.index import cached
from generator.problems import Path
from generator.records import Record, Ref
from generator.records.documents import Document
from generator.records.groups import groups
from generator.records.parts import Part
from generator.vietnamese import did_you_mean, listing, slug

P = TypeVar("P", bound=Part)

_MANY = 12


def every(model: RecordIndex, kind: type[P]) -> Iterator[tuple[Record, Path, P]]:
    """Every group of keys of this kind, of all records, with its record and path."""
    for form, found in _by_form(model).items():
        if issubclass(form, kind):
            yield from cast("list[tuple[Record, Path, P]]", found)


@cached
def inside(model: RecordIndex) -> tuple[tuple[Record, tuple[tuple[Path, Part], ...]], ...]:
    """Each record with every group of keys inside it and its path, the outer before the inner."""
    return tuple((record, groups(record)) for record in model.records.values())


@cached
def _by_form(model: RecordIndex) -> Mapping[type[Part], list[tuple[Record, Path, Part]]]:
    found: dict[type[Part], list[tuple[Record, Path, Part]]] = {}
    for record, parts in inside(model):
        for path, part in parts:
            found.setdefault(type(part), []).append((record, path, part))
    return found


@cached
def unread(model: RecordIndex) -> frozenset[Ref]:
    """What may stand in the files that cannot be read: a reference to it is neither right nor wrong."""
    return frozenset(chain.from_iterable(model.unread.values()))


def whole(model: RecordIndex, kind: type[Record]) -> bool:
    """True where every record of a kind could be read: only then it means something that there is none."""
    return not any(ref.kind == kind.FOLDER for ref in unread(model))


def named(model: RecordIndex, ref: Ref) -> str:
    """What people call it: an organisation by its name, a document by its number."""
    record = model.get(ref)
    return f"văn bản {record.number}" if isinstance(record, Document) else names.inline(model, ref)


def word_hint(word: str, known: Mapping[str, str]) -> str:
    """«Có phải “secretary” (Bí thư)?», else the words there are; `known` maps each to what a person reads."""
    if not known:
        return ""
    plain = word.replace("_", "-")
    meant = next((k for k, label in known.items() if slug(label) == plain), None) or did_you_mean(word, known)
    if meant:
        return f"Có phải “{meant}” ({known[meant]})?"
    shown = list(known)[:_MANY]
    return f"Các từ dùng được: {listing(shown)}{' …' if len(known) > _MANY else '.'}"
