"""Chooses which words of a record are searched: its other names, its people, words of its kind, its body."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import Any

from generator.model import Model, names, offices, territory, timeline
from generator.presentation import people as holders
from generator.presentation import state_wording, wording
from generator.presentation.context import BuildContext
from generator.records import Record, kind_of
from generator.records import contributions as giving
from generator.records.achievements import Achievement
from generator.records.activities import Activity
from generator.records.cells import Cell
from generator.records.changes import Change
from generator.records.committees import Committee
from generator.records.contributions import Contribution, Ledger
from generator.records.documents import Document
from generator.records.fields import Ref
from generator.records.parts import Observation
from generator.records.rules import Scheme
from generator.records.units import Unit

_LINK = re.compile(r"\]\([^)]*\)|\{[#.:][^}]*\}|<[^>]*>")


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordTexts:
    """Lines by how much they weigh: its other names, its people, the words of its kind, everything else."""

    names: tuple[str, ...]
    people: tuple[str, ...]
    kinds: tuple[str, ...]
    body: tuple[str, ...]


def of(ctx: BuildContext, record: Record) -> RecordTexts:
    """What a record says of itself, then what only the model or the wording of pages knows."""
    own, more = kind_of(record).search(record), _MORE.get(record.FOLDER, _More())
    return RecordTexts(
        names=_lines(own.names, more.names(ctx, record)),
        people=_lines(more.people(ctx, record)),
        kinds=_lines(own.kinds, more.kinds(ctx, record)),
        body=_lines(_shared(ctx.model, record), own.body, map(_plain, own.prose), more.body(ctx, record)),
    )


def _lines(*found: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(line for line in chain(*found) if line)


def _shared(model: Model, record: Record) -> Iterator[str]:
    """What kinds have in common."""
    yield _plain(record.notes)
    for observation in getattr(record, "observations", ()):
        yield _observed(model, observation)
    yield from _documents(model, getattr(record, "documents", ()))


def _renamed(ctx: BuildContext, record: Unit | Cell) -> Iterable[str]:
    """What people add to a name that is no longer on the signs."""
    model = ctx.model
    home = territory.home_unit(model, record)
    moved = home and territory.commune(model, home, date.min) != territory.commune(model, home)
    changed = moved or timeline.successors(model, record.ref) or timeline.former_names(model, record.ref)
    return ("cũ. tên cũ. tên mới. đổi tên. sáp nhập",) if changed else ()


def _documents(model: Model, refs: Iterable[Ref]) -> Iterator[str]:
    found = (model.get(ref) for ref in refs)
    return (wording.document(model, document) for document in found if isinstance(document, Document))


def _unit_names(ctx: BuildContext, unit: Unit) -> Iterator[str]:
    for committee in ctx.model.referring(unit.ref, Committee, "unit"):
        yield from (timeline.name(ctx.model, committee.ref), wording.body_name(ctx.model, committee))


def _unit_people(ctx: BuildContext, unit: Unit) -> Iterator[str]:
    committees = ctx.model.referring(unit.ref, Committee, "unit")
    return _holders(ctx, unit.ref, *(committee.ref for committee in committees))


def _holders(ctx: BuildContext, *orgs: Ref) -> Iterator[str]:
    """Who holds or held an office, with the office before the name."""
    model, today = ctx.model, ctx.today
    for org in orgs:
        for held in (*offices.in_office(model, org, today), *holders.former(model, org, today)):
            yield f"{holders.office(model, held)} {held.officer.name}"


def _moved_people(ctx: BuildContext, change: Change) -> Iterator[str]:
    for moved in change.members_moved:
        for officer in moved.officials:
            yield f"{wording.post(ctx.model, officer, officer.org or change.ref)} {officer.name}"


def _change_body(ctx: BuildContext, change: Change) -> Iterator[str]:
    return _documents(ctx.model, [change.decision] if change.decision else [])


def _outcomes(ctx: BuildContext, activity: Activity) -> Iterator[str]:
    for outcome in activity.outcomes:
        amount = wording.quantity(outcome.quantity) if outcome.quantity else ""
        yield f"{outcome.what}. {amount}. {outcome.note or ''}"


def _levels(ctx: BuildContext, achievement: Achievement) -> Iterator[str]:
    assessment = achievement.assessment
    for scheme in ctx.model.rules(Scheme) if assessment else ():
        if assessment and assessment.scheme in (None, scheme.id):
            yield wording.scheme_level(scheme, assessment.level)


def _sizes(ctx: BuildContext, achievement: Achievement) -> Iterator[str]:
    works = achievement.works
    return (wording.quantity(q) for q in (works.size, works.cost) if q) if works else iter(())


def _contribution(ctx: BuildContext, contribution: Contribution) -> Iterator[str]:
    if works := ctx.model.get(contribution.works):
        yield names.title(ctx.model, works)
    if contribution.rate:
        yield f"{wording.quantity(contribution.rate.quantity)} {giving.RATE_PER[contribution.rate.per]}"
    if contribution.target:
        yield wording.quantity(contribution.target)
    for side in (contribution.pledged, contribution.received, contribution.spent):
        yield from _ledger(side)


def _ledger(side: Ledger | None) -> Iterator[str]:
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


def _nothing(ctx: BuildContext, record: Any) -> Iterable[str]:
    return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _More:
    """What a kind is also found by and does not say itself."""

    names: Callable[[BuildContext, Any], Iterable[str]] = _nothing
    people: Callable[[BuildContext, Any], Iterable[str]] = _nothing
    kinds: Callable[[BuildContext, Any], Iterable[str]] = _nothing
    body: Callable[[BuildContext, Any], Iterable[str]] = _nothing


def _mark(ctx: BuildContext, record: Activity | Change) -> Iterable[str]:
    return (state_wording.mark(ctx, record),)


_MORE: Mapping[str, _More] = {
    Unit.FOLDER: _More(names=_unit_names, people=_unit_people, kinds=_renamed),
    Cell.FOLDER: _More(people=lambda ctx, cell: _holders(ctx, cell.ref), kinds=_renamed),
    Change.FOLDER: _More(people=_moved_people, kinds=_mark, body=_change_body),
    Activity.FOLDER: _More(kinds=_mark, body=_outcomes),
    Achievement.FOLDER: _More(kinds=_levels, body=_sizes),
    Contribution.FOLDER: _More(body=_contribution),
    Document.FOLDER: _More(
        names=lambda ctx, document: (wording.document(ctx.model, document),),
        body=lambda ctx, x: _documents(ctx.model, (*x.implements, *x.supersedes)),
    ),
}
