"""Owns `sitemap.xml`: the pages a search engine should know, and when each last changed where git knows it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from urllib.parse import quote

from generator.exports.file import Export
from generator.pages import Page, codes, search
from generator.pages.corrections import addresses
from generator.pages.page import View

ADDRESS = "sitemap.xml"
MOST = 50_000  # addresses in one file, by the protocol of sitemaps.org
_XMLNS = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>'


def files(view: View, pages: Iterable[Page], written: Iterable[str], *, most: int = MOST) -> Iterator[Export]:
    """One file, or with more than `most` addresses an index and its parts. `written` are pages written by hand.

    Left out: what only redirects, what was withdrawn, the search, and the codes of `chibo check`.
    """
    gone = {address for stone in view.model.tombstones.values() for address in addresses(stone)}
    changed: dict[str, str] = {}
    for page in pages:
        live = page.about is not None or page.address not in gone
        if live and not page.redirect and not page.address.startswith((codes.HUB, search.HUB)):
            changed[page.address] = page.updated.text if page.updated else ""
    changed |= {address: _written(view, address) for address in written}
    lines = [_line("url", _url(view, address), changed[address]) for address in sorted(changed)]
    if len(lines) <= most:
        yield Export(address=ADDRESS, content=_file("urlset", lines))
        return
    parts = [lines[start : start + most] for start in range(0, len(lines), most)]
    names = [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
    yield Export(address=ADDRESS, content=_file("sitemapindex", [_line("sitemap", _url(view, n), "") for n in names]))
    for name, part in zip(names, parts, strict=True):
        yield Export(address=name, content=_file("urlset", part))


def _written(view: View, address: str) -> str:
    """When a page of `content/` last changed; it stands as `a.md`, `a/index.md` or `a/README.md`."""
    stem = f"content/{address}"
    for file in (f"{stem.rstrip('/')}.md", f"{stem}index.md", f"{stem}README.md"):
        if commit := view.history.of(file):
            return commit.text
    return ""


def _line(tag: str, url: str, changed: str) -> str:
    last = f"<lastmod>{changed}</lastmod>" if changed else ""
    return f"<{tag}><loc>{escape(url)}</loc>{last}</{tag}>"


def _file(root: str, lines: Sequence[str]) -> str:
    return "\n".join((_HEAD, f"<{root} {_XMLNS}>", *lines, f"</{root}>", ""))


def _url(view: View, address: str) -> str:
    return view.url(quote(address))
