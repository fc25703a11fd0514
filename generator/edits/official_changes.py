"""Puts what happened to official units into the words and sides of change records."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.edits.merging import titled
from generator.records import Ref
from generator.records.units import called
from generator.register import Commune, Former, Province, Register, Resolution, spelt
from generator.source import YamlValue

_NAMED = 4
_UNDATED = "Nguồn chưa cho biết ngày có hiệu lực."


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """One change. `wanted` are the words of its id; without `dated` it was decided, and no source says from when on."""

    kind: str
    title: str
    wanted: str
    by: Resolution
    before: Sequence[YamlValue]
    after: Sequence[Ref] = ()
    new_name: str = ""
    new_kind: str = ""
    notes: str = ""
    dated: bool = True


def of_commune(
    register: Register, commune: Commune, before: Mapping[Former, Ref], unit: Ref, province: Ref
) -> Iterator[Turn]:
    """How it came about, and what happened later. `before` are the records of what ended in it."""
    kept = register.kept(commune)
    yield from _kept(commune, kept, unit, province) if kept else [_made(register, commune, before, unit)]
    if turn := later(commune, unit):
        yield turn


def of_district(district: Former, ref: Ref, province: Province) -> Turn:
    return Turn(
        kind="dissolution", title=f"{district.called} kết thúc hoạt động", wanted=f"{district.called} 2025",
        by=province.communes_by, before=[str(ref)],
    )  # fmt: skip


def merged_provinces(province: Province, unit: Ref, others: Sequence[Ref]) -> Turn | None:
    """None for a province that no other came to."""
    if province.merged_by is None:
        return None
    return Turn(
        kind="merger", title=titled([x.called for x in province.made_of], province.called),
        wanted=f"{province.called} 2025", by=province.merged_by, before=[str(unit), *map(str, others)], after=[unit],
    )  # fmt: skip


def later(area: Commune | Province, unit: Ref) -> Turn | None:
    """The other kind that it got after 2025."""
    if area.later is None:
        return None
    new = called(area.later.kind, area.name)
    return Turn(
        kind="reclassification", title=f"{area.called} chuyển thành {new}",
        wanted=f"{new} {area.later.by.issued_on[:4]}", by=area.later.by, before=[str(unit)],
        new_kind=area.later.kind, notes=_UNDATED, dated=False,
    )  # fmt: skip


def _made(register: Register, commune: Commune, before: Mapping[Former, Ref], unit: Ref) -> Turn:
    """Out of several, of a part of one, or of a district that had no communes."""
    said = [f"{'một phần ' * register.parted(old)}{old.called}" for old in before]
    kind = "merger" if len(before) > 1 else "split" if register.parted(next(iter(before))) else "reclassification"
    few = said if len(said) <= _NAMED else [*said[: _NAMED - 1], f"{len(said) - _NAMED + 1} nơi khác"]
    title = titled(few, commune.called) if kind == "merger" else f"{said[0]} thành {commune.called}"
    sides: list[YamlValue] = [
        {"org": str(ref), "part": "true"} if register.parted(old) else str(ref) for old, ref in before.items()
    ]
    return Turn(
        kind=kind, title=title, wanted=f"{commune.called} 2025", by=commune.province.communes_by,
        before=sides, after=[unit],
    )  # fmt: skip


def _kept(commune: Commune, kept: Former, unit: Ref, province: Ref) -> Iterator[Turn]:
    """One that lives on lies in the province itself, and may have another kind and name."""
    by = commune.province.communes_by
    yield Turn(
        kind="transfer", title=f"{kept.called} chuyển về {commune.province.called}",
        wanted=f"{kept.called} chuyển về 2025", by=by, before=[str(unit)], after=[province],
    )  # fmt: skip
    new_name = commune.name if spelt(commune.name) != spelt(kept.name) else ""
    if commune.kind != kept.kind:
        yield Turn(
            kind="reclassification", title=f"{kept.called} chuyển thành {commune.called}",
            wanted=f"{commune.called} 2025", by=by, before=[str(unit)], new_kind=commune.kind, new_name=new_name,
        )  # fmt: skip
    elif new_name:
        yield Turn(
            kind="rename", title=f"{kept.called} đổi tên thành {commune.called}", wanted=f"{commune.called} 2025",
            by=by, before=[str(unit)], new_name=new_name,
        )  # fmt: skip
