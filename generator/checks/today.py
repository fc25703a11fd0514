"""Rules against the day: what lies after it is no fact. Broken only if every choice of days breaks it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from generator import dates
from generator.checks.facts import every
from generator.dates import PartialDate
from generator.model import RecordIndex
from generator.problems import Fault, Path
from generator.records import KINDS
from generator.records.achievements import Achievement, Works
from generator.records.activities import Activity
from generator.records.answers import Attached, Confirmation
from generator.records.changes import Change
from generator.records.contributions import Contribution
from generator.records.parts import Consent, Correction, Observation, Officer, Part, Photo, Source

# What each of these dates says has been, as the beginning of a sentence that its date ends.
_SOURCE = {"published_on": "Nguồn đăng", "received_on": "Tin nhận", "accessed_on": "Nguồn được mở xem"}
_PARTS: Mapping[type[Part], Mapping[str, str]] = {
    Observation: {"as_of": "Số liệu tính đến", "period": "Số liệu của"},
    Officer: {"as_of": "Chức vụ ghi theo nguồn"},
    Correction: {"on": "Đính chính ghi"},
    Photo: {"taken_on": "Ảnh chụp"},
    Consent: {"on": "Việc đồng ý cho đăng ảnh ghi"},
    Confirmation: {"on": "Việc xác nhận ghi"},
    Attached: {"on": "Tệp ghi là đã đọc"},
}
_ACHIEVED = {"period": "Kết quả của", "as_of": "Kết quả ghi"}
_WORKS: Mapping[str, Mapping[str, str]] = {  # by status; an end of works that are not finished is a plan
    "building": {"started": "Công trình khởi công"},
    "finished": {"started": "Công trình khởi công", "finished": "Công trình xong"},
}
_LOOK = "Xem lại ngày, tháng, năm; việc chưa tới thì chưa ghi là đã có."


def held(model: RecordIndex, day: date) -> Iterator[Fault]:
    """What began is held, also while it goes on."""
    for activity in model.all(Activity):
        key = "date" if activity.date else "starts"
        when = activity.date or activity.starts
        if activity.status == "held" and _later(when, day):
            message = f"Hoạt động ghi là đã làm {_shown(when, day)}."
            hint = f"Chưa làm thì ghi status: planned; đã làm rồi thì sửa {key}."
            yield _fault(model.files[activity.ref], (key,), code="held-after-today", message=message, hint=hint)


def changed(model: RecordIndex, day: date) -> Iterator[Fault]:
    """Only where a record says itself that it took effect; without a word its day says what it is."""
    for change in model.all(Change):
        said = "status" in change.model_fields_set and change.status == "effective"
        if said and _later(change.date, day):
            message = f"Thay đổi ghi là đã thực hiện {_shown(change.date, day)}."
            hint = "Chưa đến ngày thì ghi status: decided; đã thực hiện rồi thì sửa date."
            yield _fault(model.files[change.ref], ("date",), code="change-after-today", message=message, hint=hint)


def sourced(model: RecordIndex, day: date) -> Iterator[Fault]:
    for record, path, source in every(model, Source):
        for key, when, word in _dated(source, _SOURCE, day):
            message = f"{word} {_shown(when, day)}."
            hint = "Xem lại ngày, tháng, năm; nguồn không ghi ngày thì bỏ khóa này."
            if key == "received_on":
                hint = "Xem lại ngày, tháng, năm nhận tin."
            yield _fault(model.files[record.ref], (*path, key), code="source-after-today", message=message, hint=hint)


def attested(model: RecordIndex, day: date) -> Iterator[Fault]:
    """Everything else that a record says has been."""
    for file, path, when, word in _attested(model, day):
        yield _fault(file, path, code="fact-after-today", message=f"{word} {_shown(when, day)}.", hint=_LOOK)


_Attested = Iterator[tuple[str, Path, PartialDate, str]]


def _attested(model: RecordIndex, day: date) -> _Attested:
    for form, words in _PARTS.items():
        for record, path, part in every(model, form):
            for key, when, word in _dated(part, words, day):
                yield model.files[record.ref], (*path, key), when, word
    for kind in KINDS.values():
        for record in model.all(kind.form) if kind.attests else ():
            for key, when, word in _dated(record, kind.attests, day):
                yield model.files[record.ref], (key,), when, word
    for ref, stone in model.tombstones.items():
        for key, when, word in _dated(stone.retracted, {"on": "Hồ sơ gỡ"}, day):
            yield model.files[ref], ("retracted", key), when, word
    yield from _achieved(model, day)
    yield from _given(model, day)


def _achieved(model: RecordIndex, day: date) -> _Attested:
    for record in model.all(Achievement):
        works = record.works
        reached = works is None or works.status == "finished"
        for key, when, word in _dated(record, _ACHIEVED if reached else {}, day):
            yield model.files[record.ref], (key,), when, word
        if isinstance(works, Works):
            for key, when, word in _dated(works, _WORKS.get(works.status, {}), day):
                yield model.files[record.ref], ("works", key), when, word


def _given(model: RecordIndex, day: date) -> _Attested:
    """What was received or spent; a pledge may name the day on which it will be kept."""
    for record in model.all(Contribution):
        for side, ledger in (("received", record.received), ("spent", record.spent)):
            for index, line in enumerate(ledger.lines if ledger else ()):
                for key, when, word in _dated(line, {"date": "Khoản này ghi"}, day):
                    yield model.files[record.ref], (side, "lines", index, key), when, word


def _dated(part: Part, words: Mapping[str, str], day: date) -> Iterator[tuple[str, PartialDate, str]]:
    """(key, date, what it says) of those dates of a group of keys that surely lie after the day."""
    for key, word in words.items():
        when: PartialDate | None = getattr(part, key)
        if when is not None and _later(when, day):
            yield key, when, word


def _later(when: PartialDate | None, day: date) -> bool:
    return when is not None and dates.surely_after(when, dates.exactly(day))


def _shown(when: PartialDate | None, day: date) -> str:
    """«ngày 5/1/2027, sau hôm nay (21/11/2026)»."""
    said = dates.show(when) if when else ""
    return f"{said}, sau hôm nay ({dates.short(dates.exactly(day))})"


def _fault(file: str, path: Path, *, code: str, message: str, hint: str) -> Fault:
    return Fault(file=file, path=path, code=code, message=message, hint=hint)
