"""Tells in which state an activity or a change is on a day: one answer for all."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from generator.model.visibility import visible
from generator.records.activities import Activity
from generator.records.changes import Change

_OPEN = ("residents_meeting", "dialogue", "works_day")  # by their nature for everyone who lives there


class State(StrEnum):
    """`overdue`: its day is over and nobody told what became of it. `held` is a change in force too."""

    PLANNED = "planned"
    DECIDED = "decided"
    POSTPONED = "postponed"
    OVERDUE = "overdue"
    CANCELLED = "cancelled"
    HELD = "held"


def state(record: Activity | Change, today: date) -> State:
    """The state of what was planned, on the day of the build."""
    if record.status in ("planned", "decided") and passed(record, today):
        return State.OVERDUE
    return State.HELD if record.status == "effective" else State(record.status)


def passed(record: Activity | Change, today: date) -> bool:
    """True once the last day of an activity, or the day of a change, has surely passed."""
    last = last_day(record)
    return last is not None and last < today


def last_day(record: Activity | Change) -> date | None:
    """The last day on which it may be; None where that is open.

    Of a change that was decided by some day at the latest, nobody knows for which day.
    """
    at = (record.ends or record.date or record.starts) if isinstance(record, Activity) else record.date
    if at is None or (isinstance(record, Change) and at.form == "before"):
        return None
    return at.latest


def for_everyone(activity: Activity) -> bool:
    """Whether all who live there may come: it is said, or the kind says it where nothing else does."""
    return activity.audience == "residents" or (activity.audience is None and activity.kind in _OPEN)


def held(activities: Iterable[Activity]) -> list[Activity]:
    return [a for a in activities if visible(a) and a.status == "held"]


def ahead(activities: Iterable[Activity], today: date) -> list[Activity]:
    """What is to come, with what was put off or called off before its day; in the order given."""
    return [a for a in activities if visible(a) and _coming(a, today)]


def past(activities: Iterable[Activity], today: date) -> list[Activity]:
    """All that is not ahead: what was held, what was called off, and that of which nobody told what became of it."""
    return [a for a in activities if visible(a) and not _coming(a, today)]


def unanswered(activities: Iterable[Activity], today: date) -> list[Activity]:
    """Whose day has passed, or the day it was put off from, without word of what became of it."""
    return [a for a in past(activities, today) if a.status in ("planned", "postponed")]


def _coming(activity: Activity, today: date) -> bool:
    """What was called off and has no last day would stand there for ever."""
    if activity.status == "cancelled" and last_day(activity) is None:
        return False
    return activity.status != "held" and not passed(activity, today)
