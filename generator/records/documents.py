"""Owns `data/documents/`: directives, resolutions, decisions and the like."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from generator.records.answers import Attached
from generator.records.base import Record
from generator.records.fields import CommitteeRef, DocumentRef, Identifier, Items, Past, PastDay, Text, Url


class Document(Record):
    """(issuer, kind, term, number) is its key; numbers restart with every term and kind, gaps are normal.

    `number` is written as on the paper ("08-CT/HU"); `issuer_name` names an issuer that is no party committee.
    """

    FOLDER: ClassVar[str] = "documents"
    WORD: ClassVar[str] = "văn bản"

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
