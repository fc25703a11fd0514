"""Owns what several rules look up: the parts inside a record, names and hints for a message."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import get_args

from generator.model import Model, names
from generator.problems import Path
from generator.records import Ref
from generator.records.documents import Document
from generator.records.parts import Part
from generator.vietnamese import did_you_mean, listing, slug

_MANY = 12


def parts(record: Part, path: Path = ()) -> Iterator[tuple[Path, Part]]:
    """Every group of keys inside a record with its path, the outer before the inner."""
    for name, key in _inner(type(record)):
        value = getattr(record, name)
        if isinstance(value, Part):
            yield (*path, key), value
            yield from parts(value, (*path, key))
        elif isinstance(value, tuple):
            for index, item in enumerate(value):
                if isinstance(item, Part):
                    yield (*path, key, index), item
                    yield from parts(item, (*path, key, index))


def named(model: Model, ref: Ref) -> str:
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


@cache
def _inner(kind: type[Part]) -> tuple[tuple[str, str], ...]:
    """(name, key in the file) of the fields that can hold a Part."""
    return tuple((n, f.alias or n) for n, f in kind.model_fields.items() if _holds(f.annotation))


def _holds(annotation: object) -> bool:
    if isinstance(annotation, type) and issubclass(annotation, Part):
        return True
    return any(_holds(inner) for inner in get_args(annotation))
