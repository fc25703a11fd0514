"""Owns what a page is found under in the search: its kind, its year, the communes it is about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from generator.dates import PartialDate
from generator.model import Model, names, territory
from generator.presentation.addresses import SECTIONS
from generator.records import Record, Ref
from generator.records.achievements import Achievement
from generator.records.activities import Activity
from generator.records.changes import Change
from generator.records.contributions import Contribution
from generator.records.documents import Document
from generator.records.indicators import Indicator
from generator.records.units import Unit
from generator.vietnamese import sort_key

OTHER = "trang"
# The first part of an address and its word, in the order of the filter; the place in this list is part of the index.
KINDS: dict[str, str] = {
    **{address: word for sections in SECTIONS.values() for word, address in reversed(sections)},
    OTHER: "Trang khác",
}
MOST_PLACES = 100


def kind(address: str) -> str:
    """The kind of the record whose page stands at `address`; OTHER for a page that is of no record."""
    first = address.partition("/")[0]
    return first if first in KINDS else OTHER


def when(record: Record) -> PartialDate | None:
    """The date a record is found under; None for what lasts."""
    found: PartialDate | None = None
    if isinstance(record, Activity):
        found = record.date or record.starts or record.ends
    elif isinstance(record, Achievement):
        found = record.period or (record.works and record.works.finished) or record.as_of
    elif isinstance(record, Contribution):
        found = record.period or record.as_of
    elif isinstance(record, Document):
        found = record.issued_on
    elif isinstance(record, Change):
        found = record.date
    elif isinstance(record, Indicator):
        known = [o.when for o in record.observations if o.when]
        found = max(known, key=_last, default=None)
    return found


def year(when: PartialDate | None) -> int | None:
    """The year a date counts as: that of its last known day."""
    day = when and (when.latest or when.earliest)
    return day.year if day else None


def orgs(record: Record) -> tuple[Ref, ...]:
    """The organisations a record is about."""
    if isinstance(record, Activity):
        return record.orgs
    if isinstance(record, Achievement | Contribution):
        return (record.org,)
    if isinstance(record, Indicator):
        return (record.scope,)
    if isinstance(record, Change):
        found = [s.org or s.scope for s in (*record.before, *record.after)]
        return tuple(dict.fromkeys(ref for ref in found if ref))
    if isinstance(record, Document):
        return (record.issuer,) if record.issuer else ()
    return (record.ref,)


def communes(model: Model, record: Record) -> tuple[Unit, ...]:
    """The communes a record is about: as they were, on its day and before any change, and as they are."""
    return _communes(model, *_about(record))


def _about(record: Record) -> tuple[tuple[Ref, ...], date]:
    """The organisations a record is about and the day on which it looks at them."""
    at = when(record)
    return orgs(record), territory.day_of(record, at) if at else date.min


def _communes(model: Model, about_whom: tuple[Ref, ...], on: date) -> tuple[Unit, ...]:
    found: dict[Ref, Unit] = {}
    for org in about_whom:
        about = model.get(org)
        home = territory.home_unit(model, about) if about else None
        if home:
            there = (territory.commune(model, home, day) for day in (date.min, on, None))
            found.update((unit.ref, unit) for unit in there if unit)
    return tuple(found.values())


def places(model: Model) -> tuple[tuple[str, str], ...]:
    """(id, name) of the communes to choose from by name; of too many, those with most records."""

    def about(record: Record) -> tuple[tuple[Ref, ...], date]:
        whom, on = _about(record)
        return whom, territory.alike(model, on)

    count: Counter[Ref] = Counter()
    for (whom, on), times in Counter(map(about, _found(model))).items():
        count.update({unit.ref: times for unit in _communes(model, whom, on)})
    chosen = sorted(count, key=lambda ref: (-count[ref], ref))[:MOST_PLACES]
    named = [(ref.id, names.title(model, found)) for ref in chosen if (found := model.unit(ref))]
    return tuple(sorted(named, key=lambda place: (sort_key(place[1]), place[0])))


def years(model: Model) -> tuple[int, ...]:
    """The years records are of, the newest first."""
    return tuple(sorted({y for r in _found(model) if (y := year(when(r)))}, reverse=True))


def _found(model: Model) -> Iterable[Record]:
    return (r for r in model.every() if r.FOLDER in SECTIONS)


@lru_cache(maxsize=1 << 12)
def _last(when: PartialDate) -> tuple[int, str]:
    day = when.latest or when.earliest
    return (day.toordinal() if day else 0, when.text)
