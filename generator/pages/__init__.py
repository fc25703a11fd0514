"""Builds the pages of the site: model → pages, one family a module, listed here.

Rooms beside the pages import what stands here and nothing from the folders below.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date

from generator.model import Model
from generator.pages.about import codes, corrections, documents, following, open_data, waivers
from generator.pages.changes import changes
from generator.pages.chrome import page_metadata
from generator.pages.events import activities, agenda, kinds, news
from generator.pages.figures import indicators
from generator.pages.notices import notices
from generator.pages.places import cells, coverage, units, villages
from generator.pages.results import achievements, contributions, works
from generator.pages.start import home, search
from generator.presentation.context import BuildContext, CommitLog, plain_context
from generator.presentation.page import Page, PageHead

FAMILIES: tuple[Callable[[BuildContext], Iterable[PageHead]], ...] = (
    home.pages,
    search.pages,
    villages.pages,
    units.pages,
    cells.pages,
    notices.pages,
    activities.pages,
    kinds.pages,
    agenda.pages,
    works.pages,
    contributions.pages,
    achievements.pages,
    indicators.pages,
    documents.pages,
    changes.pages,
    coverage.pages,
    following.pages,
    corrections.pages,
    open_data.pages,
    waivers.pages,
    codes.pages,
)

# Addresses below which no page is for a search engine.
UNLISTED = (codes.HUB, search.HUB)


def write(model: Model, today: date, history: CommitLog | None = None) -> tuple[Page, ...]:
    """Every page of the site, family by family. Pure: the same model, day and history give the same pages."""
    ctx = completing(plain_context(model, today, history))
    return tuple(map(ctx.whole, heads(ctx)))


def completing(ctx: BuildContext) -> BuildContext:
    """The context in which each page gets what all pages carry."""
    return replace(ctx, complete=page_metadata.complete)


def heads(ctx: BuildContext) -> tuple[PageHead, ...]:
    """Every page, as far as others may ask of it; `ctx.whole` gives the rest."""
    found = {head.address: head for family in FAMILIES for head in family(ctx)}
    return tuple(ctx.sealed(head) if isinstance(head, Page) and not head.digest else head for head in found.values())


__all__ = ["FAMILIES", "UNLISTED", "completing", "heads", "news", "write"]
