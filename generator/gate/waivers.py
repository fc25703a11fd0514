"""Waivers: what the `allow` of a record lets pass, until when, and what is wrong with one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from generator import dates
from generator.gate.entries import Entries
from generator.gate.rule import Document, Rule
from generator.problems import Place, Problem
from generator.records.answers import Waiver
from generator.vietnamese import did_you_mean

WARNED = timedelta(days=30)


@dataclass(frozen=True, slots=True, kw_only=True)
class Waived:
    """One waiver of a file: `until` is its last day; `named` and `dated` are where it says its rule and that day."""

    rule: str
    until: date
    named: Place
    dated: Place


def of(document: Document) -> tuple[Waived, ...]:
    """The waivers in a record."""
    entries = Entries(document, "allow")
    return tuple(
        Waived(rule=waiver.rule, until=last, named=entries.place(index, "rule"), dated=entries.place(index, "until"))
        for index, waiver in entries.read(Waiver)
        if (last := waiver.until.latest)
    )


def problems(waived: tuple[Waived, ...], rules: Mapping[str, Rule], today: date) -> Iterator[Problem]:
    """What is wrong with the waivers of one file: an unknown rule, one that is never waived, one that ends soon."""
    for w in waived:
        known = rules.get(w.rule)
        if known is None:
            near = did_you_mean(w.rule, rules)
            hint = f"Có phải “{near}”?" if near else "Mã của các quy tắc có ở data/rules/gate.yml."
            said = f"Không có quy tắc “{w.rule}” để xin ngoại lệ."
            yield Problem(place=w.named, code="gate-waiver-unknown", message=said, hint=hint)
        elif not known.waivable:
            said = f"Quy tắc “{w.rule}” không bao giờ có ngoại lệ."
            hint = "Bỏ mục này khỏi allow và xóa điều không được đăng."
            yield Problem(place=w.named, code="gate-waiver-refused", message=said, hint=hint)
        elif today <= w.until <= today + WARNED:
            said = f"Ngoại lệ cho “{w.rule}” hết hạn {_said(w.until)}."
            hint = "Sau ngày ấy chỗ này lại là lỗi: sửa nội dung, hoặc xin gia hạn và ghi until mới."
            yield Problem(place=w.dated, code="gate-waiver-ending", message=said, hint=hint, severity="warning")


def expired(day: date) -> str:
    """What is added to a message whose waiver is over."""
    return f" Ngoại lệ đã hết hạn {_said(day)}."


def _said(day: date) -> str:
    return dates.show(dates.exactly(day))
