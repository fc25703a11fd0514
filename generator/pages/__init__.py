"""Owns what the site says: model → pages, one family a file, listed by hand."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from generator.history import History
from generator.model import Model
from generator.pages import (
    achievements,
    activities,
    agenda,
    cells,
    changes,
    codes,
    contributions,
    corrections,
    coverage,
    documents,
    every,
    help_following,
    home,
    indicators,
    kinds,
    notices,
    open_data,
    search,
    units,
    villages,
    waivers,
    works,
)
from generator.pages.page import Page, View

FAMILIES: tuple[Callable[[View], Iterable[Page]], ...] = (
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


def write(model: Model, today: date, history: History | None = None) -> tuple[Page, ...]:
    """Every page of the site, family by family. Pure: the same model, day and history give the same pages."""
    return seen(View(model=model, today=today, history=history or History()))


def seen(view: View) -> tuple[Page, ...]:
    """Every page, as a view gives them."""
    pages = {page.address: page for family in FAMILIES for page in family(view)}
    return tuple(page if page.made else every.complete(view, page) for page in pages.values())


__all__ = ["FAMILIES", "Page", "seen", "write"]
