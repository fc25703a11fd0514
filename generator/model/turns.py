"""Tells how an organisation came to lie where it lies: its transfers, and what became of its communes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from generator import dates
from generator.dates import PartialDate
from generator.model import territory, timeline
from generator.model.followers import heirs
from generator.model.index import Model
from generator.model.timeline import sides
from generator.records.changes import Change
from generator.records.fields import Ref
from generator.records.units import Unit

_OF_ITSELF = ("rename", "reclassification")


def came_from(model: Model, ref: Ref) -> Ref | None:
    """What an organisation lay in until its last transfer; None for one that was never moved."""
    own = timeline.moves(model, ref)
    return _before(model, ref, own[-1]) if own else None


def departures(model: Model, above: Ref) -> tuple[Change, ...]:
    """The transfers that took a unit away from `above`."""
    found: dict[Ref, Change] = {}
    for ref in territory.ever_below(model, above, Unit, "parent"):
        moves = (c for c in timeline.moves(model, ref) if above not in sides(c)[1] and _before(model, ref, c) == above)
        found.update((c.ref, c) for c in moves)
    return tuple(found.values())


def of_communes(model: Model, ref: Ref) -> tuple[Change, ...]:
    """What became of the communes a village lay in while it lay there: what renamed, moved or ended them.

    That ends with the village itself, and where a commune was parted: no record says where the village went.
    """
    record, own = model.unit(ref), timeline.moves(model, ref)
    if record is None or record.level == "commune":
        return tuple(_turns(model, ref)) if record else ()
    homes = [record.parent, *(next(iter(sides(c)[1]), None) for c in own)]
    days = [None, *(c.date for c in own), timeline.life(model, ref).end]
    found: dict[Ref, Change] = {}
    for home, since, until in zip(homes, days, days[1:], strict=False):
        unit = model.unit(home)
        if unit and unit.level == "commune":
            found.update((c.ref, c) for c in _turns(model, unit.ref) if _within(c, since, until))
    return tuple(found.values())


def _before(model: Model, ref: Ref, change: Change) -> Ref | None:
    """What an organisation lay in on the eve of a change; None where the change has no day."""
    day = timeline.first_day(change)
    return territory.parent(model, ref, day - timedelta(days=1)) if day else None


def _turns(model: Model, commune: Ref) -> Iterator[Change]:
    at: Ref | None = commune
    seen: set[Ref] = set()
    while at and at not in seen:
        seen.add(at)
        endings = timeline.life(model, at).endings
        itself = _OF_ITSELF if at == commune else (*_OF_ITSELF, "transfer")
        own = (c for c in timeline.effective(model, at) if c.kind in itself and at in sides(c)[0])
        yield from dict.fromkeys((*own, *endings))
        after = heirs(model, at)
        at = after[0].ref if len(after) == 1 and after[0].share == "whole" else None


def _within(change: Change, since: PartialDate | None, until: PartialDate | None) -> bool:
    at = dates.order(change.date)
    return change.date is None or not ((since and at < dates.order(since)) or (until and at > dates.order(until)))
