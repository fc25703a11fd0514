"""Arithmetic on figures: shares computed again, sums that carry the weakest qualifier, balances."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_DOWN, Decimal
from typing import Literal

from generator.records.contributions import Contribution, Ledger
from generator.records.parts import Figure, Observation, Quantity
from generator.vietnamese import parse_percent, ratio_percent

_WEAKEST = ("about", "nearly", "more_than", "at_least", "exact")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sum:
    """A total in one unit. `mixed` when its parts point different ways (over and nearly): then it is "about"."""

    value: Decimal
    unit: str | None
    qualifier: str


def percentage(figure: Figure) -> Decimal | None:
    """The share of a ratio in percent, two decimals, half up; None for anything but a ratio."""
    if figure.part is None or figure.whole is None:
        return None
    return ratio_percent(figure.part, figure.whole)


def published_against_computed(figure: Figure) -> Literal["same", "truncated", "different"] | None:
    """How the printed share stands to the computed one, at the printed decimals; None if nothing to compare."""
    printed = parse_percent(figure.published) if figure.published else None
    if printed is None or figure.part is None or figure.whole is None:
        return None
    exact = Decimal(figure.part) * 100 / Decimal(figure.whole)
    step = Decimal(1).scaleb(int(printed.as_tuple().exponent))
    if exact.quantize(step, rounding="ROUND_HALF_UP") == printed:
        return "same"
    return "truncated" if exact.quantize(step, rounding=ROUND_DOWN) == printed else "different"


def share(figure: Figure) -> Decimal | None:
    """The percentage of a ratio (computed) or of a share (as published)."""
    if figure.share:
        return parse_percent(figure.share)
    return percentage(figure)


def breakdown_faults(observation: Observation) -> tuple[tuple[str, int, int], ...]:
    """(dimension, sum of its parts, expected) for each breakdown that does not add up to a plain whole value."""
    if observation.value is None or observation.qualifier != "exact":
        return ()
    expected = int(observation.value)
    sums = ((name, sum(parts.values())) for name, parts in observation.by.items())
    return tuple((name, total, expected) for name, total in sums if total != expected)


def money(ledger: Ledger | None) -> Sum | None:
    """What the money lines of one side add up to; None when it has none. Only money is added."""
    if ledger is None:
        return None
    return total(line.quantity for line in ledger.lines if line.kind == "money")


def total(quantities: Iterable[Quantity]) -> Sum | None:
    """The sum of plain values of one unit, with the weakest qualifier; None for none, ranges or mixed units."""
    found = list(quantities)
    if not found or any(q.value is None for q in found) or len({q.unit for q in found}) != 1:
        return None
    words = {q.qualifier for q in found}
    qualifier = "about" if {"nearly"} < words - {"exact"} else min(words, key=_WEAKEST.index)
    return Sum(value=sum((q.value or Decimal(0) for q in found), Decimal(0)), unit=found[0].unit, qualifier=qualifier)


def balance(contribution: Contribution) -> Sum | None:
    """Received less spent, in đồng, only where both sides are complete and all their money is plain sums."""
    received, spent = contribution.received, contribution.spent
    if not (received and received.complete and spent and spent.complete):
        return None
    left, right = money(received), money(spent)
    if left is None or (right is None and any(line.kind == "money" for line in spent.lines)):
        return None
    qualifier = "exact" if left.qualifier == "exact" and (right is None or right.qualifier == "exact") else "about"
    return Sum(value=left.value - (right.value if right else 0), unit=left.unit, qualifier=qualifier)
