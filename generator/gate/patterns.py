"""How a rule writes the words it looks for: Vietnamese once, matched with tones and without, in any case."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from generator.gate.normalize import one_spelling, toneless

UPPER = "A-ZĐ" + "".join(c for c in map(chr, (*range(0xC0, 0x1B1), *range(0x1EA0, 0x1EFA))) if c.isupper())
LOWER = "a-zđ" + "".join(c for c in map(chr, (*range(0xC0, 0x1B1), *range(0x1EA0, 0x1EFA))) if c.islower())
# «Bốn», «H'Hen», «K’Brơi», «A»
CAPITAL = f"(?:[{UPPER}]['’][{UPPER}][{LOWER}'’]+|[{UPPER}][{LOWER}'’]+|[{UPPER}](?![^\\W\\d_]))"
GAP = r"[\s_*~\-]{1,4}"
START, END = r"(?<![^\W_])", r"(?![^\W_])"
_TOKEN = re.compile(r"\\.|\[(?:\\.|[^\]])*\]|\{[0-9,]*\}|\(\?P<\w+>|\(\?(?:[:=!]|<[=!])|!?[^\W\d_]+| |.", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """One alternative of a pattern. `needs`: whole words, in plain letters, one of which is in each match, if known.

    So is one of `also`, if there are any.
    """

    pattern: str
    needs: frozenset[str] | None = None
    also: frozenset[str] = frozenset()


@dataclass(frozen=True, kw_only=True)
class Words:
    """What `words` makes. `toned` is for text that has tones, `bare` for text that has none at all.

    `parts` are its alternatives, where they are known one by one.

    Both are compiled when they are first needed: most builds judge no file or few.
    """

    pattern: str
    whole: bool
    strict: bool
    parts: tuple[Phrase, ...] = ()

    @cached_property
    def toned(self) -> re.Pattern[str]:
        return re.compile(self._edged(_source(self.pattern, strict=self.strict)))

    @cached_property
    def bare(self) -> re.Pattern[str]:
        return re.compile(self.bare_source)

    @property
    def bare_source(self) -> str:
        return self._edged(_source(self.pattern, bare=True))

    def finditer(self, text: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
        """Every match in `text`, which is in small letters."""
        return self._for(text).finditer(text, start, len(text) if end is None else end)

    def search(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        return self._for(text).search(text, start, len(text) if end is None else end)

    def match(self, text: str, start: int = 0) -> re.Match[str] | None:
        """A match that begins at `start`."""
        return self._for(text).match(text, start)

    def _for(self, text: str) -> re.Pattern[str]:
        return self.bare if is_bare(text) else self.toned

    def _edged(self, source: str) -> str:
        return f"{START}(?:{source}){END}" if self.whole else f"(?:{source})"


@lru_cache(maxsize=256)
def is_bare(text: str) -> bool:
    """True for a text of several words in which no letter bears a tone or mark."""
    return text.isascii() or toneless(text) == text


def words(pattern: str, *, whole: bool = True, strict: bool = False, parts: Sequence[Phrase] = ()) -> Words:
    """A regular expression in which each word also matches without tones, and a space any small gap between words.

    `!tố !cáo` matches only with tones, except in a text that has none: "to cao" is also a tall tree. `whole`: the
    match begins and ends at the edge of a word. `strict`: as if every word had its `!`.
    """
    return Words(pattern=pattern, whole=whole, strict=strict, parts=tuple(parts))


def _source(pattern: str, *, bare: bool = False, strict: bool = False) -> str:
    return "".join(_token(match[0], bare=bare, strict=strict) for match in _TOKEN.finditer(pattern))


def _token(token: str, *, bare: bool, strict: bool) -> str:
    if token == " ":
        return GAP
    word = token.removeprefix("!")
    if not word or not word.isalpha():
        return token
    word = one_spelling(word)
    plain = toneless(word)
    if bare:
        return f"(?:{plain})"
    return f"(?:{word})" if strict or plain == word or token.startswith("!") else f"(?:{word}|{plain})"
