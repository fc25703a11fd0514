"""Owns `data/committees/`: the party organisations above the cells."""

from __future__ import annotations

from typing import Annotated, ClassVar

from generator.records.base import Record
from generator.records.fields import CommitteeRef, Date, Items, Text, UnitRef, one_of
from generator.records.parts import Contact, Observation, Officer

LEVELS = {
    "central": "trung ương", "province": "tỉnh", "district": "huyện", "commune": "xã", "grassroots": "cơ sở",
}  # fmt: skip


class Committee(Record):
    """A đảng bộ with its cấp ủy; `name` is written in full ("Đảng bộ huyện Cao Lộc")."""

    FOLDER: ClassVar[str] = "committees"
    WORD: ClassVar[str] = "đảng bộ"

    name: Text
    level: Annotated[str, one_of(LEVELS)]
    unit: UnitRef | None = None
    parent: CommitteeRef | None = None
    founded: Date | None = None
    officers: Annotated[tuple[Officer, ...], Items] = ()
    observations: Annotated[tuple[Observation, ...], Items] = ()
    office_contact: Contact | None = None
