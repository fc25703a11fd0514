"""Mergers: what is carried over, what must be chosen, what is refused and in which words, what a table says."""

from dataclasses import replace
from pathlib import Path

import pytest

from generator.edits.change_input import ChangeInput
from generator.edits.drafts import Desk
from generator.edits.dry_run import dry_run
from generator.edits.merging import merge
from generator.edits.successor import Merger
from generator.edits.table import COLUMNS, merge_all
from tests.desks import FILES, PRESS, SOURCES, WHEN, laid, values


@pytest.fixture
def at(tmp_path: Path) -> Desk:
    return laid(tmp_path)


def test_cells_merge_into_a_new_record_and_a_change(at: Desk, tmp_path: Path) -> None:
    draft = merge(at, Merger(before=("dong", "tay"), into="Chi bộ thôn Đông Tây", occasion=WHEN))
    assert not draft.refused
    assert [e.file for e in draft.edits] == ["data/changes/dong-tay-2026.yml", "data/cells/an/dong-tay.yml"]
    assert values(draft, "data/changes/dong-tay-2026.yml") == {
        "title": "Chi bộ thôn Đông và chi bộ thôn Tây sáp nhập thành Chi bộ thôn Đông Tây",
        "kind": "merger", "date": "2026-07-01", "before": ["cells/dong", "cells/tay"], "after": ["cells/dong-tay"],
        "sources": [{"id": "s1", "kind": "press", "title": "Bài về sáp nhập"}],
    }  # fmt: skip
    made = values(draft, "data/cells/an/dong-tay.yml")
    assert made["units"] == ["dong", "tay"]
    assert (made["committee"], made["meeting_day"], made["reports_from"]) == ("xa-an", "5", "2026-07-01")
    assert "officers" not in made
    assert "observations" not in made
    assert any("nơi phục vụ (dong và tay)" in note and "ngày họp hằng tháng" in note for note in draft.notes)
    assert any("người giữ chức vụ (1) và số liệu (1)" in note for note in draft.notes)
    assert not dry_run(at, tmp_path, draft)


def test_officers_and_figures_come_along_only_when_told(at: Desk, tmp_path: Path) -> None:
    wish = Merger(
        before=("units/dong", "units/tay"), into="thôn Đông Tây", occasion=WHEN, with_cells=True,
        officers_from="cells/dong", figures_from="cells/dong",
    )  # fmt: skip
    draft = merge(at, wish)
    made = values(draft, "data/cells/an/dong-tay.yml")
    assert made["officers"][0]["name"] == "Lê Văn An"
    assert made["officers"][0]["concurrent"] == [{"title": "Trưởng thôn", "org": "units/dong-tay"}]
    assert made["officers"][0]["source"] == made["observations"][0]["source"] == "s1-2"
    assert [s["id"] for s in made["sources"]] == ["s1", "s1-2"]
    assert not dry_run(at, tmp_path, draft)


def test_villages_merge_with_their_cells(at: Desk, tmp_path: Path) -> None:
    wish = Merger(before=("dong", "tay"), into="Đông", occasion=WHEN, with_cells=True)
    draft = merge(at, wish)
    turn = values(draft, "data/changes/dong-2026.yml")
    assert turn["before"] == ["units/dong", "units/tay", "cells/dong", "cells/tay"]
    assert turn["after"] == ["units/dong-2026", "cells/dong-2026"]
    assert turn["title"] == "Thôn Tây sáp nhập vào thôn Đông"
    village = values(draft, "data/units/an/dong-2026.yml")
    assert (village["name"], village["parent"], village["contact"]) == ("Đông", "an", {"phone": "02053 123 456"})
    cell = values(draft, "data/cells/an/dong-2026.yml")
    assert (cell["name"], cell["units"]) == ("Chi bộ thôn Đông", ["dong-2026"])
    assert not dry_run(at, tmp_path, draft)


def test_a_cell_that_villages_share_goes_on(tmp_path: Path) -> None:
    shared = FILES["data/cells/an/tay.yml"].replace("  - tay # một thôn\n", "  - dong # thôn một\n  - tay\n")
    files = {k: v for k, v in FILES.items() if k not in ("data/cells/an/dong.yml", "data/activities/hop.yml")}
    at = laid(tmp_path, {**files, "data/cells/an/tay.yml": shared})
    draft = merge(at, Merger(before=("dong", "tay"), into="Đông Tây", occasion=WHEN, with_cells=True))
    (edit,) = [e for e in draft.edits if e.file == "data/cells/an/tay.yml"]
    assert "units:\n  - dong-tay\n  - dong # thôn một\n  - tay\n" in edit.after
    assert values(draft, "data/changes/dong-tay-2026.yml")["after"] == ["units/dong-tay"]


def test_a_place_called_as_a_device_of_windows_has_another_id(at: Desk, tmp_path: Path) -> None:
    draft = merge(at, Merger(before=("units/dong", "units/tay"), into="thôn Cồn", occasion=WHEN))
    assert values(draft, "data/units/an/con-2026.yml")["name"] == "Cồn"
    assert not dry_run(at, tmp_path, draft)


