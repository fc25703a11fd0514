"""Owns `/lich/`: what is coming and open to everyone who lives here, by day; and what is an event at all."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, time
from html import escape

from generator import dates
from generator.dates import PartialDate
from generator.model import states
from generator.model.states import State, for_everyone
from generator.model.visibility import visible, visible_of
from generator.pages import components as c
from generator.pages import following
from generator.pages import states as wording
from generator.pages.lists import Shelf, by_month, by_place, shelves
from generator.pages.page import DEEDS, Here, Menu, Page, View
from generator.pages.parts import date_of, hour, whose_activity
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


def pages(view: View) -> Iterable[Page]:
    return view.apart(_all)


def _all(view: View) -> Iterable[Page]:
    shelf = Shelf(
        address=HUB, title=_TITLE, lead=_LEAD, cuts=(by_place(lambda a: a.orgs[0]), by_month(date_of)), draw=_draw,
        instead=_subscribe, menu=_MENU, feeds=following.of_site(view),
    )  # fmt: skip
    yield from shelves(view, shelf, ahead(view))


def ahead(view: View) -> list[Activity]:
    """What is not over by the day of the build, nearest first, unknown days last; also what was put off or dropped."""
    found = states.ahead(visible_of(view.model, Activity), view.today)
    return sorted(found, key=lambda a: (day(a) is None, dates.order(date_of(a)), a.at or time.min, a.id))


def day(activity: Activity) -> date | None:
    """The first day of an event; None where it is not surely known, which makes it none."""
    return _full(activity.date or activity.starts)


def last_day(activity: Activity) -> date | None:
    """The last day of an event, the first one where no other is surely known."""
    return _full(activity.ends) or day(activity)


def is_event(activity: Activity) -> bool:
    """What stands in a calendar: a full day, told of beforehand or open to everyone when it was held."""
    announced = activity.status != "held" or for_everyone(activity)
    return day(activity) is not None and announced and visible(activity)


def can_be_taken(view: View, activity: Activity) -> bool:
    """What one may put into one's own calendar by itself."""
    return is_event(activity) and wording.state(view, activity) is State.PLANNED


def _full(when: PartialDate | None) -> date | None:
    return when.earliest if when and when.form == "day" and not when.about else None


def _draw(here: Here, found: Sequence[Activity]) -> list[str]:
    open_ = [a for a in found if for_everyone(a)]
    others = [a for a in found if not for_everyone(a)]
    blocks = _days(here, open_) or [c.empty(*_EMPTY)]
    if others:
        blocks += [c.h2("Việc khác sắp tới"), c.note(_OTHERS), _rows(here, others, dated=True)]
    main = "\n".join([c.as_of(here.view.today), *blocks])
    return [c.two(main, c.side(*_subscribe(here, found)))] if here.address == HUB else [main]


def _days(here: Here, found: Sequence[Activity]) -> list[str]:
    groups: dict[date | None, list[Activity]] = {}
    for activity in found:
        groups.setdefault(day(activity), []).append(activity)
    blocks = []
    for on, activities in groups.items():
        title = f"{capital(dates.weekday(on))}, ngày {on.day}/{on.month}/{on.year}" if on else "Chưa rõ ngày"
        blocks += [c.h2(title), _rows(here, activities, dated=on is None)]
    return blocks


def _rows(here: Here, found: Sequence[Activity], *, dated: bool) -> str:
    return c.works((_row(here, a, dated=dated) for a in found), (wording.until(here.view, a) for a in found))


def _row(here: Here, activity: Activity, *, dated: bool) -> tuple[str, str, str, str]:
    """Hour or state as the tag, then what, when (`dated`: no heading says it), where and whose."""
    at = hour(activity)
    tag = ("building", at) if at else ("planned", "chưa rõ giờ")
    found = wording.state(here.view, activity)
    if found is not State.PLANNED:
        tag = ("planned", wording.mark(here.view, activity))
    when, last = date_of(activity), activity.ends
    said = [
        capital(dates.show(when)) if dated and when else "",
        f"Đến {dates.show(last)}" if last and last != when else "",
        "Chưa có ngày mới" if found is State.POSTPONED else "",
        f"Đã báo: {at}" if at and found is not State.PLANNED else "",
        capital(activity.place or "chưa rõ nơi"),
        whose_activity(here.view, activity),
    ]
    text = escape(". ".join(s.rstrip(".") for s in said if s))
    return (*tag, here.link(activity.ref, heading(activity.title)), f"{text}.")


def _subscribe(here: Here, found: Sequence[Activity]) -> list[str]:
    webcal = f"webcal://{here.model.site.root.partition('://')[2]}{following.EVENTS}"
    file = f'<a href="{here.href(following.SITE)}{following.EVENTS}" type="text/calendar">tải tệp lịch</a>'
    return [
        c.h2("Đưa lịch vào điện thoại"),
        "<p>Nhận một lần; sau đó buổi họp mới, buổi đổi ngày hay không họp nữa tự hiện trong lịch của bạn.</p>",
        f'<p><a class="button quiet" href="{escape(webcal)}">Nhận lịch này</a></p>',
        f"<p><small>Bấm không được thì {file}, hoặc xem {here.to(following.HELP, 'cách nhận lịch, nhận tin')}. "
        "Lịch riêng của từng xã, thôn, chi bộ có ở cuối trang của nơi ấy.</small></p>",
    ]
