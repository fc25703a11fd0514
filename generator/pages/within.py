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
from generator.vietnamese import capital, listing, sort_key


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
        old = [u for r in timeline.ancestors(model, unit.ref) if (u := model.unit(r)) and u.level == "province"]
        moved_on = [u for u in old if not timeline.alive(model, u.ref)]
        said = _fate(model, unit.ref)
        return f"trước thuộc {names.unit_name(model, moved_on[0])}; {said}" if moved_on else said
    if made := _made_of(model, unit.ref):
        return made
    above = timeline.parent(model, unit.ref)
    parent = model.unit(above)
    return names.unit_name(model, parent) if parent and parent.level == "district" else ""


def small_former(model: Model, unit: Unit, province: Ref) -> str:
    """What stands beside an ended commune on the page of the province it lies in today: its old district, its fate."""
    old = [names.inline(model, r) for r in timeline.ancestors(model, unit.ref) if r != province and model.unit(r)]
    said = _fate(model, unit.ref)
    return f"trước thuộc {', '.join(old)}; {said}" if old else said


def heir_word(model: Model, ref: Ref) -> str:
    """How an ended unit is joined to what it is today: «nhập vào», «nay là», over several steps «nay thuộc»."""
    ended = timeline.life(model, ref).ended
    if ended is None or ended.kind != "merger" or timeline.successors(model, ref) != (timeline.today(model, ref),):
        return "nay thuộc"
    return "nay là" if alone(ended) else "nhập vào"


def alone(change: Change) -> bool:
    """A merger of one, with no others left out, is no merger."""
    return change.kind == "merger" and len(change.before) < 2 and not change.incomplete


def gained(change: Change, ref: Ref) -> str:
    """Whether a change made what took over others, or enlarged it."""
    return "lập từ" if ref in timeline.creates(change) else "nhận thêm"


def living_commune(model: Model, unit: Unit) -> bool:
    """A commune that is there today: what nobody told of it yet may still come."""
    return unit.level == "commune" and timeline.alive(model, unit.ref)


def _fate(model: Model, ref: Ref) -> str:
    heir = timeline.today(model, ref)
    return f"{heir_word(model, ref)} {names.inline(model, heir)}" if heir else "không còn"


def _made_of(model: Model, ref: Ref) -> str:
    """«lập từ thị trấn Cao Lộc và nơi khác»; "" for what took over nothing."""
    found: dict[str, list[Ref]] = {}
    open_ended = set()
    for change, old in took_over(model, ref):
        verb = gained(change, ref)
        found.setdefault(verb, []).extend(old)
        open_ended |= {verb} if change.incomplete else set()
    parts = []
    for verb, old in found.items():
        more = "nơi khác" if verb in open_ended else f"{len(old) - 3} nơi khác" if len(old) > 3 else ""
        parts.append(f"{verb} {listing([*(names.inline(model, r) for r in old[:3]), *([more] if more else [])])}")
    return "; ".join(parts)


def opening(when: PartialDate | None, frame: str = "từ {}") -> str:
    """How a sentence begins: «Từ ngày 1/7/2025», «Không rõ ngày, không sau tháng 12/2024:»; "" without a date."""
    if when is None:
        return ""
    return f"Không rõ ngày, {_bounds(when)}:" if bounded(when) else capital(frame.format(dates.show(when)))


def bounded(when: PartialDate) -> bool:
    """Whether only bounds of the day are known."""
    return when.form in ("before", "after", "period")


def surely_since(at: PartialDate, start: PartialDate) -> bool:
    """True only if every choice of days puts `at` on `start` or after it."""
    if at.about or start.about or at.earliest is None or start.latest is None:
        return dates.surely_after(at, start)
    return at.earliest >= start.latest


def since(when: PartialDate | None) -> str:
    """«từ ngày 1/7/2025», «từ ngày không rõ, không sau tháng 12/2024»; "" without a date."""
    return f"từ {_point(when)}" if when else ""


def until(when: PartialDate | None) -> str:
    """The end of what a change ended: «đến 30/6/2025» for the change of 1/7, «đến tháng 2/2020»; "" without a date."""
    if when and when.form == "day" and not when.about and when.earliest:
        last = when.earliest - timedelta(days=1)
        return f"đến {last.day}/{last.month}/{last.year}"
    return f"đến {_point(when)}" if when else ""


def _point(when: PartialDate) -> str:
    return f"ngày không rõ, {_bounds(when)}" if bounded(when) else dates.show(when)


def _bounds(when: PartialDate) -> str:
    return f"trong khoảng {dates.show(when)}" if when.form == "period" else dates.show(when)


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