def test_what_differs_must_be_chosen(at: Desk, tmp_path: Path) -> None:
    wish = Merger(before=("units/dong", "units/nam"), into="Đông Nam", occasion=WHEN)
    assert merge(at, wish).refused == (
        "Các nơi này khác loại (bản và thôn); chọn một bằng --kind.",
        "Các nơi này thuộc những cấp trên khác nhau (xã An và xã Bình); chọn một bằng --parent.",
    )
    draft = merge(at, replace(wish, kind="thon", parent="an"))
    assert not draft.refused
    assert not dry_run(at, tmp_path, draft)


def test_the_commune_is_that_of_the_day(tmp_path: Path) -> None:
    merged = "kind: merger\ndate: 2025-07-01\nbefore:\n  - units/an\n  - units/binh\nafter:\n  - units/moi\n" + SOURCES
    more = {"data/units/moi.yml": "name: Mới\nlevel: commune\nkind: xa\n" + SOURCES, "data/changes/moi.yml": merged}
    at = laid(tmp_path, {**FILES, **more})
    wish = Merger(before=("units/dong", "units/tay"), into="Đông Tây", occasion=WHEN)
    assert values(merge(at, wish), "data/units/an/dong-tay.yml")["parent"] == "moi"
    early = merge(at, replace(wish, occasion=replace(WHEN, date="2020")))
    assert values(early, "data/units/an/dong-tay.yml")["parent"] == "an"


@pytest.mark.parametrize(
    ("wish", "said"),
    [
        (Merger(before=("dong",), into="X", occasion=WHEN), "cần ít nhất hai nơi"),
        (Merger(before=("dong", "khong-co"), into="X", occasion=WHEN), "Không thấy “khong-co”"),
        (Merger(before=("dong", "tay"), into="", occasion=WHEN), "Thiếu tên sau sáp nhập"),
        (Merger(before=("dong", "tay"), into="X", occasion=ChangeInput(origin=PRESS)), "Thiếu ngày"),
        (Merger(before=("dong", "tay"), into="X", occasion=ChangeInput(date="2026-13", origin=PRESS)), "tháng 13"),
        (Merger(before=("dong", "tay"), into="X", occasion=ChangeInput(date="2026")), "Thiếu nguồn"),
        (Merger(before=("dong", "tay"), into="X", occasion=WHEN, new_id="../x"), "không làm mã được"),
        (Merger(before=("dong", "tay"), into="X", occasion=WHEN, new_id="tay"), "đã có trong data/cells/"),
        (Merger(before=("cells/dong", "units/tay"), into="X", occasion=WHEN), "Chỉ gộp cùng loại"),
        (Merger(before=("dong", "tay"), into="X", occasion=WHEN, officers_from="xa-an"), "không phải một trong"),
    ],
)
def test_refusals_are_sentences(at: Desk, wish: Merger, said: str) -> None:
    draft = merge(at, wish)
    assert any(said in sentence for sentence in draft.refused), draft.refused
    assert not draft.edits


def test_a_day_to_come_makes_a_decision(at: Desk) -> None:
    soon = replace(WHEN, date="2027-01-01")
    draft = merge(at, Merger(before=("dong", "tay"), into="X", occasion=soon))
    assert values(draft, "data/changes/x-2027.yml")["status"] == "decided"
    assert any("chưa tính là đã làm" in note for note in draft.notes)


def test_a_table_is_all_or_nothing(at: Desk) -> None:
    default = Merger(before=(), into="", occasion=ChangeInput(origin=PRESS))
    text = (
        "before;into;date;with_cells\n"
        "units/dong + units/tay;Đông Tây;2026-07-01;c\n"
        "\n"
        "Đông+nope;;2026-13;\n"
        '"units/tay\nunits/nam";Tây Nam;2026-07;z\n'
    )
    refused = merge_all(at, "bang.csv", text, default).refused
    assert [said.split(": ", 1)[0] for said in refused] == ["bang.csv:4"] * 4 + ["bang.csv:5"] * 4
    assert refused[-1] == "bang.csv:5: thôn Tây đã sáp nhập ở bang.csv:2."
    assert not merge_all(at, "bang.csv", text, default).edits


def test_a_table_says_what_is_wrong_with_its_head(at: Desk) -> None:
    default = Merger(before=(), into="", occasion=WHEN)
    assert merge_all(at, "b.csv", "befor,into\na,b\n", default).refused == (
        "b.csv:1: không có cột “befor”. Có phải “before”?",
        "b.csv:1: thiếu cột before (các nơi sáp nhập, cách nhau bằng dấu +).",
    )
    assert merge_all(at, "b.csv", "before,into\n", default).refused == ("b.csv:1: bảng chưa có dòng nào.",)
    assert merge_all(at, "b.csv", 'before,into\n"a,b\n', default).refused
    assert len(COLUMNS) == len(set(COLUMNS))


def test_options_hold_for_every_row(at: Desk) -> None:
    text = "before,into,new_id\ndong+tay,Đông Tây,dt\n"
    draft = merge_all(at, "b.csv", text, Merger(before=(), into="", occasion=WHEN))
    assert not draft.refused
    assert values(draft, "data/cells/an/dt.yml")["name"] == "Chi bộ Đông Tây"
    assert set(draft.rows.values()) == {"b.csv:2"}
