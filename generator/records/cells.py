"""Owns `data/cells/`: the party cells."""

from __future__ import annotations

from typing import Annotated, ClassVar

from generator.records.base import Record
from generator.records.fields import CommitteeRef, Date, Items, Text, UnitRef, Whole, one_of
from generator.records.parts import Contact, Observation, Officer, Part

KINDS = {
    "residential": "khu dân cư", "school": "trường học", "agency": "cơ quan", "military": "quân sự",
    "police": "công an", "enterprise": "doanh nghiệp", "health_station": "trạm y tế", "cooperative": "hợp tác xã",
}  # fmt: skip


class Gap(Part):
    """Months a cell said in advance it would not report, until the day the excuse ends."""

    period: Date
    reason: Text
    until: Date


class Cell(Record):
    """A chi bộ. `committee` is its first one; later ones come from changes. `reports_from` starts its coverage."""

    FOLDER: ClassVar[str] = "cells"
    WORD: ClassVar[str] = "chi bộ"

    name: Text
    short_name: Text | None = None
    kind: Annotated[str, one_of(KINDS)]
    committee: CommitteeRef | None = None
    units: Annotated[tuple[UnitRef, ...], Items] = ()
    founded: Date | None = None
    officers: Annotated[tuple[Officer, ...], Items] = ()
    observations: Annotated[tuple[Observation, ...], Items] = ()
    meeting_day: Whole | None = None
    reports_from: Date | None = None
    gaps: Annotated[tuple[Gap, ...], Items] = ()
    contact: Contact | None = None
