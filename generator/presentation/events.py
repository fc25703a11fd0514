"""Says when an activity is, whose it is, in which order activities stand, and which of them are events."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, time

from generator import dates
from generator.dates import PartialDate
from generator.model import Model, names, states, territory
from generator.model.index import cached
from generator.model.states import State, for_everyone
from generator.model.visibility import visible, visible_of
from generator.presentation import state_wording
from generator.presentation.page import BuildContext
from generator.records import kind_of
from generator.records.activities import Activity

Month = tuple[int, int]


def chronological(activities: Iterable[Activity]) -> list[Activity]:
    """Newest first; those without any date last, before them those of which only a bound is known."""
    return sorted(activities, key=lambda a: (_sure(date_of(a)), dates.order(date_of(a)), a.id), reverse=True)


@cached
def newest_first(model: Model) -> tuple[Activity, ...]:
    """All activities that are shown, chronological."""
    return tuple(chronological(visible_of(model, Activity)))


def _sure(when: PartialDate | None) -> bool:
    return when is not None and when.form not in ("before", "after")


def date_of(activity: Activity) -> PartialDate | None:
    return kind_of(activity).day(activity)


def day_of(activity: Activity) -> date:
    """The day on which the places and names of an activity are looked at."""
    return territory.day_of(activity)


def hour(activity: Activity) -> str:
    """«19 giờ 30», "" where not known."""
    at = activity.at
    return f"{at.hour} giờ" + (f" {at.minute}" if at.minute else "") if at else ""


def whose_activity(ctx: BuildContext, activity: Activity) -> str:
    """«Chi bộ thôn Xóm Mới, xã Lương Mông», as on the day of the activity."""
    return names.whose(ctx.model, activity.orgs[0], day_of(activity)) if activity.orgs else ""


def titled(ctx: BuildContext, activity: Activity) -> str:
    """Its title with its state before it, where nothing but the title is shown."""
    return state_wording.titled(ctx, activity, activity.title)


def ahead(ctx: BuildContext) -> list[Activity]:
    """What is not over by the day of the build, nearest first, unknown days last; also what was put off or dropped."""
    found = states.ahead(visible_of(ctx.model, Activity), ctx.today)
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


def can_be_taken(ctx: BuildContext, activity: Activity) -> bool:
    """What one may put into one's own calendar by itself."""
    return is_event(activity) and state_wording.state(ctx, activity) is State.PLANNED


def _full(when: PartialDate | None) -> date | None:
    return when.earliest if when and when.form == "day" and not when.about else None


def sequence_note(activity: Activity) -> str:
    """A monthly meeting whose number is not that of its months, said plainly; "" when they agree or are not known."""
    sequence, at = activity.sequence, activity.date
    if not (sequence and sequence.since and at and activity.kind == "regular_meeting" and at.form in ("day", "month")):
        return ""
    months = len(months_before(activity)) + 1
    first, last = sequence.since.earliest, at.earliest
    if months == sequence.number or not first or not last:
        return ""
    start = f"tháng {first.month}" + ("" if first.year == last.year else f"/{first.year}")
    return (
        f"Nguồn ghi buổi {dates.show(at)} là buổi thứ {sequence.number} kể từ {dates.show(sequence.since)}. "
        f"Từ {start} đến tháng {last.month}" + ("" if first.year == last.year else f"/{last.year}")
        + f" là {months} tháng; nguồn không giải thích chỗ chênh."
    )  # fmt: skip


def months_before(activity: Activity) -> tuple[Month, ...]:
    """From the month the count began to the month before this meeting."""
    since = activity.sequence.since if activity.sequence else None
    if not (since and since.earliest and activity.date and activity.date.earliest):
        return ()
    start = since.earliest.year * 12 + since.earliest.month - 1
    end = activity.date.earliest.year * 12 + activity.date.earliest.month - 1
    return tuple((m // 12, m % 12 + 1) for m in range(start, end))
