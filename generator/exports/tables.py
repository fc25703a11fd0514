"""Owns the files of the open data: each table as CSV and JSON, all in one SQLite file, Popolo, the package."""

from __future__ import annotations

from collections.abc import Iterator

from generator.exports import popolo, table_csv, table_json, table_package, table_sqlite
from generator.exports.file import Export
from generator.model import Model
from generator.pages.open_data import HUB, PACKAGE, POPOLO, SQLITE
from generator.pages.page import View
from generator.pages.tables import TABLES, Table, rows


def files(view: View) -> Iterator[Export]:
    for table in TABLES:
        yield from of_table(view.model, table)
    yield from of_all(view)


def of_table(model: Model, table: Table) -> Iterator[Export]:
    """The files of one table: the same while nothing is withdrawn and no record of `table.reads` changes."""
    found = rows(model, table)
    yield Export(address=f"{HUB}{table.name}.csv", content=table_csv.write(table.columns, found))
    yield Export(address=f"{HUB}{table.name}.json", content=table_json.write(table.columns, found))


def of_all(view: View) -> Iterator[Export]:
    """The files that hold every table or tell of them."""
    model = view.model
    every = ((table, rows(model, table)) for table in TABLES)
    yield Export(address=HUB + SQLITE, content=table_sqlite.write(every))
    yield Export(address=HUB + POPOLO, content=popolo.write(model))
    yield Export(address=HUB + PACKAGE, content=table_package.write(model.site, commit=view.history.head or None))
