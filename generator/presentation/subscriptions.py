"""Tells how news and events are followed: whose they are, at which address, and the links to that on a page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from markupsafe import Markup

from generator.model import Model, names, territory, timeline
from generator.model.index import cached, tracked_query
from generator.model.visibility import visible_of
from generator.presentation.addresses import address_of
from generator.presentation.context import BuildContext, PageContext
from generator.presentation.events import day_of
from generator.records import Record, Ref
from generator.records.activities import KINDS, Activity
from generator.records.cells import Cell
from generator.records.committees import Committee
from generator.records.units import Unit
from generator.templates import html
from generator.vietnamese import slug

# Beside the page they belong to: the names of the files, which never change.
NEWS, NEWS_JSON, EVENTS = "tin.xml", "tin.json", "lich.ics"
HELP = "nhan-tin/"
SITE = ""
FeedLink = tuple[str, str]


def kind_address(kind: str) -> str:
    """The address of a kind of activity; its underscores are in no record's id."""
    return f"hoat-dong/{slug(KINDS[kind]).replace('-', '_')}/"


@cached
def news(model: Model) -> Mapping[str, tuple[Activity, ...]]:
    """The activities to tell of by the address of the page they belong to, each list by id."""
    found: dict[str, list[Activity]] = {}
    for activity in visible_of(model, Activity):
        for address in _addresses(model, activity):
            found.setdefault(address, []).append(activity)
    return {address: tuple(activities) for address, activities in found.items()}


def followed(model: Model) -> Iterable[Record]:
    """The communes, villages and cells that can be followed."""
    for kind in (Unit, Cell):
        yield from (record for record in model.all(kind) if can_follow(model, record))


def can_follow(model: Model, record: Record) -> bool:
    """Those that live, with or without news so far, and those of former times that have news."""
    if not (isinstance(record, Cell) or (isinstance(record, Unit) and record.level in ("commune", "village"))):
        return False
    return timeline.alive(model, record.ref) or _has_news(model, address_of(model, record) or SITE)


@tracked_query
def _has_news(model: Model, address: str) -> bool:
    return address in news(model)


def feeds(ctx: BuildContext, record: Record) -> tuple[FeedLink, ...]:
    """What the head of a record's page announces: (title, address of the page whose news it is)."""
    address = address_of(ctx.model, record)
    return ((names.title(ctx.model, record), address),) if address and can_follow(ctx.model, record) else ()


def of_site(ctx: BuildContext) -> tuple[FeedLink, ...]:
    return ((ctx.model.site.title, SITE),)


def links(here: PageContext, record: Record, word: str) -> Markup:
    """The small line of links on the page of a commune, village or cell; `word` is what people call it."""
    if not can_follow(here.model, record):
        return Markup()
    return line(here, f"Nhận tin mới của {word} này", f"Thêm lịch của {word} này vào điện thoại")


def line(here: PageContext, news: str, events: str = "") -> Markup:
    """The links to the feed and the calendar that stand beside this page."""
    parts = [html('<a href="{}" type="application/atom+xml">{}</a>', NEWS, news)] if news else []
    parts += [html('<a href="{}" type="text/calendar">{}</a>', EVENTS, events)] if events else []
    parts += [here.to(HELP, "Cách nhận tin")]
    return html("<p><small>{}</small></p>", Markup(" · ").join(parts))


def _addresses(model: Model, activity: Activity) -> Iterable[str]:
    """Of the site, the kind, its organisations, the villages and communes those are of on the day of the activity."""
    found = dict.fromkeys((SITE, kind_address(activity.kind)))
    for org in activity.orgs:
        found.update(dict.fromkeys(_homes(model, org, territory.alike(model, day_of(activity)))))
    return found


@cached
def _homes(model: Model, org: Ref, on: date) -> tuple[str, ...]:
    """The pages of an organisation, of the villages it serves and of the communes they lie in, on a day."""
    record = model.get(org)
    found: dict[str, None] = {}
    for one in (record, *_places(model, org, on)):
        if isinstance(one, Cell) or (isinstance(one, Unit) and one.level in ("commune", "village")):
            found[address_of(model, one) or SITE] = None
    for place in _places(model, org, on):
        if commune := territory.commune(model, place.ref, on):
            found[f"xa-phuong/{commune.id}/"] = None
    return tuple(found)


def _places(model: Model, org: Ref, on: date) -> tuple[Unit, ...]:
    """The units an organisation is of: itself, the villages of a cell, what its committee is of."""
    record = model.get(org)
    refs: list[Ref | None] = []
    if isinstance(record, Unit):
        refs = [record.ref]
    elif isinstance(record, Committee):
        refs = [record.unit]
    elif isinstance(record, Cell):
        above = model.get(territory.parent(model, org, on))
        refs = [*territory.served(model, org, on), above.unit if isinstance(above, Committee) else None]
    return tuple(unit for ref in refs if (unit := model.unit(ref)))
