"""Owns the tables that stand beside pages as CSV: the numbers of their pictures, for a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.exports import table_csv
from generator.exports.file import Export
from generator.pages import Page
from generator.pages.page import Sheet, View


def files(view: View, pages: Sequence[Page]) -> Iterator[Export]:
    """One for each sheet, beside its page."""
    for page in pages:
        for sheet in page.sheets:
            yield Export(address=f"{page.address}{sheet.file}", content=write(sheet))


def write(sheet: Sheet) -> bytes:
    return table_csv.encode(sheet.head, zip(*sheet.rows, strict=True))
