"""Prepares hand-written pages: their front matter as plain text, their HTML made safe."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from markupsafe import Markup
from mkdocs.structure.pages import Page
from mkdocs.utils.meta import get_data

from generator import markdown

_TEXTS = ("title", "description")
_SWITCHES = ("tools",)


def meta(given: Mapping[str, Any]) -> dict[str, Any]:
    """What a person may say of a page; all else that templates ask of a page is said by pages of records alone."""
    texts = {key: " ".join(str(given[key]).split()) for key in _TEXTS if given.get(key) is not None}
    return texts | {key: given[key] for key in _SWITCHES if isinstance(given.get(key), bool)}


def text(written: str) -> str:
    """A page for builders that print its front matter as it is: there its texts are HTML."""
    body, given = get_data(written)
    body = typed(body)
    texts = ((key, escape(value)) for key, value in meta(given).items() if key in _TEXTS)
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in texts]
    return "---\n" + "\n".join(lines) + "\n---\n" + body if lines else body


def typed(body: str) -> str:
    """The Markdown of a page with its lists and times signs as people mean them; its lines may be broken anywhere."""
    return markdown.typed(body, code_blocks=True)


def html(written: str, extensions: Sequence[str]) -> str:
    """What such a builder makes of a page."""
    return markdown.by_hand(typed(get_data(written)[0]), extensions)


def content(page: Page, html: str) -> Markup:
    """The HTML of a page; its title becomes plain text where MkDocs took it from a heading, as HTML."""
    heading = page._title_from_render
    if heading and "title" not in page.meta and page.title == heading:
        page.title = Markup(heading).striptags()
    return Markup(markdown.sanitise(html))
