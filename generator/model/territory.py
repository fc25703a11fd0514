"""Tells where an organisation lies on a day: what is above it, the commune, and what lies below.

A fact is told with the places of its own day (`day_of`), a page about now with those of today. Villages and cells of a
commune that goes whole into another follow it without a record of their own; their own transfer overrides that.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from generator import dates
from generator.dates import PartialDate
from generator.model import timeline
from generator.model.followers import Heir, follower, followers, heirs
from generator.model.index import Model, cached
from generator.model.timeline import happened, sides
from generator.records import Record, kind_of
from generator.records.cells import Cell
from generator.records.changes import Change
from generator.records.committees import Committee
from generator.records.fields import Ref
from generator.records.units import Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Location:
    """Where something lies on a day. `unit` is its commune, or the unit itself above communes; None where not known.

    `among` are those one of which it is, where its commune was parted and no record says where it went.
    """

    unit: Unit | None
    among: tuple[Heir, ...] = ()


def day_of(record: Record) -> date:
    """The day on which a fact is looked at: its own, else that of its oldest source, else long ago.

    Long ago an organisation lay where its record says, before any change.
    """
    own = kind_of(record).day(record)
    told = [d for source in record.sources for d in (source.published_on or source.received_on,) if d]
    days = [point for d in (own,) if d and (point := d.earliest or d.latest)]
    days = days or [point for d in told if (point := d.earliest or d.latest)]
    return min(days, default=date.min)


@cached
def turning_days(model: Model) -> tuple[date, ...]:
    """The days on which something changed, in order: between two of them all days are alike.

    Whoever asks depends on every change, so only what tells of the whole publication does.
    """
    found = (x.date.earliest or x.date.latest for x in model.all(Change) if x.date)
    return tuple(sorted({day for day in found if day}))


def alike(model: Model, on: date) -> date:
    """The first of the days that are like this one."""
    turns = turning_days(model)
    at = bisect_right(turns, on)
    return turns[at - 1] if at else date.min


def told_on(record: Record) -> date | None:
    """The day of the newest source of a record that lasts; None where no source has a day."""
    told = (d for source in record.sources for d in (source.published_on or source.received_on,) if d)
    return max((point for d in told if (point := d.earliest or d.latest)), default=None)


@cached
def parent(model: Model, ref: Ref, on: date | None = None) -> Ref | None:
    """The unit or committee above on a day, or today; None where there is none or nobody knows which.

    What lay in a dissolved district lies in what that lay in. A committee does not outlive its unit: which one a cell
    is under afterwards only a record can say.
    """
    own, passed = recorded_parent(model, ref, on), {ref}
    while own and own not in passed and _was_district(model, own, on):
        passed.add(own)
        own = recorded_parent(model, own, on)
    found = _as_of(model, own, on) if own else None
    return found if found and not _outlived(model, found, on) else None


def recorded_parent(model: Model, ref: Ref, on: date | None = None) -> Ref | None:
    """What the record and its own transfers name above it by a day; that may have ended by then."""
    record = model.get(ref)
    if isinstance(record, Cell):
        found: Ref | None = record.committee
    else:
        found = record.parent if isinstance(record, Unit | Committee) else None
    for change in timeline.moves(model, ref):
        after = sides(change)[1]
        if len(after) == 1 and happened(change, on):
            found = after[0]
    return found


def left(model: Model, cell: Ref) -> PartialDate | None:
    """When a cell left its first committee: moved by a record, or with the end of that committee or of its unit."""
    record = model.get(cell)
    first = model.get(record.committee) if isinstance(record, Cell) else None
    if not isinstance(first, Committee):
        return None
    unit = timeline.life(model, first.unit).end if first.unit else None
    days = (*(c.date for c in timeline.moves(model, cell)), timeline.life(model, first.ref).end, unit)
    return min((d for d in days if d), key=dates.order, default=None)


@cached
def ancestors(model: Model, ref: Ref, on: date | None = None) -> tuple[Ref, ...]:
    """Parents from the nearest up; a cycle (a fault of the data) ends the walk."""
    found: list[Ref] = []
    above = parent(model, ref, on)
    while above and above != ref and above not in found:
        found.append(above)
        above = parent(model, above, on)
    return tuple(found)


@cached
def commune(model: Model, ref: Ref, on: date | None = None) -> Unit | None:
    """The commune a unit lies in, or is, on a day or today; None above communes and where nobody knows which."""
    at = _as_of(model, ref, on)
    for above in (at, *ancestors(model, at, on)) if at else ():
        unit = model.unit(above)
        if unit and unit.level == "commune":
            return unit
    after = followers(model, ref, on) if at is None and _is(model, ref, "village") else ()
    found = {commune(model, heir.ref, on) for heir in after if heir.ref != ref}
    return found.pop() if len(after) > 1 and len(found) == 1 else None


@cached
def place(model: Model, org: Ref, on: date | None = None) -> Location:
    """Where an organisation lies: a village or cell in its commune, a commune or what is above it in itself."""
    record = model.get(org)
    home = home_unit(model, record, on) if record else None
    unit = model.unit(home)
    if home is None or unit is None:
        return Location(unit=None)
    if unit.level not in ("commune", "village"):
        return Location(unit=model.unit(_as_of(model, home, on)), among=_among(model, home, on))
    found = commune(model, home, on)
    return Location(unit=found, among=() if found else _among(model, home, on))


def home_unit(model: Model, record: Record, on: date | None = None) -> Ref | None:
    """The unit an organisation is of on a day: a unit itself, a cell's first village, else its committee's unit."""
    if isinstance(record, Unit):
        return record.ref
    if isinstance(record, Committee):
        return record.unit
    if not isinstance(record, Cell):
        return None
    if record.units:
        return record.units[0]
    above = model.get(parent(model, record.ref, on) or record.committee)
    return above.unit if isinstance(above, Committee) else None


@cached
def served(model: Model, cell: Ref, on: date | None = None) -> tuple[Ref, ...]:
    """The villages a cell serves on a day: those of its record, or what took their whole place."""
    record = model.get(cell)
    units = record.units if isinstance(record, Cell) else ()
    return tuple(dict.fromkeys(_as_of(model, unit, on) or unit for unit in units))


@cached
def units(model: Model, above: Ref, on: date | None = None) -> tuple[Unit, ...]:
    """The units whose parent this is on a day, or today, by reference; those that ended by then are not among them."""
    found = (model.unit(ref) for ref in ever_below(model, above, Unit, "parent"))
    return tuple(u for u in found if u and parent(model, u.ref, on) == above and timeline.alive(model, u.ref, on))


@cached
def former_units(model: Model, above: Ref, on: date | None = None) -> tuple[Unit, ...]:
    """The units that ended by a day, or by today, and lay in it on their last day; by reference."""
    found = (model.unit(ref) for ref in ever_below(model, above, Unit, "parent"))
    ended = ((u, timeline.last_day(model, u.ref)) for u in found if u and not timeline.alive(model, u.ref, on))
    return tuple(u for u, last in ended if last and parent(model, u.ref, last) == above)


@cached
def cells(model: Model, unit: Ref, on: date | None = None) -> tuple[Cell, ...]:
    """The living cells that serve a unit or one of its villages on a day, and those below its committees."""
    villages = [u.ref for u in units(model, unit, on) if u.level == "village"]
    places = {unit, *villages}
    old = [r for at in places for r in (at, *_origins(model, at))]
    found = {x.ref: x for at in old for x in model.referring(at, Cell, "units") if places & {*served(model, x.ref, on)}}
    for committee in model.referring(unit, Committee, "unit"):
        found.update((x.ref, x) for x in members(model, committee.ref, on) if isinstance(x, Cell))
    return tuple(found[ref] for ref in sorted(found) if timeline.alive(model, ref, on))


def members(model: Model, committee: Ref, on: date | None = None) -> tuple[Cell | Committee, ...]:
    """The cells and committees directly below a committee on a day, or today; by reference."""
    found = [*ever_below(model, committee, Cell, "committee"), *ever_below(model, committee, Committee, "parent")]
    records = (model.get(ref) for ref in found if parent(model, ref, on) == committee)
    return tuple(x for x in records if isinstance(x, Cell | Committee) and timeline.alive(model, x.ref, on))


def stands(model: Model, org: Ref, on: date | None = None) -> bool:
    """Whether an organisation is there on a day, or today, and so has somebody to turn to."""
    return timeline.alive(model, org, on) and not _outlived(model, org, on)


def end(model: Model, org: Ref) -> PartialDate | None:
    """When an organisation ended; a committee for which no record says it with its unit. None while it stands."""
    found = model.get(org)
    unit = found.unit if isinstance(found, Committee) else None
    return timeline.life(model, org).end or (timeline.life(model, unit).end if unit else None)


def _outlived(model: Model, org: Ref, on: date | None) -> bool:
    """True for a committee whose unit has ended, though no record says that the committee did."""
    found = model.get(org)
    unit = found.unit if isinstance(found, Committee) else None
    last = timeline.life_on(model, unit, on).ended if unit else None
    return last is not None and happened(last, on)


def _is(model: Model, ref: Ref | None, level: str) -> bool:
    unit = model.unit(ref)
    return unit is not None and unit.level == level


def _was_district(model: Model, ref: Ref, on: date | None) -> bool:
    """Whether it is a district that ended by a day and has no heir."""
    return _is(model, ref, "district") and not followers(model, ref, on)


def _as_of(model: Model, ref: Ref, on: date | None) -> Ref | None:
    """What stood for `ref` on a day: itself, before it began what alone became it, after it ended what took over."""
    seen: set[Ref] = set()
    while on is not None and ref not in seen:
        seen.add(ref)
        began = timeline.lives(model, ref)[0].began
        if began is None or happened(began, on):
            break
        before = [r for r in sides(began)[0] if r.kind == ref.kind]
        then = heirs(model, before[0], timeline.first_day(began)) if len(before) == 1 and not began.incomplete else ()
        if [(heir.ref, heir.share) for heir in then] != [(ref, "whole")]:
            return None
        ref = before[0]
    return follower(model, ref, on)


def _among(model: Model, ref: Ref, on: date | None) -> tuple[Heir, ...]:
    """The communes one of which a unit lies in, where the one above it was parted."""
    for at in (ref, recorded_parent(model, ref, on)):
        found = followers(model, at, on) if at else ()
        if len(found) > 1 or (found and found[0].share != "whole"):
            return found
    return ()


def ever_below(model: Model, above: Ref, kind: type[Unit | Cell | Committee], key: str) -> tuple[Ref, ...]:
    """Whatever its record or a transfer put below `above`, its districts or what it took over, at any time."""
    found: dict[Ref, None] = {}
    queue = [above, *_origins(model, above)]
    while queue:
        at = queue.pop()
        own = (*(x.ref for x in model.referring(at, kind, key)), *_moved_to(model, at, kind))
        queue += [ref for ref in own if ref not in found and _is(model, ref, "district")]
        found.update(dict.fromkeys(own))
    return tuple(sorted(found))


def _moved_to(model: Model, above: Ref, kind: type[Record]) -> Iterator[Ref]:
    for change in model.referring(above, Change, "after"):
        if change.kind == "transfer" and change.status == "effective":
            yield from (ref for ref in sides(change)[0] if ref.kind == kind.FOLDER)


@cached
def _origins(model: Model, ref: Ref) -> tuple[Ref, ...]:
    """Everything that went into `ref`, however long ago, and what it came out of."""
    found: dict[Ref, None] = {}
    queue: list[Ref] = [ref]
    while queue:
        at = queue.pop()
        fresh = [r for r in _sources(model, at) if r not in found and r != ref]
        found.update(dict.fromkeys(fresh))
        queue += fresh
    return tuple(sorted(found))


def _sources(model: Model, ref: Ref) -> Iterable[Ref]:
    for change in timeline.effective(model, ref):
        if ref in sides(change)[1] and ref.kind != "cells":
            yield from (r for r in timeline.ends(change) if r.kind == ref.kind and r != ref)
