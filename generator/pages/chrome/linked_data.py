"""Describes a page to machines in the words of schema.org, as JSON-LD."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from generator import dates
from generator.dates import PartialDate
from generator.model import names, territory, timeline
from generator.model.states import State
from generator.presentation import state_wording
from generator.presentation.addresses import address_of
from generator.presentation.context import BuildContext
from generator.presentation.page import Page
from generator.records import Ref, Site
from generator.records.activities import Activity
from generator.records.cells import Cell
from generator.records.units import Unit

Thing = dict[str, Any]
# What was held says no status: schema.org has no word for it, and «scheduled» would be wrong; nor has it one for a plan
# of which nobody told what became of it.
_STATUSES = {
    State.PLANNED: "EventScheduled", State.POSTPONED: "EventPostponed", State.CANCELLED: "EventCancelled",
}  # fmt: skip
# Signs that could end the <script> the data stands in, or begin another tag.
_UNSAFE = ("<", ">", "&", "\u2028", "\u2029")


def data(ctx: BuildContext, page: Page) -> str:
    """JSON that may stand inside a `<script type="application/ld+json">`; "" where there is nothing to say."""
    things = [dict(thing) for thing in (_trail(ctx, page), _about(ctx, page), page.thing) if thing]
    if not things:
        return ""
    context = {"@context": "https://schema.org"}
    return script({**context, **things[0]} if len(things) == 1 else {**context, "@graph": things})


def script(value: Mapping[str, Any]) -> str:
    """A value as JSON whose letters cannot leave a `<script>`."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for sign in _UNSAFE:
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text


def _trail(ctx: BuildContext, page: Page) -> Thing | None:
    if not page.address or page.crumbs is None:
        return None
    steps = (("Trang chủ", ""), *page.crumbs)
    items = [_step(number, word, ctx.url(address)) for number, (word, address) in enumerate(steps, 1)]
    return {"@type": "BreadcrumbList", "itemListElement": [*items, _step(len(items) + 1, page.title)]}


def _step(position: int, name: str, item: str = "") -> Thing:
    return {"@type": "ListItem", "position": position, "name": name, **({"item": item} if item else {})}


def _about(ctx: BuildContext, page: Page) -> Thing | None:
    record = ctx.model.get(page.about)
    if not page.address:
        return _site(ctx)
    if isinstance(record, Activity):
        return _event(ctx, record)
    if isinstance(record, Cell):
        return _cell(ctx, record)
    return _unit(ctx, record) if isinstance(record, Unit) else None


def _site(ctx: BuildContext) -> Thing:
    site = ctx.model.site
    own = {"@type": "WebSite", "name": site.title, "url": ctx.url(""), "inLanguage": "vi"}
    return {**own, "description": site.description, "publisher": _publisher(site)}


def _publisher(site: Site) -> Thing:
    """Whoever it is: an authority, a cell, a project. No record says which, so it is an organisation."""
    by = site.publisher
    return _known({"@type": "Organization", "name": by.name, "telephone": by.phone, "address": by.address})


def _event(ctx: BuildContext, activity: Activity) -> Thing | None:
    """None where the day is not known: an event without a day is none that anybody could use."""
    starts = activity.date or activity.starts
    if activity.kind == "notice" or not starts or not _day(starts):
        return None
    status = _STATUSES.get(state_wording.state(ctx, activity))
    place, on = activity.place, territory.day_of(activity)
    return _known({
        "@type": "Event", "name": activity.title,
        "startDate": _day(starts) + (f"T{activity.at:%H:%M}+07:00" if activity.at else ""),
        "endDate": _day(activity.ends) if activity.ends else None,
        "eventStatus": f"https://schema.org/{status}" if status else None,
        "location": {"@type": "Place", "name": place, "address": place} if place else None,
        "organizer": [_named(ctx, "Organization", ref, on) for ref in activity.orgs],
    })  # fmt: skip


def _cell(ctx: BuildContext, cell: Cell) -> Thing:
    last = timeline.last_day(ctx.model, cell.ref)
    above = territory.parent(ctx.model, cell.ref, last)
    own = timeline.life(ctx.model, cell.ref)
    return _known({
        **_named(ctx, "Organization", cell.ref),
        "foundingDate": _day(own.start) if own.start else None,
        "dissolutionDate": _day(own.end) if own.end else None,
        "parentOrganization": _named(ctx, "Organization", above, last) if ctx.model.get(above) else None,
    })  # fmt: skip


def _unit(ctx: BuildContext, unit: Unit) -> Thing:
    last = timeline.last_day(ctx.model, unit.ref)
    above = territory.parent(ctx.model, unit.ref, last)
    inside = _named(ctx, "AdministrativeArea", above, last) if ctx.model.get(above) else None
    return _known({**_named(ctx, "AdministrativeArea", unit.ref), "containedInPlace": inside})


def _named(ctx: BuildContext, kind: str, ref: Ref | None, on: date | None = None) -> Thing:
    record = ctx.model.get(ref)
    if record is None:
        return _known({"@type": kind, "name": names.inline(ctx.model, ref) if ref else None})
    address = address_of(ctx.model, record)
    return _known(
        {"@type": kind, "name": names.title(ctx.model, record, on), "url": ctx.url(address) if address else None}
    )


def _day(when: PartialDate) -> str:
    """A whole day; "" for what is less sure, which a machine would take for the first of the month."""
    return (dates.iso(when) or "") if when.form == "day" else ""


def _known(thing: Thing) -> Thing:
    return {key: value for key, value in thing.items() if value}
