"""Owns what the page of a unit tells of deeds within it: what is coming, what was done, works and contributions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from generator import dates
from generator.model import subdivisions, territory, timeline
from generator.model.states import held
from generator.pages.blocks import coming
from generator.pages.blocks import components as c
from generator.pages.blocks.parts import NEWEST, card, whose
from generator.pages.blocks.sources import cite
from generator.presentation import subscriptions
from generator.presentation.events import chronological
from generator.presentation.page import PageContext, h2
from generator.records import Ref
from generator.records.achievements import WORKS_STATUSES, Achievement
from generator.records.activities import Activity
from generator.records.contributions import Contribution
from generator.records.units import Unit


def activities(here: PageContext, unit: Unit, orgs: Sequence[Ref]) -> list[str]:
    """What is coming and what was done: by a commune what was done in it on its day, else by the organisations."""
    found: Iterable[Activity] = subscriptions.news(here.model).get(f"xa-phuong/{unit.id}/", ())
    if unit.level != "commune":
        found = {a.ref: a for org in orgs for a in here.model.referring(org, Activity, "orgs")}.values()
    ahead = coming.of(here.ctx, found)[:NEWEST]
    done = chronological(held(found))
    blocks = [h2("Sắp tới"), coming.cards(here, ahead)] if ahead else []
    blocks += coming.unanswered(here, found)
    shown = done[:NEWEST]
    for activity in (*ahead, *shown):
        cite(here, activity)
    if shown:
        more = c.more(here.href("hoat-dong/"), "Xem mọi hoạt động") if len(done) > NEWEST else ""
        blocks += [h2("Việc đã làm"), c.cards(card(here, a) for a in shown), more]
    elif subdivisions.living_commune(here.model, unit):
        empty = c.empty("Chưa có việc nào có tin", "Khi có tin về một việc đã làm, việc ấy sẽ có ở đây.")
        blocks += [h2("Việc đã làm"), empty]
    return blocks


def works(here: PageContext, unit: Unit, orgs: Sequence[Ref]) -> list[str]:
    """Links to works and contributions within the unit, the newest first; of one that ended those of its time."""
    last = timeline.last_day(here.model, unit.ref) or date.max
    found: dict[Ref, Achievement | Contribution] = {}
    for org in orgs:
        found.update((a.ref, a) for a in here.model.referring(org, Achievement, "org") if a.kind == "works")
        found.update((x.ref, x) for x in here.model.referring(org, Contribution, "org"))
    known = [x for x in found.values() if territory.day_of(x) <= last]
    newest = sorted(known, key=lambda x: (dates.order(x.period or x.as_of), x.ref), reverse=True)
    rows = []
    for record in newest[:NEWEST]:
        cite(here, record)
        state = WORKS_STATUSES[record.works.status] if isinstance(record, Achievement) and record.works else ""
        kind = "thu, chi, đóng góp" if isinstance(record, Contribution) else state
        rows.append((here.link(record.ref, record.title), "; ".join(x for x in (kind, whose(here.ctx, record)) if x)))
    if not rows:
        return []
    more = c.more(here.href("cong-trinh/"), "Xem mọi công trình") if len(known) > NEWEST else ""
    return [h2("Công trình, đóng góp"), c.places(rows), more]
