"""Owns editors' Markdown made safe, plain text made safe for Markdown, and what turns pages into HTML."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

import markdown as python_markdown
import nh3
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

_SPECIAL = re.compile(r"([\\`*_{}\[\]()#!])")
_TAGS = set("p br strong em a ul ol li h3 blockquote table thead tbody tr th td code hr".split())
_ATTRIBUTES = {"a": {"href", "title"}, "th": {"align"}, "td": {"align"}, "ol": {"start"}}
_FOR_HANDS = ("md_in_html", "footnotes", "admonition", "fenced_code")
_BEFORE_HTML = 25  # Python-Markdown takes HTML apart at 20, after it has made white space plain at 30
# What is left of a link that leads where nobody may be sent: the words stay.
_NOWHERE = re.compile(r'<a(?: title="[^"]*")? rel="noopener">(.*?)</a>', re.DOTALL)
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
    return re.sub(r"\n\s*\n+", "\n", _NOWHERE.sub(r"\1", clean)).strip()


def for_pages(extensions: Sequence[str], configs: Mapping[str, Any]) -> python_markdown.Markdown:
    """A converter for many pages of ours, one after the other: `reset().convert(text)`.

    In them a block of HTML begins a paragraph, has no empty line and closes all that it opens, so it is put aside
    whole. What only people who write Markdown by hand have a use for is left out of `extensions`.
    """
    named: list[str | Extension] = [name for name in extensions if name not in _FOR_HANDS]
    return python_markdown.Markdown(extensions=[*named, _Aside()], extension_configs=dict(configs))


class _Blocks(Preprocessor):
    def run(self, lines: list[str]) -> list[str]:
        return "\n\n".join(self._aside(block) for block in "\n".join(lines).split("\n\n")).split("\n")

    def _aside(self, block: str) -> str:
        return self.md.htmlStash.store(block.strip("\n")) if block.lstrip("\n").startswith("<") else block


class _Aside(Extension):
    def extendMarkdown(self, md: python_markdown.Markdown) -> None:
        md.preprocessors.register(_Blocks(md), "chibo_blocks", _BEFORE_HTML)
