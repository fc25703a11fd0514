"""Writes what crawlers and phones ask of a whole site: `robots.txt`, the web manifest, its icons."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from functools import partial

from generator.assets.sitemap import ADDRESS as SITEMAP
from generator.images import cards
from generator.incremental.site_file import LazyFile, SiteFile
from generator.presentation.context import BuildContext
from generator.presentation.page import PageHead

_SIZES = (192, 512)
_PAPER = "#faf6ee"  # --paper of the light look


def files(ctx: BuildContext, pages: Sequence[PageHead]) -> Iterator[SiteFile | LazyFile]:
    yield SiteFile(address="robots.txt", content=f"User-agent: *\nAllow: /\n\nSitemap: {ctx.url(SITEMAP)}\n")
    yield SiteFile(address="manifest.webmanifest", content=_manifest(ctx))
    for size in _SIZES:
        draw = partial(_icon, size)
        yield LazyFile(address=f"assets/icon-{size}.png", draw=draw, settings=f"icon {cards.VERSION} {size}")


def _manifest(ctx: BuildContext) -> str:
    """All addresses are relative to the manifest, so that a site below a folder works too."""
    site = ctx.model.site
    icons = [{"src": "assets/icon.svg", "sizes": "any", "type": "image/svg+xml"}]
    icons += [{"src": f"assets/icon-{n}.png", "sizes": f"{n}x{n}", "type": "image/png"} for n in _SIZES]
    values = {
        "name": site.title, "short_name": site.title, "description": site.description, "lang": "vi", "start_url": "./",
        "scope": "./", "display": "minimal-ui", "background_color": _PAPER, "theme_color": _PAPER, "icons": icons,
    }  # fmt: skip
    return json.dumps(values, ensure_ascii=False, indent=1) + "\n"


def _icon(size: int, read: tuple[bytes, ...]) -> bytes:
    return cards.icon(size)
