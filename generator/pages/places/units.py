"""`/xa-phuong/`: communes by today's province, and a page for every unit that is not a village."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup

from generator.model import Model, followers, names, offices, subdivisions, territory, timeline
from generator.model.index import cached
from generator.model.offices import Holding
from generator.model.subdivisions import small
from generator.pages.blocks import lists, photos
from generator.pages.blocks.components import PersonCard
from generator.pages.blocks.parts import contact_rows, former_holders, holders, prose
from generator.pages.blocks.sources import cite, finish
from generator.pages.chrome.redirects import moved
from generator.pages.figures import over_time, series
from generator.pages.places import unit_deeds, unit_figures, unit_past, unit_places
from generator.pages.places.unit_deeds import UnitDeeds, UnitWorks
from generator.pages.places.unit_figures import UnitFigures, UnitIndicators
from generator.pages.places.unit_past import UnitPast
from generator.pages.places.unit_places import UnitList
from generator.presentation import subscriptions, wording
from generator.presentation.context import BuildContext, PageContext
from generator.presentation.page import PLACES, Menu, Page, PageHead
from generator.records import Ref
from generator.records.committees import Committee
from generator.records.units import Unit
from generator.templates import html
from generator.vietnamese import sort_key

HUB = "xa-phuong/"
_TITLE = "Xã, phường"
_LEAD = "Tên lúc nguồn đưa tin, và tên hiện nay."
_MENU = Menu(group=PLACES, word=_TITLE)
Provinces = Mapping[Ref | None, Sequence[Unit]]


def pages(ctx: BuildContext) -> Iterable[PageHead]:
    yield from ctx.per_listing(_lists)
    yield from ctx.per_record(_pages, _units(ctx))


def _units(ctx: BuildContext) -> list[Unit]:
    return [u for u in ctx.model.all(Unit) if u.level != "village"]


def _lists(ctx: BuildContext) -> Iterable[Page]:
    yield _hub(ctx, _units(ctx), _provinces(ctx.model))


def _pages(ctx: BuildContext, unit: Unit) -> Iterable[Page]:
    yield from _unit(ctx, unit)
    yield from moved(ctx.model, unit)


@cached
def _provinces(model: Model) -> Provinces:
    """The communes by the province of today."""
    found: dict[Ref | None, list[Unit]] = {}
    for unit in subdivisions.by_name(model, (u for u in model.all(Unit) if u.level == "commune")):
        found.setdefault(_province(model, unit), []).append(unit)
    return found


def _province(model: Model, unit: Unit) -> Ref | None:
    """The province of today."""
    for start in (followers.follower(model, unit.ref), unit.ref):
        for ref in (start, *territory.ancestors(model, start)) if start else ():
            found = model.unit(ref)
            if found and found.level == "province":
                return followers.follower(model, ref) or ref
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Group:
    """The communes of a province, and links to the units `above` them."""

    title: str
    communes: Sequence[tuple[Markup, str]]
    above: Sequence[Markup]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Units:
    """The hub; `provinces` are links for when the communes are many, `partial` says that some have no page."""

    FILE: ClassVar[str] = "units"
    title: str
    lead: str
    partial: bool
    provinces: Sequence[tuple[Markup, str]]
    groups: Sequence[_Group]
    empty: bool


def _hub(ctx: BuildContext, units: Sequence[Unit], provinces: Provinces) -> Page:
    here, model = ctx.at(HUB), ctx.model
    ordered = subdivisions.by_name(model, units)
    other = [u for level in ("province", "district") for u in ordered if u.level == level]
    groups: dict[Ref | None, list[Unit]] = {ref: [] for ref in provinces}
    for unit in other:
        groups.setdefault(_province(model, unit), []).append(unit)
    order = sorted(groups, key=lambda r: (r is None, sort_key(names.inline(model, r)) if r else sort_key("")))
    many = sum(len(found) for found in provinces.values()) > lists.MOST
    page = _Units(
        title=_TITLE,
        lead=_LEAD,
        partial=any(x.incomplete for u in units for x, _ in subdivisions.took_over(model, u.ref)),
        provinces=[
            (here.link(r, _title(ctx, r)), f"{len(provinces.get(r, ()))} xã, phường") for r in order if many and r
        ],
        groups=[
            _Group(
                title=_title(ctx, r),
                communes=_rows(here, provinces.get(r, ())[: lists.MOST]),
                above=[here.link(u.ref, names.title(model, u)) for u in groups[r]],
            )
            for r in order
            if not (many and r)
        ],
        empty=not units,
    )
    return Page(address=HUB, title=_TITLE, description=_LEAD, body=here.render(page), layout="full", menu=_MENU)


def _title(ctx: BuildContext, ref: Ref | None) -> str:
    record = ctx.model.get(ref)
    return names.title(ctx.model, record) if record else "Chưa rõ tỉnh"


def _rows(here: PageContext, units: Iterable[Unit]) -> list[tuple[Markup, str]]:
    return [(here.link(u.ref, names.title(here.model, u)), small(here.model, u)) for u in units]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Side:
    """Who runs the unit, and what is known in a word or two; `led` says that those named run it."""

    people: Sequence[PersonCard]
    former: Sequence[PersonCard]
    led: bool
    nobody: str
    facts: Sequence[tuple[str, Markup | str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Unit:
    """The page of a unit; what nobody told of a `living_commune` is missed."""

    FILE: ClassVar[str] = "unit"
    title: str
    kind: str
    living_commune: bool
    ended: bool
    now: Markup
    side: _Side
    below: Sequence[UnitList]
    figures: UnitFigures
    more_pictures: Markup
    cells: UnitList | None
    cells_told: str
    deeds: UnitDeeds
    indicators: UnitIndicators
    works: UnitWorks
    history: UnitPast
    photos: Sequence[Markup]
    notes: Sequence[Markup]
    follow: Markup


def _unit(ctx: BuildContext, unit: Unit) -> Iterable[Page]:
    here, model = ctx.at(f"{HUB}{unit.id}/"), ctx.model
    committees = subdivisions.committees(model, unit.ref)
    cells, below = subdivisions.cells(model, unit.ref), _below(model, unit)
    own = [unit.ref, *(x.ref for x in committees)]
    orgs = [*own, *(u.ref for u in below if u.level == "village"), *(x.ref for x in cells)]
    now = unit_past.now(here, unit)
    side = _side(here, unit, committees)
    drawn, beside = unit_figures.drawn(here, unit, committees), unit_figures.pictures(committees)
    on_page = over_time.shown(drawn, beside=beside)
    page = _Unit(
        title=names.title(model, unit),
        kind=names.kind(model, unit),
        living_commune=subdivisions.living_commune(model, unit),
        ended=timeline.life(model, unit.ref).ended is not None,
        now=now,
        side=side,
        below=unit_places.places(here, unit, below),
        figures=unit_figures.section(here, unit, committees, on_page),
        more_pictures=over_time.more(here, drawn, on_page),
        cells=unit_places.cells(here, unit, cells),
        cells_told=unit_places.cells_told(cells, committees),
        deeds=unit_deeds.activities(here, unit, orgs),
        indicators=unit_figures.indicators(here, own),
        works=unit_deeds.works(here, unit, orgs),
        history=unit_past.history(here, unit, own),
        photos=photos.section(here, unit, *committees),
        notes=[prose(x.notes) for x in (unit, *committees)],
        follow=subscriptions.links(here, unit, names.kind(model, unit)),
    )
    yield Page(
        address=here.address, title=page.title, description=_description(ctx, unit),
        body=finish(here, here.render(page)), crumbs=((_TITLE, HUB),), about=unit.ref,
        feeds=subscriptions.feeds(ctx, unit), sheets=tuple(map(series.sheet, on_page)),
    )  # fmt: skip
    yield from over_time.apart(
        ctx, here.address, page.title, lambda at: unit_figures.drawn(at, unit, committees), beside=beside
    )
    yield from unit_places.cut(ctx, unit, below, cells)


def _below(model: Model, unit: Unit) -> list[Unit]:
    """The units in it; in a province its communes are those of today."""
    below = subdivisions.units(model, unit.ref)
    if unit.level != "province":
        return below
    communes = subdivisions.by_name(model, _provinces(model).get(unit.ref, ()))
    return [*(u for u in below if u.level != "commune"), *communes]


def _side(here: PageContext, unit: Unit, committees: Sequence[Committee]) -> _Side:
    orgs = [*(x.ref for x in committees), unit.ref]
    people, former = _people(here, orgs, holders), _people(here, orgs, former_holders)
    return _Side(
        people=people,
        former=former,
        led=_led(here, orgs),
        nobody=wording.unnamed(former, "người phụ trách"),
        facts=_facts(here, unit, committees),
    )


def _facts(here: PageContext, unit: Unit, committees: Iterable[Committee]) -> list[tuple[str, Markup | str]]:
    model = here.model
    life = timeline.life(model, unit.ref)
    above = names.above(model, unit, timeline.last_day(model, unit.ref))
    last, until = followers.follower(model, unit.ref), subdivisions.until(life.end)
    old_names = [f"{n} ({subdivisions.until(at)})" if at else n for n, at in timeline.former_names(model, unit.ref)]
    heir = model.unit(last) if life.ended else None
    now = Markup(", ").join(x for x in (here.link(heir.ref), names.above(model, heir)) if x) if heir else ""
    return [
        (
            f"Thuộc ({until})" if life.ended and until else "Thuộc",
            html("{}{}", above, cite(here, unit)) if above else "",
        ),
        ("Nay là" if last and names.joined(model, unit.ref, last) == "nay là" else "Nay thuộc", now),
        ("Tên cũ", "; ".join(old_names)),
        ("Mã", ", ".join(unit.codes)),
        *contact_rows(unit.contact),
        *(row for x in committees for row in contact_rows(x.office_contact)),
    ]


def _led(here: PageContext, orgs: Iterable[Ref]) -> bool:
    """Whether one of those in office leads, or nobody is named."""
    held = [h for org in orgs for h in offices.in_office(here.model, org, here.ctx.today)]
    return not held or any(map(_leads, held))


def _leads(held: Holding) -> bool:
    """Whether it is told that one runs the unit: an office of its own record, or one with a role that another names."""
    return held.record.ref == held.org or held.post.role is not None


def _people(
    here: PageContext, orgs: Iterable[Ref], of: Callable[[PageContext, Ref], list[PersonCard]]
) -> list[PersonCard]:
    """Holders of the offices of several organisations; one who holds two of them is named once."""
    found: list[PersonCard] = []
    for org in orgs:
        known = {(p.name, p.since) for p in found}
        found += [p for p in of(here, org) if (p.name, p.since) not in known]
    return found


def _description(ctx: BuildContext, unit: Unit) -> str:
    model = ctx.model
    above = names.above(model, unit, timeline.last_day(model, unit.ref))
    heir = model.unit(followers.follower(model, unit.ref))
    beyond = names.above(model, heir) if heir and heir != unit else ""
    fate = (
        subdivisions.fate(model, unit.ref) if timeline.life(model, unit.ref).ended else names.not_made(model, unit.ref)
    )
    return ", ".join(p for p in (names.title(model, unit), above, fate, beyond) if p) + "."
