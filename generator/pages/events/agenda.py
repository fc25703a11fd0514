"""Owns `/lich/`: what is coming and open to everyone who lives here, by day; and what is an event at all."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from html import escape

from generator import dates
from generator.model.states import State, for_everyone
from generator.pages.blocks import components as c
from generator.pages.blocks.lists import Shelf, by_month, by_place, shelves
from generator.presentation import state_wording as wording
from generator.presentation import subscriptions
from generator.presentation.events import ahead, date_of, day, hour, whose_activity
from generator.presentation.page import DEEDS, BuildContext, Menu, Page, PageContext
from generator.records.activities import Activity
from generator.vietnamese import capital, heading

HUB = "lich/"
_TITLE = "Lịch sắp tới"
_LEAD = "Những buổi họp, việc chung sắp tới mà mọi người dân dự được, xếp theo ngày."
_MENU = Menu(group=DEEDS, word=_TITLE)
_EMPTY = (
    "Chưa có hoạt động sắp tới",
    "Khi thôn báo trước buổi họp dân hay ngày làm việc chung, ngày giờ và nơi họp sẽ có ở đây.",
)
_OTHERS = "Nguồn không nói ai dự được, hoặc nói chỉ dành cho người được mời. Xin hỏi nơi tổ chức trước khi đến."


def pages(ctx: BuildContext) -> Iterable[Page]:
    return ctx.per_listing(_all)


def _all(ctx: BuildContext) -> Iterable[Page]:
    shelf = Shelf(
        address=HUB, title=_TITLE, lead=_LEAD, cuts=(by_place(lambda a: a.orgs[0]), by_month(date_of)), draw=_draw,
        instead=_subscribe, menu=_MENU, feeds=subscriptions.of_site(ctx),
    )  # fmt: skip
    yield from shelves(ctx, shelf, ahead(ctx))


def _draw(here: PageContext, found: Sequence[Activity]) -> list[str]:
    open_ = [a for a in found if for_everyone(a)]
    others = [a for a in found if not for_everyone(a)]
    blocks = _days(here, open_) or [c.empty(*_EMPTY)]
    if others:
        blocks += [c.h2("Việc khác sắp tới"), c.note(_OTHERS), _rows(here, others, dated=True)]
    main = "\n".join([c.as_of(here.ctx.today), *blocks])
    return [c.two(main, c.side(*_subscribe(here, found)))] if here.address == HUB else [main]


def _days(here: PageContext, found: Sequence[Activity]) -> list[str]:
    groups: dict[date | None, list[Activity]] = {}
    for activity in found:
        groups.setdefault(day(activity), []).append(activity)
    blocks = []
    for on, activities in groups.items():
        title = f"{capital(dates.weekday(on))}, ngày {on.day}/{on.month}/{on.year}" if on else "Chưa rõ ngày"
        blocks += [c.h2(title), _rows(here, activities, dated=on is None)]
    return blocks


def _rows(here: PageContext, found: Sequence[Activity], *, dated: bool) -> str:
    return c.works((_row(here, a, dated=dated) for a in found), (wording.until(here.ctx, a) for a in found))


def _row(here: PageContext, activity: Activity, *, dated: bool) -> tuple[str, str, str, str]:
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
    text = escape(". ".join(s.rstrip(".") for s in said if s))
    return (*tag, here.link(activity.ref, heading(activity.title)), f"{text}.")


def _subscribe(here: PageContext, found: Sequence[Activity]) -> list[str]:
    webcal = f"webcal://{here.model.site.root.partition('://')[2]}{subscriptions.EVENTS}"
    file = f'<a href="{here.href(subscriptions.SITE)}{subscriptions.EVENTS}" type="text/calendar">tải tệp lịch</a>'
    return [
        c.h2("Đưa lịch vào điện thoại"),
        "<p>Nhận một lần; sau đó buổi họp mới, buổi đổi ngày hay không họp nữa tự hiện trong lịch của bạn.</p>",
        f'<p><a class="button quiet" href="{escape(webcal)}">Nhận lịch này</a></p>',
        f"<p><small>Bấm không được thì {file}, hoặc xem {here.to(subscriptions.HELP, 'cách nhận lịch, nhận tin')}. "
        "Lịch riêng của từng xã, thôn, chi bộ có ở cuối trang của nơi ấy.</small></p>",
    ]
