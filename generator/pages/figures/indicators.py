"""`/so-lieu/`: figures followed over time: the answer, its trend, a chart, the table, where it comes from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup

from generator import dates
from generator.dates import PartialDate
from generator.model import Model, names, subdivisions, territory, timeline
from generator.pages.about.documents import issuer_name, said_of
from generator.pages.blocks import components as c
from generator.pages.blocks import photos
from generator.pages.blocks.components import FigureBox
from generator.pages.blocks.lists import Shelf, by_place, shelves
from generator.pages.blocks.parts import prose, source_line
from generator.pages.blocks.sources import cite, finish
from generator.pages.chrome.redirects import moved
from generator.pages.figures import assessment_stats, observed, series
from generator.pages.figures.series import Series
from generator.pages.figures.trend import comparable, ordered, spots, trend
from generator.pages.results import achievements
from generator.presentation import wording
from generator.presentation.context import BuildContext, PageContext
from generator.presentation.page import DEEDS, Menu, Page, PageHead
from generator.records.cells import Cell
from generator.records.documents import Document
from generator.records.indicators import Indicator
from generator.records.parts import Observation
from generator.templates import html
from generator.vietnamese import capital, fold, lower_first, number, percent, ratio_percent, sort_key

HUB = "so-lieu/"
_TITLE = "Số liệu theo dõi"
_NO_FIGURE = "Chưa có con số nào"
_LEAD = "Mỗi con số có trang riêng: đo khi nào, tính thế nào, lấy từ đâu."


def pages(ctx: BuildContext) -> Iterable[PageHead]:
    yield from ctx.per_listing(_lists)
    yield from ctx.per_record(_pages, _found(ctx))


def _found(ctx: BuildContext) -> list[Indicator]:
    return sorted(ctx.model.all(Indicator), key=lambda i: (sort_key(i.title), i.id))


def _lists(ctx: BuildContext) -> Iterable[Page]:
    yield from shelves(
        ctx,
        Shelf(
            address=HUB, title=_TITLE, lead=_LEAD, cuts=(by_place(lambda i: i.scope),), draw=_draw, layout="full",
            menu=Menu(group=DEEDS, word=_TITLE, header="Số liệu"),
        ),
        _found(ctx),
    )  # fmt: skip


def _pages(ctx: BuildContext, indicator: Indicator) -> Iterable[Page]:
    yield _page(ctx, indicator)
    yield from moved(ctx.model, indicator)


def box(here: PageContext, indicator: Indicator) -> FigureBox:
    """The latest observation as a key figure that leads to its page; its source in few words, nothing is cited."""
    if not indicator.observations:
        return FigureBox(
            value="?", label=here.link(indicator.ref, lower_first(indicator.title)), source=html("{}", _NO_FIGURE)
        )
    o = ordered(indicator)[-1]
    value, mark, rest = wording.with_per(o).partition("/" if o.part is not None else wording.NBSP)
    label = indicator.short_title or indicator.title
    if o.part is not None and indicator.part_label and fold(label) == fold(indicator.things or ""):
        label = f"{label} {indicator.part_label}"
    source = source_line(indicator, o.source)
    when = wording.when(o)
    head = ", ".join(s for s in (_short_place(here.model, indicator), "" if when in source else when) if s)
    return FigureBox(
        value=value, rest=mark + rest, label=here.link(indicator.ref, lower_first(label)),
        source=html("{}", ". ".join(s for s in (capital(head), source) if s)),
    )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class _Indicators:
    """The list of indicators, or a part of it."""

    FILE: ClassVar[str] = "indicators"
    boxes: Sequence[FigureBox]


def _draw(here: PageContext, found: Sequence[Indicator]) -> list[Markup]:
    return [here.section(_Indicators(boxes=[box(here, i) for i in found]))]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Indicator:
    """The page of an indicator; without a `series` it says that there is `nothing`."""

    FILE: ClassVar[str] = "indicator"
    title: str
    nothing: str
    series: Series | None
    answer: str
    sentence: str
    mark: Markup
    published: Sequence[str]
    facts: Sequence[tuple[str, Markup | str]]
    summary: str
    origin: Sequence[tuple[Markup, Markup]]
    photos: Sequence[Markup]
    notes: Markup


def _page(ctx: BuildContext, indicator: Indicator) -> Page:
    here = ctx.at(f"{HUB}{indicator.id}/")
    model, found = ctx.model, ordered(indicator)
    mark = cite(here, indicator, found[-1].source if found else None)
    drawn = observed.of_indicator(here, indicator) if found else None
    page = _Indicator(
        title=indicator.title,
        nothing=_NO_FIGURE,
        series=drawn,
        answer=_answer(model, indicator) if found else "",
        sentence=_sentence(model, indicator) if found else "",
        mark=mark,
        published=[note for note in dict.fromkeys(map(wording.published_note, found)) if note],
        facts=_facts(here, indicator, found[-1]) if found else (),
        summary=indicator.summary or "",
        origin=_origin(here, indicator, found) if found else (),
        photos=photos.section(here, indicator),
        notes=prose(indicator.notes),
    )
    said = f"{indicator.title}: {lower_first(_NO_FIGURE)}."
    if found:
        said = f"{capital(_short_place(model, indicator))}: {page.answer}, {wording.when(found[-1])}"
    return Page(
        address=here.address, title=indicator.title, description=said, body=finish(here, here.render(page)),
        crumbs=((_TITLE, HUB),), about=indicator.ref, sheets=(series.sheet(drawn),) if drawn else (),
    )  # fmt: skip


def _answer(model: Model, indicator: Indicator) -> str:
    o = ordered(indicator)[-1]
    if o.part is not None and o.whole is not None:
        return f"{number(o.part)} trong {number(o.whole)} {indicator.things or ''}".strip()
    own = comparable(spots(model, indicator))
    if o.share and len(own) > 1 and own[-1].of == o:
        return f"{wording.share(own[0].of)} → {wording.share(o)}"
    things = f" {indicator.things}" if indicator.things and not (o.unit or o.share) else ""
    return wording.with_per(o) if o.per else wording.figure(o) + things


def _sentence(model: Model, indicator: Indicator) -> str:
    """What the answer is part of, the share computed again, the rest, the trend."""
    o, said = ordered(indicator)[-1], []
    if o.part is not None and o.whole is not None:
        said.append(", ".join(s for s in (indicator.part_label, f"tức {wording.share(o)}.") if s))
        if indicator.rest_label:
            rest = o.whole - o.part
            parts = f"{number(rest)}/{number(o.whole)}, tức {percent(ratio_percent(rest, o.whole))}"
            said.append(f"Số {observed.named(indicator, indicator.rest_label)}: {parts}.")
    return " ".join([*said, trend(model, indicator)])


def _facts(here: PageContext, indicator: Indicator, o: Observation) -> list[tuple[str, Markup | str]]:
    again = ""
    if o.part is not None and o.whole is not None:
        again = f"{number(o.part)}{wording.NBSP}:{wording.NBSP}{number(o.whole)} = {wording.share(o)}"
    scheme = assessment_stats.scheme(here.model, indicator.scheme) if indicator.scheme else None
    how = here.to(f"{achievements.HUB}#{scheme.id}", f"các mức “{scheme.short_title}”") if scheme else ""
    documents = [d for ref in indicator.documents if isinstance(d := here.model.get(ref), Document)]
    return [
        ("Nơi", _place(here, indicator)),
        ("Thời gian", wording.known(o.as_of, None) if o.as_of and not o.period else wording.when(o)),
        ("Tính lại", again),
        ("Nguồn ghi", o.published or ""),
        ("Cách xếp loại", how),
        ("Văn bản", Markup("<br>").join(said_of(here, d) for d in documents)),
        (f"Số {indicator.things or 'gốc'}", c.unknown("nguồn không ghi") if o.share else ""),
    ]


def _place(here: PageContext, indicator: Indicator) -> Markup:
    record = here.model.get(indicator.scope)
    unit = here.model.unit(territory.home_unit(here.model, record)) if record else None
    if unit is None or isinstance(record, Cell):
        return achievements.owner(here, indicator)
    until = subdivisions.until(timeline.life(here.model, unit.ref).end)
    last = timeline.last_day(here.model, unit.ref)
    tail = [above] if (above := names.above(here.model, unit, last)) else []
    fate = names.fate(here.model, unit.ref)
    said = html("{}{}", Markup(", ").join([here.link(unit.ref), *tail]), f" ({until})" if until else "")
    return html("{}, <b>{}</b>", said, fate) if fate else said


def _short_place(model: Model, indicator: Indicator) -> str:
    record = model.get(indicator.scope)
    unit = model.unit(territory.home_unit(model, record)) if record and not isinstance(record, Cell) else None
    return names.unit_name(model, unit) if unit else names.inline(model, indicator.scope)


def _origin(here: PageContext, indicator: Indicator, found: Sequence[Observation]) -> list[tuple[Markup, Markup]]:
    """The documents behind a figure and its observations on one line of time; nothing without documents."""
    lines: list[tuple[PartialDate | None, Markup]] = []
    for ref in indicator.documents:
        if isinstance(d := here.model.get(ref), Document):
            said = ". ".join(s for s in (issuer_name(here, d) and f" của {issuer_name(here, d)}", d.title) if s)
            name = here.link(ref, wording.document(here.model, d))
            lines.append((d.issued_on, html("{}{}.{}", name, said, cite(here, d))))
    if not lines:
        return []
    for o in found:
        things = f" {indicator.things}" if indicator.things and not (o.unit or o.share) else ""
        said = html("{}{}.{}", wording.with_per(o), things, cite(here, indicator, o.source))
        lines.append((o.period or o.as_of, said))
    lines.sort(key=lambda x: dates.order(x[0]))
    return [(c.when(at) if at else Markup("<b>không rõ ngày</b>"), text) for at, text in lines]
