"""Lists what lies within a unit and what it took over: units below, committees, cells, old units; since when."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from generator import dates
from generator.dates import PartialDate
from generator.model import Model, names, territory, timeline
from generator.model.followers import Extent
from generator.records import Ref
from generator.records.cells import Cell
from generator.records.changes import Change
from generator.records.committees import Committee
from generator.records.units import Unit
from generator.vietnamese import capital, listing, sort_key


def units(model: Model, above: Ref) -> list[Unit]:
    """The units that lie in it today or, where it ended, lay in it on its last day, and those ended there; by name."""
    on = timeline.last_day(model, above)
    return by_name(model, (*territory.units(model, above, on), *territory.former_units(model, above, on)))


def by_name(model: Model, found: Iterable[Unit]) -> list[Unit]:
    return sorted(found, key=lambda u: (sort_key(timeline.name(model, u.ref)), u.id))


def committees(model: Model, unit: Ref) -> list[Committee]:
    """The party committees of a unit."""
    return list(model.referring(unit, Committee, "unit"))


def cells(model: Model, unit: Ref) -> list[Cell]:
    """The cells that serve the unit or one of its villages, and those below its committees; as `units`, by name."""
    found = territory.cells(model, unit, timeline.last_day(model, unit))
    return sorted(found, key=lambda x: (sort_key(timeline.name(model, x.ref)), x.id))


def took_over(model: Model, ref: Ref) -> list[tuple[Change, list[Ref]]]:
    """The changes by which an organisation took over others of its kind, oldest first, with those others."""
    found = []
    for change in timeline.effective(model, ref):
        gave = (r for r in timeline.sides(change)[0] if r in timeline.ends(change) or timeline.parted(change, r))
        old = [r for r in gave if r.kind == ref.kind and r != ref and model.get(r)]
        if old and ref in timeline.sides(change)[1]:
            found.append((change, old))
    return found


def small(model: Model, unit: Unit) -> str:
    """What stands beside a unit in a list: what it is now, or which old units it took over."""
    if planned := names.not_made(model, unit.ref):
        return planned
    if timeline.life(model, unit.ref).ended:
        last = timeline.last_day(model, unit.ref)
        old = [u for r in territory.ancestors(model, unit.ref, last) if (u := model.unit(r)) and u.level == "province"]
        moved_on = [u for u in old if not timeline.alive(model, u.ref)]
        said = fate(model, unit.ref)
        return f"trước thuộc {names.unit_name(model, moved_on[0])}; {said}" if moved_on else said
    if made := _made_of(model, unit.ref):
        return made
    above = territory.parent(model, unit.ref)
    parent = model.unit(above)
    return names.unit_name(model, parent) if parent and parent.level == "district" else ""


def small_former(model: Model, unit: Unit, province: Ref) -> str:
    """What stands beside an ended commune on the page of the province it lies in today: its old district, its fate."""
    last = timeline.last_day(model, unit.ref)
    above = territory.ancestors(model, unit.ref, last)
    old = [names.inline(model, r, last) for r in above if r != province and model.unit(r)]
    said = fate(model, unit.ref)
    return f"trước thuộc {', '.join(old)}; {said}" if old else said


def alone(change: Change) -> bool:
    """A merger of one, with no others left out, is no merger."""
    return change.kind == "merger" and len(change.before) < 2 and not change.incomplete


def gained(change: Change, ref: Ref) -> str:
    """Whether a change made what took over others, or enlarged it."""
    return "lập từ" if ref in timeline.creates(change) else "nhận thêm"


def living_commune(model: Model, unit: Unit) -> bool:
    """A commune that is there today: what nobody told of it yet may still come."""
    return unit.level == "commune" and timeline.alive(model, unit.ref)


def fate(model: Model, ref: Ref) -> str:
    """What became of a unit that ended, in words."""
    return names.fate(model, ref) or "đã kết thúc hoạt động"


def _made_of(model: Model, ref: Ref) -> str:
    """«lập từ thị trấn Cao Lộc, một phần xã Gia Cát và nơi khác»; "" for what took over nothing."""
    found: dict[str, list[str]] = {}
    open_ended = set()
    for change, old in took_over(model, ref):
        verb = gained(change, ref)
        found.setdefault(verb, []).extend(part(change, r) + names.inline(model, r) for r in old)
        open_ended |= {verb} if change.incomplete else set()
    parts = []
    for verb, gave in found.items():
        more = "nơi khác" if verb in open_ended else f"{len(gave) - 3} nơi khác" if len(gave) > 3 else ""
        parts.append(f"{verb} {listing([*gave[:3], *([more] if more else [])])}")
    return "; ".join(parts)


def part(change: Change, ref: Ref) -> str:
    """«một phần » before the name of what gave only a part."""
    return "một phần " if timeline.parted(change, ref) else ""


def extent(share: Extent) -> str:
    """What stands behind the name of an heir of a parted unit: how much of it is known to be there."""
    return {"whole": "", "part": " (một phần)", "unknown": " (chưa rõ phần nào)"}[share]


def opening(when: PartialDate | None, frame: str = "từ {}") -> str:
    """How a sentence begins: «Từ ngày 1/7/2025», «Không rõ ngày, muộn nhất tháng 12/2024:»; "" without a date."""
    if when is None:
        return ""
    return f"Không rõ ngày, {_bounds(when)}:" if bounded(when) else capital(frame.format(dates.show(when)))


def bounded(when: PartialDate) -> bool:
    """Whether only bounds of the day are known."""
    return when.form in ("before", "after", "period")


def since(when: PartialDate | None) -> str:
    """«từ ngày 1/7/2025», «từ ngày không rõ, muộn nhất tháng 12/2024»; "" without a date."""
    return f"từ {point(when)}" if when else ""


def until(when: PartialDate | None) -> str:
    """The end of what a change ended: «đến 30/6/2025» for the change of 1/7, «đến tháng 2/2020»; "" without a date."""
    if when and when.form == "day" and not when.about and when.earliest:
        last = when.earliest - timedelta(days=1)
        return f"đến {last.day}/{last.month}/{last.year}"
    return f"đến {point(when)}" if when else ""


def point(when: PartialDate) -> str:
    """What can stand after «từ» or «đến»: «ngày 1/7/2025», «ngày không rõ, muộn nhất tháng 12/2024»."""
    return f"ngày không rõ, {_bounds(when)}" if bounded(when) else dates.show(when)


def _bounds(when: PartialDate) -> str:
    return f"trong khoảng {dates.show(when)}" if when.form == "period" else dates.show(when)
