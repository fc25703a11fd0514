"""The scalars of a record: strict decoders from text to typed values, each with its Vietnamese sentence."""

from __future__ import annotations

import datetime
import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from html import unescape
from typing import Annotated, Any

from pydantic import BeforeValidator
from pydantic_core import PydanticCustomError

from generator import dates
from generator.dates import PartialDate
from generator.records import scalar_patterns, suggestions
from generator.records.scalar_patterns import ID
from generator.vietnamese import did_you_mean, listing, slug, text_faults

_KEY = re.compile(r"[a-z0-9_-]+")
_LINE_END = re.compile("\r\n?")
_NUMBERED = re.compile(r"&#(?:[xX]([0-9a-fA-F]{1,7})|([0-9]{1,8}));?")
_DEEP = re.compile(r"^ {41}|^(?: *(?:[-*+>]|[0-9]+[.)]) +){9}", re.MULTILINE)
_GROUPED = re.compile(r"([1-9][0-9]{0,2}([._, ][0-9]{3}){1,4}|0+[1-9][0-9]{0,14})\Z")


class Ref(str):
    """A reference `kind/id`; `kind` is the folder of the record it names."""

    __slots__ = ()

    @property
    def kind(self) -> str:
        return self.partition("/")[0]

    @property
    def id(self) -> str:
        return self.partition("/")[2]


def refuse(code: str, message: str, hint: str = "", **more: Any) -> PydanticCustomError:
    """The error a decoder raises: `message` is one Vietnamese sentence; `more` goes to the Fault, as `put`."""
    return PydanticCustomError("chibo", "{message}", {"code": code, "message": message, "hint": hint, **more})


def text(value: Any) -> str:
    """A scalar with something in it, in one line: white space is one space, at its ends none."""
    if isinstance(value, str) and (found := " ".join(value.split())):
        return found
    if isinstance(value, dict) and len(value) == 1 and not _KEY.fullmatch(*value):
        message = "Câu này có dấu hai chấm nên bị đọc thành khóa và giá trị; đặt cả câu trong ngoặc kép."
        raise refuse("not-text", message, quoted=True)
    if isinstance(value, list | dict):
        raise refuse("not-text", "Chỗ này cần một dòng chữ, không phải danh sách hay nhóm khóa.")
    stripped = " ".join(str(value).split())
    if not stripped:
        raise refuse("empty-value", "Khóa này chưa có giá trị; nếu chưa biết thì xóa cả dòng.")
    return stripped


def prose(value: Any) -> str:
    """A text that keeps its lines, white space at its ends removed."""
    text(value)
    found = _LINE_END.sub("\n", str(value)).expandtabs(4).strip()
    if _DEEP.search(found):  # nobody reads it, and Markdown takes very long or gives up
        raise refuse("too-deep", "Đoạn chữ này lồng danh sách quá 8 cấp; viết thành danh sách thường.")
    for code, said in text_faults(unescape(_NUMBERED.sub(_letter, found))) if "&" in found else ():
        if code in ("control", "zero-width"):
            raise refuse(code, said, "Chỗ này do “&…;” trong đoạn chữ viết ra; hãy gõ thẳng chữ cần ghi.")
    return found


def _letter(reference: re.Match[str]) -> str:
    return chr(min(int(reference[1], 16) if reference[1] else int(reference[2]), sys.maxunicode))


def _identifier(value: Any) -> str:
    word = text(value)
    if not scalar_patterns.WORD.pattern.fullmatch(word):
        raise refuse("bad-id", f"“{word}” không dùng làm mã được; mã chỉ gồm a-z, 0-9, dấu gạch nối và gạch dưới.")
    return word


def _former(value: Any) -> str:
    word = _identifier(value)
    if scalar_patterns.DEVICE.fullmatch(word):
        message = f"“{word}” là tên Windows giữ cho thiết bị, không làm địa chỉ được; xóa mã cũ này."
        raise refuse("device-name", message)
    return word


def _whole(value: Any) -> int:
    word = text(value)
    if not scalar_patterns.WHOLE.pattern.fullmatch(word):
        message = f"“{word}” không phải số nguyên viết liền (không dấu chấm, không số 0 ở đầu)."
        raise refuse("bad-number", message, _joined(word), put=suggestions.number(word))
    if len(word) > 15:
        raise refuse("bad-number", f"Số “{word}” quá lớn.")
    return int(word)


