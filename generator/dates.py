"""Dates as a source knows them: reading the EDTF subset of the records, comparing, ordering, wording."""

import calendar
import contextlib
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, time
from functools import lru_cache
from typing import Literal

Precision = Literal["day", "month", "quarter", "year", "before", "after", "period"]

# Hardly a village has older stones or edicts; years of four figures sort as text, and HTML and SQL read them.
FIRST_YEAR, LAST_YEAR = 1000, 2100
SENTINELS = ("1000-01-01", "1601-01-01", "1753-01-01", "1899-12-30", "1899-12-31", "1900-01-01")


class DateError(ValueError):
    """`str(e)` is one Vietnamese sentence for an editor: what was found and what to write."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PartialDate:
    """A date exactly as sure as its source; only `parse` and `exactly` make one.

    `earliest` is None for "before" and `latest` for "after": open on that side. Both bounds are inclusive and are not
    widened by `about`.
    """

    text: str
    earliest: date | None
    latest: date | None
    form: Precision
    about: bool


@lru_cache(maxsize=1 << 16)
def parse(text: str) -> PartialDate:
    """Read the subset of EDTF (ISO 8601-2) of design/records.md, plus `2023-Q2`; raises DateError."""
    if "/" in text:
        return _interval(text)
    about = text.endswith("~")
    point = _point(text.removesuffix("~"))
    if point is None:
        raise _refusal(text)
    return replace(point, text=text, about=True) if about else point


@lru_cache(maxsize=1 << 8)
def exactly(day: date) -> PartialDate:
    """A day that is known, as the day of a build."""
    return _span(day.isoformat(), day, day, "day")


@lru_cache(maxsize=1 << 11)
def parse_time(text: str) -> time:
    """Read `19:30` (24 hours, two digits each, Asia/Ho_Chi_Minh); raises DateError."""
    match = re.fullmatch(r"([0-9]{2}):([0-9]{2})", text)
    if match is not None and int(match[1]) < 24 and int(match[2]) < 60:
        return time(int(match[1]), int(match[2]))
    raise _time_refusal(text)


def surely_before(a: PartialDate, b: PartialDate) -> bool:
    """True only if every choice of days puts `a` before `b`; years beside an about date must lie more than 1 apart."""
    if a.latest is None or b.earliest is None:
        return False
    if a.about or b.about:
        return b.earliest.year - a.latest.year > 1
    return a.latest < b.earliest


def surely_after(a: PartialDate, b: PartialDate) -> bool:
    """True only if every choice of days puts `a` after `b`."""
    return surely_before(b, a)


def show(d: PartialDate) -> str:
    """The date inside a sentence: "ngày 3/9/2020", "khoảng năm 2018", "muộn nhất tháng 12/2024"."""
    return _shown(d.text)


def short(d: PartialDate) -> str:
    """The date in a list or table, without its word: "3/9/2020", "khoảng 2018", "muộn nhất 12/2024"."""
    return _shortened(d.text)


def iso(d: PartialDate) -> str | None:
    """A valid `datetime` attribute of HTML `<time>`; None where HTML has no word for what is known."""
    return d.text if d.form in ("day", "month", "year") and not d.about else None


def order(d: PartialDate | None) -> tuple[int, int, str]:
    """Sort key, oldest first: latest known day (else earliest), earliest, text; None is the oldest of all."""
    if d is None:
        return (0, 0, "")
    earliest = d.earliest.toordinal() if d.earliest is not None else 0
    return (d.latest.toordinal() if d.latest is not None else earliest, earliest, d.text)


def weekday(day: date) -> str:
    """ "thứ Hai" … "thứ Bảy", "Chủ nhật"."""
    return _WEEKDAYS[day.weekday()]


def months(d: PartialDate) -> tuple[tuple[int, int], ...]:
    """The (year, month) pairs touched, in order; () if open on a side or longer than 24 months."""
    if d.earliest is None or d.latest is None:
        return ()
    start = d.earliest.year * 12 + d.earliest.month - 1
    end = d.latest.year * 12 + d.latest.month
    return tuple((n // 12, n % 12 + 1) for n in range(start, end)) if end - start <= 24 else ()


_WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
_ODD = "không phải dạng ngày của hồ sơ"
_POINT = re.compile(r"([0-9]{4})(?:-(?:Q([1-4])|([0-9]{2})(?:-([0-9]{2}))?))?")


def _point(text: str) -> PartialDate | None:
    """None if `text` has not the shape of a point; raises DateError for a shape that is no real or no honest date."""
    match = _POINT.fullmatch(text)
    if match is None:
        return None
    year, quarter, month, day = (int(group or -1) for group in match.groups())
    if not FIRST_YEAR <= year <= LAST_YEAR or text in SENTINELS:
        raise _strange(text, year)
    if match[2]:
        return _span(text, date(year, quarter * 3 - 2, 1), _month_end(year, quarter * 3), "quarter")
    if not match[3]:
        return _span(text, date(year, 1, 1), date(year, 12, 31), "year")
    if not 1 <= month <= 12:
        raise _unreal(text, year, month, day)
    if not match[4]:
        return _span(text, date(year, month, 1), _month_end(year, month), "month")
    if not 1 <= day <= _month_end(year, month).day:
        raise _unreal(text, year, month, day)
    return _span(text, date(year, month, day), date(year, month, day), "day")


def _interval(text: str) -> PartialDate:
    start, _, end = text.partition("/")
    opening, closing = (_point(side) if side != ".." else None for side in (start, end))
    if start == ".." and closing is not None and closing.form != "quarter":
        return _span(text, None, closing.latest, "before")
    if end == ".." and opening is not None and opening.form != "quarter":
        return _span(text, opening.earliest, None, "after")
    if opening is None or closing is None or "quarter" in (opening.form, closing.form):
        raise _refusal(text)
    if surely_before(closing, opening):
        raise DateError(f"“{text}” kết thúc trước khi bắt đầu; viết mốc sớm hơn ở trước dấu /, ví dụ {end}/{start}.")
    return _span(text, opening.earliest, closing.latest, "period")


def _span(text: str, earliest: date | None, latest: date | None, form: Precision) -> PartialDate:
    return PartialDate(text=text, earliest=earliest, latest=latest, form=form, about=False)


def _month_end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


@lru_cache(maxsize=1 << 16)
def _shown(text: str) -> str:
    start, slash, end = text.partition("/")
    if slash and ".." not in text and start != end:
        return f"năm {start}–{end}" if len(start) == len(end) == 4 else f"từ {_word(start)} đến {_word(end)}"
    return _framed(start, end, _word)


@lru_cache(maxsize=1 << 16)
def _shortened(text: str) -> str:
    start, slash, end = text.partition("/")
    if slash and ".." not in text and start != end:
        return f"{_bare(start)}–{_bare(end)}"
    return _framed(start, end, _bare)


def _framed(start: str, end: str, write: Callable[[str], str]) -> str:
    if start == "..":
        return f"muộn nhất {write(end)}"
    if end == "..":
        return f"sớm nhất là {write(start)}"
    return f"khoảng {write(start)}" if start.endswith("~") else write(start)


def _word(point: str) -> str:
    """ "2020-09-03" to "ngày 3/9/2020"."""
    bare = _bare(point)
    return bare if bare.startswith("quý") else f"{('năm', 'tháng', 'ngày')[bare.count('/')]} {bare}"


def _bare(point: str) -> str:
    """ "2020-09-03" to "3/9/2020"."""
    year, *rest = point.removesuffix("~").split("-")
    if rest and rest[0].startswith("Q"):
        return f"quý {rest[0][1]}/{year}"
    return "/".join([*(part.lstrip("0") for part in reversed(rest)), year])


def _quoted(text: str) -> str:
    """The found text, on one line and not too long for a message."""
    line = " ".join(text.split())
    return f"“{line if len(line) <= 60 else line[:59] + '…'}”"


def _refusal(text: str) -> DateError:
    if not text.strip():
        return DateError("Ngày để trống; nguồn không nêu ngày thì bỏ hẳn trường này.")
    meant = _guess(text)
    if meant is not None and meant.text == text.strip():
        return DateError(f"“{' '.join(text.splitlines())}” có dấu cách thừa ở đầu hoặc cuối; viết {meant.text}.")
    if meant is not None:
        advice = f"“{meant.text}”" if meant.text.endswith(".") else meant.text
        return DateError(f"{_quoted(text)} {_ODD}; nếu là {_spelt(meant.text)} thì viết {advice}.")
    if re.fullmatch(r"\s*[0-9]{1,2}([/.-])[0-9]{1,2}\1[0-9]{2}\s*", text):
        return DateError(f"{_quoted(text)} thiếu năm đủ bốn chữ số; viết dạng năm-tháng-ngày như 2020-09-03.")
    return DateError(
        f"{_quoted(text)} {_ODD}; viết như 2020-09-03, 2020-02, 2020, 2023-Q2, 2018~ (khoảng), "
        "../2024-12 (muộn nhất), 2024/.. (sớm nhất) hoặc 2008/2017 (từ năm đến năm)."
    )


def _strange(text: str, year: int) -> DateError:
    found, nothing = _quoted(text), "nguồn không nêu ngày thì bỏ trường này"
    if text in SENTINELS:
        return DateError(f"{found} là ngày phần mềm tự điền; {nothing}, nguồn chỉ nêu năm {year} thì viết {year}.")
    outside = f"{found} nằm ngoài các năm {FIRST_YEAR}–{LAST_YEAR} mà hồ sơ ghi được"
    if 1 < year < FIRST_YEAR:
        return DateError(f"{outside}; nguồn nêu đúng năm ấy thì viết ../{FIRST_YEAR} và kể thêm ở notes.")
    return DateError(f"{outside}; {nothing}, chỉ biết một đầu thì viết như 2024/.. là đủ.")


def _unreal(text: str, year: int, month: int, day: int) -> DateError:
    """A month, or a day of a real month, that the calendar has not."""
    if 1 <= month <= 12:
        found = f"“{text}” không có thật vì tháng {month} năm {year} không có ngày {day}"
        return DateError(f"{found}; xem lại nguồn, nếu chỉ biết tháng thì viết {year}-{month:02}.")
    found = f"“{text}” không có thật vì không có tháng {month}"
    if 1 <= day <= 12 and 1 <= month <= _month_end(year, day).day:
        return DateError(f"{found}; nếu là ngày {month} tháng {day} năm {year} thì viết {year}-{day:02}-{month:02}.")
    return DateError(f"{found}; xem lại nguồn, nếu chỉ biết năm thì viết {year}.")


def _time_refusal(text: str) -> DateError:
    pattern = r"([0-9]{1,2})(?:(?::|h| ?giờ ?)([0-9]{2})?)(?::[0-9]{2})?(?: ?phút)? ?(am|pm|sáng|trưa|chiều|tối)?"
    match = re.fullmatch(pattern, text.strip().casefold())
    if match is not None:
        late = match[3] in ("pm", "chiều", "tối") and int(match[1]) < 12
        hour, minute = int(match[1]) + 12 * late, int(match[2] or 0)
        if hour < 24 and minute < 60:
            return DateError(f"{_quoted(text)} không phải dạng giờ của hồ sơ; viết {hour:02}:{minute:02}.")
    return DateError(f"{_quoted(text)} không phải giờ trong ngày; viết từ 00:00 đến 23:59, ví dụ 19:30 hoặc 07:05.")


def _spelt(text: str) -> str:
    """`_shown` with day and month in full words, so that no reader of a message can swap them."""
    return re.sub(r"tháng (\d+)/", r"tháng \1 năm ", re.sub(r"ngày (\d+)/", r"ngày \1 tháng ", _shown(text)))


def _guess(text: str) -> PartialDate | None:
    """What an editor most likely meant by a text in another shape; None if nothing valid comes to mind."""
    line = " ".join(text.casefold().replace("–", "-").split())
    for pattern, write in _HABITS:
        match = pattern.fullmatch(line)
        if match is not None and write(match) != text:
            with contextlib.suppress(DateError):
                return parse(write(match))
    return None


def _joined(match: re.Match[str]) -> str:
    found = match.groupdict()
    return "-".join([found["y"], *(f"{int(found[key]):02}" for key in ("m", "d") if found.get(key))])


_ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4"}
_TIMED = r"(?:[ t][0-9:.+z-]*)?"
_HABITS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = tuple(
    (re.compile(pattern, re.ASCII), write)
    for pattern, write in (
        (r"(?:ngày )?(?P<d>\d{1,2})([/.-])(?P<m>\d{1,2})\2(?P<y>\d{4})" + _TIMED, _joined),
        (r"(?:ngày )?(?P<d>\d{1,2}) tháng (?P<m>\d{1,2}) năm (?P<y>\d{4})", _joined),
        (r"(?P<y>\d{4})([/.-])(?P<m>\d{1,2})\2(?P<d>\d{1,2})" + _TIMED, _joined),
        (r"(?P<y>\d{4})(?P<m>\d{2})(?P<d>\d{2})", _joined),
        (r"(?:tháng )?(?P<m>\d{1,2})(?:[/.-]| năm )(?P<y>\d{4})", _joined),
        (r"(?P<y>\d{4})[/.-](?P<m>\d{1,2})", _joined),
        (r"(?P<y>\d{4})(?:-(?P<m>0[1-9]|1[0-2]))?(?:-(?:xx|uu|00)){1,2}", _joined),
        (r"(?:năm )?(?P<y>\d{4})", _joined),
        (r"(?:quý |q)([1-4]|i{1,3}|iv)(?:[/ -]| năm )(\d{4})", lambda m: f"{m[2]}-Q{_ROMAN.get(m[1], m[1])}"),
        (r"(\d{4})[/ -]?q([1-4])(~?)", lambda m: f"{m[1]}-Q{m[2]}{m[3]}"),
        (r"(?:khoảng|~|ca?\.) ?(?:năm )?(\d{4})|(\d{4}) ?[?~]", lambda m: f"{m[1] or m[2]}~"),
        (r"(?:từ |năm )*(\d{4}) ?(?:-|/|đến|đến năm) ?(\d{4})", lambda m: f"{m[1]}/{m[2]}"),
        (r"(\d{4}(?:-\d\d){0,2})(?:/| ?[/-] ?nay)", lambda m: f"{m[1]}/.."),
        (r"/(\d{4}(?:-\d\d){0,2})", lambda m: f"../{m[1]}"),
        (r"(\d{4}(?:-\d+)*|\.\.)~? ?/ ?(\d{4}(?:-\d+)*|\.\.)~?", lambda m: f"{m[1]}/{m[2]}"),
        (r"(\d{4}(?:-\d\d){0,2}~?)", lambda m: m[1]),
    )
)
