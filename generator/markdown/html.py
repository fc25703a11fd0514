"""Makes editors' Markdown safe, escapes plain text for Markdown, and converts pages into HTML."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from html import unescape
from typing import Any

import markdown as python_markdown
import nh3
from markdown.extensions import Extension
from markdown.extensions.sane_lists import SaneOListProcessor
from markdown.preprocessors import Preprocessor
from markdown.util import BLOCK_LEVEL_ELEMENTS

from generator.markdown.typed import typed

_SIGN = re.compile(r"[!-$&-'*+:->@\[-`{-~]")  # of ASCII all but % ( ) , - . / ? which mean nothing by themselves
_TAGS = set("p br strong em a ul ol li h3 blockquote table thead tbody tr th td code hr".split())
_ATTRIBUTES = {"a": {"href", "title"}, "th": {"align"}, "td": {"align"}, "ol": {"start"}, "li": {"value"}}
_INSIDE = re.compile(r"\n(?!<)")  # the end of a line that a text goes on behind
_HEAD = re.compile("##? [^\n]*")
_MARKS = ("\x02", "\x03", "\r")  # Python-Markdown marks with them what it put aside, and takes the last for a line
_HTML = re.compile(rf"<(?:{'|'.join(BLOCK_LEVEL_ELEMENTS)})[ >]")
_UNSEEN = re.compile("[\x00-\x20\x7f]")
_PAGE_TAGS = _TAGS | set(
    "abbr aside b caption cite col colgroup dd del details dfn div dl dt figcaption figure h1 h2 h4 h5 h6 i img input "
    "ins kbd label mark path pre q s samp section small span sub summary sup svg tfoot time u var wbr".split()
)
_PAGE_ATTRIBUTES = {
    "*": {"id", "class", "lang", "dir", "title", "role", "aria-label", "aria-hidden"}, "a": {"href", "rel", "download"},
    "img": {"src", "alt", "width", "height", "loading"}, "ol": {"start", "type", "reversed"}, "li": {"value"},
    "time": {"datetime"},
    "th": {"align", "scope", "colspan", "rowspan"}, "td": {"align", "colspan", "rowspan"}, "col": {"span"},
    "details": {"open"}, "input": {"type", "checked", "disabled", "name"}, "label": {"for"},
    "svg": {"viewBox", "width", "height"}, "path": {"d"},
}  # fmt: skip
_FOR_HANDS = ("md_in_html", "footnotes", "admonition", "fenced_code")
_BEFORE_ALL = 29  # Python-Markdown makes white space plain at 30, takes fences out at 25 and HTML at 20
# What is left of a link that leads where nobody may be sent: the words stay.
_NOWHERE = re.compile(r'<a(?: title="[^"]*")? rel="noopener">(.*?)</a>', re.DOTALL)
_TAG = re.compile(r'<(/?[a-z0-9]+)(?: (?:start|value)="([0-9]{1,9})")?[^>]*>')
_INDENT = "  "
_LOOSE = re.compile(r"(<li[^>]*>)\s*<p>")
_EMPTY = re.compile(r"\n(?:\s*\n)+")
_LAST = "last"  # of a list while it is read, the number of its last item; nh3 removes it
_NUMBER = re.compile(r" {0,3}([0-9]{1,9})\. ")
_OF_LISTS = 40  # where Python-Markdown has them
_HEADING = re.compile(r"<(/?)h[1-6]>")


def escape(text: str) -> str:
    """Plain text as Markdown inside a line that shows exactly it, with any extension: no sign of Markdown is left."""
    return _SIGN.sub(lambda sign: f"&#{ord(sign[0])};", " ".join(text.split()))


def stacked(blocks: Iterable[str]) -> str:
    """Blocks one below the other, each one heading or HTML that Markdown puts aside whole.

    In HTML every line begins with a tag, so it has no empty line, no fence, nothing that is read as Markdown. A block
    that is neither is a bug.
    """
    return "\n\n".join(map(_whole, blocks))


def paragraphs(text: str) -> str:
    """Lines of HTML and headings of Markdown as `stacked` blocks: each heading, and all HTML between two, is one."""
    blocks: list[list[str]] = []
    for line in text.split("\n"):
        if line.startswith("#") or not blocks or blocks[-1][0].startswith("#"):
            blocks.append([])
        blocks[-1].append(line)
    return stacked("\n".join(lines) for lines in blocks)


def by_tags(html: str) -> str:
    """HTML of which every line begins with a tag, so that none is taken for a heading of Markdown."""
    return _INSIDE.sub("&#10;", html)


def _whole(block: str) -> str:
    block = by_tags(block.strip("\n"))
    if any(mark in block for mark in _MARKS) or not (_HEAD.fullmatch(block) or _HTML.match(block)):
        raise ValueError(f"neither a heading nor a block of HTML: {block[:200]!r}")
    return block


@lru_cache(maxsize=1)
def _converter() -> python_markdown.Markdown:
    converter = python_markdown.Markdown(extensions=["tables", "sane_lists", "nl2br"], output_format="html")
    converter.preprocessors.deregister("html_block")
    converter.inlinePatterns.deregister("html")
    converter.parser.blockprocessors.register(_Numbered(converter.parser), "olist", _OF_LISTS)
    return converter


@lru_cache(maxsize=4096)
def render(text: str) -> str:
    """HTML of an editor's Markdown: headings become h3, raw HTML stays text, links lead only to http, mail, phone."""
    html = _converter().reset().convert(typed(text, code_blocks=False))
    html = _HEADING.sub(r"<\1h3>", html)
    clean = nh3.clean(
        html, tags=_TAGS, attributes=_ATTRIBUTES, url_schemes={"http", "https", "mailto", "tel"}, link_rel="noopener"
    )
    return re.sub(r"\n\s*\n+", "\n", _NOWHERE.sub(r"\1", clean)).strip()


