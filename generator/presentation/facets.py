"""Tells what a page is found under in the search: its section, its year, the communes it is about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date

from generator.dates import PartialDate
from generator.model import Model, names, territory
from generator.model.visibility import all_visible
from generator.records import KINDS, Record, Ref, kind_of
from generator.records.units import Unit
from generator.vietnamese import sort_key

OTHER = "trang"
# The sections that come first in the filter, in this order; others follow in the order of the kinds.
_FIRST = ("thon", "xa-phuong", "chi-bo", "hoat-dong", "cong-trinh", "thanh-tich", "thu-chi", "so-lieu", "van-ban")
_WORDS = {section.address: section.word for kind in KINDS.values() for section in kind.sections}
# The first part of an address and its word; the place in this list is part of the index.
SECTIONS: dict[str, str] = {**{address: _WORDS[address] for address in _FIRST}, **_WORDS, OTHER: "Trang khác"}
MOST_PLACES = 100


def section(address: str) -> str:
    """The section in which a page stands; OTHER for a page that is of no record."""
    first = address.partition("/")[0]
    return first if first in SECTIONS else OTHER


def year(when: PartialDate | None) -> int | None:
    """The year a date counts as: that of its last known day."""
    day = when and (when.latest or when.earliest)
    return day.year if day else None


def communes(model: Model, record: Record) -> tuple[Unit, ...]:
    """The communes a record is about: as they were, on its day and before any change, and as they are."""
    return _communes(model, *_about(record))


def _about(record: Record) -> tuple[tuple[Ref, ...], date]:
    """The organisations a record is about and the day on which it looks at them."""
    kind = kind_of(record)
    return kind.organisations(record), territory.day_of(record) if kind.day(record) else date.min


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
    return tuple(sorted({y for r in _found(model) if (y := year(kind_of(r).day(r)))}, reverse=True))


def _found(model: Model) -> Iterable[Record]:
    return (record for record in all_visible(model) if kind_of(record).sections)
