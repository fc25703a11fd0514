"""Owns what takes the place of an organisation: a set, for a day, of who holds all of it, a part, or nobody knows what.

On 1/7/2025 about one commune in twenty was parted among several. What lay in such a one lies nowhere until a record
says where; an heir that gave a part away later is not an heir of that part.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from generator import dates
from generator.model import timeline
from generator.model.index import Model, remembered
from generator.model.timeline import happened, parted, sides
from generator.records.changes import Change
from generator.records.fields import Ref

Share = Literal["whole", "part", "unknown"]
_SUREST: tuple[Share, ...] = ("whole", "part", "unknown")


@dataclass(frozen=True, slots=True, kw_only=True)
class Heir:
    """`share` says how much of the organisation before it holds."""

    ref: Ref
    share: Share


@remembered
def heirs(model: Model, ref: Ref, on: date | None = None) -> tuple[Heir, ...]:
    """Who took over when `ref` ended, by a day; () while it lives and where nobody did. By reference."""
    endings = [c for c in timeline.life_on(model, ref, on).endings if happened(c, on)]
    steps = [_step(change, ref) for change in endings]
    if len({heir for step in steps for heir in step}) > 1 and len(endings) > 1:
        steps = [dict.fromkeys(step, "part") for step in steps]  # nobody is whole in two places
    return _gathered((heir, share) for step in steps for heir, share in step.items())


@remembered
def followers(model: Model, ref: Ref, on: date | None = None) -> tuple[Heir, ...]:
    """What is in the place of `ref` on a day, or today: itself while it lives, else its living heirs. By reference."""
    found: list[tuple[Ref, Share]] = []
    queue: list[tuple[Ref, Share, Change | None]] = [(ref, "whole", None)]
    seen: set[tuple[Ref, Share]] = set()
    while queue:
        at, share, since = queue.pop()
        if (at, share) in seen:
            continue
        seen.add((at, share))
        given = _gave_away(model, at, since, on) if at != ref else ()
        share = "unknown" if given else share
        queue += [(taker, "unknown", change) for change in given for taker in sides(change)[1] if _other(taker, at)]
        ended = timeline.life_on(model, at, on).ended
        if not (ended and happened(ended, on)):
            found.append((at, share))
            continue
        for heir in heirs(model, at, on):
            step = heir.share if at == ref or heir.share == "whole" else "unknown"
            queue.append((heir.ref, share if step == "whole" else _weaker(share, step), ended))
    return _gathered((at, share) for at, share in found if model.get(at))


def follower(model: Model, ref: Ref, on: date | None = None) -> Ref | None:
    """The only one in the place of all of `ref`: itself while it lives; None where it has none or was parted."""
    found = followers(model, ref, on)
    return found[0].ref if len(found) == 1 and found[0].share == "whole" else None


def _step(change: Change, ref: Ref) -> dict[Ref, Share]:
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


def _gave_away(model: Model, ref: Ref, since: Change | None, on: date | None) -> tuple[Change, ...]:
    """The changes after `since` by which `ref` gave a part to others and lived on."""

    def later(change: Change) -> bool:
        return since is None or dates.order(change.date) > dates.order(since.date)

    def gives(change: Change) -> bool:
        before, after = sides(change)
        return ref in before and ref in after and (parted(change, ref) or change.kind == "split")

    return tuple(c for c in timeline.effective(model, ref) if gives(c) and later(c) and happened(c, on))


def _other(ref: Ref, than: Ref) -> bool:
    return ref.kind == than.kind and ref != than


def _weaker(one: Share, other: Share) -> Share:
    return max(one, other, key=_SUREST.index)


def _gathered(found: Iterable[tuple[Ref, Share]]) -> tuple[Heir, ...]:
    """Each heir once, with the most that is known of it. All parts in one hand are the whole."""
    shares: dict[Ref, list[Share]] = {}
    for ref, share in found:
        shares.setdefault(ref, []).append(share)
    return tuple(_heirs(shares))


def _heirs(shares: dict[Ref, list[Share]]) -> Iterator[Heir]:
    for ref in sorted(shares):
        told = shares[ref]
        whole = len(shares) == 1 and len(told) > 1 and set(told) == {"part"}
        yield Heir(ref=ref, share="whole" if whole else min(told, key=_SUREST.index))
