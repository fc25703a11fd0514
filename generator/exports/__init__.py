"""Owns what machines read of a publication: files beside the pages, listed by hand; and the index of the search."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from generator.build import aside
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
)


def begun(view: View, *, workers: int) -> Callable[[], Iterable[Export]]:
    """The files that hold the whole publication and need no page: they are written beside the pages from now on."""
    return aside(lambda: list(tables.files(view)), workers=workers)


def write(
    view: View, pages: Sequence[Page], whole: Callable[[], Iterable[Export]] | None = None
) -> Iterator[Export | Drawn]:
    """Every file of every export; `whole` has those that were begun. Pure: the same model, day and pages give the same
    files."""
    for export in EXPORTS:
        yield from export(view, pages)
    yield from whole() if whole else tables.files(view)


__all__ = ["EXPORTS", "Drawn", "Export", "begun", "content", "write"]
