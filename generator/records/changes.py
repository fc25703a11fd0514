"""Owns `data/changes/`: what happened to organisations and units (ORG ChangeEvent)."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from generator.records.base import Record
from generator.records.fields import Date, DocumentRef, Flag, Identifier, Items, OrgRef, Text, Whole, one_of
from generator.records.parts import AnySide, Officer, Part

KINDS = {
    "founding": "thành lập", "merger": "sáp nhập", "split": "chia tách", "rename": "đổi tên",
    "dissolution": "giải thể", "transfer": "chuyển về", "reclassification": "chuyển loại",
}  # fmt: skip
STATUSES = {
    "planned": "dự kiến", "decided": "đã quyết định", "effective": "đã thực hiện", "cancelled": "không thực hiện",
}  # fmt: skip


class MembersMoved(Part):
    """How many members went where; `officials` names only holders of an office that the source names."""

    count: Whole | None = None
    from_: OrgRef | None = Field(default=None, alias="from")
    to: OrgRef | None = None
    what: Text | None = None
    officials: Annotated[tuple[Officer, ...], Items] = ()
    source: Identifier | None = None


class Change(Record):
    """A change of organisations. One that stands on both sides lives on.

    `incomplete` says that other sides are not recorded. A transfer has the moved ones in `before` and their new
    parent as the only one in `after`.
    """

    FOLDER: ClassVar[str] = "changes"
    WORD: ClassVar[str] = "thay đổi"

    title: Text | None = None
    kind: Annotated[str, one_of(KINDS)]
    status: Annotated[str, one_of(STATUSES)] = "effective"
    date: Date | None = None
    before: Annotated[tuple[AnySide, ...], Items] = ()
    after: Annotated[tuple[AnySide, ...], Items] = ()
    incomplete: Flag = False
    new_name: Text | None = None
    decision: DocumentRef | None = None
    members_moved: Annotated[tuple[MembersMoved, ...], Items] = ()
    summary: Text | None = None
