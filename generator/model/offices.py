"""Tells who holds an office of an organisation on a day, whichever record says so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from generator import dates
from generator.model import territory
from generator.model.index import Model, cached
from generator.records.base import Record
from generator.records.cells import Cell
from generator.records.committees import Committee
from generator.records.fields import Ref
from generator.records.parts import Officer, Post
from generator.records.rules import Roles
from generator.records.units import Unit
from generator.vietnamese import fold

Tenure = Literal["current", "attested", "former", "coming"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """One person in one office: the `post`, held at `org`, as `record` says; `beside` are that person's other posts.

    `tenure` on a day: `current` from `from` to `to`; `attested` where a source only saw it on an earlier day (`as_of`,
    `term`, or no day at all); `former` and `coming` stand outside. Who is told of in no later day than a term that
    has ended is a former one.
    """

    record: Record
    officer: Officer
    post: Post
    org: Ref
    beside: tuple[Post, ...]
    tenure: Tenure


def tenure(officer: Officer, on: date) -> Tenure:
    """What the days of an office say by themselves, without who came after."""
    begun, over = officer.from_, officer.to
    if over and over.latest and over.latest < on:
        return "former"
    if begun and begun.earliest and begun.earliest > on:
        return "coming"
    if _term_over(officer, on):
        return "former"
    return "current" if begun or over else "attested"


@cached
def holdings(model: Model, org: Ref, on: date) -> tuple[Holding, ...]:
    """Everybody told to hold an office of `org`, once for each office: its own record first, then others by id.

    Of an office with one seat only the newest one told of is in it: whom an older source saw there is a former one. In
    an organisation that ended all are; a committee does not outlive its unit.
    """
    found = list(_told(model, org, on))
    if not territory.stands(model, org, on):
        return tuple(replace(h, tenure="former") for h in found)
    single = {role.id for rules in model.rules(Roles) for role in rules.roles if role.single_seat}
    return tuple(_settled(h, found) if h.post.role in single else h for h in found)


def in_office(model: Model, org: Ref, on: date) -> tuple[Holding, ...]:
    """Those to turn to: in office on that day, or the last ones known."""
    return tuple(h for h in holdings(model, org, on) if h.tenure in ("current", "attested"))


def former(model: Model, org: Ref, on: date) -> tuple[Holding, ...]:
    return tuple(h for h in holdings(model, org, on) if h.tenure == "former")


def _told(model: Model, org: Ref, on: date) -> Iterator[Holding]:
    records: list[Record] = [record] if (record := model.get(org)) else []
    for kind in (Cell, Committee, Unit):
        records += [other for other in model.referring(org, kind, "officers") if other.ref != org]
    for at in records:
        for officer in getattr(at, "officers", ()):
            yield from _posts(at, officer, org, on)


def _posts(record: Record, officer: Officer, org: Ref, on: date) -> Iterator[Holding]:
    """The officer's posts at `org`; an own record tells of its officers wherever they hold their first post."""
    every: Sequence[Post] = (officer, *officer.concurrent)
    for post in every[:1] if record.ref == org else [p for p in every if p.org == org]:
        beside = tuple(p for p in every if p is not post)
        at = post.org or record.ref
        yield Holding(record=record, officer=officer, post=post, org=at, beside=beside, tenure=tenure(officer, on))


def _term_over(officer: Officer, on: date) -> bool:
    """Whether the term named has ended by a day, and nothing says that the person was in office after it."""
    term = officer.term
    if term is None or term.latest is None or term.latest >= on:
        return False
    told = (officer.from_, officer.to, officer.as_of)
    return not any(at and dates.surely_before(term, at) for at in told)


def _settled(one: Holding, every: Iterable[Holding]) -> Holding:
    if one.tenure != "attested" and not (one.tenure == "current" and one.officer.to is None):
        return one
    mine = _since(one.officer)
    for other in every:
        same = other.post.role == one.post.role and other.org == one.org
        if same and other.tenure in ("current", "attested") and fold(other.officer.name) != fold(one.officer.name):
            theirs = _since(other.officer)
            if theirs and mine and dates.surely_before(mine, theirs):
                return replace(one, tenure="former")
    return one


def _since(officer: Officer) -> dates.PartialDate | None:
    """The newest day on which the person was told to be in office."""
    return officer.as_of or officer.from_ or officer.term
