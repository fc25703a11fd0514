"""Owns what machines read of a publication: files beside the pages, listed by hand; and the index of the search."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from generator.exports import calendars, cards, feeds, front, photos, sheets, tables
from generator.exports.file import Drawn, Export, content
from generator.pages import Page
from generator.pages.page import View

EXPORTS: tuple[Callable[[View, Sequence[Page]], Iterable[Export | Drawn]], ...] = (
    photos.files,
    sheets.files,
    front.files,
    cards.files,
    feeds.files,
    calendars.files,
    tables.files,
)


def write(view: View, pages: Sequence[Page]) -> Iterator[Export | Drawn]:
    """Every file of every export. Pure: the same model, day and pages give the same files."""
    for export in EXPORTS:
        yield from export(view, pages)


__all__ = ["EXPORTS", "Drawn", "Export", "content", "write"]
