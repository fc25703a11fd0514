"""Tells where the organisations of a change stood on its day, as its pictures say it."""

from __future__ import annotations

from datetime import date

from generator.model import Model, names, territory
from generator.records import Ref
from generator.records.cells import Cell
from generator.records.changes import Change
from generator.records.units import Unit


def home(model: Model, ref: Ref) -> Ref:
    record = model.get(ref)
    return (territory.home_unit(model, record) if record else None) or ref


def commune(model: Model, ref: Ref, on: date | None) -> Unit | None:
    """The commune above a village or a cell on a day; None for anything else."""
    record = model.get(ref)
    if isinstance(record, Cell) or (isinstance(record, Unit) and record.level == "village"):
        return territory.commune(model, home(model, ref), on)
    return None


def last_day(change: Change) -> date | None:
    """The last day on which the change may have been."""
    return (change.date.latest or change.date.earliest) if change.date else None


def where(model: Model, ref: Ref, on: date | None) -> str:
    """Where an organisation lies on a day: villages and cells in a commune, units in those above."""
    unit = model.unit(ref)
    return names.above(model, unit, on) if unit and unit.level != "village" else names.commune(model, ref, on)


def above(model: Model, ref: Ref, on: date | None) -> str:
    """The units above a unit; nothing for a village, whose commune all know."""
    unit = model.unit(ref)
    return where(model, ref, on) if unit and unit.level != "village" else ""


def kind(model: Model, ref: Ref) -> str:
    unit = model.unit(ref)
    return names.kind(model, unit) if unit else "chi bộ" if ref.kind == "cells" else "nơi"