def plain(text: str) -> str:
    """The words of an editor's Markdown as a page shows them, items with their marks; what no reader sees is left out.

    In lines, as the page has them.
    """
    lists: list[int] = []
    html = _TAG.sub(lambda tag: _written(tag, lists), _LOOSE.sub(r"\1", render(text)))
    return unescape(_EMPTY.sub("\n", html)).strip()


def _written(tag: re.Match[str], lists: list[int]) -> str:
    """What stands in a text for a tag. `lists` are the open ones: the number before the next item, -1 for bullets."""
    name, number = tag[1], tag[2]
    if name in ("ol", "ul"):
        lists.append(int(number or 1) - 1 if name == "ol" else -1)
    elif name in ("/ol", "/ul"):
        lists.pop()
    elif name == "li" and lists:
        if lists[-1] < 0:
            return _INDENT * (len(lists) - 1) + "- "
        lists[-1] = int(number) if number else lists[-1] + 1
        return f"{_INDENT * (len(lists) - 1)}{lists[-1]}. "
    return ""


def sanitise(html: str) -> str:
    """HTML of a hand-written page without what runs, loads from elsewhere or sends: what Markdown has words for stays.

    Comments go too.
    """
    return nh3.clean(
        html, tags=_PAGE_TAGS, attributes=_PAGE_ATTRIBUTES, attribute_filter=_near, link_rel=None,
        url_schemes={"http", "https", "mailto", "tel"}, clean_content_tags={"script", "style"},
    )  # fmt: skip


def _near(tag: str, name: str, value: str) -> str | None:
    """None for a picture of another host, or given in the page itself."""
    bare = _UNSEEN.sub("", value).replace("\\", "/")
    return None if name == "src" and (":" in bare or bare.startswith("//")) else value


def by_hand(text: str, extensions: Sequence[str]) -> str:
    """HTML of Markdown as any builder makes it: nothing in it is made safe."""
    return python_markdown.markdown(text, extensions=list(extensions))


def for_pages(extensions: Sequence[str], configs: Mapping[str, Any]) -> python_markdown.Markdown:
    """A converter for many pages of ours, one after the other: `reset().convert(text)`.

    In them a block of HTML begins a paragraph, has no empty line and closes all that it opens, so it is put aside
    whole. What only people who write Markdown by hand have a use for is left out of `extensions`.
    """
    named: list[str | Extension] = [name for name in extensions if name not in _FOR_HANDS]
    return python_markdown.Markdown(extensions=[*named, _Aside()], extension_configs=dict(configs))


class _Numbered(SaneOListProcessor):
    """Items keep their numbers. The first number again and again, as in 1. 1. 1., leaves the counting to the list."""

    def run(self, parent: Any, blocks: list[str]) -> None:
        numbers = [int(match[1]) for line in blocks[0].split("\n") if (match := _NUMBER.match(line))]
        super().run(parent, blocks)
        found: Any = parent if parent.tag == "ol" else self.lastChild(parent)
        first = int(found.get("start", "1")[:9])
        last = int(found.get(_LAST, first - 1))
        counted = set(numbers) == {first}
        for number, item in zip(numbers, found[-len(numbers) :] if numbers else (), strict=False):
            if not counted and number != last + 1:
                item.set("value", str(number))
            last = last + 1 if counted else number
        found.set(_LAST, str(last))


class _Blocks(Preprocessor):
    def run(self, lines: list[str]) -> list[str]:
        return "\n\n".join(self._aside(block) for block in "\n".join(lines).split("\n\n")).split("\n")

    def _aside(self, block: str) -> str:
        return self.md.htmlStash.store(block.strip("\n")) if block.lstrip("\n").startswith("<") else block


class _Aside(Extension):
    def extendMarkdown(self, md: python_markdown.Markdown) -> None:
        md.preprocessors.register(_Blocks(md), "chibo_blocks", _BEFORE_ALL)
