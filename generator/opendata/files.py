"""The files of the open data: each table as CSV and JSON, all in one SQLite file, Popolo, the package."""

from __future__ import annotations

from collections.abc import Iterator

from generator.incremental.site_file import SiteFile
from generator.model import Model
from generator.opendata import popolo, table_csv, table_json, table_package, table_sqlite
from generator.opendata.addresses import HUB, PACKAGE, POPOLO, SQLITE
from generator.opendata.tables import TABLES, Table, rows
from generator.presentation.context import BuildContext


def files(ctx: BuildContext) -> Iterator[SiteFile]:
    for table in TABLES:
        yield from of_table(ctx.model, table)
    yield from of_all(ctx)


def of_table(model: Model, table: Table) -> Iterator[SiteFile]:
    """The files of one table: the same while nothing is withdrawn and no record of `table.reads` changes."""
    found = rows(model, table)
    yield SiteFile(address=f"{HUB}{table.name}.csv", content=table_csv.write(table.columns, found))
    yield SiteFile(address=f"{HUB}{table.name}.json", content=table_json.write(table.columns, found))


def of_all(ctx: BuildContext) -> Iterator[SiteFile]:
    """The files that hold every table or tell of them."""
    model = ctx.model
    every = ((table, rows(model, table)) for table in TABLES)
    yield SiteFile(address=HUB + SQLITE, content=table_sqlite.write(every))
    yield SiteFile(address=HUB + POPOLO, content=popolo.write(model))
    yield SiteFile(address=HUB + PACKAGE, content=table_package.write(model.site, commit=ctx.history.head or None))
