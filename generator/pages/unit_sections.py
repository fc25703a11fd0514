"""Owns what the page of a unit shows of what lies in it: villages, cells, committees' figures, what was done."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from generator import charts, dates
from generator.model import Model, measures, names, timeline
from generator.pages import components as c
from generator.pages import lists, within, words
from generator.pages.components import FigureBox
from generator.pages.page import Here, Page, View, h2
from generator.pages.parts import NEWEST, card, chronological, coming, date_of, figure_boxes, is_past, whose
from generator.pages.sources import cite
from generator.records import Ref
from generator.records.achievements import WORKS_STATUSES, Achievement
from generator.records.activities import Activity
from generator.records.cells import Cell
from generator.records.committees import Committee
from generator.records.contributions import Contribution
from generator.records.indicators import Indicator
from generator.records.parts import Observation
from generator.records.units import KINDS, Unit

_UNSURE = "nay thuộc đảng bộ nào: chưa có thông tin"
_EMPTY_PLACES = ("Chưa có thôn, khối nào", "Khi có tin về một thôn, khối, tên thôn sẽ có ở đây.")


def places(here: Here, unit: Unit, below: Sequence[Unit]) -> list[str]:
    """The villages of a commune; the districts and communes of a province, the communes of a district."""
    blocks: list[str] = []
    for level, found in _levels(here.model, unit, below).items():
        heading = h2(_heading(unit, level))
        if len(found) > lists.MOST:
            link = c.more(here.href(_cut_address(unit, level)), f"Xem {len(found)} nơi theo chữ cái")
            blocks += [heading, link]
        else:
            rows = ((here.link(u.ref, names.title(here.model, u)), _small(here, u, unit)) for u in found)
            blocks += [heading, c.places(rows)]
    if not blocks and within.living_commune(here.model, unit) and not within.before(here.model, unit.ref):
        blocks = [h2(_heading(unit, "village")), c.empty(*_EMPTY_PLACES)]
    return blocks


def cut(view: View, unit: Unit, below: Sequence[Unit], cells: Sequence[Cell]) -> Iterable[Page]:
    """Pages by letter for lists that are too long for the unit's own page."""
    model = view.model
    name = names.unit_name(model, unit)
    for level, found in _levels(model, unit, below).items():
        if len(found) > lists.MOST:
            entries = [
                lists.Entry(key=timeline.name(model, u.ref), address=to, name=names.title(model, u), small=small)
                for u in found
                if (to := view.address(u.ref)) and (small := _small(view.at(""), u, unit)) is not None
            ]
            title = f"{_heading(unit, level)}: {name}"
            yield from lists.by_letter(view, _cut_address(unit, level), title, "", entries, none=_EMPTY_PLACES)
    if len(cells) > lists.MOST:
        entries = [
            lists.Entry(key=timeline.name(model, x.ref), address=f"chi-bo/{x.id}/", name=timeline.name(model, x.ref))
            for x in cells
        ]
        yield from lists.by_letter(view, f"xa-phuong/{unit.id}/chi-bo/", f"Chi bộ: {name}", "", entries, none=("", ""))


def came(here: Here, unit: Unit) -> list[str]:
    """The villages and cells of the old units whose only heir this unit is."""
    model = here.model
    rows: list[tuple[str, str]] = []
    in_cells: list[tuple[str, str]] = []
    own = {x.ref for x in within.cells(model, unit.ref)}
    for old in within.before(model, unit.ref):
        was = f"trước thuộc {names.inline(model, old)}"
        rows += [
            (here.link(u.ref, names.title(model, u)), was)
            for u in within.units(model, old)
            if u.level == "village" and timeline.alive(model, u.ref)
        ]
        in_cells += [
            (here.link(x.ref, timeline.name(model, x.ref)), f"{was}; {_UNSURE}")
            for x in within.cells(model, old)
            if x.ref not in own and timeline.alive(model, x.ref)
        ]
    blocks: list[str] = []
    for heading, found in (("Thôn, khối từ các nơi cũ", rows), ("Chi bộ từ các nơi cũ", in_cells)):
        if len(found) > lists.MOST:
            links = ", ".join(here.link(r) for r in within.before(model, unit.ref))
            blocks += [h2(heading), f"<p>{len(found)} nơi; xem danh sách ở trang của {links}.</p>"]
        elif found:
            blocks += [h2(heading), c.places(found)]
    return blocks


def figures(here: Here, unit: Unit) -> list[str]:
    boxes = figure_boxes(here, unit, unit.observations)
    return [h2("Con số"), c.figures(boxes)] if boxes else []


