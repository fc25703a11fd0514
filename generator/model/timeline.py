"""Organisations in time: their changes, lives, names and kinds on a day, all derived from what took effect."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from generator import dates
from generator.dates import PartialDate
from generator.model.index import Model, cached
from generator.records.cells import Cell
from generator.records.changes import Change
from generator.records.committees import Committee
from generator.records.fields import Ref
from generator.records.parts import Side
from generator.records.units import Unit

_RENAMING = ("rename", "reclassification")


@dataclass(frozen=True, slots=True, kw_only=True)
class Life:
    """From when to when an organisation existed; None where unknown.

    `endings` are the changes that ended it, oldest first: none while it lives, several when it was parted.
    """

    start: PartialDate | None
    began: Change | None
    endings: tuple[Change, ...] = ()

    @property
    def ended(self) -> Change | None:
        """The change with which it was over."""
        return self.endings[-1] if self.endings else None

    @property
    def end(self) -> PartialDate | None:
        return self.endings[-1].date if self.endings else None


@cached
def changes_of(model: Model, ref: Ref) -> tuple[Change, ...]:
    """The changes that name `ref` on a side, oldest first, whatever their status. Names of files do not count."""
    return in_order(model.referring(ref, Change, "before", "after"))


def _order(change: Change) -> tuple[object, ...]:
    """By day, then by what the change says; its id only tells equal ones apart."""
    said = (change.kind, change.new_name or "", change.new_kind or "", change.title or "")
    return (dates.order(change.date), said, tuple(map(_said, change.before)), tuple(map(_said, change.after)),
            change.id)  # fmt: skip


def _stays(model: Model, ref: Ref, change: Change) -> bool:
    """Whether another change of that day leaves `ref` what it did not give away: neighbours that exchange parts."""
    others = (sides(c) for c in effective(model, ref) if c.date == change.date and c.kind not in ("transfer", "rename"))
    return any(ref in before and ref in after for before, after in others)


def _said(side: Side) -> tuple[str, str]:
    return side.org or "", side.kind or ""


def effective(model: Model, ref: Ref) -> tuple[Change, ...]:
    """The changes of `ref` that really happened, oldest first."""
    return tuple(c for c in changes_of(model, ref) if c.status == "effective")


def moves(model: Model, ref: Ref) -> tuple[Change, ...]:
    """The transfers that put `ref` itself below another, oldest first."""
    return tuple(c for c in effective(model, ref) if c.kind == "transfer" and ref in sides(c)[0])


def sides(change: Change) -> tuple[tuple[Ref, ...], tuple[Ref, ...]]:
    """The named organisations before and after."""
    return tuple(s.org for s in change.before if s.org), tuple(s.org for s in change.after if s.org)


def parted(change: Change, ref: Ref) -> bool:
    """Whether only a part of `ref` took part in the change."""
    return any(side.part for side in change.before if side.org == ref)


def creates(change: Change) -> tuple[Ref, ...]:
    """The organisations a change brings into being."""
    before, after = sides(change)
    if change.kind in ("transfer", "rename", "dissolution") or (change.kind == "reclassification" and not before):
        return ()
    return tuple(r for r in after if r not in before)


def ends(change: Change) -> tuple[Ref, ...]:
    """The organisations a change ends."""
    before, after = sides(change)
    if change.kind in ("transfer", "rename", "founding") or (change.kind == "reclassification" and not after):
        return ()
    return tuple(r for r in before if r not in after)


def gives(change: Change, ref: Ref) -> bool:
    """Whether `ref` gave a part of itself to others in the change."""
    before, after = sides(change)
    return parted(change, ref) or (change.kind == "split" and ref in before and ref in after)


@cached
def lives(model: Model, ref: Ref) -> tuple[Life, ...]:
    """Its lives, oldest first; more than one where it was merged and later parted from that again.

    A mere founding after its end begins no other life: one of the two is wrong.
    """
    record = model.get(ref)
    start = record.founded if isinstance(record, Unit | Cell | Committee) else None
    began: Change | None = None
    endings: list[Change] = []
    found: list[Life] = []
    # On one day what ended comes before what began.
    for change in sorted(effective(model, ref), key=lambda c: (dates.order(c.date), ref in creates(c))):
        if ref in creates(change):
            if endings and (change.before or change.incomplete):
                found.append(Life(start=start, began=began, endings=tuple(endings)))
                endings = []
            began, start = change, change.date
        if ref in ends(change) and not (parted(change, ref) and _stays(model, ref, change)):
            endings.append(change)
    return (*found, Life(start=start, began=began, endings=tuple(endings)))


def life(model: Model, ref: Ref) -> Life:
    """Its last life."""
    return lives(model, ref)[-1]


def life_on(model: Model, ref: Ref, on: date | None) -> Life:
    """The life that had begun by a day, else the first one."""
    known = lives(model, ref)
    begun = [x for x in known[1:] if x.began and happened(x.began, on)]
    return begun[-1] if begun else known[0]


def missed(model: Model, ref: Ref, first: PartialDate | None, last: PartialDate | None) -> Life | None:
    """The life that something from `first` to `last` surely lies outside of: the last one it is after, else the first
    one it is before; None where it may lie in one of them."""
    known = lives(model, ref)
    after = [x for x in known if first and x.end and dates.surely_before(x.end, first)]
    before = [x for x in known if last and x.start and dates.surely_before(last, x.start)]
    if len(before) + len(after) < len(known):
        return None
    return after[-1] if after else before[0]


def alive(model: Model, ref: Ref, on: date | None = None) -> bool:
    """True while no change has ended it, and not before the change that is to create it took effect."""
    if model.get(ref) is None or pending(model, ref) is not None:
        return False
    found = life_on(model, ref, on)
    began = on is None or found.began is None or happened(found.began, on)
    return began and not (found.ended and happened(found.ended, on))


@cached
def pending(model: Model, ref: Ref) -> Change | None:
    """The change that was to bring an organisation into being but has not; None for one that exists or existed."""
    own = life(model, ref)
    if own.start or own.began or own.ended:
        return None
    found = [x for x in changes_of(model, ref) if x.status != "effective" and ref in creates(x)]
    return min(found, key=lambda x: x.status == "cancelled", default=None)


@cached
def last_day(model: Model, ref: Ref) -> date | None:
    """The last day of an organisation that ended, as far as it is known; None for one that lives."""
    end = life(model, ref).end
    point = (end.earliest or end.latest) if end else None
    return point - timedelta(days=1) if point else None


@cached
def name(model: Model, ref: Ref, on: date | None = None) -> str:
    """The organisation's own name on a day; without a day its latest."""
    record = model.get(ref)
    found: str = getattr(record, "name", None) or getattr(record, "title", None) or ref.id
    for change in effective(model, ref):
        if change.new_name and _turns_itself(change, ref) and happened(change, on):
            found = change.new_name
    return found


