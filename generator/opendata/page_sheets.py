"""Tables that stand beside pages as CSV: the numbers of their pictures, for a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.incremental.site_file import SiteFile
from generator.opendata import table_csv
from generator.presentation.context import BuildContext
from generator.presentation.page import CsvSheet, PageHead


def files(ctx: BuildContext, pages: Sequence[PageHead]) -> Iterator[SiteFile]:
    """One for each sheet, beside its page."""
    for page in pages:
        for sheet in page.sheets:
            yield SiteFile(address=f"{page.address}{sheet.file}", content=write(sheet))


def write(sheet: CsvSheet) -> bytes:
    return table_csv.encode(sheet.head, zip(*sheet.rows, strict=True))
