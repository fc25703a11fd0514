"""Owns organisations in time: lives, names, parents and lineage, all derived from changes that took effect."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from generator import dates
from generator.dates import PartialDate
from generator.model.index import Model, remembered
from generator.records.base import Record
from generator.records.cells import Cell
from generator.records.changes import Change
from generator.records.committees import Committee
from generator.records.fields import Ref
from generator.records.units import Unit

_RENAMING = ("rename", "reclassification")


@dataclass(frozen=True, slots=True, kw_only=True)
class Life:
    """From when to when an organisation existed; None where unknown, `ended` is None while it lives."""

    start: PartialDate | None
    end: PartialDate | None
    began: Change | None
    ended: Change | None


@remembered
def changes_of(model: Model, ref: Ref) -> tuple[Change, ...]:
    """The changes that name `ref` on a side, oldest first, whatever their status."""
    found = model.referring(ref, Change, "before", "after")
    return tuple(sorted(found, key=lambda c: (dates.order(c.date), c.id)))


def effective(model: Model, ref: Ref) -> tuple[Change, ...]:
    """The changes of `ref` that really happened, oldest first."""
    return tuple(c for c in changes_of(model, ref) if c.status == "effective")


def sides(change: Change) -> tuple[tuple[Ref, ...], tuple[Ref, ...]]:
    """The named organisations before and after."""
    return tuple(s.org for s in change.before if s.org), tuple(s.org for s in change.after if s.org)


def creates(change: Change) -> tuple[Ref, ...]:
    """The organisations a change brings into being."""
    before, after = sides(change)
    if change.kind in ("transfer", *_RENAMING, "dissolution"):
        return ()
    return tuple(r for r in after if r not in before)


def ends(change: Change) -> tuple[Ref, ...]:
    """The organisations a change ends."""
    before, after = sides(change)
    if change.kind in ("transfer", *_RENAMING, "founding"):
        return ()
    return tuple(r for r in before if r not in after)


@remembered
def life(model: Model, ref: Ref) -> Life:
    record = model.get(ref)
    started = record.founded if isinstance(record, Unit | Cell | Committee) else None
    began = ended = None
    for change in effective(model, ref):
        if ref in creates(change):
            began, started = change, change.date
        if ref in ends(change):
            ended = change
    return Life(start=started, end=ended.date if ended else None, began=began, ended=ended)


def alive(model: Model, ref: Ref) -> bool:
    """True while no change has ended it, and not before the change that is to create it took effect."""
    return model.get(ref) is not None and life(model, ref).ended is None and pending(model, ref) is None


@remembered
def pending(model: Model, ref: Ref) -> Change | None:
    """The change that was to bring an organisation into being but has not; None for one that exists or existed."""
    own = life(model, ref)
    if own.start or own.began or own.ended:
        return None
    return next((x for x in changes_of(model, ref) if x.status != "effective" and ref in creates(x)), None)


@remembered
def name(model: Model, ref: Ref, on: date | None = None) -> str:
    """The organisation's own name on a day; without a day its latest."""
    record = model.get(ref)
    found: str = getattr(record, "name", None) or getattr(record, "title", None) or ref.id
    for change in effective(model, ref):
        if change.kind in _RENAMING and change.new_name and _happened(change, on):
            found = change.new_name
    return found


def former_names(model: Model, ref: Ref) -> tuple[tuple[str, PartialDate | None], ...]:
    """The names it no longer has, oldest first, each with the day it ended."""
    found, current = [], getattr(model.get(ref), "name", ref.id)
    for change in effective(model, ref):
        if change.kind in _RENAMING and change.new_name and change.new_name != current:
            found.append((current, change.date))
            current = change.new_name
    return tuple(found)


@remembered
def parent(model: Model, ref: Ref, on: date | None = None) -> Ref | None:
    """The unit or committee above on a day; without a day the last one known."""
    record = model.get(ref)
    if isinstance(record, Cell):
        found: Ref | None = record.committee
    else:
        found = record.parent if isinstance(record, Unit | Committee) else None
    for change in effective(model, ref):
        before, after = sides(change)
        if change.kind == "transfer" and ref in before and len(after) == 1 and _happened(change, on):
            found = after[0]
    return found


