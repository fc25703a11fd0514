"""Finds faults of typed text that no reader sees and every search stumbles over."""

import re
import unicodedata

from generator.vietnamese.legacy import legacy_words


def text_faults(text: str) -> tuple[tuple[str, str], ...]:
    """(code, sentence), at most one for each code: control, legacy-encoding, not-nfc, zero-width, in this order.

    Line feed, carriage return and tab are no faults. A sentence names the first place (line and letter, from 1).
    """
    faults = []
    control = _CONTROL.search(text)
    if control is not None:
        faults.append(("control", f"Có ký tự điều khiển {_named(text, control.start())}; xóa ký tự ấy đi."))
    if text.isascii():
        return tuple(faults)
    leftovers = legacy_words(text)
    if leftovers:
        faults.append(("legacy-encoding", _legacy_sentence(leftovers)))
    if not unicodedata.is_normalized("NFC", text):
        where = _first_loose(text)
        faults.append(("not-nfc", f"Chữ có dấu viết rời (Unicode tổ hợp) {where}; gõ lại bằng Unicode dựng sẵn."))
    hidden = _hidden(text)
    if hidden is not None:
        faults.append(("zero-width", f"Có ký tự ẩn {_named(text, hidden.start())}; xóa ký tự ấy đi."))
    return tuple(faults)


_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029]")
# What takes no room or turns the way of reading, what no font has a picture of, and what is no letter at all.
_HIDDEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164"
    "\ud800-\uf8ff\ufdd0-\ufdef\ufe00-\ufe0d\ufeff\uffa0\ufff0-\uffff]"
)
_HIDDEN_BEYOND = re.compile("[\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U0010ffff]")  # alone, for speed
# As a picture or as a letter: that has a meaning behind a sign that is both, and in a keycap.
_SELECTOR = re.compile(
    "(?<![#*0-9\u00a9\u00ae\u203c-\u3299\U0001f000-\U0001faff])[\ufe0e\ufe0f]|(?<=[#*0-9])[\ufe0e\ufe0f](?!\u20e3)"
)


def _hidden(text: str) -> re.Match[str] | None:
    found = _HIDDEN.search(text) or _HIDDEN_BEYOND.search(text)
    return found or (_SELECTOR.search(text) if "\ufe0e" in text or "\ufe0f" in text else None)


def _named(text: str, at: int) -> str:
    return f"U+{ord(text[at]):04X} {_place(text, at)}"


def _place(text: str, at: int) -> str:
    return f"ở dòng {text.count(chr(10), 0, at) + 1}, chữ thứ {at - text.rfind(chr(10), 0, at)}"


def _legacy_sentence(leftovers: tuple[tuple[str, str], ...]) -> str:
    found, meant = leftovers[0]
    more = f" và {len(leftovers) - 1} chữ nữa" if len(leftovers) > 1 else ""
    advice = f"có lẽ là “{meant}”, gõ lại bằng Unicode" if meant else "gõ lại bằng Unicode"
    return f"Chữ “{found}”{more} còn sót từ bảng mã cũ hoặc bị đọc sai bảng mã; {advice}."


def _first_loose(text: str) -> str:
    """The first word that is not NFC, quoted; the words are looked at one by one only once a fault is known."""
    loose = next((word for word in text.split() if not unicodedata.is_normalized("NFC", word)), "")
    return f"ở “{unicodedata.normalize('NFC', loose)}”" if loose else "trong bài"
