"""One province out of a small register: three parts, some kept, names used again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from generator.checks import check
from generator.model import names
from generator.register import decode
from tests import nation
from tests.nation import TODAY

REGISTER = decode({
    "day": "2025-07-01",
    "sources": {which: {"kind": "portal", "title": "Danh mục hành chính"} for which in ("former", "today")},
    "documents": {"1/2025/QH15": ["2025-06-12", ""], "2/NQ-UBTVQH15": ["2025-06-16", "Sắp xếp xã"],
                  "3/NQ-UBTVQH16": ["2026-08-04", ""]},
    "former_provinces": [["01", "tinh", "Bắc Giáp"], ["02", "tinh", "Đông Giáp"]],
    "districts": [["101", "huyen", "Ba Sông", "01"], ["102", "huyen", "Hòn Trứng", "02"]],
    "former_communes": [
        ["00001", "xa", "Đại Minh", "101"], ["00002", "xa", "Phúc Lộc", "101"], ["00003", "xa", "Tân An", "101"],
        ["00004", "thi_tran", "Ba Sông", "101"], ["00005", "xa", "Hòn Cau", "101"], ["00006", "xa", "Yên Hòa", "101"],
    ],
    "provinces": [["02", "tinh", "Đông Giáp", ["01", "02"], ["1/2025/QH15", "2/NQ-UBTVQH15"], []]],
    "communes": [
        ["00001", "xa", "Đại Minh", "02", ["00001", "00002"], [], []],
        ["00003", "xa", "Phúc Lộc", "02", ["00002", "00003"], [], ["note-cut"]],
        ["00004", "xa", "Ba Sông", "02", ["00002", "00004"], ["phuong", "3/NQ-UBTVQH16"], []],
        ["00005", "dac_khu", "Hòn Cau", "02", ["00005"], [], []],
        ["00006", "xa", "Yên Hoà", "02", ["00006"], [], []],
        ["00007", "dac_khu", "Hòn Trứng", "02", ["102"], [], []],
    ],
})  # fmt: skip


def test_every_parted_commune_has_all_its_heirs_and_no_other() -> None:
    start, _ = nation.start()
    draft = nation.drafted(REGISTER, REGISTER.communes, start)
    model = nation.model_of(draft, start)
    assert not [fault for fault in check(model, TODAY) if fault.severity == "error"]
    of = nation.refs(model, REGISTER, REGISTER.communes)
    assert list(nation.false_heirs(model, REGISTER, of)) == []
    assert list(nation.unsaid(model, REGISTER, of)) == []
    by_name = {unit.name: unit for unit in of}
    parted = REGISTER.communes[0].made_of[1]
    assert names.fate(model, of[parted]).count("một phần nay thuộc") == 3
    kept = model.unit(of[by_name["Hòn Cau"]])
    assert kept
    assert [names.unit_name(model, kept, on) for on in (date(2025, 6, 30), TODAY)] == ["xã Hòn Cau", "đặc khu Hòn Cau"]
    assert names.above(model, kept, date(2025, 6, 30)) == "huyện Ba Sông, tỉnh Bắc Giáp"
    assert names.above(model, kept, TODAY) == "tỉnh Đông Giáp"


def test_a_wrong_heir_is_found() -> None:
    """The judge itself: against a register that says something else it finds each difference."""
    start, _ = nation.start()
    model = nation.model_of(nation.drafted(REGISTER, REGISTER.communes, start), start)
    of = nation.refs(model, REGISTER, REGISTER.communes)
    minh, loc, *rest = REGISTER.communes
    fewer = replace(minh, made_of=minh.made_of[:1])
    more = replace(loc, made_of=(*loc.made_of, *rest[2].made_of))
    other = replace(REGISTER, communes=(fewer, more, *rest))
    found = nation.false_heirs(model, other, {**of, fewer: of[minh], more: of[loc]})
    assert {line.partition(":")[0].partition("/")[2] for line in found} >= {"xa-phuc-loc-huyen-ba-song", "xa-yen-hoa"}
