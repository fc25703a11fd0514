"""The form of the official units, and reading them out of the file that the package carries."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any, Literal

from generator.records.units import called

FILE = Path(__file__).with_name("units.json")
# The note of the statistics office is cut, or does not name all that the commune was made of.
Remark = Literal["note-cut", "not-in-note"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """`title` is "" where no source gives it."""

    number: str
    issued_on: str
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Former:
    """A province, district or commune of the time before the day; `above` is where it lay, None for a province."""

    code: str
    kind: str
    name: str
    above: Former | None = None

    @property
    def called(self) -> str:
        return called(self.kind, self.name)

    @property
    def level(self) -> str:
        return "province" if self.above is None else "commune" if self.above.above else "district"

    @property
    def where(self) -> tuple[Former, ...]:
        """The units above, nearest first."""
        return (self.above, *self.above.where) if self.above else ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Later:
    """Another kind than on the day. The source gives the day of issue, none of effect."""

    kind: str
    by: Resolution


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Province:
    """A province of today; `kind` is that of the day. `merged_by` is None where it was made of itself alone."""

    code: str
    kind: str
    name: str
    made_of: tuple[Former, ...]
    merged_by: Resolution | None
    communes_by: Resolution
    later: Later | None

    @property
    def called(self) -> str:
        return called(self.kind, self.name)

    @property
    def itself(self) -> Former:
        """The former province whose name it bears; it lives on."""
        return next(x for x in self.made_of if x.name == self.name)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Commune:
    """A commune of today; `kind` and `name` are those of the day. `made_of` is one district where that had none."""

    code: str
    kind: str
    name: str
    province: Province
    made_of: tuple[Former, ...]
    later: Later | None
    remarks: tuple[Remark, ...]

    @property
    def called(self) -> str:
        return called(self.kind, self.name)

    @property
    def now(self) -> str:
        """What the register of today calls it."""
        return called(self.kinds[-1], self.name)

    @property
    def kinds(self) -> tuple[str, ...]:
        return (self.kind, self.later.kind) if self.later else (self.kind,)


Area = Former | Province | Commune


@dataclass(frozen=True, kw_only=True, eq=False)
class Register:
    """All communes of today. `sources` says where "former" and "today" are known from, as a record's source does."""

    day: str
    sources: Mapping[str, Mapping[str, str]]
    communes: tuple[Commune, ...]

    @cached_property
    def heirs(self) -> Mapping[str, tuple[Commune, ...]]:
        """By the code of a former commune: the communes that hold it, or parts of it."""
        found: dict[str, tuple[Commune, ...]] = {}
        for commune in self.communes:
            for old in commune.made_of:
                found[old.code] = (*found.get(old.code, ()), commune)
        return found

    @cached_property
    def by_code(self) -> Mapping[str, tuple[Area, ...]]:
        """All that bear or bore a code."""
        found: dict[str, dict[Area, None]] = {}
        for commune in self.communes:
            former = (unit for old in commune.made_of for unit in (old, *old.where))
            areas: tuple[Area, ...] = (commune, commune.province, *commune.province.made_of, *former)
            for area in areas:
                found.setdefault(area.code, {})[area] = None
        return {code: tuple(units) for code, units in found.items()}

    @cached_property
    def provinces_of(self) -> Mapping[str, Province]:
        """By the code of a former province: the one of today that it is, or is a part of."""
        provinces = dict.fromkeys(commune.province for commune in self.communes)
        return {old.code: province for province in provinces for old in province.made_of}

    def parted(self, old: Former) -> bool:
        """Whether several communes hold parts of it."""
        return len(self.heirs[old.code]) > 1

    def kept(self, commune: Commune) -> Former | None:
        """The former commune that a commune of today is, under another unit and maybe another name and kind."""
        only = commune.made_of[0] if len(commune.made_of) == 1 else None
        return only if only and only.level == "commune" and not self.parted(only) else None


@cache
def official() -> Register:
    return decode(json.loads(FILE.read_text(encoding="utf-8")))


def decode(content: Mapping[str, Any]) -> Register:
    """The register in the form of `units.json`."""
    issued: Mapping[str, list[str]] = content["documents"]
    resolutions = {
        number: Resolution(number=number, issued_on=day, title=title) for number, (day, title) in issued.items()
    }
    former: dict[str, Former] = {}
    for code, kind, name, *above in (
        *content["former_provinces"], *content["districts"], *content["former_communes"]
    ):  # fmt: skip
        former[code] = Former(code=code, kind=kind, name=name, above=former[above[0]] if above else None)

    def later(said: list[str]) -> Later | None:
        return Later(kind=said[0], by=resolutions[said[1]]) if said else None

    provinces = {
        code: Province(
            code=code, kind=kind, name=name, made_of=tuple(former[x] for x in made_of),
            merged_by=resolutions.get(merged), communes_by=resolutions[communes], later=later(turned),
        )
        for code, kind, name, made_of, (merged, communes), turned in content["provinces"]
    }  # fmt: skip
    communes = tuple(
        Commune(
            code=code, kind=kind, name=name, province=provinces[province], made_of=tuple(former[x] for x in made_of),
            later=later(turned), remarks=tuple(remarks),
        )
        for code, kind, name, province, made_of, turned, remarks in content["communes"]
    )  # fmt: skip
    return Register(day=content["day"], sources=content["sources"], communes=communes)
