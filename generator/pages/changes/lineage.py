"""The lineage picture: boxes of what was, the event, boxes of what came of it, one step back and forward."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from markupsafe import Markup

from generator import dates
from generator.model import Model, names, subdivisions, territory, timeline
from generator.pages.blocks.sources import cite
from generator.pages.changes import standing
from generator.presentation import wording
from generator.presentation.context import PageContext
from generator.records import Ref
from generator.records.changes import KINDS, Change
from generator.records.documents import Document
from generator.records.parts import Side
from generator.templates import html
from generator.vietnamese import capital

Sides = tuple[Side, ...]
_ABREAST = 3  # so many boxes stand side by side on a phone; more become a list in one box
_RENAMING = ("rename", "reclassification")
_ORDER = ("units", "cells", "committees")
_NOTHING = Markup()


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """One organisation; `dashed` says that it is not there today.

    `organisation` is False for what no frame tells of: members who moved, nothing left.
    """

    name: Markup | str
    small: Markup | str = ""
    dashed: bool = False
    kind: str = "nơi"
    organisation: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A row of boxes, `joined` where one thing came of them or into them, or else the `event` between two rows."""

    boxes: Sequence[Box] = ()
    joined: bool = False
    event: str = ""
    cite: Markup = _NOTHING


@dataclass(frozen=True, slots=True, kw_only=True)
class Lineage:
    """A picture; `keyed` says that it needs a key to what a frame means."""

    steps: Sequence[Step]
    keyed: bool


def pictures(here: PageContext, change: Change) -> list[Lineage]:
    """One for each kind of organisation the change joins; none for one that was called off."""
    if change.status == "cancelled":
        return []
    return [_picture(here, change, before, after) for before, after in _groups(here.model, change)]


def beside(model: Model, change: Change) -> list[Ref]:
    """The named organisations of a change that its pictures leave out."""
    drawn = {s.org for group in _groups(model, change) for sides in group for s in sides}
    named = dict.fromkeys(r for sides in timeline.sides(change) for r in sides if model.get(r))
    return [r for r in named if r not in drawn]


def incomplete(model: Model, change: Change) -> bool:
    """Whether the pictures leave out sides that nobody recorded."""
    drawn = [change]
    for before, after in _groups(model, change):
        drawn += [x for x in (_earlier(model, change, before), _later(model, change, after)) if x]
    return change.status != "cancelled" and any(x.incomplete for x in drawn)


def _groups(model: Model, change: Change) -> list[tuple[Sides, Sides]]:
    """(before, after) for each picture: units, then cells; unnamed sides go with the first. A transfer is one."""
    before, after = (tuple(s for s in x if not s.org or model.get(s.org)) for x in (change.before, change.after))
    if change.kind in _RENAMING and names.renamed(model, change):
        after = ()
    kinds = [k for k in _ORDER if any(s.org and s.org.kind == k for s in (*before, *after))]
    if change.kind == "transfer" or len(kinds) < 2:
        return [(before, after)] if before or after else []
    found = []
    for kind in kinds:
        old, new = (tuple(s for s in x if (s.org.kind == kind if s.org else kind == kinds[0])) for x in (before, after))
        if kind == kinds[0] or (old and new) or change.kind in ("founding", "dissolution"):
            found.append((old, new))
    return found


def _picture(here: PageContext, change: Change, before: Sides, after: Sides) -> Lineage:
    turned = _later(here.model, change, after)
    steps = [*_back(here, change, before)]
    old = [_before(here, change, s, after) for s in before]
    if old:
        steps.append(_row(old, joined=True))
    steps.append(_event(here, change))
    new = [_after(here, change, s, before) for s in after] or _nothing(here, change)
    if new:
        steps.append(_row(new, joined=turned is not None))
    steps += _forward(here, turned, after)
    dashed = any(box.dashed for step in steps for box in step.boxes)
    return Lineage(steps=steps, keyed=dashed and all(box.organisation for box in (*old, *new)))


def _row(boxes: Sequence[Box], *, joined: bool) -> Step:
    shown = boxes if len(boxes) <= _ABREAST else [_listed(boxes)]
    return Step(boxes=shown, joined=joined and len(shown) > 1)


