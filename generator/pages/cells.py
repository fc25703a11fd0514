"""Owns `/chi-bo/`: the cells by name, and a page for each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from generator import dates
from generator.model import names, timeline
from generator.pages import (
    assessed,
    calendar,
    contributions,
    deeds,
    following,
    lists,
    meetings,
    notices,
    observed,
    over_time,
    photos,
    series,
)  # fmt: skip
from generator.pages import components as c
from generator.pages.page import PLACES, Crumb, Here, Menu, Page, View, body, h1, h2
from generator.pages.parts import (
    card,
    chronological,
    coming,
    figure_boxes,
    holders,
    organisation_history,
    prose,
    whose,
)
from generator.pages.redirects import moved
from generator.pages.series import Series
from generator.pages.sources import cite, finish
from generator.records.achievements import Achievement
from generator.records.activities import Activity
from generator.records.cells import KINDS, Cell
from generator.vietnamese import capital, sort_key

HUB = "chi-bo/"
_NOT_KNOWN = c.unknown("chưa có thông tin")


def pages(view: View) -> Iterable[Page]:
    yield from view.apart(_lists)
    yield from view.each(_pages, view.model.all(Cell))


def _lists(view: View) -> Iterable[Page]:
    cells = sorted(view.model.all(Cell), key=lambda x: sort_key(short(view, x)))
    entries = [
        lists.Entry(key=short(view, x), address=f"{HUB}{x.id}/", name=x.name, small=_place(view, x)) for x in cells
    ]
    yield from lists.by_letter(
        view, HUB, "Chi bộ", "Xếp theo tên. Chi bộ đã sáp nhập vẫn có tên ở đây và chỉ sang chi bộ mới.", entries,
        none=("Chưa có chi bộ nào", "Khi có hồ sơ chi bộ đầu tiên, tên chi bộ sẽ có ở đây."),
        menu=Menu(group=PLACES, word="Chi bộ"),
    )  # fmt: skip


def _pages(view: View, cell: Cell) -> Iterable[Page]:
    yield _page(view, cell)
    yield from _years(view, cell)
    yield from over_time.apart(view, f"{HUB}{cell.id}/", cell.name, lambda here: _over_time(here, cell))
    yield from moved(view.model, cell)


def _years(view: View, cell: Cell) -> Iterable[Page]:
    """What the cell did, a page a year, each with the calendar of its year."""
    done = _done(view, cell)
    read = calendar.read(done)

    def first(here: Here, year: int) -> str:
        return meetings.of_year(here, cell, read, year)

    return deeds.older(view, f"{HUB}{cell.id}/", cell.name, done, first=first)


def short(view: View, cell: Cell) -> str:
    """The name a list is sorted by: without "Chi bộ"."""
    return cell.short_name or timeline.name(view.model, cell.ref).removeprefix("Chi bộ ").removeprefix("thôn ")


def _page(view: View, cell: Cell) -> Page:
    here = view.at(f"{HUB}{cell.id}/")
    title = timeline.name(view.model, cell.ref)
    done = _done(view, cell)
    ahead = coming(view, view.model.referring(cell.ref, Activity, "orgs"))
    head = [h1(title), c.now(_now(here, cell)), c.side(*_side(here, cell))]
    drawn = _over_time(here, cell)
    pictures = over_time.shown(drawn)
    blocks = [
        *head,
        *_figures(here, cell, drawn),
        *_ahead(here, ahead),
        h2("Các buổi sinh hoạt"),
        *meetings.section(here, cell, done),
        *_done_list(here, cell, done),
        *contributions.section(here, cell.ref),
        *_achievements(here, cell),
        *_history(here, cell),
        *photos.section(here, cell),
        prose(cell.notes),
        following.links(here, cell, "chi bộ"),
    ]
    return Page(
        address=here.address, title=title, description=_description(view, cell), body=finish(here, body(blocks)),
        crumbs=_crumbs(view, cell), about=cell.ref,
        sheets=(*map(series.sheet, pictures), *meetings.sheets(here, cell, done)),
        feeds=following.feeds(view, cell),
    )  # fmt: skip


def _now(here: Here, cell: Cell) -> str:
    model = here.model
    parts = []
    if planned := timeline.pending(model, cell.ref):
        return f"Chi bộ này mới dự kiến lập, chưa có. {here.link(planned.ref, 'Xem thay đổi')}."
    if heir := timeline.today(model, cell.ref):
        if heir != cell.ref:
            parts.append(f"Chi bộ này không còn; nay là {here.link(heir)}.")
    elif not timeline.alive(model, cell.ref):
        heirs = timeline.successors(model, cell.ref)
        parts.append("Chi bộ này không còn." + (f" Xem {', '.join(here.link(x) for x in heirs)}." if heirs else ""))
    unit = model.unit(timeline.home_unit(model, cell))
    if unit and cell.units:
        served = ", ".join(here.link(u) for u in cell.units)
        today = names.now(model, unit.ref)
        parts.append(f"Chi bộ của {served}, {escape(names.above(model, unit))}.")
        if today:
            parts.append(f"<b>Nơi này nay thuộc {escape(today)}</b>; chi bộ nay thuộc đảng bộ nào: {_NOT_KNOWN}.")
    elif unit:
        own, above = names.unit_name(model, unit), names.above(model, unit)
        ended = timeline.life(model, unit.ref).ended
        parts.append(escape(f"Chi bộ ở {own}, {above}."))
        if ended:
            parts.append(f"{escape(capital(own))} nay không còn; chi bộ nay ra sao: {_NOT_KNOWN}.")
    return " ".join(p for p in parts if p)


def _side(here: Here, cell: Cell) -> list[str]:
    who = holders(here, cell.ref)
    life = timeline.life(here.model, cell.ref)
    began = life.began
    founded = escape(dates.show(life.start)) if life.start else ""
    if began:
        founded += ", " * bool(founded) + here.link(began.ref, "xem thay đổi")
    unknown = [
        word
        for word, missing in (
            ("bí thư", not any(o.role == "secretary" for o in cell.officers)),
            ("số đảng viên", not any(o.measure == "members" for o in cell.observations)),
            ("ngày họp hằng tháng", cell.meeting_day is None),
        )
        if missing
    ]
    rows = [
        ("Loại chi bộ", escape(f"chi bộ {KINDS[cell.kind]}")),
        ("Đảng bộ cấp trên, khi có tin", here.link(cell.committee)),
        ("Thành lập", founded + (cite(here, began) if began else "")),
        ("Họp hằng tháng", f"ngày {cell.meeting_day}" if cell.meeting_day else ""),
        ("Để dán bảng, đọc loa", notices.links(here, (cell.ref,))),
    ]
    heading = c.h2("Ai phụ trách" if "bí thư" not in unknown or not who else "Người được nguồn nêu tên")
    empty = c.empty("Chưa rõ ai phụ trách", "Nguồn không nêu tên bí thư.") if not who else ""
    return [heading, c.people(who) or empty, c.facts(rows, unknown)]


def _figures(here: Here, cell: Cell, drawn: Sequence[Series]) -> list[str]:
    """The newest figures, and those that were counted more than once over time."""
    boxes = figure_boxes(here, cell, observed.latest(cell.observations))
    if not boxes:
        return []
    pictures = over_time.shown(drawn)
    return [h2("Con số"), c.figures(boxes), *map(series.figure, pictures), over_time.more(here, drawn, pictures)]


def _over_time(here: Here, cell: Cell) -> tuple[Series, ...]:
    return observed.of_measures(here, cell, cell.observations)


def _ahead(here: Here, ahead: list[Activity]) -> list[str]:
    return [h2("Sắp tới"), c.cards(card(here, a) for a in ahead)] if ahead else []


def _done(view: View, cell: Cell) -> list[Activity]:
    return chronological(
        a for a in view.model.referring(cell.ref, Activity, "orgs") if a.status in ("held", "cancelled")
    )


def _done_list(here: Here, cell: Cell, done: list[Activity]) -> list[str]:
    return [h2("Việc đã làm"), *deeds.newest(here, done, whose="")] if done else []


def _achievements(here: Here, cell: Cell) -> list[str]:
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


def _reached(here: Here, achievement: Achievement) -> str:
    """What was reached, in words that stand beside its year: «xếp loại: xuất sắc»."""
    own = achievement.assessment
    if own is None:
        return achievement.title
    said = assessed.level_said(assessed.scheme_of(here.model, achievement), achievement)
    return f"{'tự xếp loại' if own.self_assessed else 'xếp loại'}: {said}"


def _history(here: Here, cell: Cell) -> list[str]:
    told = organisation_history(here, (cell.ref,), cell.units)
    return [h2("Chi bộ qua các thời kỳ"), told] if told else []


def _description(view: View, cell: Cell) -> str:
    unit = timeline.home_unit(view.model, cell)
    today = names.now(view.model, unit) if unit and cell.units else ""
    return whose(view, cell.ref) + (f"; nơi này nay thuộc {today}" if today else "")


def _place(view: View, cell: Cell) -> str:
    unit = timeline.home_unit(view.model, cell)
    commune = timeline.commune(view.model, unit) if unit else None
    said = names.unit_name(view.model, commune) if commune else ""
    return ", ".join(p for p in ("dự kiến lập" if timeline.pending(view.model, cell.ref) else "", said) if p)


def _crumbs(view: View, cell: Cell) -> tuple[Crumb, ...]:
    unit = timeline.home_unit(view.model, cell)
    commune = timeline.commune(view.model, unit) if unit else None
    above = ((names.title(view.model, commune), view.address(commune.ref) or ""),) if commune else ()
    return (("Chi bộ", HUB), *above)