@cached
def kind(model: Model, ref: Ref, on: date | None = None) -> str:
    """The kind of a unit on a day (a word of `units.KINDS`); without a day its latest."""
    found = record.kind if (record := model.unit(ref)) else ""
    for change in effective(model, ref):
        if change.new_kind and _turns_itself(change, ref) and happened(change, on):
            found = change.new_kind
    return found


def former_names(model: Model, ref: Ref) -> tuple[tuple[str, PartialDate | None], ...]:
    """The names it no longer has, oldest first, each with the day it ended."""
    found, current = [], getattr(model.get(ref), "name", ref.id)
    for change in effective(model, ref):
        if _turns_itself(change, ref) and change.new_name and change.new_name != current:
            found.append((current, change.date))
            current = change.new_name
    return tuple(found)


def predecessors(model: Model, ref: Ref) -> tuple[Ref, ...]:
    """Organisations of the same kind that ended in what created `ref`, or gave a part to it."""
    began = life(model, ref).began
    return tuple(r for r in sides(began)[0] if r.kind == ref.kind and r != ref) if began else ()


def successors(model: Model, ref: Ref) -> tuple[Ref, ...]:
    """Organisations of the same kind that took over when `ref` ended, each once."""
    after = (r for change in life(model, ref).endings for r in sides(change)[1])
    return tuple(dict.fromkeys(r for r in after if r.kind == ref.kind and r != ref))


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
    return in_order(found.values())


def in_order(changes: Iterable[Change]) -> tuple[Change, ...]:
    """Oldest first; names of files do not count."""
    return tuple(sorted(changes, key=_order))


def happened(change: Change, on: date | None) -> bool:
    """Whether a change that took effect had done so by a day; without a day it had."""
    return on is None or (first_day(change) or date.max) <= on


def first_day(change: Change) -> date | None:
    """From when on a change is taken to be in force; None without a date."""
    return (change.date.earliest or change.date.latest) if change.date else None


def _turns_itself(change: Change, ref: Ref) -> bool:
    """Whether the change gave `ref` another name or kind: whom it names after, else before."""
    before, after = sides(change)
    return change.kind in _RENAMING and ref in (after or before)


def _turns(model: Model, ref: Ref) -> Iterator[Change]:
    own = life(model, ref)
    yield from (own.began, *own.endings) if own.began else own.endings
