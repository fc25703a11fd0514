"""Words values of a record in Vietnamese: quantities, figures, offices, how surely a day is known."""

from __future__ import annotations

from collections.abc import Sized
from datetime import date
from decimal import Decimal

from generator import dates
from generator.dates import PartialDate
from generator.model import Model, measures, names, subdivisions, timeline
from generator.model.measures import Sum
from generator.records import Ref
from generator.records.cells import Cell
from generator.records.committees import Committee
from generator.records.documents import Document
from generator.records.parts import PER, QUALIFIERS, UNITS, Figure, Observation, Officer, Post, Quantity, Source
from generator.records.rules import DocumentKinds, Measures, Roles, Scheme
from generator.vietnamese import capital, money, number, percent

NBSP = "\u00a0"
NOT_KNOWN = "chưa có thông tin"
NOT_PUBLISHED = "chưa công bố"
_IN_CELL = ("secretary", "deputy_secretary", "committee_member")


def quantity(value: Quantity | Sum) -> str:
    """«trên 600 triệu đồng», «7 đến 9 lớp», «khoảng 500 m»."""
    if isinstance(value, Quantity) and value.value is None:
        low, high = value.min or Decimal(0), value.max or Decimal(0)
        return f"{number(low)} đến {_amount(high, value.unit)}"
    amount = value.value if value.value is not None else Decimal(0)
    word = QUALIFIERS[value.qualifier]
    return f"{word} {_amount(amount, value.unit)}".strip()


def figure(value: Figure) -> str:
    """A figure in one phrase: «125/154», «trên 90%», «47»."""
    word = QUALIFIERS[value.qualifier]
    if value.part is not None and value.whole is not None:
        return f"{number(value.part)}/{number(value.whole)}"
    if value.share is not None:
        return f"{word} {value.share}".strip()
    return quantity(value)


def with_per(observation: Observation) -> str:
    said = figure(observation)
    return f"{said} {PER[observation.per]}" if observation.per else said


def share(value: Figure) -> str:
    """The percentage, computed for a ratio: «81,17%»; "" when the figure has none."""
    if value.share:
        return f"{QUALIFIERS[value.qualifier]} {value.share}".strip()
    computed = measures.percentage(value)
    return percent(computed) if computed is not None else ""


def published_note(value: Figure) -> str:
    """What the reader must know when the printed share is not the computed one; "" when they agree."""
    how = measures.published_against_computed(value)
    if how in (None, "same"):
        return ""
    reason = "nguồn cắt bớt chữ số, không làm tròn" if how == "truncated" else "nguồn không giải thích chỗ chênh"
    parts = f"{number(value.part or 0)}{NBSP}:{NBSP}{number(value.whole or 0)}"
    return f"Nguồn ghi {value.published}. Tính lại {parts} được {share(value)}; {reason}. Trang này ghi cả hai."


def measure(model: Model, name: str | None) -> str:
    """What an observation counts: «đảng viên»; the id where `rules/` does not name it."""
    for rule in model.rules(Measures):
        for entry in rule.measures:
            if entry.id == name:
                return entry.name
    return name or ""


def category(model: Model, name: str) -> str:
    """One part of a breakdown: «chi bộ trường học»."""
    for rule in model.rules(Measures):
        for entry in rule.categories:
            if entry.id == name:
                return entry.name
    return name


def scheme_level(scheme: Scheme | None, level: str) -> str:
    return next((entry.name for entry in scheme.levels if entry.id == level), level) if scheme else level


