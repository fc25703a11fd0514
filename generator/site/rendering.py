"""Owns making the HTML of many pages of records at once, the way MkDocs makes one."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from mkdocs.commands.build import _build_page, _populate_page
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure import StructureItem
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation

from generator import markdown
from generator.build import digest, parallel_map
from generator.presentation.page import Page
from generator.site.record_page import RecordPage
from generator.site.workshop import Workshop
from generator.site.workshop import frame as frame_digest

log = logging.getLogger("mkdocs.plugins.chibo")


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What MkDocs knows when it renders a page."""

    config: MkDocsConfig
    files: Files
    nav: Navigation
    env: Any


def render_missing(
    workshop: Workshop,
    frame: Frame,
    pages: Sequence[Page],
    *,
    whole: Callable[[Page], Page],
    told: Callable[[int], None],
) -> None:
    """Renders those of `pages` that the workshop does not have as they would come out; `whole` gives them bodies."""
    workshop.known(frame_digest(frame.config, _menu(frame.nav)), pages)
    converter = markdown.for_pages(frame.config.markdown_extensions, frame.config.mdx_configs)
    pending = [page for page in pages if f"{page.address}index.html" not in workshop.made]

    def opened(page: Page) -> RecordPage:
        file = File.generated(frame.config, page.source_path, content="", inclusion=InclusionLevel.NOT_IN_NAV)
        return RecordPage(page, file, frame.config, converter, whole=whole)

    digests = render(frame, pending, opened, workers=workshop.workers, told=told)
    workshop.keep([f"{page.address}index.html" for page in pending], digests)


def _menu(items: Iterable[StructureItem]) -> list[object]:
    return [[item.title, getattr(item, "url", ""), _menu(getattr(item, "children", None) or [])] for item in items]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """What a worker has to say: the digest of each page it wrote, and the warnings it heard, with their level."""

    digests: tuple[str, ...]
    heard: tuple[tuple[int, str], ...]


def render(
    frame: Frame,
    pages: Sequence[Page],
    opened: Callable[[Page], RecordPage],
    *,
    workers: int,
    told: Callable[[int], None],
) -> list[str]:
    """Writes each page where its file says; returns the digests of what was written. `told` hears how many are done.

    `opened` gives what MkDocs needs of a page, for as long as it is rendered.
    """
    found: list[str] = []
    for part in parallel_map(partial(_render, frame, opened), pages, workers=workers):
        for level, message in part.heard:
            log.log(level, "%s", message)
        found.extend(part.digests)
        told(len(found))
    return found


def _render(frame: Frame, opened: Callable[[Page], RecordPage], pages: Sequence[Page]) -> _Part:
    heard = _Heard()
    mkdocs = logging.getLogger("mkdocs")
    before, mkdocs.handlers = mkdocs.handlers, [heard]  # else they would be heard twice when this is no fork
    try:
        digests = tuple(_one(frame, opened(page)) for page in pages)
    finally:
        mkdocs.handlers = before
    return _Part(digests=digests, heard=tuple(heard.said))


def _one(frame: Frame, page: RecordPage) -> str:
    _populate_page(page, frame.config, frame.files)
    _build_page(page, frame.config, (), frame.nav, frame.env)
    page.content = page.markdown = None  # the page is in circles with its file and with what templates keep of it
    with open(page.file.abs_dest_path, "rb") as made:  # a Path for each page takes longer than reading it
        return digest(made.read())


class _Heard(logging.Handler):
    """Keeps warnings: a worker's own are lost with it."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.said: list[tuple[int, str]] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append((record.levelno, record.getMessage()))
