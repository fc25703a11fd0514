"""`/thu-chi/`: what was agreed, pledged, received and spent, line by line; the same as a section of pages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup

from generator import dates
from generator.dates import PartialDate
from generator.model import names
from generator.pages.blocks import components as c
from generator.pages.blocks import photos
from generator.pages.blocks.lists import Shelf, by_place, by_year, shelves
from generator.pages.blocks.parts import prose, whose
from generator.pages.blocks.sources import cite, finish
from generator.pages.chrome.redirects import moved
from generator.pages.figures import series
from generator.pages.figures.series import Series
from generator.pages.results import money, money_tables
from generator.pages.results.achievements import crumbs, owner
from generator.pages.results.money_tables import MoneyTable
from generator.presentation import wording
from generator.presentation.context import BuildContext, PageContext
from generator.presentation.page import DEEDS, Menu, Page, PageHead
from generator.records import Ref
from generator.records.achievements import Achievement
from generator.records.contributions import Contribution, Ledger
from generator.templates import html
from generator.vietnamese import listing

HUB = "thu-chi/"
_TITLE = "Thu, chi, đóng góp"
_LEAD = "Phần nào chưa ai báo thì ghi là chưa công bố. Chỉ tiền mới được cộng lại."
_TABLES = 6
_LINKS = 60


def pages(ctx: BuildContext) -> Iterable[PageHead]:
    yield from ctx.per_listing(_lists)
    yield from ctx.per_record(_pages, _found(ctx))


def _found(ctx: BuildContext) -> list[Contribution]:
    return _newest(ctx.model.all(Contribution))


def _lists(ctx: BuildContext) -> Iterable[Page]:
    yield from shelves(
        ctx,
        Shelf(
            address=HUB,
            menu=Menu(group=DEEDS, word="Thu, chi, đóng góp"),
            title=_TITLE,
            lead=_LEAD,
            cuts=(by_year(lambda x: x.period), by_place(lambda x: x.org)),
            draw=_draw,
        ),
        _found(ctx),
    )


def _pages(ctx: BuildContext, contribution: Contribution) -> Iterable[Page]:
    yield _page(ctx, contribution)
    yield from moved(ctx.model, contribution)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Section:
    """The money of some organisations on a page about them."""

    FILE: ClassVar[str] = "money_section"
    newest: Sequence[MoneyTable]
    others: Sequence[tuple[Markup, str]]
    more: int
    hub: str


def section(here: PageContext, *orgs: Ref) -> list[Markup]:
    """The money of these organisations, for a page about them; [] when nothing is recorded."""
    found = _newest({x.ref: x for org in orgs for x in here.model.referring(org, Contribution, "org")}.values())
    if not found:
        return []
    newest, others = found[:_TABLES], found[_TABLES:]
    page = _Section(
        newest=[money_tables.table(here, x) for x in newest],
        others=[(here.link(x.ref, x.title), _told(x)) for x in others[:_LINKS]],
        more=max(0, len(others) - _LINKS),
        hub=here.href(HUB),
    )
    return [here.section(page)]


def _newest(found: Iterable[Contribution]) -> list[Contribution]:
    return sorted(found, key=lambda x: (dates.order(_time(x)), x.id), reverse=True)


def _time(contribution: Contribution) -> PartialDate | None:
    return contribution.period or contribution.as_of or contribution.settled_on


def _said(when: PartialDate | None) -> str:
    return dates.show(when) if when else ""


def _told(contribution: Contribution) -> str:
    """When it was, or else only of which day the figures are."""
    if contribution.period is None and contribution.as_of:
        return f"số liệu tính đến {_said(contribution.as_of)}"
    return _said(contribution.period or contribution.settled_on)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Contributions:
    """The list of contributions, or a part of it."""

    FILE: ClassVar[str] = "contributions"
    rows: Sequence[tuple[Markup, Markup]]


def _draw(here: PageContext, found: Sequence[Contribution]) -> list[Markup]:
    return [here.section(_Contributions(rows=[_entry(here, x) for x in found]))]


def _entry(here: PageContext, x: Contribution) -> tuple[Markup, Markup]:
    small = ", ".join(s for s in (whose(here.ctx, x), _told(x)) if s)
    sides = Markup(" · ").join(html("{}: {}", label, _short(ledger)) for label, ledger in money_tables.sides(x))
    title = html("{}{}", here.link(x.ref, x.title), cite(here, x))
    return title, html("{}<br><small>{}</small>", sides, small)


def _short(ledger: Ledger | None) -> Markup | str:
    said = money_tables.amounts(ledger)
    if said is None:
        return c.unknown(wording.NOT_PUBLISHED)
    return listing(said[:2]) + (" và các khoản khác" if len(said) > 2 else "")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Contribution:
    """The page of a contribution."""

    FILE: ClassVar[str] = "contribution"
    title: str
    summary: str
    mark: Markup
    sums: MoneyTable
    drawn: Sequence[Series]
    facts: Sequence[tuple[str, Markup | str]]
    unknown: Sequence[str]
    sides: Sequence[MoneyTable]
    photos: Sequence[Markup]
    notes: Markup


def _page(ctx: BuildContext, contribution: Contribution) -> Page:
    here = ctx.at(f"{HUB}{contribution.id}/")
    x = contribution
    page = _Contribution(
        title=x.title,
        summary=x.summary or "",
        mark=cite(here, x),
        sums=money_tables.table(here, x),
        drawn=money.series(x),
        facts=_facts(here, x),
        unknown=_unknown(x),
        sides=[
            money_tables.lines(here, x, label, ledger)
            for label, ledger in money_tables.sides(x)
            if ledger and ledger.lines
        ],
        photos=photos.section(here, x),
        notes=prose(x.notes),
    )
    said = ", ".join(s for s in (x.title, whose(ctx, x), _told(x)) if s)
    return Page(
        address=here.address, title=x.title, description=said, body=finish(here, here.render(page)),
        crumbs=crumbs(ctx, (_TITLE, HUB), x.org), about=x.ref, sheets=tuple(map(series.sheet, page.drawn)),
    )  # fmt: skip


def _facts(here: PageContext, contribution: Contribution) -> list[tuple[str, Markup | str]]:
    x = contribution
    works = here.model.get(x.works)
    meeting = here.model.get(x.agreed_at) if here.ctx.address(x.agreed_at) else None
    return [
        ("Của ai", owner(here, x)),
        ("Cho công trình", here.link(works.ref, works.title) if isinstance(works, Achievement) else ""),
        ("Khi nào", _said(x.period)),
        ("Thống nhất tại", here.link(meeting.ref, names.title(here.model, meeting)) if meeting else ""),
        ("Số liệu tính đến", _said(x.as_of)),
        ("Quyết toán", _said(x.settled_on)),
    ]


def _unknown(contribution: Contribution) -> list[str]:
    gaps = (
        ("thời gian", _time(contribution) is None),
        ("thống nhất ở buổi họp nào", contribution.agreed_at is None),
        ("ngày quyết toán", contribution.settled_on is None),
    )
    return [word for word, missing in gaps if missing]
