"""Owns the tables of the open data, listed by hand: what pages tell of them and files hold is the same rows."""

from __future__ import annotations

from generator.model import Model
from generator.model.index import remembered
from generator.pages.tables import inner, kinds, shared
from generator.pages.tables.columns import Column, Row, Value
from generator.pages.tables.table import Table

_MADE = (*kinds.TABLES, *inner.TABLES, *shared.TABLES)
TABLES: tuple[Table, ...] = (*_MADE, shared.codes(_MADE))
# (heading, names of the tables below it), in the order of the page.
GROUPS: tuple[tuple[str, tuple[Table, ...]], ...] = (
    ("Mỗi hồ sơ một dòng", kinds.TABLES),
    ("Những gì nằm trong hồ sơ", inner.TABLES),
    ("Chung cho mọi hồ sơ", TABLES[len(kinds.TABLES) + len(inner.TABLES) :]),
)


def rows(model: Model, table: Table) -> tuple[Row, ...]:
    """The rows of a table, made once for a model."""
    return _rows(model, table.name)


@remembered
def _rows(model: Model, name: str) -> tuple[Row, ...]:
    return tuple(next(t for t in TABLES if t.name == name).make(model))


__all__ = ["GROUPS", "TABLES", "Column", "Row", "Table", "Value", "rows"]
