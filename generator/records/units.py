"""Owns `data/units/`: provinces, districts (ended 2025-06-30), communes and villages."""

from __future__ import annotations

from typing import Annotated, ClassVar

from generator.records.base import Record
from generator.records.fields import Date, Items, Text, UnitRef, one_of
from generator.records.parts import Contact, Observation, Officer

LEVELS = {"province": "tỉnh", "district": "huyện", "commune": "xã", "village": "thôn"}
KINDS = {
    "tinh": "tỉnh", "thanh_pho": "thành phố", "huyen": "huyện", "thi_xa": "thị xã", "quan": "quận", "xa": "xã",
    "phuong": "phường", "thi_tran": "thị trấn", "dac_khu": "đặc khu", "thon": "thôn", "ban": "bản", "xom": "xóm",
    "ap": "ấp", "buon": "buôn", "lang": "làng", "khu": "khu", "khu_pho": "khu phố", "khoi": "khối",
    "khoi_pho": "khối phố", "to_dan_pho": "tổ dân phố", "tieu_khu": "tiểu khu",
}  # fmt: skip


class Unit(Record):
    """A place people live in. `name` is without its kind where they are separate words ("Cao Lộc", kind thi_tran)."""

    FOLDER: ClassVar[str] = "units"
    WORD: ClassVar[str] = "đơn vị"

    name: Text
    level: Annotated[str, one_of(LEVELS)]
    kind: Annotated[str, one_of(KINDS)]
    parent: UnitRef | None = None
    founded: Date | None = None
    codes: Annotated[tuple[Text, ...], Items] = ()
    officers: Annotated[tuple[Officer, ...], Items] = ()
    observations: Annotated[tuple[Observation, ...], Items] = ()
    contact: Contact | None = None
