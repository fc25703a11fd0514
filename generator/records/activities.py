"""Owns `data/activities/`: what was or will be done."""

from __future__ import annotations

from typing import Annotated, ClassVar, Self

from pydantic import model_validator

from generator.records.base import Record
from generator.records.fields import Date, DocumentRef, Identifier, Items, OrgRef, Text, Time, Whole, one_of, refuse
from generator.records.parts import AnyQuantity, Part

KINDS = {
    "regular_meeting": "sinh hoạt thường kỳ", "thematic_meeting": "sinh hoạt chuyên đề",
    "enlarged_meeting": "sinh hoạt mở rộng", "extraordinary_meeting": "sinh hoạt bất thường",
    "committee_meeting": "họp chi ủy, cấp ủy", "congress": "đại hội", "residents_meeting": "họp dân",
    "dialogue": "đối thoại với dân", "training": "tập huấn, bồi dưỡng", "inspection": "kiểm tra, giám sát",
    "exchange_visit": "trao đổi kinh nghiệm", "campaign": "vận động, phong trào", "works_day": "ngày làm việc chung",
    "review": "kiểm điểm, đánh giá", "directive_rollout": "triển khai chủ trương",
    "commendation": "biểu dương, khen thưởng", "assistance": "giúp đỡ", "notice": "thông báo",
}  # fmt: skip
MEETINGS = ("regular_meeting", "thematic_meeting", "enlarged_meeting", "extraordinary_meeting")
STATUSES = {"planned": "dự kiến", "held": "đã làm", "postponed": "hoãn", "cancelled": "không làm nữa"}
AUDIENCES = {"members": "đảng viên", "invited": "người được mời", "residents": "mọi người dân"}
OUTCOME_STATUSES = {"planned": "dự kiến", "pledged": "hứa góp", "done": "đã xong"}


class Sequence(Part):
    """The how-manieth meeting, counted since a day."""

    number: Whole
    since: Date | None = None


class Attendance(Part):
    present: Whole
    total: Whole | None = None


class Guest(Part):
    """Who came, by office and organisation, never by name."""

    role: Text
    org: Text | None = None


class Outcome(Part):
    what: Text
    quantity: AnyQuantity | None = None
    status: Annotated[str, one_of(OUTCOME_STATUSES)]
    note: Text | None = None
    source: Identifier | None = None


class Activity(Record):
    """A meeting, a campaign, a works day. Either `date`, or `starts` and `ends`; both may be absent or bounded."""

    FOLDER: ClassVar[str] = "activities"
    WORD: ClassVar[str] = "hoạt động"

    title: Text
    kind: Annotated[str, one_of(KINDS)]
    status: Annotated[str, one_of(STATUSES)]
    date: Date | None = None
    starts: Date | None = None
    ends: Date | None = None
    at: Time | None = None
    orgs: Annotated[tuple[OrgRef, ...], Items]
    place: Text | None = None
    audience: Annotated[str, one_of(AUDIENCES)] | None = None
    sequence: Sequence | None = None
    attendance: Attendance | None = None
    guests: Annotated[tuple[Guest, ...], Items] = ()
    agenda: Annotated[tuple[Text, ...], Items] = ()
    summary: Text | None = None
    body: Text | None = None
    outcomes: Annotated[tuple[Outcome, ...], Items] = ()
    documents: Annotated[tuple[DocumentRef, ...], Items] = ()
    tags: Annotated[tuple[Text, ...], Items] = ()

    @model_validator(mode="after")
    def _one_date(self) -> Self:
        if self.date and (self.starts or self.ends):
            raise refuse("two-dates", "Ghi date, hoặc starts và ends, không ghi cả hai.")
        if not self.orgs:
            raise refuse("missing-key", "orgs cần ít nhất một chi bộ, đảng bộ hoặc đơn vị.")
        return self
