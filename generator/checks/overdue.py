"""Questions about plans whose day has passed: what became of them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from generator import dates
from generator.dates import PartialDate
from generator.model import RecordIndex
from generator.problems import Fault, Path
from generator.records import Record
from generator.records.achievements import WORKS_STATUSES, Achievement
from generator.records.activities import Activity
from generator.records.changes import STATUSES, Change

PATIENCE = timedelta(days=14)  # how long nobody is asked
_ASKED = {
    "planned": "Đã làm thì ghi status: held; hoãn thì ghi status: postponed; không làm nữa thì ghi status: cancelled.",
    "postponed": "Đã làm thì ghi status: held và ngày làm; có ngày mới thì ghi status: planned và ngày ấy; không làm "
    "nữa thì ghi status: cancelled.",
}


def activities(model: RecordIndex, day: date) -> Iterator[Fault]:
    for activity in model.all(Activity):
        key = "date" if activity.date else "ends" if activity.ends else "starts"
        when: PartialDate | None = getattr(activity, key)
        hint = _ASKED.get(activity.status)
        if hint and when and _passed(when, day - PATIENCE):
            was = "dự kiến" if activity.status == "planned" else "bị hoãn, trước định"
            message = f"Việc {was} {dates.show(when)}, nay đã qua mà chưa có tin."
            yield _asked(model, activity, (key,), code="activity-overdue", message=message, hint=hint)


def changes(model: RecordIndex, day: date) -> Iterator[Fault]:
    """A decision has its day; a plan may slip a little."""
    for change in model.all(Change):
        if change.status not in ("planned", "decided") or change.date is None:
            continue
        if _passed(change.date, day if change.status == "decided" else day - PATIENCE):
            message = (
                f"Thay đổi {STATUSES[change.status]} cho {dates.show(change.date)}, nay đã qua mà chưa ghi là đã "
                "thực hiện."
            )
            hint = (
                "Đã thực hiện thì ghi status: effective; không thực hiện thì ghi status: cancelled; lùi ngày thì sửa "
                "date."
            )
            yield _asked(model, change, ("date",), code="change-overdue", message=message, hint=hint)


def works(model: RecordIndex, day: date) -> Iterator[Fault]:
    for achievement in model.all(Achievement):
        given = achievement.works
        if given is None or given.status not in ("planned", "building"):
            continue
        due, word = ("finished", "xong") if given.finished or given.status == "building" else ("started", "khởi công")
        when: PartialDate | None = getattr(given, due)
        if when and _passed(when, day - PATIENCE):
            message = (
                f"Công trình dự kiến {word} {dates.show(when)}, nay đã qua mà vẫn ghi là "
                f"{WORKS_STATUSES[given.status]}."
            )
            hint = "Đã xong thì ghi status: finished; lùi hạn thì sửa ngày; không có tin thì ghi status: unknown."
            yield _asked(model, achievement, ("works", due), code="works-overdue", message=message, hint=hint)


def _passed(when: PartialDate, day: date) -> bool:
    """`../2020-09` says by when a source knew of it; no day is set that could pass."""
    return when.earliest is not None and dates.surely_before(when, dates.exactly(day))


def _asked(model: RecordIndex, record: Record, path: Path, *, code: str, message: str, hint: str) -> Fault:
    file = model.files[record.ref]
    return Fault(file=file, path=path, code=code, message=message, hint=hint, severity="warning")
