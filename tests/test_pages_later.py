"""What pages say of organisations once the years went on: renamed, moved away, never made, out of their term."""

from __future__ import annotations

import json
from typing import Any

import pytest

from generator.model import offices, turns
from generator.opendata import popolo, tables
from generator.pages.changes import changes
from generator.pages.places import cells, units, villages
from generator.pages.results import works
from generator.presentation.page import BuildContext
from generator.records import Record, Ref, Tombstone
from tests.lands import land, part, turn
from tests.lands import model as model_of
from tests.small import TODAY, cell, change, ctx, plain, record, unit, written

Told = dict[str, Any]


def lines(body: str) -> str:
    return plain(body.replace("\u00a0", " "))


@pytest.mark.parametrize(
    ("said", "tenure"),
    [
        ({"term": "2020/2025", "as_of": "2023-01-15"}, "former"),
        ({"term": "2020/2025"}, "former"),
        ({"term": "2020/2025", "from": "2020-08"}, "former"),
        ({"term": "2020/2025", "as_of": "2026-02-01"}, "attested"),
        ({"term": "2020/2025", "from": "2020-08", "to": "2026-12-31"}, "current"),
        ({"term": "2025/2030", "as_of": "2025-12-01"}, "attested"),
        ({"term": "2020/2026", "as_of": "2023-01-15"}, "attested"),
    ],
)
def test_an_office_whose_term_is_over_is_a_former_one_unless_told_of_later(said: Told, tenure: str) -> None:
    officer = {"name": "Lý Văn A", "role": "secretary", **said}
    model = model_of(*land("c", "v@c"), cell("k", "v", officers=[officer]))
    assert [h.tenure for h in offices.holdings(model, Ref("cells/k"), TODAY)] == [tenure]


def test_nobody_is_asked_whose_term_is_over() -> None:
    officer = {"name": "Lý Văn A", "role": "secretary", "term": "2020/2025", "as_of": "2023-01-15"}
    page = lines(written(cells.pages, ctx(*land("c", "v@c"), cell("k", "v", officers=[officer])))["chi-bo/k/"])
    assert "Nguồn chỉ nêu tên người giữ chức vụ trước đây, không nêu tên bí thư hiện nay." in page
    assert "Lý Văn A" in page.partition("Những người giữ chức vụ trước đây")[2]


def never(status: str) -> BuildContext:
    day = "2027-03-01" if status != "cancelled" else "2026-03-01"
    ground: list[Record | Tombstone] = [*land("c", "v@c n@c"), cell("k", "n")]
    return ctx(*ground, turn("x", "merger", "v", "n", day, status=status, incomplete="true"))


@pytest.mark.parametrize(
    ("status", "said"),
    [
        ("planned", "mới dự kiến lập"),
        ("decided", "đã quyết định lập, chưa có tin là đã lập"),
        ("cancelled", "dự kiến lập nhưng không thực hiện"),
    ],
)
def test_what_a_change_was_to_make_is_said_by_the_state_of_the_change(status: str, said: str) -> None:
    seen = never(status)
    found = written(villages.pages, seen)
    assert f"N {said}" in lines(found["thon/"])
    assert f"Thôn này chưa có: {said}." in lines(found["thon/n/"])
    page = next(p for p in villages.pages(seen) if p.address == "thon/n/")
    assert page.description == "Thôn N, xã C, tỉnh T"


def test_the_state_of_a_change_is_said_once_in_its_description() -> None:
    page = next(p for p in changes.pages(never("cancelled")) if p.address == "sap-nhap/x/")
    assert page.description == "Không thực hiện: Thôn V sáp nhập vào thôn N, ngày 1/3/2026."


def test_the_list_of_cells_says_what_became_of_those_that_ended() -> None:
    joined = change("x", "merger", ["cells/a", "cells/b"], ["cells/m"], date="2026-01-01")
    seen = ctx(*land("c", "v@c w@c"), cell("a", "v"), cell("b", "w"), cell("m", "v"), joined)
    found = lines(written(cells.pages, seen)["chi-bo/"])
    assert "Chi bộ a xã C, sáp nhập vào chi bộ m" in found
    assert "Chi bộ m xã C" in found


def test_a_cell_of_a_parted_commune_with_news_of_today_leaves_no_hole_in_its_sentence() -> None:
    parted = turn("x", "split", part("c"), "d e", "2020-01-01")
    page = lines(written(cells.pages, ctx(*land("c d e", "v@c"), cell("k", "v"), parted))["chi-bo/k/"])
    assert "Nơi này nay thuộc nơi nào: chưa có thông tin ." in page
    assert "thuộc ;" not in page


def moved() -> list[Any]:
    """`v` of `c`, which went into `x`, renamed in 2026; then `v` was moved to `y`."""
    return [
        *land("c d x y", "v@c w@c"),
        turn("1", "merger", "c d", "x"),
        turn("2", "rename", "x", "x", "2026-02-01", new_name="Mới"),
        turn("3", "transfer", "v", "y", "2026-05-01"),
    ]


def test_the_history_of_a_village_has_what_became_of_each_commune_while_it_lay_there() -> None:
    later = turn("4", "rename", "x", "x", "2026-06-01", new_name="Mới Nữa")
    model = model_of(*moved(), later)
    assert {c.id for c in turns.of_communes(model, Ref("units/v"))} == {"1", "2"}
    assert {c.id for c in turns.of_communes(model, Ref("units/w"))} == {"1", "2", "4"}


