"""Owns what pages of a cell say of its meetings: the months of its years, in a sentence, and as a file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from generator import dates
from generator.model import timeline
from generator.model.timeline import Life
from generator.pages.blocks import activity_history
from generator.pages.blocks import components as c
from generator.pages.events import calendar
from generator.pages.events.calendar import Calendar
from generator.presentation import events
from generator.presentation.events import Month
from generator.presentation.page import CsvSheet, PageContext
from generator.records.activities import Activity
from generator.records.cells import Cell
from generator.vietnamese import capital, listing

_FILE = "sinh-hoat.csv"
_HEAD = ("Năm", "Tháng", "Có tin hay chưa", "Ngày sinh hoạt", "Tên buổi")
_DRAWN = 3  # years on the page itself, so that it stays light for ever
_RECENT = 12  # months that are looked through for gaps
_NAMED = 4  # months without a record that are named one by one
_NOT_NONE = "Như vậy không có nghĩa là chi bộ không họp."


def section(here: PageContext, cell: Cell, done: Sequence[Activity]) -> list[str]:
    """The newest years, the way to the older ones, and what sources leave open."""
    read = calendar.read(done)
    years = calendar.years(read)
    if not years:
        undated = any(a.date is None for a in done)
        hint = " Có tin về cuộc họp nhưng nguồn không ghi ngày." if undated else ""
        return [c.empty("Chưa có buổi sinh hoạt nào ghi ngày", _NOT_NONE + hint)]
    life, today = timeline.life(here.model, cell.ref), here.ctx.today
    paged = [y for y in years[_DRAWN:] if y in activity_history.years(done)]
    own = [y for y in years if y not in paged]
    rest = "\n".join(calendar.grids(here, read, life, own[_DRAWN:], today))
    older = f"Các năm trước: {activity_history.links(here, paged)} · " if paged else ""
    return [
        f"<p>{told(read, life, own, today, until_today=True)}</p>",
        *calendar.grids(here, read, life, own[:_DRAWN], today),
        c.details("Các năm trước nữa", rest) if rest else "",
        f"<p>{older}{_link('')}</p>",
        *(c.note(n) for n in dict.fromkeys(events.sequence_note(a) for a in done) if n),
    ]


def of_year(here: PageContext, cell: Cell, read: Calendar, year: int) -> str:
    """One year of the calendar, for a page below the cell's own; "" where it has no meeting on record."""
    life, today = timeline.life(here.model, cell.ref), here.ctx.today
    if year not in calendar.years(read):
        return ""
    said = told(read, life, (year,), today, until_today=False)
    return "\n".join([f"<p>{said}</p>", *calendar.grids(here, read, life, (year,), today), f"<p>{_link('../')}</p>"])


def sheets(here: PageContext, cell: Cell, done: Iterable[Activity]) -> tuple[CsvSheet, ...]:
    """All years of the calendar month by month, the oldest first; none without a meeting on record."""
    read, life = calendar.read(done), timeline.life(here.model, cell.ref)
    rows = []
    for year, month in _lived(read, life, calendar.years(read), here.ctx.today):
        activity = read.held.get((year, month))
        state = calendar.STATES[calendar.state(read, life, (year, month), here.ctx.today)]
        day = dates.show(activity.date) if activity and activity.date else ""
        rows.append((str(year), str(month), state, day, activity.title if activity else ""))
    return (CsvSheet(file=_FILE, head=_HEAD, rows=tuple(rows)),) if rows else ()


def told(read: Calendar, life: Life, years: Sequence[int], today: date, *, until_today: bool) -> str:
    """In how many months of these years a meeting is on record, and which late ones have none.

    `until_today`: what is known since the last of them is said too.
    """
    months = [m for m in _lived(read, life, years, today) if m in read.held or m < (today.year, today.month)]
    held = sum(m in read.held for m in months)
    silent = _since(read, life, today) if until_today else ""
    left = silent or held < len(months)
    said = (_counted(months, held), _open(read, months), silent, _NOT_NONE if left else "")
    return " ".join(part for part in said if part)


def _counted(months: Sequence[Month], held: int) -> str:
    if not months:
        return ""
    span = capital(_span(months[0], months[-1]))
    if held == len(months):
        return f"{span} {'tháng nào cũng ' if held > 1 else ''}có tin về buổi sinh hoạt."
    if not held:
        return f"{span} chưa rõ tháng nào có buổi sinh hoạt."
    return f"{span} có tin về buổi sinh hoạt của {held} trong {len(months)} tháng."


def _since(read: Calendar, life: Life, today: date) -> str:
    """From when until today nothing is on record of a cell that lives; this month is not over and does not count."""
    last = max((*read.held, *read.maybe), default=None)
    if last is None or life.end or life.ended:
        return ""
    first = (last[0] + last[1] // 12, last[1] % 12 + 1)
    return (
        f"Từ {_said(first)} đến nay chưa có tin về buổi sinh hoạt nào ghi rõ tháng."
        if first < (today.year, today.month)
        else ""
    )


def _lived(read: Calendar, life: Life, years: Sequence[int], today: date) -> list[Month]:
    """The months from the first of these years to the last in which the cell was there, up to the one of today."""
    if not years:
        return []
    every = [(year, month) for year in range(min(years), max(years) + 1) for month in range(1, 13)]
    return [m for m in every if calendar.state(read, life, m, today) in ("held", "maybe", "open")]


def _open(read: Calendar, months: Sequence[Month]) -> str:
    """The latest months without a record that lie between others, where they are few enough to name."""
    last = max(read.held)
    found = [m for m in months[-_RECENT:] if m not in read.held and m not in read.maybe and m < last]
    return f"Chưa có tin: {listing([_said(m) for m in found])}." if 0 < len(found) <= _NAMED else ""


def _span(first: Month, last: Month) -> str:
    """«năm 2020», «tháng 9/2020», «từ tháng 2/2020 đến tháng 11/2026»."""
    if first == (last[0], 1) and last[1] == 12:
        return f"năm {last[0]}"
    return _said(last) if first == last else f"từ {_said(first)} đến {_said(last)}"


def _said(month: Month) -> str:
    return f"tháng {month[1]}/{month[0]}"


def _link(way: str) -> str:
    return f'<a href="{way}{_FILE}" download>Tải bảng các tháng (CSV)</a>'
