"""Owns the calendars: which there are (site, each commune, village and cell, one coming event), what stands in each.

`ical` writes them; it is imported when there is something to write, as its library is large and most builds need none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import partial

from generator import dates
from generator.build import digest
from generator.exports.file import Drawn
from generator.exports.lasting import withdrawn
from generator.model import names
from generator.pages import Page, agenda, following
from generator.pages.page import View
from generator.pages.task import Form, Task
from generator.records import Ref, Tombstone
from generator.records.activities import Activity

# What a calendar keeps of the past, and how many events it has at most: those to come before those that were.
KEPT, MOST = timedelta(days=365), 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Lines:
    """An event: `mark` is the digest of its text, which one that was made before comes without."""

    mark: str
    text: bytes | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What the calendars of one build share: the lines that stand in each, and the events, each made at most once."""

    view: View
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
    buried = _buried(view, stones)
    at = following.SITE
    yield _file(desk, at, _head(view, model.site.title, at), news.get(at, []), buried)
    for record in following.followed(model):
        address = view.address(record.ref) or ""
        head = _head(view, names.lasting(view.model, record.ref), address)
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
    return Desk(view=view, events=events)


def _task(activity: Activity) -> Task[Lines]:
    return Task(key=activity.ref, of=(activity.ref,), make=partial(_lines, activity))


def _lines(activity: Activity, view: View) -> Lines:
    from generator.exports import ical  # noqa: PLC0415

    text = ical.event(view, activity)
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
    return name, view.model.site.root + page


def _file(desk: Desk, address: str, head: tuple[str, str], found: Sequence[Activity], buried: bytes = b"") -> Drawn:
    marks = [desk.events[activity.ref].mark for activity in found]
    return Drawn(
        address=address + following.EVENTS, settings=f"{following.EVENTS} {(head, marks, buried)!r}",
        draw=partial(_drawn, desk, head, found, buried),
    )  # fmt: skip


def _drawn(
    desk: Desk, head: tuple[str, str], found: Sequence[Activity], buried: bytes, read: tuple[bytes, ...]
) -> bytes:
    from generator.exports import ical  # noqa: PLC0415

    return ical.calendar(*head, (*map(desk.text, found), buried))


def _buried(view: View, stones: Sequence[Tombstone]) -> bytes:
    if not stones:
        return b""
    from generator.exports import ical  # noqa: PLC0415

    return b"".join(ical.gone(view, stone) for stone in stones)


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
