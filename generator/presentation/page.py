"""A page: its head, which others may ask, and its text on the way to MkDocs."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from html import escape
from typing import NewType

from generator import markdown
from generator.history import Commit
from generator.records import Ref
from generator.templates import h1

Crumb = tuple[str, str]
Body = NewType("Body", str)  # what `body` made
PLACES, DEEDS, ABOUT = "Nơi bạn ở", "Việc đã làm", "Về trang này"


@dataclass(frozen=True, slots=True, kw_only=True)
class Menu:
    """A hub's entry in the contents: its group, its word and, for the few in the header, a shorter word."""

    group: str
    word: str
    header: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CsvSheet:
    """The numbers of a picture as a table for programs: `file` stands beside the page, `rows` are plain text."""

    file: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PageHead:
    """What others may ask of a page: feeds, search, sitemap, menu. A build knows it without making the page.

    `address` ends with `/` (the home page is ""), `about` is its record. `redirect` is where an address that moved
    leads to. `appends` marks a page that follows the hand-written page at its address. `updated` is what last changed
    it, `sheets` are the numbers of its pictures. `digest` is that of its text, "" while that is not complete.
    """

    address: str
    title: str
    description: str
    about: Ref | None = None
    redirect: str = ""
    menu: Menu | None = None
    appends: bool = False
    updated: Commit | None = None
    sheets: tuple[CsvSheet, ...] = ()
    digest: str = ""

    @property
    def source_path(self) -> str:
        """Where the Markdown file stands: `chi-bo/khoi-4/index.md`."""
        return f"{self.address}index.md"

    @property
    def beside(self) -> tuple[str, ...]:
        """Where a hand-written page at this address may stand."""
        return (self.source_path, f"{self.address.rstrip('/')}.md") if self.address else (self.source_path,)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page(PageHead):
    """The whole page: `body` is Markdown with its h1; that of a page that `appends` is without.

    `script` is one that only this page loads; `feeds` are (title, address of the page whose news it is). `thing` is
    what its family tells machines of it, in the words of schema.org, beside what all pages tell. What follows is put in
    by `pages.chrome.page_metadata`: addresses of its record's file, of the history of that and of its card; JSON-LD.
    """

    body: Body
    crumbs: tuple[Crumb, ...] | None = ()
    layout: str = ""
    tools: str = "all"
    script: str = ""
    feeds: tuple[tuple[str, str], ...] = ()
    thing: Mapping[str, object] | None = field(default=None, hash=False)
    source: str = ""
    history: str = ""
    card: str = ""
    linked: str = ""

    def meta(self) -> dict[str, object]:
        """What templates are told: plain text."""
        meta: dict[str, object] = {"title": self.title, "description": self.description}
        if self.crumbs is not None:
            meta["crumbs"] = [list(crumb) for crumb in self.crumbs]
        if self.layout:
            meta["layout"] = self.layout
        if self.tools != "all":
            meta["tools"] = False
        if self.script:
            meta["script"] = self.script
        if self.redirect:
            meta["redirect"] = self.redirect
        if self.updated:
            day = self.updated.day
            meta["updated"] = [self.updated.text, f"{day.day}/{day.month}/{day.year}"]
        if self.feeds:
            meta["feeds"] = [list(feed) for feed in self.feeds]
        kept = {"source": self.source, "history": self.history, "card": self.card, "linked": self.linked}
        return meta | {key: value for key, value in kept.items() if value}

    def markdown(self) -> str:
        """The body with its h1. A block of HTML in it has no empty line and closes all that it opens."""
        head = f"{h1(self.title)}\n\n" if self.appends else ""
        return head + self.body.strip() + "\n"

    def text(self) -> str:
        """Front matter and body, as a Markdown file. Its texts are HTML: other themes print them as they are."""
        lines = [f"{key}: {json.dumps(_html(value), ensure_ascii=False)}" for key, value in self.meta().items()]
        return "---\n" + "\n".join(lines) + "\n---\n" + self.markdown()

    def after(self, written: str) -> str:
        """A hand-written page with what this one adds to it."""
        return f"{written.rstrip()}\n\n{self.body.strip()}\n"

    def text_digest(self) -> str:
        return blake2b(self.text().encode(), digest_size=16).hexdigest()


def _html(value: object) -> object:
    if isinstance(value, list):
        return [_html(item) for item in value]
    return escape(value) if isinstance(value, str) else value


def body(blocks: Iterable[str | None]) -> Body:
    """Blocks one below the other, each a heading or HTML; empty ones leave no trace."""
    return Body(markdown.stacked(block for block in blocks if block))
