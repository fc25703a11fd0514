"""`/lich/`: what is coming and open to everyone who lives here, by day; and what is an event at all."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from markupsafe import Markup

from generator import dates
from generator.model.states import State, for_everyone
from generator.pages.blocks.lists import Shelf, by_month, by_place, shelves
from generator.presentation import state_wording as wording
from generator.presentation import subscriptions
from generator.presentation.context import BuildContext, PageContext
from generator.presentation.events import ahead, date_of, day, hour, whose_activity
from generator.presentation.page import DEEDS, Menu, Page, PageHead
from generator.records.activities import Activity
from generator.vietnamese import capital, heading

HUB = "lich/"
_TITLE = "Lịch sắp tới"
_LEAD = "Những buổi họp, việc chung sắp tới mà mọi người dân dự được, xếp theo ngày."
_MENU = Menu(group=DEEDS, word=_TITLE)
_Row = tuple[str, str, Markup, str, date | None]


def pages(ctx: BuildContext) -> Iterable[PageHead]:
    return ctx.per_listing(_all)


def _all(ctx: BuildContext) -> Iterable[Page]:
    shelf = Shelf(
        address=HUB, title=_TITLE, lead=_LEAD, cuts=(by_place(lambda a: a.orgs[0]), by_month(date_of)), draw=_draw,
        instead=_subscribe, menu=_MENU, feeds=subscriptions.of_site(ctx),
    )  # fmt: skip
    yield from shelves(ctx, shelf, ahead(ctx))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Agenda:
    FILE: ClassVar[str] = "agenda"
    today: date
    days: Sequence[tuple[str, Sequence[_Row]]]
    others: Sequence[_Row]
    subscribe: Markup


def _draw(here: PageContext, found: Sequence[Activity]) -> list[Markup]:
    days: dict[date | None, list[Activity]] = {}
    for activity in found:
        if for_everyone(activity):
            days.setdefault(day(activity), []).append(activity)
    page = _Agenda(
        today=here.ctx.today,
        days=[(_day(on), [_row(here, a, dated=on is None) for a in held]) for on, held in days.items()],
        others=[_row(here, a, dated=True) for a in found if not for_everyone(a)],
        subscribe=Markup("\n").join(_subscribe(here, found)) if here.address == HUB else Markup(),
    )
    return [here.section(page)]


def _day(on: date | None) -> str:
    return f"{capital(dates.weekday(on))}, ngày {on.day}/{on.month}/{on.year}" if on else "Chưa rõ ngày"


def _row(here: PageContext, activity: Activity, *, dated: bool) -> _Row:
    """Hour or state as the tag, then what, when (`dated`: no heading says it), where and whose."""
    at = hour(activity)
    tag = ("building", at) if at else ("planned", "chưa rõ giờ")
    found = wording.state(here.ctx, activity)
    if found is not State.PLANNED:
        tag = ("planned", wording.mark(here.ctx, activity))
    when, last = date_of(activity), activity.ends
    said = [
        capital(dates.show(when)) if dated and when else "",
        f"Đến {dates.show(last)}" if last and last != when else "",
        "Chưa có ngày mới" if found is State.POSTPONED else "",
        f"Đã báo: {at}" if at and found is not State.PLANNED else "",
        capital(activity.place or "chưa rõ nơi"),
        whose_activity(here.ctx, activity),
    ]
    text = ". ".join(s.rstrip(".") for s in said if s)
    return (*tag, here.link(activity.ref, heading(activity.title)), f"{text}.", wording.until(here.ctx, activity))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Subscribe:
    FILE: ClassVar[str] = "agenda_subscribe"
    webcal: str
    file: str
    help: Markup


def _subscribe(here: PageContext, _: Sequence[Activity]) -> list[Markup]:
    page = _Subscribe(
        webcal=f"webcal://{here.model.site.root.partition('://')[2]}{subscriptions.EVENTS}",
        file=here.href(subscriptions.SITE) + subscriptions.EVENTS,
        help=here.to(subscriptions.HELP, "cách nhận lịch, nhận tin"),
    )
    return [here.section(page)]
