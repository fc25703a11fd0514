"""Owns `data/contributions/`: money, goods, land and labour given for a common work."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from generator.records.base import Record
from generator.records.fields import ActivityRef, Date, Flag, Identifier, Items, OrgRef, Ref, Text, one_of, ref_to
from generator.records.parts import AnyQuantity, Part

LINE_KINDS = {"money": "tiền", "goods": "hiện vật", "land": "đất", "labour": "công lao động"}
RATE_PER = {"household": "mỗi hộ", "person": "mỗi người"}


class Rate(Part):
    """What was agreed to be given by each household or person."""

    quantity: AnyQuantity
    per: Annotated[str, one_of(RATE_PER)]


class Line(Part):
    """One entry; `from` is a kind of giver ("hộ dân", "đảng viên"), a private donor has no name."""

    kind: Annotated[str, one_of(LINE_KINDS)]
    quantity: AnyQuantity
    from_: Text | None = Field(default=None, alias="from")
    for_: Text | None = Field(default=None, alias="for")
    date: Date | None = None
    source: Identifier | None = None
    note: Text | None = None


class Ledger(Part):
    """One side of the account. `complete` says that nothing is missing from it."""

    complete: Flag = False
    lines: Annotated[tuple[Line, ...], Items] = ()


class Contribution(Record):
    """An appeal and what came of it. An absent side is «chưa công bố»; a balance needs two complete sides."""

    FOLDER: ClassVar[str] = "contributions"
    WORD: ClassVar[str] = "khoản đóng góp"

    title: Text
    org: OrgRef
    works: Annotated[Ref, ref_to("achievements")] | None = None
    period: Date | None = None
    as_of: Date | None = None
    rate: Rate | None = None
    agreed_at: ActivityRef | None = None
    target: AnyQuantity | None = None
    pledged: Ledger | None = None
    received: Ledger | None = None
    spent: Ledger | None = None
    settled_on: Date | None = None
    summary: Text | None = None
