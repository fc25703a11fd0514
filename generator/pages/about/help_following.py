"""Owns `/nhan-tin/`: how to get news and events without looking here every day, in plain words."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from generator.pages.blocks import components as c
from generator.presentation import subscriptions
from generator.presentation.page import ABOUT, BuildContext, Menu, Page, PageContext, body, h1, h2
from generator.records.activities import KINDS
from generator.vietnamese import capital

_TITLE = "Nhận tin mới"
_LEAD = "Nhận tin và lịch họp ngay trong điện thoại, không phải mở trang này mỗi ngày. Không mất tiền, không đăng ký."
_EVENTS = (
    "Cuối trang của mỗi xã, thôn, chi bộ có dòng “Thêm lịch … vào điện thoại”. Bấm vào là lấy lịch một lần. "
    "Muốn lịch tự đổi theo thì bấm giữ dòng ấy, chọn chép địa chỉ, rồi làm như sau.",
    "Trên iPhone: mở Cài đặt, tìm mục Lịch, chọn Tài khoản, Thêm tài khoản, Khác, Thêm lịch đã đăng ký, "
    "rồi dán địa chỉ lịch.",
    "Lịch Google: mở calendar.google.com trên máy tính, bấm dấu cộng cạnh “Lịch khác”, chọn “Từ URL”, "
    "rồi dán địa chỉ lịch. Vài giờ sau lịch hiện cả trên điện thoại.",
    "Làm như vậy thì buổi đổi ngày, hoãn hay không họp nữa tự đổi theo trong lịch của bạn.",
)
_READER = (
    "Máy đọc tin là một ứng dụng gom tin của nhiều trang vào một chỗ. Có nhiều ứng dụng không mất tiền: "
    "tìm “RSS” trong kho ứng dụng của điện thoại."
)
_STEPS = (
    "Cài một ứng dụng đọc tin.",
    "Ở trang của thôn, chi bộ hay xã của bạn, bấm giữ dòng “Nhận tin mới …”, chọn chép địa chỉ.",
    "Trong ứng dụng, chọn thêm nguồn tin rồi dán địa chỉ ấy.",
)
_KEPT = "Tin sửa lại được sửa cả trong nguồn tin; tin đã gỡ chỉ còn ngày gỡ và lý do."


def pages(ctx: BuildContext) -> Iterable[Page]:
    here = ctx.at(subscriptions.HELP)
    blocks = [
        h1(_TITLE),
        c.lead(_LEAD),
        h2("Lịch họp"),
        _list("ul", (escape(step) for step in _EVENTS)),
        f"<p>Lịch của cả trang: {_file(here, subscriptions.SITE, subscriptions.EVENTS)}</p>",
        h2("Tin mới"),
        f"<p>{escape(_READER)}</p>",
        _list("ol", (escape(step) for step in _STEPS)),
        f"<p>{escape(_KEPT)}</p>",
        f"<p>Tin của cả trang: {_file(here, subscriptions.SITE, subscriptions.NEWS)}</p>",
        *_kinds(here),
    ]
    yield Page(
        address=subscriptions.HELP, title=_TITLE, description=_LEAD, body=body(blocks),
        feeds=subscriptions.of_site(ctx), menu=Menu(group=ABOUT, word=_TITLE),
    )  # fmt: skip


def _kinds(here: PageContext) -> list[str]:
    there = subscriptions.news(here.model)
    rows = [
        f"{escape(capital(word))}: {_file(here, address, subscriptions.NEWS)}"
        for kind, word in KINDS.items()
        if (address := subscriptions.kind_address(kind)) in there
    ]
    return [h2("Tin theo loại việc"), _list("ul", rows)] if rows else []


def _file(here: PageContext, address: str, name: str) -> str:
    """A link whose words are the address that has to be copied."""
    shown = f"{here.model.site.root}{address}{name}"
    return f'<a href="{escape(here.href(address) + name)}">{escape(shown)}</a>'


def _list(tag: str, items: Iterable[str]) -> str:
    return f"<{tag}>\n" + "\n".join(f"<li>{item}</li>" for item in items) + f"\n</{tag}>"
