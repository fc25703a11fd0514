"""Lexicons: the words of a sensitive topic, one file a rule, in a small notation.

`[bị] khai trừ [ra] khỏi đảng`: words in brackets may stand there or not; `[đã/vừa]*` any number of them, in any order.
`bệnh (tim/gan/hiểm nghèo)`: one of these. `đơn …3 nói xấu`: up to three words between, `…1-5` one to five.
`!tố`: only with its tones, unless the text has none at all. `regex:` takes a pattern of `patterns.words` as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from pathlib import Path

from generator import source
from generator.gate.normalize import plain
from generator.gate.patterns import Phrase, Words, words
from generator.gate.prefilter import EVERYWHERE
from generator.source import YamlValue

_HERE = Path(__file__).parent / "lexicon"
_TOKEN = re.compile(r"\s*(?P<token>…(?P<least>[0-9]+-)?(?P<most>[0-9]+)|\]\*|[\[\]()/]|!?[\w'’-]+)\s*")
_MOST = 32


class LexiconError(ValueError):
    """A lexicon that cannot be read: a bug of this package, not of a publication."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Item:
    """A piece of a phrase: a word or a choice, what may stand there, or a gap of words.

    `sources` are patterns of which one stands there, `spelt` all that this may be in plain letters, if it is little.
    """

    sources: tuple[str, ...] = ()
    spelt: tuple[str, ...] | None = None
    least: int = 1
    most: int | None = 1

    @property
    def gap(self) -> bool:
        return not self.sources


class Lexicon:
    """The words of one rule, read when they are first asked for."""

    def __init__(self, rule: str) -> None:
        self.rule = rule

    @cached_property
    def values(self) -> dict[str, YamlValue]:
        file = _HERE / f"{self.rule}.yml"
        value, problems = source.parse(file.read_text(encoding="utf-8"), file.name)
        if problems or not isinstance(value, dict):
            raise LexiconError(f"{file.name}: {[problem.message for problem in problems]}")
        return value

    def text(self, key: str) -> str:
        return str(self.values[key])

    def listed(self, key: str) -> list[YamlValue]:
        found = self.values.get(key, [])
        return found if isinstance(found, list) else []

    def words(self, key: str, *, strict: bool = False) -> Words | None:
        """What the phrases under a key match; None where there are none."""
        found = [phrase(entry) for entry in self.listed(key)]
        return words("|".join(one.pattern for one in found), strict=strict, parts=found) if found else None


def phrase(written: YamlValue) -> Phrase:
    """What one entry of a lexicon says: a phrase in the notation, or `regex:` with a pattern."""
    if isinstance(written, dict):
        return Phrase(pattern=str(written["regex"]))
    tokens = _tokens(str(written))
    items, end = _sequence(tokens, 0)
    if end != len(tokens):
        raise LexiconError(f"“{written}”: {tokens[end]} stands alone")
    needs, also = (*_needs(items), None, None)[:2]
    return Phrase(pattern=_joined(items, str(written)), needs=needs, also=also or frozenset())


def _tokens(text: str) -> list[str]:
    found, at = [], 0
    while at < len(text):
        match = _TOKEN.match(text, at)
        if match is None:
            raise LexiconError(f"“{text}”: cannot read “{text[at:]}”")
        found.append(match["token"])
        at = match.end()
    return found


def _sequence(tokens: Sequence[str], at: int) -> tuple[list[_Item], int]:
    """The items from a token on, up to a mark that ends them."""
    items: list[_Item] = []
    while at < len(tokens) and tokens[at] not in ("/", "]", "]*", ")"):
        token = tokens[at]
        if token in "([":
            item, at = _choice(tokens, at)
        else:
            item, at = _word(token), at + 1
        items.append(item)
    return items, at


def _word(token: str) -> _Item:
    if token.startswith("…"):
        least, _, most = token[1:].rpartition("-")
        return _Item(least=int(least or 0), most=int(most))
    return _Item(sources=(token,), spelt=(plain(token.removeprefix("!")),))


def _choice(tokens: Sequence[str], at: int) -> tuple[_Item, int]:
    """What stands in brackets or parentheses, with slashes between."""
    opening, sources = tokens[at], list[str]()
    spelt: list[str] | None = []
    while True:
        items, at = _sequence(tokens, at + 1)
        sources.append(_joined(items, " ".join(tokens)))
        texts = _spelt(items)
        spelt = None if spelt is None or texts is None else [*spelt, *texts]
        if at == len(tokens):
            raise LexiconError(f"“{' '.join(tokens)}”: {opening} is not closed")
        if tokens[at] != "/":
            break
    least, most = {")": (1, 1), "]": (0, 1), "]*": (0, None)}[tokens[at]]
    if (opening == "(") != (least == 1):
        raise LexiconError(f"“{' '.join(tokens)}”: {opening} and {tokens[at]} do not belong together")
    found = tuple(spelt) if spelt is not None and len(spelt) <= _MOST else None
    return _Item(sources=tuple(sources), spelt=found, least=least, most=most), at + 1


def _joined(items: Sequence[_Item], whole: str) -> str:
    """The pattern: a space goes with what may be absent, so that none is left over."""
    core = next((index for index, item in enumerate(items) if item.least and not item.gap), None)
    if core is None:
        raise LexiconError(f"“{whole}”: nothing in it has to stand there")
    before = "".join(_optional(item, "", " ") for item in items[:core])
    after = "".join(
        " " + _one_of(item.sources) if item.least and not item.gap else _optional(item, " ", "")
        for item in items[core + 1 :]
    )
    return before + _one_of(items[core].sources) + after


def _one_of(sources: Sequence[str]) -> str:
    return sources[0] if len(sources) == 1 else f"(?:{'|'.join(sources)})"


def _optional(item: _Item, left: str, right: str) -> str:
    if item.gap:
        return f"(?:{left}\\w+{right}){{{item.least},{item.most}}}"
    inside = "|".join(f"{left}{source}{right}" for source in item.sources)
    return f"(?:{inside})" + ("?" if item.most == 1 else "*")


def _spelt(items: Sequence[_Item]) -> list[str] | None:
    """All that a sequence may be, in plain letters; None where that is much."""
    texts = [""]
    for item in items:
        if item.spelt is None or item.most != 1 or len(texts) * len(item.spelt) > _MOST:
            return None
        own = item.spelt if item.least else ("", *item.spelt)
        texts = [f"{a} {b}".strip() for a, b in product(texts, own)]
    return texts


def _needs(items: Iterable[_Item]) -> list[frozenset[str]]:
    """The stretches that have to stand there, those first that are rarest in texts."""
    stretches: list[list[_Item]] = [[]]
    for item in items:
        if item.least and item.spelt is not None and len(_spelt([*stretches[-1], item]) or ()) > 0:
            stretches[-1].append(item)
        elif stretches[-1]:
            stretches.append([])
    found = [texts for stretch in stretches if (texts := _spelt(stretch)) and texts != [""]]
    return [frozenset(texts) for texts in sorted(found, key=_rarity, reverse=True)]


def _rarity(texts: Sequence[str]) -> tuple[int, int]:
    return -sum(text in EVERYWHERE for text in texts), min(map(len, texts))
