"""Rules on offices: terms in order, and one holder at a time of an office that has one seat."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from generator import dates
from generator.checks.facts import every, named
from generator.dates import PartialDate
from generator.model import RecordIndex
from generator.problems import Fault, Path
from generator.records import Ref
from generator.records.cells import Cell
from generator.records.committees import Committee
from generator.records.parts import Officer, Post
from generator.records.rules import Roles
from generator.records.units import Unit
from generator.vietnamese import fold


@dataclass(frozen=True, slots=True, kw_only=True)
class _Held:
    """One person in one office, and where the data says so."""

    officer: Officer
    file: str
    path: Path

    @property
    def person(self) -> str:
        return fold(self.officer.name)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Days:
    """Ordinals, both inclusive. `every`: held on each of these days; otherwise on at least one of them."""

    first: int
    last: int
    every: bool


_Seats = dict[tuple[Ref, str], list[_Held]]


def ends_before_it_begins(model: RecordIndex) -> Iterator[Fault]:
    for file, path, officer in _officers(model):
        if officer.from_ and officer.to and dates.surely_before(officer.to, officer.from_):
            yield Fault(
                file=file,
                path=(*path, "to"),
                code="office-dates",
                message=(
                    f"{officer.name} thôi chức {dates.show(officer.to)}, trước khi nhận ({dates.show(officer.from_)})."
                ),
                hint="Xem lại from và to.",
            )


def attested_outside(model: RecordIndex) -> Iterator[Fault]:
    """`as_of` is a day on which a source saw the person in office."""
    for file, path, officer in _officers(model):
        seen, begun, over = officer.as_of, officer.from_, officer.to
        if seen is None:
            continue
        early = begun is not None and dates.surely_before(seen, begun)
        if early or (over is not None and dates.surely_before(over, seen)):
            yield Fault(
                file=file,
                path=(*path, "as_of"),
                code="office-attested-outside",
                message=f"Nguồn cho biết {officer.name} giữ chức {dates.show(seen)}, nằm ngoài khoảng from và to.",
                hint="Xem lại as_of, from và to.",
            )


def two_holders(model: RecordIndex) -> Iterator[Fault]:
    """Acting holders count. Unknown days clash with nothing; the day of `to` belongs to the next holder."""
    words = _single_seats(model)
    for (org, role), held in _seats(model, words).items():
        for later, earlier in _clashes(held):
            yield Fault(
                file=later.file,
                path=later.path,
                code="two-holders",
                message=(
                    f"{_holder(earlier)} và {_holder(later)} "
                    f"cùng lúc giữ chức {words[role]} ở {named(model, org)}; chức này mỗi lúc một người."
                ),
                hint="Ghi to cho người thôi trước, hoặc sửa role nếu một người giữ chức khác.",
            )


def left_open(model: RecordIndex) -> Iterator[Fault]:
    """A holder with `from` alone, followed by another: not surely wrong, but the page would show two."""
    words = _single_seats(model)
    for (org, role), held in _seats(model, words).items():
        clashing = {id(h) for pair in _clashes(held) for h in pair}
        known = sorted((h for h in held if _begun(h)), key=lambda h: dates.order(_begun(h)))
        for one, other in pairwise(known):
            was = one.officer
            if was.from_ is None or was.to or was.as_of or one.person == other.person:
                continue
            if id(one) in clashing or id(other) in clashing:
                continue
            yield Fault(
                file=one.file,
                path=one.path,
                code="office-left-open",
                message=(
                    f"{was.name} giữ chức {words[role]} ở {named(model, org)} {_span(was)}, chưa ghi đến khi nào, "
                    f"mà {other.officer.name} cũng giữ chức này ({_span(other.officer)})."
                ),
                hint="Nguồn có nêu ngày thôi giữ chức thì ghi to; nguồn chỉ nêu tại một ngày thì ghi as_of.",
                severity="warning",
            )


def _officers(model: RecordIndex) -> Iterator[tuple[str, Path, Officer]]:
    for record, path, officer in every(model, Officer):
        yield model.files[record.ref], path, officer


def _single_seats(model: RecordIndex) -> Mapping[str, str]:
    return {role.id: role.name for rules in model.rules(Roles) for role in rules.roles if role.single_seat}


def _seats(model: RecordIndex, roles: Mapping[str, str]) -> _Seats:
    """Who holds each single seat; a concurrent post counts where it names its organisation, else at home."""
    found: _Seats = {}
    for record, path, officer in every(model, Officer):
        home = record.ref if isinstance(record, Unit | Committee | Cell) else None
        posts: list[tuple[Path, Post]] = [(path, officer)]
        posts += [((*path, "concurrent", index), post) for index, post in enumerate(officer.concurrent)]
        for at, post in posts:
            org = post.org or home
            if org and post.role and post.role in roles:
                entry = _Held(officer=officer, file=model.files[record.ref], path=at)
                found.setdefault((org, post.role), []).append(entry)
    return found


def _begun(held: _Held) -> PartialDate | None:
    return held.officer.from_ or held.officer.as_of


def _days(officer: Officer) -> _Days | None:
    """On which days the person surely held the office; None where that cannot be said."""
    begun, over, seen = (_sure(d) for d in (officer.from_, officer.to, officer.as_of))
    first = begun and begun[1]
    last = over and over[0] - 1
    if seen:
        first, last = first or seen[1], last or seen[0]
    if first and last and first <= last:
        return _Days(first=first, last=last, every=True)
    some = seen or begun
    return _Days(first=some[0], last=some[1], every=some[0] == some[1]) if some else None


def _sure(when: PartialDate | None) -> tuple[int, int] | None:
    if when is None or when.about or when.earliest is None or when.latest is None:
        return None
    return when.earliest.toordinal(), when.latest.toordinal()


def _clashes(held: list[_Held]) -> Iterator[tuple[_Held, _Held]]:
    """(later, earlier) for each holder who surely holds the seat together with another person; one sweep by day."""
    if len({h.person for h in held}) < 2:
        return
    known = [(days, h) for h in held if (days := _days(h.officer))]
    best: list[tuple[int, _Held]] = []  # the longest spans of at most two persons
    same: dict[str, _Held] = {}
    for days, one in sorted(known, key=lambda k: (k[0].first, not k[0].every, k[0].last, k[1].file, str(k[1].path))):
        needed = days.first if days.every else days.last
        other = next((h for last, h in best if h.person != one.person and last >= needed), None)
        if other is None and not days.every and one.officer.as_of:
            other = same.setdefault(one.officer.as_of.text, one)
        if other and other.person != one.person:
            yield one, other
        if days.every:
            spans = sorted([*best, (days.last, one)], key=lambda s: -s[0])
            best = [s for i, s in enumerate(spans) if all(s[1].person != t[1].person for t in spans[:i])][:2]


def _holder(held: _Held) -> str:
    return f"{held.officer.name} ({_span(held.officer)})"


def _span(officer: Officer) -> str:
    """«từ năm 2015 đến tháng 3/2020», «theo nguồn ngày 12/9/2020»."""
    said = [f"từ {dates.show(officer.from_)}"] if officer.from_ else []
    said += [f"đến {dates.show(officer.to)}"] if officer.to else []
    if officer.as_of and not officer.to:
        said.append(f"theo nguồn {dates.show(officer.as_of)}")
    return ", ".join(said) or "không ghi ngày"