def _joined(word: str) -> str:
    """The hint for digits set apart in threes or with a zero in front; "" where the number meant is not plain."""
    return f"Viết {int(re.sub('[._, ]', '', word))}." if _GROUPED.match(word) else ""


def _decimal(value: Any) -> Decimal:
    word = text(value)
    if not scalar_patterns.DECIMAL.pattern.fullmatch(word) or len(word) > 18:
        raise refuse(
            "bad-number",
            f"“{word}” không phải số viết đúng cách.",
            _joined(word) or "Viết liền các chữ số, phần lẻ sau dấu chấm và nhiều nhất hai chữ số: 5000 hoặc 1.5.",
            put=suggestions.number(word),
        )
    return Decimal(word)


def _flag(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    word = text(value)
    if not scalar_patterns.FLAG.pattern.fullmatch(word):
        message = f"“{word}” không dùng được ở đây; viết true (có) hoặc false (không)."
        raise refuse("bad-flag", message, put=suggestions.flag(word))
    return word == "true"


def _past(value: Any) -> PartialDate:
    if isinstance(value, PartialDate):
        return value
    word = text(value)
    try:
        return dates.parse(word)
    except dates.DateError as error:
        raise refuse("bad-date", str(error), put=suggestions.date(word)) from None


def _date(value: Any) -> PartialDate:
    found = _past(value)
    if any(day and day.year < scalar_patterns.MODERN for day in (found.earliest, found.latest)):
        message = f"Khóa này chỉ ghi từ năm {scalar_patterns.MODERN}, mà đang ghi “{found.text}”; xem lại năm."
        raise refuse("bad-date", message)
    return found


def _day(value: Any) -> PartialDate:
    return _past_day(_date(value))


def _past_day(value: Any) -> PartialDate:
    found = _past(value)
    if found.form != "day":
        raise refuse("bad-date", f"Chỗ này cần đủ ngày, tháng, năm, ví dụ 2020-09-03; đang ghi “{found.text}”.")
    return found


def _time(value: Any) -> datetime.time:
    if isinstance(value, datetime.time):
        return value
    word = text(value)
    try:
        return dates.parse_time(word)
    except dates.DateError as error:
        raise refuse("bad-time", str(error), put=suggestions.time(word)) from None


def _share(value: Any) -> str:
    word = text(value)
    if not scalar_patterns.SHARE.pattern.fullmatch(word):
        raise refuse("bad-share", f"“{word}” không phải tỷ lệ; viết như nguồn ghi, ví dụ 81,16%.")
    return word


def _url(value: Any) -> str:
    word = text(value)
    if not scalar_patterns.URL.pattern.fullmatch(word):
        raise refuse("bad-url", f"“{word}” không phải địa chỉ trang; địa chỉ bắt đầu bằng https://.")
    return word


def _photo(value: Any) -> str:
    word = text(value)
    if not scalar_patterns.PHOTO.pattern.fullmatch(word):
        message = f"“{word}” không phải tên tệp ảnh trong data/photos/; ghi như 2026/don-duong.jpg, không có “..”."
        raise refuse("bad-photo-file", message)
    return word


def _paper(value: Any) -> str:
    word = text(value)
    if not scalar_patterns.PAPER.pattern.fullmatch(word):
        message = f"“{word}” không phải tên tệp trong data/files/; ghi như nghi-quyet-01.pdf, chữ thường không dấu."
        raise refuse("bad-paper-file", message)
    return word


def _items(value: Any) -> Any:
    if isinstance(value, str):
        text(value)
        raise refuse("not-list", "Chỗ này cần một danh sách: mỗi mục một dòng, bắt đầu bằng dấu gạch “- ”.")
    if isinstance(value, dict):
        raise refuse("not-list", "Chỗ này cần một danh sách: thêm dấu gạch “- ” trước mục đầu tiên.")
    return value


Text = Annotated[str, BeforeValidator(text), scalar_patterns.TEXT]
Prose = Annotated[str, BeforeValidator(prose), scalar_patterns.TEXT]
Identifier = Annotated[str, BeforeValidator(_identifier), scalar_patterns.WORD]
Former = Annotated[str, BeforeValidator(_former), scalar_patterns.FORMER]
Whole = Annotated[int, BeforeValidator(_whole), scalar_patterns.WHOLE]
Number = Annotated[Decimal, BeforeValidator(_decimal), scalar_patterns.DECIMAL]
Flag = Annotated[bool, BeforeValidator(_flag), scalar_patterns.FLAG]
Date = Annotated[PartialDate, BeforeValidator(_date), scalar_patterns.DATE]
Past = Annotated[PartialDate, BeforeValidator(_past), scalar_patterns.PAST]  # may be before 1900
PastDay = Annotated[PartialDate, BeforeValidator(_past_day), scalar_patterns.PAST_DAY]
Day = Annotated[PartialDate, BeforeValidator(_day), scalar_patterns.DAY]
Time = Annotated[datetime.time, BeforeValidator(_time), scalar_patterns.TIME]
Share = Annotated[str, BeforeValidator(_share), scalar_patterns.SHARE]
PhotoFile = Annotated[str, BeforeValidator(_photo), scalar_patterns.PHOTO]
PaperFile = Annotated[str, BeforeValidator(_paper), scalar_patterns.PAPER]
Url = Annotated[str, BeforeValidator(_url), scalar_patterns.URL]
Items = BeforeValidator(_items)


@dataclass(frozen=True, slots=True, eq=False)
class Choice:
    """Decodes a word out of `labels`, which give each word what a person reads."""

    labels: Mapping[str, str]

    def __call__(self, value: Any) -> str:
        word, labels = text(value), self.labels
        if word in labels:
            return word
        near = did_you_mean(word, labels) or next((k for k, v in labels.items() if did_you_mean(word, [v])), None)
        hint = f"Có phải “{near}” ({labels[near]})?" if near else ""
        message = f"“{word}” không có trong các từ dùng được ở đây: {listing(list(labels))}."
        raise refuse("bad-choice", message, hint, put=suggestions.choice(word, labels))


@dataclass(frozen=True, slots=True)
class Reference:
    """Decodes a reference to one of `kinds`; the bare id is enough where only one kind is possible."""

    kinds: tuple[str, ...]

    @property
    def said(self) -> str:
        return " hoặc ".join(f"{kind}/<mã>" for kind in self.kinds)

    def __call__(self, value: Any) -> Ref:
        word = text(value)
        kind, slash, name = word.rpartition("/")
        if not slash and len(self.kinds) == 1:
            kind = self.kinds[0]
        if kind not in self.kinds or not ID.fullmatch(name):
            message = f"“{word}” không phải lời dẫn dùng được ở đây; cần {self.said}."
            raise refuse("bad-reference", message, **may_be(word, self.kinds))
        return Ref(f"{kind}/{name}")


@dataclass(frozen=True, slots=True)
class Short:
    """Decodes a text alone, in place of a group, as that group with only `key`."""

    key: str

    def __call__(self, value: Any) -> Any:
        return {self.key: value} if isinstance(value, str) else value


def may_be(word: str, kinds: tuple[str, ...]) -> dict[str, Any]:
    """For a Fault: what a bare id stands for (`either`), or what words stand for with tones ignored (`near`)."""
    if ID.fullmatch(word):
        return {"either": tuple(f"{kind}/{word}" for kind in kinds)}
    return {"near": tuple(f"{kind}/{slug(word.rpartition('/')[2])}" for kind in kinds)}


def one_of(labels: Mapping[str, str]) -> BeforeValidator:
    """A word out of a list."""
    return BeforeValidator(Choice(labels))


def ref_to(*kinds: str) -> BeforeValidator:
    """A reference to one of `kinds`."""
    return BeforeValidator(Reference(kinds))


UnitRef = Annotated[Ref, ref_to("units")]
CommitteeRef = Annotated[Ref, ref_to("committees")]
DocumentRef = Annotated[Ref, ref_to("documents")]
IndicatorRef = Annotated[Ref, ref_to("indicators")]
ActivityRef = Annotated[Ref, ref_to("activities")]
ORGS = ("cells", "committees", "units")
OrgRef = Annotated[Ref, ref_to(*ORGS)]
