"""Pages of cells stay light however long a cell has been meeting."""

from __future__ import annotations

import re

from generator.pages import cells
from tests.small import cell, record, unit, view, written


def test_a_cell_shows_three_years_of_its_calendar_and_the_older_ones_on_their_pages() -> None:
    met = [
        record(f"activities/h-{year}-{month}", title="Họp", kind="regular_meeting", status="held",
               date=f"{year}-{month:02d}-05", orgs=["cells/cb"])
        for year in range(2020, 2026) for month in (1, 2, 3)
    ]  # fmt: skip
    pages = written(cells.pages, view(unit("c", "commune"), unit("d", "village", "c"), cell("cb", "d"), *met))
    own = pages["chi-bo/cb/"]
    assert re.findall(r"<figcaption>Năm (\d+)", own) == ["2025", "2024", "2023"]
    assert re.findall(r'href="nam-(\d+)/"', own.partition("Việc đã làm")[0]) == ["2022", "2021", "2020"]
    assert re.findall(r"<figcaption>Năm (\d+)", pages["chi-bo/cb/nam-2021/"]) == ["2021"]
    assert 'href="../../../hoat-dong/h-2021-2/"' in pages["chi-bo/cb/nam-2021/"]
