"""Owns what the site says: model → pages, one family a file, listed by hand."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from generator.model import Model
from generator.pages import (
    achievements,
    activities,
    cells,
    changes,
    codes,
    contributions,
    corrections,
    coverage,
    documents,
    home,
    indicators,
    notices,
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
    works.pages,
    contributions.pages,
    achievements.pages,
    indicators.pages,
    documents.pages,
    changes.pages,
    coverage.pages,
    corrections.pages,
    waivers.pages,
    codes.pages,
)


def write(model: Model, today: date) -> tuple[Page, ...]:
    """Every page of the site, family by family. Pure: the same model and day give the same pages."""
    view = View(model=model, today=today)
    return tuple({page.address: page for family in FAMILIES for page in family(view)}.values())


__all__ = ["FAMILIES", "Page", "write"]
