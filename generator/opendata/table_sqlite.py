"""All tables as one SQLite file: the same rows give the same bytes, on any day and with any version of SQLite."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence

from generator.opendata.table_json import list_text
from generator.opendata.tables import CellValue, Column, Table, TableRow

_TYPES = {"integer": "INTEGER", "number": "NUMERIC", "boolean": "INTEGER"}
_PAGE = 4096
# Where a file names the version of SQLite that wrote it; nobody needs it to read the file.
_VERSION = slice(96, 100)


def write(tables: Iterable[tuple[Table, Sequence[TableRow]]]) -> bytes:
    base = sqlite3.connect(":memory:", isolation_level=None)
    try:
        base.execute(f"PRAGMA page_size = {_PAGE}")
        base.execute("PRAGMA encoding = 'UTF-8'")
        base.execute("BEGIN")
        for table, rows in tables:
            base.execute(_form(table))
            places = ", ".join("?" * len(table.columns))
            base.executemany(f'INSERT INTO "{table.name}" VALUES ({places})', _bound(table, rows))
        base.execute("COMMIT")
        base.execute("VACUUM")
        made = bytearray(base.serialize())
    finally:
        base.close()
    made[_VERSION] = bytes(4)
    return bytes(made)


def _form(table: Table) -> str:
    """The table's CREATE statement; SQLite keeps it as it is, with what each column means."""
    last = len(table.columns) - 1
    lines = [
        f'  "{c.name}" {_TYPES.get(c.type, "TEXT")}{_needed(c)}{"," if n < last or table.key else ""} -- {c.title}'
        for n, c in enumerate(table.columns)
    ]
    key = ", ".join(f'"{name}"' for name in table.key)
    inner = "\n".join([*lines, *([f"  PRIMARY KEY ({key})"] if key else [])])
    return f'CREATE TABLE "{table.name}" ( -- {table.title}\n{inner}\n)' + (" WITHOUT ROWID" if key else "")


def _needed(column: Column) -> str:
    return " NOT NULL" if column.needed else ""


def _bound(table: Table, rows: Sequence[TableRow]) -> Iterable[Sequence[CellValue]]:
    """The rows with their lists as JSON, which SQLite can look into."""
    lists = [n for n, column in enumerate(table.columns) if column.type == "array"]
    if not lists:
        yield from rows
        return
    for row in rows:
        cells = list(row)
        for n in lists:
            found = cells[n]
            cells[n] = list_text(found) if isinstance(found, tuple) else None
        yield cells
