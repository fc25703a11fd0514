"""Owns `data/indicators/`: a figure followed over time."""

from __future__ import annotations

from typing import Annotated, ClassVar

from generator.records.base import Record
from generator.records.fields import DocumentRef, Identifier, Items, OrgRef, Text, one_of
from generator.records.parts import UNITS, Observation

MEASURES = {"ratio": "tỷ lệ có số gốc", "count": "số lượng", "range": "khoảng", "share": "tỷ lệ", "rate": "mức"}


class Indicator(Record):
    """A question with an answer at several times. For a ratio, `part_label` and `rest_label` name its two parts."""

    FOLDER: ClassVar[str] = "indicators"
    WORD: ClassVar[str] = "số liệu"

    title: Text
    short_title: Text | None = None
    scope: OrgRef
    measure: Annotated[str, one_of(MEASURES)]
    unit: Annotated[str, one_of(UNITS)] | None = None
    things: Text | None = None
    part_label: Text | None = None
    rest_label: Text | None = None
    scheme: Identifier | None = None
    observations: Annotated[tuple[Observation, ...], Items]
    documents: Annotated[tuple[DocumentRef, ...], Items] = ()
    summary: Text | None = None
