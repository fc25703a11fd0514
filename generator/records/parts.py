"""What several kinds of record share: sources, figures, observations, officers, corrections, photos."""

from __future__ import annotations

from typing import Annotated, Any, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from generator.dates import PartialDate
from generator.records.fields import (
    ORGS,
    Date,
    Day,
    DocumentRef,
    Flag,
    Identifier,
    Items,
    Number,
    OrgRef,
    Past,
    PhotoFile,
    Share,
    Short,
    Text,
    Url,
    Whole,
    may_be,
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

    id: Identifier = Field(description="Tên gọi trong hồ sơ. Ví dụ s1; chỗ khác dẫn bằng source: s1")
    kind: Annotated[str, one_of(SOURCE_KINDS)] = Field(description="Loại nguồn")
    title: Text | None = Field(
        default=None, description="Tên bài, tên văn bản. Cần title hoặc document, trừ tin đơn vị gửi"
    )
    publisher: Text | None = Field(default=None, description="Báo, cơ quan đăng")
    published_on: Past | None = Field(default=None, description="Ngày đăng")
    byline: Text | None = Field(default=None, description="Người viết, như báo ghi")
    url: Url | None = Field(default=None, description="Địa chỉ của bài")
    accessed_on: Day | None = Field(default=None, description="Ngày xem, lưu bài")
    page: Text | None = Field(default=None, description="Số trang")
    document: DocumentRef | None = Field(default=None, description="Văn bản có hồ sơ ở documents")
    from_role: Text | None = Field(default=None, description="Chức vụ người gửi. Tin đơn vị gửi cần có")
    received_on: Day | None = Field(default=None, description="Ngày nhận. Tin đơn vị gửi cần có")
    approved_by_role: Text | None = Field(default=None, description="Chức vụ người duyệt. Tin đơn vị gửi cần có")

    @model_validator(mode="after")
    def _complete(self) -> Self:
        if self.kind == "own_report":
            if not (self.from_role and self.received_on and self.approved_by_role):
                raise refuse("incomplete-source", "Tin do đơn vị gửi cần from_role, received_on và approved_by_role.")
        elif not (self.title or self.document):
            raise refuse("incomplete-source", "Nguồn này thiếu tên bài hoặc văn bản (title hoặc document).")
        return self


class Quantity(Part):
    """A number with its unit: exact, qualified ("trên 600 triệu đồng"), or a range `min`-`max`."""

    value: Number | None = Field(default=None, description="Con số")
    min: Number | None = Field(default=None, description="Số thấp nhất của một khoảng. Ghi cùng max")
    max: Number | None = Field(default=None, description="Số cao nhất của một khoảng. Ghi cùng min")
    unit: Annotated[str, one_of(UNITS)] | None = Field(default=None, description="Đơn vị đo")
    qualifier: Annotated[str, one_of(QUALIFIERS)] = Field(
        default="exact", description="Mức chắc của con số. Như “trên”, “khoảng” trong “trên 600 triệu đồng”"
    )

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


AnyQuantity = Annotated[Quantity, BeforeValidator(Short("value"))]


class Figure(Quantity):
    """One figure as a source gives it: a quantity, `part` of `whole`, or a `share` whose parts nobody gave.

    The percentage of a ratio is always computed; `published` keeps what the source printed.
    """

    part: Whole | None = Field(default=None, description="Số đạt. Ghi cùng whole; máy tính phần trăm")
    whole: Whole | None = Field(default=None, description="Số tất cả. Ghi cùng part")
    share: Share | None = Field(default=None, description="Phần trăm không có số gốc. Không tính lại")
    published: Share | None = Field(
        default=None, description="Phần trăm nguồn in. Chỉ đi cùng part và whole; trang ghi cả hai"
    )

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

    measure: Identifier | None = Field(default=None, description="Số gì. Mã trong rules, ví dụ members")
    as_of: Date | None = Field(default=None, description="Vào ngày nào")
    period: Date | None = Field(default=None, description="Trong thời gian nào")
    per: Annotated[str, one_of(PER)] | None = Field(default=None, description="Tính trên mỗi")
    by: Annotated[dict[Identifier, Counts], BeforeValidator(_counts)] = Field(
        default_factory=dict,
        description="Chia từng phần. Ghi cách chia như kind, rồi từng phần như school: 4; cộng lại bằng value",
    )
    source: Identifier | None = Field(default=None, description="Nguồn riêng. Tên gọi của một nguồn ở sources")
    note: Text | None = Field(default=None, description="Lời thêm")

    @property
    def when(self) -> PartialDate | None:
        """The period it is about, else the day it was known."""
        return self.period or self.as_of


class Post(Part):
    """An office: a `role` of `rules/roles` or, where no rule names it, its `title`; `org` where it is held."""

    role: Identifier | None = Field(default=None, description="Mã chức vụ trong rules. Chưa có mã thì ghi title")
    title: Text | None = Field(default=None, description="Tên chức vụ. Ghi khi rules chưa có mã")
    org: OrgRef | None = Field(default=None, description="Nơi giữ chức vụ. Ghi nếu khác hồ sơ này")

    @model_validator(mode="after")
    def _named(self) -> Self:
        if (self.role is None) == (self.title is None):
            raise refuse("bad-post", "Chức vụ ghi bằng role (có trong rules/roles) hoặc title, không ghi cả hai.")
        return self


class Officer(Post):
    """A person in an office. Press attests an officer on a day: that day is `as_of`, never "now"."""

    name: Text = Field(description="Họ tên. Không thêm ông, bà")
    concurrent: Annotated[tuple[Post, ...], Items] = Field(default=(), description="Chức vụ kiêm")
    acting: Flag = Field(default=False, description="Quyền. Ghi true nếu là quyền, chưa phải chính thức")
    standing: Flag = Field(default=False, description="Thường trực")
    from_: Date | None = Field(default=None, alias="from", description="Từ ngày")
    to: Date | None = Field(default=None, description="Đến ngày")
    as_of: Date | None = Field(default=None, description="Ngày nguồn nói. Trang ghi “theo nguồn ngày …”")
    term: Date | None = Field(default=None, description="Nhiệm kỳ. Ví dụ 2020/2025")
    appointed: Flag = Field(default=False, description="Được chỉ định")
    duty: Text | None = Field(default=None, description="Việc được giao")
    source: Identifier | None = Field(default=None, description="Nguồn riêng. Tên gọi của một nguồn ở sources")


class Correction(Part):
    """What was wrong and when it was mended; `was` is absent where it was personal data."""

    on: Day = Field(description="Ngày sửa")
    field: Text = Field(description="Chỗ sửa. Tên khóa, ví dụ attendance")
    reason: Text = Field(description="Lý do sửa")
    was: Text | None = Field(
        default=None, description="Trước ghi thế nào. Là thông tin riêng của một người thì đừng ghi"
    )
    now: Text | None = Field(default=None, description="Nay ghi thế nào. Là thông tin riêng của một người thì đừng ghi")


class Retraction(Part):
    on: Day = Field(description="Ngày gỡ")
    reason: Text = Field(description="Lý do gỡ")


class Consent(Part):
    by_role: Text = Field(description="Chức vụ người đồng ý")
    on: Day = Field(description="Ngày đồng ý")


class Photo(Part):
    """A picture in `data/photos/`; `alt` says what is to be seen."""

    file: PhotoFile = Field(description="Tệp ảnh. Đặt trong data/photos/")
    alt: Text = Field(description="Ảnh có gì. Cho người không xem được ảnh")
    caption: Text | None = Field(default=None, description="Chú thích")
    credit: Text | None = Field(default=None, description="Người chụp")
    taken_on: Past | None = Field(default=None, description="Ngày chụp")
    consent: Consent | None = Field(default=None, description="Ai đồng ý cho đăng")


class Contact(Part):
    """How to reach an office (never a private number)."""

    role: Text | None = Field(default=None, description="Chức vụ hoặc bộ phận nhận tin")
    phone: Text | None = Field(default=None, description="Số điện thoại của cơ quan. Không ghi số riêng")
    zalo: Text | None = Field(default=None, description="Zalo của cơ quan")
    mail: Text | None = Field(default=None, description="Thư điện tử của cơ quan")
    address: Text | None = Field(default=None, description="Địa chỉ của cơ quan")


def _full(value: Any) -> Any:
    if isinstance(value, str) and "/" not in value:
        message = f"“{value}” cần ghi cả loại, ví dụ units/{value} hoặc cells/{value}."
        raise refuse("bad-reference", message, **may_be(value, ORGS))
    return value


class Side(Part):
    """One organisation before or after a change: a reference, or an unnamed one `{scope, kind, count}`.

    `part` says that only a part of it took part in the change; `portion` which, in the words of the source.
    """

    org: OrgRef | None = Field(
        default=None, description="Chi bộ, đảng bộ, đơn vị. Cũng ghi thẳng được: - cells/thon-dong"
    )
    scope: OrgRef | None = Field(default=None, description="Ở đâu. Khi không rõ tên từng nơi")
    kind: Text | None = Field(default=None, description="Loại gì. Khi không rõ tên từng nơi")
    count: Whole | None = Field(default=None, description="Mấy nơi. Khi không rõ tên từng nơi")
    part: Flag = Field(default=False, description="Chỉ một phần. Ghi true khi chỉ một phần của nơi này đổi")
    portion: Text | None = Field(default=None, description="Phần nào. Như nguồn ghi; đi cùng part")

    @model_validator(mode="after")
    def _named(self) -> Self:
        if (self.org is None) == (self.kind is None):
            said = "Mỗi bên là một lời dẫn (units/…, cells/…), hoặc {scope, kind, count} nếu không rõ tên."
            raise refuse("bad-side", said)
        if self.portion and not self.part:
            raise refuse("bad-side", "portion nói phần nào của nơi này, nên đi cùng part: true.")
        return self


AnySide = Annotated[Side, BeforeValidator(Short("org")), BeforeValidator(_full)]
