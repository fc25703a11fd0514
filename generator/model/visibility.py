"""Whether readers may know of a record: one answer for pages, lists, feeds, calendars, search, open data and counts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

from generator.model.index import Model, cached
from generator.records import KINDS, Record, Ref, kind_of

R = TypeVar("R", bound=Record)


def visible(record: Record) -> bool:
    return kind_of(record).visible(record)


def hidden(model: Model, ref: Ref) -> bool:
    """Whether a reference leads to a record that readers may not know of; asked only of a kind that has such."""
    record = model.get(ref) if KINDS[ref.kind].may_hide else None
    return record is not None and not visible(record)


@cached
def visible_of(model: Model, kind: type[R]) -> tuple[R, ...]:
    """The visible records of one kind, by id."""
    return tuple(record for record in model.all(kind) if visible(record))


def all_visible(model: Model) -> Iterator[Record]:
    """Of all kinds, by reference."""
    return (record for record in model.records.values() if visible(record))
