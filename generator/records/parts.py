"""Owns what several kinds of record share: sources, figures, observations, officers, corrections, photos."""

from __future__ import annotations

from typing import Annotated, Any, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from generator.dates import PartialDate
from generator.records.fields import (
    Date,
    Day,
    DocumentRef,
    Flag,
    Identifier,
    Items,
    Number,
    OrgRef,
    Share,
    Text,
    Url,
    Whole,
    one_of,
    refuse,
)

SOURCE_KINDS = {"press": "báo", "portal": "cổng thông tin", "document": "văn bản", "own_report": "tin do đơn vị gửi"}
QUALIFIERS = {"exact": "", "more_than": "trên", "about": "khoảng", "nearly": "gần", "at_least": "ít nhất"}
UNITS = {
    "vnd": "đồng", "m": "m", "km": "km", "m2": "m²", "m3": "m³", "ha": "ha", "kg": "kg", "ton": "tấn", "bag": "bao",
    "tree": "cây xanh", "workday": "ngày công", "person": "người", "household": "hộ", "organisation": "tổ chức",
    "class": "lớp", "piece": "chiếc", "set": "bộ", "meeting": "buổi", "minute": "phút", "percent": "%",
}  # fmt: skip
PER = {
    "year": "mỗi năm", "quarter": "mỗi quý", "month": "mỗi tháng", "household": "mỗi hộ", "person": "mỗi người",
    "group": "mỗi tổ",
}  # fmt: skip


