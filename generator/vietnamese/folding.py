"""Folds Vietnamese text so that tones and marks do not count: search, slugs, "did you mean"."""

import difflib
import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

NAMELESS_SLUG = "khong-ten"


@lru_cache(maxsize=1 << 16)
def fold(text: str) -> str:
    """NFD without marks, đ to d, caseless, runs of white space as one space, none at the ends; idempotent."""
    if text.isascii():
        return " ".join(text.lower().split())
    bare = _MARKS.sub("", unicodedata.normalize("NFD", text)).casefold().replace("đ", "d")
    if not bare.isascii():
        bare = unicodedata.normalize("NFD", bare)
    return " ".join(bare.split())


@lru_cache(maxsize=1 << 16)
def slug(text: str) -> str:
    """Words of `[a-z0-9]` joined by hyphens; NAMELESS_SLUG if no letter or digit is left. Not unique: add the id."""
    compatible = text if text.isascii() else unicodedata.normalize("NFKC", text)
    return _NOT_SLUG.sub("-", fold(compatible)).strip("-") or NAMELESS_SLUG


def did_you_mean(word: str, candidates: Iterable[str]) -> str | None:
    """The nearest candidate with tones ignored, among equals the one nearest as written; None if none is near."""
    folded = fold(word)
    written: dict[str, list[str]] = {}
    for candidate in candidates:
        written.setdefault(fold(candidate), []).append(candidate)
    if not folded or not written:
        return None
    near = [folded] if folded in written else difflib.get_close_matches(folded, written, n=1, cutoff=_NEAR)
    if not near:
        return None
    return min(written[near[0]], key=lambda c: (-difflib.SequenceMatcher(None, word, c).ratio(), c))


_NEAR = 0.7
_MARKS = re.compile("[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f]+")
_NOT_SLUG = re.compile("[^a-z0-9]+")
