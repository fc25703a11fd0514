"""Recognises traces of encodings before Unicode (TCVN3, VNI) and of UTF-8 read as Latin text."""

import re
import unicodedata
from functools import lru_cache

from generator.vietnamese.syllable import is_syllable


def legacy_words(text: str) -> tuple[tuple[str, str], ...]:
    """(as found, as meant) for words left over in TCVN3, VNI or mistaken UTF-8; meant is "" where it is lost.

    A word counts only if it cannot be Vietnamese as written and becomes a Vietnamese syllable when decoded, so that
    ©2024, 25 °C, 5 µm, «thôn», Müller and São Paulo are left alone.
    """
    if text.isascii() or not (_SUSPECT_LETTER.search(text) or _SUSPECT_PAIR.search(text)):
        return ()
    found: dict[str, str] = {match[0]: _reread(match[0]) for match in _MOJIBAKE.finditer(text)}
    for match in _WORD.finditer(text):
        word = match[0].strip("«»").rstrip("¹®©")
        if len(word) > 1 and not word.isascii():
            meant = _decoded(word)
            if meant is not None:
                found[word] = meant
    return tuple(found.items())


_TCVN3 = dict(
    zip(
        "µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\u00adõøö÷ùúýûüþ¡¢§£¤¥¦",
        "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵĂÂĐÊÔƠƯ",
        strict=True,
    )
)
_VNI_TONES = dict(zip("øùûõï", "\u0300\u0301\u0309\u0303\u0323", strict=True))
_VNI_MARKS = dict(zip("âáàåãä", ("", *"\u0301\u0300\u0309\u0303\u0323"), strict=True))
_VNI_BREVES = dict(zip("êéèúüë", ("", *"\u0301\u0300\u0309\u0303\u0323"), strict=True))
_VNI_SINGLE = {"ô": "ơ", "ö": "ư", "ñ": "đ", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}
_VNI_PAIR = re.compile("[aeo][âáàåãä]|a[êéèúüë]|[aeouyôö][øùûõï]")

_LATIN_NOT_VIETNAMESE = "ÄÅÆÇËÎÏÐÑÖÛÜÞØäåæçëîïðñöûüþøß"
_CAPITALS = "ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝ"
_SIGNS = "µ¸¶·¹¨»¾¼½©®ª«¬\u00ad¡§¤¦×÷"
_SURE = re.compile(f"[{_LATIN_NOT_VIETNAMESE}{_SIGNS}]|[a-z][{_CAPITALS}]")
# Two searches and not one: each begins with a single class of characters, which is four times as fast on clean text.
_SUSPECT_LETTER = re.compile(f"[{_LATIN_NOT_VIETNAMESE}{_SIGNS}\ufffd]")
_SUSPECT_PAIR = re.compile(f"[a-z][{_CAPITALS}]|[aeoyAEOY][âáàãêéèúùõÂÁÀÃÊÉÈÚÙÕ]|[áÁ][º»]")
_WORD = re.compile(f"(?<![0-9])(?:[^\\W\\d_]|[{_SIGNS}])+")
_TRAIL = "".join(bytes([n]).decode("cp1252", errors="ignore") or chr(n) for n in range(0x80, 0xC0))
_MOJIBAKE = re.compile(
    f"\ufffd|(?:á[º»]|â€)[{re.escape(_TRAIL.translate(dict.fromkeys(map(ord, '‘’“”–—…»'))))}]|Ä[‘\u0090]|Æ[°¡]"
)
_OTHER_SENSE = re.compile("[µ](?:[mgslLFAVW]|mol)|[A-Za-z][×·÷][A-Za-z]")


@lru_cache(maxsize=1 << 12)
def _decoded(word: str) -> str | None:
    """The Vietnamese syllable meant, None if `word` is no leftover."""
    if _OTHER_SENSE.fullmatch(word):
        return None
    if _SURE.search(word) is not None and all(char.isascii() or char in _TCVN3 for char in word):
        meant = "".join(_TCVN3.get(char, char) for char in word)
        if is_syllable(meant):
            return meant
    small = word.lower()
    if is_syllable(small):
        return None
    if _VNI_PAIR.search(small) is None and not set(small) & set("öñæîûïøåä"):
        return None
    meant = _from_vni(small)
    return meant if is_syllable(meant) else None


def _from_vni(small: str) -> str:
    return unicodedata.normalize("NFC", re.sub(f"{_VNI_PAIR.pattern}|.", lambda pair: _vni_letter(pair[0]), small))


def _vni_letter(pair: str) -> str:
    if len(pair) == 1:
        return _VNI_SINGLE.get(pair, pair)
    vowel, mark = pair[0], pair[1]
    if mark in _VNI_TONES:
        return _VNI_SINGLE.get(vowel, vowel) + _VNI_TONES[mark]
    if mark in _VNI_MARKS:
        return f"{vowel}\u0302{_VNI_MARKS[mark]}"
    return f"{vowel}\u0306{_VNI_BREVES[mark]}"


def _reread(found: str) -> str:
    """UTF-8 read as Windows-1252, read again; "" where it cannot be."""
    try:
        return found.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return ""