class Part(BaseModel):
    """A group of keys inside a record: frozen, no key but its own."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)


class Source(Part):
    """From where a fact is known. `published_on: 2024/..` says what the text itself shows: not before 2024."""

    id: Identifier
    kind: Annotated[str, one_of(SOURCE_KINDS)]
    title: Text | None = None
    publisher: Text | None = None
    published_on: Date | None = None
    byline: Text | None = None
    url: Url | None = None
    accessed_on: Day | None = None
    page: Text | None = None
    document: DocumentRef | None = None
    from_role: Text | None = None
    received_on: Day | None = None
    approved_by_role: Text | None = None

    @model_validator(mode="after")
    def _complete(self) -> Self:
        if self.kind == "own_report":
            if not (self.from_role and self.received_on and self.approved_by_role):
                raise refuse("incomplete-source", "Tin do đơn vị gửi cần from_role, received_on và approved_by_role.")
        elif not (self.title or self.document):
            raise refuse("incomplete-source", "Nguồn này thiếu tên bài hoặc văn bản (title hoặc document).")
        return self


def _plain_quantity(value: Any) -> Any:
    return {"value": value} if isinstance(value, str) else value


class Quantity(Part):
    """A number with its unit: exact, qualified ("trên 600 triệu đồng"), or a range `min`-`max`."""

    value: Number | None = None
    min: Number | None = None
    max: Number | None = None
    unit: Annotated[str, one_of(UNITS)] | None = None
    qualifier: Annotated[str, one_of(QUALIFIERS)] = "exact"

    @model_validator(mode="after")
    def _one_form(self) -> Self:
        _check_amount(self)
        return self


def _check_amount(quantity: Quantity) -> None:
    low, high = quantity.min, quantity.max
    if (quantity.value is None) == (low is None) or (low is None) != (high is None):
        raise refuse("bad-quantity", "Lượng này cần value, hoặc cả min và max.")
    if low is not None and high is not None and low >= high:
        raise refuse("bad-quantity", f"min ({low}) phải nhỏ hơn max ({high}).")
    if quantity.unit == "vnd" and any(n is not None and n != int(n) for n in (quantity.value, low, high)):
        raise refuse("bad-quantity", "Tiền ghi bằng số đồng nguyên.")


AnyQuantity = Annotated[Quantity, BeforeValidator(_plain_quantity)]


class Figure(Quantity):
    """One figure as a source gives it: a quantity, `part` of `whole`, or a `share` whose parts nobody gave.

    The percentage of a ratio is always computed; `published` keeps what the source printed.
    """

    part: Whole | None = None
    whole: Whole | None = None
    share: Share | None = None
    published: Share | None = None

    @model_validator(mode="after")
    def _one_form(self) -> Self:
        if self.part is not None or self.whole is not None:
            if self.part is None or self.whole is None or self.whole == 0 or self.part > self.whole:
                raise refuse("bad-ratio", "Tỷ lệ cần cả part và whole, whole lớn hơn 0 và part không quá whole.")
        elif self.share is None:
            if self.value is None and self.min is None:
                raise refuse("no-figure", "Chưa có con số: cần value, min và max, part và whole, hoặc share.")
            _check_amount(self)
        if sum(x is not None for x in (self.value, self.min, self.part, self.share)) > 1:
            raise refuse("bad-quantity", "Chỉ ghi một dạng số: value, min và max, part và whole, hoặc share.")
        if self.published and self.part is None:
            raise refuse("bad-ratio", "published chỉ đi cùng part và whole; tỷ lệ không có số gốc thì ghi ở share.")
        return self


def _counts(value: Any) -> Any:
    if not isinstance(value, dict):
        raise refuse("not-mapping", "by cần dạng: tên cách chia, rồi từng phần với số của nó.")
    return value


Counts = Annotated[dict[Identifier, Whole], BeforeValidator(_counts)]


class Observation(Figure):
    """A figure of an organisation on a day or in a period. `by` breaks it down: `{kind: {school: 4}}`."""

    measure: Identifier | None = None
    as_of: Date | None = None
    period: Date | None = None
    per: Annotated[str, one_of(PER)] | None = None
    by: Annotated[dict[Identifier, Counts], BeforeValidator(_counts)] = Field(default_factory=dict)
    source: Identifier | None = None
    note: Text | None = None

    @property
    def when(self) -> PartialDate | None:
        """The period it is about, else the day it was known."""
        return self.period or self.as_of


class Post(Part):
    """An office: a `role` of `rules/roles` or, where no rule names it, its `title`; `org` where it is held."""

    role: Identifier | None = None
    title: Text | None = None
    org: OrgRef | None = None

    @model_validator(mode="after")
    def _named(self) -> Self:
        if (self.role is None) == (self.title is None):
            raise refuse("bad-post", "Chức vụ ghi bằng role (có trong rules/roles) hoặc title, không ghi cả hai.")
        return self


class Officer(Post):
    """A person in an office. Press attests an officer on a day: that day is `as_of`, never "now"."""

    name: Text
    concurrent: Annotated[tuple[Post, ...], Items] = ()
    acting: Flag = False
    standing: Flag = False
    from_: Date | None = Field(default=None, alias="from")
    to: Date | None = None
    as_of: Date | None = None
    term: Date | None = None
    appointed: Flag = False
    duty: Text | None = None
    source: Identifier | None = None


class Correction(Part):
    """What was wrong and when it was mended; `was` is absent where it was personal data."""

    on: Day
    field: Text
    reason: Text
    was: Text | None = None
    now: Text | None = None


class Retraction(Part):
    on: Day
    reason: Text


class Waiver(Part):
    """Lets one hit of a gate rule pass, with who answers for it and until when."""

    rule: Identifier
    reason: Text
    by_role: Text
    until: Day


class Consent(Part):
    by_role: Text
    on: Day


class Photo(Part):
    """A picture in `data/photos/`; `alt` says what is to be seen."""

    file: Text
    alt: Text
    caption: Text | None = None
    credit: Text | None = None
    taken_on: Date | None = None
    consent: Consent | None = None


class Contact(Part):
    """How to reach an office (never a private number)."""

    role: Text | None = None
    phone: Text | None = None
    zalo: Text | None = None
    mail: Text | None = None
    address: Text | None = None


def _side(value: Any) -> Any:
    if isinstance(value, str) and "/" not in value:
        raise refuse("bad-reference", f"“{value}” cần ghi cả loại, ví dụ units/{value} hoặc cells/{value}.")
    return {"org": value} if isinstance(value, str) else value


class Side(Part):
    """One organisation before or after a change: a reference, or an unnamed one `{scope, kind, count}`."""

    org: OrgRef | None = None
    scope: OrgRef | None = None
    kind: Text | None = None
    count: Whole | None = None

    @model_validator(mode="after")
    def _named(self) -> Self:
        if (self.org is None) == (self.kind is None):
            said = "Mỗi bên là một lời dẫn (units/…, cells/…), hoặc {scope, kind, count} nếu không rõ tên."
            raise refuse("bad-side", said)
        return self


AnySide = Annotated[Side, BeforeValidator(_side)]
