"""CSV: RFC 4180 with the mark that spreadsheets know UTF-8 by; no cell is taken for a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from generator.opendata.table_json import list_text
from generator.opendata.tables import CellValue, Column, TableRow

# A spreadsheet reckons with a text that begins like this. Such a text, and one that begins with ' itself, gets a '
# in front; so whoever takes one ' away from the front of a text has what the record says. Numbers are no texts.
_RISKY = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "'")
_BOM = "\ufeff"
CSV_RULE = (
    "Trong CSV, chữ bắt đầu bằng = + - @ hoặc ' được thêm một dấu ' ở trước, để bảng tính không hiểu là công thức; gặp "
    "chữ bắt đầu bằng ' thì bỏ một dấu ấy là được nguyên văn. Số âm vẫn là số."
)


def write(columns: Sequence[Column], rows: Sequence[TableRow]) -> bytes:
    """A table of the open data."""
    return encode([column.name for column in columns], map(_cells, columns, zip(*rows, strict=True)))


def encode(head: Sequence[str], columns: Iterable[Sequence[CellValue]]) -> bytes:
    """Any table: its head, and of each column the cells of all rows."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(_guarded(head))
    # Column by column: most are empty or need no change, and a table of a province has half a million cells.
    writer.writerows(zip(*map(_guarded, columns), strict=True))
    return (_BOM + text.getvalue()).encode("utf-8")


def _cells(column: Column, values: tuple[CellValue, ...]) -> Sequence[CellValue]:
    """Numbers as they are with a point, true or false, a list as JSON, nothing where nothing is known."""
    if column.type == "boolean":
        return ["" if value is None else str(value).lower() for value in values]
    if column.type == "array":
        return [list_text(value) if isinstance(value, tuple) else None for value in values]
    return values


def _guarded(cells: Sequence[CellValue]) -> Sequence[CellValue]:
    if not any(cells):
        return cells
    return [f"'{cell}" if isinstance(cell, str) and cell.startswith(_RISKY) else cell for cell in cells]
