"""Names an organisation in a sentence: with its kind, its place on a day, and what became of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from generator.model import followers, territory, timeline
from generator.model.followers import Heir
from generator.model.index import Model, cached
from generator.records.base import Record
from generator.records.cells import Cell
from generator.records.changes import Change
from generator.records.committees import Committee
from generator.records.fields import Ref
from generator.records.units import KINDS, Unit, called
from generator.vietnamese import capital, lower_first

_LOWERED = ("Đảng bộ", "Chi bộ", "Đảng ủy", "Huyện ủy", "Tỉnh ủy")
_NOT_MADE = {
    "planned": "mới dự kiến lập",
    "decided": "đã quyết định lập, chưa có tin là đã lập",
    "cancelled": "dự kiến lập nhưng không thực hiện",
}


def kind(model: Model, unit: Unit, on: date | None = None) -> str:
    """The word of its kind on a day: "thị trấn" before a reclassification, "phường" after."""
    return KINDS[timeline.kind(model, unit.ref, on)]


def unit_name(model: Model, unit: Unit, on: date | None = None) -> str:
    """With its kind, as in the middle of a sentence: "thị trấn Cao Lộc", "Khối 4"."""
    return called(timeline.kind(model, unit.ref, on), timeline.name(model, unit.ref, on))


def title(model: Model, record: Record, on: date | None = None) -> str:
    """The name that can begin a line: "Thị trấn Cao Lộc", "Chi bộ Khối 4", or the record's own title."""
    if isinstance(record, Unit):
        return capital(unit_name(model, record, on))
    if isinstance(record, Cell | Committee):
        return timeline.name(model, record.ref, on)
    return getattr(record, "title", None) or getattr(record, "number", None) or record.id


def inline(model: Model, ref: Ref, on: date | None = None) -> str:
    """The name inside a sentence; a withdrawn record has none any more."""
    record = model.get(ref)
    if record is None:
        return "một nơi đã gỡ" if model.withdrawn(ref) else ref.id
    if isinstance(record, Unit):
        return unit_name(model, record, on)
    found = title(model, record, on)
    return lower_first(found) if found.startswith(_LOWERED) else found


def above(model: Model, unit: Unit, on: date | None = None) -> str:
    """The units above on a day, nearest first: "xã Lương Mông, huyện Ba Chẽ, tỉnh Quảng Ninh"."""
    return _above(model, unit.ref, on)


def commune(model: Model, org: Ref, on: date | None = None) -> str:
    """The commune of a village or cell, or the unit an organisation above is of, on a day; "" where not known."""
    unit = territory.place(model, org, on).unit
    return unit_name(model, unit, on) if unit else ""


@cached
def place(model: Model, org: Ref, on: date | None = None) -> str:
    """The same with all above it: "phường Kỳ Lừa, tỉnh Lạng Sơn"."""
    unit = territory.place(model, org, on).unit
    return ", ".join(p for p in (unit_name(model, unit, on), above(model, unit, on)) if p) if unit else ""


@cached
def now(model: Model, org: Ref, then: date) -> str:
    """Where an organisation lies today, if its commune or province was another on the day `then`; else ""."""
    return place(model, org) if _ends(model, org, None) not in (None, _ends(model, org, then)) else ""


@cached
def whose(model: Model, org: Ref, on: date | None = None) -> str:
    """An organisation with its commune, as on a day: "Chi bộ thôn Xóm Mới, xã Lương Mông"; "" for a withdrawn one."""
    record = model.get(org)
    if record is None:
        return ""
    own, where = title(model, record, on), commune(model, org, on)
    return f"{own}, {where}" if where and where.casefold() not in own.casefold() else own


def lasting(model: Model, org: Ref) -> str:
    """The same for what is told of an organisation itself: as it is today, or was on its last day."""
    return whose(model, org, timeline.last_day(model, org))


@cached
def fate(model: Model, ref: Ref) -> str:
    """What is in the place of an organisation today: "sáp nhập vào phường Kỳ Lừa", "một phần nay thuộc …"; else ""."""
    if timeline.alive(model, ref) or timeline.pending(model, ref):
        return ""
    if (sole := followers.follower(model, ref)) is not None:
        return f"{joined(model, ref, sole)} {inline(model, sole)}{namesake(model, ref, sole)}"
    return among(model, followers.followers(model, ref))


def not_made(model: Model, ref: Ref) -> str:
    """What is said of an organisation that a change was to bring into being and has not; else ""."""
    planned = timeline.pending(model, ref)
    return _NOT_MADE.get(planned.status, "") if planned else ""


def namesake(model: Model, ref: Ref, sole: Ref) -> str:
    """« mới» behind the name of what took over, where what ended bore the same."""
    return " mới" if inline(model, sole) == inline(model, ref, timeline.last_day(model, ref)) else ""


def renamed(model: Model, change: Change) -> str:
    """What a renaming or a change of kind makes of a name: "phường Cao Lộc"; "" where it says neither."""
    ref = next((side.org for side in (*change.before, *change.after) if side.org), None)
    unit = model.unit(ref)
    if unit is None or not (change.new_name or change.new_kind):
        return change.new_name or ""
    before = change.date.earliest - timedelta(days=1) if change.date and change.date.earliest else None
    own = change.new_name or timeline.name(model, unit.ref, before)
    return called(change.new_kind or timeline.kind(model, unit.ref, before), own)


def among(model: Model, found: Sequence[Heir], on: date | None = None) -> str:
    """What of a parted organisation is said: who holds a part of it, and who may."""
    parts = [f"một phần nay thuộc {inline(model, h.ref, on)}" for h in found if h.share != "unknown"]
    perhaps = [inline(model, h.ref, on) for h in found if h.share == "unknown"]
    unsure = f"có thể một phần nay thuộc {' hoặc '.join(perhaps)}" if perhaps else ""
    return ", ".join(p for p in (*parts, unsure) if p)


def joined(model: Model, ref: Ref, sole: Ref) -> str:
    """How an ended organisation is joined to what it is today: over several steps only that it belongs there."""
    ended = timeline.life(model, ref).ended
    if ended is None or ended.kind != "merger" or timeline.successors(model, ref) != (sole,):
        return "nay thuộc"
    alone = len(ended.before) < 2 and not ended.incomplete
    return "nay là" if alone else "sáp nhập vào"


def _ends(model: Model, org: Ref, on: date | None) -> tuple[str, str] | None:
    """The commune and the province; districts between them came and went without moving anybody."""
    unit = territory.place(model, org, on).unit
    if unit is None:
        return None
    top = next(iter(reversed(territory.ancestors(model, unit.ref, on))), unit.ref)
    return unit_name(model, unit, on), inline(model, top, on)


@cached
def _above(model: Model, ref: Ref, on: date | None) -> str:
    units = (model.unit(r) for r in territory.ancestors(model, ref, on))
    return ", ".join(unit_name(model, unit, on) for unit in units if unit)
