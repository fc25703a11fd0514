"""`data/cells/`: the party cells."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from generator.records.base import Record
from generator.records.fields import CommitteeRef, Date, Items, Past, Text, UnitRef, Whole, one_of
from generator.records.kind import Kind, SearchText, Section
from generator.records.parts import Contact, Observation, Officer, Part
from generator.records.questions import ask

KINDS = {
    "residential": "khu dân cư", "school": "trường học", "agency": "cơ quan", "military": "quân sự",
    "police": "công an", "enterprise": "doanh nghiệp", "health_station": "trạm y tế", "cooperative": "hợp tác xã",
}  # fmt: skip


class Gap(Part):
    """Months a cell said in advance it would not report, until the day the excuse ends."""

    period: Date = Field(description="Tháng chưa gửi tin")
    reason: Text = Field(description="Lý do chưa gửi")
    until: Date = Field(description="Hết hạn ngày nào")


class Cell(Record):
    """A chi bộ. `committee` is its first one; later ones come from changes. `reports_from` starts its coverage."""

    FOLDER: ClassVar[str] = "cells"

    name: Text = Field(description="Tên đủ. Ví dụ Chi bộ thôn Đông")
    short_name: Text | None = Field(default=None, description="Tên ngắn")
    kind: Annotated[str, one_of(KINDS)] = Field(description="Loại")
    committee: CommitteeRef | None = Field(default=None, description="Đảng bộ đầu tiên. Chuyển đi thì ghi ở changes")
    units: Annotated[tuple[UnitRef, ...], Items] = Field(default=(), description="Các thôn chi bộ phụ trách")
    founded: Past | None = Field(default=None, description="Ngày thành lập")
    officers: Annotated[tuple[Officer, ...], Items] = Field(default=(), description="Người giữ chức vụ")
    observations: Annotated[tuple[Observation, ...], Items] = Field(
        default=(), description="Số liệu. Ví dụ số đảng viên"
    )
    meeting_day: Whole | None = Field(default=None, description="Ngày họp hằng tháng. Ví dụ 5")
    reports_from: Date | None = Field(
        default=None, description="Gửi tin đều từ khi nào. Có thì tính vào Tình hình cập nhật"
    )
    gaps: Annotated[tuple[Gap, ...], Items] = Field(default=(), description="Xin chưa gửi tin")
    contact: Contact | None = Field(default=None, description="Liên hệ cơ quan")


DESCRIPTOR = Kind(
    form=Cell,
    word="chi bộ",
    title="Chi bộ",
    row="Mỗi dòng là một chi bộ, kể cả chi bộ đã sáp nhập.",
    sections=(Section(address="chi-bo", word="Chi bộ"),),
    day=lambda cell: None,
    attests={"founded": "Ghi thành lập"},
    organisations=lambda cell: (cell.ref,),
    search=lambda cell: SearchText(kinds=(KINDS[cell.kind],)),
    questions=(
        ask("name", "Tên đầy đủ (ví dụ Chi bộ thôn Đông)"),
        ask("short_name", "Tên ngắn (ví dụ Đông)"),
        ask("kind", "Loại"),
        ask("committee", "Thuộc đảng bộ nào"),
        ask("units", "Phục vụ thôn nào"),
        ask("meeting_day", "Họp vào ngày mấy hằng tháng"),
        ask("reports_from", "Bắt đầu gửi tin lên trang từ ngày nào"),
    ),
)
