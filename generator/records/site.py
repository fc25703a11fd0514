"""`data/site.yml`: who publishes this site, under which name and address."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from generator.records.answers import Confirmation
from generator.records.fields import IndicatorRef, Items, Text, UnitRef, Url, refuse, text
from generator.records.parts import Contact, Part
from generator.records.scalar_patterns import VERSION


def _version(value: Any) -> str:
    if not VERSION.pattern.fullmatch(text(value)):
        raise refuse("bad-format", f"Phiên bản dữ liệu “{value}” chưa được hỗ trợ; hiện chỉ có format: 1.")
    return "1"


class Publisher(Part):
    name: Text = Field(description="Tên đơn vị xuất bản")
    person: Text | None = Field(default=None, description="Người phụ trách")
    role: Text | None = Field(default=None, description="Chức vụ người phụ trách")
    phone: Text | None = Field(default=None, description="Số điện thoại của cơ quan")
    address: Text | None = Field(default=None, description="Địa chỉ cơ quan")


class FileConfirmation(Confirmation):
    """A confirmation for a file that has no place for one: a hand-written page, a photo, these settings."""

    file: Text = Field(description="Tệp có đoạn ấy. Ví dụ content/gioi-thieu.md")


class Site(Part):
    """This publication. `address` is where the site stands, `first_address` where it stood first: ids of news and
    events are made of that one. `home` is the unit the home page is about, `figures` the indicators it shows."""

    format: Annotated[str, BeforeValidator(_version), VERSION] = Field(description="Phiên bản dữ liệu")
    title: Text = Field(description="Tên trang")
    description: Text = Field(description="Trang cho biết gì. Một câu")
    address: Url = Field(description="Địa chỉ của trang trên mạng")
    first_address: Url | None = Field(
        default=None,
        description="Địa chỉ đầu tiên. Chỉ ghi khi đổi address, để người đang nhận tin không nhận lại tin cũ",
    )
    publisher: Publisher = Field(description="Đơn vị xuất bản. Hiện ở cuối mọi trang")
    corrections: Contact | None = Field(default=None, description="Nơi nhận báo sai")
    licence: Text | None = Field(default=None, description="Điều kiện dùng lại")
    repository: Url | None = Field(default=None, description="Nơi giữ hồ sơ trên mạng")
    home: UnitRef | None = Field(default=None, description="Đơn vị của trang đầu")
    figures: Annotated[tuple[IndicatorRef, ...], Items] = Field(default=(), description="Số liệu ở trang đầu")
    confirmed: Annotated[tuple[FileConfirmation, ...], Items] = Field(
        default=(), description="Xác nhận đã xem lại. Cho đoạn trong trang viết tay, ảnh và tệp này"
    )

    @property
    def root(self) -> str:
        """`address` with a slash at its end."""
        return self.address.rstrip("/") + "/"

    @property
    def first_root(self) -> str:
        """What ids that outlive a move of the site begin with."""
        return (self.first_address or self.address).rstrip("/") + "/"
