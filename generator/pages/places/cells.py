"""Owns `/chi-bo/`: the cells by name, and a page for each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from html import escape

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
from generator.presentation.events import chronological
from generator.presentation.page import PLACES, BuildContext, Crumb, Menu, Page, PageContext, body, h1, h2
from generator.records.achievements import Achievement
from generator.records.activities import Activity
from generator.records.cells import KINDS, Cell
from generator.vietnamese import capital, sort_key

HUB = "chi-bo/"
_NOT_KNOWN = c.unknown("chưa có thông tin")


def pages(ctx: BuildContext) -> Iterable[Page]:
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

    def first(here: PageContext, year: int) -> str:
        return meetings.of_year(here, cell, read, year)

    return activity_history.older(ctx, f"{HUB}{cell.id}/", cell.name, done, first=first)


def short(ctx: BuildContext, cell: Cell) -> str:
    """The name a list is sorted by: without "Chi bộ"."""
    return cell.short_name or timeline.name(ctx.model, cell.ref).removeprefix("Chi bộ ").removeprefix("thôn ")


def _page(ctx: BuildContext, cell: Cell) -> Page:
    here = ctx.at(f"{HUB}{cell.id}/")
    title = timeline.name(ctx.model, cell.ref)
    done = _done(ctx, cell)
    head = [h1(title), c.now(_now(here, cell)), c.side(*_side(here, cell))]
    drawn = _over_time(here, cell)
    pictures = over_time.shown(drawn)
    blocks = [
        *head,
        *_figures(here, cell, drawn),
        *_ahead(here, cell),
        h2("Các buổi sinh hoạt"),
        *meetings.section(here, cell, done),
        *_done_list(here, cell, done),
        *contributions.section(here, cell.ref),
        *_achievements(here, cell),
        *_history(here, cell),
        *photos.section(here, cell),
        prose(cell.notes),
        subscriptions.links(here, cell, "chi bộ"),
    ]
    return Page(
        address=here.address, title=title, description=_description(ctx, cell), body=finish(here, body(blocks)),
        crumbs=_crumbs(ctx, cell), about=cell.ref,
        sheets=(*map(series.sheet, pictures), *meetings.sheets(here, cell, done)),
        feeds=subscriptions.feeds(ctx, cell),
    )  # fmt: skip


def _now(here: PageContext, cell: Cell) -> str:
    model, last = here.model, timeline.last_day(here.model, cell.ref)
    if planned := timeline.pending(model, cell.ref):
        return not_made_yet(here, cell, planned, "Chi bộ")
    parts = [] if timeline.alive(model, cell.ref) else [_ended(here, cell)]
    place = names.place(model, cell.ref, last)
    units = ", ".join(here.link(u) for u in territory.served(model, cell.ref, last))
    if units:
        parts.append(f"Chi bộ của {units}{escape(f', {place}' if place else '')}.")
    elif place:
        parts.append(escape(f"Chi bộ ở {place}."))
    parts.append(_moved(here, cell) if timeline.alive(model, cell.ref) else "")
    return " ".join(p for p in parts if p)


def _ended(here: PageContext, cell: Cell) -> str:
    said = became(here, cell.ref)
    return f"Chi bộ này không còn{f'; {said}' if said else ''}."


def _moved(here: PageContext, cell: Cell) -> str:
    """Where its place lay when its news was written, if it lies elsewhere today or nobody knows where."""
    model, told = here.model, territory.told_on(cell) or date.min
    found, then = territory.place(model, cell.ref), names.place(model, cell.ref, told)
    if found.among:
        before = f"Lúc nguồn đưa tin, nơi này thuộc {then}; nay" if then else "Nơi này nay"
        return escape(f"{before} thuộc nơi nào: ") + f"{_NOT_KNOWN}."
    if found.unit is None and then:
        home = territory.home_unit(model, cell, told)
        own = capital(names.inline(model, home)) if home else "Nơi này"
        return escape(f"Chi bộ ở {then} lúc nguồn đưa tin. {own} nay không còn; chi bộ nay ra sao: ") + f"{_NOT_KNOWN}."
    return escape(f"Lúc nguồn đưa tin, nơi này thuộc {then}.") if then and names.now(model, cell.ref, told) else ""


def _side(here: PageContext, cell: Cell) -> list[str]:
    who, before = holders(here, cell.ref), former_holders(here, cell.ref)
    alive = timeline.alive(here.model, cell.ref)
    life = timeline.life(here.model, cell.ref)
    began = life.began
    founded = escape(dates.show(life.start)) if life.start else ""
    if began:
        founded += ", " * bool(founded) + here.link(began.ref, "xem thay đổi")
    unknown = [
        word
        for word, missing in (
            ("đảng bộ cấp trên hiện nay", alive and cell.committee and not territory.parent(here.model, cell.ref)),
            ("bí thư", not _has_secretary(here, cell)),
            ("số đảng viên", not any(o.measure == "members" for o in cell.observations)),
            ("ngày họp hằng tháng", cell.meeting_day is None),
        )
        if missing
    ]
    rows = [
        ("Loại chi bộ", escape(f"chi bộ {KINDS[cell.kind]}")),
        *_committees(here, cell),
        ("Thành lập", founded + (cite(here, began) if began else "")),
        ("Họp hằng tháng", f"ngày {cell.meeting_day}" if cell.meeting_day else ""),
        ("Để dán bảng, đọc loa", notices.links(here, (cell.ref,))),
    ]
    heading = c.h2("Ai phụ trách" if "bí thư" not in unknown or not who else "Những người được nguồn nhắc tên")
    empty = c.empty("Chưa rõ ai phụ trách", wording.unnamed(before, "bí thư")) if not who else ""
    told = c.h2("Những người giữ chức vụ trước đây" if alive else "Những người được nguồn nhắc tên")
    people = [heading, c.people(who) or empty] if alive else []
    return [*people, c.facts(rows, unknown if alive else ()), *([told, c.people(before)] if before else [])]


def _has_secretary(here: PageContext, cell: Cell) -> bool:
    found = offices.in_office(here.model, cell.ref, here.ctx.today)
    return any(post.role == "secretary" for held in found for post in (held.post, *held.beside))


def _committees(here: PageContext, cell: Cell) -> list[tuple[str, str]]:
    """The committee above it today, and the first one where that is another or nobody knows which it is now."""
    last = timeline.last_day(here.model, cell.ref)
    now = territory.parent(here.model, cell.ref, last)
    if last or now == cell.committee:
        return [("Đảng bộ cấp trên", here.link(now))]
    until = territory.left(here.model, cell.ref)
    known = until and until.form == "day" and not until.about
    before = f"Đảng bộ cấp trên (trước {dates.short(until)})" if until and known else "Đảng bộ cấp trên trước đây"
    return [("Đảng bộ cấp trên hiện nay", here.link(now)), (before, here.link(cell.committee))]


def _figures(here: PageContext, cell: Cell, drawn: Sequence[Series]) -> list[str]:
    """The newest figures, and those that were counted more than once over time."""
    boxes = figure_boxes(here, cell, observed.latest(cell.observations))
    if not boxes:
        return []
    pictures = over_time.shown(drawn)
    return [h2("Con số"), c.figures(boxes), *map(series.figure, pictures), over_time.more(here, drawn, pictures)]


def _over_time(here: PageContext, cell: Cell) -> tuple[Series, ...]:
    return observed.of_measures(here, cell, cell.observations)


def _ahead(here: PageContext, cell: Cell) -> list[str]:
    found = list(here.model.referring(cell.ref, Activity, "orgs"))
    cards = coming.cards(here, coming.of(here.ctx, found))
    return [*([h2("Sắp tới"), cards] if cards else []), *coming.unanswered(here, found)]


def _done(ctx: BuildContext, cell: Cell) -> list[Activity]:
    return chronological(held(ctx.model.referring(cell.ref, Activity, "orgs")))


def _done_list(here: PageContext, cell: Cell, done: list[Activity]) -> list[str]:
    return [h2("Việc đã làm"), *activity_history.newest(here, done, whose="")] if done else []


def _achievements(here: PageContext, cell: Cell) -> list[str]:
    found = [a for a in here.model.referring(cell.ref, Achievement, "org") if a.kind != "works"]
    if not found:
        return []
    found.sort(key=lambda a: (dates.order(a.period), a.id), reverse=True)
    lines = [
        (
            c.when(a.period) if a.period else c.unknown("không rõ năm"),
            here.link(a.ref, _reached(here, a)) + cite(here, a),
        )
        for a in found
    ]
    return [h2("Thành tích, xếp loại"), c.timeline(lines)]


def _reached(here: PageContext, achievement: Achievement) -> str:
    """What was reached, in words that stand beside its year: «xếp loại: xuất sắc»."""
    own = achievement.assessment
    if own is None:
        return achievement.title
    said = assessment_stats.level_said(assessment_stats.scheme_of(here.model, achievement), achievement)
    return f"{'tự xếp loại' if own.self_assessed else 'xếp loại'}: {said}"


def _history(here: PageContext, cell: Cell) -> list[str]:
    told = organisation_history(here, (cell.ref,), cell.units)
    return [h2("Chi bộ qua các thời kỳ"), told] if told else []


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
