"""Owns what machines read of a publication: files beside the pages, listed by hand; and the index of the search."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import chain

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


def write(view: View, pages: Sequence[Page], *, workers: int = 1) -> Iterator[Export | Drawn]:
    """Every file of every export. Pure: the same model, day and pages give the same files.

    The tables, which hold the whole publication, are written beside the rest from now on.
    """
    whole = aside(partial(_listed, tables.files, view), workers=workers)
    rest = (file for export in EXPORTS for file in export(view, pages))
    return chain(rest, _later(whole))


def _later(files: Callable[[], Iterable[Export]]) -> Iterator[Export]:
    yield from files()


def _listed(export: Callable[[View], Iterable[Export]], view: View) -> list[Export]:
    return list(export(view))


__all__ = ["EXPORTS", "Drawn", "Export", "content", "write"]
