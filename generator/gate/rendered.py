"""What a reader sees where Markdown or a list cuts a text: marks inside words, links, tags, entities, split items.

Only such passages are judged once more, as the words that are left.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import unescape
from itertools import pairwise

from generator.gate.normalize import Placed, normalize
from generator.gate.passages import Passage, one
from generator.gate.patterns import UPPER

_CUT = re.compile(r"(?:\*|~~|`)\w|(?<!\w)_+\w|\]\(|\]\[|<[A-Za-z/!]|&\w+;|\\[^\w\s]")
# Each stops where another one of its kind begins, so that a text of beginnings costs no square of its length.
_LINK = re.compile(r"!?\[([^\[\]]*)\](?:\([^()]*\)|\[[^\[\]]*\])")
_TAG = re.compile(r"<!--(?:(?!<!--|-->).)*-->|</?[A-Za-z][^<>]*>")
_MARK = re.compile(r"\\(?=[^\w\s])|\*+|~~|`|(?<!\w)_+(?=\w)|(?<=[^\W_])_+(?!\w)")
_NAME = re.compile(rf"[{UPPER}][\w'’]*[ \n][{UPPER}]")
_SEAM = re.compile(r"[0-9][\"']?\n[\"']?[0-9]")
_ITEM = re.compile(r"\(?[0-9]{1,3}[.)]")
_ENDED = (".", "!", "?", ":", ";", "…")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendered:
    """Passages as one text; `starts` has the offset of each, `lines` its first line, column and last line."""

    lower: str
    starts: tuple[int, ...]
    lines: tuple[tuple[int, int, int], ...]

    def place(self, at: int) -> tuple[int, int]:
        line, column, _ = self.lines[bisect_right(self.starts, at) - 1]
        return line, column

    def last_line(self, at: int) -> int:
        return self.lines[bisect_right(self.starts, at) - 1][2]


def rendered(text: Placed, found: Sequence[Passage], *, data: bool) -> tuple[Rendered, tuple[Passage, ...]] | None:
    """The passages that a reader sees as other words; None where there are none."""
    groups: list[tuple[tuple[Passage, ...], str]] = []
    if _CUT.search("\n".join([passage.text for passage in found])):
        groups += [((passage,), _seen(passage.text)) for passage in found if _CUT.search(passage.text)]
    for items in _split(found) if data else ():
        groups.append((items, " ".join(_seen(item.text.strip("\"'")) for item in items)))
    if not groups:
        return None
    starts: list[int] = []
    lines: list[tuple[int, int, int]] = []
    made: list[Passage] = []
    length = 0
    for items, said in groups:
        clean = normalize(said)
        passage = one(clean.text, length, items[0].path, items[0].heading)
        first, last = items[0].origin(0), items[-1].origin(max(len(items[-1].text) - 1, 0))
        starts.append(length)
        lines.append((*text.place(first), text.last_line(last)))
        made.append(passage)
        length += len(clean.text) + 1
    whole = Rendered(lower="\n".join(p.lower for p in made), starts=tuple(starts), lines=tuple(lines))
    return whole, tuple(made)


def _seen(text: str) -> str:
    """The words that are left when the marks are gone."""
    return " ".join(unescape(_MARK.sub("", _TAG.sub("", _LINK.sub(r"\1", text)))).split())


def _split(found: Sequence[Passage]) -> Iterator[tuple[Passage, ...]]:
    """Items of a list that go on in the next one: it begins in small letters or with a number."""
    held: list[Passage] = []
    for passage, following in pairwise((*found, None)):
        if passage and following and passage.path == following.path and _goes_on(passage.text, following.text):
            held = held or [passage]
            held.append(following)
            continue
        if held and _tells(held):
            yield tuple(held)
        held = []


def _goes_on(before: str, after: str) -> bool:
    first = after.lstrip("\"'")[:1]
    return (first.islower() or first.isdigit()) and not (before.rstrip("\"'").endswith(_ENDED) or _ITEM.match(after))


def _tells(items: Sequence[Passage]) -> bool:
    """Whether there may be a name in them, or words with a number that goes on."""
    text = "\n".join(item.text for item in items)
    return _NAME.search(text) is not None or (_SEAM.search(text) is not None and any(c.isalpha() for c in text))
