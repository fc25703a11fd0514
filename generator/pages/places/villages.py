"""`/thon/`: villages by the commune they lay in, and a page for each: whom to ask, what was done, what it cost."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup

from generator import dates
from generator.model import Model, followers, names, territory, timeline
from generator.model.states import held
from generator.pages.blocks import activity_history, coming, lists, photos
from generator.pages.blocks import components as c
from generator.pages.blocks.parts import (
    became,
    figure_boxes,
    not_made_yet,
    now_line,
    organisation_history,
    prose,
)
from generator.pages.blocks.sources import cite, finish
from generator.pages.chrome.redirects import moved
from generator.pages.figures import observed, over_time, series  # fmt: skip
from generator.pages.places import village_side
from generator.pages.places.village_side import VillageSide
from generator.pages.results import contributions, works
from generator.pages.start import finder
from generator.presentation import subscriptions, wording
from generator.presentation.context import BuildContext, PageContext
from generator.presentation.events import chronological
from generator.presentation.page import PLACES, Crumb, Menu, Page, PageHead
from generator.records import Ref
from generator.records.achievements import Achievement
from generator.records.activities import Activity
from generator.records.cells import Cell
from generator.records.units import Unit
from generator.templates import h2, html
from generator.vietnamese import capital, sort_key

HUB = "thon/"
_MENU = Menu(group=PLACES, word="Thôn, tổ dân phố", header="Thôn của bạn")
_Group = tuple[Ref | None, list[Unit]]
_LEAD = "Xếp theo xã, phường hiện nay. Thôn không còn nữa xếp ở xã, phường cuối cùng mà thôn thuộc về."


def pages(ctx: BuildContext) -> Iterable[PageHead]:
    yield from ctx.per_listing(_hub)
    yield from ctx.per_record(_pages, _villages(ctx))


def _villages(ctx: BuildContext) -> list[Unit]:
    return [u for u in ctx.model.all(Unit) if u.level == "village"]


def _pages(ctx: BuildContext, village: Unit) -> Iterable[Page]:
    yield _page(ctx, village)
    address, name = f"{HUB}{village.id}/", names.title(ctx.model, village)
    yield from activity_history.older(ctx, address, name, _done(ctx, village))
    yield from over_time.apart(
        ctx, address, name, lambda here: observed.of_measures(here, village, village.observations)
    )
    yield from moved(ctx.model, village)


def _hub(ctx: BuildContext) -> Iterable[Page]:
    """Communes with their villages; only the communes once the villages are many, and those cut once they are many."""
    villages = _villages(ctx)
    groups: dict[Ref | None, list[Unit]] = {}
    for village in villages:
        groups.setdefault(_of(ctx.model, village), []).append(village)
    ordered = sorted(groups.items(), key=lambda group: sort_key(_name(ctx, group)))

    def draw(here: PageContext, found: Sequence[_Group]) -> list[Markup]:
        if not found:
            return [here.component("empty", "Chưa có thôn nào", "Khi có hồ sơ đầu tiên, tên thôn sẽ có ở đây.")]
        if len(villages) > lists.MOST:
            inner = [here.component("places", [_count(here, ref, group) for ref, group in found])]
        else:
            inner = [block for ref, group in found for block in _commune(here, ref, group)]
        first = (
            [here.component("finder", here.href("tim-kiem/"), finder.example(here.model))]
            if here.address == HUB
            else []
        )
        return [*first, *inner]

    cut: lists.Cut[_Group] = lists.Cut(of=lambda _, group: lists.letter(_name(ctx, group)))
    shelf = lists.Shelf(
        address=HUB, title="Thôn, tổ dân phố", lead=_LEAD, cuts=(cut,), draw=draw, layout="full", menu=_MENU
    )
    return lists.shelves(ctx, shelf, ordered)


def _of(model: Model, village: Unit) -> Ref | None:
    """The commune it lies in, or lay in on its last day; the parted one it was in where nobody knows which now."""
    commune = territory.commune(model, village.ref, timeline.last_day(model, village.ref))
    return commune.ref if commune else territory.recorded_parent(model, village.ref)


def _name(ctx: BuildContext, group: _Group) -> str:
    return names.inline(ctx.model, group[0]) if group[0] else ""


def _count(here: PageContext, ref: Ref | None, found: Sequence[Unit]) -> tuple[Markup, str]:
    commune = here.model.unit(ref)
    fate = names.fate(here.model, commune.ref) if commune else ""
    name = here.link(commune.ref, names.title(here.model, commune)) if commune else Markup("Chưa rõ xã, phường")
    return name, f"{len(found)} thôn, tổ dân phố" + (f"; {fate}" if fate else "")


def _commune(here: PageContext, ref: Ref | None, found: Sequence[Unit]) -> list[Markup]:
    commune = here.model.unit(ref)
    if commune:
        fate = names.fate(here.model, commune.ref)
        head = h2(names.title(here.model, commune), commune.id, small=fate)
    else:
        head = h2("Chưa rõ xã, phường")
    rows = [
        (here.link(u.ref, timeline.name(here.model, u.ref)), _row(here, u))
        for u in sorted(found, key=lambda u: (not timeline.alive(here.model, u.ref), sort_key(u.name)))
    ]
    return [head, here.component("places", rows)]


def _row(here: PageContext, village: Unit) -> str:
    if planned := names.not_made(here.model, village.ref):
        return planned
    if not timeline.alive(here.model, village.ref):
        end = timeline.life(here.model, village.ref).end
        fate = names.fate(here.model, village.ref) or "không còn"
        return f"đến {dates.show(end)}, {fate}" if end else fate
    counted = [o for o in village.observations if o.measure == "households"]
    return f"{wording.figure(max(counted, key=lambda o: dates.order(o.when)))} hộ" if counted else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Village:
    """The page of a village; `word` is what people call it."""

    FILE: ClassVar[str] = "village"
    title: str
    word: str
    alive: bool
    now: Markup
    side: VillageSide
    figures: Sequence[c.FigureBox]
    pictures: Sequence[Markup]
    more_pictures: Markup
    coming: Markup
    unanswered: Sequence[Markup]
    done: Sequence[Markup]
    works: Markup
    money: Sequence[Markup]
    history: Sequence[tuple[Markup, Markup]]
    photos: Sequence[Markup]
    notes: Markup
    follow: Markup


def _page(ctx: BuildContext, village: Unit) -> Page:
    here, model = ctx.at(f"{HUB}{village.id}/"), ctx.model
    orgs, done = _orgs(ctx, village), _done(ctx, village)
    now = _now(here, village)
    side = village_side.side(here, village, orgs)
    drawn = observed.of_measures(here, village, village.observations)
    pictures = over_time.shown(drawn)
    figures = _figures(here, orgs)
    found = {a.ref: a for org in orgs for a in model.referring(org, Activity, "orgs")}.values()
    page = _Village(
        title=names.title(model, village),
        word=names.kind(model, village),
        alive=timeline.alive(model, village.ref),
        now=now,
        side=side,
        figures=figures,
        pictures=[series.figure(here, x) for x in pictures] if figures else [],
        more_pictures=over_time.more(here, drawn, pictures) if figures else Markup(),
        coming=coming.cards(here, coming.of(ctx, found)),
        unanswered=coming.unanswered(here, found),
        done=activity_history.newest(here, done),
        works=_works(here, orgs),
        money=contributions.section(here, *orgs),
        history=organisation_history(here, orgs, (village.ref,)),
        photos=photos.section(here, village),
        notes=prose(village.notes),
        follow=subscriptions.links(here, village, names.kind(model, village)),
    )
    cite(here, village)
    return Page(
        address=here.address, title=page.title, description=_description(model, village),
        body=finish(here, here.render(page)), crumbs=_crumbs(ctx, village), about=village.ref,
        sheets=tuple(map(series.sheet, pictures)), feeds=subscriptions.feeds(ctx, village),
    )  # fmt: skip


def _description(model: Model, village: Unit) -> str:
    above = names.above(model, village, timeline.last_day(model, village.ref))
    place = ", ".join(p for p in (names.title(model, village), above) if p)
    fate = names.fate(model, village.ref)
    return f"{place}; {fate}" if fate else place


def _crumbs(ctx: BuildContext, village: Unit) -> tuple[Crumb, ...]:
    commune = ctx.model.unit(_of(ctx.model, village))
    above = ((names.title(ctx.model, commune), ctx.address(commune.ref) or ""),) if commune else ()
    return (("Thôn, tổ dân phố", HUB), *above)


def _orgs(ctx: BuildContext, village: Unit) -> list[Ref]:
    """The village and the cells that serve it or served it."""
    return [village.ref, *(x.ref for x in ctx.model.referring(village.ref, Cell, "units"))]


def _now(here: PageContext, village: Unit) -> Markup:
    model, word = here.model, capital(names.kind(here.model, village))
    if planned := timeline.pending(model, village.ref):
        return not_made_yet(here, village, planned, word)
    if timeline.alive(model, village.ref):
        return now_line(here, village, names.title(model, village))
    end = timeline.life(model, village.ref).end
    place = names.above(model, village, timeline.last_day(model, village.ref))
    line = f"{word} này có đến {dates.show(end)}" if end else f"{word} này không còn"
    line += f", thuộc {place}." if place else "."
    heir, said = followers.follower(model, village.ref), became(here, village.ref)
    now = f", {names.place(model, heir)}" if heir else ""
    return html("{} <b>{}{}.</b>", line, Markup(capital(said)), now) if said else html("{}", line)


def _figures(here: PageContext, orgs: Sequence[Ref]) -> list[c.FigureBox]:
    """The newest figures of the village and of the cells that serve it."""
    records = [r for org in orgs if isinstance(r := here.model.get(org), Unit | Cell)]
    return [box for record in records for box in figure_boxes(here, record, observed.latest(record.observations))]


def _done(ctx: BuildContext, village: Unit) -> list[Activity]:
    found = {a.ref: a for org in _orgs(ctx, village) for a in ctx.model.referring(org, Activity, "orgs")}
    return chronological(held(found.values()))


def _works(here: PageContext, orgs: Sequence[Ref]) -> Markup:
    found = {a.ref: a for org in orgs for a in here.model.referring(org, Achievement, "org") if a.works}
    for achievement in found.values():
        cite(here, achievement)
    return here.component("works", [(*works.row(here, a), None) for a in found.values()])
