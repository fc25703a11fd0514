"""Owns what the page of a unit lists of what lies in it: units below, villages, cells; and its pages by letter."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from generator import dates
from generator.model import Model, followers, names, offices, subdivisions, territory, timeline, turns
from generator.pages.blocks import components as c
from generator.pages.blocks import lists
from generator.presentation import wording
from generator.presentation.page import BuildContext, Page, PageContext, h2
from generator.records.cells import Cell
from generator.records.committees import Committee
from generator.records.units import Unit

_UNSURE = "nay thuộc đảng bộ nào: chưa có thông tin"
_EMPTY_PLACES = ("Chưa có thôn, khối nào", "Khi có tin về một thôn, khối, tên thôn sẽ có ở đây.")


def places(here: PageContext, unit: Unit, below: Sequence[Unit]) -> list[str]:
    """The villages of a commune; the districts and communes of a province, the communes of a district."""
    blocks: list[str] = []
    for level, found in _levels(here.model, unit, below).items():
        heading = h2(_heading(here.model, unit, level))
        if len(found) > lists.MOST:
            link = c.more(here.href(_cut_address(unit, level)), f"Xem {len(found)} nơi theo chữ cái")
            blocks += [heading, link]
        else:
            rows = ((here.link(u.ref, names.title(here.model, u)), _small(here, u, unit)) for u in found)
            blocks += [heading, c.places(rows)]
    if not blocks and subdivisions.living_commune(here.model, unit):
        blocks = [h2(_heading(here.model, unit, "village")), c.empty(*_EMPTY_PLACES)]
    return blocks


def cells(here: PageContext, unit: Unit, found: Sequence[Cell], above: Sequence[Committee]) -> list[str]:
    if not found:
        return []
    if len(found) > lists.MOST:
        rows = c.more(here.href(f"xa-phuong/{unit.id}/chi-bo/"), f"Xem {len(found)} chi bộ theo chữ cái")
    else:
        rows = c.places((here.link(x.ref, timeline.name(here.model, x.ref)), _cell_small(here, x)) for x in found)
    return [h2("Chi bộ"), rows, _missing(found, above)]


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
            yield from lists.by_letter(ctx, _cut_address(unit, level), title, "", entries, none=_EMPTY_PLACES)
    if len(cells) > lists.MOST:
        entries = [
            lists.ShelfEntry(
                key=timeline.name(model, x.ref), address=f"chi-bo/{x.id}/", name=timeline.name(model, x.ref)
            )
            for x in cells
        ]
        yield from lists.by_letter(ctx, f"xa-phuong/{unit.id}/chi-bo/", f"Chi bộ: {name}", "", entries, none=("", ""))


def _missing(found: Sequence[Cell], above: Sequence[Committee]) -> str:
    """How many cells the source counts beside those that have a page."""
    counts = [o for x in above for o in x.observations if o.measure == "cells" and o.value and o.qualifier == "exact"]
    if not counts:
        return ""
    newest = max(counts, key=lambda o: dates.order(o.when))
    if (newest.value or 0) <= len(found):
        return ""
    return (
        f'<p class="unknown">Nguồn nói có {wording.figure(newest)} chi bộ; trang này mới có tin của {len(found)}.</p>'
    )


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
