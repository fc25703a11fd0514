"""Waivers: what the `allow` of a record lets pass, until when, and what is wrong with one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from generator import dates, source
from generator.gate.rule import Document, Rule
from generator.problems import Place, Problem
from generator.records.base import validate
from generator.records.parts import Waiver
from generator.vietnamese import did_you_mean

WARNED = timedelta(days=30)


@dataclass(frozen=True, slots=True, kw_only=True)
class Waived:
    """One waiver of a file; `index` is its place in `allow`, `until` its last day."""

    index: int
    rule: str
    until: date


def of(document: Document) -> tuple[Waived, ...]:
    """The waivers in a record; those that are no waivers are left to the form of the record to complain of."""
    if document.written.form != "data" or "allow" not in document.normalized.lower:
        return ()
    value, _ = source.parse(document.written.text, document.written.file)
    given = value.get("allow") if isinstance(value, dict) else None
    found = []
    for index, entry in enumerate(given if isinstance(given, list) else ()):
        waiver, _ = validate(Waiver, document.written.file, entry)
        last = waiver.until.latest if waiver else None
        if waiver and last:
            found.append(Waived(index=index, rule=waiver.rule, until=last))
    return tuple(found)


def problems(
    document: Document, waived: tuple[Waived, ...], rules: Mapping[str, Rule], today: date
) -> Iterator[Problem]:
    """What is wrong with the waivers of one file: an unknown rule, one that is never waived, one that ends soon."""
    places = _places(document)
    for w in waived:
        rule, until = (_at(document, places, w.index, key) for key in ("rule", "until"))
        known = rules.get(w.rule)
        if known is None:
            near = did_you_mean(w.rule, rules)
            hint = f"Có phải “{near}”?" if near else "Mã của các quy tắc có ở data/rules/gate.yml."
            said = f"Không có quy tắc “{w.rule}” để xin ngoại lệ."
            yield Problem(place=rule, code="gate-waiver-unknown", message=said, hint=hint)
        elif not known.waivable:
            said = f"Quy tắc “{w.rule}” không bao giờ có ngoại lệ."
            hint = "Bỏ mục này khỏi allow và xóa điều không được đăng."
            yield Problem(place=rule, code="gate-waiver-refused", message=said, hint=hint)
        elif today <= w.until <= today + WARNED:
            said = f"Ngoại lệ cho “{w.rule}” hết hạn {_said(w.until)}."
            hint = "Sau ngày ấy chỗ này lại là lỗi: sửa nội dung, hoặc xin gia hạn và ghi until mới."
            yield Problem(place=until, code="gate-waiver-ending", message=said, hint=hint, severity="warning")


def _places(document: Document) -> dict[str, list[int]]:
    """Where the keys of the entries of `allow` stand, in order."""
    found: dict[str, list[int]] = {}
    for passage in document.passages:
        if passage.path[:1] == ("allow",):
            found.setdefault(passage.key, []).append(passage.origin(0))
    return found


def _at(document: Document, places: dict[str, list[int]], index: int, key: str) -> Place:
    """The place of one key; of its entry where that is written in one line."""
    for known in (places.get(key, []), places.get("allow", [])):
        if known:
            line, column = document.normalized.place(known[min(index, len(known) - 1)])
            return Place(file=document.written.file, line=line, column=column)
    return Place(file=document.written.file)


def expired(day: date) -> str:
    """What is added to a message whose waiver is over."""
    return f" Ngoại lệ đã hết hạn {_said(day)}."


def _said(day: date) -> str:
    return dates.show(dates.exactly(day))