def _listed(boxes: Sequence[Box]) -> Box:
    """Many boxes as one: «5 xã» and their names."""
    kinds = {b.kind for b in boxes}
    kind = kinds.pop() if len(kinds) == 1 else "nơi"
    notes = list(dict.fromkeys(b.small for b in boxes if b.small))
    listed = Markup(", ").join(b.name for b in boxes)
    small = html("{}; {}", listed, notes[0]) if len(notes) == 1 else listed
    return Box(name=f"{len(boxes)} {kind}", small=small, dashed=all(b.dashed for b in boxes))


def _lasted(start: str, where: str, until: str) -> str:
    """«từ tháng 2/2020, xã Lương Mông (đến 30/6/2025)»."""
    if not where:
        return f"{start} {until}".strip()
    said = _joined(start, where)
    return f"{said} ({until})" if until else said


def _before(here: PageContext, change: Change, side: Side, after: Sides) -> Box:
    effective = change.status == "effective"
    if side.org is None:
        gone = effective and change.kind in ("merger", "split", "dissolution")
        moved = change.kind == "transfer"
        return _unnamed(here, side, subdivisions.until(change.date) if gone else "", dashed=gone, moved=moved)
    model, ref = here.model, side.org
    on = change.date.earliest if change.date and effective else None
    day = on and on - timedelta(days=1)
    name = names.title(model, model.present(ref), day)
    heirs = [names.title(model, model.present(s.org)) for s in after if s.org and s.org != ref]
    own = f"{name} cũ" if name in heirs else name
    own += " (một phần)" if timeline.parted(change, ref) else ""
    renamed = change.kind in _RENAMING
    if renamed and effective and on is None:
        own = next((old for old, at in timeline.former_names(model, ref) if at == change.date), own)
    where = "" if renamed else standing.above(model, ref, day)
    ended = renamed or ref in timeline.ends(change)
    until = subdivisions.until(change.date) if effective and ended else ""
    dashed = effective and (ended or not timeline.alive(model, ref))
    return Box(name=here.link(ref, own), small=_lasted("", where, until), dashed=dashed, kind=standing.kind(model, ref))


def _after(here: PageContext, change: Change, side: Side, before: Sides) -> Box:
    if side.org is None:
        ahead = change.status != "effective" and change.kind in ("founding", "merger", "split")
        return _unnamed(here, side, "", dashed=ahead, moved=False)
    model, ref = here.model, side.org
    name = names.title(model, model.present(ref), change.date.latest if change.date else None)
    on = standing.last_day(change)
    where = standing.where(model, ref, on if change.status == "effective" else None)
    if change.kind == "transfer" and before and all(s.org for s in before):
        return Box(name=html("Thuộc {}", here.link(ref)), small=where, kind=standing.kind(model, ref))
    if change.status != "effective":
        new = ref in timeline.creates(change)
        said = _joined("chưa có" if new else "", where)
        return Box(name=here.link(ref, name), small=said, dashed=new, kind=standing.kind(model, ref))
    life = timeline.life(model, ref)
    unit = model.unit(ref)
    timeless = change.kind == "transfer" or (unit is not None and unit.level != "village")
    small = _lasted("" if timeless else subdivisions.since(change.date), where, subdivisions.until(life.end))
    return Box(name=here.link(ref, name), small=small, dashed=life.ended is not None, kind=standing.kind(model, ref))


def _unnamed(here: PageContext, side: Side, until: str, *, dashed: bool, moved: bool) -> Box:
    name = f"{side.count} {side.kind}" if side.count else capital(side.kind or "")
    where = here.link(side.scope) if side.scope and here.model.get(side.scope) else ""
    small = html("{} ({})", where, until) if where and until else where or until
    return Box(name=name, small=small, dashed=dashed, organisation=not moved)


