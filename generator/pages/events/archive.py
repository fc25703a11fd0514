"""`/luu-tru/`: all that is past by month, what is known only by year, and what has no date."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup

from generator.incremental.tasks import Task
from generator.model import names, territory
from generator.pages.blocks import components as c
from generator.pages.blocks import lists
from generator.pages.blocks.parts import card
from generator.pages.events.kinds import HUB
from generator.presentation.context import BuildContext, PageContext
from generator.presentation.events import date_of, day_of
from generator.presentation.page import Crumb, Page, PageHead
from generator.records import Ref
from generator.records.activities import Activity
from generator.vietnamese import capital, sort_key

ARCHIVE = "luu-tru/"
_UNDATED = "khong-ro-ngay"
_Month = tuple[int, int | None] | None


def links(here: PageContext, past: Iterable[Activity]) -> list[tuple[Markup, str]]:
    """The way to each month that has a page, the newest first, and how much it has."""
    months = _by_year(_months(past))
    return [(here.to(_address(month), capital(_said(month))), f"{len(found)} tin") for month, found in months]


def _months(done: Iterable[Activity]) -> dict[_Month, list[Activity]]:
    """By month; by year where the month is not known; what has no single year stands with the undated."""
    groups: dict[_Month, list[Activity]] = {}
    for activity in done:
        at = date_of(activity)
        if at is None or at.earliest is None or at.form in ("before", "after", "period"):
            key: _Month = None
        else:
            key = (at.earliest.year, at.earliest.month if at.form in ("day", "month") else None)
        groups.setdefault(key, []).append(activity)
    return groups


def _by_year(months: dict[_Month, list[Activity]]) -> list[tuple[_Month, list[Activity]]]:
    return sorted(
        months.items(),
        key=lambda m: (m[0] is not None, m[0][0] if m[0] else 0, (m[0][1] or 0) if m[0] else 0),
        reverse=True,
    )


def _address(month: _Month) -> str:
    if month is None:
        return f"{ARCHIVE}{_UNDATED}/"
    year, number = month
    return f"{ARCHIVE}{year}/{number:02d}/" if number else f"{ARCHIVE}{year}/{_UNDATED}/"


def _said(month: _Month) -> str:
    if month is None:
        return "không rõ ngày"
    return f"tháng {month[1]}/{month[0]}" if month[1] else f"năm {month[0]}, không rõ tháng"


def pages(ctx: BuildContext, done: Sequence[Activity]) -> Iterable[PageHead]:
    """What was held in each month, and marked what was called off or never told of again: its page is found here."""
    months: list[Task[Iterable[Page]]] = []
    for month, found in _months(done).items():
        address = _address(month)
        title = f"Hoạt động {_said(month)}"
        if len(found) <= lists.MOST:
            months.append(_month(ctx, address, title, found, (("Hoạt động", HUB),)))
            continue
        groups: dict[Ref | None, list[Activity]] = {}
        for activity in found:
            groups.setdefault(_commune(ctx, activity), []).append(activity)
        here = ctx.at(address)
        ordered = sorted(groups.items(), key=lambda g: sort_key(_place(ctx, g[0])))
        rows = [(here.to(f"{address}{_segment(ref)}/", _place(ctx, ref)), f"{len(g)} tin") for ref, g in ordered]
        yield Page(
            address=address, title=title, description=f"{title}, theo nơi.",
            body=here.render(lists.Names(title=title, rows=rows)), crumbs=(("Hoạt động", HUB),), layout="full",
        )  # fmt: skip
        for ref, group in ordered:
            crumbs = (("Hoạt động", HUB), (title, address))
            months.append(_month(ctx, f"{address}{_segment(ref)}/", f"{title}: {_place(ctx, ref)}", group, crumbs))
    yield from ctx.pages(f"{__name__}.months", months)


@dataclass(frozen=True, slots=True, kw_only=True)
class _OfMonth:
    FILE: ClassVar[str] = "activities_of_month"
    title: str
    cards: Sequence[c.Card]


def _month(
    ctx: BuildContext, address: str, title: str, found: Sequence[Activity], crumbs: tuple[Crumb, ...]
) -> Task[Iterable[Page]]:
    def make() -> Iterable[Page]:
        here = ctx.at(address)
        text = here.render(_OfMonth(title=title, cards=[card(here, a) for a in found]))
        yield Page(address=address, title=title, description=f"{title}.", body=text, crumbs=crumbs)

    return Task(key=address, of=tuple(a.ref for a in found), given=repr((title, crumbs)), make=make)


def _commune(ctx: BuildContext, activity: Activity) -> Ref | None:
    """The commune on the day, or the unit above communes whose it was."""
    unit = territory.place(ctx.model, activity.orgs[0], day_of(activity)).unit
    return unit.ref if unit else None


def _place(ctx: BuildContext, ref: Ref | None) -> str:
    unit = ctx.model.unit(ref)
    return names.title(ctx.model, unit) if unit else "Nơi khác"


def _segment(ref: Ref | None) -> str:
    return ref.id if ref else "noi-khac"
