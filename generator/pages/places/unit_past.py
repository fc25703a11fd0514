"""The past on the page of a unit: what it came from, what became of it, its changes one by one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from generator.model import followers, names, subdivisions, timeline, turns
from generator.pages.blocks import lists, parts
from generator.pages.blocks.parts import now_line
from generator.pages.blocks.sources import cite
from generator.presentation.context import PageContext
from generator.records import Ref
from generator.records.changes import Change
from generator.records.units import Unit
from generator.templates import html, listing
from generator.vietnamese import capital


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitPast:
    """What happened to a unit, or the way to where that stands when it is too much."""

    lines: Sequence[tuple[Markup, Markup]] = ()
    others: str = ""


def now(here: PageContext, unit: Unit) -> Markup:
    """What it is today, in a sentence or two."""
    model = here.model
    life = timeline.life(model, unit.ref)
    if (planned := timeline.pending(model, unit.ref)) is not None:
        return html("{}. {}", capital(subdivisions.small(model, unit)), _change(here, planned))
    if life.ended:
        kept = f"Trang này giữ lại những gì đã biết về {names.kind(model, unit)} trước đó."
        return html("<b>{}.</b> {} {}", Markup(capital(_fate(here, unit))), kept, _change(here, life.ended))
    took = subdivisions.took_over(model, unit.ref)
    if not took:
        line = now_line(here, unit, names.title(model, unit))
        return html("{}{}", line, cite(here, unit)) if line else Markup()
    return Markup(" ").join(_gained(here, unit, change, old) for change, old in took)


def _change(here: PageContext, change: Change) -> Markup:
    return html("{}{}", here.link(change.ref, "Xem thay đổi"), cite(here, change))


def _gained(here: PageContext, unit: Unit, change: Change, old: Sequence[Ref]) -> Markup:
    """«Từ ngày 1/7/2025, phường Kỳ Lừa lập từ thị trấn Cao Lộc và nơi khác. Xem thay đổi»."""
    model, made = here.model, unit.ref in timeline.creates(change)
    others = [_gave(here, unit, change, r) for r in old] if len(old) <= 10 else [html("{} nơi cũ", len(old))]
    listed = listing([*others, *([Markup("nơi khác")] if change.incomplete else [])])
    start = subdivisions.opening(change.date, "{}," if made else "từ {}")
    named = names.inline(model, unit.ref, timeline.first_day(change))
    said = f"{start} {named}" if start else names.title(model, unit)
    return html("{} {} {}. {}", said, subdivisions.gained(change, unit.ref), listed, _change(here, change))


def _gave(here: PageContext, unit: Unit, change: Change, ref: Ref) -> Markup:
    """One that went into it; of the same name it is the old one."""
    old = " cũ" if names.inline(here.model, ref) == names.inline(here.model, unit.ref) else ""
    return html("{}{}{}", subdivisions.part(change, ref), here.link(ref), old)


def _fate(here: PageContext, unit: Unit) -> Markup:
    """«từ ngày 1/7/2025 sáp nhập vào phường Kỳ Lừa, tỉnh Lạng Sơn»."""
    model = here.model
    life = timeline.life(model, unit.ref)
    start = subdivisions.opening(life.end)
    found = [h for h in followers.followers(model, unit.ref) if h.ref != unit.ref]
    sole = followers.follower(model, unit.ref)
    if not found:
        known = life.end is not None and not subdivisions.bounded(life.end)
        end = "kết thúc hoạt động"
        return html("{} {}", *((end, subdivisions.since(life.end)) if known else (start, end))).strip()
    if sole is None:
        if len(found) == 1 and found[0].share == "part":
            to = here.link(found[0].ref)
            return html("{} một phần về {}; phần còn lại: chưa có thông tin", start, to).strip()
        parts = listing([html("{}{}", here.link(h.ref), subdivisions.extent(h.share)) for h in found])
        return html("{} được chia về {}", start, parts).strip()
    return html("{} {}", start, _joined(here, unit, sole)).strip()


def _joined(here: PageContext, unit: Unit, sole: Ref) -> Markup:
    """«sáp nhập vào phường Kỳ Lừa, tỉnh Lạng Sơn»; over several steps the first and the last."""
    model, ended = here.model, timeline.life(here.model, unit.ref).ended
    target, first = model.unit(sole), timeline.successors(model, unit.ref)
    above = names.above(model, target) if target else ""
    verb = names.joined(model, unit.ref, sole).removeprefix("nay ")
    new = names.namesake(model, unit.ref, sole)
    was, named = _then(here, unit, sole), here.link(sole)
    if first[:1] != (sole,) and model.get(first[0]):
        verb = "sáp nhập vào" if ended and ended.kind == "merger" else verb
        named = html("{}, nay thuộc {}", _then(here, unit, first[0]), named)
    elif was != named and not new:
        named = html("{}, nay là {}", was, named)
    return html("{} {}{}{}", verb, named, new, f", {above}" if above else "")


def _then(here: PageContext, unit: Unit, heir: Ref) -> Markup:
    """What took over when a unit ended, by its name of that day, as a link."""
    ended = timeline.life(here.model, unit.ref).ended
    return here.link(heir, names.inline(here.model, heir, timeline.first_day(ended) if ended else None))


def history(here: PageContext, unit: Unit, own: Iterable[Ref]) -> UnitPast:
    """What happened to the unit and its committees, and who left it; what else a village did stands on its page."""
    changes = {x.ref: x for ref in own for x in timeline.changes_of(here.model, ref)}
    changes.update((x.ref, x) for x in turns.departures(here.model, unit.ref))
    if len(changes) > lists.MOST:
        return UnitPast(others=here.href("sap-nhap/"))
    return UnitPast(lines=parts.history(here, timeline.in_order(changes.values())))
