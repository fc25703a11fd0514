"""Compares names of places that are spelt in several ways: Hoà and Hòa, Thuỷ and Thủy, Ea H’Leo and Ea H'leo."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from generator.vietnamese import fold

_BETWEEN = re.compile(r"[\s\-–'’.,;]+")
_TONES = re.compile("[\u0300\u0301\u0303\u0309\u0323]")


def letters(text: str) -> str:
    """The letters alone, without tones, marks and what stands between words."""
    return _BETWEEN.sub("", fold(text)).replace("y", "i")


@lru_cache(maxsize=1 << 15)
def spelt(text: str) -> str:
    """The same with tones and marks: each word's tone stands at its end, wherever it was written."""
    return "".join(_tone_last(word) for word in _BETWEEN.split(unicodedata.normalize("NFD", text.casefold())))


def _tone_last(word: str) -> str:
    return _TONES.sub("", word).replace("y", "i") + "".join(_TONES.findall(word))