def post(model: Model, held: Post, org: Ref, on: date | None = None) -> str:
    """An office in its organisation, named as on a day: «Bí thư Chi bộ», «Phó Bí thư Thường trực Huyện ủy Ba Chẽ»."""
    at = held.org or org
    if held.title:
        return held.title
    if held.role == "village_head":
        unit = model.unit(at)
        kind = names.kind(model, unit, on) if unit else "thôn"
        return "Tổ trưởng tổ dân phố" if kind == "tổ dân phố" else f"Trưởng {kind}"
    role = next((r.name for rule in model.rules(Roles) for r in rule.roles if r.id == held.role), held.role or "")
    if isinstance(held, Officer):
        role = (f"{role} Thường trực" if held.standing else role)  # fmt: skip
        role = f"Quyền {role}" if held.acting else role
    record = model.get(at)
    if isinstance(record, Committee):
        return f"{role} {body_name(model, record, on)}"
    if isinstance(record, Cell) and held.org and held.role in _IN_CELL:  # told of elsewhere: which cell it is
        own = names.title(model, record, on)
        return f"{role} {own if own.startswith('Chi bộ') else f'Chi bộ {own}'}"
    return f"{role} Chi bộ" if at.kind == "cells" and held.role in ("secretary", "deputy_secretary") else role


def body_name(model: Model, committee: Committee, on: date | None = None) -> str:
    """The elected body of a đảng bộ: «Huyện ủy Cao Lộc», «Đảng ủy thị trấn Cao Lộc»."""
    unit = model.unit(committee.unit)
    if unit is None:
        return committee.name
    own = {"province": "Tỉnh ủy", "district": "Huyện ủy"}.get(committee.level)
    if own:
        return f"{own} {timeline.name(model, unit.ref, on)}"
    name = timeline.name(model, committee.ref, on)
    return f"Đảng ủy {name.removeprefix('Đảng bộ ')}" if name.startswith("Đảng bộ ") else name


def known(when: PartialDate | None, source: Source | None) -> str:
    """How surely a fact is known: «theo nguồn ngày 12/9/2020»; never "now"."""
    at = when or (source.published_on or source.received_on if source else None)
    if at is None:
        return "theo nguồn không ghi ngày"
    if at.form == "after":
        return f"theo nguồn không ghi ngày, {dates.show(at)}"
    return f"theo nguồn {dates.show(at)}"


def office_day(officer: Officer) -> date | None:
    """The day on which an office is named: the last one of which it is known; None where that is today."""
    at = officer.to or officer.as_of
    return (at.earliest or at.latest) if at else None


def office_time(officer: Officer, source: Source | None) -> str:
    """When an office was held, as surely as the record says."""
    spans = []
    if officer.term:
        spans.append(f"nhiệm kỳ {dates.short(officer.term)}")
    if officer.from_:
        spans.append(f"từ {subdivisions.point(officer.from_)}")
    if officer.to:
        spans.append(f"đến {subdivisions.point(officer.to)}")
    if not officer.to:
        spans.append(known(officer.as_of, source))
    return ", ".join(spans)


def when(observation: Observation) -> str:
    """The time of a figure: «năm 2017», «tháng 2/2020», «sớm nhất là năm 2024», or «không ghi ngày»."""
    at = observation.when
    return dates.show(at) if at else "không ghi ngày"


def document(model: Model, record: Document) -> str:
    """«Chỉ thị 08-CT/HU»."""
    kinds = (k for rule in model.rules(DocumentKinds) for k in rule.kinds)
    name = next((k.name for k in kinds if k.id == record.kind), "Văn bản")
    return f"{name} {record.number}"


def issued(record: Document) -> str:
    return f" {dates.show(record.issued_on)}" if record.issued_on else ""


def unnamed(former: Sized, office: str) -> str:
    """Why nobody is named for an office; `former` are those who held one before, if any are told of."""
    if former:
        return f"Nguồn chỉ nêu tên người giữ chức vụ trước đây, không nêu tên {office} hiện nay."
    return f"Nguồn không nêu tên {office}."


def sentence(text: str) -> str:
    """With a capital and a full stop."""
    stripped = capital(text.strip())
    return stripped if not stripped or stripped[-1] in ".?!…" else stripped + "."


def _amount(value: Decimal, unit: str | None) -> str:
    if unit == "vnd":
        return money(int(value))
    return f"{number(value)}{NBSP}{UNITS[unit]}" if unit else number(value)
