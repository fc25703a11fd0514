"""`data/activities/`: what was or will be done."""

from __future__ import annotations

from typing import Annotated, ClassVar, Self

from pydantic import Field, model_validator

from generator.records.base import Record
from generator.records.fields import (
    Date,
    DocumentRef,
    Identifier,
    Items,
    OrgRef,
    Prose,
    Text,
    Time,
    Whole,
    one_of,
    refuse,
)
from generator.records.kind import Kind, SearchText, Section
from generator.records.parts import AnyQuantity, Part
from generator.records.questions import ask

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
STATUSES = {"planned": "dự kiến", "held": "đã làm", "postponed": "hoãn", "cancelled": "đã hủy"}
AUDIENCES = {"members": "đảng viên", "invited": "người được mời", "residents": "mọi người dân"}
OUTCOME_STATUSES = {"planned": "dự kiến", "pledged": "hứa góp", "done": "đã xong"}


class Sequence(Part):
    """The how-manieth meeting, counted since a day."""

    number: Whole = Field(description="Buổi thứ mấy")
    since: Date | None = Field(default=None, description="Tính từ khi nào")


class Attendance(Part):
    present: Whole = Field(description="Số người có mặt")
    total: Whole | None = Field(default=None, description="Số người tất cả")


class Guest(Part):
    """Who came, by office and organisation, never by name."""

    role: Text = Field(description="Chức vụ của khách. Không ghi tên")
    org: Text | None = Field(default=None, description="Nơi công tác")


class Outcome(Part):
    what: Text = Field(description="Việc gì")
    quantity: AnyQuantity | None = Field(default=None, description="Bao nhiêu")
    status: Annotated[str, one_of(OUTCOME_STATUSES)] = Field(description="Tình trạng")
    note: Text | None = Field(default=None, description="Lời thêm")
    source: Identifier | None = Field(default=None, description="Nguồn riêng. Tên gọi của một nguồn ở sources")


class Activity(Record):
    """A meeting, a campaign, a works day. Either `date`, or `starts` and `ends`; both may be absent or bounded."""

    FOLDER: ClassVar[str] = "activities"

    title: Text = Field(description="Tên việc")
    kind: Annotated[str, one_of(KINDS)] = Field(description="Loại")
    status: Annotated[str, one_of(STATUSES)] = Field(description="Tình trạng")
    date: Date | None = Field(default=None, description="Ngày làm")
    starts: Date | None = Field(default=None, description="Ngày đầu. Thay cho date")
    ends: Date | None = Field(default=None, description="Ngày cuối. Thay cho date")
    at: Time | None = Field(default=None, description="Giờ")
    orgs: Annotated[tuple[OrgRef, ...], Items] = Field(description="Nơi làm việc này")
    place: Text | None = Field(default=None, description="Ở đâu")
    audience: Annotated[str, one_of(AUDIENCES)] | None = Field(default=None, description="Dành cho ai")
    sequence: Sequence | None = Field(default=None, description="Buổi thứ mấy")
    attendance: Attendance | None = Field(default=None, description="Số người dự")
    guests: Annotated[tuple[Guest, ...], Items] = Field(default=(), description="Khách. Ghi chức vụ, không ghi tên")
    agenda: Annotated[tuple[Text, ...], Items] = Field(default=(), description="Các việc bàn")
    summary: Text | None = Field(default=None, description="Tóm tắt")
    body: Prose | None = Field(default=None, description="Kể thêm. Viết bằng Markdown")
    outcomes: Annotated[tuple[Outcome, ...], Items] = Field(default=(), description="Kết quả")
    documents: Annotated[tuple[DocumentRef, ...], Items] = Field(default=(), description="Văn bản")
    tags: Annotated[tuple[Text, ...], Items] = Field(default=(), description="Từ khóa")

    @model_validator(mode="after")
    def _one_date(self) -> Self:
        if self.date and (self.starts or self.ends):
            raise refuse("two-dates", "Ghi date, hoặc starts và ends, không ghi cả hai.")
        if not self.orgs:
            raise refuse("missing-key", "orgs cần ít nhất một chi bộ, đảng bộ hoặc đơn vị.")
        return self


def _search(activity: Activity) -> SearchText:
    guests = (f"{guest.role} {guest.org or ''}" for guest in activity.guests)
    sequence = f"buổi thứ {activity.sequence.number}" if activity.sequence else None
    return SearchText(
        kinds=(KINDS[activity.kind], "họp chi bộ. sinh hoạt chi bộ" if activity.kind in MEETINGS else None),
        body=(activity.place, *activity.agenda, *activity.tags, *guests, sequence),
        prose=(activity.body,),
    )


def _visible(activity: Activity) -> bool:
    """What only members are invited to appears after it was held; one that was called off never does."""
    return activity.audience != "members" or activity.status == "held"


DESCRIPTOR = Kind(
    form=Activity,
    word="hoạt động",
    title="Hoạt động",
    row="Mỗi dòng là một việc đã làm hoặc sắp làm, xem cột status. Buổi họp chỉ dành cho đảng viên chỉ có ở đây sau "
    "khi đã họp.",
    sections=(Section(address="hoat-dong", word="Hoạt động"),),
    day=lambda activity: activity.date or activity.starts or activity.ends,
    attests={},
    organisations=lambda activity: activity.orgs,
    search=_search,
    visible=_visible,
    identified_by=(("orgs", "date"), ("title",)),
    questions=(
        ask("title", "Tên việc, như lời báo tin (ví dụ Chi bộ thôn Đông bàn sửa đường ngõ)"),
        ask("kind", "Loại"),
        ask("status", "Tình trạng"),
        ask("date", "Ngày (2026-03-05; chỉ biết tháng thì 2026-03)"),
        ask("at", "Giờ (19:30)"),
        ask("orgs", "Chi bộ, đảng bộ hay thôn nào làm"),
        ask("place", "Ở đâu"),
        ask("audience", "Ai dự"),
        ask("attendance.present", "Bao nhiêu người dự"),
        ask("agenda", "Bàn những việc gì"),
        ask("summary", "Kể lại trong một, hai câu"),
    ),
)
