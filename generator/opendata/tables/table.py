"""A table of the open data: its columns, what its rows are made of, and how a record finds its rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from generator.model import Model
from generator.opendata.tables.columns import Column, TableRow
from generator.records import Record

RECORD = Column(name="record", title="Hồ sơ", how="Loại và mã, như cells/xom-moi-2020", needed=True)
PLACE = Column(name="n", type="integer", title="Thứ tự trong hồ sơ", how="Đếm từ 1", needed=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """`about` says what one row is; `key` are the columns no two rows share.

    `reads` are the folders whose records the rows are made of: while none of those changes, and nothing is withdrawn,
    the rows stay the same. `things` gives what each row is made of, in the order of the records' references, `fill` the
    rows of those.
    """

    name: str
    title: str
    about: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    reads: frozenset[str]
    things: Callable[[Model], Iterable[Any]]
    fill: Callable[[Model, Sequence[Any]], Iterable[TableRow]]


def as_they_are(model: Model, things: Sequence[TableRow]) -> Iterable[TableRow]:
    """A `fill` for things that are rows."""
    return things


def folders(*kinds: type[Record]) -> frozenset[str]:
    return frozenset(kind.FOLDER for kind in kinds)


def turned(found: Iterable[tuple[Any, ...]], width: int) -> Sequence[Sequence[Any]]:
    """Rows as columns; `width` empty ones where there is no row."""
    return tuple(zip(*found, strict=True)) or ((),) * width
