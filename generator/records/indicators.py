"""Owns `data/indicators/`: a figure followed over time."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from generator.records.base import Record
from generator.records.fields import DocumentRef, Identifier, Items, OrgRef, Text, one_of
from generator.records.parts import UNITS, Observation

MEASURES = {"ratio": "tỷ lệ có số gốc", "count": "số lượng", "range": "khoảng", "share": "tỷ lệ", "rate": "mức"}


class Indicator(Record):
    """A question with an answer at several times. For a ratio, `part_label` and `rest_label` name its two parts."""

    FOLDER: ClassVar[str] = "indicators"
    WORD: ClassVar[str] = "số liệu"

    title: Text = Field(description="Tên")
    short_title: Text | None = Field(default=None, description="Tên ngắn")
    scope: OrgRef = Field(description="Của nơi nào")
    measure: Annotated[str, one_of(MEASURES)] = Field(description="Dạng số")
    unit: Annotated[str, one_of(UNITS)] | None = Field(default=None, description="Đơn vị đo")
    things: Text | None = Field(default=None, description="Đếm cái gì")
    part_label: Text | None = Field(default=None, description="Tên phần đạt")
    rest_label: Text | None = Field(default=None, description="Tên phần còn lại")
    scheme: Identifier | None = Field(default=None, description="Cách xếp loại. Mã trong rules")
    observations: Annotated[tuple[Observation, ...], Items] = Field(description="Số liệu")
    documents: Annotated[tuple[DocumentRef, ...], Items] = Field(default=(), description="Văn bản")
    summary: Text | None = Field(default=None, description="Tóm tắt")
