"""`/hoat-dong/<loại>/`: the newest of each kind of activity."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import ClassVar

from markupsafe import Markup

from generator.pages.blocks import coming
from generator.pages.blocks import components as c
from generator.pages.blocks.parts import card
from generator.presentation import subscriptions
from generator.presentation.context import BuildContext, PageContext
from generator.presentation.events import newest_first
from generator.presentation.page import Page, PageHead
from generator.records.activities import KINDS, Activity
from generator.vietnamese import capital

HUB = "hoat-dong/"
_NEWEST = 30


def pages(ctx: BuildContext) -> Iterable[PageHead]:
    return ctx.per_listing(_all)


def _all(ctx: BuildContext) -> Iterable[Page]:
    for kind in KINDS:
        if found := subscriptions.news(ctx.model).get(subscriptions.kind_address(kind)):
            yield _page(ctx, kind, found)


def links(here: PageContext) -> list[tuple[Markup, str]]:
    """The way to each kind of which there is news, and how much of it."""
    there = subscriptions.news(here.model)
    return [
        (here.to(address, capital(word)), f"{len(found)} tin")
        for kind, word in KINDS.items()
        if (found := there.get(address := subscriptions.kind_address(kind)))
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class _OfKind:
    FILE: ClassVar[str] = "activities_of_kind"
    title: str
    coming: Markup
    unanswered: Sequence[Markup]
    done: Sequence[c.Card]
    follow: Markup


def _page(ctx: BuildContext, kind: str, found: Iterable[Activity]) -> Page:
    here = ctx.at(subscriptions.kind_address(kind))
    told = {a.ref for a in found if a.status == "held"}
    done = islice((a for a in newest_first(ctx.model) if a.ref in told), _NEWEST)
    page = _OfKind(
        title=capital(KINDS[kind]),
        coming=coming.cards(here, coming.of(ctx, found)[:_NEWEST]),
        unanswered=coming.unanswered(here, found),
        done=[card(here, a) for a in done],
        follow=subscriptions.line(here, "Nhận tin mới về loại việc này"),
    )
    return Page(
        address=here.address, title=page.title, description=f"{page.title}: việc mới nhất của các chi bộ, thôn.",
        body=here.render(page), crumbs=(("Hoạt động", HUB),), feeds=((page.title, here.address),),
    )  # fmt: skip
