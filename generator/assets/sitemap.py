"""`sitemap.xml`: the pages a search engine should know, and when each last changed where git knows it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from urllib.parse import quote

from generator.incremental.site_file import SiteFile
from generator.pages import UNLISTED
from generator.presentation.context import BuildContext
from generator.presentation.corrections import addresses
from generator.presentation.page import PageHead

ADDRESS = "sitemap.xml"
MOST = 50_000  # addresses in one file, by the protocol of sitemaps.org
_XMLNS = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>'


def files(
    ctx: BuildContext, pages: Iterable[PageHead], written: Iterable[str], *, most: int = MOST
) -> Iterator[SiteFile]:
    """One file, or with more than `most` addresses an index and its parts. `written` are pages written by hand.

    Left out: what only redirects, what was withdrawn, the search, and the codes of `chibo check`.
    """
    gone = {address for stone in ctx.model.withdrawals() for address in addresses(stone)}
    changed: dict[str, str] = {}
    for page in pages:
        live = page.about is not None or page.address not in gone
        if live and not page.redirect and not page.address.startswith(UNLISTED):
            changed[page.address] = page.updated.text if page.updated else ""
    changed |= {address: _written(ctx, address) for address in written}
    lines = [_line("url", _url(ctx, address), changed[address]) for address in sorted(changed)]
    if len(lines) <= most:
        yield SiteFile(address=ADDRESS, content=_file("urlset", lines))
        return
    parts = [lines[start : start + most] for start in range(0, len(lines), most)]
    names = [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
    yield SiteFile(address=ADDRESS, content=_file("sitemapindex", [_line("sitemap", _url(ctx, n), "") for n in names]))
    for name, part in zip(names, parts, strict=True):
        yield SiteFile(address=name, content=_file("urlset", part))


def _written(ctx: BuildContext, address: str) -> str:
    """When a page of `content/` last changed; it stands as `a.md`, `a/index.md` or `a/README.md`."""
    stem = f"content/{address}"
    for file in (f"{stem.rstrip('/')}.md", f"{stem}index.md", f"{stem}README.md"):
        if commit := ctx.history.of(file):
            return commit.text
    return ""


def _line(tag: str, url: str, changed: str) -> str:
    last = f"<lastmod>{changed}</lastmod>" if changed else ""
    return f"<{tag}><loc>{escape(url)}</loc>{last}</{tag}>"


def _file(root: str, lines: Sequence[str]) -> str:
    return "\n".join((_HEAD, f"<{root} {_XMLNS}>", *lines, f"</{root}>", ""))


def _url(ctx: BuildContext, address: str) -> str:
    return ctx.url(quote(address))
