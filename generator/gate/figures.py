"""The rules on figures and days that say more than they should: counts of one, armed cells, days of saving."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from generator.gate.passages import Passage
from generator.gate.patterns import END, START, words
from generator.gate.rule import Document, Hit, looks_for

_NEGATIVE = (
    "không hoàn thành|yếu kém|yếu|kỷ luật|khiển trách|cảnh cáo|khai trừ|vi phạm|chưa (?:phải |là )*đảng viên|"
    "xóa tên|nghỉ sinh hoạt|"
    "chưa chuyển|hộ nghèo|cận nghèo|mắc bệnh|nghiện|không đạt|chưa đạt|bỏ sinh hoạt|không tín nhiệm|tín nhiệm "
    "thấp|không đồng ý|phản đối|không tán thành|"
    "chưa đóng đảng phí|nợ đảng phí|chậm đóng|vắng không (?:có )?lý do|bị (?:phê bình|xử lý|nhắc nhở|đình chỉ)"
)
_BAD = words(_NEGATIVE + "|unsatisfactory|weak|disciplined|poor|not_member|negative")
_FEW = words(
    rf"(?:chỉ |còn |có )*(?:[12]|01|02|một|hai)[ ]?(?:/|trên|trong(?: số| tổng số)?)[ "
    rf"]?(?P<of>[0-9]{{1,2}})(?![0-9/.,])(?: (?:đảng viên|đồng chí|người|hộ|phiếu|hội viên|"
    rf"số))+[^.;,]{{0,24}}?{START}(?:{_NEGATIVE})"
    rf"|(?:{_NEGATIVE}){END}[^.;,0-9]{{0,26}}?(?:[12]|01|02)[ ]?/[ ]?(?P<off>[0-9]{{1,2}})(?![0-9/])"
)  # fmt: skip
_SMALL = 20
_ARMED = ("military", "police")
_KIND = re.compile("|".join(_ARMED))
_COUNT = words(
    "(?:có |gồm |với |đảng số |quân số |tổng số |hiện có )+(?:[0-9]+|một|hai|ba|mười)(?: (?:đồng chí|cán bộ))* "
    "(?:đảng viên|chiến sĩ|đồng chí|cán bộ)|[0-9]+ (?:đảng viên|cán bộ[, ]+chiến sĩ|chiến sĩ)|quân số[ ]?:?[ ]?"
    "[0-9]+"
)
_ARMED_CELL = words(
    "chi bộ (?:công an|quân sự|ban chỉ huy quân sự|đồn biên phòng|biên phòng|đại đội|tiểu đoàn|ban chqs|dân quân)"
)
_DAY = re.compile(r"[\"']?([0-9]{4})-([0-9]{2})-([0-9]{2})[\"']?$")
_WHEN = re.compile(r"[\"']?([0-9]{4})(?:-([0-9]{2}))?")
_IN_URL = re.compile(r"(?<![0-9])(20[0-9]{2})[/_-]?(0[1-9]|1[0-2])(?:[/_-]?([0-3][0-9]))?(?![0-9])")


@looks_for(_FEW, keys=("part", "by"))
def small_count(document: Document) -> Iterator[Hit]:
    """One or two of few, in something bad: everyone in the village knows who it is."""
    said = "Con số 1 hoặc 2 trong một nhóm nhỏ, về điều không hay, dễ cho biết đó là ai."
    hint = "Gộp với nhóm khác, ghi số của cả xã, hoặc bỏ con số này."
    for passage in document.passages:
        for found in _FEW.finditer(passage.lower):
            whole = int(found["of"] or found["off"])
            if 2 < whole <= _SMALL:
                yield Hit(at=passage.origin(found.start()), message=said, hint=hint)
    if document.written.form == "data":
        yield from (Hit(at=at, message=said, hint=hint) for at in (*_shares(document), *_breakdown(document)))


def _shares(document: Document) -> Iterator[int]:
    """`part: 1` of a small `whole` under words that are bad."""
    labels = ("title", "part_label", "measure", "name", "short_title")
    bad = _BAD.search(" ".join(p.lower for p in document.passages if p.key in labels)) is not None
    part: Passage | None = None
    for passage in document.passages:
        if passage.key == "part":
            part = passage
        elif passage.key == "whole" and part is not None:
            if bad and _few(part.text, passage.text):
                yield part.origin(0)
            part = None


def _few(part: str, whole: str) -> bool:
    return part in ("1", "2") and whole.isdecimal() and 2 < int(whole) <= _SMALL


def _breakdown(document: Document) -> Iterator[int]:
    total = ""
    for passage in document.passages:
        if passage.key == "value":
            total = passage.text
        elif "by" in passage.path and _few(passage.text, total) and _BAD.search(passage.key.replace("-", " ")):
            yield passage.origin(0)


@looks_for(_KIND, _ARMED_CELL)
def armed(document: Document) -> Iterator[Hit]:
    """How many members a cell of the army or the police has."""
    said = "Có số người của chi bộ quân sự hoặc công an."
    hint = "Bỏ con số này; chi bộ quân sự, công an không công bố quân số."
    kind = next((p.text.strip("\"'") for p in document.passages if p.path == ("kind",)), "")
    for passage in document.passages:
        measured = kind in _ARMED and (
            (passage.key == "measure" and passage.text.strip("\"'") == "members") or "measure: members" in passage.text
        )
        named = kind in _ARMED or _ARMED_CELL.search(passage.lower)
        counted = _COUNT.search(passage.lower) if named else None
        if measured or counted:
            at = counted.start() if counted else 0
            yield Hit(at=passage.origin(at), message=said, hint=hint)


@looks_for(keys=("published_on",))
def save_date(document: Document) -> Iterator[Hit]:
    """`published_on` on the day of `accessed_on` while all else is far earlier, or another month in the address."""
    if document.written.form != "data":
        return
    told = [
        d for p in document.passages if p.key in ("date", "starts", "ends", "as_of", "period") for d in _days(p.text)
    ]
    group: dict[str, Passage] = {}
    for passage in (*document.passages, None):
        if passage is None or (passage.path[:1] == ("sources",) and passage.key in group):
            yield from _saved(group, told)
            group = {}
        if passage is not None and passage.path[:1] == ("sources",) and len(passage.path) == 2:
            group[passage.key] = passage


def _saved(group: dict[str, Passage], told: list[date]) -> Iterator[Hit]:
    published, opened, url = group.get("published_on"), group.get("accessed_on"), group.get("url")
    day = _day(published.text) if published else None
    if published is None or day is None:
        return
    same = opened is not None and _day(opened.text) == day and told and (day - max(told)).days > 60
    in_url = _IN_URL.search(url.text) if url else None
    other = in_url is not None and abs((int(in_url[1]) - day.year) * 12 + int(in_url[2]) - day.month) > 1
    if same or other:
        said = "Ngày đăng (published_on) có vẻ là ngày mở xem hoặc lưu bài."
        hint = (
            "Xem lại ngày in trong bài; bài không in ngày thì ghi khoảng, ví dụ 2018-09/..; ngày lưu bài ghi ở "
            "accessed_on."
        )
        yield Hit(at=published.origin(0), message=said, hint=hint)


def _day(text: str) -> date | None:
    found = _DAY.match(text.strip())
    try:
        return date(int(found[1]), int(found[2]), int(found[3])) if found else None
    except ValueError:
        return None


def _days(text: str) -> Iterator[date]:
    """The last day that a date as written may mean, as near as a month; open ends tell nothing."""
    for piece in text.split("/"):
        found = _WHEN.match(piece.strip())
        if found and ".." not in text:
            yield date(int(found[1]) or 1, min(max(int(found[2] or 12), 1), 12), 28)
