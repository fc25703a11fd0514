"""Owns which words of a record are looked for: its other names, its people, words of its kind, its body."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from generator.model import Model, names, offices, territory, timeline
from generator.presentation import people as holders
from generator.presentation import state_wording, wording
from generator.presentation.context import BuildContext
from generator.records import Record
from generator.records import achievements as achieved
from generator.records import activities as active
from generator.records import cells as party
from generator.records import changes as turns
from generator.records import contributions as giving
from generator.records.achievements import Achievement
from generator.records.activities import Activity
from generator.records.cells import Cell
from generator.records.changes import Change
from generator.records.committees import Committee
from generator.records.contributions import Contribution, Ledger
from generator.records.documents import Document
from generator.records.fields import Ref
from generator.records.indicators import Indicator
from generator.records.parts import Observation
from generator.records.rules import Scheme
from generator.records.units import Unit

_LINK = re.compile(r"\]\([^)]*\)|\{[#.:][^}]*\}|<[^>]*>")


def names_of(ctx: BuildContext, record: Record) -> Iterator[str]:
    """What a record is also called: short titles, numbers, the committees of a unit, what an award is called."""
    model = ctx.model
    for key in ("short_title", "new_name"):
        if found := getattr(record, key, None):
            yield found
    if isinstance(record, Document):
        yield wording.document(model, record)
        yield record.title or ""
    elif isinstance(record, Unit):
        for committee in model.referring(record.ref, Committee, "unit"):
            yield from (timeline.name(model, committee.ref), wording.body_name(model, committee))
    elif isinstance(record, Achievement) and record.award:
        yield record.award.name


def people(ctx: BuildContext, record: Record) -> Iterator[str]:
    """Who holds or held an office, with the office before and after the name, as people type either."""
    orgs = [record.ref] if isinstance(record, Unit | Cell) else []
    if isinstance(record, Unit):
        orgs += [found.ref for found in ctx.model.referring(record.ref, Committee, "unit")]
    model, today = ctx.model, ctx.today
    for org in orgs:
        for held in (*offices.in_office(model, org, today), *holders.former(model, org, today)):
            yield f"{holders.office(model, held)} {held.officer.name}"
    if isinstance(record, Change):
        for moved in record.members_moved:
            for officer in moved.officials:
                yield f"{wording.post(ctx.model, officer, officer.org or record.ref)} {officer.name}"


def kinds(ctx: BuildContext, record: Record) -> Iterator[str]:
    """The words for what kind of thing a record is, and how far it is."""
    model = ctx.model
    if isinstance(record, Activity):
        yield active.KINDS[record.kind]
        yield "họp chi bộ. sinh hoạt chi bộ" if record.kind in active.MEETINGS else ""
        yield state_wording.mark(ctx, record)
    elif isinstance(record, Cell):
        yield party.KINDS[record.kind]
        yield _renamed(model, record)
    elif isinstance(record, Unit):
        yield _renamed(model, record)
    elif isinstance(record, Change):
        yield turns.KINDS[record.kind]
        yield state_wording.mark(ctx, record)
    elif isinstance(record, Contribution):
        yield "đóng góp ủng hộ thu chi"
    elif isinstance(record, Achievement):
        yield from _kinds_of_achievement(model, record)


def body(model: Model, record: Record) -> Iterator[str]:
    """Everything else a reader finds on the page of the record."""
    yield _plain(record.notes)
    for observation in getattr(record, "observations", ()):
        yield _observed(model, observation)
    yield from _documents(model, getattr(record, "documents", ()))
    if isinstance(record, Activity):
        yield from _activity(record)
    elif isinstance(record, Achievement):
        yield from _achievement(record)
    elif isinstance(record, Contribution):
        yield from _contribution(model, record)
    elif isinstance(record, Document):
        yield record.issuer_name or ""
        yield from _documents(model, (*record.implements, *record.supersedes))
    elif isinstance(record, Indicator):
        yield from (line or "" for line in (record.things, record.part_label, record.rest_label))
    elif isinstance(record, Change):
        yield from (f"{m.count or ''} đảng viên {m.what or ''}" for m in record.members_moved)
        if isinstance(decision := model.get(record.decision), Document):
            yield wording.document(model, decision)


def _renamed(model: Model, record: Unit | Cell) -> str:
    """What people add to a name that is no longer on the signs."""
    home = territory.home_unit(model, record)
    moved = home and territory.commune(model, home, date.min) != territory.commune(model, home)
    changed = moved or timeline.successors(model, record.ref) or timeline.former_names(model, record.ref)
    return "cũ. tên cũ. tên mới. đổi tên. sáp nhập" if changed else ""


def _documents(model: Model, refs: Iterable[Ref]) -> Iterator[str]:
    found = (model.get(ref) for ref in refs)
    return (wording.document(model, document) for document in found if isinstance(document, Document))


def _kinds_of_achievement(model: Model, record: Achievement) -> Iterator[str]:
    yield achieved.KINDS[record.kind]
    if record.works:
        yield achieved.WORKS_STATUSES[record.works.status]
    if record.assessment:
        yield record.assessment.as_published or ""
        for scheme in model.rules(Scheme):
            if record.assessment.scheme in (None, scheme.id):
                yield wording.scheme_level(scheme, record.assessment.level)


def _activity(record: Activity) -> Iterator[str]:
    yield from (record.place or "", _plain(record.body), *record.agenda, *record.tags)
    for outcome in record.outcomes:
        amount = wording.quantity(outcome.quantity) if outcome.quantity else ""
        yield f"{outcome.what}. {amount}. {outcome.note or ''}"
    yield from (f"{guest.role} {guest.org or ''}" for guest in record.guests)
    if record.sequence:
        yield f"buổi thứ {record.sequence.number}"


def _achievement(record: Achievement) -> Iterator[str]:
    if record.award and record.award.grantor:
        yield record.award.grantor
    if record.works:
        yield from (wording.quantity(q) for q in (record.works.size, record.works.cost) if q)


def _contribution(model: Model, record: Contribution) -> Iterator[str]:
    if works := model.get(record.works):
        yield names.title(model, works)
    if record.rate:
        yield f"{wording.quantity(record.rate.quantity)} {giving.RATE_PER[record.rate.per]}"
    if record.target:
        yield wording.quantity(record.target)
    for side in (record.pledged, record.received, record.spent):
        yield from _lines(side)


def _lines(side: Ledger | None) -> Iterator[str]:
    for line in side.lines if side else ():
        said = (wording.quantity(line.quantity), giving.LINE_KINDS[line.kind], line.from_, line.for_, line.note)
        yield ". ".join(word for word in said if word)


def _observed(model: Model, observation: Observation) -> str:
    label = wording.measure(model, observation.measure)
    said = (wording.figure(observation), label, wording.share(observation), observation.published, observation.note)
    return " ".join(word for word in said if word) + ("." if label else "")


def _plain(text: str | None) -> str:
    """Markdown without the addresses of its links."""
    return _LINK.sub(" ", text) if text else ""
