"""Owns `data/achievements/`: assessments, awards, works and milestones."""

from __future__ import annotations

from typing import Annotated, ClassVar, Self

from pydantic import model_validator

from generator.records.base import Record
from generator.records.fields import ActivityRef, Date, DocumentRef, Flag, Identifier, OrgRef, Text, one_of, refuse
from generator.records.parts import AnyQuantity, Part

KINDS = {"assessment": "xếp loại", "award": "khen thưởng", "works": "công trình", "milestone": "cột mốc"}
WORKS_STATUSES = {"planned": "dự kiến", "building": "đang làm", "finished": "đã xong", "unknown": "chưa rõ tiến độ"}


class Assessment(Part):
    """A level of a scheme of `rules/`; without `scheme`, the one in force at the end of the period."""

    scheme: Identifier | None = None
    level: Identifier
    as_published: Text | None = None
    self_assessed: Flag = False
    decided_by: OrgRef | None = None


class Award(Part):
    name: Text
    grantor: Text | None = None
    decision: DocumentRef | None = None


class Works(Part):
    status: Annotated[str, one_of(WORKS_STATUSES)]
    started: Date | None = None
    finished: Date | None = None
    size: AnyQuantity | None = None
    cost: AnyQuantity | None = None
    proposed_at: ActivityRef | None = None


class Achievement(Record):
    """What was reached: one of assessment, award, works (each with its group of keys) or a milestone."""

    FOLDER: ClassVar[str] = "achievements"
    WORD: ClassVar[str] = "thành tích"

    title: Text
    kind: Annotated[str, one_of(KINDS)]
    org: OrgRef
    period: Date | None = None
    as_of: Date | None = None
    assessment: Assessment | None = None
    award: Award | None = None
    works: Works | None = None
    summary: Text | None = None

    @model_validator(mode="after")
    def _own_group(self) -> Self:
        for group in ("assessment", "award", "works"):
            if (getattr(self, group) is not None) != (self.kind == group):
                raise refuse("wrong-group", f"Thành tích loại {self.kind} " + (
                    f"không có nhóm {group}." if self.kind != group else f"cần nhóm {group}."))  # fmt: skip
        return self
