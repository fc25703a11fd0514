"""`data/units/`: provinces, districts (ended 2025-06-30), communes and villages."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from generator.records.base import Record
from generator.records.fields import Items, Past, Text, UnitRef, one_of
from generator.records.kind import Kind, SearchText, Section
from generator.records.parts import Contact, Observation, Officer
from generator.records.questions import ask

LEVELS = {"province": "tỉnh", "district": "huyện", "commune": "xã", "village": "thôn"}
KINDS = {
    "tinh": "tỉnh", "thanh_pho": "thành phố", "huyen": "huyện", "thi_xa": "thị xã", "quan": "quận", "xa": "xã",
    "phuong": "phường", "thi_tran": "thị trấn", "dac_khu": "đặc khu", "thon": "thôn", "ban": "bản", "xom": "xóm",
    "ap": "ấp", "buon": "buôn", "lang": "làng", "khu": "khu", "khu_pho": "khu phố", "khoi": "khối",
    "khoi_pho": "khối phố", "to_dan_pho": "tổ dân phố", "tieu_khu": "tiểu khu",
}  # fmt: skip


def called(kind: str, name: str) -> str:
    """A name with the word of its kind, as in the middle of a sentence: "thị trấn Cao Lộc", "Khối 4".

    A name that merely sounds like the kind keeps it: "phường Phương Liệt".
    """
    word = KINDS[kind]
    return name if name.casefold().startswith(f"{word} ") else f"{word} {name}"


class Unit(Record):
    """A place people live in. `name` is without its kind where they are separate words ("Cao Lộc", kind thi_tran)."""

    FOLDER: ClassVar[str] = "units"

    name: Text = Field(description="Tên, bỏ chữ chỉ loại. Ví dụ An")
    level: Annotated[str, one_of(LEVELS)] = Field(description="Cấp")
    kind: Annotated[str, one_of(KINDS)] = Field(description="Loại")
    parent: UnitRef | None = Field(default=None, description="Đơn vị cấp trên")
    founded: Past | None = Field(default=None, description="Ngày thành lập")
    codes: Annotated[tuple[Text, ...], Items] = Field(default=(), description="Mã số hành chính")
    officers: Annotated[tuple[Officer, ...], Items] = Field(
        default=(), description="Người giữ chức vụ. Ví dụ trưởng thôn"
    )
    observations: Annotated[tuple[Observation, ...], Items] = Field(
        default=(), description="Số liệu. Ví dụ số hộ, số khẩu"
    )
    contact: Contact | None = Field(default=None, description="Liên hệ cơ quan")


_COMMUNES = Section(address="xa-phuong", word="Xã, phường")
_VILLAGES = Section(address="thon", word="Thôn, tổ dân phố")
DESCRIPTOR = Kind(
    form=Unit,
    word="đơn vị",
    title="Tỉnh, huyện, xã, thôn",
    row="Mỗi dòng là một đơn vị: tỉnh, huyện, xã hoặc thôn, kể cả đơn vị đã hết.",
    sections=(_COMMUNES, _VILLAGES),
    section=lambda unit: _VILLAGES if unit.level == "village" else _COMMUNES,
    day=lambda unit: None,
    attests={"founded": "Ghi thành lập"},
    organisations=lambda unit: (unit.ref,),
    search=lambda unit: SearchText(),
    questions=(
        ask("name", "Tên, không kèm chữ thôn, xã (ví dụ Đồng Chức)"),
        ask("level", "Cấp"),
        ask("kind", "Loại"),
        ask("parent", "Thuộc xã, huyện, tỉnh nào"),
        ask("founded", "Lập ngày nào"),
    ),
)
