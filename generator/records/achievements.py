"""`data/achievements/`: assessments, awards, works and milestones."""

from __future__ import annotations

from typing import Annotated, ClassVar, Self

from pydantic import Field, model_validator

from generator.records.base import Record
from generator.records.fields import (
    ActivityRef,
    Date,
    DocumentRef,
    Flag,
    Identifier,
    OrgRef,
    Past,
    Text,
    one_of,
    refuse,
)
from generator.records.kind import Kind, SearchText, Section
from generator.records.parts import AnyQuantity, Part
from generator.records.questions import ask

KINDS = {"assessment": "xếp loại", "award": "khen thưởng", "works": "công trình", "milestone": "cột mốc"}
WORKS_STATUSES = {"planned": "dự kiến", "building": "đang làm", "finished": "đã xong", "unknown": "chưa rõ tiến độ"}


class Assessment(Part):
    """A level of a scheme of `rules/`; without `scheme`, the one in force at the end of the period."""

    scheme: Identifier | None = Field(default=None, description="Cách xếp loại. Mã trong rules")
    level: Identifier = Field(description="Mức. Mã trong cách xếp loại")
    as_published: Text | None = Field(default=None, description="Chữ nguồn ghi")
    self_assessed: Flag = Field(default=False, description="Tự xếp")
    decided_by: OrgRef | None = Field(default=None, description="Nơi quyết định")


class Award(Part):
    name: Text = Field(description="Tên khen thưởng")
    grantor: Text | None = Field(default=None, description="Nơi tặng")
    decision: DocumentRef | None = Field(default=None, description="Văn bản quyết định")


class Works(Part):
    status: Annotated[str, one_of(WORKS_STATUSES)] = Field(description="Tình trạng")
    started: Past | None = Field(default=None, description="Ngày khởi công")
    finished: Past | None = Field(default=None, description="Ngày xong")
    size: AnyQuantity | None = Field(default=None, description="Quy mô")
    cost: AnyQuantity | None = Field(default=None, description="Tiền làm")
    proposed_at: ActivityRef | None = Field(default=None, description="Bàn ở hoạt động nào")


class Achievement(Record):
    """What was reached: one of assessment, award, works (each with its group of keys) or a milestone."""

    FOLDER: ClassVar[str] = "achievements"

    title: Text = Field(description="Tên")
    kind: Annotated[str, one_of(KINDS)] = Field(description="Loại. Ba loại đầu cần nhóm khóa cùng tên")
    org: OrgRef = Field(description="Của nơi nào")
    period: Date | None = Field(default=None, description="Trong thời gian nào")
    as_of: Date | None = Field(default=None, description="Vào ngày nào")
    assessment: Assessment | None = Field(default=None, description="Xếp loại. Chỉ khi kind là assessment")
    award: Award | None = Field(default=None, description="Khen thưởng. Chỉ khi kind là award")
    works: Works | None = Field(default=None, description="Công trình. Chỉ khi kind là works")
    summary: Text | None = Field(default=None, description="Tóm tắt")

    @model_validator(mode="after")
    def _own_group(self) -> Self:
        for group in ("assessment", "award", "works"):
            if (getattr(self, group) is not None) != (self.kind == group):
                raise refuse("wrong-group", f"Thành tích loại {self.kind} " + (
                    f"không có nhóm {group}." if self.kind != group else f"cần nhóm {group}."))  # fmt: skip
        return self


def _search(achievement: Achievement) -> SearchText:
    assessment, award, works = achievement.assessment, achievement.award, achievement.works
    return SearchText(
        names=(award.name if award else None,),
        kinds=(
            KINDS[achievement.kind],
            WORKS_STATUSES[works.status] if works else None,
            assessment.as_published if assessment else None,
        ),
        body=(award.grantor if award else None,),
    )


_ACHIEVEMENTS = Section(address="thanh-tich", word="Thành tích")
_WORKS = Section(address="cong-trinh", word="Công trình")
DESCRIPTOR = Kind(
    form=Achievement,
    word="thành tích",
    title="Thành tích, công trình",
    row="Mỗi dòng là một lần xếp loại, khen thưởng, một công trình hay một cột mốc, xem cột kind.",
    sections=(_ACHIEVEMENTS, _WORKS),
    section=lambda achievement: _WORKS if achievement.kind == "works" else _ACHIEVEMENTS,
    day=lambda x: x.period or (x.works and x.works.finished) or x.as_of,
    attests={},
    organisations=lambda achievement: (achievement.org,),
    search=_search,
    questions=(
        ask("title", "Tên (ví dụ Đường ngõ thôn Đông)"),
        ask("kind", "Loại"),
        ask("org", "Của chi bộ, thôn nào"),
        ask("period", "Năm, quý nào (2026, 2026-Q2)"),
        ask("assessment.level", "Mức xếp loại (mã trong rules, ví dụ good)", ("kind", ("assessment",))),
        ask("assessment.as_published", "Nguồn ghi mức ấy thế nào", ("kind", ("assessment",))),
        ask("award.name", "Tên khen thưởng", ("kind", ("award",))),
        ask("award.grantor", "Ai khen", ("kind", ("award",))),
        ask("works.status", "Đã làm đến đâu", ("kind", ("works",))),
        ask("works.finished", "Xong ngày nào", ("works.status", ("finished",))),
        ask("summary", "Kể lại trong một, hai câu"),
    ),
)
