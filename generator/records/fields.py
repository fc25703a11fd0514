"""Owns the scalars of a record: strict decoders from text to typed values, each with its Vietnamese sentence."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated, Any

from pydantic import BeforeValidator
from pydantic_core import PydanticCustomError

from generator import dates
from generator.dates import PartialDate
from generator.vietnamese import did_you_mean, listing

ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\Z")
_WORD = re.compile(r"[a-z0-9]+([-_][a-z0-9]+)*\Z")
_WHOLE = re.compile(r"(0|[1-9][0-9]*)\Z")
_DECIMAL = re.compile(r"(0|[1-9][0-9]*)(\.[0-9]{1,2})?\Z")
_GROUPED = re.compile(r"([1-9][0-9]{0,2}([._, ][0-9]{3}){1,4}|0+[1-9][0-9]{0,14})\Z")
_SHARE = re.compile(r"(0|[1-9][0-9]{0,2})(,[0-9]{1,9})?%\Z")
_URL = re.compile(r"https?://[^\s<>\"'`\\{}|^]+\Z")


class Ref(str):
    """A reference `kind/id`; `kind` is the folder of the record it names."""

    __slots__ = ()

    @property
    def kind(self) -> str:
        return self.partition("/")[0]

    @property
    def id(self) -> str:
        return self.partition("/")[2]


def refuse(code: str, message: str, hint: str = "") -> PydanticCustomError:
    """The error a decoder raises: `message` is one Vietnamese sentence."""
    return PydanticCustomError("chibo", "{message}", {"code": code, "message": message, "hint": hint})


def text(value: Any) -> str:
    """A scalar with something in it, white space at its ends removed."""
    if isinstance(value, list | dict):
        raise refuse("not-text", "Chỗ này cần một dòng chữ, không phải danh sách hay nhóm khóa.")
    stripped = str(value).strip()
    if not stripped:
        raise refuse("empty-value", "Khóa này chưa có giá trị; nếu chưa biết thì xóa cả dòng.")
    return stripped


def _identifier(value: Any) -> str:
    word = text(value)
    if not _WORD.match(word):
        raise refuse("bad-id", f"“{word}” không dùng làm mã được; mã chỉ gồm a-z, 0-9, dấu gạch nối và gạch dưới.")
    return word


def _whole(value: Any) -> int:
    word = text(value)
    if not _WHOLE.match(word):
        message = f"“{word}” không phải số nguyên viết liền (không dấu chấm, không số 0 ở đầu)."
        raise refuse("bad-number", message, _joined(word))
    if len(word) > 15:
        raise refuse("bad-number", f"Số “{word}” quá lớn.")
    return int(word)


def _joined(word: str) -> str:
    """The hint for digits set apart in threes or with a zero in front; "" where the number meant is not plain."""
    return f"Viết {int(re.sub('[._, ]', '', word))}." if _GROUPED.match(word) else ""


def _decimal(value: Any) -> Decimal:
    word = text(value)
    if not _DECIMAL.match(word) or len(word) > 18:
        raise refuse(
            "bad-number",
            f"“{word}” không phải số viết đúng cách.",
            _joined(word) or "Viết liền các chữ số, phần lẻ sau dấu chấm và nhiều nhất hai chữ số: 5000 hoặc 1.5.",
        )
    return Decimal(word)


def _flag(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    word = text(value)
    if word not in ("true", "false"):
        raise refuse("bad-flag", f"“{word}” không dùng được ở đây; viết true (có) hoặc false (không).")
    return word == "true"


def _date(value: Any) -> PartialDate:
    if isinstance(value, PartialDate):
        return value
    word = text(value)
    try:
        return dates.parse(word)
    except dates.DateError as error:
        raise refuse("bad-date", str(error)) from None


def _day(value: Any) -> PartialDate:
    found = _date(value)
    if found.form != "day":
        raise refuse("bad-date", f"Chỗ này cần đủ ngày, tháng, năm, ví dụ 2020-09-03; đang ghi “{found.text}”.")
    return found


def _time(value: Any) -> datetime.time:
    if isinstance(value, datetime.time):
        return value
    try:
        return dates.parse_time(text(value))
    except dates.DateError as error:
        raise refuse("bad-time", str(error)) from None


def _share(value: Any) -> str:
    word = text(value)
    if not _SHARE.match(word) or Decimal(word[:-1].replace(",", ".")) > 1000:
        raise refuse("bad-share", f"“{word}” không phải tỷ lệ; viết như nguồn ghi, ví dụ 81,16%.")
    return word


def _url(value: Any) -> str:
    word = text(value)
    if not _URL.match(word):
        raise refuse("bad-url", f"“{word}” không phải địa chỉ trang; địa chỉ bắt đầu bằng https://.")
    return word


def _items(value: Any) -> Any:
    if isinstance(value, str):
        text(value)
        raise refuse("not-list", "Chỗ này cần một danh sách: mỗi mục một dòng, bắt đầu bằng dấu gạch “- ”.")
    if isinstance(value, dict):
        raise refuse("not-list", "Chỗ này cần một danh sách: thêm dấu gạch “- ” trước mục đầu tiên.")
    return value


Text = Annotated[str, BeforeValidator(text)]
Identifier = Annotated[str, BeforeValidator(_identifier)]
Whole = Annotated[int, BeforeValidator(_whole)]
Number = Annotated[Decimal, BeforeValidator(_decimal)]
Flag = Annotated[bool, BeforeValidator(_flag)]
Date = Annotated[PartialDate, BeforeValidator(_date)]
Day = Annotated[PartialDate, BeforeValidator(_day)]
Time = Annotated[datetime.time, BeforeValidator(_time)]
Share = Annotated[str, BeforeValidator(_share)]
Url = Annotated[str, BeforeValidator(_url)]
Items = BeforeValidator(_items)


def one_of(labels: Mapping[str, str]) -> BeforeValidator:
    """A word out of a list; `labels` gives each word what a person reads."""

    def check(value: Any) -> str:
        word = text(value)
        if word in labels:
            return word
        near = did_you_mean(word, labels) or next((k for k, v in labels.items() if did_you_mean(word, [v])), None)
        hint = f"Có phải “{near}” ({labels[near]})?" if near else ""
        raise refuse("bad-choice", f"“{word}” không có trong các từ dùng được ở đây: {listing(list(labels))}.", hint)

    return BeforeValidator(check)


def ref_to(*kinds: str) -> BeforeValidator:
    """A reference to one of `kinds`; the bare id is enough where only one kind is possible."""

    def check(value: Any) -> Ref:
        word = text(value)
        kind, slash, name = word.rpartition("/")
        if not slash and len(kinds) == 1:
            kind = kinds[0]
        if kind not in kinds or not ID.match(name):
            wanted = " hoặc ".join(f"{k}/<mã>" for k in kinds)
            raise refuse("bad-reference", f"“{word}” không phải lời dẫn dùng được ở đây; cần {wanted}.")
        return Ref(f"{kind}/{name}")

    return BeforeValidator(check)


UnitRef = Annotated[Ref, ref_to("units")]
CellRef = Annotated[Ref, ref_to("cells")]
CommitteeRef = Annotated[Ref, ref_to("committees")]
DocumentRef = Annotated[Ref, ref_to("documents")]
IndicatorRef = Annotated[Ref, ref_to("indicators")]
ActivityRef = Annotated[Ref, ref_to("activities")]
OrgRef = Annotated[Ref, ref_to("cells", "committees", "units")]
