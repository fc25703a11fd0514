"""`data/contributions/`: money, goods, land and labour given for a common work."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from generator.records.base import Record
from generator.records.fields import ActivityRef, Date, Flag, Identifier, Items, OrgRef, Ref, Text, one_of, ref_to
from generator.records.kind import Kind, SearchText, Section
from generator.records.parts import AnyQuantity, Part
from generator.records.questions import ask

LINE_KINDS = {"money": "tiền", "goods": "hiện vật", "land": "đất", "labour": "công lao động"}
RATE_PER = {"household": "mỗi hộ", "person": "mỗi người"}


class Rate(Part):
    """What was agreed to be given by each household or person."""

    quantity: AnyQuantity = Field(description="Bao nhiêu")
    per: Annotated[str, one_of(RATE_PER)] = Field(description="Mỗi hộ hay mỗi người")


class Line(Part):
    """One entry; `from` is a kind of giver ("hộ dân", "đảng viên"), a private donor has no name."""

    kind: Annotated[str, one_of(LINE_KINDS)] = Field(description="Loại khoản")
    quantity: AnyQuantity = Field(description="Bao nhiêu")
    from_: Text | None = Field(default=None, alias="from", description="Nhóm nào góp. Không ghi tên riêng")
    for_: Text | None = Field(default=None, alias="for", description="Để làm gì")
    date: Date | None = Field(default=None, description="Ngày")
    source: Identifier | None = Field(default=None, description="Nguồn riêng. Tên gọi của một nguồn ở sources")
    note: Text | None = Field(default=None, description="Lời thêm")


class Ledger(Part):
    """One side of the account. `complete` says that nothing is missing from it."""

    complete: Flag = Field(default=False, description="Đã đủ các khoản")
    lines: Annotated[tuple[Line, ...], Items] = Field(default=(), description="Từng khoản")


class Contribution(Record):
    """An appeal and what came of it. An absent side is «chưa công bố»; a balance needs two complete sides."""

    FOLDER: ClassVar[str] = "contributions"

    title: Text = Field(description="Góp để làm gì")
    org: OrgRef = Field(description="Nơi vận động")
    works: Annotated[Ref, ref_to("achievements")] | None = Field(
        default=None, description="Công trình. Mã trong achievements"
    )
    period: Date | None = Field(default=None, description="Trong thời gian nào")
    as_of: Date | None = Field(default=None, description="Đến ngày nào")
    rate: Rate | None = Field(default=None, description="Mức góp")
    agreed_at: ActivityRef | None = Field(default=None, description="Thống nhất ở hoạt động nào")
    target: AnyQuantity | None = Field(default=None, description="Cần bao nhiêu")
    pledged: Ledger | None = Field(default=None, description="Hứa góp. Không ghi thì trang để “chưa công bố”")
    received: Ledger | None = Field(default=None, description="Đã nhận. Không ghi thì trang để “chưa công bố”")
    spent: Ledger | None = Field(default=None, description="Đã chi. Không ghi thì trang để “chưa công bố”")
    settled_on: Date | None = Field(default=None, description="Ngày quyết toán")
    summary: Text | None = Field(default=None, description="Tóm tắt")


DESCRIPTOR = Kind(
    form=Contribution,
    word="khoản đóng góp",
    title="Thu, chi, đóng góp",
    row="Mỗi dòng là một cuộc vận động. Từng khoản nằm ở bảng lines; phần nào để trống là chưa công bố, không phải "
    "bằng không.",
    sections=(Section(address="thu-chi", word="Thu, chi, đóng góp"),),
    day=lambda contribution: contribution.period or contribution.as_of,
    attests={"as_of": "Số đóng góp tính đến", "settled_on": "Quyết toán ghi"},
    organisations=lambda contribution: (contribution.org,),
    search=lambda contribution: SearchText(kinds=("đóng góp ủng hộ thu chi",)),
    questions=(
        ask("title", "Tên (ví dụ Sửa đường ngõ thôn Đông)"),
        ask("org", "Chi bộ, thôn nào vận động"),
        ask("works", "Cho công trình nào"),
        ask("period", "Năm, quý nào"),
        ask("received.lines.0.quantity.value", "Đã nhận bao nhiêu tiền (đồng, viết liền)"),
        ask("received.lines.0.from", "Của ai (ví dụ các hộ trong thôn; không ghi tên riêng)", ("received", ())),
        ask("summary", "Kể lại trong một, hai câu"),
    ),
)
