"""The calendars: which there are (site, each commune, village and cell, one coming event), what stands in each.

`ical` writes them; it is imported when there is something to write, as its library is large and most builds need none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import partial

from generator import dates
from generator.build import digest
from generator.incremental import codec
from generator.incremental.site_file import LazyFile
from generator.incremental.tasks import Form, Task
from generator.model import names
from generator.presentation import events, subscriptions
from generator.presentation.context import BuildContext
from generator.presentation.page import PageHead
from generator.presentation.stable_ids import withdrawn
from generator.records import Ref, Tombstone
from generator.records.activities import Activity

# What a calendar keeps of the past, and how many events it has at most: those to come before those that were.
KEPT, MOST = timedelta(days=365), 300


@dataclass(frozen=True, slots=True, kw_only=True)
class EventHead:
    """What is kept of an event between two builds: the digest of its text."""

    mark: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EventText(EventHead):
    text: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarEvents:
    """What the calendars of one build share: the lines that stand in each, and the events, each made at most once."""

    ctx: BuildContext
    events: Mapping[Ref, EventHead]
    known: dict[Ref, bytes] = field(default_factory=dict)

    def text(self, activity: Activity) -> bytes:
        event = self.events[activity.ref]
        if isinstance(event, EventText):
            return event.text
        if activity.ref not in self.known:
            self.known[activity.ref] = self.ctx.recompute(_WORK, _task(self.ctx, activity), _FORM).text
        return self.known[activity.ref]


def files(ctx: BuildContext, pages: Sequence[PageHead]) -> Iterator[LazyFile]:
    """Each calendar, also where its page stood before; and a file for each event to come that can be taken along."""
    model = ctx.model
    news = {a: _kept(ctx, found) for a, found in subscriptions.news(model).items()}
    alone = [a for a in subscriptions.news(model).get(subscriptions.SITE, ()) if events.can_be_taken(ctx, a)]
    desk = _desk(ctx, [*alone, *(activity for found in news.values() for activity in found)])
    stones = sorted((s for s in model.withdrawals() if _is_fresh(ctx, s)), key=lambda s: s.ref)
    buried = _buried(ctx, stones)
    at = subscriptions.SITE
    yield _file(desk, at, _head(ctx, model.site.title, at), news.get(at, []), buried)
    for record in subscriptions.followed(model):
        address = ctx.address(record.ref) or ""
        head = _head(ctx, names.lasting(ctx.model, record.ref), address)
        for former in (record.id, *record.former_ids):
            yield _file(desk, f"{address.partition('/')[0]}/{former}/", head, news.get(address, []))
    for activity in alone:
        address = ctx.address(activity.ref) or ""
        yield _file(desk, address, _head(ctx, activity.title, address), [activity])


def _kept(ctx: BuildContext, found: Iterable[Activity]) -> list[Activity]:
    """Of what is told of at an address those events that a calendar keeps, by day."""
    return sorted(_nearest(ctx, [a for a in found if _is_kept(ctx, a)]), key=_order)


def _desk(ctx: BuildContext, activities: Iterable[Activity]) -> CalendarEvents:
    wanted = {activity.ref: activity for activity in activities}
    heads = ctx.memoize(_WORK, (_task(ctx, activity) for activity in wanted.values()), _FORM)
    return CalendarEvents(ctx=ctx, events=dict(zip(wanted, heads, strict=True)))


def _task(ctx: BuildContext, activity: Activity) -> Task[EventText]:
    return Task(key=activity.ref, of=(activity.ref,), make=partial(_event, ctx, activity))


def _event(ctx: BuildContext, activity: Activity) -> EventText:
    from generator.feeds import ical  # noqa: PLC0415

    text = ical.event(ctx, activity)
    return EventText(mark=digest(text), text=text)


_WORK = __name__
_FORM: Form[EventText, EventHead] = Form(
    narrow=lambda event: event, head=codec.of(EventHead), whole=codec.of(EventText)
)


def _head(ctx: BuildContext, name: str, page: str) -> tuple[str, str]:
    return name, ctx.model.site.root + page


def _file(
    desk: CalendarEvents, address: str, head: tuple[str, str], found: Sequence[Activity], buried: bytes = b""
) -> LazyFile:
    marks = [desk.events[activity.ref].mark for activity in found]
    return LazyFile(
        address=address + subscriptions.EVENTS, settings=f"{subscriptions.EVENTS} {(head, marks, buried)!r}",
        draw=partial(_drawn, desk, head, found, buried),
    )  # fmt: skip


def _drawn(
    desk: CalendarEvents, head: tuple[str, str], found: Sequence[Activity], buried: bytes, read: tuple[bytes, ...]
) -> bytes:
    from generator.feeds import ical  # noqa: PLC0415

    return ical.calendar(*head, (*map(desk.text, found), buried))


def _buried(ctx: BuildContext, stones: Sequence[Tombstone]) -> bytes:
    if not stones:
        return b""
    from generator.feeds import ical  # noqa: PLC0415

    return b"".join(ical.gone(ctx, stone) for stone in stones)


def _is_kept(ctx: BuildContext, activity: Activity) -> bool:
    last = events.last_day(activity)
    return events.is_event(activity) and last is not None and last >= ctx.today - KEPT


def _is_fresh(ctx: BuildContext, stone: Tombstone) -> bool:
    return stone.ref.kind == Activity.FOLDER and withdrawn(stone).date() >= ctx.today - KEPT


def _nearest(ctx: BuildContext, found: Sequence[Activity]) -> Sequence[Activity]:
    if len(found) <= MOST:
        return found
    return sorted(found, key=lambda a: (_last(a) < ctx.today, abs((_last(a) - ctx.today).days), a.id))[:MOST]


def _last(activity: Activity) -> date:
    return events.last_day(activity) or date.min


def _order(activity: Activity) -> tuple[tuple[int, int, str], str]:
    return dates.order(activity.date or activity.starts), activity.id
