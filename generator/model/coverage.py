"""Coverage: what `rules/cadence` expects of a cell that reports, what came, and declared gaps."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from generator import dates
from generator.model.index import Model
from generator.model.timeline import life
from generator.records.activities import Activity
from generator.records.cells import Cell, Gap
from generator.records.rules import Cadence, Expectation

_MONTHS = {"month": 1, "quarter": 3, "year": 12}


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """One expectation for one cell: `expected` periods that are over, `reported` ones, those `excused` by a gap."""

    cell: Cell
    expectation: Expectation
    expected: int
    reported: int
    excused: int


def of_cell(model: Model, cell: Cell, today: date) -> tuple[Coverage, ...]:
    """Coverage from `reports_from` to the last period that is over; empty for a cell that does not report here."""
    start = cell.reports_from.earliest if cell.reports_from else None
    if start is None:
        return ()
    ended = life(model, cell.ref).end
    end = min(today, ended.earliest) if ended and ended.earliest else today
    held = [a for a in model.referring(cell.ref, Activity, "orgs") if a.status == "held"]
    found = []
    for rule in model.rules(Cadence):
        span = _bounds(rule, start, end)
        for expectation in rule.expects:
            if not expectation.cells or cell.kind in expectation.cells:
                found.append(_one(cell, expectation, held, span, today))
    return tuple(c for c in found if c.expected)


def _bounds(rule: Cadence, start: date, end: date) -> tuple[date, date]:
    first = max(start, (rule.valid_from and rule.valid_from.earliest) or start)
    last = min(end, (rule.valid_to and rule.valid_to.latest) or end)
    return first, last


def _one(cell: Cell, wanted: Expectation, held: list[Activity], span: tuple[date, date], today: date) -> Coverage:
    periods = _periods(*span, _MONTHS[wanted.per])
    done = {
        _index(m, wanted.per) for a in held if a.kind == wanted.activity and a.date for m in dates.months(a.date)[:1]
    }
    excused = {p for p in periods if any(_covers(g, p, wanted.per, today) for g in cell.gaps)}
    return Coverage(
        cell=cell, expectation=wanted, expected=len(periods - excused), reported=len(periods & done - excused),
        excused=len(excused),
    )  # fmt: skip


def _periods(first: date, last: date, length: int) -> set[int]:
    """Indices (months since year 0, in steps of `length`) of the whole periods that lie within first..last."""
    begin = first.year * 12 + first.month - 1
    if first.day > 1:
        begin += 1
    after = last.year * 12 + last.month - 1
    begin = -(-begin // length)
    return set(range(begin, after // length))


def _index(month: tuple[int, int], per: str) -> int:
    return (month[0] * 12 + month[1] - 1) // _MONTHS[per]


def _covers(gap: Gap, period: int, per: str, today: date) -> bool:
    if gap.until.latest and gap.until.latest < today:
        return False
    return any(_index(m, per) == period for m in dates.months(gap.period))
