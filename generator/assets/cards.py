"""The cards of shared links: one for the site, one for each unit and cell beside its page."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from functools import partial

from generator.images import cards
from generator.incremental.site_file import LazyFile
from generator.presentation import sharing
from generator.presentation.context import BuildContext
from generator.presentation.page import PageHead
from generator.records.cells import Cell
from generator.records.units import Unit


def files(ctx: BuildContext, pages: Sequence[PageHead]) -> Iterator[LazyFile]:
    site = ctx.model.site
    yield _card(sharing.SITE_CARD, site.title, site.description, site.publisher.name)
    places: tuple[Unit | Cell, ...] = (*ctx.model.all(Unit), *ctx.model.all(Cell))
    for record in places:
        name, above = sharing.card_words(ctx.model, record)
        yield _card(sharing.card_address(ctx.model, record), name, above, site.title)


def _card(address: str, name: str, above: str, below: str) -> LazyFile:
    settings = json.dumps(["card", cards.VERSION, name, above, below], ensure_ascii=False)
    return LazyFile(address=address, draw=partial(_drawn, name, above, below), settings=settings)


def _drawn(name: str, above: str, below: str, read: tuple[bytes, ...]) -> bytes:
    return cards.card(name, above=above, site=below)
