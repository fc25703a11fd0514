"""The issues of a cell's notice: for each month what is on record of the cell and of the villages it serves."""

from __future__ import annotations

from calendar import monthrange
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from generator import dates
from generator.dates import PartialDate
from generator.model import Model, territory, timeline
from generator.model.index import cached
from generator.model.states import for_everyone
from generator.model.timeline import Life
from generator.pages.blocks import coming
from generator.pages.blocks.parts import first_sentence
from generator.presentation.context import BuildContext
from generator.presentation.events import date_of
from generator.records import Record, Ref
from generator.records.achievements import Achievement
from generator.records.activities import OUTCOME_STATUSES, Activity
from generator.records.cells import Cell
from generator.records.contributions import Contribution, Ledger

Month = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """Something done in the month; `record` tells of it, `title` and `text` are plain."""

    at: PartialDate
    title: str
    text: str
    record: Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """Money told in the month: the sides as they stood, or (`added`) only the lines that carry a day of this month."""

    contribution: Contribution
    pledged: Ledger | None
    received: Ledger | None
    spent: Ledger | None
    added: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """One month: deeds in the order of their days, accounts by id, how many outcomes of meetings have which status."""

    month: Month
    deeds: tuple[Deed, ...]
    accounts: tuple[Account, ...]
    outcomes: tuple[tuple[str, int], ...]


@cached
def of_cell(model: Model, cell: Ref) -> tuple[Issue, ...]:
    """The newest first. A plan alone makes no issue: it is no fact, and its address would vanish with it."""
    record = model.get(cell)
    if not isinstance(record, Cell):
        return ()
    life = timeline.life(model, cell)
    deeds: dict[Month, dict[Ref, Deed]] = {}
    accounts: dict[Month, list[Account]] = {}
    for org in dict.fromkeys((cell, *record.units, *territory.served(model, cell))):
        for deed in _deeds(model, org):
            if (month := month_of(deed.at)) and (org == cell or _serves(model, cell, org, life, month)):
                deeds.setdefault(month, {})[deed.record.ref] = deed
        for contribution in model.referring(org, Contribution, "org"):
            for month, account in _accounts(contribution):
                if org == cell or _serves(model, cell, org, life, month):
                    accounts.setdefault(month, []).append(account)
    return tuple(
        _issue(month, deeds.get(month, {}), accounts.get(month, []))
        for month in sorted({*deeds, *accounts}, reverse=True)
    )


def ahead(ctx: BuildContext, cell: Cell) -> list[Activity]:
    """What is announced and open to every resident: changes of plan first, then what is to come; each nearest first."""
    orgs = (cell.ref, *territory.served(ctx.model, cell.ref))
    found = {a.ref: a for org in orgs for a in ctx.model.referring(org, Activity, "orgs")}
    return sorted((a for a in coming.of(ctx, found.values()) if for_everyone(a)), key=lambda a: not changed(a))


def changed(activity: Activity) -> bool:
    """Whether what is ahead was put off or called off: who heard of the plan must hear of that, so it is never cut."""
    return activity.status != "planned"


def month_of(when: PartialDate | None) -> Month | None:
    """The month in which a date surely lies; None where it may lie in another."""
    if when is None or when.about or when.earliest is None or when.latest is None:
        return None
    first, last = when.earliest, when.latest
    return (first.year, first.month) if (first.year, first.month) == (last.year, last.month) else None


def _issue(month: Month, deeds: dict[Ref, Deed], accounts: list[Account]) -> Issue:
    ordered = sorted(deeds.values(), key=lambda deed: (dates.order(deed.at), deed.record.id))
    found = [deed.record for deed in ordered]
    counts = Counter(o.status for record in found if isinstance(record, Activity) for o in record.outcomes)
    return Issue(
        month=month, deeds=tuple(ordered),
        accounts=tuple(sorted(accounts, key=lambda account: account.contribution.id)),
        outcomes=tuple((status, counts[status]) for status in reversed(OUTCOME_STATUSES) if counts[status]),
    )  # fmt: skip


def _deeds(model: Model, org: Ref) -> Iterator[Deed]:
    for activity in model.referring(org, Activity, "orgs"):
        at = date_of(activity)
        if activity.status == "held" and at:
            yield Deed(at=at, title=activity.title, text=first_sentence(activity.summary or ""), record=activity)
    for achievement in model.referring(org, Achievement, "org"):
        yield from _reached(achievement)


def _reached(achievement: Achievement) -> Iterator[Deed]:
    """What was reached on a day, and works that began or were finished; how works stand on a day is no deed."""
    works = achievement.works
    if works is None:
        if at := achievement.period or achievement.as_of:
            text = first_sentence(achievement.summary or "")
            yield Deed(at=at, title=achievement.title, text=text, record=achievement)
        return
    if works.finished and works.status == "finished":
        yield Deed(at=works.finished, title=f"Làm xong: {achievement.title}", text="", record=achievement)
    if works.started and month_of(works.started) != month_of(works.finished):
        yield Deed(at=works.started, title=f"Khởi công: {achievement.title}", text="", record=achievement)


def _accounts(contribution: Contribution) -> Iterator[tuple[Month, Account]]:
    """The whole account in the month it was told of; in other months what came or went on their days."""
    x = contribution
    told = month_of(x.as_of or x.settled_on or x.period)
    if told and (x.pledged or x.received or x.spent):
        yield told, Account(contribution=x, pledged=x.pledged, received=x.received, spent=x.spent)
    ledgers = [ledger for ledger in (x.pledged, x.received, x.spent) if ledger]
    for month in sorted({m for ledger in ledgers for line in ledger.lines if (m := month_of(line.date))} - {told}):
        pledged, received, spent = (_dated(ledger, month) for ledger in (x.pledged, x.received, x.spent))
        yield month, Account(contribution=x, pledged=pledged, received=received, spent=spent, added=True)


def _dated(ledger: Ledger | None, month: Month) -> Ledger | None:
    lines = tuple(line for line in ledger.lines if month_of(line.date) == month) if ledger else ()
    return Ledger.model_construct(complete=False, lines=lines) if lines else None


def _serves(model: Model, cell: Ref, village: Ref, life: Life, month: Month) -> bool:
    """Whether the village was the cell's in that month; of the month in which it changed both are told."""
    record = model.get(cell)
    if not _within(life, month) or not isinstance(record, Cell):
        return False
    if territory.served(model, cell) == record.units:  # as with nearly all: nothing is asked, and kept, of each month
        return True
    days = (date(*month, day) for day in (1, monthrange(*month)[1]))
    return any(village in territory.served(model, cell, on) for on in days)


def _within(life: Life, month: Month) -> bool:
    """False for what a village did before the cell was founded or after it ended."""
    start, end = life.start and life.start.earliest, life.end and life.end.latest
    return not (start and month < (start.year, start.month)) and not (end and month > (end.year, end.month))
