"""Owns a table as CSV: RFC 4180 with the mark that spreadsheets know UTF-8 by; no cell is taken for a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from generator.exports.table_json import list_text
from generator.pages.tables import Column, Row, Value

# A spreadsheet reckons with a text that begins like this. Such a text, and one that begins with ' itself, gets a '
# in front; so whoever takes one ' away from the front of a text has what the record says. Numbers are no texts.
_RISKY = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "'")
_BOM = "\ufeff"


def write(columns: Sequence[Column], rows: Sequence[Row]) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([column.name for column in columns])
    # Column by column: most are empty or need no change, and a table of a province has half a million cells.
    found = zip(*rows, strict=True)
    writer.writerows(zip(*map(_cells, columns, found), strict=True))
    return (_BOM + text.getvalue()).encode("utf-8")


def _cells(column: Column, values: tuple[Value, ...]) -> Sequence[Value]:
    """Numbers as they are with a point, true or false, a list as JSON, nothing where nothing is known."""
    if column.type == "boolean":
        return ["" if value is None else str(value).lower() for value in values]
    if column.type == "array":
        return [list_text(value) if isinstance(value, tuple) else None for value in values]
    if column.type == "string" and any(values):
        return [f"'{value}" if value and str(value).startswith(_RISKY) else value for value in values]
    return values
