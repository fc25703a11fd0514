"""`data/documents/`: directives, resolutions, decisions and the like."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from generator.records.answers import Attached
from generator.records.base import Record
from generator.records.fields import CommitteeRef, DocumentRef, Identifier, Items, Past, PastDay, Text, Url
from generator.records.kind import Kind, SearchText, Section
from generator.records.questions import ask


class Document(Record):
    """(issuer, kind, term, number) is its key; numbers restart with every term and kind, gaps are normal.

    `number` is written as on the paper ("08-CT/HU"); `issuer_name` names an issuer that is no party committee.
    """

    FOLDER: ClassVar[str] = "documents"

    number: Text = Field(description="Số, ký hiệu như trên giấy. Ví dụ 08-CT/HU")
    kind: Identifier = Field(description="Loại. Mã trong rules, ví dụ directive")
    issuer: CommitteeRef | None = Field(default=None, description="Đảng bộ ban hành")
    issuer_name: Text | None = Field(default=None, description="Nơi ban hành khác")
    term: Past | None = Field(default=None, description="Nhiệm kỳ. Ví dụ 2020/2025")
    issued_on: PastDay | None = Field(default=None, description="Ngày ban hành")
    title: Text | None = Field(default=None, description="Về việc gì")
    implements: Annotated[tuple[DocumentRef, ...], Items] = Field(default=(), description="Thực hiện văn bản nào")
    supersedes: Annotated[tuple[DocumentRef, ...], Items] = Field(default=(), description="Thay văn bản nào")
    in_force_from: Past | None = Field(default=None, description="Có hiệu lực từ")
    summary: Text | None = Field(default=None, description="Tóm tắt")
    url: Url | None = Field(default=None, description="Địa chỉ")
    files: Annotated[tuple[Attached, ...], Items] = Field(default=(), description="Tệp đăng kèm. Bản quét, mẫu đơn")


DESCRIPTOR = Kind(
    form=Document,
    word="văn bản",
    title="Văn bản",
    row="Mỗi dòng là một văn bản được nhắc tới.",
    sections=(Section(address="van-ban", word="Văn bản"),),
    day=lambda document: document.issued_on,
    attests={"issued_on": "Văn bản ban hành"},
    organisations=lambda document: (document.issuer,) if document.issuer else (),
    search=lambda document: SearchText(names=(document.title,), body=(document.issuer_name,)),
    identified_by=(("number",),),
    questions=(
        ask("number", "Số, ký hiệu (08-CT/HU)"),
        ask("kind", "Loại (mã trong rules: directive, resolution, decision …)"),
        ask("issuer", "Đảng bộ nào ban hành"),
        ask("issuer_name", "Cơ quan nào ban hành, nếu không phải đảng bộ"),
        ask("issued_on", "Ngày ban hành (2022-03-02)"),
        ask("title", "Về việc gì"),
    ),
)
