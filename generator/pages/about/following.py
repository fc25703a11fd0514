"""`/nhan-tin/`: how to get news and events without looking here every day, in plain words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup

from generator.presentation import subscriptions
from generator.presentation.context import BuildContext, PageContext
from generator.presentation.page import ABOUT, Menu, Page
from generator.records.activities import KINDS

_TITLE = "Nhận tin mới"
_LEAD = "Nhận tin và lịch họp ngay trong điện thoại, không phải mở trang này mỗi ngày. Không mất tiền, không đăng ký."


@dataclass(frozen=True, slots=True, kw_only=True)
class _Following:
    FILE: ClassVar[str] = "following"
    title: str
    lead: str
    events: Markup
    news: Markup
    kinds: Sequence[tuple[str, Markup]]


def pages(ctx: BuildContext) -> Iterable[Page]:
    here = ctx.at(subscriptions.HELP)
    page = _Following(
        title=_TITLE,
        lead=_LEAD,
        events=_file(here, subscriptions.SITE, subscriptions.EVENTS),
        news=_file(here, subscriptions.SITE, subscriptions.NEWS),
        kinds=_kinds(here),
    )
    yield Page(
        address=subscriptions.HELP, title=_TITLE, description=_LEAD, body=here.render(page),
        feeds=subscriptions.of_site(ctx), menu=Menu(group=ABOUT, word=_TITLE),
    )  # fmt: skip


def _kinds(here: PageContext) -> list[tuple[str, Markup]]:
    there = subscriptions.news(here.model)
    return [
        (word, _file(here, address, subscriptions.NEWS))
        for kind, word in KINDS.items()
        if (address := subscriptions.kind_address(kind)) in there
    ]


def _file(here: PageContext, address: str, name: str) -> Markup:
    """A link whose words are the address that has to be copied."""
    return here.file(address, name, f"{here.model.site.root}{address}{name}")
