"""Names of new files: ids that are free, and the folder in which people would look for them."""

from __future__ import annotations

from collections.abc import Container

from generator import dates
from generator.dates import PartialDate
from generator.edits.drafts import Desk
from generator.records import Ref
from generator.records.scalar_patterns import DEVICE, ID
from generator.vietnamese import slug

_LONGEST = 48


def free_id(desk: Desk, kind: str, wanted: str, year: int) -> str:
    """`xom-moi`; where that is taken, or no name of a file, `xom-moi-2026`, then `xom-moi-2026-2`."""
    return unused(desk.used, kind, wanted, year)


def unused(used: Container[Ref], kind: str, wanted: str, year: int) -> str:
    """The same where these references are taken."""
    base = shortened(slug(wanted))
    tries = [base, f"{base}-{year}"] if not base.endswith(f"-{year}") else [base]
    number = 2
    while Ref(f"{kind}/{tries[0]}") in used or DEVICE.fullmatch(tries[0]):
        if len(tries) == 1:
            tries.append(f"{base.removesuffix(f'-{year}')}-{year}-{number}")
            number += 1
        tries.pop(0)
    return tries[0]


def objection(desk: Desk, kind: str, name: str) -> str:
    """Why a chosen id cannot be taken; "" where it can."""
    if not ID.fullmatch(name):
        return f"“{name}” không làm mã được; mã chỉ gồm a-z, 0-9 và dấu gạch nối, ví dụ xom-moi-2026."
    if DEVICE.fullmatch(name):
        return f"“{name}” là tên Windows giữ cho thiết bị, không đặt cho tệp được; chọn mã khác, ví dụ {name}-1."
    if Ref(f"{kind}/{name}") in desk.used:
        return f"Mã “{name}” đã có trong data/{kind}/, hoặc là mã cũ của một hồ sơ; chọn mã khác."
    return ""


def path(kind: str, name: str, beside: str = "") -> str:
    """The file of a new record; `beside` is a file of the kind that stands in the folder where it belongs."""
    folder = beside.rpartition("/")[0] if beside.startswith(f"data/{kind}/") else f"data/{kind}"
    return f"{folder}/{name}.yml"


def shortened(words: str) -> str:
    """A slug of at most 48 letters, cut between words."""
    if len(words) <= _LONGEST:
        return words
    return words[: _LONGEST + 1].rpartition("-")[0] or words[:_LONGEST]


def year_of(day: PartialDate | None, desk: Desk) -> int:
    known = day and (day.earliest or day.latest)
    return known.year if known else desk.today.year


def read_date(text: str, name: str) -> tuple[PartialDate | None, str]:
    """The date, or None and what to say; `name` is the option or column it was written in."""
    if not text.strip():
        return None, f"Thiếu ngày ({name}); ví dụ 2026-07-01, hoặc 2026-07 nếu chỉ biết tháng."
    try:
        return dates.parse(text.strip()), ""
    except dates.DateError as error:
        return None, str(error)


def plain_name(name: str) -> str:
    """A village's name without "thôn" in front where that is no part of it: "thôn Đông" is "Đông", "Thôn 5" stays."""
    words = " ".join(name.split())
    first, _, rest = words.partition(" ")
    return rest if first.lower() == "thôn" and rest[:1].isupper() else words
