"""Places on the page of a unit: units below, villages, cells; and its pages by letter."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from generator import dates
from generator.model import Model, followers, names, offices, subdivisions, territory, timeline, turns
from generator.pages.blocks import lists
from generator.presentation import wording
from generator.presentation.context import BuildContext, PageContext
from generator.presentation.page import Page
from generator.records.cells import Cell
from generator.records.committees import Committee
from generator.records.units import Unit

_UNSURE = "nay thuộc đảng bộ nào: chưa có thông tin"


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitList:
    """What lies in a unit under one heading; a long list stands `elsewhere`, by letter, and has no rows here.

    `things` is what the `count` entries are called.
    """

    heading: str
    count: int
    things: str
    rows: Sequence[tuple[Markup, str]] = ()
    elsewhere: str = ""


def places(here: PageContext, unit: Unit, below: Sequence[Unit]) -> list[UnitList]:
    """The villages of a commune; the districts and communes of a province, the communes of a district."""
    return [_listed(here, unit, level, found) for level, found in _levels(here.model, unit, below).items()]


def _listed(here: PageContext, unit: Unit, level: str, found: Sequence[Unit]) -> UnitList:
    heading, count = _heading(here.model, unit, level), len(found)
    if count > lists.MOST:
        return UnitList(heading=heading, count=count, things="nơi", elsewhere=here.href(_cut_address(unit, level)))
    rows = [(here.link(u.ref, names.title(here.model, u)), _small(here, u, unit)) for u in found]
    return UnitList(heading=heading, count=count, things="nơi", rows=rows)


def cells(here: PageContext, unit: Unit, found: Sequence[Cell]) -> UnitList | None:
    heading, things, count = "Chi bộ", "chi bộ", len(found)
    if count > lists.MOST:
        elsewhere = here.href(f"xa-phuong/{unit.id}/chi-bo/")
        return UnitList(heading=heading, count=count, things=things, elsewhere=elsewhere)
    rows = [(here.link(x.ref, timeline.name(here.model, x.ref)), _cell_small(here, x)) for x in found]
    return UnitList(heading=heading, count=count, things=things, rows=rows) if rows else None


def cells_told(found: Sequence[Cell], above: Sequence[Committee]) -> str:
    """How many cells the source counts where that is more than have a page, else ""."""
    counts = [o for x in above for o in x.observations if o.measure == "cells" and o.value and o.qualifier == "exact"]
    newest = max(counts, key=lambda o: dates.order(o.when), default=None)
    return wording.figure(newest) if newest and (newest.value or 0) > len(found) else ""


def cut(ctx: BuildContext, unit: Unit, below: Sequence[Unit], cells: Sequence[Cell]) -> Iterable[Page]:
    """Pages by letter for lists that are too long for the unit's own page."""
    model = ctx.model
    name = names.unit_name(model, unit)
    for level, found in _levels(model, unit, below).items():
        if len(found) > lists.MOST:
            entries = [
                lists.ShelfEntry(key=timeline.name(model, u.ref), address=to, name=names.title(model, u), small=small)
                for u in found
                if (to := ctx.address(u.ref)) and (small := _small(ctx.at(""), u, unit)) is not None
            ]
            title = f"{_heading(model, unit, level)}: {name}"
            yield from lists.by_letter(ctx, _cut_address(unit, level), title, "", entries, none=("", ""))
    if len(cells) > lists.MOST:
        entries = [
            lists.ShelfEntry(
                key=timeline.name(model, x.ref), address=f"chi-bo/{x.id}/", name=timeline.name(model, x.ref)
            )
            for x in cells
        ]
        yield from lists.by_letter(ctx, f"xa-phuong/{unit.id}/chi-bo/", f"Chi bộ: {name}", "", entries, none=("", ""))


def _levels(model: Model, unit: Unit, below: Sequence[Unit]) -> dict[str, list[Unit]]:
    """The units below by level; on a province's page the communes that ended stand apart from those that are there."""
    found: dict[str, list[Unit]] = {level: [] for level in ("village", "commune", "former", "district")}
    for one in below:
        gone = unit.level == "province" and one.level == "commune" and timeline.life(model, one.ref).ended
        found["former" if gone else one.level].append(one)
    return {level: units for level, units in found.items() if units}


def _heading(model: Model, unit: Unit, level: str) -> str:
    kind = names.kind(model, unit)
    if level == "commune":
        return f"{'Xã, thị trấn' if unit.level == 'district' else 'Xã, phường'} trong {kind}"
    others = {"village": f"Thôn, khối trong {kind}", "former": f"Xã, thị trấn cũ, nay ở trong {kind}"}
    return others.get(level, "Huyện cũ")


def _cut_address(unit: Unit, level: str) -> str:
    segment = {"village": "thon", "commune": "xa", "former": "xa-cu", "district": "huyen"}[level]
    return f"xa-phuong/{unit.id}/{segment}/"


def _small(here: PageContext, unit: Unit, above: Unit) -> str:
    """Of a village its head or its heir, of a unit above what it is now."""
    model = here.model
    if above.level == "province" and unit.level == "commune" and timeline.life(model, unit.ref).ended:
        return subdivisions.small_former(model, unit, above.ref)
    if unit.level != "village":
        return subdivisions.small(model, unit) or _called(model, unit, above)
    if not timeline.alive(model, unit.ref, timeline.last_day(model, above.ref)):
        return names.fate(model, unit.ref) or "không còn"
    return "; ".join(p for p in (_head(here, unit), _elsewhere(model, unit, above)) if p)


def _called(model: Model, unit: Unit, above: Unit) -> str:
    """«khi ấy là thị trấn Cao Lộc» below what ended, of one that has another name or kind since."""
    last = timeline.last_day(model, above.ref)
    old = names.unit_name(model, unit, last)
    return f"khi ấy là {old}" if last and old != names.unit_name(model, unit) else ""


def _elsewhere(model: Model, unit: Unit, above: Unit) -> str:
    """«trước thuộc thị trấn Cao Lộc» for a village that came from there; below what ended, where else it is now."""
    if not timeline.alive(model, above.ref):
        now = territory.commune(model, unit.ref)
        taken = now is None or now.ref == followers.follower(model, above.ref)
        return "" if now is None or taken else f"nay thuộc {names.unit_name(model, now)}"
    old = turns.came_from(model, unit.ref) or territory.recorded_parent(model, unit.ref)
    return f"trước thuộc {names.inline(model, old)}" if old and old != above.ref and model.get(old) else ""


def _head(here: PageContext, unit: Unit) -> str:
    """«Trưởng khối: Toàn Thanh Thứ», whoever is in office."""
    for held in offices.in_office(here.model, unit.ref, here.ctx.today):
        if held.post.role == "village_head":
            office = wording.post(here.model, held.post, held.org, wording.office_day(held.officer))
            return f"{office}: {held.officer.name}"
    return ""


def _cell_small(here: PageContext, cell: Cell) -> str:
    model = here.model
    if not timeline.alive(model, cell.ref):
        return names.fate(model, cell.ref) or "không còn"
    served = ", ".join(names.inline(model, u) for u in territory.served(model, cell.ref))
    unsure = cell.committee and not territory.parent(model, cell.ref)
    return "; ".join(p for p in (served, _UNSURE if unsure else "") if p)
