"""Deeds on the page of a unit: what is coming, what was done, works and contributions within it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from generator import dates
from generator.model import territory, timeline
from generator.model.states import held
from generator.pages.blocks import coming
from generator.pages.blocks.components import Card
from generator.pages.blocks.parts import NEWEST, card, whose
from generator.pages.blocks.sources import cite
from generator.presentation import subscriptions
from generator.presentation.context import PageContext
from generator.presentation.events import chronological
from generator.records import Ref
from generator.records.achievements import WORKS_STATUSES, Achievement
from generator.records.activities import Activity
from generator.records.contributions import Contribution
from generator.records.units import Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitDeeds:
    """What is to come and the newest of what was done; `others` is the way to the rest, "" where that is all."""

    coming: Markup
    unanswered: Sequence[Markup]
    done: Sequence[Card]
    others: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitWorks:
    """Links to the newest works and contributions; `others` is the way to the rest, "" where that is all."""

    rows: Sequence[tuple[Markup, str]]
    others: str


def activities(here: PageContext, unit: Unit, orgs: Sequence[Ref]) -> UnitDeeds:
    """By a commune what was done in it on its day, else by the organisations."""
    found: Iterable[Activity] = subscriptions.news(here.model).get(f"xa-phuong/{unit.id}/", ())
    if unit.level != "commune":
        found = {a.ref: a for org in orgs for a in here.model.referring(org, Activity, "orgs")}.values()
    ahead = coming.of(here.ctx, found)[:NEWEST]
    done = chronological(held(found))
    for activity in (*ahead, *done[:NEWEST]):
        cite(here, activity)
    return UnitDeeds(
        coming=coming.cards(here, ahead),
        unanswered=coming.unanswered(here, found),
        done=[card(here, a) for a in done[:NEWEST]],
        others=here.href("hoat-dong/") if len(done) > NEWEST else "",
    )


def works(here: PageContext, unit: Unit, orgs: Sequence[Ref]) -> UnitWorks:
    """Works and contributions within the unit, the newest first; of one that ended those of its time."""
    last = timeline.last_day(here.model, unit.ref) or date.max
    found: dict[Ref, Achievement | Contribution] = {}
    for org in orgs:
        found.update((a.ref, a) for a in here.model.referring(org, Achievement, "org") if a.kind == "works")
        found.update((x.ref, x) for x in here.model.referring(org, Contribution, "org"))
    known = [x for x in found.values() if territory.day_of(x) <= last]
    newest = sorted(known, key=lambda x: (dates.order(x.period or x.as_of), x.ref), reverse=True)
    rows = [_row(here, record) for record in newest[:NEWEST]]
    return UnitWorks(rows=rows, others=here.href("cong-trinh/") if len(known) > NEWEST else "")


def _row(here: PageContext, record: Achievement | Contribution) -> tuple[Markup, str]:
    cite(here, record)
    state = WORKS_STATUSES[record.works.status] if isinstance(record, Achievement) and record.works else ""
    kind = "thu, chi, đóng góp" if isinstance(record, Contribution) else state
    return here.link(record.ref, record.title), "; ".join(x for x in (kind, whose(here.ctx, record)) if x)
