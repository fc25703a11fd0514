"""The tables of the open data, listed by hand: what pages tell of them and files hold is the same rows."""

from __future__ import annotations

from typing import Any

from generator.model import Model
from generator.model.index import cached
from generator.opendata.tables import inner, kinds, shared
from generator.opendata.tables.columns import CellValue, Column, TableRow
from generator.opendata.tables.table import Table

_MADE = (*kinds.TABLES, *inner.TABLES, *shared.TABLES)
TABLES: tuple[Table, ...] = (*_MADE, shared.codes(_MADE))
_BY_NAME = {table.name: table for table in TABLES}
# (heading, names of the tables below it), in the order of the page.
GROUPS: tuple[tuple[str, tuple[Table, ...]], ...] = (
    ("Mỗi hồ sơ một dòng", kinds.TABLES),
    ("Những gì nằm trong hồ sơ", inner.TABLES),
    ("Chung cho mọi hồ sơ", TABLES[len(kinds.TABLES) + len(inner.TABLES) :]),
)


def rows(model: Model, table: Table) -> tuple[TableRow, ...]:
    """The rows of a table, made once for a model."""
    return _rows(model, table.name)


def count(model: Model, table: Table) -> int:
    """How many rows a table has; none is filled for that."""
    return len(_things(model, table.name))


@cached
def _rows(model: Model, name: str) -> tuple[TableRow, ...]:
    return tuple(_BY_NAME[name].fill(model, _things(model, name)))


@cached
def _things(model: Model, name: str) -> tuple[Any, ...]:
    return tuple(_BY_NAME[name].things(model))


__all__ = ["GROUPS", "TABLES", "CellValue", "Column", "Table", "TableRow", "count", "rows"]
