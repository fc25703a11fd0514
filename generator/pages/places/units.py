"""Owns `/xa-phuong/`: communes by today's province, and a page for every unit that is not a village."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from html import escape

from generator.model import Model, followers, names, offices, subdivisions, territory, timeline, turns
from generator.model.index import cached
from generator.model.offices import Holding
from generator.model.subdivisions import small
from generator.pages.blocks import components as c
from generator.pages.blocks import lists, photos
from generator.pages.blocks.components import PersonCard
from generator.pages.blocks.parts import contact_rows, former_holders, history, holders, now_line, prose
from generator.pages.blocks.sources import cite, finish
from generator.pages.chrome.redirects import moved
from generator.pages.figures import over_time, series
from generator.pages.places import unit_deeds, unit_figures, unit_places
from generator.presentation import subscriptions, wording
from generator.presentation.page import PLACES, BuildContext, Menu, Page, PageContext, body, h1, h2
from generator.records import Ref
from generator.records.changes import Change
from generator.records.committees import Committee
from generator.records.units import Unit
from generator.vietnamese import capital, listing, sort_key

HUB = "xa-phuong/"
_TITLE = "Xã, phường"
_LEAD = "Tên lúc nguồn đưa tin, và tên hiện nay."
_PARTIAL = "Trang chỉ ghi nơi có tin, không ghi mọi nơi hợp thành."
_MENU = Menu(group=PLACES, word=_TITLE)
Provinces = Mapping[Ref | None, Sequence[Unit]]


def pages(ctx: BuildContext) -> Iterable[Page]:
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


def _hub(ctx: BuildContext, units: Sequence[Unit], provinces: Provinces) -> Page:
    here, model = ctx.at(HUB), ctx.model
    ordered = subdivisions.by_name(model, units)
    other = [u for level in ("province", "district") for u in ordered if u.level == level]
    groups: dict[Ref | None, list[Unit]] = {ref: [] for ref in provinces}
    for unit in other:
        groups.setdefault(_province(model, unit), []).append(unit)
    order = sorted(groups, key=lambda r: (r is None, sort_key(names.inline(model, r)) if r else sort_key("")))
    many = sum(len(found) for found in provinces.values()) > lists.MOST
    blocks: list[str] = []
    if many:
        rows = [(here.link(r, _title(ctx, r)), f"{len(provinces.get(r, ()))} xã, phường") for r in order if r]
        blocks.append(c.places(rows))
    for ref in order:
        if many and ref:
            continue
        links = [here.link(u.ref, names.title(model, u)) for u in groups[ref]]
        blocks.append(h2(_title(ctx, ref)))
        blocks.append(c.places(_rows(here, provinces.get(ref, ())[: lists.MOST])))
        blocks.append(f"<p>Trang của tỉnh, huyện: {' · '.join(links)}</p>" if links else "")
    empty = c.empty("Chưa có xã, phường nào", "Khi có tin về một xã, phường, tên xã sẽ có ở đây.")
    partial = any(x.incomplete for u in units for x, _ in subdivisions.took_over(model, u.ref))
    text = body([h1(_TITLE), c.lead(_LEAD), c.note(_PARTIAL if partial else ""), *(blocks if units else [empty])])
    return Page(address=HUB, title=_TITLE, description=_LEAD, body=text, layout="full", menu=_MENU)


def _title(ctx: BuildContext, ref: Ref | None) -> str:
    record = ctx.model.get(ref)
    return names.title(ctx.model, record) if record else "Chưa rõ tỉnh"


def _rows(here: PageContext, units: Iterable[Unit]) -> list[tuple[str, str]]:
    return [(here.link(u.ref, names.title(here.model, u)), small(here.model, u)) for u in units]


def _unit(ctx: BuildContext, unit: Unit) -> Iterable[Page]:
    here, model = ctx.at(f"{HUB}{unit.id}/"), ctx.model
    title = names.title(model, unit)
    committees = subdivisions.committees(model, unit.ref)
    cells = subdivisions.cells(model, unit.ref)
    below = subdivisions.units(model, unit.ref)
    if unit.level == "province":
        below = [u for u in below if u.level != "commune"]
        below += subdivisions.by_name(model, _provinces(model).get(unit.ref, ()))
    own = [unit.ref, *(x.ref for x in committees)]
    head = [h1(title), c.now(_now(here, unit)), c.side(*_side(here, unit, committees))]
    drawn, beside = unit_figures.drawn(here, unit, committees), unit_figures.pictures(committees)
    pictures = over_time.shown(drawn, beside=beside)
    orgs = [*own, *(u.ref for u in below if u.level == "village"), *(x.ref for x in cells)]
    blocks = [
        *head,
        *unit_places.places(here, unit, below),
        *unit_figures.section(here, unit, committees, pictures),
        over_time.more(here, drawn, pictures),
        *unit_places.cells(here, unit, cells, committees),
        *unit_deeds.activities(here, unit, orgs),
        *unit_figures.indicators(here, own),
        *unit_deeds.works(here, unit, orgs),
        *_history(here, unit, own),
        *photos.section(here, unit, *committees),
        prose(unit.notes),
        *(prose(x.notes) for x in committees),
        subscriptions.links(here, unit, names.kind(model, unit)),
    ]
    yield Page(
        address=here.address, title=title, description=_description(ctx, unit), body=finish(here, body(blocks)),
        crumbs=((_TITLE, HUB),), about=unit.ref, feeds=subscriptions.feeds(ctx, unit),
        sheets=tuple(map(series.sheet, pictures)),
    )  # fmt: skip
    yield from over_time.apart(
        ctx, here.address, title, lambda at: unit_figures.drawn(at, unit, committees), beside=beside
    )
    yield from unit_places.cut(ctx, unit, below, cells)


def _now(here: PageContext, unit: Unit) -> str:
    model = here.model
    title, kind = escape(names.title(model, unit)), names.kind(model, unit)
    life = timeline.life(model, unit.ref)
    if (planned := timeline.pending(model, unit.ref)) is not None:
        return (
            escape(capital(small(here.model, unit)))
            + f". {here.link(planned.ref, 'Xem thay đổi')}{cite(here, planned)}"
        )
    if life.ended:
        said = f"<b>{capital(_fate(here, unit))}.</b> Trang này giữ lại những gì đã biết về {kind} trước đó."
        return f"{said} {here.link(life.ended.ref, 'Xem thay đổi')}{cite(here, life.ended)}"
    took = subdivisions.took_over(model, unit.ref)
    if not took:
        line = now_line(here, unit, names.title(model, unit))
        return line + cite(here, unit) if line else ""
    parts = []
    for change, old in took:
        made = unit.ref in timeline.creates(change)
        others = [_gave(here, unit, change, r) for r in old] if len(old) <= 10 else [f"{len(old)} nơi cũ"]
        listed = listing([*others, *(["nơi khác"] if change.incomplete else [])])
        start = escape(subdivisions.opening(change.date, "{}," if made else "từ {}"))
        then = timeline.first_day(change)
        said = f"{start} {escape(names.inline(model, unit.ref, then))}" if start else title
        said += f" {subdivisions.gained(change, unit.ref)} {listed}"
        parts.append(f"{said}. {here.link(change.ref, 'Xem thay đổi')}{cite(here, change)}")
    return " ".join(parts)


def _gave(here: PageContext, unit: Unit, change: Change, ref: Ref) -> str:
    """One that went into it; of the same name it is the old one."""
    old = " cũ" if names.inline(here.model, ref) == names.inline(here.model, unit.ref) else ""
    return subdivisions.part(change, ref) + here.link(ref) + old


def _fate(here: PageContext, unit: Unit) -> str:
    """«từ ngày 1/7/2025 sáp nhập vào phường Kỳ Lừa, tỉnh Lạng Sơn», as HTML."""
    model = here.model
    life = timeline.life(model, unit.ref)
    start = escape(subdivisions.opening(life.end))
    found = [h for h in followers.followers(model, unit.ref) if h.ref != unit.ref]
    sole = followers.follower(model, unit.ref)
    if not found:
        known = life.end is not None and not subdivisions.bounded(life.end)
        return (
            escape(f"kết thúc hoạt động {subdivisions.since(life.end)}")
            if known
            else f"{start} kết thúc hoạt động".strip()
        )
    if sole is None:
        if len(found) == 1 and found[0].share == "part":
            return f"{start} một phần về {here.link(found[0].ref)}; phần còn lại: chưa có thông tin".strip()
        parts = listing([subdivisions.part_of(here.link(h.ref), h.share) for h in found])
        return f"{start} được chia về {parts}".strip()
    target, first = model.unit(sole), timeline.successors(model, unit.ref)
    above = names.above(model, target) if target else ""
    via = f" {_then(here, unit, first[0])}, nay thuộc" if first[:1] != (sole,) and model.get(first[0]) else ""
    verb = names.joined(model, unit.ref, sole).removeprefix("nay ")
    new = names.namesake(model, unit.ref, sole)
    verb = "sáp nhập vào" if via and life.ended and life.ended.kind == "merger" else verb
    was, now = _then(here, unit, sole), here.link(sole)
    named = now if via or was == now or new else f"{was}, nay là {now}"
    return f"{start} {verb}{via} {named}{new}{escape(f', {above}' if above else '')}".strip()


def _then(here: PageContext, unit: Unit, heir: Ref) -> str:
    """What took over when a unit ended, by its name of that day, as a link."""
    ended = timeline.life(here.model, unit.ref).ended
    return here.link(heir, names.inline(here.model, heir, timeline.first_day(ended) if ended else None))


def _side(here: PageContext, unit: Unit, committees: Sequence[Committee]) -> list[str]:
    model = here.model
    orgs = [*(x.ref for x in committees), unit.ref]
    people = c.people(_people(here, orgs, holders))
    before = c.people(_people(here, orgs, former_holders))
    held = [h for org in orgs for h in offices.in_office(model, org, here.ctx.today)]
    alive = not timeline.life(model, unit.ref).ended
    if not people and subdivisions.living_commune(model, unit):
        people = c.empty("Chưa rõ ai phụ trách", wording.unnamed(before, "người phụ trách"))
    life = timeline.life(model, unit.ref)
    above = names.above(model, unit, timeline.last_day(model, unit.ref))
    last = followers.follower(model, unit.ref)
    until = subdivisions.until(life.end)
    old_names = [f"{n} ({subdivisions.until(at)})" if at else n for n, at in timeline.former_names(model, unit.ref)]
    heir = model.unit(last) if life.ended else None
    now = ", ".join(x for x in (here.link(heir.ref), escape(names.above(model, heir))) if x) if heir else ""
    rows = [
        (f"Thuộc ({until})" if life.ended and until else "Thuộc", escape(above) + cite(here, unit) if above else ""),
        ("Nay là" if last and names.joined(model, unit.ref, last) == "nay là" else "Nay thuộc", now),
        ("Tên cũ", escape("; ".join(old_names))),
        ("Mã", escape(", ".join(unit.codes))),
        *contact_rows(unit.contact),
    ]
    for committee in committees:
        rows += contact_rows(committee.office_contact)
    heading = (
        c.h2("Ai phụ trách" if not held or any(map(_leads, held)) else "Người được nguồn nêu tên") if people else ""
    )
    told = c.h2("Những người giữ chức vụ trước đây" if alive else "Những người được nguồn nhắc tên")
    return [heading, people, c.facts(rows), *([told, before] if before else [])]


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


def _history(here: PageContext, unit: Unit, own: Iterable[Ref]) -> list[str]:
    """What happened to the unit and its committees, and who left it; what else a village did stands on its page."""
    changes = {x.ref: x for ref in own for x in timeline.changes_of(here.model, ref)}
    changes.update((x.ref, x) for x in turns.departures(here.model, unit.ref))
    heading = h2(f"{capital(names.kind(here.model, unit))} qua các thời kỳ")
    if len(changes) > lists.MOST:
        return [heading, c.more(here.href("sap-nhap/"), "Xem mọi thay đổi")]
    lines = history(here, timeline.in_order(changes.values()))
    return [heading, c.timeline(lines)] if lines else []


def _description(ctx: BuildContext, unit: Unit) -> str:
    model = ctx.model
    above = names.above(model, unit, timeline.last_day(model, unit.ref))
    heir = model.unit(followers.follower(model, unit.ref))
    beyond = names.above(model, heir) if heir and heir != unit else ""
    fate = (
        subdivisions.fate(model, unit.ref) if timeline.life(model, unit.ref).ended else names.not_made(model, unit.ref)
    )
    return ", ".join(p for p in (names.title(model, unit), above, fate, beyond) if p) + "."
