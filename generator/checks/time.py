"""Rules on time in activities and works: a rule is broken only if every choice of days breaks it."""

from __future__ import annotations

from collections.abc import Iterator

from generator import dates
from generator.checks.facts import named
from generator.model import RecordIndex, timeline
from generator.problems import Fault, Severity
from generator.records import Record, Ref, kind_of
from generator.records.achievements import Achievement
from generator.records.activities import STATUSES, Activity
from generator.records.changes import STATUSES as CHANGED
from generator.records.changes import Change
from generator.vietnamese import listing


def ends_before_it_starts(model: RecordIndex) -> Iterator[Fault]:
    for activity in model.all(Activity):
        starts, ends = activity.starts, activity.ends
        if starts and ends and dates.surely_before(ends, starts):
            yield Fault(
                file=model.files[activity.ref],
                path=("ends",),
                code="ends-before-starts",
                message=f"Hoạt động kết thúc {dates.show(ends)}, trước khi bắt đầu ({dates.show(starts)}).",
                hint="Xem lại starts và ends.",
            )


def attendance_before_held(model: RecordIndex) -> Iterator[Fault]:
    """Plans are no facts: nobody attended what was not held."""
    for activity in model.all(Activity):
        if activity.attendance and activity.status != "held":
            yield Fault(
                file=model.files[activity.ref],
                path=("attendance",),
                code="attendance-not-held",
                message=f"Hoạt động ghi là {STATUSES[activity.status]} mà có số người dự; số ấy chỉ ghi khi đã làm.",
                hint="Đổi status thành held nếu đã làm, không thì xóa attendance.",
            )


def works_finished_before_started(model: RecordIndex) -> Iterator[Fault]:
    for achievement in model.all(Achievement):
        works = achievement.works
        if works and works.started and works.finished and dates.surely_before(works.finished, works.started):
            yield Fault(
                file=model.files[achievement.ref],
                path=("works", "finished"),
                code="finished-before-started",
                message=f"Công trình xong {dates.show(works.finished)}, trước khi làm ({dates.show(works.started)}).",
                hint="Xem lại started và finished.",
            )


def activity_outside_a_life(model: RecordIndex) -> Iterator[Fault]:
    """A fact keeps the organisation of its own day. What was put off or called off may outlive whoever planned it.

    A change may be entered after facts that it takes the organisation from: that is a warning, so that it can be.
    """
    for activity in model.all(Activity):
        if activity.status not in ("held", "planned"):
            continue
        first, last = activity.date or activity.starts, activity.date or activity.ends
        for index, org in enumerate(activity.orgs):
            missed = timeline.missed(model, org, first, last)
            if missed is None:
                continue
            file, path = model.files[activity.ref], ("orgs", index)
            if last and missed.start and dates.surely_before(last, missed.start):
                message = (
                    f"Hoạt động này ({dates.show(last)}) diễn ra trước khi {named(model, org)} thành lập "
                    f"({dates.show(missed.start)})."
                )
                hint = _others(missed.began, org, 0)
                severity: Severity = "warning" if missed.began else "error"
                yield Fault(
                    file=file, path=path, code="activity-before-org", message=message, hint=hint, severity=severity
                )
            elif first and missed.end:
                message = (
                    f"Hoạt động này ({dates.show(first)}) diễn ra sau khi {named(model, org)} kết thúc "
                    f"({dates.show(missed.end)})."
                )
                hint = _others(missed.ended, org, 1)
                yield Fault(
                    file=file, path=path, code="activity-after-org", message=message, hint=hint, severity="warning"
                )


def organisation_never_came(model: RecordIndex) -> Iterator[Fault]:
    """A fact of an organisation that a change was to bring into being and has not; what is planned may wait for it."""
    seen: set[Ref] = set()
    for change in model.all(Change):
        for org in timeline.creates(change) if change.status != "effective" else ():
            pending = timeline.pending(model, org) if org not in seen else None
            seen.add(org)
            for record in _told_of(model, org) if pending else ():
                ahead = isinstance(record, Activity) and record.status != "held"
                if pending and not (ahead and pending.status != "cancelled"):
                    yield _never_came(model, record, org, pending)


def _told_of(model: RecordIndex, org: Ref) -> Iterator[Record]:
    """The records that tell of an organisation, except those that change it."""
    for ref in dict.fromkeys(ref for ref, _ in model.users(org)):
        record = model.records[ref]
        if org in kind_of(record).organisations(record) and not isinstance(record, Change):
            yield record


def _never_came(model: RecordIndex, record: Record, org: Ref, change: Change) -> Fault:
    path = next(path for at, path in model.users(org) if at == record.ref)
    before = [r for r in timeline.sides(change)[0] if r.kind == org.kind]
    meant = f"Ghi nơi có vào ngày ấy ({listing(before)})" if before else "Ghi nơi có vào ngày ấy"
    return Fault(
        file=model.files[record.ref],
        path=path,
        code="organisation-never-came",
        message=f"Hồ sơ này ghi cho {named(model, org)}, nơi chưa lập: {change.ref} ghi là {CHANGED[change.status]}.",
        hint=f"{meant}; nếu đã lập rồi thì sửa status của thay đổi ấy.",
    )


def _others(change: Change | None, org: Ref, side: int) -> str:
    """Names the predecessors (side 0) or successors (side 1) that may be meant."""
    refs = [r for r in timeline.sides(change)[side] if r.kind == org.kind and r != org] if change else []
    return f"Vào ngày ấy có {listing(refs)}; sửa orgs hoặc sửa ngày." if refs else "Xem lại ngày và orgs."
