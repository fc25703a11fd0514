"""Parses a Vietnamese syllable: onset, rime and the letter that bears the tone."""

import re
import unicodedata
from functools import lru_cache


@lru_cache(maxsize=1 << 14)
def is_syllable(word: str) -> bool:
    """Whether `word` is spelt as one Vietnamese syllable (both hòa and hoà); not whether any dictionary has it."""
    base, bearer = "", None
    for char in unicodedata.normalize("NFC", word.lower()):
        letter = _toneless(char)
        if letter != char:
            if bearer is not None:
                return False
            bearer = len(base)
        base += letter
    match = _SYLLABLE.fullmatch(base)
    if match is None:
        return False
    return bearer is None or bearer - match.start("rime") in _bearers(match["rime"])


_TONES = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_RIMES = """
a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
e ec em en eng eo ep et ê êch êm ên êng ênh êp êt êu
i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu
o oc oi om on ong op ot ooc oong oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oe oen oeo oet
ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
u ua uc ui um un ung up ut uân uâng uât uây uê uêch uên uênh uôc uôi uôm uôn uông uôt uơ
uy uya uych uynh uyn uyp uyt uyu uyên uyêt
ư ưa ưc ưi ưm ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu y ych ynh yt yêm yên yêng yêt yêu
"""
_SYLLABLE = re.compile(f"(?:ngh?|nh|th|tr|ch|gh|gi|kh|ph|qu|[bcdđghklmnprstvx])?(?P<rime>{'|'.join(_RIMES.split())})")


@lru_cache(maxsize=1 << 10)
def _toneless(char: str) -> str:
    return unicodedata.normalize("NFC", _TONES.sub("", unicodedata.normalize("NFD", char)))


@lru_cache(maxsize=1 << 10)
def _bearers(rime: str) -> tuple[int, ...]:
    """Where the tone may stand in a rime; two places for oa, oe, uy without an ending."""
    marked = [i for i, char in enumerate(rime) if char in "ăâêôơư"]
    if marked:
        return (marked[-1],) if rime not in ("ưa", "ưu", "ưi") else (0,)
    vowels = len(rime.rstrip("bcghmnpt"))
    if vowels < len(rime):
        return (vowels - 1,)
    if vowels == 2 and rime in ("oa", "oe", "uy"):
        return (0, 1)
    return (1,) if vowels == 3 else (0,)
