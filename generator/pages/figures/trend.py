"""Describes the trend of an indicator: which observations compare, and rise or fall in one sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from generator import dates
from generator.dates import PartialDate
from generator.model import Model, measures
from generator.model.measures import Sum
from generator.pages.figures import assessment_stats
from generator.presentation import wording
from generator.records.indicators import Indicator
from generator.records.parts import Observation
from generator.vietnamese import listing, number

_GAPS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class TrendPoint:
    """An observation whose time is known. `at` in years; one `segment` holds what was counted in the same way."""

    at: float
    when: PartialDate
    of: Observation
    value: Decimal
    segment: int


def ordered(indicator: Indicator) -> list[Observation]:
    """Oldest first, each with the unit of its indicator; what has no date comes first."""
    found = sorted(indicator.observations, key=lambda o: dates.order(o.period or o.as_of))
    plain = indicator.unit if indicator.measure not in ("ratio", "share") else None
    return [o if o.unit or o.share or o.part is not None else o.model_copy(update={"unit": plain}) for o in found]


def spots(model: Model, indicator: Indicator) -> list[TrendPoint]:
    """The observations that have one value and a place on an axis of time, oldest first."""
    return spots_of(ordered(indicator), lambda when: scheme_then(model, indicator, when))


def spots_of(
    observations: Iterable[Observation], scheme: Callable[[PartialDate], str | None] = lambda _: None
) -> list[TrendPoint]:
    """The same of any observations, given oldest first; `scheme` says by which rules was counted then."""
    found: list[TrendPoint] = []
    segment, way = 0, None
    for o in observations:
        when = o.period or o.as_of
        value = measures.share(o) if is_share(o) else o.value
        if when is None or when.earliest is None or when.latest is None or value is None:
            continue
        own = (scheme(when), o.measure, o.unit, o.part is None, o.share is None)
        segment, way = segment + (way not in (None, own)), own
        found.append(TrendPoint(at=_years(when), when=when, of=o, value=value, segment=segment))
    return found


def trend(model: Model, indicator: Indicator) -> str:
    """What the figures say of rise and fall in one sentence or two, and what they do not say."""
    if len(indicator.observations) < 2:
        return "" if indicator.observations and indicator.observations[0].per else "Mới có số liệu của một thời điểm."
    return told(spots(model, indicator), indicator.things)


def told(known: Sequence[TrendPoint], things: str | None) -> str:
    """The same of figures that are known to stand on an axis of time."""
    own = comparable(known)
    said = ""
    if len(own) < len(known):
        said = f"Cách tính đã đổi từ {dates.show(own[0].when)}, nên không so với các số trước đó. "
    if len(own) < 2:
        return said + "Chưa đủ hai số liệu so được với nhau, chưa nói được tăng hay giảm."
    return said + _compared(things, own[0], own[-1]) + _gaps(own)


def comparable(known: Sequence[TrendPoint]) -> list[TrendPoint]:
    """The last ones, as far back as they were counted in the same way."""
    return [s for s in known if s.segment == known[-1].segment]


def is_share(o: Observation) -> bool:
    return o.share is not None or o.part is not None


def _compared(things: str | None, first: TrendPoint, last: TrendPoint) -> str:
    if {first.of.qualifier, last.of.qualifier} != {"exact"} or first.at == last.at:
        return "Số trong nguồn không đủ rõ để nói tăng hay giảm bao nhiêu."
    change = last.value - first.value
    span = f"Từ {dates.show(first.when)} đến {dates.show(last.when)}"
    if not change:
        return f"{span} không thay đổi."
    if is_share(last.of):
        amount = f"{number(abs(change))} điểm phần trăm"
    else:
        amount = wording.quantity(Sum(value=abs(change), unit=last.of.unit, qualifier="exact"))
        amount += f" {things}" if things and not last.of.unit else ""
    return f"{span} {'tăng' if change > 0 else 'giảm'} {amount}."


def _gaps(own: Sequence[TrendPoint]) -> str:
    """The years between the first and the last without a figure."""
    have = {int(s.at) for s in own}
    missing = [str(y) for y in range(min(have), max(have)) if y not in have]
    if not missing:
        return ""
    if len(have) == 2 and len(missing) > 1:
        return " Chưa có số liệu các năm ở giữa."
    return (
        f" Chưa có số liệu năm {listing(missing)}." if len(missing) <= _GAPS else " Nhiều năm ở giữa chưa có số liệu."
    )


def scheme_then(model: Model, indicator: Indicator, when: PartialDate) -> str | None:
    """The indicator's scheme, or the one in force where a figure surely lies outside of its time."""
    own = assessment_stats.scheme(model, indicator.scheme) if indicator.scheme else None
    if own is None or when.latest is None:
        return indicator.scheme
    late = own.valid_to and dates.surely_after(when, own.valid_to)
    early = own.valid_from and dates.surely_before(when, own.valid_from)
    if not (late or early):
        return own.id
    other = assessment_stats.scheme_on(model, when.latest)
    return other.id if other else None


def _years(when: PartialDate) -> float:
    first, last = when.earliest or date.min, when.latest or date.min
    if when.form in ("year", "period"):
        return float(last.year)
    return first.year + (first.timetuple().tm_yday - 1) / 366
