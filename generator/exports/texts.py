"""Owns which words of a record are looked for: its other names, its people, words of its kind, its body."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import Any

from generator.model import Model, names, territory, timeline
from generator.pages import states, words
from generator.pages.page import View
from generator.pages.parts import former_holders, holders
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
class Texts:
    """Lines by how much they weigh: its other names, its people, the words of its kind, everything else."""

    names: tuple[str, ...]
    people: tuple[str, ...]
    kinds: tuple[str, ...]
    body: tuple[str, ...]


def of(view: View, record: Record) -> Texts:
    """What a record says of itself, then what only the model or the wording of pages knows."""
    own, more = kind_of(record).search(record), _MORE.get(record.FOLDER, _More())
    return Texts(
        names=_lines(own.names, more.names(view, record)),
        people=_lines(more.people(view, record)),
        kinds=_lines(own.kinds, more.kinds(view, record)),
        body=_lines(_shared(view.model, record), own.body, map(_plain, own.prose), more.body(view, record)),
    )


def _lines(*found: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(line for line in chain(*found) if line)


def _shared(model: Model, record: Record) -> Iterator[str]:
    """What kinds have in common."""
    yield _plain(record.notes)
    for observation in getattr(record, "observations", ()):
        yield _observed(model, observation)
    yield from _documents(model, getattr(record, "documents", ()))


def _renamed(view: View, record: Unit | Cell) -> Iterable[str]:
    """What people add to a name that is no longer on the signs."""
    model = view.model
    home = territory.home_unit(model, record)
    moved = home and territory.commune(model, home, date.min) != territory.commune(model, home)
    changed = moved or timeline.successors(model, record.ref) or timeline.former_names(model, record.ref)
    return ("cũ. tên cũ. tên mới. đổi tên. sáp nhập",) if changed else ()


def _documents(model: Model, refs: Iterable[Ref]) -> Iterator[str]:
    found = (model.get(ref) for ref in refs)
    return (words.document(model, document) for document in found if isinstance(document, Document))


def _unit_names(view: View, unit: Unit) -> Iterator[str]:
    for committee in view.model.referring(unit.ref, Committee, "unit"):
        yield from (timeline.name(view.model, committee.ref), words.body_name(view.model, committee))


def _unit_people(view: View, unit: Unit) -> Iterator[str]:
    committees = view.model.referring(unit.ref, Committee, "unit")
    return _holders(view, unit.ref, *(committee.ref for committee in committees))


def _holders(view: View, *orgs: Ref) -> Iterator[str]:
    """Who holds or held an office, with the office before the name."""
    here = view.at("")
    for org in orgs:
        for person in (*holders(here, org), *former_holders(here, org)):
            yield f"{person.office} {person.name}"


def _moved_people(view: View, change: Change) -> Iterator[str]:
    for moved in change.members_moved:
        for officer in moved.officials:
            yield f"{words.post(view.model, officer, officer.org or change.ref)} {officer.name}"


def _change_body(view: View, change: Change) -> Iterator[str]:
    return _documents(view.model, [change.decision] if change.decision else [])


def _outcomes(view: View, activity: Activity) -> Iterator[str]:
    for outcome in activity.outcomes:
        amount = words.quantity(outcome.quantity) if outcome.quantity else ""
        yield f"{outcome.what}. {amount}. {outcome.note or ''}"


def _levels(view: View, achievement: Achievement) -> Iterator[str]:
    assessment = achievement.assessment
    for scheme in view.model.rules(Scheme) if assessment else ():
        if assessment and assessment.scheme in (None, scheme.id):
            yield words.scheme_level(scheme, assessment.level)


def _sizes(view: View, achievement: Achievement) -> Iterator[str]:
    works = achievement.works
    return (words.quantity(q) for q in (works.size, works.cost) if q) if works else iter(())


def _contribution(view: View, contribution: Contribution) -> Iterator[str]:
    if works := view.model.get(contribution.works):
        yield names.title(view.model, works)
    if contribution.rate:
        yield f"{words.quantity(contribution.rate.quantity)} {giving.RATE_PER[contribution.rate.per]}"
    if contribution.target:
        yield words.quantity(contribution.target)
    for side in (contribution.pledged, contribution.received, contribution.spent):
        yield from _ledger(side)


def _ledger(side: Ledger | None) -> Iterator[str]:
    for line in side.lines if side else ():
        said = (words.quantity(line.quantity), giving.LINE_KINDS[line.kind], line.from_, line.for_, line.note)
        yield ". ".join(word for word in said if word)


def _observed(model: Model, observation: Observation) -> str:
    label = words.measure(model, observation.measure)
    said = (words.figure(observation), label, words.share(observation), observation.published, observation.note)
    return " ".join(word for word in said if word) + ("." if label else "")


def _plain(text: str | None) -> str:
    """Markdown without the addresses of its links."""
    return _LINK.sub(" ", text) if text else ""


def _nothing(view: View, record: Any) -> Iterable[str]:
    return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _More:
    """What a kind is also found by and does not say itself."""

    names: Callable[[View, Any], Iterable[str]] = _nothing
    people: Callable[[View, Any], Iterable[str]] = _nothing
    kinds: Callable[[View, Any], Iterable[str]] = _nothing
    body: Callable[[View, Any], Iterable[str]] = _nothing


def _mark(view: View, record: Activity | Change) -> Iterable[str]:
    return (states.mark(view, record),)


_MORE: Mapping[str, _More] = {
    Unit.FOLDER: _More(names=_unit_names, people=_unit_people, kinds=_renamed),
    Cell.FOLDER: _More(people=lambda view, cell: _holders(view, cell.ref), kinds=_renamed),
    Change.FOLDER: _More(people=_moved_people, kinds=_mark, body=_change_body),
    Activity.FOLDER: _More(kinds=_mark, body=_outcomes),
    Achievement.FOLDER: _More(kinds=_levels, body=_sizes),
    Contribution.FOLDER: _More(body=_contribution),
    Document.FOLDER: _More(
        names=lambda view, document: (words.document(view.model, document),),
        body=lambda view, x: _documents(view.model, (*x.implements, *x.supersedes)),
    ),
}
