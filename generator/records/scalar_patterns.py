"""Patterns of the scalars of a record, which the decoders and the schema for editors both use."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from generator.dates import FIRST_YEAR, LAST_YEAR, SENTINELS


@dataclass(frozen=True, slots=True, kw_only=True)
class ScalarForm:
    """The texts a scalar may have.

    `pattern` matches the whole text. `said` is the Vietnamese sentence an editor shows where it does not. `also` names
    the types of JSON, besides string, that a YAML editor may take such a text for; a number is then from `least` to
    `most`.
    """

    name: str
    pattern: re.Pattern[str]
    said: str
    also: tuple[str, ...] = ()
    least: int | None = None
    most: int | None = None


_YEAR = "(?:1[0-9]{3}|20[0-9]{2}|2100)"
_MONTH = "(?:0[1-9]|1[0-2])"
_SHORT = "(?:0[1-9]|1[0-9]|2[0-8])"
_LONG = "02-29|(?:0[13-9]|1[0-2])-(?:29|30)|(?:0[13578]|1[02])-31"
_DAY = f"(?!{'|'.join(SENTINELS)}){_YEAR}-(?:{_MONTH}-{_SHORT}|{_LONG})"
_POINT = f"(?:{_DAY}|{_YEAR}(?:-{_MONTH})?)"

TEXT = ScalarForm(
    name="text",
    pattern=re.compile(r"[\s\S]*\S[\s\S]*"),
    said="Khóa này chưa có giá trị; nếu chưa biết thì xóa cả dòng.",
    also=("number", "boolean"),
)
ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
# What Windows keeps for its devices, whatever the ending: no file and no folder there can be called so.
DEVICE = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)", re.IGNORECASE)
WORD = ScalarForm(
    name="identifier",
    pattern=re.compile(r"[a-z0-9]+([-_][a-z0-9]+)*"),
    said="Mã chỉ gồm a-z, 0-9, dấu gạch nối và gạch dưới.",
    also=("integer",),
    least=0,
)
FORMER = ScalarForm(
    name="former-id",
    pattern=re.compile(r"(?!(?:con|prn|aux|nul|com[0-9]|lpt[0-9])$)[a-z0-9]+([-_][a-z0-9]+)*"),
    said="Mã chỉ gồm a-z, 0-9, dấu gạch nối và gạch dưới; không là con, prn, aux, nul, com1, lpt1…, tên Windows giữ.",
    also=("integer",),
    least=0,
)
WHOLE = ScalarForm(
    name="whole",
    pattern=re.compile(r"0|[1-9][0-9]*"),
    said="Số nguyên viết liền, không dấu chấm, không số 0 ở đầu: 5000.",
    also=("integer",),
    least=0,
    most=10**15 - 1,
)
DECIMAL = ScalarForm(
    name="number",
    pattern=re.compile(r"(0|[1-9][0-9]*)(\.[0-9]{1,2})?"),
    said="Số viết liền các chữ số, phần lẻ sau dấu chấm và nhiều nhất hai chữ số: 5000 hoặc 1.5.",
    also=("number",),
    least=0,
)
FLAG = ScalarForm(
    name="flag",
    pattern=re.compile(r"true|false"),
    said="Viết true (có) hoặc false (không).",
    also=("boolean",),
)
# `dates.parse` is the judge; a test holds these patterns against it. What is of our time is not before MODERN: there a
# year of long ago is a slip.
MODERN = 1900
_DATE = rf"(?:{_YEAR}-Q[1-4]|{_POINT})~?|\.\./{_POINT}|{_POINT}/(?:\.\.|{_POINT})"
_OLD = "(?!(?:.*/)?1[0-8])"
PAST = ScalarForm(
    name="past",
    pattern=re.compile(_DATE),
    said="Ngày viết như 2020-09-03, 2020-02, 2020, 2023-Q2, 2018~ (khoảng), ../2024-12 (muộn nhất), "
    "2024/.. (sớm nhất) hoặc 2008/2017 (từ năm đến năm).",
    also=("integer",),
    least=FIRST_YEAR,
    most=LAST_YEAR,
)
DATE = replace(PAST, name="date", pattern=re.compile(f"{_OLD}(?:{_DATE})"), least=MODERN)
PAST_DAY = ScalarForm(
    name="past-day",
    pattern=re.compile(f"{_DAY}~?"),
    said="Ngày viết đủ năm, tháng, ngày: 2020-09-03.",
)
DAY = replace(PAST_DAY, name="day", pattern=re.compile(f"{_OLD}{_DAY}~?"))
TIME = ScalarForm(
    name="time",
    pattern=re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]"),
    said="Giờ viết từ 00:00 đến 23:59: 19:30 hoặc 07:05.",
)
SHARE = ScalarForm(
    name="share",
    pattern=re.compile(r"(0|[1-9][0-9]{0,2})(,[0-9]{1,9})?%"),
    said="Tỷ lệ viết như nguồn ghi: 81,16%.",
)
URL = ScalarForm(
    name="url",
    pattern=re.compile(r"""https?://[^\s<>"'`\\{}|^]+"""),
    said="Địa chỉ trang bắt đầu bằng https://.",
)
PHOTO = ScalarForm(
    name="photo",
    pattern=re.compile(r"(?:[\w-][\w .-]*/)*[\w-][\w .-]*\.(?:jpg|jpeg|png|webp)", re.IGNORECASE),
    said="Tên tệp ảnh trong data/photos/, như 2026/don-duong.jpg.",
)
PAPER = ScalarForm(
    name="paper",
    pattern=re.compile(r"(?:[a-z0-9]+(?:-[a-z0-9]+)*/)?[a-z0-9]+(?:-[a-z0-9]+)*\.(?:pdf|docx|xlsx)"),
    said="Tên tệp trong data/files/, chữ thường không dấu, nối bằng gạch: nghi-quyet-01.pdf.",
)
VERSION = ScalarForm(
    name="version",
    pattern=re.compile("1"),
    said="Phiên bản dữ liệu hiện chỉ có format: 1.",
    also=("integer",),
    least=1,
    most=1,
)
