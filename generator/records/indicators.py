"""`data/indicators/`: a figure followed over time."""

from __future__ import annotations

from functools import lru_cache
from typing import Annotated, ClassVar

from pydantic import Field

from generator.dates import PartialDate
from generator.records.base import Record
from generator.records.fields import DocumentRef, Identifier, Items, OrgRef, Text, one_of
from generator.records.kind import Kind, SearchText, Section
from generator.records.parts import UNITS, Observation
from generator.records.questions import ask

MEASURES = {"ratio": "tỷ lệ có số gốc", "count": "số lượng", "range": "khoảng", "share": "tỷ lệ", "rate": "mức"}


class Indicator(Record):
    """A question with an answer at several times. For a ratio, `part_label` and `rest_label` name its two parts."""

    FOLDER: ClassVar[str] = "indicators"

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


def _newest(indicator: Indicator) -> PartialDate | None:
    """The day of the newest figure."""
    known = (observation.when for observation in indicator.observations if observation.when)
    return max(known, key=_last, default=None)


@lru_cache(maxsize=1 << 12)
def _last(when: PartialDate) -> tuple[int, str]:
    day = when.latest or when.earliest
    return (day.toordinal() if day else 0, when.text)


DESCRIPTOR = Kind(
    form=Indicator,
    word="số liệu",
    title="Số liệu theo dõi",
    row="Mỗi dòng là một số liệu được theo dõi qua thời gian. Con số của từng lần nằm ở bảng observations.",
    sections=(Section(address="so-lieu", word="Số liệu theo dõi"),),
    day=_newest,
    attests={},
    organisations=lambda indicator: (indicator.scope,),
    search=lambda x: SearchText(names=(x.short_title,), body=(x.things, x.part_label, x.rest_label)),
    questions=(
        ask("title", "Đo điều gì"),
        ask("scope", "Của xã, đảng bộ nào"),
        ask("measure", "Loại số"),
        ask("observations.0.as_of", "Số ấy vào ngày nào"),
        ask("observations.0.value", "Bao nhiêu", ("measure", ("count", "rate"))),
        ask("observations.0.part", "Bao nhiêu đạt", ("measure", ("ratio",))),
        ask("observations.0.whole", "Trên tất cả bao nhiêu", ("measure", ("ratio",))),
        ask("observations.0.share", "Bao nhiêu phần trăm (51,4%)", ("measure", ("share",))),
        ask("observations.0.min", "Từ bao nhiêu", ("measure", ("range",))),
        ask("observations.0.max", "Đến bao nhiêu", ("measure", ("range",))),
    ),
)
