"""Owns the calendars: iCalendar (RFC 5545) of the site, each commune, village and cell, and of one coming event."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import partial
from uuid import NAMESPACE_URL, uuid5

from icalendar import Calendar, Event, Timezone, TimezoneStandard, vText

from generator import dates
from generator.build import digest
from generator.exports.file import Drawn
from generator.exports.lasting import UNKNOWN, lasting_id, revision, updated, withdrawn
from generator.exports.news import titled
from generator.pages import Page, agenda, corrections, following
from generator.pages.page import View
from generator.pages.parts import hour, whose, whose_activity
from generator.pages.task import Form, Task
from generator.records import Record, Ref, Tombstone
from generator.records.activities import AUDIENCES, KINDS, Activity
from generator.vietnamese import capital

# What a calendar keeps of the past, and how many events it has at most: those to come before those that were.
KEPT, MOST = timedelta(days=365), 300
_PRODUCT, _PLACE = "-//chibo//Lich//VI", "Asia/Ho_Chi_Minh"
_CONTROL = re.compile("[\x00-\x1f\x7f]")
_STATUSES = {"postponed": "TENTATIVE", "cancelled": "CANCELLED"}
_BEGIN, _END = b"BEGIN:VCALENDAR\r\n", b"END:VCALENDAR\r\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Lines:
    """An event: `mark` is the digest of its text, which one that was made before comes without."""

    mark: str
    text: bytes | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What the calendars of one build share: the lines that stand in each, and the events, each made at most once."""

    view: View
    same: tuple[bytes, bytes]
    events: Mapping[Ref, Lines]
    known: dict[Ref, bytes] = field(default_factory=dict)

    def text(self, activity: Activity) -> bytes:
        text = self.events[activity.ref].text
        if text is None and activity.ref not in self.known:
            self.known[activity.ref] = self.view.again(_WORK, _task(activity), _FORM).text or b""
        return self.known[activity.ref] if text is None else text


def files(view: View, pages: Sequence[Page]) -> Iterator[Drawn]:
    """Each calendar, also where its page stood before; and a file for each event to come that can be taken along."""
    model = view.model
    news = {a: _kept(view, found) for a, found in following.news(model).items()}
    alone = [a for a in following.news(model).get(following.SITE, ()) if agenda.can_be_taken(view, a)]
    desk = _desk(view, [*alone, *(activity for found in news.values() for activity in found)])
    stones = sorted((s for s in model.tombstones.values() if _is_fresh(view, s)), key=lambda s: s.ref)
    buried = b"".join(_gone(view, stone) for stone in stones)
    at = following.SITE
    yield _file(desk, at, _head(view, model.site.title, at), news.get(at, []), buried)
    for record in following.followed(model):
        address = view.address(record.ref) or ""
        head = _head(view, whose(view, record.ref), address)
        for former in (record.id, *record.former_ids):
            yield _file(desk, f"{address.partition('/')[0]}/{former}/", head, news.get(address, []))
    for activity in alone:
        address = view.address(activity.ref) or ""
        yield _file(desk, address, _head(view, activity.title, address), [activity])


def _kept(view: View, found: Iterable[Activity]) -> list[Activity]:
    """Of what is told of at an address those events that a calendar keeps, by day."""
    return sorted(_nearest(view, [a for a in found if _is_kept(view, a)]), key=_order)


def _desk(view: View, activities: Iterable[Activity]) -> Desk:
    wanted = {activity.ref: activity for activity in activities}
    events = dict(zip(wanted, view.kept(_WORK, map(_task, wanted.values()), _FORM), strict=True))
    return Desk(view=view, same=(_properties(), _zone()), events=events)


def _task(activity: Activity) -> Task[Lines]:
    return Task(key=activity.ref, of=(activity.ref,), make=partial(_lines, activity))


def _lines(activity: Activity, view: View) -> Lines:
    text = _event(view, activity)
    return Lines(mark=digest(text), text=text)


_WORK = "events"
_FORM: Form[Lines] = Form(
    dump=lambda lines: lines.mark, load=lambda mark: Lines(mark=mark),
    whole=Form(
        dump=lambda lines: [lines.mark, (lines.text or b"").decode()],
        load=lambda given: Lines(mark=given[0], text=given[1].encode()),
    ),
)  # fmt: skip


def _head(view: View, name: str, page: str) -> tuple[str, str]:
    return _line(name), view.model.site.root + page


def _file(desk: Desk, address: str, head: tuple[str, str], found: Sequence[Activity], buried: bytes = b"") -> Drawn:
    marks = [desk.events[activity.ref].mark for activity in found]
    return Drawn(
        address=address + following.EVENTS, settings=f"{following.EVENTS} {(head, marks, buried)!r}",
        draw=partial(_drawn, desk, head, found, buried),
    )  # fmt: skip


