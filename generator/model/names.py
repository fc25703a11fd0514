"""Owns what an organisation is called in a sentence: with its kind, its place then and its place now."""

from __future__ import annotations

from datetime import date

from generator.model import timeline
from generator.model.index import Model, remembered
from generator.records.base import Record
from generator.records.cells import Cell
from generator.records.committees import Committee
from generator.records.fields import Ref
from generator.records.units import KINDS, Unit
from generator.vietnamese import capital, fold, lower_first


def unit_name(model: Model, unit: Unit, on: date | None = None) -> str:
    """With its kind, as in the middle of a sentence: "thị trấn Cao Lộc", "Khối 4"."""
    own = timeline.name(model, unit.ref, on)
    kind = KINDS[unit.kind]
    return own if fold(own).startswith(fold(kind) + " ") else f"{kind} {own}"


def title(model: Model, record: Record, on: date | None = None) -> str:
    """The name that can begin a line: "Thị trấn Cao Lộc", "Chi bộ Khối 4", or the record's own title."""
    if isinstance(record, Unit):
        return capital(unit_name(model, record, on))
    if isinstance(record, Cell | Committee):
        return timeline.name(model, record.ref, on)
    return getattr(record, "title", None) or getattr(record, "number", None) or record.id


def inline(model: Model, ref: Ref, on: date | None = None) -> str:
    """The name inside a sentence; a withdrawn record has none any more."""
    record = model.get(ref)
    if record is None:
        return "một nơi đã gỡ" if model.withdrawn(ref) else ref.id
    if isinstance(record, Unit):
        return unit_name(model, record, on)
    found = title(model, record, on)
    return lower_first(found) if found.startswith(("Đảng bộ", "Chi bộ", "Đảng ủy", "Huyện ủy", "Tỉnh ủy")) else found


def above(model: Model, unit: Unit, on: date | None = None) -> str:
    """The units above, nearest first: "xã Lương Mông, huyện Ba Chẽ, tỉnh Quảng Ninh"."""
    return _above(model, unit.ref, on)


@remembered
def now(model: Model, ref: Ref) -> str:
    """Where a place of former times lies today: "phường Kỳ Lừa, tỉnh Lạng Sơn"; "" when unchanged or not known."""
    unit = timeline.place_now(model, ref)
    then = timeline.commune(model, ref)
    if unit is None or then is None or unit.ref == then.ref:
        return ""
    province = above(model, unit)
    return unit_name(model, unit) + (f", {province}" if province else "")


@remembered
def _above(model: Model, ref: Ref, on: date | None) -> str:
    return ", ".join(unit_name(model, u, on) for r in timeline.ancestors(model, ref, on) if (u := model.unit(r)))