def committees(here: Here, unit: Unit, found: Sequence[Committee]) -> list[str]:
    """Each committee with its figures; a count broken down by kind is drawn, one square a thing."""
    blocks: list[str] = []
    for number, committee in enumerate(found, 1):
        anchor = "dang-bo" if number == 1 else f"dang-bo-{number}"
        drawn = [o for o in committee.observations if _drawable(o)]
        rest = [o for o in committee.observations if o not in drawn]
        blocks.append(h2(timeline.name(here.model, committee.ref), anchor))
        blocks += [_squares(here, committee, o, n) for n, o in enumerate(drawn, 1)]
        blocks.append(c.figures(figure_boxes(here, committee, rest)))
        if not committee.observations and within.living_commune(here.model, unit):
            blocks.append(c.empty("Chưa có con số nào", "Khi nguồn nêu số chi bộ, số đảng viên, số ấy sẽ có ở đây."))
        elif not committee.observations:
            blocks.append(_named_only(here, committee))
    return blocks


def _named_only(here: Here, committee: Committee) -> str:
    """What is known of a committee without figures: links lead to it, so its place on the page stays."""
    above = here.model.get(timeline.parent(here.model, committee.ref))
    known = here.link(above.ref) + cite(here, committee) if above else ""
    return c.facts([("Trực thuộc khi có tin", known)]) or '<p class="unknown">Nguồn chỉ nhắc tên.</p>'


def _drawable(o: Observation) -> bool:
    whole = o.value is not None and o.value == int(o.value) and o.qualifier == "exact"
    return whole and 0 < len(o.by.get("kind", {})) <= 4 and not measures.breakdown_faults(o)


def _squares(here: Here, committee: Committee, o: Observation, number: int) -> str:
    """«15 chi bộ của thị trấn Cao Lộc» as a figure with its key."""
    thing = words.measure(here.model, o.measure)
    unit = here.model.unit(committee.unit)
    title = f"{words.figure(o)} {thing}" + (f" của {names.unit_name(here.model, unit)}" if unit else "")
    groups = [charts.Group(count=n, label=words.category(here.model, k)) for k, n in o.by["kind"].items()]
    squares = sum(g.count for g in groups) <= charts.MOST_SQUARES
    draw = charts.grid if squares else charts.bar
    picture = draw(key=f"{committee.id}-{number}", title=title, groups=groups)
    said = [
        f"Mỗi ô là một {thing}" if squares else "",
        o.note or "",
        words.known(at, None) if (at := o.as_of or o.period) else "",
    ]
    caption = ". ".join(escape(s[:1].upper() + s[1:].rstrip(".")) for s in said if s)
    foot = f"<figcaption>{caption}.{cite(here, committee, o.source)}</figcaption>"
    return f'{c.h2(title).replace("h2>", "h3>")}\n\n<figure class="chart">\n{picture}\n{foot}\n</figure>'


def cells(here: Here, unit: Unit, found: Sequence[Cell], above: Sequence[Committee]) -> list[str]:
    if not found:
        return []
    if len(found) > lists.MOST:
        rows = c.more(here.href(f"xa-phuong/{unit.id}/chi-bo/"), f"Xem {len(found)} chi bộ theo chữ cái")
    else:
        rows = c.places((here.link(x.ref, timeline.name(here.model, x.ref)), _cell_small(here, x)) for x in found)
    return [h2("Chi bộ"), rows, _missing(found, above)]


def _order(o: Observation) -> tuple[int, int, str]:
    return dates.order(o.period or o.as_of)


def _missing(found: Sequence[Cell], above: Sequence[Committee]) -> str:
    """How many cells the source counts beside those that have a page."""
    counts = [o for x in above for o in x.observations if o.measure == "cells" and o.value and o.qualifier == "exact"]
    if not counts:
        return ""
    newest = max(counts, key=_order)
    if (newest.value or 0) <= len(found):
        return ""
    return f'<p class="unknown">Nguồn nói có {words.figure(newest)} chi bộ; trang này mới có tin của {len(found)}.</p>'


def activities(here: Here, unit: Unit, orgs: Sequence[Ref]) -> list[str]:
    """What is coming and what was done by the unit, its committees, villages and cells, old ones since they came."""
    own = {a.ref: a for org in orgs for a in here.model.referring(org, Activity, "orgs")}
    own.update((a.ref, a) for a in _since_they_came(here.model, unit))
    found = list(own.values())
    ahead = coming(here.view, found)[:NEWEST]
    done = chronological(a for a in found if is_past(a))
    blocks = [h2("Sắp tới"), c.cards(card(here, a) for a in ahead)] if ahead else []
    shown = done[:NEWEST]
    for activity in (*ahead, *shown):
        cite(here, activity)
    if shown:
        more = c.more(here.href("hoat-dong/"), "Xem mọi hoạt động") if len(done) > NEWEST else ""
        blocks += [h2("Việc đã làm"), c.cards(card(here, a) for a in shown), more]
    elif within.living_commune(here.model, unit):
        empty = c.empty("Chưa có việc nào có tin", "Khi có tin về một việc đã làm, việc ấy sẽ có ở đây.")
        blocks += [h2("Việc đã làm"), empty]
    return blocks


def _since_they_came(model: Model, unit: Unit) -> Iterable[Activity]:
    """What villages and cells of the old units have done or plan surely since this unit began."""
    start = timeline.life(model, unit.ref).start
    if start is None:
        return
    for old in within.before(model, unit.ref):
        villages = (u.ref for u in within.units(model, old) if u.level == "village")
        for org in (*villages, *(x.ref for x in within.cells(model, old))):
            for activity in model.referring(org, Activity, "orgs"):
                at = date_of(activity)
                if at and within.surely_since(at, start):
                    yield activity


