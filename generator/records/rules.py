"""Owns `data/rules/`: dated rule-sets that an office can correct; `kind` says which."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar

from generator.records.activities import KINDS as ACTIVITY_KINDS
from generator.records.base import Record
from generator.records.cells import KINDS as CELL_KINDS
from generator.records.fields import Date, Flag, Identifier, Items, Text, Whole, one_of
from generator.records.parts import Part

RULE_KINDS = {
    "roles": "chức vụ", "cadence": "nền nếp sinh hoạt", "scheme": "cách xếp loại", "document_kinds": "loại văn bản",
    "measures": "tên số đo", "synonyms": "từ đồng nghĩa, chữ viết tắt",
}  # fmt: skip
PERIODS = {"month": "tháng", "quarter": "quý", "year": "năm"}


class Rule(Record):
    """What every rule-set has: its ground in law and when it holds."""

    FOLDER: ClassVar[str] = "rules"
    WORD: ClassVar[str] = "quy tắc"

    kind: Annotated[str, one_of(RULE_KINDS)]
    title: Text
    ground: Annotated[tuple[Text, ...], Items] = ()
    valid_from: Date | None = None
    valid_to: Date | None = None


class Role(Part):
    """An office. `single_seat`: one holder at a time in one organisation."""

    id: Identifier
    name: Text
    single_seat: Flag = False
    public: Flag = True


class Roles(Rule):
    roles: Annotated[tuple[Role, ...], Items]


class Expectation(Part):
    """How often cells of these kinds (absent: all) are expected to do something."""

    cells: Annotated[tuple[Annotated[str, one_of(CELL_KINDS)], ...], Items] = ()
    activity: Annotated[str, one_of(ACTIVITY_KINDS)]
    per: Annotated[str, one_of(PERIODS)]
    count: Whole
    minutes: Whole | None = None


class Cadence(Rule):
    expects: Annotated[tuple[Expectation, ...], Items]


class Level(Part):
    id: Identifier
    name: Text


class Scheme(Rule):
    """A way of assessing with its levels, best first. A level belongs to its scheme alone."""

    short_title: Text
    levels: Annotated[tuple[Level, ...], Items]


class DocumentKind(Part):
    id: Identifier
    name: Text
    symbols: Annotated[tuple[Text, ...], Items] = ()


class DocumentKinds(Rule):
    kinds: Annotated[tuple[DocumentKind, ...], Items]


class Measure(Part):
    """What is counted: `name` follows the number ("47 đảng viên"), `label` stands alone."""

    id: Identifier
    name: Text
    label: Text | None = None


class Measures(Rule):
    """The words for what observations count, and for the parts they are broken into."""

    measures: Annotated[tuple[Measure, ...], Items]
    dimensions: Annotated[tuple[Level, ...], Items] = ()
    categories: Annotated[tuple[Level, ...], Items] = ()


class Same(Part):
    """Ways to say one thing: the search finds a text that has one of them by any other ("NTM", "nông thôn mới")."""

    same: Annotated[tuple[Text, ...], Items]


class Synonyms(Rule):
    groups: Annotated[tuple[Same, ...], Items]


KINDS: dict[str, type[Rule]] = {
    "roles": Roles,
    "cadence": Cadence,
    "scheme": Scheme,
    "document_kinds": DocumentKinds,
    "measures": Measures,
    "synonyms": Synonyms,
}


def model_of(value: Any) -> type[Record]:
    """The form of a rule-set by its `kind`; an unknown one is refused by the base form."""
    kind = value.get("kind") if isinstance(value, dict) else None
    return KINDS.get(kind, Rule) if isinstance(kind, str) else Rule
