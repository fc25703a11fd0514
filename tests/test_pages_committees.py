"""Committees on the pages of units: where their unit ended, and under which a cell is now."""

from __future__ import annotations

from generator.pages.places import units, villages
from tests.small import cell, change, ctx, record, unit, written
from tests.test_pages_places import country


def test_a_cell_whose_committee_ended_with_its_commune_lies_under_nobody_knows_which() -> None:
    below = cell("khe", "khe", committee="committees/alpha")
    above = record("committees/alpha", name="Đảng bộ xã Alpha", level="commune", unit="alpha")
    seen = ctx(*(x for x in country() if x.ref != below.ref), below, above)
    page = written(units.pages, seen)["xa-phuong/moi/"]
    assert "thôn Khe; nay thuộc đảng bộ nào: chưa có thông tin" in page


def test_the_committee_of_a_commune_that_ended_has_nobody_to_turn_to() -> None:
    secretary = {"name": "Lý Văn A", "role": "secretary", "as_of": "2024-05-01"}
    above = record("committees/alpha", name="Đảng bộ xã Alpha", level="commune", unit="alpha", officers=[secretary])
    page = written(units.pages, ctx(*country(), above))["xa-phuong/alpha/"]
    assert "Ai phụ trách" not in page
    assert "Lý Văn A" in page.partition("Những người được nguồn nhắc tên")[2]


def test_what_took_over_under_the_same_name_is_called_the_new_one() -> None:
    seen = ctx(
        unit("a", "commune", name="Ba"), unit("b", "commune", name="Ba"), unit("v", "village", "a"),
        change("x", "merger", ["units/a"], ["units/b"], date="2025-07-01", incomplete="true"),
    )  # fmt: skip
    page = written(units.pages, seen)["xa-phuong/a/"]
    assert '<b>Từ ngày 1/7/2025 sáp nhập vào <a href="../b/">xã Ba</a> mới.</b>' in page


def test_the_cell_of_a_village_serves_what_took_over() -> None:
    seen = ctx(
        unit("a", "commune"), unit("v", "village", "a"), unit("w", "village", "a"), cell("c", "v"),
        change("x", "merger", ["units/v"], ["units/w"], date="2025-07-01", incomplete="true"),
    )  # fmt: skip
    found = written(villages.pages, seen)
    for page in (found["thon/v/"], found["thon/w/"]):
        assert '<dt>Chi bộ của thôn</dt><dd><a href="../../chi-bo/c/">' in page