def indicators(here: Here, own: Sequence[Ref]) -> list[str]:
    """The latest figure of each indicator about the unit or its committees."""
    boxes = []
    for indicator in (i for ref in own for i in here.model.referring(ref, Indicator, "scope")):
        if not indicator.observations:
            continue
        newest = max(indicator.observations, key=_order)
        value, rest = words.with_per(newest), ""
        if newest.part is not None:
            value, _, rest = value.partition("/")
        said = [words.share(newest) if newest.part is not None else "", words.when(newest)]
        source = escape("; ".join(s for s in said if s)) + cite(here, indicator, newest.source)
        label = here.link(indicator.ref, indicator.short_title or indicator.title)
        boxes.append(FigureBox(value=value, rest=f"/{rest}" if rest else "", label=label, source=source))
    if len(boxes) > NEWEST:
        return [h2("Số liệu theo dõi"), c.figures(boxes[:NEWEST]), c.more(here.href("so-lieu/"), "Xem mọi số liệu")]
    return [h2("Số liệu theo dõi"), c.figures(boxes)] if boxes else []


def works(here: Here, orgs: Sequence[Ref]) -> list[str]:
    """Links to works and contributions within the unit, the newest first."""
    found: dict[Ref, Achievement | Contribution] = {}
    for org in orgs:
        found.update((a.ref, a) for a in here.model.referring(org, Achievement, "org") if a.kind == "works")
        found.update((x.ref, x) for x in here.model.referring(org, Contribution, "org"))
    newest = sorted(found.values(), key=lambda x: (dates.order(x.period or x.as_of), x.ref), reverse=True)
    rows = []
    for record in newest[:NEWEST]:
        cite(here, record)
        state = WORKS_STATUSES[record.works.status] if isinstance(record, Achievement) and record.works else ""
        kind = "thu, chi, đóng góp" if isinstance(record, Contribution) else state
        rows.append(
            (here.link(record.ref, record.title), "; ".join(x for x in (kind, whose(here.view, record.org)) if x))
        )
    if not rows:
        return []
    more = c.more(here.href("cong-trinh/"), "Xem mọi công trình") if len(found) > NEWEST else ""
    return [h2("Công trình, đóng góp"), c.places(rows), more]


def _levels(model: Model, unit: Unit, below: Sequence[Unit]) -> dict[str, list[Unit]]:
    """The units below by level; on a province's page the communes that ended stand apart from those that are there."""
    found: dict[str, list[Unit]] = {level: [] for level in ("village", "commune", "former", "district")}
    for one in below:
        gone = unit.level == "province" and one.level == "commune" and timeline.life(model, one.ref).ended
        found["former" if gone else one.level].append(one)
    return {level: units for level, units in found.items() if units}


def _heading(unit: Unit, level: str) -> str:
    kind = KINDS[unit.kind]
    if level == "commune":
        return f"{'Xã, thị trấn' if unit.kind == 'huyen' else 'Xã, phường'} trong {kind}"
    others = {"village": f"Thôn, khối trong {kind}", "former": f"Xã, thị trấn cũ, nay ở trong {kind}"}
    return others.get(level, "Huyện cũ")


def _cut_address(unit: Unit, level: str) -> str:
    segment = {"village": "thon", "commune": "xa", "former": "xa-cu", "district": "huyen"}[level]
    return f"xa-phuong/{unit.id}/{segment}/"


def _small(here: Here, unit: Unit, above: Unit) -> str:
    """Of a village its head or its heir, of a unit above what it is now."""
    model = here.model
    if above.level == "province" and unit.level == "commune" and timeline.life(model, unit.ref).ended:
        return within.small_former(model, unit, above.ref)
    if unit.level != "village":
        return within.small(model, unit)
    if not timeline.alive(model, unit.ref):
        heirs = [names.inline(model, r) for r in timeline.successors(model, unit.ref)]
        return f"nay là {', '.join(heirs)}" if heirs else "không còn"
    return _head(here, unit)


def _head(here: Here, unit: Unit) -> str:
    """«Trưởng khối: Toàn Thanh Thứ», where a record says so and no end of the office is known."""
    records: list[Unit | Cell | Committee] = [unit, *here.model.referring(unit.ref, Cell, "officers")]
    for record in records:
        for officer in record.officers:
            for post in (officer, *officer.concurrent):
                at = post.org or record.ref
                if post.role == "village_head" and at == unit.ref and officer.to is None:
                    return f"{words.post(here.model, post, at)}: {officer.name}"
    return ""


def _cell_small(here: Here, cell: Cell) -> str:
    if timeline.alive(here.model, cell.ref):
        return ", ".join(names.inline(here.model, u) for u in cell.units)
    heir = timeline.today(here.model, cell.ref)
    return f"nay là {names.inline(here.model, heir)}" if heir else "không còn"