def _nothing(here: PageContext, change: Change) -> list[Box]:
    """What stands below a change that leaves nothing behind, or a rename that names only one side."""
    if change.kind in _RENAMING and (renamed := names.renamed(here.model, change)):
        ref = next((s.org for s in change.before if s.org), None)
        ahead = change.status != "effective"
        small = ("tên chưa dùng" if change.new_name else "chưa có") if ahead else subdivisions.since(change.date)
        return [Box(name=here.link(ref, capital(renamed)), small=small, dashed=ahead)]
    if change.kind != "dissolution":
        return []
    heirs = dict.fromkeys(m.to for m in change.members_moved if m.to and here.model.get(m.to))
    told = next((m.what for m in change.members_moved if m.what), None)
    if told and not heirs:
        return [Box(name=capital(told), organisation=False)]
    if heirs:
        to = Markup(", ").join(here.link(r) for r in heirs)
        return [Box(name="Đảng viên chuyển về", small=to, organisation=False)]
    left = "Không còn nữa" if change.status == "effective" else "Sẽ không còn"
    return [Box(name=left, dashed=True, organisation=False)]


def _event(here: PageContext, change: Change, said: str = "") -> Step:
    return Step(event=said or _said(here.model, change), cite=cite(here, change))


def _said(model: Model, change: Change) -> str:
    """«sáp nhập, tháng 2/2020», «Nghị quyết 1672/NQ-UBTVQH15, từ ngày 1/7/2025»: the day is the change's."""
    when = _day(change)
    decision = model.get(change.decision)
    if change.status != "effective":
        state = {"planned": "dự kiến", "decided": "đã quyết định"}[change.status]
        return _joined(f"{state} {_word(change)}", when)
    if isinstance(decision, Document):
        return _joined(wording.document(model, decision), subdivisions.since(change.date))
    return _joined(_word(change), when)


def _word(change: Change) -> str:
    return "thay đổi" if subdivisions.alone(change) else KINDS[change.kind]


def _day(change: Change) -> str:
    at = change.date
    if at is None:
        return ""
    return dates.short(at) if at.form == "day" and not at.about else dates.show(at)


def _earlier(model: Model, change: Change, before: Sides) -> Change | None:
    """The change that made the only box above; two boxes would make it unclear which came from where."""
    if len(before) != 1 or before[0].org is None:
        return None
    began = timeline.life(model, before[0].org).began
    return began if began and began != change and timeline.predecessors(model, before[0].org) else None


def _later(model: Model, change: Change, after: Sides) -> Change | None:
    """The change that ended the only box below, or moved its village to another commune."""
    if change.status != "effective" or change.kind == "transfer" or len(after) != 1 or after[0].org is None:
        return None
    ref = after[0].org
    ended = timeline.life(model, ref).ended
    if ended:
        return ended if ended != change and timeline.successors(model, ref) else None
    commune = standing.commune(model, ref, standing.last_day(change))
    turned = timeline.life(model, commune.ref).ended if commune else None
    if turned is None or (turned.date and change.date and dates.surely_before(turned.date, change.date)):
        return None
    return turned if territory.place(model, standing.home(model, ref)).unit else None


def _back(here: PageContext, change: Change, before: Sides) -> Iterable[Step]:
    made = _earlier(here.model, change, before)
    if made and before[0].org:
        old = [s for s in made.before if s.org and s.org.kind == before[0].org.kind and here.model.get(s.org)]
        yield _row([_before(here, made, s, made.after) for s in old], joined=True)
        yield _event(here, made)


def _forward(here: PageContext, turned: Change | None, after: Sides) -> list[Step]:
    ref = after[0].org if after else None
    if turned is None or ref is None:
        return []
    if ref in timeline.ends(turned):
        new = tuple(s for s in turned.after if s.org and s.org.kind == ref.kind and here.model.get(s.org))
        return [_event(here, turned), _row([_after(here, turned, s, turned.before) for s in new], joined=False)]
    unit = territory.place(here.model, standing.home(here.model, ref)).unit
    if unit is None:
        return []
    verb = "Thuộc" if ref.kind == "units" else "Địa bàn nay thuộc"
    box = Box(name=html("{} {}", verb, here.link(unit.ref)), small=names.above(here.model, unit))
    return [_event(here, turned, _joined("đổi xã", _day(turned))), _row([box], joined=False)]


def _joined(*said: str) -> str:
    return ", ".join(x for x in said if x)
