"""Joins Vietnamese words: lists, first letters, numbers that stay with their unit."""

import re
from collections.abc import Sequence


def listing(items: Sequence[str]) -> str:
    """ "a, b và c"; "" for nothing."""
    return " và ".join(filter(None, (", ".join(items[:-1]), *items[-1:])))


def capital(text: str) -> str:
    """The first letter as a capital, the rest kept; quotes before it are passed over, a number before it is not."""
    at = _first(text)
    return text if at is None else text[:at] + text[at].upper() + text[at + 1 :]


def lower_first(text: str) -> str:
    """The first letter small, the rest kept; an abbreviation ("UBND xã") stays as it is."""
    at = _first(text)
    if at is None or text[at + 1 : at + 2].isupper():
        return text
    return text[:at] + text[at].lower() + text[at + 1 :]


def heading(text: str) -> str:
    """The space between a number and the unit after it becomes U+00A0, so that a heading never breaks there."""
    return _MEASURE.sub("\\1\u00a0", text)


_UNITS = (
    "mm|cm|dm|m|km|mm2|cm2|m2|km2|m²|km²|m3|m³|ha|sào|mẫu|g|kg|tạ|tấn|yến|lít|kw|kwp|w|kv|kva|đồng|đ|nghìn|ngàn|trăm|"
    "triệu|tỷ|tỉ|năm|quý|tháng|tuần|ngày|giờ|phút|buổi|lượt|lần|hộ|khẩu|người|đại|đảng|hội|đoàn|chi|thôn|bản|xóm|khu|"
    "khối|tổ|xã|phường|cuộc|công|suất|căn|nhà|cây|con|bộ|chiếc|cái|điểm|trang|tuổi|%"
)
_MEASURE = re.compile(rf"([0-9]) +(?=(?:{_UNITS})(?!\w))", re.IGNORECASE)


def _first(text: str) -> int | None:
    """Where the first letter is, if no digit comes before it."""
    at = next((i for i, char in enumerate(text) if char.isalnum()), None)
    return at if at is not None and text[at].isalpha() else None
