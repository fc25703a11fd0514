"""Coming events on an organisation's page: as cards with their day, and plans nobody reported on."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from generator import dates
from generator.model import states
from generator.pages.blocks.parts import NEWEST, card
from generator.presentation.context import BuildContext, PageContext
from generator.presentation.events import chronological, date_of
from generator.records.activities import Activity
from generator.templates import h2, html


def of(ctx: BuildContext, activities: Iterable[Activity]) -> list[Activity]:
    """What is to come, with what was put off or called off before its day; nearest first."""
    return sorted(states.ahead(activities, ctx.today), key=lambda a: (dates.order(date_of(a)), a.id))


def cards(here: PageContext, found: Iterable[Activity]) -> Markup:
    """What is to come as cards, and of which day that is true; "" when there is none."""
    shown = here.component("cards", [card(here, a) for a in found])
    return html("{}\n{}", shown, here.component("as_of", here.ctx.today)) if shown else Markup()


def unanswered(here: PageContext, found: Iterable[Activity]) -> list[Markup]:
    """What was to be on a day that has passed, the newest first, as a section; nothing where all is answered."""
    open_ = chronological(states.unanswered(found, here.ctx.today))[:NEWEST]
    return (
        [h2("Đã qua ngày dự kiến, chưa có tin"), here.component("cards", [card(here, a) for a in open_])]
        if open_
        else []
    )
