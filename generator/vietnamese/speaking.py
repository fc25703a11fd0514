"""Turns written Vietnamese into what a reader says aloud: dates, hours, money, shares and numbers in words."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Readings:
    """How abbreviations are said. `words` in a text ("UBND"), `symbols` in the number of a document ("CT")."""

    words: Mapping[str, str] = field(default_factory=dict)
    symbols: Mapping[str, str] = field(default_factory=dict)


PLAIN = Readings()


@lru_cache(maxsize=1 << 12)
def spoken(text: str, readings: Readings = PLAIN) -> str:
    """The text with nothing left that has to be worked out while reading; what is not known stays as written."""
    line = text.replace("\u00a0", " ")
    if _TO_SAY.search(line) is None:
        return line
    line = _JOINED.sub(" ", line.replace(" & ", " và "))
    return _TIGHT.sub(", ", _TOKEN.sub(lambda match: _said(match, readings), line))


def syllables(text: str) -> int:
    """How many syllables a text that is already in words has: Vietnamese writes each by itself."""
    return len(text.split())


@lru_cache(maxsize=1 << 12)
def cardinal(value: int) -> str:
    """«một trăm linh năm», «hai nghìn không trăm hai mươi»; ValueError below zero."""
    if value < 0:
        raise ValueError(f"no cardinal: {value}")
    if value < 1000:
        return _below_thousand(value, whole=True)
    if value >= 10**9:
        head, rest = divmod(value, 10**9)
        return f"{cardinal(head)} tỷ" + _rest(rest, 10**6)
    unit, name = (10**6, "triệu") if value >= 10**6 else (1000, "nghìn")
    head, rest = divmod(value, unit)
    return f"{cardinal(head)} {name}" + _rest(rest, unit // 1000)


def _rest(rest: int, unit: int) -> str:
    """What follows a group of three digits; an empty group between two that are not is said, so that none is lost."""
    if rest == 0:
        return ""
    head, tail = divmod(rest, unit)
    said = f" {_below_thousand(head, whole=False)}" if head else " không"
    return f"{said} {_GROUPS[unit]}".rstrip() + (_rest(tail, unit // 1000) if unit > 1 else "")


def _below_thousand(value: int, *, whole: bool) -> str:
    """Three digits; inside a greater number (not `whole`) the hundreds are said even when there are none."""
    hundreds, rest = divmod(value, 100)
    said = f"{_DIGITS[hundreds]} trăm" if hundreds or not whole else ""
    if rest == 0:
        return said or _DIGITS[0]
    if rest < 10:
        return f"{said} linh {_DIGITS[rest]}" if said else _DIGITS[rest]
    tens, ones = divmod(rest, 10)
    ten = "mười" if tens == 1 else f"{_DIGITS[tens]} mươi"
    one = {0: "", 1: "một" if tens == 1 else "mốt", 4: "bốn" if tens == 1 else "tư", 5: "lăm"}.get(ones, _DIGITS[ones])
    return " ".join(word for word in (said, ten, one) if word)


def _decimal(text: str) -> str:
    """ "1.234,5", "81,16" or "2.5": after the comma digit by digit, as readers do."""
    whole, comma, decimals = text.partition(",") if "," in text or _THOUSANDS.fullmatch(text) else text.partition(".")
    said = cardinal(int(whole.replace(".", "")))
    if not comma:
        return said
    digits = [_DIGITS[int(digit)] for digit in decimals]
    if len(decimals) == 2 and decimals[1] == "5" and decimals[0] != "0":
        digits[1] = "lăm"
    return f"{said} phẩy {' '.join(digits)}"


def _said(match: re.Match[str], readings: Readings) -> str:
    text, kind = match[0], next(kind for kind in _KINDS if match[kind])
    before = _before(match)
    if kind == "capitals":
        said = _abbreviation(text, before[-1] if before else "", readings)
    elif kind == "document":
        said = _document(text, before, readings)
    else:
        said = _WAYS[kind](match, before[-1] if before else "")
    start = match.string[: match.start()].rstrip(" “")
    sentence = not start or start[-1] in ".!?…\n"
    return said[:1].upper() + said[1:] if sentence and said != text else said


def _before(match: re.Match[str]) -> list[str]:
    """The one or two words that the token follows, in small letters; none after a stop."""
    found = _LAST_WORDS.search(match.string, max(0, match.start() - 16), match.start())
    return found[0].lower().split() if found else []


def _abbreviation(text: str, before: str, readings: Readings) -> str:
    if _ROMAN.fullmatch(text) and before in _BEFORE_ROMAN:
        return _ordinal(_roman(text), before)
    return readings.words.get(text, text)


def _document(text: str, before: Sequence[str], readings: Readings) -> str:
    """ "08-CT/HU" is «số tám, chỉ thị, huyện ủy»; after «Chỉ thị» the kind is not said twice."""
    number, *rest = re.split("[-/]", text)
    numbered = before[-1:] == ["số"]
    parts = [cardinal(int(number)) if numbered else f"số {cardinal(int(number))}"]
    kind = "".join(before[:-1][-1:] if numbered else before[-1:])
    symbols = [symbol for symbol in rest if not symbol.isdecimal()]
    parts += [f"năm {cardinal(int(year))}" for year in rest if year.isdecimal()]
    for at, symbol in enumerate(symbols):
        bare = symbol.rstrip("0123456789")
        if at == 0 and len(symbols) > 1:  # what it is; then whose it is. "TT" is a circular here, elsewhere a town
            said = readings.symbols.get(bare, bare)
            if said.split()[-1] == kind:
                continue
        else:
            said = readings.words.get(bare, bare)
        parts.append(said + (f" khóa {cardinal(int(symbol[len(bare) :]))}" if bare != symbol else ""))
    return ", ".join(parts)


def _date(match: re.Match[str], before: str) -> str:
    day, month, year = (int(part) for part in re.split("[/.-]", match["date"]))
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return " ".join(_decimal(part) for part in re.split("[/.-]", match["date"]))
    return _of_day(day, before) + f" tháng {_month(month)} năm {cardinal(year)}"


def _iso(match: re.Match[str], before: str) -> str:
    year, month, day = (int(part) for part in match["iso"].split("-"))
    return _of_day(day, before) + f" tháng {_month(month)} năm {cardinal(year)}"


def _of_day(day: int, before: str) -> str:
    return cardinal(day) if before in ("ngày", "mùng", "mồng") else f"ngày {cardinal(day)}"


def _month(month: int) -> str:
    return "tư" if month == 4 else cardinal(month)


def _month_of_year(match: re.Match[str], before: str) -> str:
    month, year = (int(part) for part in match["month"].split("/"))
    if not 1 <= month <= 12:
        return f"{cardinal(month)} năm {cardinal(year)}" if before == "quý" else _ratio_of(match["month"])
    lead = "" if before in ("tháng", "quý") else "tháng "
    return f"{lead}{cardinal(month) if before == 'quý' else _month(month)} năm {cardinal(year)}"


def _time(match: re.Match[str], before: str) -> str:
    hour, minute = match["hour"], int(match["minute"] or 0)
    if int(hour) > 24:
        return f"{cardinal(int(hour))} giờ {cardinal(minute)} phút"
    return f"{cardinal(int(hour))} giờ" + (f" {cardinal(minute)} phút" if minute else "")


def _digits(match: re.Match[str], before: str) -> str:
    groups = re.split("[ .]", match["digits"])
    return ", ".join(" ".join(_DIGITS[int(digit)] for digit in group) for group in groups if group)


def _range(match: re.Match[str], before: str) -> str:
    low, high = re.split("[-–]", match["range"].replace(" ", ""))
    return f"{_ordinal(int(low), before) if low.isdecimal() else _decimal(low)} đến {_decimal(high)}" + _unit(
        match, "of"
    )


def _days(match: re.Match[str], before: str) -> str:
    """ "3-5/9/2020" and "30/4-1/5"."""
    low, high = re.split(" ?[-–] ?", match["days"])
    day, month, *year = (int(part) for part in high.split("/"))
    first = [int(part) for part in low.split("/")]
    said = _of_day(first[0], before) + (f" tháng {_month(first[1])}" if len(first) > 1 else "")
    said += f" đến ngày {cardinal(day)} tháng {_month(month)}"
    return said + (f" năm {cardinal(year[0])}" if year else "")


def _ratio(match: re.Match[str], before: str) -> str:
    first, second = (int(part) for part in match["ratio"].split("/"))
    if before in _BEFORE_DAY and 1 <= first <= 31 and 1 <= second <= 12:
        return _of_day(first, before) + f" tháng {_month(second)}"
    if first < second <= 10 and _PART_OF.match(match.string, match.end()):
        return f"{cardinal(first)} phần {_month(second)}"
    return _ratio_of(match["ratio"])


def _ratio_of(text: str) -> str:
    return " trên ".join(cardinal(int(part)) for part in text.split("/"))


def _number(match: re.Match[str], before: str) -> str:
    text = match["number"]
    if text[0] == "0" and text.isdecimal() and len(text) > 2:
        return " ".join(_DIGITS[int(digit)] for digit in text)
    said = _ordinal(int(text), before) if text.isdecimal() else _decimal(text)
    return said + _unit(match, "")


def _unit(match: re.Match[str], group: str) -> str:
    unit, each = match[f"unit{group}"], match[f"each{group}"]
    return (f" {_UNITS[unit]}" if unit else "") + (f" mỗi {_UNITS.get(each, each)}" if each else "")


def _ordinal(value: int, before: str) -> str:
    """«thứ nhất», «thứ tư», «tháng tư»; elsewhere the plain number."""
    if before == "thứ" and value in (1, 4):
        return "nhất" if value == 1 else "tư"
    return _month(value) if before == "tháng" else cardinal(value)


def _roman(text: str) -> int:
    values = [_ROMANS[char] for char in text]
    return sum(-v if v < max(values[i:]) else v for i, v in enumerate(values))


_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_GROUPS = {10**6: "triệu", 1000: "nghìn", 1: ""}
_ROMANS = {"I": 1, "V": 5, "X": 10, "L": 50}
_UNITS = {
    "%": "phần trăm", "m": "mét", "km": "ki lô mét", "cm": "xăng ti mét", "mm": "mi li mét", "m²": "mét vuông",
    "m2": "mét vuông", "km²": "ki lô mét vuông", "km2": "ki lô mét vuông", "m³": "mét khối", "m3": "mét khối",
    "ha": "héc ta", "kg": "ki lô gam", "g": "gam", "l": "lít", "kW": "ki lô oát", "kWh": "ki lô oát giờ",
    "kV": "ki lô vôn", "đ": "đồng", "°C": "độ xê",
}  # fmt: skip
_BEFORE_DAY = frozenset(
    "ngày mùng mồng hôm sáng trưa chiều tối đêm dịp lễ mừng từ đến tới trước sau hết nhật hai ba tư năm sáu bảy".split()
)
_BEFORE_ROMAN = frozenset("quý khóa thứ hội kỳ lần cấp chương phần mục đợt".split())
_ROMAN = re.compile("[IVXL]+")
_THOUSANDS = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+|[0-9]+")
_LAST_WORDS = re.compile(r"(?:[^\W\d_]+ )?[^\W\d_]+ $")
_JOINED = re.compile(r"(?<=[^\W\d_])-(?=[0-9])")
_TIGHT = re.compile(r"(?<=[^\W\d_]),(?=[^\W\d_])")
_PART_OF = re.compile(" (?:số|tổng|diện tích|chiều dài|thời gian)")
_TO_SAY = re.compile("[0-9&]|[A-ZĐ]{2}|[IVXL](?![^\\W\\d_])")
_NUMBER = r"(?:[0-9]{1,3}(?:\.[0-9]{3})+(?![0-9])(?:,[0-9]+)?|(?<![0-9],)[0-9]+[.,][0-9]{1,3}(?![0-9]|,[0-9])|[0-9]+)"
_SYMBOL = "[A-ZĐ]{2}[A-ZĐ]*[a-z]{0,2}[0-9]*"
_EACH = "hộ|người|khẩu|tháng|năm|ngày|lần|buổi|nhà|ha|kg|m2|m²|sào|thôn|xã"
_WITH = (
    "(?: ?(?P<unit{0}>" + "|".join(sorted(_UNITS, key=lambda unit: -len(unit))) + r")(?![\w²³]))?"
    rf"(?:(?<=[\w%²³])/(?P<each{{0}}>{_EACH})(?!\w))?"
)
_TOKEN = re.compile(
    "(?<![\\w/])(?:"
    rf"(?P<document>[0-9]+(?:/(?:19|20)[0-9]{{2}})?[-/]{_SYMBOL}(?:[-/]{_SYMBOL})*(?!\w))"
    r"|(?P<days>[0-3]?[0-9](?:/[01]?[0-9])? ?[-–] ?[0-3]?[0-9]/[01]?[0-9](?:/[0-9]{4})?(?![0-9/]))"
    r"|(?P<iso>(?:19|20)[0-9]{2}-(?:0[1-9]|1[0-2])-[0-3][0-9](?![0-9]))"
    r"|(?P<date>[0-9]{1,2}(?:/[0-9]{1,2}/|\.[0-9]{1,2}\.|-[0-9]{1,2}-)[0-9]{4}(?![0-9]))"
    r"|(?P<month>[0-9]{1,2}/(?:19|20)[0-9]{2}(?![0-9/]))"
    r"|(?P<time>(?P<hour>[0-9]{1,2})(?:(?::|h|g| ?giờ ?)(?P<minute>[0-5][0-9])(?![0-9])(?:'| ?phút)?|h(?!\w)))"
    r"|(?P<digits>0[0-9]{2,3}[ .]?[0-9]{3,4}[ .]?[0-9]{3,4}(?![0-9]))"
    rf"|(?P<range>{_NUMBER} ?[-–] ?{_NUMBER}){_WITH.format('of')}"
    r"|(?P<ratio>[0-9]+/[0-9]+)(?![0-9/])"
    rf"|(?P<number>{_NUMBER}){_WITH.format('')}(?![^\W\d_])"
    r"|(?P<capitals>[IVXL]+(?!\w)|[A-ZĐ]{2}[A-ZĐ]*[a-z]{0,2}(?![^\W\d_]))"
    ")"
)
_WAYS = {
    "date": _date, "days": _days, "iso": _iso, "month": _month_of_year, "time": _time, "digits": _digits,
    "range": _range, "ratio": _ratio, "number": _number,
}  # fmt: skip
_KINDS = (*_WAYS, "capitals", "document")
