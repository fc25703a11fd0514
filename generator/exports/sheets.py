"""Owns the tables that stand beside pages as CSV: the numbers of their pictures, for a spreadsheet."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence

from generator.exports.file import Export
from generator.pages import Page
from generator.pages.page import Sheet, View

_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")


def files(view: View, pages: Sequence[Page]) -> Iterator[Export]:
    """One for each sheet, beside its page."""
    for page in pages:
        for sheet in page.sheets:
            yield Export(address=f"{page.address}{sheet.file}", content=write(sheet))


def write(sheet: Sheet) -> bytes:
    """With a byte order mark, by which Excel knows Vietnamese letters, and the line ends it writes itself."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(_safe(sheet.head))
    writer.writerows(_safe(row) for row in sheet.rows)
    return out.getvalue().encode("utf-8-sig")


def _safe(cells: Iterable[str]) -> list[str]:
    """A text that a spreadsheet would take for a formula gets an apostrophe before it."""
    return [
        f"'{x}" if x[:1] in ("=", "+", "-", "@", "\t", "\r", "\n") and not _NUMBER.fullmatch(x) else x for x in cells
    ]
