"""Owns the cards of shared links: one for the site, one for each unit and cell beside its page."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from functools import partial

from generator.exports.file import Drawn
from generator.images import cards
from generator.pages import Page, sharing
from generator.pages.page import View
from generator.records.cells import Cell
from generator.records.units import Unit


def files(view: View, pages: Sequence[Page]) -> Iterator[Drawn]:
    site = view.model.site
    yield _card(sharing.SITE_CARD, site.title, site.description, site.publisher.name)
    places: tuple[Unit | Cell, ...] = (*view.model.all(Unit), *view.model.all(Cell))
    for record in places:
        name, above = sharing.card_words(view.model, record)
        yield _card(sharing.card_address(view.model, record), name, above, site.title)


def _card(address: str, name: str, above: str, below: str) -> Drawn:
    settings = json.dumps(["card", cards.VERSION, name, above, below], ensure_ascii=False)
    return Drawn(address=address, draw=partial(_drawn, name, above, below), settings=settings)


def _drawn(name: str, above: str, below: str, read: tuple[bytes, ...]) -> bytes:
    return cards.card(name, above=above, site=below)
