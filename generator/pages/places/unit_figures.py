"""Owns the figures on the page of a unit: its own, those of its committees, and the newest of its indicators."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from html import escape

from generator import charts, dates
from generator.model import measures, names, subdivisions, territory, timeline
from generator.pages.blocks import components as c
from generator.pages.blocks.components import FigureBox
from generator.pages.blocks.parts import NEWEST, figure_boxes
from generator.pages.blocks.sources import cite
from generator.pages.figures import observed, series
from generator.pages.figures.series import Series
from generator.presentation import wording
from generator.presentation.page import PageContext, h2
from generator.records import Ref
from generator.records.committees import Committee
from generator.records.indicators import Indicator
from generator.records.parts import Observation
from generator.records.units import Unit


def drawn(here: PageContext, unit: Unit, found: Sequence[Committee]) -> tuple[Series, ...]:
    """What was counted more than once of the unit and of each of its committees."""
    own = observed.of_measures(here, unit, unit.observations)
    theirs = (observed.of_measures(here, x, x.observations, whose=names.inline(here.model, x.ref)) for x in found)
    return (*own, *(one for several in theirs for one in several))


def pictures(found: Sequence[Committee]) -> int:
    """How many counts of the committees are drawn in squares."""
    return sum(_drawable(o) for x in found for o in observed.latest(x.observations))


def section(here: PageContext, unit: Unit, found: Sequence[Committee], on_page: Sequence[Series]) -> list[str]:
    """Key figures of the unit, then of its committees; a picture over time follows those it belongs to."""
    own, theirs, drawn = _figures(here, unit), _committees(here, unit, found), map(series.figure, on_page)
    counted = {observed.key(unit, o.measure) for o in unit.observations if o.measure}
    if any(one.key in counted for one in on_page):
        return [*own, *drawn, *theirs]
    return [*own, *theirs, *drawn]


def _figures(here: PageContext, unit: Unit) -> list[str]:
    boxes = figure_boxes(here, unit, observed.latest(unit.observations))
    return [h2("Con số"), c.figures(boxes)] if boxes else []


def _committees(here: PageContext, unit: Unit, found: Sequence[Committee]) -> list[str]:
    """Each committee with its newest figures; a count broken down by kind is drawn, one square a thing."""
    blocks: list[str] = []
    for number, committee in enumerate(found, 1):
        anchor = "dang-bo" if number == 1 else f"dang-bo-{number}"
        newest = observed.latest(committee.observations)
        in_squares = [o for o in newest if _drawable(o)]
        rest = [o for o in newest if o not in in_squares]
        blocks.append(h2(timeline.name(here.model, committee.ref), anchor))
        blocks += [_squares(here, committee, o, n) for n, o in enumerate(in_squares, 1)]
        blocks.append(c.figures(figure_boxes(here, committee, rest)))
        if not committee.observations and subdivisions.living_commune(here.model, unit):
            blocks.append(c.empty("Chưa có con số nào", "Khi nguồn nêu số chi bộ, số đảng viên, số ấy sẽ có ở đây."))
        elif not committee.observations:
            blocks.append(_named_only(here, committee))
    return blocks


def indicators(here: PageContext, own: Sequence[Ref]) -> list[str]:
    """The latest figure of each indicator about the unit or its committees."""
    boxes = []
    for indicator in (i for ref in own for i in here.model.referring(ref, Indicator, "scope")):
        if not indicator.observations:
            continue
        newest = max(indicator.observations, key=lambda o: dates.order(o.when))
        value, rest = wording.with_per(newest), ""
        if newest.part is not None:
            value, _, rest = value.partition("/")
        said = [wording.share(newest) if newest.part is not None else "", wording.when(newest)]
        source = escape("; ".join(s for s in said if s)) + cite(here, indicator, newest.source)
        label = here.link(indicator.ref, indicator.short_title or indicator.title)
        boxes.append(FigureBox(value=value, rest=f"/{rest}" if rest else "", label=label, source=source))
    if len(boxes) > NEWEST:
        return [h2("Số liệu theo dõi"), c.figures(boxes[:NEWEST]), c.more(here.href("so-lieu/"), "Xem mọi số liệu")]
    return [h2("Số liệu theo dõi"), c.figures(boxes)] if boxes else []


def _named_only(here: PageContext, committee: Committee) -> str:
    """What is known of a committee without figures: links lead to it, so its place on the page stays."""
    told = territory.told_on(committee) or date.min
    above = here.model.get(territory.parent(here.model, committee.ref, told))
    known = here.link(above.ref) + cite(here, committee) if above else ""
    return c.facts([("Trực thuộc lúc nguồn đưa tin", known)]) or '<p class="unknown">Nguồn chỉ nhắc tên.</p>'


def _drawable(o: Observation) -> bool:
    whole = o.value is not None and o.value == int(o.value) and o.qualifier == "exact"
    return whole and 0 < len(o.by.get("kind", {})) <= 4 and not measures.breakdown_faults(o)


def _squares(here: PageContext, committee: Committee, o: Observation, number: int) -> str:
    """«15 chi bộ của thị trấn Cao Lộc» as a figure with its key."""
    thing = wording.measure(here.model, o.measure)
    unit = here.model.unit(committee.unit)
    title = f"{wording.figure(o)} {thing}" + (f" của {names.unit_name(here.model, unit)}" if unit else "")
    groups = [charts.ShareGroup(count=n, label=wording.category(here.model, k)) for k, n in o.by["kind"].items()]
    squares = sum(g.count for g in groups) <= charts.MOST_SQUARES
    draw = charts.grid if squares else charts.bar
    picture = draw(key=f"{committee.id}-{number}", title=title, groups=groups)
    said = [
        f"Mỗi ô là một {thing}" if squares else "",
        o.note or "",
        wording.known(at, None) if (at := o.as_of or o.period) else "",
    ]
    caption = ". ".join(escape(s[:1].upper() + s[1:].rstrip(".")) for s in said if s)
    foot = f"<figcaption>{caption}.{cite(here, committee, o.source)}</figcaption>"
    return f'{c.h2(title).replace("h2>", "h3>")}\n<figure class="chart">\n{picture}\n{foot}\n</figure>'
