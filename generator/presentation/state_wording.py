"""The words for the state of an activity or a change: a mark beside its name, before its title, as a sentence."""

from __future__ import annotations

from datetime import date

from generator.model import states
from generator.model.states import State
from generator.presentation.context import BuildContext
from generator.records.activities import Activity
from generator.records.changes import Change

_MARKS = {
    State.PLANNED: "Dự kiến", State.DECIDED: "Đã quyết định", State.POSTPONED: "Hoãn",
    State.OVERDUE: "Đã qua ngày dự kiến, chưa có tin", State.CANCELLED: "Đã hủy, không làm nữa",
}  # fmt: skip
_BEFORE = {**_MARKS, State.OVERDUE: "Đã qua ngày dự kiến", State.CANCELLED: "Đã hủy"}
# What a page that is read later says of a plan; the page itself cannot know whether it was held.
LATER = "Đã qua ngày dự kiến; trang này chưa có tin."
_NOT_DONE = "Không thực hiện"  # a change that was called off
_SENTENCES = {
    State.PLANNED: "Việc này mới dự kiến, chưa làm.",
    State.POSTPONED: "Việc này đã hoãn, chưa có ngày mới.",
    State.OVERDUE: "Đã qua ngày dự kiến; chưa có tin.",
    State.CANCELLED: "Đã hủy; việc này không làm nữa.",
}
_SENTENCES_OF_CHANGES = {
    State.PLANNED: "Việc này mới dự kiến, chưa có tin là đã làm.",
    State.DECIDED: "Việc này đã có quyết định; trang này chưa có tin là đã làm.",
    State.OVERDUE: "Đã qua ngày dự kiến; chưa có tin là đã làm.",
    State.CANCELLED: "Việc này không thực hiện.",
}


def state(ctx: BuildContext, record: Activity | Change) -> State:
    """The state on the day of the build; the day is asked for only where it matters."""
    asked = record.status in ("planned", "decided")
    return states.state(record, ctx.today if asked else date.min)


def mark(ctx: BuildContext, record: Activity | Change) -> str:
    """What stands beside the name in a list; "" for what was held or is in force."""
    found = state(ctx, record)
    return _NOT_DONE if _called_off(record, found) else _MARKS.get(found, "")


def titled(ctx: BuildContext, record: Activity | Change, title: str) -> str:
    """The title with its state before it, where nothing but the title is shown: «Hoãn: Họp dân»."""
    found = state(ctx, record)
    said = _NOT_DONE if _called_off(record, found) else _BEFORE.get(found, "")
    return f"{said}: {title}" if said else title


def until(ctx: BuildContext, activity: Activity) -> date | None:
    """The day after which it no longer stands among what is to come; None for what does not stand there."""
    return states.last_day(activity) if activity.status != "held" and states.ahead([activity], ctx.today) else None


def sentence(ctx: BuildContext, record: Activity | Change) -> str:
    """What its own page says of its state; "" for what was held or is in force."""
    said = _SENTENCES_OF_CHANGES if isinstance(record, Change) else _SENTENCES
    return said.get(state(ctx, record), "")


def _called_off(record: Activity | Change, found: State) -> bool:
    return isinstance(record, Change) and found is State.CANCELLED
