"""`/cap-nhat/`: which cells report, what is expected of them and what came, declared gaps; no ranking."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup

from generator import dates
from generator.dates import PartialDate
from generator.incremental.tasks import Task
from generator.model import Model, coverage, followers, names, subdivisions, territory, timeline
from generator.model.visibility import all_visible
from generator.pages.blocks import components as c
from generator.pages.blocks import lists
from generator.pages.blocks.reporting import ways
from generator.pages.blocks.sources import named
from generator.pages.places.cells import short
from generator.presentation import wording
from generator.presentation.context import BuildContext, PageContext
from generator.presentation.events import date_of
from generator.presentation.page import ABOUT, Crumb, Menu, Page, PageHead
from generator.records import groups
from generator.records.achievements import Achievement
from generator.records.activities import KINDS as ACTIVITY_KINDS
from generator.records.activities import Activity
from generator.records.cells import Cell, Gap
from generator.records.rules import PERIODS
from generator.templates import html
from generator.vietnamese import capital, sort_key

HUB = "cap-nhat/"
_TITLE = "Tình hình cập nhật"
_MENU = Menu(group=ABOUT, word=_TITLE)
_DESCRIPTION = "Bao nhiêu chi bộ gửi tin thẳng cho trang này, và tin mới nhất của từng chi bộ."
_UNPLACED = "khong-ro-xa"
Groups = dict[str, tuple[str, list[Cell]]]


def pages(ctx: BuildContext) -> Iterable[PageHead]:
    yield from ctx.per_listing(_lists)
    yield from ctx.pages(f"{__name__}.communes", (_task(ctx, key, *group) for key, group in _groups(ctx).items()))


def _task(ctx: BuildContext, key: str, name: str, found: Sequence[Cell]) -> Task[Iterable[Page]]:
    refs = tuple(cell.ref for cell in found)
    return Task(key=key, of=refs, given=name, make=lambda: _commune(ctx, key, name, found))


def _lists(ctx: BuildContext) -> Iterable[Page]:
    living, ended = _cells(ctx)
    groups = _groups(ctx)
    yield _hub(ctx, living, ended, groups)
    if len(groups) > lists.MOST:
        entries = [
            lists.ShelfEntry(key=n, address=f"{HUB}{k}/", name=n, small=_count(ctx, f)) for k, (n, f) in groups.items()
        ]
        yield from lists.by_letter(ctx, f"{HUB}theo-xa/", f"{_TITLE} theo xã", "", entries, none=("", ""))


def reporting(ctx: BuildContext) -> tuple[int, int]:
    """How many living cells send their news here, and how many living cells there are."""
    living = [x for x in ctx.model.all(Cell) if _lives(ctx.model, x)]
    return sum(_reports(ctx, x) for x in living), len(living)


def sources_count(model: Model) -> int:
    """How many different texts of press and portals the publication cites."""
    found = (s for record in all_visible(model) for s in record.sources if s.kind in ("press", "portal"))
    return len({(s.title, s.byline, s.published_on.text if s.published_on else "") for s in found})


def documents_count(model: Model) -> int:
    """How many different documents the publication cites as sources."""
    found = (s for record in all_visible(model) for s in record.sources if s.kind == "document")
    return len({s.document or s.title for s in found})


def unsourced(model: Model) -> int:
    """How many facts of records with several sources name none of them."""
    several = (record for record in all_visible(model) if len(record.sources) > 1)
    return sum(1 for record in several for _ in groups.unsourced(groups.facts(groups.groups(record))))


def _lives(model: Model, cell: Cell) -> bool:
    return timeline.alive(model, cell.ref) and timeline.pending(model, cell.ref) is None


def _reports(ctx: BuildContext, cell: Cell) -> bool:
    start = cell.reports_from.earliest if cell.reports_from else None
    return start is not None and start <= ctx.today


def _by_name(ctx: BuildContext, cells: Iterable[Cell]) -> list[Cell]:
    return sorted(cells, key=lambda x: (sort_key(short(ctx, x)), x.id))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cells:
    """Rows of the cells that live, the gaps they declared, and those that ended.

    A row has a third cell, what it sent, where `some_send`.
    """

    living: Sequence[Sequence[Markup | str]]
    some_send: bool
    gaps: Sequence[Markup]
    ended: Sequence[tuple[Markup, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Coverage:
    """The hub: once the cells are many, only the `communes`, and once those are, only the way `by_letter`.

    `whom` is who takes news, "" where the foot of the page does not tell how to reach them.
    """

    FILE: ClassVar[str] = "coverage"
    title: str
    sending: int
    living: int
    origin: str
    communes: Sequence[tuple[Markup, str]]
    by_letter: str
    cells: _Cells | None
    unsourced: int
    whom: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """The cells of a commune, or links to its `parts`."""

    FILE: ClassVar[str] = "coverage_part"
    title: str
    parts: Sequence[tuple[Markup, str]] = ()
    cells: _Cells | None = None


def _hub(ctx: BuildContext, living: Sequence[Cell], ended: Sequence[Cell], groups: Groups) -> Page:
    here, model = ctx.at(HUB), ctx.model
    known = ways(model.site)
    page = _Coverage(
        title=_TITLE,
        sending=sum(_reports(ctx, x) for x in living),
        living=len(living),
        origin=_origin(model),
        communes=[(here.to(f"{HUB}{key}/", name), _count(ctx, found)) for key, (name, found) in groups.items()],
        by_letter=here.href(f"{HUB}theo-xa/") if len(groups) > lists.MOST else "",
        cells=None if groups else _sections(here, living, ended),
        unsourced=unsourced(model),
        whom=known.who if known else "",
    )
    return Page(address=HUB, title=_TITLE, description=_DESCRIPTION, body=here.render(page), menu=_MENU)


def _origin(model: Model) -> str:
    """«Tin lấy từ 6 bài của báo, cổng thông tin và 5 văn bản.»; "" without either."""
    texts, papers = sources_count(model), documents_count(model)
    said = [f"{texts} bài của báo, cổng thông tin"] if texts else []
    said += [f"{papers} văn bản"] if papers else []
    if not said:
        return ""
    own = any(s.kind == "own_report" for record in all_visible(model) for s in record.sources)
    start = "Ngoài tin gửi thẳng, trang này lấy tin từ" if own else "Tin lấy từ"
    return f"{start} {' và '.join(said)}."


def _commune(ctx: BuildContext, key: str, name: str, found: Sequence[Cell]) -> Iterable[Page]:
    address = f"{HUB}{key}/"
    title = f"{_TITLE}: {name}"
    crumbs: tuple[Crumb, ...] = ((_TITLE, HUB),)
    runs = [found[i : i + lists.MOST] for i in range(0, len(found), lists.MOST)]
    if len(runs) == 1:
        yield _part(ctx.at(address), title, found, crumbs)
        return
    at = ctx.at(address)
    said = [f"{short(ctx, run[0])} – {short(ctx, run[-1])}" for run in runs]
    parts = [f"{address}tu-{run[0].id}/" for run in runs]
    rows = [(at.to(p, s), f"{len(r)} chi bộ") for p, s, r in zip(parts, said, runs, strict=True)]
    text = at.render(_Part(title=title, parts=rows))
    yield Page(address=address, title=title, description=f"{title}.", body=text, crumbs=crumbs)
    for part, words_of, run in zip(parts, said, runs, strict=True):
        yield _part(ctx.at(part), f"{title}, {words_of}", run, (*crumbs, (name, address)))


def _part(here: PageContext, title: str, found: Sequence[Cell], crumbs: tuple[Crumb, ...]) -> Page:
    living = [x for x in found if _lives(here.model, x)]
    ended = [x for x in found if x not in living]
    text = here.render(_Part(title=title, cells=_sections(here, living, ended)))
    return Page(address=here.address, title=title, description=f"{title}.", body=text, crumbs=crumbs)


def _cells(ctx: BuildContext) -> tuple[list[Cell], list[Cell]]:
    """Those that live and those that ended, by name."""
    cells = _by_name(ctx, ctx.model.all(Cell))
    return [x for x in cells if _lives(ctx.model, x)], [x for x in cells if timeline.life(ctx.model, x.ref).ended]


def _groups(ctx: BuildContext) -> Groups:
    """Once the cells are many: those of each commune where they lay when they were written about, by name."""
    living, ended = _cells(ctx)
    cells = [*living, *ended] if len(ctx.model.all(Cell)) > lists.MOST else []
    found: Groups = {}
    for cell in cells:
        unit = territory.home_unit(ctx.model, cell)
        commune = territory.commune(ctx.model, unit) if unit else None
        key = commune.id if commune else _UNPLACED
        name = names.title(ctx.model, commune) if commune else "Chưa rõ xã, phường"
        found.setdefault(key, (name, []))[1].append(cell)
    return {
        k: (name, _by_name(ctx, group)) for k, (name, group) in sorted(found.items(), key=lambda x: sort_key(x[1][0]))
    }


def _count(ctx: BuildContext, found: Sequence[Cell]) -> str:
    living = [x for x in found if _lives(ctx.model, x)]
    return f"{sum(_reports(ctx, x) for x in living)} trong {len(living)} chi bộ gửi tin thẳng"


def _sections(here: PageContext, living: Sequence[Cell], ended: Sequence[Cell]) -> _Cells:
    sent = [_sent(here, cell) for cell in living]
    rows = [_row(here, cell, said, wide=any(sent)) for cell, said in zip(living, sent, strict=True)]
    return _Cells(
        living=rows,
        some_send=any(sent),
        gaps=[_gap(here, cell, gap) for cell in living for gap in cell.gaps],
        ended=[(here.link(cell.ref, short(here.ctx, cell)), _heir(here, cell)) for cell in ended],
    )


def _row(here: PageContext, cell: Cell, sent: Markup, *, wide: bool) -> tuple[Markup | str, ...]:
    where = names.commune(here.model, cell.ref)
    link = here.link(cell.ref, short(here.ctx, cell))
    first = html("{}<br><small>{}</small>", link, where) if where else link
    newest = _newest(here.model, cell) or c.unknown(wording.NOT_KNOWN)
    return (first, newest, sent or c.unknown("chưa gửi tin thẳng")) if wide else (first, newest)


def _sent(here: PageContext, cell: Cell) -> Markup:
    """«sinh hoạt thường kỳ: 3 trong 5 tháng» for each expectation; "" for a cell that does not report."""
    if cell.reports_from is None:
        return Markup()
    lines = [f"Gửi tin {subdivisions.since(cell.reports_from)}"]
    for one in coverage.of_cell(here.model, cell, here.ctx.today):
        kind, per = ACTIVITY_KINDS[one.expectation.activity], PERIODS[one.expectation.per]
        excused = f", không kể {one.excused} {per} đã báo trước" if one.excused else ""
        lines.append(f"{capital(kind)}: {one.reported} trong {one.expected} {per}{excused}")
    return Markup("<br>").join(lines)


def _newest(model: Model, cell: Cell) -> str:
    """The day of the newest thing done or reached; else for what day the record speaks."""
    done = [date_of(a) for a in model.referring(cell.ref, Activity, "orgs") if a.status == "held"]
    reached = [a.period or a.as_of for a in model.referring(cell.ref, Achievement, "org") if a.kind != "works"]
    known = [at for at in (*done, *reached) if at]
    if known:
        return dates.show(max(known, key=dates.order))
    told: list[PartialDate] = [at for o in cell.observations if (at := o.period or o.as_of)]
    told += [o.as_of for o in cell.officers if o.as_of]
    told = told or [s.published_on for s in named(cell, None) if s.published_on]
    return wording.known(max(told, key=dates.order), None) if told else ""


def _gap(here: PageContext, cell: Cell, gap: Gap) -> Markup:
    over = gap.until.latest is not None and gap.until.latest < here.ctx.today
    end = f"đã hết hạn {dates.show(gap.until)}, không còn tính" if over else f"có hạn đến {dates.show(gap.until)}"
    said = f": {dates.show(gap.period)}. Lý do: {gap.reason.rstrip('.')}. Lời báo {end}."
    return html("{}{}", here.link(cell.ref, short(here.ctx, cell)), said)


def _heir(here: PageContext, cell: Cell) -> str:
    heir = followers.follower(here.model, cell.ref)
    ended = subdivisions.until(timeline.life(here.model, cell.ref).end)
    return "; ".join(x for x in (ended, f"nay là {names.inline(here.model, heir)}" if heir else "") if x)
