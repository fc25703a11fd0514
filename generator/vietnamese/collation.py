"""Orders Vietnamese words and names (CLDR vi: letters, then tones, then case; digits by value)."""

import re
import unicodedata
from functools import lru_cache
from typing import TypeAlias

SortKey: TypeAlias = tuple[str, str, str, str]
PersonKey: TypeAlias = tuple[tuple[str, str], tuple[str, str], tuple[str, str], SortKey]


@lru_cache(maxsize=1 << 16)
def sort_key(text: str) -> SortKey:
    """Letters of the whole text, then its tones, then its case (small first), then the text itself: a total order.

    White space sorts before punctuation, before numbers, before letters. Only comparable with other keys of this room.
    """
    composed = unicodedata.normalize("NFC", text)
    letters = composed.translate(_LETTERS)
    return (_DIGITS.sub(_by_value, letters), composed.translate(_TONES), composed.translate(_CASES), text)


@lru_cache(maxsize=1 << 16)
def person_key(name: str) -> PersonKey:
    """By given name (the last word, or the only one), then middle names, then family name, each with its tones."""
    words = name.split()
    family, *middle, given = words if len(words) > 1 else ("", *(words or ("",)))
    return (sort_key(given)[:2], sort_key(" ".join(middle))[:2], sort_key(family)[:2], sort_key(name))


_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_TONE_RANKS = dict(
    zip("\u0300\u0309\u0303\u0301\u0323", "12345", strict=True)
)  # huyền, hỏi, ngã, sắc, nặng; ngang is 0
_DIGITS = re.compile("[0-9]+")


def _by_value(match: re.Match[str]) -> str:
    """A number as its length and its digits, so that text order is the order of values."""
    digits = match[0].lstrip("0") or "0"
    return f"0{chr(len(digits))}{digits}"


def _split(char: str) -> tuple[str, str]:
    """A character as its small Vietnamese letter (or itself) and the marks that are no part of that letter."""
    apart = unicodedata.normalize("NFD", char.lower())
    letter, rest = apart[0], ""
    for mark in apart[1:]:
        joined = unicodedata.normalize("NFC", letter + mark)
        if len(joined) == 1 and joined in _ALPHABET:
            letter = joined
        else:
            rest += mark
    return letter, rest


class _Letters(dict[int, str]):
    """For str.translate: the first level, in ranges: ignored, white space, signs, digits, letters, other letters."""

    def __missing__(self, code: int) -> str:
        letter, _ = _split(chr(code))
        kind = unicodedata.category(letter)
        if letter in _ALPHABET:
            weight = chr(ord("A") + _ALPHABET.index(letter))
        elif letter in "0123456789":
            weight = letter
        elif letter.isspace():
            weight = " "
        elif kind[0] in "MC":
            weight = ""
        else:
            weight = ("~" if kind[0] in "LN" else "!") + letter
        self[code] = weight
        return weight


class _Tones(dict[int, str]):
    """For str.translate: the second level, one character for each letter, more for marks that Vietnamese has not."""

    def __missing__(self, code: int) -> str:
        letter, marks = _split(chr(code))
        tones = "".join(_TONE_RANKS.get(mark, f"9{mark}") for mark in marks)
        if unicodedata.category(letter)[0] == "M":
            tones = letter + marks
        self[code] = tones or ("0" if letter.isalpha() else "")
        return self[code]


class _Cases(dict[int, str]):
    """For str.translate: the third level, small before capital."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        self[code] = str(int(char != char.lower())) if char.isalpha() else ""
        return self[code]


_LETTERS = _Letters()
_TONES = _Tones()
_CASES = _Cases()
