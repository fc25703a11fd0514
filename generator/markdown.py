"""Owns editors' Markdown made safe, and plain text made safe for Markdown."""

from __future__ import annotations

import re
from functools import lru_cache

import markdown as python_markdown
import nh3

_SPECIAL = re.compile(r"([\\`*_{}\[\]()#!])")
_TAGS = set("p br strong em a ul ol li h3 blockquote table thead tbody tr th td code hr".split())
_ATTRIBUTES = {"a": {"href", "title"}, "th": {"align"}, "td": {"align"}, "ol": {"start"}}
_HEADING = re.compile(r"<(/?)h[1-6]>")


def escape(text: str) -> str:
    """Plain text as Markdown inside a line that shows exactly it; runs of white space become one space."""
    one_line = re.sub(r"[\t\n\r\f\v ]+", " ", text)
    return _SPECIAL.sub(r"\\\1", one_line).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


@lru_cache(maxsize=1)
def _converter() -> python_markdown.Markdown:
    converter = python_markdown.Markdown(extensions=["tables", "sane_lists"], output_format="html")
    converter.preprocessors.deregister("html_block")
    converter.inlinePatterns.deregister("html")
    return converter


@lru_cache(maxsize=4096)
def render(text: str) -> str:
    """HTML of an editor's Markdown: headings become h3, raw HTML stays text, links lead only to http, mail, phone."""
    html = _converter().reset().convert(text)
    html = _HEADING.sub(r"<\1h3>", html)
    clean = nh3.clean(
        html, tags=_TAGS, attributes=_ATTRIBUTES, url_schemes={"http", "https", "mailto", "tel"}, link_rel="noopener"
    )
    return re.sub(r"\n\s*\n+", "\n", clean).strip()
