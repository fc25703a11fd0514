"""One province out of a list of communes in the form of `tests.nation`: three parts, some kept, names used again."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from generator.checks import check
from generator.model import names
from generator.records import Ref
from tests import nation
from tests.worlds import on_disk

TODAY = date(2026, 11, 29)


def _old(code: str, name: str, *, kind: str = "xa", part: bool = False) -> dict[str, Any]:
    return {
        "code": code,
        "kind": kind,
        "name": name,
        "district": "Huyện Ba Sông",
        "province": "Tỉnh Bắc Giáp",
        "part": part,
    }


def _new(code: str, name: str, made_of: Iterable[dict[str, Any]], kind: str = "xa") -> dict[str, Any]:
    return {"code": code, "kind": kind, "name": name, "province": "Tỉnh Đông Giáp", "from": list(made_of)}


LIST = [
    _new("1", "Đại Minh", [_old("1", "Đại Minh"), _old("2", "Phúc Lộc", part=True)]),
    _new("3", "Phúc Lộc", [_old("3", "Tân An"), _old("2", "Phúc Lộc", part=True)]),
    _new("4", "Ba Sông", [_old("4", "Ba Sông", kind="thi_tran"), _old("2", "Phúc Lộc", part=True)], kind="phuong"),
    _new("5", "Hòn Cau", [_old("5", "Hòn Cau")], kind="dac_khu"),
    _new("6", "Yên Hòa", [_old("6", "Yên Hòa")]),
]


def test_every_parted_commune_has_all_its_heirs_and_no_other(tmp_path: Path) -> None:
    model = on_disk(tmp_path, nation.files(LIST)).model
    assert model
    assert not [fault for fault in check(model, TODAY) if fault.severity == "error"]
    assert list(nation.false_heirs(model, LIST)) == []
    assert list(nation.unsaid(model, LIST, TODAY)) == []
    assert names.fate(model, Ref("units/phucloc-2")).count("một phần nay thuộc") == 3
    kept = model.unit(Ref("units/honcau-5"))
    assert kept
    assert [names.unit_name(model, kept, on) for on in (date(2025, 6, 30), TODAY)] == ["xã Hòn Cau", "đặc khu Hòn Cau"]
    assert names.above(model, kept, date(2025, 6, 30)) == "huyện Ba Sông, tỉnh Bắc Giáp"
    assert names.above(model, kept, TODAY) == "tỉnh Đông Giáp"


def test_a_wrong_heir_is_found(tmp_path: Path) -> None:
    """The judge itself: against a list that says something else it finds each difference."""
    model = on_disk(tmp_path, nation.files(LIST)).model
    assert model
    other = json.loads(json.dumps(LIST))
    other[0]["from"][1]["part"] = False
    other[4]["from"].append(_old("3", "Tân An"))
    assert {line.partition(":")[0] for line in nation.false_heirs(model, other)} == {
        "phucloc-2",
        "tanan-3",
        "yenhoa-6",
    }
