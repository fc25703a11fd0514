"""Owns what was made in the last run with all it asked: made again is only that of which an answer is another now.

Verifying traces as in "Build Systems à la Carte" (2018), but that all questions are compared once for all works.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass

from generator.build import plain
from generator.build.contents import digest, part_of
from generator.build.results import Results

_ROWS = 256  # in one part, about: an edit writes the parts again of which a row changed
Answer = Callable[[str], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """What came of one task, as JSON; `mark` is the digest of what it was given, `asked` all that it asked besides."""

    mark: str
    asked: Collection[str]
    made: object


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """Rows by key, with the numbers of the questions that they asked."""

    digest: str
    questions: list[str]
    rows: dict[str, tuple[str, list[int], object]]


class Traces:
    """Rows by work and key. A work that a run does not do is forgotten by it: its rows were not compared."""

    def __init__(self, results: Results) -> None:
        self._results = results
        told = plain.loaded(self._get("head") or b"{}")
        self._before: dict[str, str] = told.get("answers", {})
        self._names: dict[str, list[str]] = told.get("works", {})
        self._now: dict[str, str] = {}
        self._stale: set[str] = set()
        self._done: dict[str, list[str]] = {}
        self._parts: dict[str, list[_Part]] = {}

    def known(self, work: str, answer: Answer) -> dict[str, tuple[str, object]]:
        """The mark and what was made, by key, of the rows to which every question has the answer that it had."""
        if work in self._parts or work in self._done:
            raise ValueError(f"{work}: done twice in one run, and the second would be given what the first one made")
        parts = [self._part(work, number, name) for number, name in enumerate(self._names.get(work, ()))]
        self._parts[work] = [self._valid(part, answer) for part in parts]
        return {key: (row[0], row[2]) for part in self._parts[work] for key, row in part.rows.items()}

    def keep(self, work: str, keys: Iterable[str], fresh: Mapping[str, Trace], answer: Answer) -> None:
        """From now on the rows of a work are those of `keys`: `fresh` ones, else what `known` had."""
        dealt = _dealt(dict.fromkeys(keys))
        before = self._parts.pop(work, [])
        there = {key: (part, row) for part in before for key, row in part.rows.items() if key not in fresh}
        names = []
        for number, keys_of_part in enumerate(dealt):
            old = before[number] if number < len(before) and len(before) == len(dealt) else None
            if old and old.digest and old.rows.keys() == set(keys_of_part) and fresh.keys().isdisjoint(keys_of_part):
                names.append(old.digest)
                continue
            data = _dumped(keys_of_part, fresh, there)
            names.append(digest(data))
            self._put(data, work, str(number))
        for row in fresh.values():
            self._compare(row.asked, answer)
        self._done[work] = names

    def save(self) -> None:
        """Puts what all works share into the store: answers and rows are of one run, so they are to be settled
        together."""
        self._put(plain.dumped({"answers": self._now, "works": self._done}), "head")

    def _valid(self, part: _Part, answer: Answer) -> _Part:
        self._compare(part.questions, answer)
        if self._stale.isdisjoint(part.questions):
            return part
        stale = {number for number, question in enumerate(part.questions) if question in self._stale}
        rows = {key: row for key, row in part.rows.items() if stale.isdisjoint(row[1])}
        return _Part(digest="" if len(rows) < len(part.rows) else part.digest, questions=part.questions, rows=rows)

    def _compare(self, questions: Iterable[str], answer: Answer) -> None:
        before, now = self._before, self._now
        for question in questions:
            if question not in now:
                said = now[question] = answer(question)
                if before.get(question) != said:
                    self._stale.add(question)

    def _part(self, work: str, number: int, name: str) -> _Part:
        """An empty one where the store has another or none."""
        data = self._get(work, str(number))
        if data is None or digest(data) != name:
            return _Part(digest="", questions=[], rows={})
        questions, rows = plain.loaded(data)
        return _Part(digest=name, questions=questions, rows=rows)

    def _put(self, data: bytes, *name: str) -> None:
        if self._results.store:
            self._results.store.put({self._key(*name): data})

    def _get(self, *name: str) -> bytes | None:
        return self._results.store.get(self._key(*name)) if self._results.store else None

    def _key(self, *name: str) -> bytes:
        return self._results.key("traces", *name)


def _dealt(keys: Collection[str]) -> list[list[str]]:
    """In parts by a hash: a new one moves no other."""
    count = 1
    while count * _ROWS < len(keys):
        count *= 2
    parts: list[list[str]] = [[] for _ in range(count)]
    for key in keys:
        parts[part_of(key, count)].append(key)
    return parts


def _dumped(
    keys: Iterable[str], fresh: Mapping[str, Trace], there: Mapping[str, tuple[_Part, tuple[str, list[int], object]]]
) -> bytes:
    numbers: dict[str, int] = {}
    rows = {}
    for key in keys:
        if key in fresh:
            mark, asked, made = fresh[key].mark, iter(sorted(fresh[key].asked)), fresh[key].made
        else:
            part, (mark, old, made) = there[key]
            asked = map(part.questions.__getitem__, old)
        rows[key] = [mark, [numbers.setdefault(question, len(numbers)) for question in asked], made]
    return plain.dumped([list(numbers), rows])
