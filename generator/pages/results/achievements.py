"""Owns `/thanh-tich/`: assessments, one table for each scheme, awards, milestones, and a page for each of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from generator import dates
from generator.dates import PartialDate
from generator.model import Model, names, territory
from generator.pages.about.documents import said_of
from generator.pages.blocks import components as c
from generator.pages.blocks import photos
from generator.pages.blocks.lists import Shelf, by_place, by_year, shelves
from generator.pages.blocks.parts import prose, whose
from generator.pages.blocks.sources import cite, finish
from generator.pages.chrome.redirects import moved
from generator.pages.figures import assessment_stats, series
from generator.presentation import wording
from generator.presentation.page import DEEDS, BuildContext, Crumb, CsvSheet, Menu, Page, PageContext, body, h1, h2
from generator.records import Ref
from generator.records.achievements import KINDS, Achievement
from generator.records.cells import Cell
from generator.records.contributions import Contribution
from generator.records.documents import Document
from generator.records.indicators import Indicator
from generator.records.parts import Observation
from generator.records.rules import Scheme
from generator.vietnamese import capital

HUB = "thanh-tich/"
_TITLE = "Thành tích, xếp loại"
_LEAD = "Mỗi cách xếp loại một bảng riêng, vì mức của cách này không so được với mức của cách kia."
_DERIVED = "xếp theo quy định có hiệu lực khi đó, nguồn không nêu"
_SELF = "Đây là mức tự xếp loại, chưa phải kết quả được cấp có thẩm quyền công nhận."


def pages(ctx: BuildContext) -> Iterable[Page]:
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


def owner(here: PageContext, fact: Achievement | Contribution | Indicator) -> str:
    """Whose it is, with its place on the day of the fact and today, as HTML."""
    org = fact.scope if isinstance(fact, Indicator) else fact.org
    if here.model.get(org) is None:
        return ""
    on = territory.day_of(fact)
    now = names.now(here.model, org, on)
    said = here.link(org, names.whose(here.model, org, on))
    return said + (f", <b>nay thuộc {escape(now)}</b>" if now else "")


def crumbs(ctx: BuildContext, first: Crumb, org: Ref) -> tuple[Crumb, ...]:
    """The hub, then whose the record is."""
    record, address = ctx.model.get(org), ctx.address(org)
    if record is None or not address or "#" in address:
        return (first,)
    return (first, (names.title(ctx.model, record), address))


def _draw(here: PageContext, items: Sequence[Achievement]) -> list[str]:
    """One page of the list; figures of whole districts and empty places stand on the hub only."""
    hub = here.address == HUB
    blocks = _schemes(here, items, listed=True)
    if hub and not blocks:
        blocks = [h2("Xếp loại"), c.empty("Chưa có tin xếp loại", "Khi có kết quả được công bố, kết quả sẽ có ở đây.")]
    awards = [a for a in items if a.kind == "award"]
    milestones = [a for a in items if a.kind == "milestone"]
    if awards or hub:
        text = "Chi bộ nào được khen, xin gửi số quyết định cho người phụ trách để đăng."
        blocks += [h2("Khen thưởng"), _reached(here, "Khen thưởng", awards) or c.empty("Chưa có tin khen thưởng", text)]
    if milestones:
        blocks += [h2("Cột mốc"), _reached(here, "Việc", milestones)]
    return blocks


def _instead(here: PageContext, items: Sequence[Achievement]) -> list[str]:
    return _schemes(here, items, listed=False) if here.address == HUB else []


def _sheets(here: PageContext, items: Sequence[Achievement]) -> tuple[CsvSheet, ...]:
    by_scheme = _by_scheme(here.model, items) if here.address == HUB else {}
    drawn = (
        x for one in here.model.rules(Scheme) for x in assessment_stats.by_year(here, one, by_scheme.get(one.ref, []))
    )
    return tuple(map(series.sheet, drawn))


def _by_scheme(model: Model, items: Iterable[Achievement]) -> dict[Ref | None, list[Achievement]]:
    found: dict[Ref | None, list[Achievement]] = {}
    for a in items:
        if a.assessment:
            own = assessment_stats.scheme_of(model, a)
            found.setdefault(own.ref if own else None, []).append(a)
    return found


def _schemes(here: PageContext, items: Sequence[Achievement], *, listed: bool) -> list[str]:
    """A section for each scheme, newest first, last the assessments whose scheme is not known."""
    by_scheme = _by_scheme(here.model, items)
    figures = here.model.all(Indicator) if here.address == HUB else ()
    blocks = []
    newest = sorted(here.model.rules(Scheme), key=lambda s: (dates.order(s.valid_from), s.id), reverse=True)
    for one in newest:
        found, measured = by_scheme.get(one.ref, []), [i for i in figures if i.scheme == one.id]
        if found or measured:
            blocks += [h2(f"Các mức “{one.short_title}”", one.id)]
            blocks += [series.figure(x) for x in assessment_stats.by_year(here, one, found)]
            blocks += [*(_assessments(here, one, found) if listed else []), *_measured(here, measured)]
    if unclear := by_scheme.get(None):
        blocks += [h2("Chưa rõ cách xếp loại", "chua-ro"), *(_assessments(here, None, unclear) if listed else [])]
    return blocks


def _assessments(here: PageContext, one: Scheme | None, found: Sequence[Achievement]) -> list[str]:
    """What was decided, and apart from it what organisations gave themselves."""
    decided = [a for a in found if a.assessment and not a.assessment.self_assessed]
    claimed = [a for a in found if a.assessment and a.assessment.self_assessed]
    only_cells = all(a.org.kind == Cell.FOLDER for a in found)
    return [
        _levels(here, "Từng chi bộ" if only_cells else "Từng nơi", one, decided),
        _levels(here, "Mức tự xếp loại, chưa phải kết quả được công nhận", one, claimed),
    ]


def _levels(here: PageContext, caption: str, one: Scheme | None, found: Sequence[Achievement]) -> str:
    if not found:
        return ""
    as_published = all(a.assessment and a.assessment.as_published for a in found)
    derived = sum(bool(one and a.assessment and not a.assessment.scheme) for a in found)
    rows = []
    for a in found:
        level = here.link(a.ref, assessment_stats.level_said(one, a)) + cite(here, a)
        if derived < len(found) and one and a.assessment and not a.assessment.scheme:
            level += f"<br><small>{_DERIVED}</small>"
        rows.append((_whose(here, a), escape(dates.short(a.period) if a.period else "không rõ năm"), level))
    note = f"\n<p><small>Cách xếp loại: {_DERIVED}.</small></p>" if derived == len(found) else ""
    return c.table(caption, ("Của ai", "Năm", "Mức, như nguồn ghi" if as_published else "Mức"), rows) + note


def _whose(here: PageContext, achievement: Achievement) -> str:
    """A cell by its short name with its commune of the day below."""
    own, _, place = whose(here.ctx, achievement).partition(", ")
    small = f"<br><small>{escape(place)}</small>" if place else ""
    return here.link(achievement.org, capital(own.removeprefix("Chi bộ "))) + small


def _measured(here: PageContext, found: Sequence[Indicator]) -> list[str]:
    """Figures of a whole district or commune, a table for each."""
    by_scope: dict[Ref, list[Indicator]] = {}
    for indicator in found:
        by_scope.setdefault(indicator.scope, []).append(indicator)
    return [
        c.table(_all_of(here.model, scope), ("Kết quả", "Khi nào", "Số"), _figures(here, own))
        for scope, own in by_scope.items()
    ]


def _figures(here: PageContext, found: Iterable[Indicator]) -> Iterable[tuple[str, str, str]]:
    for indicator in found:
        for o in sorted(indicator.observations, key=_order, reverse=True):
            share = f" <small>{escape(wording.share(o))}</small>" if o.part is not None else ""
            value = escape(wording.with_per(o)) + share + cite(here, indicator, o.source)
            yield (
                here.link(indicator.ref, capital(indicator.short_title or indicator.title)),
                escape(wording.when(o)),
                value,
            )


def _order(o: Observation) -> tuple[int, int, str]:
    return dates.order(o.period or o.as_of)


def _all_of(model: Model, scope: Ref) -> str:
    record = model.get(scope)
    unit = model.unit(territory.home_unit(model, record)) if record and scope.kind != Cell.FOLDER else None
    return f"Cả {names.unit_name(model, unit)}" if unit else capital(names.inline(model, scope))


def _reached(here: PageContext, head: str, found: Sequence[Achievement]) -> str:
    rows = [
        (here.link(a.ref, a.title) + cite(here, a), _whose(here, a), escape(_said(a.period) or "không rõ"))
        for a in found
    ]
    return c.table("", (head, "Của ai", "Khi nào"), rows) if rows else ""


def _page(ctx: BuildContext, achievement: Achievement) -> Page:
    here = ctx.at(f"{HUB}{achievement.id}/")
    mark = cite(here, achievement)
    own = achievement.assessment
    rows = [
        ("Của ai", owner(here, achievement)),
        ("Loại", escape(KINDS[achievement.kind])),
        ("Khi nào", escape(_said(achievement.period))),
        *_assessment(here, achievement, mark),
        *_award(here, achievement, mark),
        ("Biết được", escape(wording.known(achievement.as_of, None) if achievement.as_of else "")),
    ]
    blocks = [
        h1(achievement.title),
        c.note(_SELF) if own and own.self_assessed else "",
        f"<p>{escape(achievement.summary)}{mark}</p>" if achievement.summary else "",
        c.facts(rows, _unknown(achievement)),
        *photos.section(here, achievement),
        prose(achievement.notes),
    ]
    said = (KINDS[achievement.kind], whose(ctx, achievement), _said(achievement.period))
    return Page(
        address=here.address, title=achievement.title, description=capital(", ".join(s for s in said if s)),
        body=finish(here, body(blocks)), crumbs=crumbs(ctx, ("Thành tích", HUB), achievement.org),
        about=achievement.ref,
    )  # fmt: skip


def _assessment(here: PageContext, achievement: Achievement, mark: str) -> list[tuple[str, str]]:
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
            escape(said) + mark,
        ),
        ("Tên đầy đủ của mức", escape(level) if level != said else ""),
        ("Cách xếp loại", how + ("" if own.scheme or one is None else f" ({_DERIVED})")),
        ("Ai quyết định", here.link(own.decided_by) if here.model.get(own.decided_by) else ""),
    ]


def _award(here: PageContext, achievement: Achievement, mark: str) -> list[tuple[str, str]]:
    own = achievement.award
    if own is None:
        return []
    decision = here.model.get(own.decision)
    return [
        ("Khen thưởng", escape(own.name) + mark),
        ("Ai khen", escape(own.grantor or "")),
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
