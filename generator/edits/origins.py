"""Makes the source of a new record: the few words a person gives, as the group of keys that a file holds."""

from __future__ import annotations

from dataclasses import dataclass

from generator.records.parts import SOURCE_KINDS
from generator.source import YamlValue
from generator.vietnamese import listing


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where it is known from. `date` is the day of publication, for a report of one's own the day it came in."""

    kind: str = ""
    title: str = ""
    publisher: str = ""
    date: str = ""
    url: str = ""
    document: str = ""
    role: str = ""
    approved_by: str = ""


NOWHERE = Origin()


def objection(origin: Origin, decision: str = "") -> str:
    """Why this is no source yet; "" where it is one. A decision that has its record is source enough."""
    if origin == NOWHERE:
        return "" if decision else "Thiếu nguồn: ghi --source-kind và --source-title, hoặc --decision có văn bản rồi."
    if origin.kind and origin.kind not in SOURCE_KINDS:
        return f"Loại nguồn “{origin.kind}” không dùng được; chọn một trong: {listing(list(SOURCE_KINDS))}."
    if origin.kind == "own_report":
        needed = {
            "--source-role": origin.role,
            "--source-date": origin.date,
            "--source-approved-by": origin.approved_by,
        }
        missing = [option for option, value in needed.items() if not value]
        return f"Tin do đơn vị gửi còn thiếu {listing(missing)}." if missing else ""
    if not (origin.title or origin.document or decision):
        return "Nguồn còn thiếu tên bài hoặc văn bản: --source-title hoặc --source-document."
    return ""


def as_values(origin: Origin, decision: str = "") -> list[YamlValue]:
    """The `sources` of a new record."""
    kind = origin.kind or ("document" if origin.document or not origin.title else "press")
    document = origin.document or (decision if kind == "document" and not origin.title else "")
    own = kind == "own_report"
    given: dict[str, YamlValue] = {
        "id": "s1",
        "kind": kind,
        "title": origin.title,
        "publisher": origin.publisher,
        "published_on": "" if own else origin.date,
        "url": origin.url,
        "document": document,
        "from_role": origin.role,
        "received_on": origin.date if own else "",
        "approved_by_role": origin.approved_by,
    }
    return [{key: value for key, value in given.items() if value}]