def test_a_village_that_moved_is_told_by_both_communes_and_by_the_ended_one() -> None:
    found = {address: lines(body) for address, body in written(units.pages, ctx(*moved())).items()}
    assert "Thôn V chuyển về xã Y" in found["xa-phuong/x/"].partition("Xã qua các thời kỳ")[2]
    assert "Thôn V trước thuộc xã Mới" in found["xa-phuong/y/"]
    assert "Thôn V nay thuộc xã Y" in found["xa-phuong/c/"]
    assert "trước thuộc" not in found["xa-phuong/c/"]
    assert "Thôn W nay thuộc" not in found["xa-phuong/c/"], "it went where the commune went"


def test_a_day_is_told_with_the_name_of_that_day() -> None:
    found = {address: lines(body) for address, body in written(units.pages, ctx(*moved())).items()}
    assert "Từ ngày 1/7/2025 sáp nhập vào xã X , nay là xã Mới , tỉnh T." in found["xa-phuong/c/"]
    assert "Ngày 1/7/2025, xã X lập từ" in found["xa-phuong/x/"]


def test_a_commune_that_ended_tells_of_works_of_its_time_alone() -> None:
    deed: Told = {"kind": "works", "org": "units/v", "works": {"status": "building"}}
    before = record("achievements/a", title="Đường cũ", period="2024", **deed)
    after = record("achievements/b", title="Đường mới", period="2026", **deed)
    found = written(units.pages, ctx(*moved(), before, after))
    assert "Đường cũ" in found["xa-phuong/c/"]
    assert "Đường mới" not in found["xa-phuong/c/"]
    assert "Đường mới" in found["xa-phuong/y/"]


def test_the_page_of_a_merger_keeps_villages_that_ended_later() -> None:
    ended = turn("4", "merger", "w", "n", "2026-05-01", incomplete="true")
    page = lines(written(changes.pages, ctx(*moved(), *land("x", "n@x")[2:], ended))["sap-nhap/1/"])
    assert "Thôn W sáp nhập vào thôn N" in page
    assert "Thôn V xã Y" in page


def test_a_part_and_others_unnamed_are_said_alike_in_title_and_sentence() -> None:
    model = ctx(*land("c d x"), turn("1", "merger", part("c"), "x", incomplete="true"))
    page = lines(written(changes.pages, model)["sap-nhap/1/"])
    assert "Từ ngày 1/7/2025 một phần xã C sáp nhập vào xã X." in page
    assert "sáp nhập thành" not in page


def test_what_is_not_done_is_no_day_of_completion() -> None:
    own = {"status": "building", "started": "2026-03", "finished": "2027-05"}
    deed = record("achievements/a", title="Đập", kind="works", org="units/v", works=own)
    page = lines(written(works.pages, ctx(*land("c", "v@c"), deed))["cong-trinh/a/"])
    assert "Dự kiến hoàn thành tháng 5/2027" in page
    assert "Hoàn thành" not in page
    assert "Khởi công tháng 3/2026" in page
    assert "Nguồn không nói ai góp và góp bao nhiêu." in page, "nothing told of money leaves no heading alone"


def test_the_body_of_a_committee_is_named_as_the_committee_is() -> None:
    """Whoever renames the commune renames its committee by a change of its own, or both pages would differ."""
    secretary = {"name": "Lý Văn A", "role": "secretary", "from": "2025-07-01"}
    above = record("committees/x", name="Đảng bộ xã X", level="commune", unit="x", officers=[secretary])
    page = lines(written(units.pages, ctx(*moved(), above))["xa-phuong/x/"])
    assert "Đảng bộ xã X" in page
    assert "Đảng ủy xã X từ ngày 1/7/2025" in page


def test_the_table_of_units_tells_the_kind_of_today() -> None:
    turned = turn("1", "reclassification", "c", "c", "2026-03-01", new_kind="phuong")
    model = model_of(*land("c", c="thi_tran"), turned)
    assert [(r["kind"], r["kind_now"]) for r in rows_of(model, "units") if r["id"] == "c"] == [("thi_tran", "phuong")]


def test_what_has_another_kind_since_is_told_with_that_of_its_time_below_what_ended() -> None:
    ground = [unit("t", "province"), unit("h", "district", "t"), unit("c", "commune", "h", kind="thi_tran")]
    over = turn("1", "dissolution", "h", "", "2025-07-01")
    turned = turn("2", "reclassification", "c", "c", "2026-03-01", new_kind="phuong")
    found = {a: lines(body) for a, body in written(units.pages, ctx(*ground, over, turned)).items()}
    assert "Phường C khi ấy là thị trấn C" in found["xa-phuong/h/"]
    assert "khi ấy" not in found["xa-phuong/t/"]


def test_a_committee_ends_with_its_unit_in_the_files_too() -> None:
    above = record("committees/c", name="Đảng bộ xã C", level="commune", unit="c")
    model = model_of(*moved(), above)
    found = {o["id"]: o for o in json.loads(popolo.write(model))["organizations"]}
    assert found["committees/c"]["dissolution_date"] == found["units/c"]["dissolution_date"] == "2025-07-01"
    assert [r["ended"] for r in rows_of(model, "committees")] == ["2025-07-01"]


def rows_of(model: Any, name: str) -> list[dict[str, Any]]:
    table = next(t for t in tables.TABLES if t.name == name)
    head = [column.name for column in table.columns]
    return [dict(zip(head, row, strict=True)) for row in tables.rows(model, table)]
