"""Owns `/hoat-dong/<loại>/`: the newest of each kind of activity."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from generator.pages.blocks import coming
from generator.pages.blocks import components as c
from generator.pages.blocks.parts import card
from generator.presentation import subscriptions
from generator.presentation.events import newest_first
from generator.presentation.page import BuildContext, Page, PageContext, body, h1, h2
from generator.records.activities import KINDS, Activity
from generator.vietnamese import capital

HUB = "hoat-dong/"
_NEWEST = 30


def pages(ctx: BuildContext) -> Iterable[Page]:
    return ctx.per_listing(_all)


def _all(ctx: BuildContext) -> Iterable[Page]:
    for kind in KINDS:
        if found := subscriptions.news(ctx.model).get(subscriptions.kind_address(kind)):
            yield _page(ctx, kind, found)


def section(here: PageContext) -> list[str]:
    """The way from the hub to each kind of which there is news."""
    there = subscriptions.news(here.model)
    rows = [
        (here.to(address, capital(word)), f"{len(found)} tin")
        for kind, word in KINDS.items()
        if (found := there.get(address := subscriptions.kind_address(kind)))
    ]
    return [h2("Theo loại việc"), c.places(rows)] if rows else []


def _page(ctx: BuildContext, kind: str, found: Iterable[Activity]) -> Page:
    here, title = ctx.at(subscriptions.kind_address(kind)), capital(KINDS[kind])
    ahead = coming.of(ctx, found)[:_NEWEST]
    told = {a.ref for a in found if a.status == "held"}
    done = list(islice((a for a in newest_first(ctx.model) if a.ref in told), _NEWEST))
    blocks = [
        h1(title),
        *([h2("Sắp tới"), coming.cards(here, ahead)] if ahead else []),
        *coming.unanswered(here, found),
        *([h2("Mới nhất"), c.cards(card(here, a) for a in done)] if done else []),
        subscriptions.line(here, "Nhận tin mới về loại việc này"),
    ]
    return Page(
        address=here.address, title=title, description=f"{title}: việc mới nhất của các chi bộ, thôn.",
        body=body(blocks), crumbs=(("Hoạt động", HUB),), feeds=((title, here.address),),
    )  # fmt: skip
