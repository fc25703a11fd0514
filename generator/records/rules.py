"""`data/rules/`: dated rule-sets that an office can correct; `kind` says which."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, ClassVar

from pydantic import Field

from generator.records.activities import KINDS as ACTIVITY_KINDS
from generator.records.base import Record
from generator.records.cells import KINDS as CELL_KINDS
from generator.records.fields import Date, Flag, Identifier, Items, Text, Whole, one_of
from generator.records.kind import Kind, SearchText
from generator.records.parts import Part
from generator.records.questions import ask

RULE_KINDS = {
    "roles": "chức vụ", "cadence": "nền nếp sinh hoạt", "scheme": "cách xếp loại", "document_kinds": "loại văn bản",
    "measures": "tên số đo", "gate": "điều không đăng", "synonyms": "từ đồng nghĩa, chữ viết tắt",
    "readings": "cách đọc chữ viết tắt",
}  # fmt: skip
SEVERITIES = {"error": "lỗi", "warning": "cảnh báo"}
PERIODS = {"month": "tháng", "quarter": "quý", "year": "năm"}


class Rule(Record):
    """What every rule-set has: its ground in law and when it holds."""

    FOLDER: ClassVar[str] = "rules"

    kind: Annotated[str, one_of(RULE_KINDS)] = Field(description="Loại quy tắc")
    title: Text = Field(description="Tên")
    ground: Annotated[tuple[Text, ...], Items] = Field(default=(), description="Căn cứ văn bản")
    valid_from: Date | None = Field(default=None, description="Dùng từ ngày")
    valid_to: Date | None = Field(default=None, description="Dùng đến ngày")


class Role(Part):
    """An office. `single_seat`: one holder at a time in one organisation."""

    id: Identifier = Field(description="Mã chức vụ")
    name: Text = Field(description="Tên chức vụ")
    single_seat: Flag = Field(default=False, description="Mỗi nơi một người")


class Roles(Rule):
    roles: Annotated[tuple[Role, ...], Items] = Field(description="Chức vụ")


class Expectation(Part):
    """How often cells of these kinds (absent: all) are expected to do something."""

    cells: Annotated[tuple[Annotated[str, one_of(CELL_KINDS)], ...], Items] = Field(
        default=(), description="Loại chi bộ nào. Không ghi là mọi loại"
    )
    activity: Annotated[str, one_of(ACTIVITY_KINDS)] = Field(description="Việc gì")
    per: Annotated[str, one_of(PERIODS)] = Field(description="Mỗi tháng, quý hay năm")
    count: Whole = Field(description="Mấy lần")
    minutes: Whole | None = Field(default=None, description="Mấy phút")


class Cadence(Rule):
    expects: Annotated[tuple[Expectation, ...], Items] = Field(description="Nền nếp")


class Level(Part):
    id: Identifier = Field(description="Mã")
    name: Text = Field(description="Tên")


class Scheme(Rule):
    """A way of assessing with its levels, best first. A level belongs to its scheme alone."""

    short_title: Text = Field(description="Tên ngắn")
    levels: Annotated[tuple[Level, ...], Items] = Field(description="Các mức, cao trước")


class DocumentKind(Part):
    id: Identifier = Field(description="Mã loại văn bản")
    name: Text = Field(description="Tên loại văn bản")
    symbols: Annotated[tuple[Text, ...], Items] = Field(default=(), description="Ký hiệu. Ví dụ CT")


class DocumentKinds(Rule):
    kinds: Annotated[tuple[DocumentKind, ...], Items] = Field(description="Loại văn bản")


class Measure(Part):
    """What is counted: `name` follows the number ("47 đảng viên"), `label` stands alone."""

    id: Identifier = Field(description="Mã số đo")
    name: Text = Field(description="Tên đứng sau con số. Ví dụ đảng viên")
    label: Text | None = Field(default=None, description="Tên đứng riêng. Ví dụ số đảng viên")


class Measures(Rule):
    """The words for what observations count, and for the parts they are broken into."""

    measures: Annotated[tuple[Measure, ...], Items] = Field(description="Số đo")
    dimensions: Annotated[tuple[Level, ...], Items] = Field(default=(), description="Cách chia")
    categories: Annotated[tuple[Level, ...], Items] = Field(default=(), description="Tên các phần của by")


class GateRule(Part):
    """What the publication gate stops: how heavy a hit is, whether `allow` may waive it, and since when."""

    id: Identifier = Field(description="Mã quy tắc của cửa xuất bản")
    title: Text = Field(description="Điều không đăng")
    ground: Annotated[tuple[Text, ...], Items] = Field(default=(), description="Căn cứ văn bản")
    severity: Annotated[str, one_of(SEVERITIES)] = Field(default="error", description="Lỗi hay cảnh báo")
    waivable: Flag = Field(default=True, description="Có thể xin ngoại lệ bằng allow")
    valid_from: Date | None = Field(default=None, description="Dùng từ ngày")


class GateRules(Rule):
    rules: Annotated[tuple[GateRule, ...], Items] = Field(description="Những điều không đăng")


class Same(Part):
    """Ways to say one thing: the search finds a text that has one of them by any other ("NTM", "nông thôn mới")."""

    same: Annotated[tuple[Text, ...], Items] = Field(description="Các cách gọi cùng một việc")


class Synonyms(Rule):
    groups: Annotated[tuple[Same, ...], Items] = Field(description="Các nhóm từ đồng nghĩa")


class Reading(Part):
    written: Text = Field(description="Chữ viết tắt. Ví dụ HU")
    said: Text = Field(description="Đọc là gì. Ví dụ huyện ủy")


class ReadingRules(Rule):
    """How abbreviations are read aloud that are no synonyms in a search, as those in the numbers of documents."""

    readings: Annotated[tuple[Reading, ...], Items] = Field(description="Cách đọc từng chữ viết tắt")


KINDS: dict[str, type[Rule]] = {
    "roles": Roles,
    "cadence": Cadence,
    "scheme": Scheme,
    "document_kinds": DocumentKinds,
    "measures": Measures,
    "gate": GateRules,
    "synonyms": Synonyms,
    "readings": ReadingRules,
}


def _variant(values: Mapping[str, Any]) -> type[Rule]:
    """The form of a rule-set by its `kind`; an unknown one is refused by the base form."""
    kind = values.get("kind")
    return KINDS.get(kind, Rule) if isinstance(kind, str) else Rule


DESCRIPTOR = Kind(
    form=Rule,
    word="quy tắc",
    title="Quy tắc",
    row=None,
    sections=(),
    day=lambda rule: None,
    attests={},
    organisations=lambda rule: (),
    search=lambda rule: SearchText(),
    variant=_variant,
    sourced=False,
    questions=(
        ask("kind", "Loại"),
        ask("title", "Tên"),
        ask("ground", "Căn cứ (văn bản nào)"),
        ask("valid_from", "Dùng từ ngày nào"),
        ask("short_title", "Tên ngắn", ("kind", ("scheme",))),
        ask("levels.0.id", "Mã mức cao nhất (ví dụ excellent)", ("kind", ("scheme",))),
        ask("levels.0.name", "Tên mức ấy", ("kind", ("scheme",))),
        ask("roles.0.id", "Mã chức vụ (ví dụ secretary)", ("kind", ("roles",))),
        ask("roles.0.name", "Tên chức vụ", ("kind", ("roles",))),
        ask("measures.0.id", "Mã số đo (ví dụ households)", ("kind", ("measures",))),
        ask("measures.0.name", "Tên số đo", ("kind", ("measures",))),
        ask("kinds.0.id", "Mã loại văn bản (ví dụ plan)", ("kind", ("document_kinds",))),
        ask("kinds.0.name", "Tên loại văn bản", ("kind", ("document_kinds",))),
        ask("rules.0.id", "Mã quy tắc của cửa xuất bản (ví dụ mobile)", ("kind", ("gate",))),
        ask("rules.0.title", "Tên quy tắc", ("kind", ("gate",))),
        ask("expects.0.activity", "Việc gì phải làm đều", ("kind", ("cadence",))),
        ask("expects.0.per", "Tính theo", ("kind", ("cadence",))),
        ask("expects.0.count", "Mấy lần", ("kind", ("cadence",))),
    ),
)
