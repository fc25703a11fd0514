"""Corrects what has exactly one right answer: dates and numbers written by habit, labels for words, keys."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping

from generator import dates
from generator.vietnamese import fold

_DAY_FIRST = re.compile(r"(?:ngày )?(?P<d>[0-9]{1,2})([/.-])(?P<m>[0-9]{1,2})\2(?P<y>[0-9]{4})")
_YEAR_FIRST = re.compile(r"(?P<y>[0-9]{4})([/.-])(?P<m>[0-9]{1,2})\2(?P<d>[0-9]{1,2})")
_TIME = re.compile(r"(?P<h>[0-9]{1,2})(?:[:hg](?P<m>[0-9]{2})|[hg])")
_APART = re.compile(r"[1-9][0-9]{0,2}(?P<sign>[. _])[0-9]{3}(?:(?P=sign)[0-9]{3}){0,3}|0+[1-9][0-9]{0,13}")
_FLAGS = {"true": "true", "yes": "true", "có": "true", "đúng": "true", "false": "false", "no": "false",
          "không": "false", "sai": "false"}  # fmt: skip


def date(word: str) -> str | None:
    """`3/9/2020` is `2020-09-03`: in Viet Nam the day comes before the month."""
    match = _DAY_FIRST.fullmatch(_plain(word)) or _YEAR_FIRST.fullmatch(word)
    if match is None:
        return None
    text = f"{match['y']}-{int(match['m']):02}-{int(match['d']):02}"
    try:
        return dates.parse(text).text
    except dates.DateError:
        return None


def time(word: str) -> str | None:
    """`19h30`, `7:05`, `8h`; no part of the day is guessed."""
    match = _TIME.fullmatch(_plain(word))
    if match is None:
        return None
    text = f"{int(match['h']):02}:{match['m'] or '00'}"
    try:
        dates.parse_time(text)
    except dates.DateError:
        return None
    return text


def number(word: str) -> str | None:
    """`5.000` is `5000`, `010` is `10`. Not `5,000`: the comma also stands before a fraction."""
    return re.sub("[._ ]", "", word).lstrip("0") if _APART.fullmatch(word) else None


def flag(word: str) -> str | None:
    return _FLAGS.get(_plain(word))


def choice(word: str, labels: Mapping[str, str]) -> str | None:
    """The one word with this very label, or the one that differs in hyphens and case only."""
    said = [key for key, label in labels.items() if label and _plain(label) == _plain(word)]
    return said[0] if len(said) == 1 else key(word, labels)


def key(word: str, known: Iterable[str]) -> str | None:
    """The one known key that differs in tones, hyphens and case only."""
    same = [k for k in known if _bare(k) == _bare(word)]
    return same[0] if len(same) == 1 else None


def _plain(word: str) -> str:
    return unicodedata.normalize("NFC", word).casefold()


def _bare(word: str) -> str:
    return re.sub("[-_ ]+", "_", fold(word))
