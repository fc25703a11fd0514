"""How a raw file falls into passages: a value of a data file or a paragraph, with its keys and its heading.

The lines are read lightly and never refused, so that a file which YAML cannot read is judged like any other.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b

from generator.gate.normalize import NormalizedText, small

_KEY = re.compile(r"(?P<key>[A-Za-z_][\w-]*|\"[^\"\n]*\"|'[^'\n]*')[ ]*:(?=\s|$)[ \t]*")
_BLOCK = re.compile(r"[|>][+-]?[0-9]?[+-]?\s*(?:#.*)?$")
_HEADING = re.compile(r"[ \t]*#{1,6}[ \t]+")
_ITEM = re.compile(r"[ \t]*(?:[-*+•–]|\(?[0-9]{1,3}[.)]|[a-zđ]\))[ \t]+")
_QUOTE = re.compile(r"[ \t]*(?:>[ \t]?)+")
_DASH = re.compile(r"(?:- +)*(?:-$)?")
_TITLE = re.compile(r"^title:[ \t]*(.+)$", re.MULTILINE)
_MARKED = re.compile(rf"{_HEADING.pattern}|{_ITEM.pattern}|{_QUOTE.pattern}|[ \t]*\|")
_CUT = re.compile(r"[ \t]#|:(?:[ \t]|$)")
_SIGNS = "[]{}&*!|>%@`#?:,-"
_RULE = re.compile(r"[ \t|:\-]+$")
_WORD = re.compile(r"\w+")

TextLine = tuple[int, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One paragraph, list item, table row or value. `path` are the keys above it (of a page: none).

    `heading` is what stands over it: headings, a line that ends with a colon, the record's title. `exact`: YAML
    certainly reads the same. `places` are names in it that are known to be of places.
    """

    path: tuple[str, ...] = ()
    heading: str = ""
    exact: bool = True
    places: frozenset[str] = frozenset()
    text: str
    lower: str
    starts: tuple[int, ...]
    where: tuple[int, ...]

    @property
    def key(self) -> str:
        return self.path[-1] if self.path else ""

    @property
    def digest(self) -> str:
        """Names the words of the passage and of what stands over it, however they are written."""
        words = "\0".join(" ".join(_WORD.findall(text)) for text in (small(self.heading), self.lower))
        return blake2b(words.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()

    def origin(self, at: int) -> int:
        """The offset in the NormalizedText of a letter of this passage."""
        line = bisect_right(self.starts, at) - 1
        return self.where[line] + at - self.starts[line]


def of_data(normalized: NormalizedText) -> tuple[Passage, ...]:
    """The record's title stands over all its other values."""
    title = _TITLE.search(normalized.text)
    return tuple(_data(_lines(normalized.text), title[1].strip(" \"'") if title else ""))


def of_page(normalized: NormalizedText) -> tuple[Passage, ...]:
    lines = _lines(normalized.text)
    head = _head([line for _, line in lines])
    return (*_data(lines[1:head], ""), *_prose(lines[head + 1 if head else 0 :], (), ""))


def of_value(normalized: NormalizedText, path: tuple[str, ...], title: str, at: int) -> Iterator[Passage]:
    """A decoded value, of which the first letter has the offset `at`."""
    heading = "" if path == ("title",) else title
    if "\n" in normalized.text:
        yield from _prose([(at + start, line) for start, line in _lines(normalized.text)], path, heading)
    elif normalized.text.strip():
        yield _passage([(at, normalized.text)], path, heading)


def front(raw: str) -> str:
    """The lines between the marks at the beginning of a page; "" without them."""
    lines = raw.split("\n")
    return "\n".join(lines[1 : _head(lines)])


def _head(lines: Sequence[str]) -> int:
    """The number of the line that ends the front matter, 0 without one."""
    if not lines or lines[0].rstrip() != "---":
        return 0
    return next((number for number, line in enumerate(lines[1:], 1) if line.rstrip() == "---"), 0)


def one(text: str, at: int = 0, path: tuple[str, ...] = (), heading: str = "") -> Passage:
    return _passage([(at, text)], path, heading)


def _lines(text: str) -> list[TextLine]:
    found, at = [], 0
    for line in text.split("\n"):
        found.append((at, line))
        at += len(line) + 1
    return found


def _passage(lines: Sequence[TextLine], path: tuple[str, ...], heading: str) -> Passage:
    if len(lines) == 1:
        at, line = lines[0]
        text = line.strip()
        begin = (at + len(line) - len(line.lstrip()),)
        return Passage(
            path=path, heading=heading, text=text, lower=small(text), starts=(0,), where=begin
        )  # fmt: skip
    starts, where, pieces, length = [], [], [], 0
    for at, line in lines:
        piece = line.strip()
        starts.append(length)
        where.append(at + len(line) - len(line.lstrip()))
        pieces.append(piece)
        length += len(piece) + 1
    text = " ".join(pieces)
    return Passage(
        path=path, heading=heading, text=text, lower=small(text), starts=tuple(starts), where=tuple(where)
    )  # fmt: skip


def _data(lines: Sequence[TextLine], title: str) -> Iterator[Passage]:
    stack: list[tuple[int, str]] = []
    number = 0
    while number < len(lines):
        at, line = lines[number]
        rest = line.lstrip(" \t")
        indent = len(line) - len(rest)
        number += 1
        if not rest.strip() or rest.rstrip() in ("---", "..."):
            continue
        if rest.startswith("#"):
            yield _passage([(at + indent + 1, rest[1:])], ("#",), "")
            continue
        dashed = _DASH.match(rest) if rest[0] == "-" else None
        dash = dashed[0] if dashed else ""
        while stack and (stack[-1][0] > indent or (not dash and stack[-1][0] == indent)):
            stack.pop()
        inner = indent + len(dash)
        key = _KEY.match(rest, len(dash))
        begin = len(dash)
        if key:
            stack.append((inner, key["key"].strip("\"'")))
            begin = key.end()
        path = tuple(name for _, name in stack)
        value = rest[begin:]
        taken = number
        block = _BLOCK.match(value) if key or dash else None
        while taken < len(lines) and _continues(lines[taken][1], inner if key else indent, block=bool(block)):
            taken += 1
        more, number = lines[number:taken], taken
        if block:
            changed = value[0] == ">" and any(_MARKED.match(text) for _, text in more)
            found = _prose(more, path, title)
            yield from (replace(passage, exact=False) for passage in found) if changed else found
        elif value.strip() or more:
            heading = "" if path == ("title",) else title
            held = [(at + indent + begin, value), *(pair for pair in more if pair[1].strip())]
            ends = (key or dash) and not _deeper(lines, taken, inner if key else indent)
            passage = _passage(held, path, heading)
            yield passage if ends and _reads_the_same(passage.text.strip()) else replace(passage, exact=False)


def _deeper(lines: Sequence[TextLine], number: int, indent: int) -> bool:
    """Whether the next line that says something may still belong to the value above it."""
    while number < len(lines):
        line = lines[number][1]
        rest = line.lstrip(" \t")
        if rest:
            return len(line) - len(rest) > indent
        number += 1
    return False


def _reads_the_same(value: str) -> bool:
    """Whether a value means in YAML the words that stand there: plain, or in quotes that nothing inside changes."""
    first = value[0]
    if first in "\"'":
        return len(value) > 1 and value[-1] == first and value.count(first) == 2
    return first not in _SIGNS and _CUT.search(value) is None


def _continues(line: str, indent: int, *, block: bool) -> bool:
    """Whether a line still belongs to the value above it."""
    rest = line.lstrip(" \t")
    if not rest.strip():
        return block
    deeper = len(line) - len(rest) > indent
    return deeper and (block or not (rest.startswith(("- ", "#")) or _KEY.match(rest)))


def _prose(lines: Sequence[TextLine], path: tuple[str, ...], title: str) -> Iterator[Passage]:
    """Markdown: paragraphs, items and rows, each with the headings over it, the record's title first."""
    headings = [(0, title)] if title else []
    lead = ""
    held: list[TextLine] = []
    for at, line in (*lines, (0, "")):
        mark = _HEADING.match(line)
        item = _ITEM.match(line)
        row = line.lstrip().startswith("|")
        if held and (not line.strip() or mark or item or row):
            passage = _passage(held, path, " / ".join([h for _, h in headings] + [lead] * bool(lead)))
            yield passage
            listed = _ITEM.match(held[0][1]) is not None or held[0][1].lstrip().startswith("|")
            lead = passage.text if passage.text.endswith(":") else lead if listed else ""
            if held[0][1].lstrip().startswith("|") and not lead:
                lead = passage.text
            held = []
        if mark:
            depth = mark[0].count("#")
            headings = [(d, h) for d, h in headings if d < depth]
            text = line[mark.end() :]
            yield _passage([(at + mark.end(), text)], path, " / ".join(h for _, h in headings))
            headings.append((depth, text.strip()))
            lead = ""
        elif line.strip() and not (row and _RULE.match(line)):
            quote = _QUOTE.match(line)
            skip = quote.end() if quote else 0
            held.append((at + skip, line[skip:]))
