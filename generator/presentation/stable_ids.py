"""Ids that feed readers know a record by: they never change; and when it came and last changed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta, timezone

from generator.dates import PartialDate
from generator.presentation.context import BuildContext
from generator.records import KINDS, Record, Tombstone

ZONE = timezone(timedelta(hours=7))  # Asia/Ho_Chi_Minh has had no other since 1975
# Where a format wants a time and no record knows one: what only an empty feed and the stamp of an event ever say.
UNKNOWN = datetime(2000, 1, 1, tzinfo=ZONE)
_LAST_MINUTE = 23 * 60 + 58


def lasting_id(ctx: BuildContext, record: Record | Tombstone) -> str:
    """The first address a record ever had, on the first address of the site: it outlives a move of both."""
    kind = KINDS[record.ref.kind]
    section = kind.section_of(record) if isinstance(record, Record) else kind.sections[0]
    assert section
    return f"{ctx.model.site.first_root}{section.address}/{(*record.former_ids, record.ref.id)[0]}/"


def published(record: Record) -> datetime | None:
    """The start of the day of its oldest source; None where no source has one. Never the day it tells of."""
    known = _told(record)
    return datetime.combine(min(known), time(), ZONE) if known else None


def updated(record: Record) -> datetime | None:
    """The start of the day of its newest source or correction, each correction of that day a minute later.

    It grows as sources and corrections are added, and never with the clock.
    """
    mended = [day for x in record.corrections if (day := _day(x.on))]
    known = [*_told(record), *mended]
    if not known:
        return None
    last = max(known)
    return datetime.combine(last, time(), ZONE) + timedelta(minutes=min(mended.count(last), _LAST_MINUTE))


def withdrawn(stone: Tombstone) -> datetime:
    """The last minute of its day: nothing that was told of the record comes after."""
    return datetime.combine(_day(stone.retracted.on) or UNKNOWN.date(), time(23, 59), ZONE)


def revision(moment: datetime | None) -> int:
    """A number that never goes down as `moment` grows: the minutes since UNKNOWN, 0 before that."""
    return max(0, int(((moment or UNKNOWN) - UNKNOWN) / timedelta(minutes=1)))


def _told(record: Record) -> list[date]:
    """The days on which its sources were published, or reached the office."""
    found: Iterable[PartialDate | None] = (s.received_on or s.published_on or s.accessed_on for s in record.sources)
    return [day for at in found if (day := _day(at))]


def _day(at: PartialDate | None) -> date | None:
    """The first day it may be, so that an unsure date never lies ahead of the build."""
    return (at.earliest or at.latest) if at else None
