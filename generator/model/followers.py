"""Finds what takes the place of an organisation on a day: those who hold all of it, a part, or nobody knows what.

On 1/7/2025 about one commune in twenty was parted among several. What lay in such a one lies nowhere until a record
says where; an heir that gave a part away later is not an heir of that part.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from generator import dates
from generator.model import timeline
from generator.model.index import Model, cached
from generator.model.timeline import Life, gives, happened, parted, sides
from generator.records.changes import Change
from generator.records.fields import Ref

Extent = Literal["whole", "part", "unknown"]
_SUREST: tuple[Extent, ...] = ("whole", "part", "unknown")
_Step = tuple[Ref, Extent, Change | None]  # to whom, how much, in which change


@dataclass(frozen=True, slots=True, kw_only=True)
class Heir:
    """`share` says how much of the organisation before it holds."""

    ref: Ref
    share: Extent


@cached
def heirs(model: Model, ref: Ref, on: date | None = None) -> tuple[Heir, ...]:
    """Who took over when `ref` ended, by a day; () while it lives and where nobody did. By reference."""
    return _heirs(ref, timeline.life_on(model, ref, on), on)


@cached
def followers(model: Model, ref: Ref, on: date | None = None) -> tuple[Heir, ...]:
    """What is in the place of `ref` on a day, or today: itself while it lives, else its living heirs. By reference."""
    found: list[Heir] = []
    queue: list[_Step] = [(ref, "whole", None)]
    seen: set[tuple[Ref, Extent, Ref | None]] = set()
    line: list[Ref] = []  # itself, and what it went into whole
    complete = True
    while queue:
        at, share, since = queue.pop()
        step = (at, share, since.ref if since else None)
        if step in seen:
            continue
        seen.add(step)
        line += [at] if share == "whole" else []
        life = timeline.life_on(model, at, on) if since is None else _life_after(model, at, since)
        steps = _steps(model, at, life, since, on)
        if steps is None:
            found += [Heir(ref=at, share=share)] if model.get(at) else []
            complete = complete and model.get(at) is not None
            continue
        back = next((r for r in line if share == "whole" and r != at and r in {to for to, _, _ in steps}), None)
        steps = [(to, "whole", by) for to, _, by in steps if to == back] if back else steps
        complete = complete and (len(steps) > 1 or [how for _, how, _ in steps] == ["whole"])
        # A part of what took over others too may be nothing of `ref`.
        queue += [(to, how if at == ref else share if how == "whole" else "unknown", by) for to, how, by in steps]
    known = _gathered(found)
    return (Heir(ref=known[0].ref, share="whole"),) if len(known) == 1 and complete else known


def follower(model: Model, ref: Ref, on: date | None = None) -> Ref | None:
    """The only one in the place of all of `ref`: itself while it lives; None where it has none or was parted."""
    found = followers(model, ref, on)
    return found[0].ref if len(found) == 1 and found[0].share == "whole" else None


def _steps(model: Model, at: Ref, life: Life, since: Change | None, on: date | None) -> list[_Step] | None:
    """Who took over from `at`, and in which change; None where it is still there with all it had."""
    given = _given(model, at, life, since) if since else ()
    takers = [(to, by) for by in given if happened(by, on) for to in sides(by)[1] if _other(to, at)]
    if takers:
        return [(at, "unknown", takers[-1][1]), *((to, "unknown", by) for to, by in takers)]
    if life.ended and happened(life.ended, on):
        return [(heir.ref, heir.share, life.ended) for heir in _heirs(at, life, on)]
    return None


def _given(model: Model, at: Ref, life: Life, since: Change) -> tuple[Change, ...]:
    """The changes of that life after `since` by which `at` gave a part away and lived on."""

    def within(change: Change) -> bool:
        return _after(change, since) and not (life.ended and _after(change, life.ended))

    return tuple(c for c in timeline.effective(model, at) if gives(c, at) and within(c) and c not in life.endings)


def _heirs(ref: Ref, life: Life, on: date | None) -> tuple[Heir, ...]:
    steps = [_step(change, ref) for change in life.endings if happened(change, on)]
    if len(steps) > 1 and len({heir for step in steps for heir in step}) > 1:  # nobody is whole in two places
        steps = [{heir: "part" if share == "whole" else share for heir, share in step.items()} for step in steps]
    return _gathered(Heir(ref=heir, share=share) for step in steps for heir, share in step.items())


def _step(change: Change, ref: Ref) -> dict[Ref, Extent]:
    """The heirs of `ref` in one change that ended it, with what each holds of it."""
    before = [r for r in sides(change)[0] if r.kind == ref.kind]
    after = [r for r in sides(change)[1] if _other(r, ref)]
    if parted(change, ref):
        return dict.fromkeys(after, "part")
    if change.kind == "dissolution":
        return dict.fromkeys(after, "unknown")
    if len(after) == 1 and change.kind != "split":
        return dict.fromkeys(after, "whole")
    return dict.fromkeys(after, "part" if before == [ref] else "unknown")


def _life_after(model: Model, ref: Ref, change: Change) -> Life:
    """The life in which `ref` was when it took something over: the last one begun by then."""
    known = timeline.lives(model, ref)
    begun = [x for x in known[1:] if x.began and not _after(x.began, change)]
    return begun[-1] if begun else known[0]


def _after(change: Change, other: Change) -> bool:
    return dates.order(change.date) > dates.order(other.date)


def _other(ref: Ref, than: Ref) -> bool:
    return ref.kind == than.kind and ref != than


def _gathered(found: Iterable[Heir]) -> tuple[Heir, ...]:
    """Each heir once, with the most that is known of it."""
    shares: dict[Ref, Extent] = {}
    for heir in found:
        shares[heir.ref] = min(shares.get(heir.ref, heir.share), heir.share, key=_SUREST.index)
    return tuple(Heir(ref=ref, share=shares[ref]) for ref in sorted(shares))
