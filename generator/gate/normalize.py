"""Text made plain for matching: NFC, nothing hidden, one spelling of tones; and the way back to its place."""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_right
from dataclasses import dataclass
from typing import Protocol

from generator.vietnamese import fold

_HIDDEN = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u20e3\u3164\ufe00-\ufe0f"
    "\ufeff"
)
_ODD = re.compile(
    rf"[{_HIDDEN}\u0300-\u036f\u0085\u00a0\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\uff01-\uff5e\r]|[^ \n] {{2}}|&#|"
    rf"\\[xuU][0-9a-fA-F]{{2}}"
)
_PIECE = re.compile(
    rf"&#x(?P<hex>[0-9a-fA-F]{{1,6}});?|&#(?P<dec>[0-9]{{1,7}});?"
    rf"|\\(?:x(?P<x>[0-9a-fA-F]{{2}})|u(?P<u>[0-9a-fA-F]{{4}})|U(?P<U>[0-9a-fA-F]{{8}}))"
    rf"|[^{_HIDDEN}\u0300-\u036f](?:[{_HIDDEN}]*[\u0300-\u036f])*|.",
    re.DOTALL,
)
_INVISIBLE = re.compile(f"[{_HIDDEN}]")
_OLD = "oà oá oả oã oạ oè oé oẻ oẽ oẹ uỳ uý uỷ uỹ uỵ".split()
_NEW = "òa óa ỏa õa ọa òe óe ỏe õe ọe ùy úy ủy ũy ụy".split()
_PLACED = {
    **dict(zip(_OLD, _NEW, strict=True)),
    **dict(zip((s.upper() for s in _OLD), (s.upper() for s in _NEW), strict=True)),
}
# A tone on the wrong letter: «hòan cảnh».
_MOVED = {
    spelt: unicodedata.normalize("NFC", unicodedata.normalize("NFD", spelt[0])[0] + spelt[1] + mark)
    for base in "oO"
    for mark in "\u0300\u0301\u0309\u0303\u0323"
    for second in "aAeE"
    for spelt in [unicodedata.normalize("NFC", base + mark) + second]
}
_SLIPPED = re.compile("[òóỏõọÒÓỎÕỌ][aAeE](?=[ncgtmiyuNCGTMIYU])")
_PLACING = re.compile("(?<![qQ])[oOuU][àáảãạèéẻẽẹỳýỷỹỵÀÁẢÃẠÈÉẺẼẸỲÝỶỸỴ](?![^\\W\\d_])")
_MARKED = [chr(c) for c in (*range(0xC0, 0x1B1), *range(0x1EA0, 0x1EFA)) if len(fold(chr(c))) == 1]
_PLAIN = {ord(c): fold(c).upper() if c.isupper() else fold(c) for c in _MARKED}
_BARE = {ord(c): fold(c) for c in (*_MARKED, *map(chr, range(ord("A"), ord("Z") + 1)))} | dict.fromkeys(
    map(ord, "_*~-"), " "
)


class Placed(Protocol):
    """A text whose offsets have a place in the file as it was written."""

    @property
    def lower(self) -> str: ...

    def place(self, at: int) -> tuple[int, int]:
        """Line and column, from 1."""

    def last_line(self, at: int) -> int:
        """The line in which the value ends that has this offset; of a text that is not decoded the line itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NormalizedText:
    """`text` cleaned, `lower` in small letters: letter for letter of the same length."""

    text: str
    lower: str
    lines: tuple[int, ...]
    back: array[int] | None

    def place(self, at: int) -> tuple[int, int]:
        was = (self.back[min(at, len(self.back) - 1)] if self.back else 0) if self.back is not None else at
        line = bisect_right(self.lines, was)
        return line, was - self.lines[line - 1] + 1

    def last_line(self, at: int) -> int:
        return self.place(at)[0]


def normalize(raw: str) -> NormalizedText:
    text, back = _clean(raw)
    text = one_spelling(text)
    if _NEAR_DIGIT.search(text):
        text = _ZERO.sub(lambda match: match[0].translate(_AS_DIGITS), text)
    lower = small(text)
    starts = [0]
    starts.extend(m.end() for m in _NEWLINE.finditer(raw))
    return NormalizedText(text=text, lower=lower, lines=tuple(starts), back=back)


def one_spelling(word: str) -> str:
    """The spelling of tones that a NormalizedText has: hòa for hoà, ủy for uỷ."""
    word = _SLIPPED.sub(lambda m: _MOVED[m[0]], word)
    return _PLACING.sub(lambda m: _PLACED.get(m[0], m[0]), word)


def small(text: str) -> str:
    """Small letters, never another number of letters."""
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def toneless(text: str) -> str:
    return text.translate(_PLAIN)


def plain(lower: str) -> str:
    """Words alone: without tones, one space for whatever joins them. `lower` is in small letters, or one letter."""
    return " ".join(lower.translate(_BARE).split())


_NEAR_DIGIT = re.compile("[0-9][oOIl]|[oOIl][0-9]")
# The letter O in a number is a zero, I a one: «O9I2 445 O78».
_ZERO = re.compile(r"(?<![^\W_])[0-9oOIl]*(?:[0-9][oOIl]|[oOIl][0-9])[0-9oOIl]*(?![^\W_])")
_AS_DIGITS = str.maketrans("oOIl", "0011")
_NEWLINE = re.compile("\n")
_DIGIT = re.compile(r"(?![0-9])\d")  # the digits of other scripts


def _clean(raw: str) -> tuple[str, array[int] | None]:
    """The text as it looks, and for each letter where it stood (None: where it stands)."""
    if _ODD.search(raw) is None and (raw.isascii() or _DIGIT.search(raw) is None):
        return raw, None
    out: list[str] = []
    back = array("q")
    for match in _PIECE.finditer(raw):
        for char in _seen(match):
            if char == " " and len(out) > 1 and out[-1] == " " and out[-2] not in " \n":
                continue  # one space between two words; those that indent a line stay
            out.append(char)
            back.append(match.start())
    return "".join(out), back


def _seen(match: re.Match[str]) -> str:
    """What a reader sees of one piece; "" for what nobody sees."""
    coded = match["hex"] or match["x"] or match["u"] or match["U"]
    number = int(coded, 16) if coded else int(match["dec"]) if match["dec"] else None
    piece = match[0]
    if number is not None:
        piece = chr(number) if number < 0x110000 else ""
    piece = unicodedata.normalize("NFC", _INVISIBLE.sub("", piece))
    if piece in ("\n", "\t", ""):
        return piece
    if piece.isspace():
        return " "
    return "".join(_narrow(c) for c in piece)


def _narrow(char: str) -> str:
    if char.isascii():
        return char
    if char.isdecimal():
        return str(unicodedata.decimal(char))
    return unicodedata.normalize("NFKC", char) if "\uff01" <= char <= "\uff5e" else char
