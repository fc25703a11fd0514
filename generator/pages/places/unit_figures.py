"""The figures on the page of a unit: its own, those of its committees, and the newest of its indicators."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from generator import charts, dates
from generator.model import measures, names, territory, timeline
from generator.pages.blocks.components import FigureBox
from generator.pages.blocks.parts import NEWEST, figure_boxes
from generator.pages.blocks.sources import cite
from generator.pages.figures import observed, series
from generator.pages.figures.series import Series
from generator.presentation import wording
from generator.presentation.context import PageContext
from generator.records import Ref
from generator.records.committees import Committee
from generator.records.indicators import Indicator
from generator.records.parts import Observation
from generator.records.units import Unit
from generator.templates import html


@dataclass(frozen=True, slots=True, kw_only=True)
class Squares:
    """A count broken down by kind, drawn; the caption is without its full stop."""

    title: str
    picture: Markup
    caption: str
    cite: Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitteeFigures:
    """A committee and its newest figures; of a `silent` one none is known, only maybe the committee `above`."""

    name: str
    anchor: str
    squares: Sequence[Squares]
    figures: Sequence[FigureBox]
    silent: bool
    above: Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitFigures:
    """Key figures and pictures over time of the unit, then of its committees; `last_pictures` stand below all."""

    boxes: Sequence[FigureBox]
    pictures: Sequence[Markup] = ()
    committees: Sequence[CommitteeFigures]
    last_pictures: Sequence[Markup] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitIndicators:
    """The newest figures of indicators; `others` is the way to the rest, "" where that is all."""

    boxes: Sequence[FigureBox]
    others: str


def drawn(here: PageContext, unit: Unit, found: Sequence[Committee]) -> tuple[Series, ...]:
    """What was counted more than once of the unit and of each of its committees."""
    own = observed.of_measures(here, unit, unit.observations)
    theirs = (observed.of_measures(here, x, x.observations, whose=names.inline(here.model, x.ref)) for x in found)
    return (*own, *(one for several in theirs for one in several))


def pictures(found: Sequence[Committee]) -> int:
    """How many counts of the committees are drawn in squares."""
    return sum(_drawable(o) for x in found for o in observed.latest(x.observations))


def section(here: PageContext, unit: Unit, found: Sequence[Committee], on_page: Sequence[Series]) -> UnitFigures:
    """Key figures of the unit, then of its committees; a picture over time follows those it belongs to."""
    boxes = figure_boxes(here, unit, observed.latest(unit.observations))
    committees = [_committee(here, committee, number) for number, committee in enumerate(found, 1)]
    counted = {observed.key(unit, o.measure) for o in unit.observations if o.measure}
    pictures = [series.figure(here, one) for one in on_page]
    if any(one.key in counted for one in on_page):
        return UnitFigures(boxes=boxes, pictures=pictures, committees=committees)
    return UnitFigures(boxes=boxes, committees=committees, last_pictures=pictures)


def _committee(here: PageContext, committee: Committee, number: int) -> CommitteeFigures:
    """Its newest figures; a count broken down by kind is drawn, one square a thing."""
    newest = observed.latest(committee.observations)
    in_squares = [o for o in newest if _drawable(o)]
    return CommitteeFigures(
        name=timeline.name(here.model, committee.ref),
        anchor="dang-bo" if number == 1 else f"dang-bo-{number}",
        squares=[_squares(here, committee, o, n) for n, o in enumerate(in_squares, 1)],
        figures=figure_boxes(here, committee, [o for o in newest if o not in in_squares]),
        silent=not committee.observations,
        above=Markup() if committee.observations else _above(here, committee),
    )


def indicators(here: PageContext, own: Sequence[Ref]) -> UnitIndicators:
    """The latest figure of each indicator about the unit or its committees."""
    found = (i for ref in own for i in here.model.referring(ref, Indicator, "scope"))
    boxes = [_indicator(here, i) for i in found if i.observations]
    return UnitIndicators(boxes=boxes[:NEWEST], others=here.href("so-lieu/") if len(boxes) > NEWEST else "")


def _indicator(here: PageContext, indicator: Indicator) -> FigureBox:
    newest = max(indicator.observations, key=lambda o: dates.order(o.when))
    value, rest = wording.with_per(newest), ""
    if newest.part is not None:
        value, _, rest = value.partition("/")
    said = [wording.share(newest) if newest.part is not None else "", wording.when(newest)]
    source = html("{}{}", "; ".join(s for s in said if s), cite(here, indicator, newest.source))
    label = here.link(indicator.ref, indicator.short_title or indicator.title)
    return FigureBox(value=value, rest=f"/{rest}" if rest else "", label=label, source=source)


def _above(here: PageContext, committee: Committee) -> Markup:
    """All that is known of a committee without figures: links lead to it, so its place on the page stays."""
    told = territory.told_on(committee) or date.min
    above = here.model.get(territory.parent(here.model, committee.ref, told))
    return html("{}{}", here.link(above.ref), cite(here, committee)) if above else Markup()


def _drawable(o: Observation) -> bool:
    whole = o.value is not None and o.value == int(o.value) and o.qualifier == "exact"
    return whole and 0 < len(o.by.get("kind", {})) <= 4 and not measures.breakdown_faults(o)


def _squares(here: PageContext, committee: Committee, o: Observation, number: int) -> Squares:
    """«15 chi bộ của thị trấn Cao Lộc» as a figure with its key."""
    thing = wording.measure(here.model, o.measure)
    unit = here.model.unit(committee.unit)
    title = f"{wording.figure(o)} {thing}" + (f" của {names.unit_name(here.model, unit)}" if unit else "")
    groups = [charts.ShareGroup(count=n, label=wording.category(here.model, k)) for k, n in o.by["kind"].items()]
    squares = sum(g.count for g in groups) <= charts.MOST_SQUARES
    draw = charts.grid if squares else charts.bar
    said = [
        f"Mỗi ô là một {thing}" if squares else "",
        o.note or "",
        wording.known(at, None) if (at := o.as_of or o.period) else "",
    ]
    return Squares(
        title=title,
        picture=Markup(draw(key=f"{committee.id}-{number}", title=title, groups=groups)),
        caption=". ".join(s[:1].upper() + s[1:].rstrip(".") for s in said if s),
        cite=cite(here, committee, o.source),
    )
