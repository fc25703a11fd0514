"""Pages of cells stay light however long a cell has been meeting."""

from __future__ import annotations

import re
from typing import Any

import pytest

from generator.pages.places import cells
from generator.presentation.page import Page
from generator.records import Record, Tombstone
from tests.small import cell, change, ctx, plain, record, unit, written


def test_a_cell_shows_three_years_of_its_calendar_and_the_older_ones_on_their_pages() -> None:
    met = [
        record(f"activities/h-{year}-{month}", title="Họp", kind="regular_meeting", status="held",
               date=f"{year}-{month:02d}-05", orgs=["cells/cb"])
        for year in range(2020, 2026) for month in (1, 2, 3)
    ]  # fmt: skip
    pages = written(cells.pages, ctx(unit("c", "commune"), unit("d", "village", "c"), cell("cb", "d"), *met))
    own = pages["chi-bo/cb/"]
    assert re.findall(r"<figcaption>Năm (\d+)", own) == ["2025", "2024", "2023"]
    assert re.findall(r'href="nam-(\d+)/"', own.partition("Việc đã làm")[0]) == ["2022", "2021", "2020"]
    assert re.findall(r"<figcaption>Năm (\d+)", pages["chi-bo/cb/nam-2021/"]) == ["2021"]
    assert 'href="../../../hoat-dong/h-2021-2/"' in pages["chi-bo/cb/nam-2021/"]


def met(*months: str, **more: Any) -> list[Record | Tombstone]:
    return [
        record(f"activities/h-{month}", title=f"Họp {month}", kind="regular_meeting", status="held", date=month,
               orgs=["cells/cb"], **more)
        for month in months
    ]  # fmt: skip


def page_of(*records: Record | Tombstone, **of_cell: Any) -> Page:
    seen = ctx(unit("c", "commune"), unit("d", "village", "c"), cell("cb", "d", **of_cell), *records)
    return next(p for p in cells.pages(seen) if p.address == "chi-bo/cb/")


NOT_NONE = "Như vậy không có nghĩa là chi bộ không họp."


@pytest.mark.parametrize(
    ("months", "said"),
    [
        (
            ("2020-03-05", "2020-09"),
            "Năm 2020 có tin về buổi sinh hoạt của 2 trong 12 tháng. "
            f"Từ tháng 10/2020 đến nay chưa có tin về buổi sinh hoạt nào ghi rõ tháng. {NOT_NONE}",
        ),
        (
            [f"2026-{m:02d}-05" for m in (1, 2, 3, 4, 5, 6, 7, 9, 10)],
            "Từ tháng 1/2026 đến tháng 10/2026 có tin về buổi sinh hoạt của 9 trong 10 tháng. "
            f"Chưa có tin: tháng 8/2026. {NOT_NONE}",
        ),
        (
            [f"2026-{m:02d}-05" for m in range(1, 12)],
            "Từ tháng 1/2026 đến tháng 11/2026 tháng nào cũng có tin về buổi sinh hoạt.",
        ),
    ],
)
def test_the_calendar_says_how_many_months_have_a_record_and_never_that_nobody_met(
    months: list[str], said: str
) -> None:
    """Today is a day of 11/2026: that month is not over, so it is missing in no count."""
    text = plain(page_of(*met(*months)).body)
    assert f"Các buổi sinh hoạt {said}" in text


def test_of_a_cell_that_ended_nothing_is_said_of_the_time_since() -> None:
    over = change("x", "dissolution", ["cells/cb"], [], date="2021-06-01")
    text = plain(page_of(*met("2021-02-05"), over, founded="2021-02").body)
    assert "Từ tháng 2/2021 đến tháng 6/2021 có tin về buổi sinh hoạt của 1 trong 5 tháng." in text
    assert "đến nay" not in text


def test_the_months_are_a_file_too() -> None:
    page = page_of(*met("2024-03-05", "2026-10"))
    (sheet,) = page.sheets
    assert sheet.file == "sinh-hoat.csv"
    assert f'<a href="{sheet.file}" download>' in page.body
    assert sheet.rows[0] == ("2024", "1", "chưa có thông tin", "", "")
    assert sheet.rows[2] == ("2024", "3", "có tin", "ngày 5/3/2024", "Họp 2024-03-05")
    assert sheet.rows[-1] == ("2026", "11", "chưa có thông tin", "", ""), "months to come have no row"
    assert len(sheet.rows) == 35


def test_meetings_that_a_count_implies_are_neither_held_nor_missing() -> None:
    counted = met("2020-06-05", sequence={"number": "4", "since": "2020-02"})
    page = page_of(*counted, founded="2020-02")
    (sheet,) = page.sheets
    assert [row[2] for row in sheet.rows[:5]] == ["có thể đã họp"] * 4 + ["có tin"]
    assert "Chưa có tin:" not in plain(page.body)
    assert "3 buổi trong 4 tháng này, nguồn không nói tháng nào" in plain(page.body)


def test_without_a_day_there_is_no_calendar_and_no_file() -> None:
    page = page_of(record("activities/h", title="Họp", kind="regular_meeting", status="held", orgs=["cells/cb"]))
    assert page.sheets == ()
    assert NOT_NONE in page.body