@remembered
def ancestors(model: Model, ref: Ref, on: date | None = None) -> tuple[Ref, ...]:
    """Parents from the nearest up; a cycle (a fault of the data) ends the walk."""
    found: list[Ref] = []
    above = parent(model, ref, on)
    while above and above != ref and above not in found:
        found.append(above)
        above = parent(model, above, on)
    return tuple(found)


def predecessors(model: Model, ref: Ref) -> tuple[Ref, ...]:
    """Organisations of the same kind that ended in what created `ref`."""
    began = life(model, ref).began
    return tuple(r for r in sides(began)[0] if r.kind == ref.kind and r != ref) if began else ()


def successors(model: Model, ref: Ref) -> tuple[Ref, ...]:
    """Organisations of the same kind that took over when `ref` ended."""
    ended = life(model, ref).ended
    return tuple(r for r in sides(ended)[1] if r.kind == ref.kind and r != ref) if ended else ()


@remembered
def today(model: Model, ref: Ref) -> Ref | None:
    """What `ref` is now: itself, or its only living heir; None when it has none or several."""
    seen: set[Ref] = set()
    while ref not in seen:
        seen.add(ref)
        if alive(model, ref):
            return ref
        heirs = successors(model, ref)
        if len(heirs) != 1:
            return None
        ref = heirs[0]
    return None


def lineage(model: Model, ref: Ref) -> tuple[Change, ...]:
    """The creating and ending changes of `ref`, of all before it and of all after it, oldest first."""
    found: dict[Ref, Change] = {}
    for step in (predecessors, successors):
        queue, seen = [ref], {ref}
        while queue:
            at = queue.pop()
            found.update((c.ref, c) for c in _turns(model, at))
            fresh = [r for r in step(model, at) if r not in seen]
            seen.update(fresh)
            queue.extend(fresh)
    return tuple(sorted(found.values(), key=lambda c: (dates.order(c.date), c.id)))


@remembered
def commune(model: Model, ref: Ref, on: date | None = None) -> Unit | None:
    """The commune a unit lies in, or is; None above communes."""
    for at in (ref, *ancestors(model, ref, on)):
        record = model.unit(at)
        if record and record.level == "commune":
            return record
    return None


@remembered
def place_now(model: Model, ref: Ref) -> Unit | None:
    """The living commune that took the place of the commune of `ref`; None if unknown or not unique."""
    then = commune(model, ref)
    now = today(model, then.ref) if then else None
    return model.unit(now)


def turns_of_place(model: Model, ref: Ref) -> tuple[Change, ...]:
    """What became of the commune a unit lay in: its end, then what moved or ended its heirs; oldest first.

    Stops where the unit itself ended, and where a commune has no heir or several.
    """
    then = commune(model, ref)
    end = life(model, ref).end
    found: list[Change] = []
    at, seen = then.ref if then else None, set[Ref]()
    while at and at not in seen:
        seen.add(at)
        if then and at != then.ref:
            found += [c for c in effective(model, at) if c.kind == "transfer" and at in sides(c)[0]]
        ended = life(model, at).ended
        found += [ended] if ended else []
        heirs = successors(model, at)
        at = heirs[0] if len(heirs) == 1 else None
    return tuple(c for c in found if not (end and c.date and dates.order(c.date) > dates.order(end)))


def home_unit(model: Model, record: Record) -> Ref | None:
    """The unit an organisation belongs to: a unit itself, a cell's first village, else its committee's unit."""
    if isinstance(record, Unit):
        return record.ref
    if isinstance(record, Committee):
        return record.unit
    if isinstance(record, Cell):
        if record.units:
            return record.units[0]
        committee = model.get(record.committee)
        return committee.unit if isinstance(committee, Committee) else None
    return None


def _turns(model: Model, ref: Ref) -> Iterator[Change]:
    own = life(model, ref)
    yield from (c for c in (own.began, own.ended) if c)


def _happened(change: Change, on: date | None) -> bool:
    if on is None:
        return True
    return bool(change.date and (change.date.earliest or change.date.latest or date.max) <= on)
