"""Splits text into folded words for the search; `site/theme/assets/search.js` does exactly the same."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache, partial
from typing import NamedTuple


class Word(NamedTuple):
    """`key` is what is looked up (no tones, đ is d, final y after a consonant is i), `form` how it was spelt.

    A form is small letters in NFC with the tone where new spelling puts it (hòa, never hoà).
    """

    key: str
    form: str


Run = tuple[Word, ...]


def runs(text: str) -> tuple[Run, ...]:
    """Words that stand together, one run for each part of a sentence; a number is a word of its own.

    A date is a run of numbers, however it is written: «3/9/2020» and «ngày 3 tháng 9 năm 2020» are 3, 9, 2020.
    A letter that stands for the kind of a place is that word: «P.1 Q.10» is phường 1 quận 10. The stop of a longer
    abbreviation ends no sentence: «TP.HCM», «TT. Cao Lộc».
    """
    plain = unicodedata.normalize("NFKC", _HIDDEN.sub("", text)).lower().replace("ð", "đ")
    plain = _THOUSANDS.sub(lambda m: m[0].replace(".", ""), plain)
    plain = _SHORT.sub(lambda m: f"{m[1]}{_PLACES[m[2]]} ", _STOP.sub(r"\1\2 ", plain))
    plain = _NUMBERED.sub(r"\1\n", plain)
    for pattern, order in _DATES:
        plain = pattern.sub(partial(_date, order), plain)
    found = (tuple(_word(raw) for raw in _WORD.findall(part)) for part in _BREAK.split(plain))
    return tuple(run for run in found if run)


def key(text: str) -> str:
    """The folded words of a text in one line, to compare names with."""
    return " ".join(word.key for run in runs(text) for word in run)


_HIDDEN = re.compile("[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_THOUSANDS = re.compile(r"\b[0-9]{1,3}(?:\.[0-9]{3})+(?![0-9])", re.ASCII)
_LETTERS = "a-z\u00df-\u1eff"
_STOP = re.compile(rf"(^|[^0-9{_LETTERS}.])([b-df-hj-np-tv-xzđ]{{2,4}})\. *(?=[0-9{_LETTERS}])")
_PLACES = {"p": "phường", "q": "quận", "h": "huyện", "x": "xã", "t": "tỉnh"}
# A number follows only p and q; without a stop the others are hours, times and tonnes.
_SHORT = re.compile(
    rf"(^|[^0-9{_LETTERS}.])([pq](?=[. ]*[0-9]| +[{_LETTERS}]{{2}})|[hpqtx](?=\. *[{_LETTERS}]{{2}}))[. ]*"
)
# The number of what is counted is no day of the month that follows: «Khối 4 tháng 4/2026».
_NUMBERED = re.compile(
    rf"((?:^|[^{_LETTERS}])(?:kh[ốo]i|t[ổo]|khu|ph[ốo]|th[ôo]n|x[óo]m|b[ảa]n|[ấa]p|bu[ôo]n|l[àa]ng|ph[ưu][ờo]ng|qu[ậa]n|t?dp|kp"
    "|b[ộo]|[đd][ộo]i|s[ốo]|[đd][ợo]t|l[ầa]n|k[ỳy]|qu[ýy]) +[0-9]{1,2}) +(?=th[áa]ng )"
)
_DAY, _MONTH, _YEAR, _END = "([0-9]{1,2})", "([0-9]{1,2})", "((?:19|20)[0-9]{2})", "(?![0-9])"
_THE_DAY, _THE_MONTH, _THE_YEAR = "(?:ng[àa]y +)?", "th[áa]ng +", ",? +n[ăa]m +"
# Each with the order in which its groups make day, month, year.
_DATES = tuple(
    (re.compile(f"(^|[^0-9{_LETTERS}/.,-])" + pattern + _END), order)
    for pattern, order in (
        (f"{_YEAR}-{_MONTH}-{_DAY}", (4, 3, 2)),
        (f"{_THE_DAY}{_DAY} *[/.-] *{_MONTH}(?: *[/.-] *|{_THE_YEAR}){_YEAR}", (2, 3, 4)),
        (f"{_THE_DAY}{_DAY} +{_THE_MONTH}{_MONTH}(?: *[/.-] *|{_THE_YEAR}| +){_YEAR}", (2, 3, 4)),
        (f"{_THE_MONTH}{_MONTH}(?: *[/.-] *|{_THE_YEAR}| +){_YEAR}", (0, 2, 3)),
        (f"{_MONTH} *[/.-] *{_YEAR}", (0, 2, 3)),
        (f"{_THE_DAY}{_DAY} +{_THE_MONTH}{_MONTH}", (2, 3, 0)),
        (f"ng[àa]y +{_DAY} *[/.-] *{_MONTH}", (2, 3, 0)),
        (f"n[ăa]m +{_YEAR}", (0, 0, 2)),
    )
)
_BREAK = re.compile('[.;:!?…\n()"“”«»]+')
_WORD = re.compile("[0-9]+|[a-z\u00df-\u00f6\u00f8-\u024f\u1ea0-\u1eff\u0300-\u036f]+")
_MARKS = re.compile("[\u0300-\u036f]")
_OLD_PLACE = re.compile("(^|[^q])(?:(o)([ae])|(u)(y))([\u0300\u0301\u0303\u0309\u0323])$")
_FINAL_Y = re.compile("(^|[^aeouy]|qu)y$")


def _date(order: tuple[int, int, int], match: re.Match[str]) -> str:
    day, month, year = (int(match[n]) if n else 0 for n in order)
    if day > 31 or month > 12:
        return match[0]
    return match[1] + "\n" + " ".join(str(n) for n in (day, month, year) if n) + "\n"


@lru_cache(maxsize=1 << 16)
def _word(raw: str) -> Word:
    if raw[0].isdecimal():
        number = raw.lstrip("0") or "0"
        return Word(number, number)
    loose = unicodedata.normalize("NFD", raw)
    form = unicodedata.normalize("NFC", _OLD_PLACE.sub(r"\1\2\4\6\3\5", loose))
    return Word(_FINAL_Y.sub(r"\1i", _MARKS.sub("", loose).replace("đ", "d")), form)
