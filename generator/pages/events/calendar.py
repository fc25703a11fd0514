"""Owns the months of a cell's year: which have a meeting on record, may have had one, or lie outside its life."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from datetime import date
from html import escape
from typing import Literal

from generator import dates
from generator.model.timeline import Life
from generator.presentation.events import Month, months_before
from generator.presentation.page import PageContext
from generator.records.activities import MEETINGS, Activity

MonthState = Literal["held", "maybe", "open", "early", "over", "ahead"]
STATES: Mapping[MonthState, str] = {
    "held": "có tin",
    "maybe": "có thể đã họp",
    "open": "chưa có thông tin",
    "early": "chưa thành lập",
    "over": "không còn",
    "ahead": "chưa đến",
}
_CSS: Mapping[MonthState, str] = {
    "held": "held", "maybe": "maybe", "open": "", "early": "out", "over": "out", "ahead": "out",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """`held` months lead to their meeting; `maybe` months share `others` meetings that a counted one implies."""

    held: dict[Month, Activity] = field(default_factory=dict)
    maybe: frozenset[Month] = frozenset()
    others: int = 0


def read(activities: Iterable[Activity]) -> Calendar:
    """What the meetings of one cell say about its months."""
    held: dict[Month, Activity] = {}
    counted: list[Activity] = []
    for activity in activities:
        if activity.kind not in MEETINGS or activity.status != "held" or not activity.date:
            continue
        covered = dates.months(activity.date)
        if len(covered) == 1 and activity.date.form in ("day", "month"):
            held.setdefault(covered[0], activity)
            if activity.sequence and activity.sequence.since:
                counted.append(activity)
    if not counted:
        return Calendar(held=held)
    last = max(counted, key=lambda a: (a.sequence.number if a.sequence else 0, a.id))
    span = months_before(last)
    known = sum(m in held for m in span)
    others = max(0, (last.sequence.number if last.sequence else 1) - 1 - known)
    maybe = frozenset(m for m in span if m not in held) if others else frozenset()
    return Calendar(held=held, maybe=maybe, others=others)


def years(calendar: Calendar) -> tuple[int, ...]:
    """The years to draw, newest first."""
    return tuple(sorted({y for y, _ in (*calendar.held, *calendar.maybe)}, reverse=True))


def grids(here: PageContext, calendar: Calendar, life: Life, shown: Sequence[int], today: date) -> list[str]:
    """A figure for each year and one key for all; every month says in words what its colour says."""
    if not shown:
        return []
    used = {state(calendar, life, (year, month), today) for year in shown for month in range(1, 13)}
    return [*(_grid(here, calendar, life, year, today) for year in shown), _key(calendar, used)]


def state(calendar: Calendar, life: Life, month: Month, today: date) -> MonthState:
    """What is known of a month."""
    if month in calendar.held:
        return "held"
    if month in calendar.maybe:
        return "maybe"
    first = date(*month, 1)
    if life.start and life.start.earliest and first < life.start.earliest.replace(day=1):
        return "early"
    if life.end and life.end.latest and first > life.end.latest:
        return "over"
    return "ahead" if first > today else "open"


def _grid(here: PageContext, calendar: Calendar, life: Life, year: int, today: date) -> str:
    items = []
    for month in range(1, 13):
        activity = calendar.held.get((year, month))
        if activity and activity.date:
            words = f'{month}<span class="sr">: sinh hoạt {escape(dates.show(activity.date))}</span>'
            address = escape(here.href(here.ctx.address(activity.ref) or ""))
            items.append(f'<li class="held"><a href="{address}">{words}</a></li>')
        else:
            found = state(calendar, life, (year, month), today)
            mark = f' class="{_CSS[found]}"' if _CSS[found] else ""
            items.append(f'<li{mark}>{month}<span class="sr"> {STATES[found]}</span></li>')
    listed = "\n".join(items)
    return f'<figure>\n<figcaption>Năm {year}</figcaption>\n<ul class="months">\n{listed}\n</ul>\n</figure>'


def _key(calendar: Calendar, used: Set[MonthState]) -> str:
    """What the months look like that are in the grids."""
    several = f"{calendar.others} buổi trong {len(calendar.maybe)} tháng này, nguồn không nói tháng nào"
    said: tuple[tuple[MonthState, str], ...] = (
        ("held", "có tin về buổi sinh hoạt"), ("maybe", several), ("open", "chưa có thông tin"),
    )  # fmt: skip
    rows = [(f' class="{_CSS[found]}"' if _CSS[found] else "", escape(words)) for found, words in said if found in used]
    return '<ul class="key">\n' + "\n".join(f"<li><i{mark}></i> {words}</li>" for mark, words in rows) + "\n</ul>"
