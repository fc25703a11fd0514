"""Owns `/thon/`: villages by the commune they lay in, and a page for each: whom to ask, what was done, what it cost."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from generator import dates
from generator.model import Model, followers, names, territory, timeline
from generator.model.states import held
from generator.pages.blocks import activity_history, coming, lists, photos
from generator.pages.blocks import components as c
from generator.pages.blocks.parts import (
    became,
    figure_boxes,
    former_holders,
    holders,
    not_made_yet,
    now_line,
    organisation_history,
    perhaps_changed,
    prose,
)
from generator.pages.blocks.sources import cite, finish
from generator.pages.chrome.redirects import moved
from generator.pages.figures import observed, over_time, series  # fmt: skip
from generator.pages.figures.series import Series
from generator.pages.notices import notices
from generator.pages.results import contributions, works
from generator.pages.start import finder
from generator.presentation import subscriptions, wording
from generator.presentation.events import chronological
from generator.presentation.page import PLACES, BuildContext, Menu, Page, PageContext, body, h1, h2
from generator.records import Ref
from generator.records.achievements import Achievement
from generator.records.activities import Activity
from generator.records.cells import Cell
from generator.records.parts import Post
from generator.records.units import Unit
from generator.vietnamese import capital, lower_first, sort_key

HUB = "thon/"
_MENU = Menu(group=PLACES, word="Thôn, tổ dân phố", header="Thôn của bạn")
_Group = tuple[Ref | None, list[Unit]]
_LEAD = "Xếp theo xã, phường hiện nay. Thôn không còn nữa xếp ở xã, phường cuối cùng mà thôn thuộc về."


def pages(ctx: BuildContext) -> Iterable[Page]:
    yield from ctx.per_listing(_hub)
    yield from ctx.per_record(_pages, _villages(ctx))


def _villages(ctx: BuildContext) -> list[Unit]:
    return [u for u in ctx.model.all(Unit) if u.level == "village"]


def _pages(ctx: BuildContext, village: Unit) -> Iterable[Page]:
    yield _page(ctx, village)
    yield from activity_history.older(ctx, f"{HUB}{village.id}/", names.title(ctx.model, village), _done(ctx, village))
    name = names.title(ctx.model, village)
    yield from over_time.apart(ctx, f"{HUB}{village.id}/", name, lambda here: _over_time(here, village))
    yield from moved(ctx.model, village)


def _hub(ctx: BuildContext) -> Iterable[Page]:
    """Communes with their villages; only the communes once the villages are many, and those cut once they are many."""
    villages = _villages(ctx)
    groups: dict[Ref | None, list[Unit]] = {}
    for village in villages:
        groups.setdefault(_of(ctx.model, village), []).append(village)
    ordered = sorted(groups.items(), key=lambda group: sort_key(_name(ctx, group)))

    def draw(here: PageContext, found: Sequence[_Group]) -> list[str]:
        if not found:
            return [c.empty("Chưa có thôn nào", "Khi có hồ sơ đầu tiên, tên thôn sẽ có ở đây.")]
        if len(villages) > lists.MOST:
            inner = [c.places(_count(here, ref, group) for ref, group in found)]
        else:
            inner = [block for ref, group in found for block in _commune(here, ref, group)]
        return [c.finder(here.href("tim-kiem/"), finder.example(here.model)) if here.address == HUB else "", *inner]

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


def _count(here: PageContext, ref: Ref | None, found: Sequence[Unit]) -> tuple[str, str]:
    commune = here.model.unit(ref)
    fate = names.fate(here.model, commune.ref) if commune else ""
    name = here.link(commune.ref, names.title(here.model, commune)) if commune else "Chưa rõ xã, phường"
    return name, f"{len(found)} thôn, tổ dân phố" + (f"; {fate}" if fate else "")


def _commune(here: PageContext, ref: Ref | None, found: Sequence[Unit]) -> list[str]:
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
    return [head, c.places(rows)]


def _row(here: PageContext, village: Unit) -> str:
    if planned := names.not_made(here.model, village.ref):
        return planned
    if not timeline.alive(here.model, village.ref):
        end = timeline.life(here.model, village.ref).end
        fate = names.fate(here.model, village.ref) or "không còn"
        return f"đến {dates.show(end)}, {fate}" if end else fate
    counted = [o for o in village.observations if o.measure == "households"]
    return f"{wording.figure(max(counted, key=lambda o: dates.order(o.when)))} hộ" if counted else ""


def _page(ctx: BuildContext, village: Unit) -> Page:
    here = ctx.at(f"{HUB}{village.id}/")
    title = names.title(ctx.model, village)
    orgs = _orgs(ctx, village)
    done = _done(ctx, village)
    head = [h1(title), c.now(_now(here, village)), c.side(*_side(here, village, orgs))]
    drawn = _over_time(here, village)
    blocks = [
        *head,
        *_figures(here, orgs, drawn),
        *_coming(here, village, orgs),
        h2("Việc đã làm"),
        *_done_list(here, done),
        *_works(here, orgs),
        *contributions.section(here, *orgs),
        *_history(here, village, orgs),
        *photos.section(here, village),
        prose(village.notes),
        subscriptions.links(here, village, _word(ctx.model, village)),
    ]
    cite(here, village)
    last = timeline.last_day(ctx.model, village.ref)
    place = ", ".join(p for p in (title, names.above(ctx.model, village, last)) if p)
    fate = names.fate(ctx.model, village.ref)
    commune = ctx.model.unit(_of(ctx.model, village))
    crumbs = [("Thôn, tổ dân phố", HUB)]
    if commune:
        crumbs.append((names.title(ctx.model, commune), ctx.address(commune.ref) or ""))
    return Page(
        address=here.address, title=title, description=place + (f"; {fate}" if fate else ""),
        body=finish(here, body(blocks)), crumbs=tuple(crumbs), about=village.ref,
        sheets=tuple(map(series.sheet, over_time.shown(drawn))), feeds=subscriptions.feeds(ctx, village),
    )  # fmt: skip


def _orgs(ctx: BuildContext, village: Unit) -> list[Ref]:
    """The village and the cells that serve it or served it."""
    return [village.ref, *(x.ref for x in ctx.model.referring(village.ref, Cell, "units"))]


def _cells(here: PageContext, village: Unit) -> list[Ref]:
    """The cells that serve it today, or did on its last day; one that was dissolved serves nobody."""
    found = territory.cells(here.model, village.ref, timeline.last_day(here.model, village.ref))
    return [cell.ref for cell in found]


def _now(here: PageContext, village: Unit) -> str:
    model = here.model
    if planned := timeline.pending(model, village.ref):
        return not_made_yet(here, village, planned, capital(_word(model, village)))
    if timeline.alive(model, village.ref):
        return now_line(here, village, names.title(model, village))
    end = timeline.life(model, village.ref).end
    place = names.above(model, village, timeline.last_day(model, village.ref))
    subject = f"{capital(_word(here.model, village))} này"
    line = escape(f"{subject} có đến {dates.show(end)}" if end else f"{subject} không còn")
    line += escape(f", thuộc {place}." if place else ".")
    heir, said = followers.follower(model, village.ref), capital(became(here, village.ref))
    now = escape(f", {names.place(model, heir)}") if heir else ""
    return f"{line} <b>{said}{now}.</b>" if said else line


def _side(here: PageContext, village: Unit, orgs: Sequence[Ref]) -> list[str]:
    who, before = holders(here, village.ref), former_holders(here, village.ref)
    life = timeline.life(here.model, village.ref)
    serving = ((x, here.model.get(x)) for x in _cells(here, village))
    cells = ", ".join(here.link(ref, names.title(here.model, cell)) for ref, cell in serving if cell)
    founded = escape(dates.show(life.start)) if life.start else ""
    if life.began:
        founded = f"{founded}, " * bool(founded) + here.link(life.began.ref, "xem thay đổi")
    contact = village.contact
    measured = {o.measure for o in village.observations}
    unknown = [w for w, m in (("số hộ", "households"), ("số khẩu", "residents")) if m not in measured]
    alive = timeline.alive(here.model, village.ref)
    rows = [
        (f"Chi bộ của {_word(here.model, village)}", cells),
        ("Thành lập", founded),
        ("Điện thoại", escape(contact.phone) if contact and contact.phone else ""),
        ("Zalo", escape(contact.zalo) if contact and contact.zalo else ""),
        ("Địa chỉ", escape(contact.address) if contact and contact.address else ""),
        ("Để dán bảng, đọc loa", notices.links(here, orgs[1:])),
    ]
    if not (contact and contact.phone):
        unknown.append(f"số điện thoại của {_word(here.model, village)}")
    head = _head(here, village)
    empty = c.empty(f"Chưa rõ ai là {head}", wording.unnamed(before, head)) if alive else ""
    people = c.people(who) or empty
    asked = c.h2("Hỏi ai") if people else ""
    told = c.h2("Những người giữ chức vụ trước đây" if alive else "Những người được nguồn nhắc tên")
    return [
        asked,
        people,
        perhaps_changed(here, _orgs(here.ctx, village)) if who and alive else "",
        c.facts(rows, unknown if alive else ()),
        *([told, c.people(before)] if before else []),
    ]


def _head(here: PageContext, village: Unit) -> str:
    """«trưởng thôn», «trưởng khối», «tổ trưởng tổ dân phố»."""
    return lower_first(
        wording.post(here.model, Post.model_construct(role="village_head", org=village.ref), village.ref)
    )


def _word(model: Model, village: Unit) -> str:
    """What people call the place: thôn, khối, khu, tổ dân phố."""
    return names.kind(model, village)


def _figures(here: PageContext, orgs: Sequence[Ref], drawn: Sequence[Series]) -> list[str]:
    """The newest figures of the village and of the cells that serve it; those of the village over time."""
    records = [r for org in orgs if isinstance(r := here.model.get(org), Unit | Cell)]
    boxes = [box for record in records for box in figure_boxes(here, record, observed.latest(record.observations))]
    if not boxes:
        return []
    pictures = over_time.shown(drawn)
    return [h2("Con số"), c.figures(boxes), *map(series.figure, pictures), over_time.more(here, drawn, pictures)]


def _over_time(here: PageContext, village: Unit) -> tuple[Series, ...]:
    return observed.of_measures(here, village, village.observations)


def _coming(here: PageContext, village: Unit, orgs: Sequence[Ref]) -> list[str]:
    if not timeline.alive(here.model, village.ref):
        return []
    found = {a.ref: a for org in orgs for a in here.model.referring(org, Activity, "orgs")}
    ahead = coming.of(here.ctx, found.values())
    text = f"{capital(_word(here.model, village))} chưa báo trước buổi họp nào."
    if holders(here, village.ref):
        text += f" Xin hỏi {_head(here, village)} nếu cần biết ngày họp."
    empty = c.empty("Chưa có hoạt động sắp tới", text)
    return [h2("Sắp tới"), coming.cards(here, ahead) or empty, *coming.unanswered(here, found.values())]


def _done(ctx: BuildContext, village: Unit) -> list[Activity]:
    found = {a.ref: a for org in _orgs(ctx, village) for a in ctx.model.referring(org, Activity, "orgs")}
    return chronological(held(found.values()))


def _done_list(here: PageContext, done: Sequence[Activity]) -> list[str]:
    if not done:
        return [
            c.empty("Chưa có việc nào được ghi", "Như vậy không có nghĩa là ở đây không làm gì; chỉ là chưa có tin.")
        ]
    return activity_history.newest(here, done)


def _works(here: PageContext, orgs: Sequence[Ref]) -> list[str]:
    found = {a.ref: a for org in orgs for a in here.model.referring(org, Achievement, "org") if a.works}
    for achievement in found.values():
        cite(here, achievement)
    return [h2("Công trình"), c.works(works.row(here, a) for a in found.values())] if found else []


def _history(here: PageContext, village: Unit, orgs: Sequence[Ref]) -> list[str]:
    told = organisation_history(here, orgs, (village.ref,))
    return [h2(f"{capital(_word(here.model, village))} qua các thời kỳ"), told] if told else []
