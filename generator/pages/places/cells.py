"""`/chi-bo/`: the cells by name, and a page for each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from markupsafe import Markup

from generator import dates
from generator.model import names, offices, territory, timeline
from generator.model.states import held
from generator.pages.blocks import activity_history, coming, lists, photos
from generator.pages.blocks import components as c
from generator.pages.blocks.parts import (
    became,
    figure_boxes,
    former_holders,
    holders,
    not_made_yet,
    organisation_history,
    prose,
)
from generator.pages.blocks.sources import cite, finish
from generator.pages.chrome.redirects import moved
from generator.pages.events import calendar, meetings
from generator.pages.figures import assessment_stats, observed, over_time, series
from generator.pages.figures.series import Series
from generator.pages.notices import notices  # fmt: skip
from generator.pages.results import contributions
from generator.presentation import subscriptions, wording
from generator.presentation.context import BuildContext, PageContext
from generator.presentation.events import chronological
from generator.presentation.page import PLACES, Crumb, Menu, Page, PageHead
from generator.records.achievements import Achievement
from generator.records.activities import Activity
from generator.records.cells import KINDS, Cell
from generator.templates import html
from generator.vietnamese import capital, sort_key

HUB = "chi-bo/"
_NOT_KNOWN = c.unknown("chưa có thông tin")


def pages(ctx: BuildContext) -> Iterable[PageHead]:
    yield from ctx.per_listing(_lists)
    yield from ctx.per_record(_pages, ctx.model.all(Cell))


def _lists(ctx: BuildContext) -> Iterable[Page]:
    cells = sorted(ctx.model.all(Cell), key=lambda x: sort_key(short(ctx, x)))
    entries = [
        lists.ShelfEntry(key=short(ctx, x), address=f"{HUB}{x.id}/", name=x.name, small=_place(ctx, x)) for x in cells
    ]
    yield from lists.by_letter(
        ctx, HUB, "Chi bộ", "Xếp theo tên. Chi bộ đã sáp nhập vẫn có tên ở đây, kèm tên chi bộ mới.", entries,
        none=("Chưa có chi bộ nào", "Khi có hồ sơ chi bộ đầu tiên, tên chi bộ sẽ có ở đây."),
        menu=Menu(group=PLACES, word="Chi bộ"),
    )  # fmt: skip


def _pages(ctx: BuildContext, cell: Cell) -> Iterable[Page]:
    yield _page(ctx, cell)
    yield from _years(ctx, cell)
    yield from over_time.apart(ctx, f"{HUB}{cell.id}/", cell.name, lambda here: _over_time(here, cell))
    yield from moved(ctx.model, cell)


def _years(ctx: BuildContext, cell: Cell) -> Iterable[Page]:
    """What the cell did, a page a year, each with the calendar of its year."""
    done = _done(ctx, cell)
    read = calendar.read(done)

    def first(here: PageContext, year: int) -> Markup:
        return meetings.of_year(here, cell, read, year)

    return activity_history.older(ctx, f"{HUB}{cell.id}/", cell.name, done, first=first)


def short(ctx: BuildContext, cell: Cell) -> str:
    """The name a list is sorted by: without "Chi bộ"."""
    return cell.short_name or timeline.name(ctx.model, cell.ref).removeprefix("Chi bộ ").removeprefix("thôn ")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cell:
    """The page of a cell."""

    FILE: ClassVar[str] = "cell"
    title: str
    alive: bool
    now: Markup
    people: Sequence[c.PersonCard]
    former: Sequence[c.PersonCard]
    secretary_known: bool
    nobody: str
    facts: Sequence[tuple[str, Markup | str]]
    unknown: Sequence[str]
    figures: Sequence[c.FigureBox]
    pictures: Sequence[Markup]
    more_pictures: Markup
    coming: Markup
    unanswered: Sequence[Markup]
    meetings: Markup
    done: Sequence[Markup]
    money: Sequence[Markup]
    achievements: Sequence[tuple[Markup, Markup]]
    history: Sequence[tuple[Markup, Markup]]
    photos: Sequence[Markup]
    notes: Markup
    follow: Markup


def _page(ctx: BuildContext, cell: Cell) -> Page:
    here = ctx.at(f"{HUB}{cell.id}/")
    alive, done = timeline.alive(ctx.model, cell.ref), _done(ctx, cell)
    former = former_holders(here, cell.ref)
    now, people = _now(here, cell), holders(here, cell.ref)
    secretary, facts = _has_secretary(here, cell), _facts(here, cell)
    figures = figure_boxes(here, cell, observed.latest(cell.observations))
    drawn = _over_time(here, cell)
    pictures = over_time.shown(drawn)
    found = list(ctx.model.referring(cell.ref, Activity, "orgs"))
    page = _Cell(
        title=timeline.name(ctx.model, cell.ref),
        alive=alive,
        now=now,
        people=people,
        former=former,
        secretary_known=secretary,
        nobody=wording.unnamed(former, "bí thư"),
        facts=facts,
        unknown=_unknown(here, cell, secretary=secretary) if alive else (),
        figures=figures,
        pictures=[series.figure(here, x) for x in pictures] if figures else [],
        more_pictures=over_time.more(here, drawn, pictures) if figures else Markup(),
        coming=coming.cards(here, coming.of(ctx, found)),
        unanswered=coming.unanswered(here, found),
        meetings=meetings.section(here, cell, done),
        done=activity_history.newest(here, done, whose=""),
        money=contributions.section(here, cell.ref),
        achievements=_achievements(here, cell),
        history=organisation_history(here, (cell.ref,), cell.units),
        photos=photos.section(here, cell),
        notes=prose(cell.notes),
        follow=subscriptions.links(here, cell, "chi bộ"),
    )
    return Page(
        address=here.address, title=page.title, description=_description(ctx, cell),
        body=finish(here, here.render(page)), crumbs=_crumbs(ctx, cell), about=cell.ref,
        sheets=(*map(series.sheet, pictures), *meetings.sheets(here, cell, done)),
        feeds=subscriptions.feeds(ctx, cell),
    )  # fmt: skip


def _now(here: PageContext, cell: Cell) -> Markup:
    model, last = here.model, timeline.last_day(here.model, cell.ref)
    if planned := timeline.pending(model, cell.ref):
        return not_made_yet(here, cell, planned, "Chi bộ")
    parts = [] if timeline.alive(model, cell.ref) else [_ended(here, cell)]
    place = names.place(model, cell.ref, last)
    units = Markup(", ").join(here.link(u) for u in territory.served(model, cell.ref, last))
    if units:
        parts.append(html("Chi bộ của {}{}.", units, f", {place}" if place else ""))
    elif place:
        parts.append(html("Chi bộ ở {}.", place))
    parts.append(_moved(here, cell) if timeline.alive(model, cell.ref) else Markup())
    return Markup(" ").join(p for p in parts if p)


def _ended(here: PageContext, cell: Cell) -> Markup:
    said = became(here, cell.ref)
    return html("Chi bộ này không còn; {}.", said) if said else Markup("Chi bộ này không còn.")


def _moved(here: PageContext, cell: Cell) -> Markup:
    """Where its place lay when its news was written, if it lies elsewhere today or nobody knows where."""
    model, told = here.model, territory.told_on(cell) or date.min
    found, then = territory.place(model, cell.ref), names.place(model, cell.ref, told)
    if found.among:
        before = f"Lúc nguồn đưa tin, nơi này thuộc {then}; nay" if then else "Nơi này nay"
        return html("{} thuộc nơi nào: {}.", before, _NOT_KNOWN)
    if found.unit is None and then:
        home = territory.home_unit(model, cell, told)
        own = capital(names.inline(model, home)) if home else "Nơi này"
        before = f"Chi bộ ở {then} lúc nguồn đưa tin. {own} nay không còn"
        return html("{}; chi bộ nay ra sao: {}.", before, _NOT_KNOWN)
    known = then and names.now(model, cell.ref, told)
    return html("Lúc nguồn đưa tin, nơi này thuộc {}.", then) if known else Markup()


def _facts(here: PageContext, cell: Cell) -> list[tuple[str, Markup | str]]:
    life = timeline.life(here.model, cell.ref)
    founded = [dates.show(life.start)] if life.start else []
    founded += [here.link(life.began.ref, "xem thay đổi")] if life.began else []
    mark = cite(here, life.began) if life.began else ""
    return [
        ("Loại chi bộ", f"chi bộ {KINDS[cell.kind]}"),
        *_committees(here, cell),
        ("Thành lập", html("{}{}", Markup(", ").join(founded), mark)),
        ("Họp hằng tháng", f"ngày {cell.meeting_day}" if cell.meeting_day else ""),
        ("Để dán bảng, đọc loa", notices.links(here, (cell.ref,))),
    ]


def _unknown(here: PageContext, cell: Cell, *, secretary: bool) -> list[str]:
    """What a reader would look for and no source says."""
    gaps = (
        ("đảng bộ cấp trên hiện nay", cell.committee and not territory.parent(here.model, cell.ref)),
        ("bí thư", not secretary),
        ("số đảng viên", not any(o.measure == "members" for o in cell.observations)),
        ("ngày họp hằng tháng", cell.meeting_day is None),
    )
    return [word for word, missing in gaps if missing]


def _has_secretary(here: PageContext, cell: Cell) -> bool:
    found = offices.in_office(here.model, cell.ref, here.ctx.today)
    return any(post.role == "secretary" for held in found for post in (held.post, *held.beside))


def _committees(here: PageContext, cell: Cell) -> list[tuple[str, Markup]]:
    """The committee above it today, and the first one where that is another or nobody knows which it is now."""
    last = timeline.last_day(here.model, cell.ref)
    now = territory.parent(here.model, cell.ref, last)
    if last or now == cell.committee:
        return [("Đảng bộ cấp trên", here.link(now))]
    until = territory.left(here.model, cell.ref)
    known = until and until.form == "day" and not until.about
    before = f"Đảng bộ cấp trên (trước {dates.short(until)})" if until and known else "Đảng bộ cấp trên trước đây"
    return [("Đảng bộ cấp trên hiện nay", here.link(now)), (before, here.link(cell.committee))]


def _over_time(here: PageContext, cell: Cell) -> tuple[Series, ...]:
    return observed.of_measures(here, cell, cell.observations)


def _done(ctx: BuildContext, cell: Cell) -> list[Activity]:
    return chronological(held(ctx.model.referring(cell.ref, Activity, "orgs")))


def _achievements(here: PageContext, cell: Cell) -> list[tuple[Markup, Markup]]:
    found = [a for a in here.model.referring(cell.ref, Achievement, "org") if a.kind != "works"]
    found.sort(key=lambda a: (dates.order(a.period), a.id), reverse=True)
    return [
        (
            c.when(a.period) if a.period else c.unknown("không rõ năm"),
            html("{}{}", here.link(a.ref, _reached(here, a)), cite(here, a)),
        )
        for a in found
    ]


def _reached(here: PageContext, achievement: Achievement) -> str:
    """What was reached, in words that stand beside its year: «xếp loại: xuất sắc»."""
    own = achievement.assessment
    if own is None:
        return achievement.title
    said = assessment_stats.level_said(assessment_stats.scheme_of(here.model, achievement), achievement)
    return f"{'tự xếp loại' if own.self_assessed else 'xếp loại'}: {said}"


def _description(ctx: BuildContext, cell: Cell) -> str:
    said = names.fate(ctx.model, cell.ref)
    return names.lasting(ctx.model, cell.ref) + (f"; {said}" if said else "")


def _place(ctx: BuildContext, cell: Cell) -> str:
    model = ctx.model
    said = names.commune(model, cell.ref, timeline.last_day(model, cell.ref))
    gone = names.fate(model, cell.ref) or "không còn"
    became = "" if timeline.alive(model, cell.ref) else names.not_made(model, cell.ref) or gone
    return ", ".join(p for p in (said, became) if p)


def _crumbs(ctx: BuildContext, cell: Cell) -> tuple[Crumb, ...]:
    commune = territory.place(ctx.model, cell.ref, timeline.last_day(ctx.model, cell.ref)).unit
    above = ((names.title(ctx.model, commune), ctx.address(commune.ref) or ""),) if commune else ()
    return (("Chi bộ", HUB), *above)