def _drawn(
    desk: Desk, head: tuple[str, str], found: Sequence[Activity], buried: bytes, read: tuple[bytes, ...]
) -> bytes:
    name, url = head
    own = Calendar()
    own.add("name", vText(name))
    own.add("x-wr-calname", vText(name))  # a name the library has no type for
    own.add("url", url)
    # What stands in several calendars was written once, so it is put in as the text it already is.
    lines = own.to_ical().removeprefix(_BEGIN).removesuffix(_END)
    properties, zone = desk.same
    return b"".join((_BEGIN, properties, lines, zone, *map(desk.text, found), buried, _END))


def _properties() -> bytes:
    same = Calendar()
    same.add("version", "2.0")
    same.add("prodid", _PRODUCT)
    same.add("calscale", "GREGORIAN")
    same.add("x-wr-timezone", _PLACE)
    same.add("refresh-interval", timedelta(days=1), parameters={"VALUE": "DURATION"})
    same.add("x-published-ttl", "P1D")
    return bytes(same.to_ical().removeprefix(_BEGIN).removesuffix(_END))


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


def _event(view: View, activity: Activity) -> bytes:
    moment = updated(activity)
    event = _started(view, activity, moment)
    first, last = agenda.day(activity), agenda.last_day(activity)
    assert first
    assert last
    if activity.at and first == last:  # no end: how long it lasts, no record says
        start = datetime.combine(first, activity.at)
        event.add("dtstart", start, parameters={"TZID": _PLACE})
    else:
        event.add("dtstart", first)
        event.add("dtend", last + timedelta(days=1))
    event.add("summary", _line(activity.title if activity.status == "planned" else titled(activity)))
    event.add("status", _STATUSES.get(activity.status, "CONFIRMED"))
    event.add("transp", "OPAQUE" if activity.status in ("planned", "held") else "TRANSPARENT")
    event.add("description", _description(view, activity, alone=first == last))
    event.add("categories", [capital(KINDS[activity.kind])])
    event.add("url", view.model.site.root + (view.address(activity.ref) or ""))
    if activity.place:
        event.add("location", _line(capital(activity.place)))
    return bytes(event.to_ical())


def _gone(view: View, stone: Tombstone) -> bytes:
    """What takes the place of a withdrawn event: its id, cancelled, on the day of the withdrawal; not its text."""
    moment = withdrawn(stone)
    event = _started(view, stone, moment)
    event.add("dtstart", moment.date())
    event.add("dtend", moment.date() + timedelta(days=1))
    event.add("summary", corrections.GONE)
    event.add("status", "CANCELLED")
    event.add("transp", "TRANSPARENT")
    event.add("url", view.model.site.root + corrections.addresses(stone)[0])
    return bytes(event.to_ical())


def _started(view: View, record: Record | Tombstone, moment: datetime | None) -> Event:
    """An event with what a program knows it by; SEQUENCE grows with each day of a source, correction, withdrawal."""
    event = Event()
    event.add("uid", str(uuid5(NAMESPACE_URL, lasting_id(view, record))))
    event.add("dtstamp", (moment or UNKNOWN).astimezone(UTC))
    event.add("sequence", revision(moment))
    return event


def _description(view: View, activity: Activity, *, alone: bool) -> str:
    open_to = AUDIENCES[activity.audience] if activity.audience else ""
    lines = [
        whose_activity(view, activity),
        f"Giờ: {hour(activity)}" if activity.at and not alone else "",
        "Chưa rõ giờ" if activity.at is None and activity.status == "planned" else "",
        f"Ai dự được: {open_to}" if open_to else "",
        activity.summary or "",
        *(f"- {point}" for point in activity.agenda),
    ]
    return "\n".join(_line(line) for line in lines if line)


def _line(text: str) -> str:
    """A text as one line without the characters that RFC 5545 does not allow."""
    return " ".join(_CONTROL.sub(" ", text).split())


def _is_kept(view: View, activity: Activity) -> bool:
    last = agenda.last_day(activity)
    return agenda.is_event(activity) and last is not None and last >= view.today - KEPT


def _is_fresh(view: View, stone: Tombstone) -> bool:
    return stone.ref.kind == Activity.FOLDER and withdrawn(stone).date() >= view.today - KEPT


def _nearest(view: View, found: Sequence[Activity]) -> Sequence[Activity]:
    if len(found) <= MOST:
        return found
    return sorted(found, key=lambda a: (_last(a) < view.today, abs((_last(a) - view.today).days), a.id))[:MOST]


def _last(activity: Activity) -> date:
    return agenda.last_day(activity) or date.min


def _order(activity: Activity) -> tuple[tuple[int, int, str], str]:
    return dates.order(activity.date or activity.starts), activity.id
