"""Owns `/hoat-dong/<loại>/`: the newest of each kind of activity."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from generator.pages import coming, following
from generator.pages import components as c
from generator.pages.page import Here, Page, View, body, h1, h2
from generator.pages.parts import card, newest_first
from generator.records.activities import KINDS, Activity
from generator.vietnamese import capital

HUB = "hoat-dong/"
_NEWEST = 30


def pages(view: View) -> Iterable[Page]:
    return view.apart(_all)


def _all(view: View) -> Iterable[Page]:
    for kind in KINDS:
        if found := following.news(view.model).get(following.kind_address(kind)):
            yield _page(view, kind, found)


def section(here: Here) -> list[str]:
    """The way from the hub to each kind of which there is news."""
    there = following.news(here.model)
    rows = [
        (here.to(address, capital(word)), f"{len(found)} tin")
        for kind, word in KINDS.items()
        if (found := there.get(address := following.kind_address(kind)))
    ]
    return [h2("Theo loại việc"), c.places(rows)] if rows else []


def _page(view: View, kind: str, found: Iterable[Activity]) -> Page:
    here, title = view.at(following.kind_address(kind)), capital(KINDS[kind])
    ahead = coming.of(view, found)[:_NEWEST]
    told = {a.ref for a in found if a.status == "held"}
    done = list(islice((a for a in newest_first(view.model) if a.ref in told), _NEWEST))
    blocks = [
        h1(title),
        *([h2("Sắp tới"), coming.cards(here, ahead)] if ahead else []),
        *coming.unanswered(here, found),
        *([h2("Mới nhất"), c.cards(card(here, a) for a in done)] if done else []),
        following.line(here, "Nhận tin mới về loại việc này"),
    ]
    return Page(
        address=here.address, title=title, description=f"{title}: việc mới nhất của các chi bộ, thôn.",
        body=body(blocks), crumbs=(("Hoạt động", HUB),), feeds=((title, here.address),),
    )  # fmt: skip
