"""Chooses the picture of a shared link: a card for each unit and cell, one for all the rest."""

from __future__ import annotations

from generator.model import Model, names, territory, timeline
from generator.presentation.addresses import address_of
from generator.presentation.context import BuildContext
from generator.records import Record, Ref, kind_of
from generator.records.cells import Cell
from generator.records.changes import Change
from generator.records.units import Unit
from generator.vietnamese import capital

SITE_CARD = "the.png"


def card_of(ctx: BuildContext, about: Ref | None) -> str:
    """The address of the card of a page about a record: its own, that of whose it is, "" for the card of the site."""
    record = ctx.model.get(about)
    for candidate in (record, *_whose(ctx.model, record)):
        if isinstance(candidate, Unit | Cell):
            return card_address(ctx.model, candidate)
    return ""


def card_address(model: Model, record: Unit | Cell) -> str:
    return f"{address_of(model, record)}{SITE_CARD}"


def card_words(model: Model, record: Unit | Cell) -> tuple[str, str]:
    """The name, and a line above it: where that is."""
    name = names.title(model, record)
    on = timeline.last_day(model, record.ref)
    unit = model.unit(territory.home_unit(model, record, on))
    above = names.above(model, unit, on) if unit else ""
    own = names.unit_name(model, unit, on) if unit and isinstance(record, Cell) else ""
    inside = ", ".join(p for p in (own, above) if p)
    return name, capital(inside)


def _whose(model: Model, record: Record | None) -> tuple[Record, ...]:
    """The organisations a record is about, a committee as its unit."""
    if record is None:
        return ()
    refs = kind_of(record).organisations(record)
    # Of a change, what came of it: that page is the one that lives on.
    orgs = [org for ref in (reversed(refs) if isinstance(record, Change) else refs) if (org := model.get(ref))]
    units = (org if isinstance(org, Unit | Cell) else model.get(territory.home_unit(model, org)) for org in orgs)
    return tuple(unit for unit in units if unit)
