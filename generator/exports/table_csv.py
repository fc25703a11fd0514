"""Owns a table as CSV: RFC 4180 with the mark that spreadsheets know UTF-8 by; no cell is taken for a formula."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence

from generator.pages.tables import Row, Value

# A spreadsheet reckons with a text that begins like this. Such a text, and one that begins with ' itself, gets a '
# in front; so whoever takes one ' away from the front of a text has what the record says. Numbers are no texts.
_RISKY = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "'")
_BOM = "\ufeff"


def write(head: Sequence[str], rows: Sequence[Row]) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(head)
    writer.writerows([_cell(value) for value in row] for row in rows)
    return (_BOM + text.getvalue()).encode("utf-8")


def _cell(value: Value) -> str | int | float | None:
    """Whole numbers and decimals with a point, true or false, a list as JSON, nothing where nothing is known."""
    if value.__class__ is str:
        return f"'{value}" if value.startswith(_RISKY) else value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        return json.dumps(value, ensure_ascii=False)
    return value
