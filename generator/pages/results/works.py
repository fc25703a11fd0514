"""`/cong-trinh/`: works by how far they are, and a page for each with its size, its money and its steps."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup

from generator import dates
from generator.dates import PartialDate
from generator.model import names
from generator.model.visibility import visible
from generator.pages.blocks import components as c
from generator.pages.blocks import photos
from generator.pages.blocks.lists import Shelf, by_place, by_year, shelves
from generator.pages.blocks.parts import first_sentence, prose, source_line, whose
from generator.pages.blocks.sources import cite, finish
from generator.pages.chrome.redirects import moved
from generator.pages.results import money_tables
from generator.pages.results.achievements import crumbs, owner, time_of
from generator.pages.results.money_tables import MoneyTable
from generator.presentation import wording
from generator.presentation.context import BuildContext, PageContext
from generator.presentation.events import date_of
from generator.presentation.page import DEEDS, Menu, Page, PageHead
from generator.records.achievements import WORKS_STATUSES, Achievement, Works
from generator.records.activities import Activity
from generator.records.contributions import Contribution
from generator.templates import html
from generator.vietnamese import heading, lower_first, number

HUB = "cong-trinh/"
_LEAD = "Việc dự kiến chỉ là dự kiến: không tính vào số đã làm."
_ORDER = ("building", "unknown", "planned", "finished")
_HEADINGS = {"building": "Đang làm", "unknown": "Chưa rõ tiến độ", "planned": "Mới dự kiến", "finished": "Đã xong"}
_STARTED = ("Khởi công", "Dự kiến khởi công")  # done, and only meant
_FINISHED = ("Hoàn thành", "Dự kiến hoàn thành")
_NOTHING = Markup()


def pages(ctx: BuildContext) -> Iterable[PageHead]:
    yield from ctx.per_listing(_lists)
    yield from ctx.per_record(_pages, _found(ctx))


def _found(ctx: BuildContext) -> list[Achievement]:
    found = [a for a in ctx.model.all(Achievement) if a.works]
    found.sort(key=lambda a: (dates.order(time_of(a)), a.id), reverse=True)
    return found


def _lists(ctx: BuildContext) -> Iterable[Page]:
    yield from shelves(
        ctx,
        Shelf(
            address=HUB, title="Công trình", lead=_LEAD, cuts=(by_place(lambda a: a.org), by_year(lambda a: a.period)),
            draw=_draw, instead=_instead, menu=Menu(group=DEEDS, word="Công trình", header="Công trình"),
        ),
        _found(ctx),
    )  # fmt: skip


def _pages(ctx: BuildContext, achievement: Achievement) -> Iterable[Page]:
    yield _page(ctx, achievement)
    yield from moved(ctx.model, achievement)


def row(here: PageContext, achievement: Achievement) -> tuple[str, str, Markup, Markup]:
    """A row for `components.works`, with its source in few words; it cites nothing."""
    return _row(here, achievement, ". ".join(filter(None, (whose(here.ctx, achievement), source_line(achievement)))))


def _row(
    here: PageContext, achievement: Achievement, small: str, mark: Markup = _NOTHING
) -> tuple[str, str, Markup, Markup]:
    status = achievement.works.status if achievement.works else "unknown"
    title = here.link(achievement.ref, heading(achievement.title))
    text = html("{}{}", _sentence(here, achievement), mark)
    below = html("<small>{}</small>", small)
    return *_tag(status), title, html("{}<br>{}", text, below) if text else below


def _tag(status: str) -> tuple[str, str]:
    return "" if status == "unknown" else status, WORKS_STATUSES[status]


def _sentence(here: PageContext, achievement: Achievement) -> str:
    """What it is in one sentence: its size, then its summary, or when it was proposed."""
    own = achievement.works
    said = [f"Quy mô {wording.quantity(own.size)}." if own and own.size else ""]
    if achievement.summary:
        said.append(wording.sentence(first_sentence(achievement.summary)))
    elif own and (at := _proposed(here, own)):
        said.append(f"Đưa ra bàn {dates.show(at)}.")
    return " ".join(s for s in said if s)


def _proposed(here: PageContext, own: Works) -> PartialDate | None:
    activity = _meeting(here, own)
    return date_of(activity) if activity else None


def _meeting(here: PageContext, own: Works) -> Activity | None:
    """The meeting it was proposed at, once it may be told of."""
    activity = here.model.get(own.proposed_at)
    return activity if isinstance(activity, Activity) and visible(activity) else None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Works:
    """The list of works, or a part of it: (heading, rows) for each status that is there, and for what is finished."""

    FILE: ClassVar[str] = "works"
    groups: Sequence[tuple[str, Sequence[tuple[str, str, Markup, Markup, None]]]]


def _draw(here: PageContext, items: Sequence[Achievement]) -> list[Markup]:
    groups = []
    for status in _ORDER if items else ():
        found = [a for a in items if a.works and a.works.status == status]
        if found or status == "finished":
            rows = [(*_row(here, a, whose(here.ctx, a), cite(here, a)), None) for a in found]
            groups.append((_heading(here, status, found), rows))
    return [here.section(_Works(groups=groups))]


def _heading(here: PageContext, status: str, found: Sequence[Achievement]) -> str:
    """Works whose progress nobody tells stand under «Đã vận động» where money was asked for each of them."""
    if status == "unknown" and all(_money(here, a) for a in found):
        return "Đã vận động"
    return _HEADINGS[status]


def _instead(here: PageContext, items: Sequence[Achievement]) -> list[Markup]:
    """On a hub cut by place: how many stand where."""
    counts = [(s, sum(bool(a.works and a.works.status == s) for a in items)) for s in _ORDER]
    return [html("<p>{}.</p>", ", ".join(f"{number(n)} {WORKS_STATUSES[s]}" for s, n in counts if n))]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Work:
    """The page of works."""

    FILE: ClassVar[str] = "work"
    title: str
    css: str
    tag: str
    summary: str
    mark: Markup
    facts: Sequence[tuple[str, Markup | str]]
    unknown: Sequence[str]
    money: Sequence[MoneyTable]
    steps: Sequence[tuple[Markup, Markup]]
    photos: Sequence[Markup]
    notes: Markup


def _page(ctx: BuildContext, achievement: Achievement) -> Page:
    here = ctx.at(f"{HUB}{achievement.id}/")
    own = achievement.works or Works(status="unknown")
    mark = cite(here, achievement)
    css, tag = _tag(own.status)
    page = _Work(
        title=achievement.title,
        css=css,
        tag=tag,
        summary=achievement.summary or "",
        mark=mark,
        facts=_facts(here, achievement, own, mark),
        unknown=_unknown(own),
        money=[money_tables.table(here, x) for x in _money(here, achievement)],
        steps=_steps(here, achievement, own),
        photos=photos.section(here, achievement),
        notes=prose(achievement.notes),
    )
    said = ", ".join(s for s in (achievement.title, tag, whose(ctx, achievement)) if s)
    return Page(
        address=here.address, title=achievement.title, description=said, body=finish(here, here.render(page)),
        crumbs=crumbs(ctx, ("Công trình", HUB), achievement.org), about=achievement.ref,
    )  # fmt: skip


def _money(here: PageContext, achievement: Achievement) -> list[Contribution]:
    found = here.model.referring(achievement.ref, Contribution, "works")
    return sorted(found, key=lambda x: (dates.order(x.period or x.as_of), x.id))


def _facts(here: PageContext, achievement: Achievement, own: Works, mark: Markup) -> list[tuple[str, Markup | str]]:
    activity = _meeting(here, own)
    proposed = _NOTHING
    if activity:
        at = _proposed(here, own)
        link = here.link(activity.ref, names.title(here.model, activity))
        proposed = html("{}{}", link, f", {dates.show(at)}" if at else "")
    known = [
        ("Quy mô", wording.quantity(own.size) if own.size else ""),
        ("Kinh phí", wording.quantity(own.cost) if own.cost else ""),
        (_STARTED[own.status == "planned"], dates.show(own.started) if own.started else ""),
        (_FINISHED[own.status != "finished"], dates.show(own.finished) if own.finished else ""),
        ("Thời gian", dates.show(achievement.period) if achievement.period else ""),
    ]
    as_of = wording.known(achievement.as_of, None) if achievement.as_of else ""
    return [
        ("Của ai", owner(here, achievement)),
        *((label, html("{}{}", said, mark) if said else "") for label, said in known),
        ("Đưa ra bàn", proposed),
        ("Theo nguồn", as_of.removeprefix("theo nguồn ")),
    ]


def _unknown(own: Works) -> list[str]:
    begun = own.status in ("building", "finished")
    gaps = (
        ("tiến độ", own.status == "unknown"),
        ("quy mô", own.size is None),
        ("kinh phí", own.cost is None),
        ("ngày khởi công", begun and own.started is None),
        ("ngày xong", own.status == "finished" and own.finished is None),
        ("bao giờ làm", own.status == "planned" and own.started is None),
    )
    return [word for word, missing in gaps if missing]


def _steps(here: PageContext, achievement: Achievement, own: Works) -> list[tuple[Markup, Markup]]:
    """From proposal to completion, oldest first."""
    steps: list[tuple[PartialDate, Markup]] = []
    activity = _meeting(here, own)
    proposed = _proposed(here, own)
    if proposed and activity:
        steps.append((proposed, html("{}.{}", here.link(activity.ref, "Đưa ra bàn"), cite(here, activity))))
    for x in _money(here, achievement):
        if x.period:
            link = here.link(x.ref, lower_first(x.title))
            steps.append((x.period, html("Vận động đóng góp: {}.{}", link, cite(here, x))))
    planned = own.status == "planned"
    if own.started:
        steps.append((own.started, html("{}.{}", _STARTED[planned], cite(here, achievement))))
    if own.finished:
        done = own.status == "finished"
        steps.append((own.finished, html("{}.{}", _FINISHED[not done], cite(here, achievement))))
    steps.sort(key=lambda s: dates.order(s[0]))
    return [(c.when(at), text) for at, text in steps]
