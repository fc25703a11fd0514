"""Who answers for what: exceptions to rules of the gate, words looked at again, files that somebody read."""

from __future__ import annotations

from pydantic import Field

from generator.records.fields import Day, Identifier, PaperFile, Text
from generator.records.parts import Part


class Waiver(Part):
    """Lets one hit of a gate rule pass, with who answers for it and until when."""

    rule: Identifier = Field(description="Quy tắc cho qua")
    reason: Text = Field(description="Lý do cho qua")
    by_role: Text = Field(description="Chức vụ người chịu trách nhiệm")
    until: Day = Field(description="Cho qua đến ngày nào")


class Confirmation(Part):
    """Answers a question of the gate: who says of one passage that it harms nobody. `passage` is the digest it has."""

    rule: Identifier = Field(description="Quy tắc hỏi")
    passage: Text = Field(description="Mã của đoạn. chibo check cho biết; câu khác đi thì mã khác và phải xem lại")
    reason: Text = Field(description="Vì sao không hại ai")
    by_role: Text = Field(description="Chức vụ người xác nhận. Không ghi tên người")
    on: Day = Field(description="Ngày xác nhận")


class Attached(Part):
    """A document in `data/files/` that goes on line as it is, and who looked at it. `seal` names the bytes of one that
    no machine reads whole, for which that office answers."""

    file: PaperFile = Field(description="Tệp. Đặt trong data/files/, tên chữ thường không dấu")
    title: Text | None = Field(default=None, description="Tên tệp cho người đọc")
    by_role: Text = Field(description="Chức vụ người đã đọc hết tệp. Không ghi tên người")
    on: Day = Field(description="Ngày đọc")
    seal: Text | None = Field(
        default=None, description="Mã của tệp máy không đọc hết. chibo check cho biết; tệp khác thì mã khác"
    )
