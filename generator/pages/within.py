"""Owns what lies within a unit and what it took over: units below, committees, cells, old units; and since when."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from generator import dates
from generator.dates import PartialDate
from generator.model import Model, names, timeline
from generator.records import Ref
from generator.records.cells import Cell
from generator.records.changes import Change
from generator.records.committees import Committee
from generator.records.units import Unit
from generator.vietnamese import listing, sort_key


def units(model: Model, above: Ref) -> list[Unit]:
    """The units whose last known parent this is, by name."""
    found = {u.ref: u for u in model.referring(above, Unit, "parent")}
    found.update((u.ref, u) for r in _moved_here(model, above) if (u := model.unit(r)))
    return by_name(model, (u for u in found.values() if timeline.parent(model, u.ref) == above))


def by_name(model: Model, found: Iterable[Unit]) -> list[Unit]:
    return sorted(found, key=lambda u: (sort_key(timeline.name(model, u.ref)), u.id))


def committees(model: Model, unit: Ref) -> list[Committee]:
    """The party committees of a unit."""
    return list(model.referring(unit, Committee, "unit"))


def cells(model: Model, unit: Ref) -> list[Cell]:
    """The cells that serve the unit or one of its villages, and those below its committees; by name."""
    places = [unit, *(u.ref for u in units(model, unit) if u.level == "village")]
    found = {x.ref: x for place in places for x in model.referring(place, Cell, "units")}
    for committee in committees(model, unit):
        first = [x.ref for x in model.referring(committee.ref, Cell, "committee")]
        for ref in (*first, *_moved_here(model, committee.ref)):
            cell = model.get(ref)
            if isinstance(cell, Cell) and timeline.parent(model, ref) == committee.ref:
                found[ref] = cell
    return sorted(found.values(), key=lambda x: (sort_key(timeline.name(model, x.ref)), x.id))


def took_over(model: Model, ref: Ref) -> list[tuple[Change, list[Ref]]]:
    """The changes by which an organisation took over others of its kind, oldest first, with those others."""
    found = []
    for change in timeline.effective(model, ref):
        old = [r for r in timeline.ends(change) if r.kind == ref.kind and r != ref and model.get(r)]
        if old and ref in timeline.sides(change)[1]:
            found.append((change, old))
    return found


def before(model: Model, ref: Ref) -> list[Ref]:
    """Every unit, however long ago, whose only heir of today this unit is."""
    found: dict[Ref, None] = {}
    queue = [ref]
    while queue:
        fresh = [r for _, old in took_over(model, queue.pop()) for r in old if r not in found and r != ref]
        fresh = [r for r in fresh if timeline.today(model, r) == ref]
        found.update(dict.fromkeys(fresh))
        queue.extend(fresh)
    return list(found)


def small(model: Model, unit: Unit) -> str:
    """What stands beside a unit in a list: what it is now, or which old units it took over."""
    planned = timeline.pending(model, unit.ref)
    if planned:
        return {"planned": "mới dự kiến", "decided": "đã quyết định, chưa có tin là đã lập"}.get(
            planned.status, "không thành lập"
        )
    if timeline.life(model, unit.ref).ended:
        heir = timeline.today(model, unit.ref)
        said = f"nay thuộc {names.inline(model, heir)}" if heir else "không còn"
        old = [u for r in timeline.ancestors(model, unit.ref) if (u := model.unit(r)) and u.level == "province"]
        moved_on = [u for u in old if not timeline.alive(model, u.ref)]
        return f"trước thuộc {names.unit_name(model, moved_on[0])}; {said}" if moved_on else said
    old_units = [r for _, olds in took_over(model, unit.ref) for r in olds]
    if old_units:
        shown = [names.inline(model, r) for r in old_units[:3]]
        more = [f"{len(old_units) - 3} nơi khác"] if len(old_units) > 3 else []
        return f"gồm {listing(shown + more)}"
    above = timeline.parent(model, unit.ref)
    parent = model.unit(above)
    return names.unit_name(model, parent) if parent and parent.level == "district" else ""


def since(when: PartialDate | None) -> str:
    """«từ ngày 1/7/2025», «từ một ngày trước hết tháng 12/2024»; "" without a date."""
    return f"từ {_point(when)}" if when else ""


def until(when: PartialDate | None) -> str:
    """The end of what a change ended: «đến 30/6/2025» for the change of 1/7, «đến tháng 2/2020»; "" without a date."""
    if when and when.form == "day" and not when.about and when.earliest:
        last = when.earliest - timedelta(days=1)
        return f"đến {last.day}/{last.month}/{last.year}"
    return f"đến {_point(when)}" if when else ""


def _point(when: PartialDate) -> str:
    said = dates.show(when)
    if when.form == "period":
        return f"một ngày trong khoảng {said}"
    return f"một ngày {said}" if when.form in ("before", "after") else said


def place(model: Model, ref: Ref, on: date | None = None) -> str:
    """Where an organisation lies, on a day or as last known: villages and cells in a commune, units in those above."""
    record = model.get(ref)
    unit = model.unit(timeline.home_unit(model, record)) if record else None
    if unit is None:
        return ""
    if record is unit and unit.level != "village":
        return names.above(model, unit, on)
    commune = timeline.commune(model, unit.ref, on)
    return names.unit_name(model, commune, on) if commune else ""


def _moved_here(model: Model, above: Ref) -> Iterable[Ref]:
    for change in model.referring(above, Change, "after"):
        if change.kind == "transfer" and change.status == "effective":
            yield from timeline.sides(change)[0]
