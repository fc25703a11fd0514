"""`/sap-nhap/`: what happened to organisations, newest first, and a page for each change."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import ClassVar

from markupsafe import Markup

from generator import dates
from generator.model import names, subdivisions, territory, timeline
from generator.pages.blocks import components as c
from generator.pages.blocks import lists, photos
from generator.pages.blocks.parts import change_title, merging, prose
from generator.pages.blocks.sources import cite, finish
from generator.pages.changes import lineage
from generator.pages.changes.lineage import Lineage
from generator.pages.chrome.redirects import moved
from generator.presentation import state_wording, wording
from generator.presentation.context import BuildContext, PageContext
from generator.presentation.page import DEEDS, Menu, Page, PageHead
from generator.records import Ref
from generator.records.cells import Cell
from generator.records.changes import Change, MembersMoved
from generator.records.documents import Document
from generator.records.units import Unit
from generator.templates import html
from generator.vietnamese import capital, listing

HUB = "sap-nhap/"
_TITLE = "Sáp nhập, thay đổi"
_MENU = Menu(group=DEEDS, word=_TITLE)
_LEAD = "Trang của nơi cũ không mất đi, mà dẫn sang trang nơi mới."
_WHEN = {"planned": "Dự kiến vào", "decided": "Thời điểm theo nguồn", "cancelled": "Đã dự kiến vào"}


def pages(ctx: BuildContext) -> Iterable[PageHead]:
    yield from ctx.per_listing(_lists)
    yield from ctx.per_record(_pages, _found(ctx))


def _found(ctx: BuildContext) -> list[Change]:
    return list(reversed(timeline.in_order(ctx.model.all(Change))))


def _lists(ctx: BuildContext) -> Iterable[Page]:
    shelf = lists.Shelf(
        address=HUB, title=_TITLE, lead=_LEAD, draw=_draw, menu=_MENU,
        cuts=(lists.by_year(lambda x: x.date), lists.by_place(_org), lists.by_month(lambda x: x.date)),
    )  # fmt: skip
    yield from lists.shelves(ctx, shelf, _found(ctx))


def _pages(ctx: BuildContext, change: Change) -> Iterable[Page]:
    yield _page(ctx, change)
    yield from moved(ctx.model, change)


def title(ctx: BuildContext, change: Change) -> str:
    """What happened; what has not is marked as planned, decided or called off."""
    return state_wording.titled(ctx, change, change_title(ctx, change))


def _org(change: Change) -> Ref:
    """The first organisation a change names; one without any stands with the unknown."""
    return next((s.org or s.scope for s in (*change.before, *change.after) if s.org or s.scope), None) or Ref("units/-")


def _draw(here: PageContext, changes: Sequence[Change]) -> list[Markup]:
    empty = here.component(
        "empty", "Chưa có thay đổi nào", "Khi thôn, xã hay chi bộ sáp nhập, đổi tên, tin sẽ có ở đây."
    )
    rows = [
        (c.when(x.date) if x.date else c.unknown("không rõ ngày"), here.link(x.ref, title(here.ctx, x)))
        for x in changes
    ]
    return [here.component("timeline", rows) or empty]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Concerned:
    """The places and cells that lay in what a change ended; of many only their `count` and links to what ended.

    `local` says that they are villages and cells.
    """

    count: int = 0
    local: bool = False
    rows: Sequence[tuple[Markup, str]] = ()
    within: Sequence[Markup] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Change:
    """The page of a change; what has not `happened` is told in a sentence, its `state`."""

    FILE: ClassVar[str] = "change"
    title: str
    leaf: c.CalendarLeaf
    lead: str
    state: str
    happened: bool
    pictures: Sequence[Lineage]
    facts: Sequence[tuple[str, Markup | str]]
    unknown: Sequence[str]
    incomplete: bool
    concerned: _Concerned
    photos: Sequence[Markup]
    notes: Markup


def _page(ctx: BuildContext, change: Change) -> Page:
    here = ctx.at(f"{HUB}{change.id}/")
    page = _Change(
        title=title(ctx, change),
        leaf=c.leaf(change.date),
        lead=change.summary or _lead(here, change),
        state=state_wording.sentence(ctx, change),
        happened=change.status == "effective",
        pictures=lineage.pictures(here, change),
        facts=_facts(here, change),
        unknown=_gaps(change),
        incomplete=lineage.incomplete(ctx.model, change),
        concerned=_concerned(here, change),
        photos=photos.section(here, change),
        notes=prose(change.notes),
    )
    when = f", {dates.show(change.date)}" if change.date else ""
    return Page(
        address=here.address, title=page.title, description=f"{page.title}{when}.",
        body=finish(here, here.render(page)), crumbs=((_TITLE, HUB),), about=change.ref,
    )  # fmt: skip


def _lead(here: PageContext, change: Change) -> str:
    """One sentence from what the record says; none without a date, nor for what has not happened."""
    start = subdivisions.opening(change.date)
    if not start or change.status != "effective":
        return ""
    on = change.date.earliest if change.date else None
    eve = on and on - timedelta(days=1)
    ended, made = _names(here, timeline.ends(change), eve, change), _names(here, timeline.creates(change), on)
    before, after = (_names(here, refs, day) for refs, day in zip(timeline.sides(change), (eve, on), strict=True))
    if change.kind == "merger" and ended and after and after not in ended:
        return f"{start} {ended} {merging(change) if made else 'sáp nhập vào'} {after}."
    if change.kind == "split" and made:
        return f"{start} {ended} chia thành {made}." if ended else f"{start} có thêm {made}."
    if change.kind == "founding" and after:
        return f"{start} có {after}."
    if change.kind == "dissolution" and ended:
        return f"{start} {ended} kết thúc hoạt động."
    if change.kind == "transfer" and before and after:
        return f"{start} {before} thuộc {after}."
    return ""


def _names(here: PageContext, refs: Iterable[Ref], on: date | None, change: Change | None = None) -> str:
    """The names of a day in a sentence; of several kinds only the first (a village stands for its cell)."""
    found = [r for r in refs if here.model.get(r)]
    kind = "units" if any(r.kind == "units" for r in found) else found[0].kind if found else ""
    part = {r: subdivisions.part(change, r) if change else "" for r in found}
    return listing([part[r] + names.inline(here.model, r, on) for r in found if r.kind == kind])


def _facts(here: PageContext, change: Change) -> list[tuple[str, Markup | str]]:
    decision = here.model.get(change.decision)
    rows: list[tuple[str, Markup | str]] = []
    if isinstance(decision, Document):
        said = wording.document(here.model, decision) + wording.issued(decision)
        rows.append(("Văn bản", html("{}{}", here.link(decision.ref, said), cite(here, change))))
    if change.date:
        on = html("{}{}", dates.show(change.date), cite(here, change))
        rows.append((_WHEN.get(change.status, "Thời điểm"), on))
    rows.append(("Nơi", _where(here, change)))
    if change.status == "cancelled":
        named = dict.fromkeys(r for side in timeline.sides(change) for r in side if here.model.get(r))
        rows.append(("Nêu trong kế hoạch", _links(here, named)))
    else:
        beside = lineage.beside(here.model, change)
        for label, kind in (("Chi bộ", "cells"), ("Đảng bộ", "committees")):
            rows.append((label, _links(here, (r for r in beside if r.kind == kind))))
    moved_here = [_moved(here, change, m) for m in change.members_moved]
    return [*rows, ("Chuyển đảng viên", Markup("<br>").join(moved_here))]


def _links(here: PageContext, refs: Iterable[Ref]) -> Markup:
    return Markup(", ").join(here.link(r) for r in refs)


def _where(here: PageContext, change: Change) -> Markup | str:
    """The place all sides before share; of an unnamed side, its scope."""
    model = here.model
    day = change.date.earliest if change.date else None
    on = day and day - timedelta(days=1)
    found: dict[Markup | str, None] = {}
    for side in change.before or change.after:
        record = model.get(side.org)
        unit = model.unit(territory.home_unit(model, record, on)) if record else None
        if unit:
            found[names.above(model, unit, on)] = None
        elif side.scope and model.get(side.scope):
            found[here.link(side.scope)] = None
    return next(iter(found)) if len(found) == 1 else ""


def _moved(here: PageContext, change: Change, m: MembersMoved) -> Markup:
    """«2 cán bộ xã Cao Tân, về chi bộ thôn Cốc Lải; có Lý Thị Huyền, Phó Bí thư Đảng ủy xã Cao Tân»."""
    model = here.model
    who = f"{m.count} {m.what or 'đảng viên'}" if m.count is not None else capital(m.what or "đảng viên")
    came = ""
    if m.from_ and model.get(m.from_):
        came = html(" từ {}" if m.from_.kind == "cells" else " ({})", here.link(m.from_))
    to = html(" về {}", here.link(m.to)) if m.to and model.get(m.to) else ""
    people, on = [], change.date.earliest if change.date else None
    for officer in m.officials:
        at = officer.org or m.to or m.from_
        office = wording.post(model, officer, at, on) if at else officer.title or ""
        people.append(f"{officer.name}, {office}" if office else officer.name)
    named = f"; có {'; '.join(people)}" if people else ""
    return html("{}{}{}{}{}", who, came, to, named, cite(here, change, m.source))


def _gaps(change: Change) -> list[str]:
    """What nobody told; a number is missed only where named organisations were made or ended, which takes a paper."""
    if change.status == "cancelled":
        return []
    sides = (*change.before, *change.after)
    party = any(s.org is None or s.org.kind != "units" for s in sides)
    turned = change.status == "effective" and bool(timeline.ends(change) or timeline.creates(change))
    return [
        word
        for word, missing in (
            ("ngày", change.date is None),
            ("số quyết định", turned and change.decision is None),
            ("số đảng viên chuyển sang", party and not any(m.count is not None for m in change.members_moved)),
        )
        if missing
    ]


def _concerned(here: PageContext, change: Change) -> _Concerned:
    if change.status == "cancelled":
        return _Concerned()
    model, named = here.model, {r for side in timeline.sides(change) for r in side}
    ended = [u for r in timeline.ends(change) if (u := model.unit(r))]
    below: dict[Ref, Unit] = {}
    cells: dict[Ref, Cell] = {}
    for unit in ended:
        places = subdivisions.units(model, unit.ref)
        last = timeline.last_day(model, unit.ref)
        below.update((u.ref, u) for u in places if u.level != "village" or timeline.alive(model, u.ref, last))
        cells.update((x.ref, x) for x in subdivisions.cells(model, unit.ref))
    lay: list[Unit | Cell] = [*below.values(), *cells.values()]
    found = [x for x in lay if x.ref not in named]
    local = {u.level for u in below.values()} <= {"village"}
    if len(found) > lists.MOST:
        return _Concerned(count=len(found), local=local, within=[here.link(u.ref) for u in ended])
    rows = [(here.link(x.ref, names.title(model, x)), _small(here, change, x.ref)) for x in found]
    return _Concerned(count=len(rows), local=local, rows=rows)


def _small(here: PageContext, change: Change, ref: Ref) -> str:
    unit = here.model.unit(ref)
    if unit and unit.level != "village":
        return subdivisions.small(here.model, unit)
    if gone := names.fate(here.model, ref):
        return gone
    where = names.commune(here.model, ref)
    if ref.kind == "cells" and change.status == "effective" and not _settled(here, change, ref):
        known = "chi bộ nay thuộc đảng bộ nào: chưa có thông tin"
        return f"{where}; {known}" if where else known
    return where


def _settled(here: PageContext, change: Change, ref: Ref) -> bool:
    """Whether the cell's committee still stands, or a later transfer names another."""
    above = territory.parent(here.model, ref)
    unit = territory.home_unit(here.model, record) if above and (record := here.model.get(above)) else None
    return bool(unit and unit not in timeline.ends(change) and timeline.alive(here.model, unit))
