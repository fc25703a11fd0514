"""`/thanh-tich/`: assessments, one table for each scheme, awards, milestones, and a page for each of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup

from generator import dates
from generator.dates import PartialDate
from generator.model import names, territory
from generator.pages.about.documents import said_of
from generator.pages.blocks import components as c
from generator.pages.blocks import photos
from generator.pages.blocks.lists import Shelf, by_place, by_year, shelves
from generator.pages.blocks.parts import prose, whose
from generator.pages.blocks.sources import cite, finish
from generator.pages.chrome.redirects import moved
from generator.pages.figures import assessment_stats, series
from generator.pages.results import assessments
from generator.pages.results.assessments import DERIVED, Cells, OfScheme, short_owner
from generator.presentation import wording
from generator.presentation.context import BuildContext, PageContext
from generator.presentation.page import DEEDS, Crumb, CsvSheet, Menu, Page, PageHead
from generator.records import Ref
from generator.records.achievements import KINDS, Achievement
from generator.records.contributions import Contribution
from generator.records.documents import Document
from generator.records.indicators import Indicator
from generator.records.rules import Scheme
from generator.templates import html
from generator.vietnamese import capital

HUB = "thanh-tich/"
_TITLE = "Thành tích, xếp loại"
_LEAD = "Mỗi cách xếp loại một bảng riêng, vì mức của cách này không so được với mức của cách kia."
_Fact = tuple[str, Markup | str]


def pages(ctx: BuildContext) -> Iterable[PageHead]:
    yield from ctx.per_listing(_lists)
    yield from ctx.per_record(_pages, _found(ctx))


def _found(ctx: BuildContext) -> list[Achievement]:
    found = [a for a in ctx.model.all(Achievement) if a.kind != "works"]
    found.sort(key=lambda a: (dates.order(time_of(a)), a.id), reverse=True)
    return found


def _lists(ctx: BuildContext) -> Iterable[Page]:
    yield from shelves(
        ctx,
        Shelf(
            address=HUB,
            menu=Menu(group=DEEDS, word="Thành tích"),
            title=_TITLE,
            lead=_LEAD,
            cuts=(by_year(lambda a: a.period), by_place(lambda a: a.org)),
            draw=_draw,
            instead=_instead,
            sheets=_sheets,
        ),
        _found(ctx),
    )


def _pages(ctx: BuildContext, achievement: Achievement) -> Iterable[Page]:
    yield _page(ctx, achievement)
    yield from moved(ctx.model, achievement)


def time_of(achievement: Achievement) -> PartialDate | None:
    return achievement.period or achievement.as_of


def owner(here: PageContext, fact: Achievement | Contribution | Indicator) -> Markup:
    """Whose it is, with its place on the day of the fact and today."""
    org = fact.scope if isinstance(fact, Indicator) else fact.org
    if here.model.get(org) is None:
        return Markup()
    on = territory.day_of(fact)
    now = names.now(here.model, org, on)
    said = here.link(org, names.whose(here.model, org, on))
    return html("{}, <b>nay thuộc {}</b>", said, now) if now else said


def crumbs(ctx: BuildContext, first: Crumb, org: Ref) -> tuple[Crumb, ...]:
    """The hub, then whose the record is."""
    record, address = ctx.model.get(org), ctx.address(org)
    if record is None or not address or "#" in address:
        return (first,)
    return (first, (names.title(ctx.model, record), address))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Achievements:
    """The list of achievements, or a part of it; figures of whole districts and empty places stand on the hub only."""

    FILE: ClassVar[str] = "achievements"
    hub: bool
    schemes: Sequence[OfScheme]
    awards: Sequence[Cells] = ()
    milestones: Sequence[Cells] = ()


def _draw(here: PageContext, items: Sequence[Achievement]) -> list[Markup]:
    hub = here.address == HUB
    page = _Achievements(
        hub=hub,
        schemes=assessments.of_schemes(here, items, here.model.all(Indicator) if hub else (), listed=True),
        awards=[_reached(here, a) for a in items if a.kind == "award"],
        milestones=[_reached(here, a) for a in items if a.kind == "milestone"],
    )
    return [here.section(page)]


def _instead(here: PageContext, items: Sequence[Achievement]) -> list[Markup]:
    if here.address != HUB:
        return []
    schemes = assessments.of_schemes(here, items, here.model.all(Indicator), listed=False)
    return [here.section(_Achievements(hub=False, schemes=schemes))]


def _sheets(here: PageContext, items: Sequence[Achievement]) -> tuple[CsvSheet, ...]:
    by_scheme = assessments.by_scheme(here.model, items) if here.address == HUB else {}
    drawn = (
        x for one in here.model.rules(Scheme) for x in assessment_stats.by_year(here, one, by_scheme.get(one.ref, []))
    )
    return tuple(map(series.sheet, drawn))


def _reached(here: PageContext, a: Achievement) -> Cells:
    return (html("{}{}", here.link(a.ref, a.title), cite(here, a)), short_owner(here, a), _said(a.period) or "không rõ")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Achievement:
    """The page of an assessment, an award or a milestone."""

    FILE: ClassVar[str] = "achievement"
    title: str
    self_assessed: bool
    summary: str
    mark: Markup
    facts: Sequence[_Fact]
    unknown: Sequence[str]
    photos: Sequence[Markup]
    notes: Markup


def _page(ctx: BuildContext, achievement: Achievement) -> Page:
    here = ctx.at(f"{HUB}{achievement.id}/")
    mark = cite(here, achievement)
    page = _Achievement(
        title=achievement.title,
        self_assessed=bool(achievement.assessment and achievement.assessment.self_assessed),
        summary=achievement.summary or "",
        mark=mark,
        facts=_facts(here, achievement, mark),
        unknown=_unknown(achievement),
        photos=photos.section(here, achievement),
        notes=prose(achievement.notes),
    )
    said = (KINDS[achievement.kind], whose(ctx, achievement), _said(achievement.period))
    return Page(
        address=here.address, title=achievement.title, description=capital(", ".join(s for s in said if s)),
        body=finish(here, here.render(page)), crumbs=crumbs(ctx, ("Thành tích", HUB), achievement.org),
        about=achievement.ref,
    )  # fmt: skip


def _facts(here: PageContext, achievement: Achievement, mark: Markup) -> list[_Fact]:
    return [
        ("Của ai", owner(here, achievement)),
        ("Loại", KINDS[achievement.kind]),
        ("Khi nào", _said(achievement.period)),
        *_assessment(here, achievement, mark),
        *_award(here, achievement, mark),
        ("Biết được", wording.known(achievement.as_of, None) if achievement.as_of else ""),
    ]


def _assessment(here: PageContext, achievement: Achievement, mark: Markup) -> list[_Fact]:
    own = achievement.assessment
    if own is None:
        return []
    one = assessment_stats.scheme_of(here.model, achievement)
    said = assessment_stats.level_said(one, achievement)
    level = wording.scheme_level(one, own.level) if one else ""
    how = here.to(f"{HUB}#{one.id}", f"các mức “{one.short_title}”") if one else c.unknown("chưa có thông tin")
    return [
        (
            "Mức tự xếp loại" if own.self_assessed else "Mức, như nguồn ghi" if own.as_published else "Mức",
            html("{}{}", said, mark),
        ),
        ("Tên đầy đủ của mức", level if level != said else ""),
        ("Cách xếp loại", how if own.scheme or one is None else html("{} ({})", how, DERIVED)),
        ("Ai quyết định", here.link(own.decided_by) if here.model.get(own.decided_by) else ""),
    ]


def _award(here: PageContext, achievement: Achievement, mark: Markup) -> list[_Fact]:
    own = achievement.award
    if own is None:
        return []
    decision = here.model.get(own.decision)
    return [
        ("Khen thưởng", html("{}{}", own.name, mark)),
        ("Ai khen", own.grantor or ""),
        ("Quyết định", said_of(here, decision) if isinstance(decision, Document) else ""),
    ]


def _unknown(achievement: Achievement) -> list[str]:
    own, award = achievement.assessment, achievement.award
    gaps = (
        ("thời gian", achievement.period is None),
        ("ai quyết định", bool(own and not own.self_assessed and own.decided_by is None)),
        ("ai khen", bool(award and award.grantor is None)),
        ("số quyết định", bool(award and award.decision is None)),
    )
    return [word for word, missing in gaps if missing]


def _said(when: PartialDate | None) -> str:
    return dates.show(when) if when else ""
