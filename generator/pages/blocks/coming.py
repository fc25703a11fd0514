"""Owns what an organisation's page tells of what is to come: as cards with the day of that, and what nobody told of."""

from __future__ import annotations

from collections.abc import Iterable

from generator import dates
from generator.model import states
from generator.pages.blocks import components as c
from generator.pages.blocks.parts import NEWEST, card
from generator.presentation.events import chronological, date_of
from generator.presentation.page import BuildContext, PageContext, h2
from generator.records.activities import Activity


def of(ctx: BuildContext, activities: Iterable[Activity]) -> list[Activity]:
    """What is to come, with what was put off or called off before its day; nearest first."""
    return sorted(states.ahead(activities, ctx.today), key=lambda a: (dates.order(date_of(a)), a.id))


def cards(here: PageContext, found: Iterable[Activity]) -> str:
    """What is to come as cards, and of which day that is true; "" when there is none."""
    shown = c.cards(card(here, a) for a in found)
    return f"{shown}\n{c.as_of(here.ctx.today)}" if shown else ""


def unanswered(here: PageContext, found: Iterable[Activity]) -> list[str]:
    """What was to be on a day that has passed, the newest first, as a section; nothing where all is answered."""
    open_ = chronological(states.unanswered(found, here.ctx.today))[:NEWEST]
    return [h2("Đã qua ngày dự kiến, chưa có tin"), c.cards(card(here, a) for a in open_)] if open_ else []
