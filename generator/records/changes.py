"""`data/changes/`: what happened to organisations and units (ORG ChangeEvent)."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from generator.records.base import Record
from generator.records.fields import DocumentRef, Flag, Identifier, Items, OrgRef, Past, Ref, Text, Whole, one_of
from generator.records.kind import Kind, SearchText, Section
from generator.records.parts import AnySide, Officer, Part
from generator.records.questions import ask
from generator.records.units import KINDS as UNIT_KINDS

KINDS = {
    "founding": "thành lập", "merger": "sáp nhập", "split": "chia tách", "rename": "đổi tên",
    "dissolution": "giải thể", "transfer": "chuyển về", "reclassification": "chuyển loại",
}  # fmt: skip
STATUSES = {
    "planned": "dự kiến", "decided": "đã quyết định", "effective": "đã thực hiện", "cancelled": "không thực hiện",
}  # fmt: skip


class MembersMoved(Part):
    """How many members went where; `officials` names only holders of an office that the source names."""

    count: Whole | None = Field(default=None, description="Mấy người")
    from_: OrgRef | None = Field(default=None, alias="from", description="Từ đâu")
    to: OrgRef | None = Field(default=None, description="Về đâu")
    what: Text | None = Field(default=None, description="Là ai. Ví dụ đảng viên của chi bộ cơ quan xã")
    officials: Annotated[tuple[Officer, ...], Items] = Field(
        default=(), description="Người giữ chức vụ được nguồn nêu tên"
    )
    source: Identifier | None = Field(default=None, description="Nguồn riêng. Tên gọi của một nguồn ở sources")


class Change(Record):
    """A change of organisations. One that stands on both sides lives on.

    `incomplete` says that other sides are not recorded. A transfer has the moved ones in `before` and their new
    parent as the only one in `after`. `status` is empty where the date decides; in a Model it never is (see
    `model.index.connect`).
    """

    FOLDER: ClassVar[str] = "changes"

    title: Text | None = Field(default=None, description="Tên việc")
    kind: Annotated[str, one_of(KINDS)] = Field(description="Loại")
    status: Annotated[str, one_of(STATUSES)] = Field(
        default="", description="Tình trạng. Bỏ trống thì theo ngày: chưa tới ngày là đã quyết định, tới rồi là đã làm"
    )
    date: Past | None = Field(default=None, description="Ngày thực hiện")
    before: Annotated[tuple[AnySide, ...], Items] = Field(
        default=(), description="Trước khi đổi. Có ở cả hai bên là vẫn còn"
    )
    after: Annotated[tuple[AnySide, ...], Items] = Field(
        default=(), description="Sau khi đổi. Có ở cả hai bên là vẫn còn; chuyển về thì ghi cấp trên mới"
    )
    incomplete: Flag = Field(default=False, description="Còn bên chưa ghi")
    new_name: Text | None = Field(default=None, description="Tên mới khi đổi tên")
    new_kind: Annotated[str, one_of(UNIT_KINDS)] | None = Field(
        default=None, description="Loại mới khi chuyển loại. Ví dụ phuong"
    )
    decision: DocumentRef | None = Field(default=None, description="Văn bản quyết định")
    members_moved: Annotated[tuple[MembersMoved, ...], Items] = Field(default=(), description="Đảng viên chuyển")
    summary: Text | None = Field(default=None, description="Tóm tắt")


def _organisations(change: Change) -> tuple[Ref, ...]:
    found = [side.org or side.scope for side in (*change.before, *change.after)]
    return tuple(dict.fromkeys(ref for ref in found if ref))


def _search(change: Change) -> SearchText:
    moved = (f"{m.count or ''} đảng viên {m.what or ''}" for m in change.members_moved)
    return SearchText(names=(change.new_name,), kinds=(KINDS[change.kind],), body=tuple(moved))


DESCRIPTOR = Kind(
    form=Change,
    word="thay đổi",
    title="Sáp nhập, thay đổi",
    row="Mỗi dòng là một lần sáp nhập, chia tách, đổi tên, chuyển về hay thành lập. Việc mới dự kiến hoặc không thực "
    "hiện cũng có, xem cột status.",
    sections=(Section(address="sap-nhap", word="Sáp nhập, thay đổi"),),
    day=lambda change: change.date,
    attests={},
    organisations=_organisations,
    search=_search,
    questions=(
        ask("title", "Tên việc (ví dụ Thôn Tây sáp nhập vào thôn Đông)"),
        ask("kind", "Loại"),
        ask("status", "Tình trạng"),
        ask("date", "Ngày"),
        ask("before", "Trước đó là những nơi nào (units/…, cells/…)"),
        ask("after", "Sau đó là những nơi nào (units/…, cells/…)"),
        ask("new_name", "Tên mới", ("kind", ("rename", "reclassification"))),
        ask("decision", "Theo văn bản nào"),
    ),
)
