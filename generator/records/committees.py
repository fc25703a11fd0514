"""`data/committees/`: the party organisations above the cells."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from generator.records.base import Record
from generator.records.fields import CommitteeRef, Items, Past, Text, UnitRef, one_of
from generator.records.kind import Host, Kind, SearchText
from generator.records.parts import Contact, Observation, Officer
from generator.records.questions import ask

LEVELS = {
    "central": "trung ương", "province": "tỉnh", "district": "huyện", "commune": "xã", "grassroots": "cơ sở",
}  # fmt: skip


class Committee(Record):
    """A đảng bộ with its cấp ủy; `name` is written in full ("Đảng bộ huyện Cao Lộc")."""

    FOLDER: ClassVar[str] = "committees"

    name: Text = Field(description="Tên đủ. Ví dụ Đảng bộ xã An")
    level: Annotated[str, one_of(LEVELS)] = Field(description="Cấp")
    unit: UnitRef | None = Field(default=None, description="Đơn vị")
    parent: CommitteeRef | None = Field(default=None, description="Đảng bộ cấp trên")
    founded: Past | None = Field(default=None, description="Ngày thành lập")
    officers: Annotated[tuple[Officer, ...], Items] = Field(default=(), description="Người giữ chức vụ")
    observations: Annotated[tuple[Observation, ...], Items] = Field(default=(), description="Số liệu")
    office_contact: Contact | None = Field(default=None, description="Liên hệ cơ quan")


DESCRIPTOR = Kind(
    form=Committee,
    word="đảng bộ",
    title="Đảng bộ",
    row="Mỗi dòng là một đảng bộ ở trên chi bộ.",
    sections=(),
    host=Host(ref=lambda committee: committee.unit, anchor="dang-bo"),
    day=lambda committee: None,
    attests={"founded": "Ghi thành lập"},
    organisations=lambda committee: (committee.ref,),
    search=lambda committee: SearchText(),
    questions=(
        ask("name", "Tên đầy đủ (ví dụ Đảng bộ xã An)"),
        ask("level", "Cấp"),
        ask("unit", "Của xã, huyện, tỉnh nào"),
        ask("parent", "Thuộc đảng bộ nào"),
    ),
)
