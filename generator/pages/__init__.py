"""Builds the pages of the site: model → pages, one family a module, listed here.

Rooms beside the pages import what stands here and nothing from the folders below.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from generator.history import History
from generator.model import Model
from generator.pages.about import codes, corrections, documents, help_following, open_data, waivers
from generator.pages.changes import changes
from generator.pages.chrome import page_metadata
from generator.pages.events import activities, agenda, kinds, news
from generator.pages.figures import indicators
from generator.pages.notices import notices
from generator.pages.places import cells, coverage, units, villages
from generator.pages.results import achievements, contributions, works
from generator.pages.start import home, search
from generator.presentation.page import BuildContext, Page

FAMILIES: tuple[Callable[[BuildContext], Iterable[Page]], ...] = (
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
    help_following.pages,
    corrections.pages,
    open_data.pages,
    waivers.pages,
    codes.pages,
)

# Addresses below which no page is for a search engine.
UNLISTED = (codes.HUB, search.HUB)


def write(model: Model, today: date, history: History | None = None) -> tuple[Page, ...]:
    """Every page of the site, family by family. Pure: the same model, day and history give the same pages."""
    return seen(BuildContext(model=model, today=today, history=history or History()))


def seen(ctx: BuildContext) -> tuple[Page, ...]:
    """Every page, as a view gives them."""
    pages = {page.address: page for family in FAMILIES for page in family(ctx)}
    return tuple(page if page.made else page_metadata.complete(ctx, page) for page in pages.values())


__all__ = ["FAMILIES", "UNLISTED", "news", "seen", "write"]
