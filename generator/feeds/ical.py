"""ICalendar (RFC 5545): a calendar, an event, and what takes the place of a withdrawn one, as text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from functools import cache
from uuid import NAMESPACE_URL, uuid5

from icalendar import Calendar, Event, Timezone, TimezoneStandard, vText

from generator.model.states import State
from generator.presentation import corrections, events, state_wording
from generator.presentation.context import BuildContext
from generator.presentation.events import hour, titled, whose_activity
from generator.presentation.stable_ids import UNKNOWN, lasting_id, revision, updated, withdrawn
from generator.records import Record, Tombstone
from generator.records.activities import AUDIENCES, KINDS, Activity
from generator.vietnamese import capital

_PRODUCT, _PLACE = "-//chibo//Lich//VI", "Asia/Ho_Chi_Minh"
_CONTROL = re.compile("[\x00-\x1f\x7f]")
_STATUSES = {State.POSTPONED: "TENTATIVE", State.OVERDUE: "TENTATIVE", State.CANCELLED: "CANCELLED"}
_BEGIN, _END = b"BEGIN:VCALENDAR\r\n", b"END:VCALENDAR\r\n"


def calendar(name: str, url: str, events: Iterable[bytes]) -> bytes:
    """What stands in several calendars was written once, so it is put in as the text it already is."""
    own = Calendar()
    own.add("name", vText(_line(name)))
    own.add("x-wr-calname", vText(_line(name)))  # a name the library has no type for
    own.add("url", url)
    lines = own.to_ical().removeprefix(_BEGIN).removesuffix(_END)
    return b"".join((_BEGIN, _properties(), lines, _zone(), *events, _END))


@cache
def _properties() -> bytes:
    same = Calendar()
    same.add("version", "2.0")
    same.add("prodid", _PRODUCT)
    same.add("calscale", "GREGORIAN")
    same.add("x-wr-timezone", _PLACE)
    same.add("refresh-interval", timedelta(days=1), parameters={"VALUE": "DURATION"})
    same.add("x-published-ttl", "P1D")
    return bytes(same.to_ical().removeprefix(_BEGIN).removesuffix(_END))


@cache
def _zone() -> bytes:
    """One rule since 13/6/1975, as the tz database has it; of years before there are no events."""
    rule = TimezoneStandard()
    rule.add("dtstart", datetime(1975, 6, 13))
    rule.add("tzoffsetfrom", timedelta(hours=8))
    rule.add("tzoffsetto", timedelta(hours=7))
    rule.add("tzname", "+07")
    zone = Timezone()
    zone.add("tzid", _PLACE)
    zone.add_component(rule)
    return bytes(zone.to_ical())


def event(ctx: BuildContext, activity: Activity) -> bytes:
    moment = updated(activity)
    event = _started(ctx, activity, moment)
    first, last = events.day(activity), events.last_day(activity)
    assert first
    assert last
    if activity.at and first == last:  # no end: how long it lasts, no record says
        start = datetime.combine(first, activity.at)
        event.add("dtstart", start, parameters={"TZID": _PLACE})
    else:
        event.add("dtstart", first)
        event.add("dtend", last + timedelta(days=1))
    found = state_wording.state(ctx, activity)
    # What is planned needs no word: the day of an event says that it is to come.
    event.add("summary", _line(activity.title if found is State.PLANNED else titled(ctx, activity)))
    event.add("status", _STATUSES.get(found, "CONFIRMED"))
    event.add("transp", "TRANSPARENT" if found in _STATUSES else "OPAQUE")
    event.add("description", _description(ctx, activity, alone=first == last))
    event.add("categories", [capital(KINDS[activity.kind])])
    event.add("url", ctx.model.site.root + (ctx.address(activity.ref) or ""))
    if activity.place:
        event.add("location", _line(capital(activity.place)))
    return bytes(event.to_ical())


def gone(ctx: BuildContext, stone: Tombstone) -> bytes:
    """What takes the place of a withdrawn event: its id, cancelled, on the day of the withdrawal; not its text."""
    moment = withdrawn(stone)
    event = _started(ctx, stone, moment)
    event.add("dtstart", moment.date())
    event.add("dtend", moment.date() + timedelta(days=1))
    event.add("summary", corrections.GONE)
    event.add("status", "CANCELLED")
    event.add("transp", "TRANSPARENT")
    event.add("url", ctx.model.site.root + corrections.addresses(stone)[0])
    return bytes(event.to_ical())


def _started(ctx: BuildContext, record: Record | Tombstone, moment: datetime | None) -> Event:
    """An event with what a program knows it by; SEQUENCE grows with each day of a source, correction, withdrawal."""
    event = Event()
    event.add("uid", str(uuid5(NAMESPACE_URL, lasting_id(ctx, record))))
    event.add("dtstamp", (moment or UNKNOWN).astimezone(UTC))
    event.add("sequence", revision(moment))
    return event


def _description(ctx: BuildContext, activity: Activity, *, alone: bool) -> str:
    open_to = AUDIENCES[activity.audience] if activity.audience else ""
    lines = [
        whose_activity(ctx, activity),
        f"Giờ: {hour(activity)}" if activity.at and not alone else "",
        "Chưa rõ giờ" if activity.at is None and state_wording.state(ctx, activity) is State.PLANNED else "",
        f"Ai dự được: {open_to}" if open_to else "",
        activity.summary or "",
        *(f"- {point}" for point in activity.agenda),
    ]
    return "\n".join(_line(line) for line in lines if line)


def _line(text: str) -> str:
    """A text as one line without the characters that RFC 5545 does not allow."""
    return " ".join(_CONTROL.sub(" ", text).split())
