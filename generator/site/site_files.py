"""Writes the files beside the pages, for machines, listed by hand; and the index of the search."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from generator.assets import cards, papers, photos, web_manifest
from generator.build import run_in_background
from generator.feeds import calendars, feeds
from generator.incremental.site_file import LazyFile, SiteFile, content
from generator.opendata import files, page_sheets
from generator.presentation.context import BuildContext
from generator.presentation.page import PageHead

EXPORTS: tuple[Callable[[BuildContext, Sequence[PageHead]], Iterable[SiteFile | LazyFile]], ...] = (
    photos.files,
    papers.files,
    page_sheets.files,
    web_manifest.files,
    cards.files,
    feeds.files,
    calendars.files,
)


def begun(ctx: BuildContext, *, workers: int) -> Callable[[], Iterable[SiteFile]]:
    """The files that hold the whole publication and need no page: they are written beside the pages from now on."""
    return run_in_background(lambda: list(files.files(ctx)), workers=workers)


def write(
    ctx: BuildContext, pages: Sequence[PageHead], whole: Callable[[], Iterable[SiteFile]] | None = None
) -> Iterator[SiteFile | LazyFile]:
    """Every file of every export; `whole` has those that were begun. Pure: the same model, day and pages give the same
    files."""
    for export in EXPORTS:
        yield from export(ctx, pages)
    yield from whole() if whole else files.files(ctx)


__all__ = ["EXPORTS", "LazyFile", "SiteFile", "begun", "content", "write"]
