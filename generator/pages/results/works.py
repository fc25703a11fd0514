"""Owns `/cong-trinh/`: works by how far they are, and a page for each with its size, its money and its steps."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

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
from generator.pages.results import contributions
from generator.pages.results.achievements import crumbs, owner, time_of
from generator.presentation import wording
from generator.presentation.events import date_of
from generator.presentation.page import DEEDS, BuildContext, Menu, Page, PageContext, body, h1, h2
from generator.records.achievements import WORKS_STATUSES, Achievement, Works
from generator.records.activities import Activity
from generator.records.contributions import Contribution
from generator.vietnamese import heading, lower_first, number

HUB = "cong-trinh/"
_LEAD = "Việc dự kiến chỉ là dự kiến: không tính vào số đã làm."
_ORDER = ("building", "unknown", "planned", "finished")
_HEADINGS = {"building": "Đang làm", "unknown": "Chưa rõ tiến độ", "planned": "Mới dự kiến", "finished": "Đã xong"}
_STARTED = ("Khởi công", "Dự kiến khởi công")  # done, and only meant
_FINISHED = ("Hoàn thành", "Dự kiến hoàn thành")
_NONE_FINISHED = "Chưa có công trình nào được báo là đã xong"
_SEND = "Khi thôn nghiệm thu, xin gửi ngày xong và biên bản để đăng."


def pages(ctx: BuildContext) -> Iterable[Page]:
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


def row(here: PageContext, achievement: Achievement) -> tuple[str, str, str, str]:
    """A row for `components.works`, with its source in few words; it cites nothing."""
    return _row(here, achievement, ". ".join(filter(None, (whose(here.ctx, achievement), source_line(achievement)))))


def _row(here: PageContext, achievement: Achievement, small: str, mark: str = "") -> tuple[str, str, str, str]:
    status = achievement.works.status if achievement.works else "unknown"
    title = here.link(achievement.ref, heading(achievement.title))
    text = escape(_sentence(here, achievement)) + mark
    return (
        *_tag(status),
        title,
        f"{text}<br><small>{escape(small)}</small>" if text else f"<small>{escape(small)}</small>",
    )


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


def _draw(here: PageContext, items: Sequence[Achievement]) -> list[str]:
    if not items:
        text = "Khi thôn bàn làm đường, nhà văn hóa hay việc chung khác, công trình sẽ có ở đây."
        return [c.empty("Chưa có công trình nào", text)]
    blocks = []
    for status in _ORDER:
        found = [a for a in items if a.works and a.works.status == status]
        if found:
            rows = c.works(_row(here, a, whose(here.ctx, a), cite(here, a)) for a in found)
            blocks += [h2(_heading(here, status, found)), rows]
        elif status == "finished":
            blocks += [h2(_HEADINGS[status]), c.empty(_NONE_FINISHED, _SEND)]
    return blocks


def _heading(here: PageContext, status: str, found: Sequence[Achievement]) -> str:
    """Works whose progress nobody tells stand under «Đã vận động» where money was asked for each of them."""
    if status == "unknown" and all(_money(here, a) for a in found):
        return "Đã vận động"
    return _HEADINGS[status]


def _instead(here: PageContext, items: Sequence[Achievement]) -> list[str]:
    """On a hub cut by place: how many stand where."""
    counts = [(s, sum(bool(a.works and a.works.status == s) for a in items)) for s in _ORDER]
    return [f"<p>{escape(', '.join(f'{number(n)} {WORKS_STATUSES[s]}' for s, n in counts if n))}.</p>"]


def _page(ctx: BuildContext, achievement: Achievement) -> Page:
    here = ctx.at(f"{HUB}{achievement.id}/")
    own = achievement.works or Works(status="unknown")
    mark = cite(here, achievement)
    css, tag = _tag(own.status)
    money = _money(here, achievement)
    blocks = [
        h1(heading(achievement.title)),
        f'<p><span class="{f"tag {css}".strip()}">{escape(tag)}</span></p>',
        f"<p>{escape(achievement.summary)}{mark}</p>" if achievement.summary else "",
        c.facts(_facts(here, achievement, own, mark), _unknown(own)),
        h2("Thu, chi, đóng góp", "thu-chi"),
        *(contributions.tables(here, money) or [c.empty("Chưa công bố", "Nguồn không nói ai góp và góp bao nhiêu.")]),
        *_steps(here, achievement, own),
        *photos.section(here, achievement),
        prose(achievement.notes),
    ]
    said = ", ".join(s for s in (achievement.title, tag, whose(ctx, achievement)) if s)
    return Page(
        address=here.address, title=achievement.title, description=said, body=finish(here, body(blocks)),
        crumbs=crumbs(ctx, ("Công trình", HUB), achievement.org), about=achievement.ref,
    )  # fmt: skip


def _money(here: PageContext, achievement: Achievement) -> list[Contribution]:
    found = here.model.referring(achievement.ref, Contribution, "works")
    return sorted(found, key=lambda x: (dates.order(x.period or x.as_of), x.id))


def _facts(here: PageContext, achievement: Achievement, own: Works, mark: str) -> list[tuple[str, str]]:
    activity = _meeting(here, own)
    proposed = ""
    if activity:
        at = _proposed(here, own)
        proposed = here.link(activity.ref, names.title(here.model, activity)) + (f", {dates.show(at)}" if at else "")
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
        *((label, escape(said) + mark if said else "") for label, said in known),
        ("Đưa ra bàn", proposed),
        ("Theo nguồn", escape(as_of.removeprefix("theo nguồn "))),
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


def _steps(here: PageContext, achievement: Achievement, own: Works) -> list[str]:
    """From proposal to completion, oldest first."""
    steps: list[tuple[PartialDate, str]] = []
    activity = _meeting(here, own)
    proposed = _proposed(here, own)
    if proposed and activity:
        steps.append((proposed, here.link(activity.ref, "Đưa ra bàn") + "." + cite(here, activity)))
    for x in _money(here, achievement):
        if x.period:
            steps.append((x.period, f"Vận động đóng góp: {here.link(x.ref, lower_first(x.title))}.{cite(here, x)}"))
    planned = own.status == "planned"
    if own.started:
        steps.append((own.started, f"{_STARTED[planned]}." + cite(here, achievement)))
    if own.finished:
        done = own.status == "finished"
        steps.append((own.finished, f"{_FINISHED[not done]}." + cite(here, achievement)))
    if not steps:
        return []
    steps.sort(key=lambda s: dates.order(s[0]))
    return [h2("Công trình qua các thời kỳ"), c.timeline((c.when(at), text) for at, text in steps)]
