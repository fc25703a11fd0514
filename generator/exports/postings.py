"""Owns the index in memory: which entries have a term and how much it weighs there; a new state costs what changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from hashlib import blake2b
from itertools import pairwise

from generator.exports.entries import TITLE, TITLE_LEAST, Entry
from generator.exports.synonyms import NONE, Table
from generator.pages.facets import KINDS
from generator.vietnamese import Run, runs

MOST = 2_000
_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
_KIND_CODES = {kind: code for code, kind in enumerate(KINDS)}
# A document's number is bucket, kind, slot: numbers that follow each other follow in time, and an edit moves no other.
SLOTS, KIND_ROOM, UNDATED = 256, 16, 256
FIRST_DAY = date(1900, 1, 1).toordinal()

Term = tuple[str, str]


@dataclass(slots=True, kw_only=True)
class Postings:
    """`lines` has for every term its postings as text; `numbers` for every entry its number.

    What `update` leaves depends on the entries alone, not on what was there before.
    """

    synonyms: Table = NONE
    entries: dict[str, Entry] = field(default_factory=dict)
    numbers: dict[str, int] = field(default_factory=dict)
    lines: dict[str, str] = field(default_factory=dict)
    _found: dict[str, dict[str, dict[int, int]]] = field(default_factory=dict)

    def update(self, entries: Iterable[Entry], synonyms: Table) -> None:
        """Takes the entries of now in place of those before."""
        if synonyms is not self.synonyms:
            self.synonyms, self.entries, self.numbers, self.lines, self._found = synonyms, {}, {}, {}, {}
        fresh = {entry.id: entry for entry in entries}
        numbers = assign(fresh.values())
        dirty: set[str] = set()
        for key, entry in self.entries.items():
            if fresh.get(key) != entry or numbers[key] != self.numbers[key]:
                dirty |= self._drop(entry, self.numbers[key])
        for key, entry in fresh.items():
            if self.entries.get(key) != entry or numbers[key] != self.numbers[key]:
                dirty |= self._add(entry, numbers[key])
        self.entries, self.numbers = fresh, numbers
        for term in dirty:
            self._write(term)

    def _drop(self, entry: Entry, number: int) -> set[str]:
        terms = weights(entry, self.synonyms)
        for term, form in terms:
            self._found[term][form].pop(number, None)
        return {term for term, _ in terms}

    def _add(self, entry: Entry, number: int) -> set[str]:
        terms = weights(entry, self.synonyms)
        for (term, form), weight in terms.items():
            self._found.setdefault(term, {}).setdefault(form, {})[number] = weight
        return {term for term, _ in terms}

    def _write(self, term: str) -> None:
        forms = {form: found for form, found in self._found[term].items() if found}
        if forms:
            self._found[term] = forms
            self.lines[term] = line(term, forms)
        else:
            del self._found[term]
            self.lines.pop(term, None)


def weights(entry: Entry, synonyms: Table) -> dict[Term, int]:
    """The terms of an entry (key and spelling, "" where they are the same), each with the most it weighs."""
    found: dict[Term, int] = {(tag, ""): 1 for tag in entry.tags}
    for weight, text in entry.texts:
        terms, words = _terms(text, synonyms)
        own = weight if weight != TITLE else max(TITLE_LEAST, TITLE - max(0, words - 2) * 2 // 3)
        for term in terms:
            if found.get(term, 0) < own:
                found[term] = own
    return found


def assign(entries: Iterable[Entry]) -> dict[str, int]:
    """A number for each entry: by its day, then its kind, then a slot from its id; a full slot gives to the next."""
    taken: set[int] = set()
    found: dict[str, int] = {}
    for entry in sorted(entries, key=lambda e: e.id):
        spot = int.from_bytes(blake2b(entry.id.encode(), digest_size=4).digest(), "big")
        bucket = UNDATED + entry.day - FIRST_DAY if entry.day else spot // SLOTS % UNDATED
        number = _free(bucket, _KIND_CODES[entry.kind], spot % SLOTS, taken)
        taken.add(number)
        found[entry.id] = number
    return found


def line(term: str, forms: Mapping[str, Mapping[int, int]]) -> str:
    """`term`, how many have it if some are left out, then for each spelling its entries, the heaviest first.

    Of a term that very many have, only the heaviest and newest are kept: the rest would say next to nothing.
    """
    every = [(weight, number, form) for form, found in forms.items() for number, weight in found.items()]
    count = ""
    if len(every) > MOST and not term.startswith("#"):
        count = str(len(every))
        every = sorted(every, reverse=True)[:MOST]
    groups: dict[str, dict[int, list[int]]] = {}
    for weight, number, form in every:
        groups.setdefault(form, {}).setdefault(weight, []).append(number)
    return "\t".join((term, count, *(f"{form};{_lists(groups[form])}" for form in sorted(groups))))


def _lists(found: Mapping[int, Iterable[int]]) -> str:
    return ",".join(f"{weight:x}{_gaps(sorted(found[weight]))}" for weight in sorted(found, reverse=True))


def _free(bucket: int, kind: int, slot: int, taken: set[int]) -> int:
    for back in range(bucket + 1):
        for step in range(SLOTS):
            number = ((bucket - back) * KIND_ROOM + kind) * SLOTS + (slot + step) % SLOTS
            if number not in taken:
                return number
    raise OverflowError("more entries than numbers")


def _gaps(numbers: Iterable[int]) -> str:
    """Each number as its distance from the one before, five bits a letter, the lowest first; bit six goes on."""
    return "".join(_letters(after - before) for before, after in pairwise((0, *numbers)))


@lru_cache(maxsize=1 << 16)
def _letters(gap: int) -> str:
    text = ""
    while gap > 31:
        text += _ALPHABET[gap & 31 | 32]
        gap >>= 5
    return text + _ALPHABET[gap]


@lru_cache(maxsize=1 << 15)
def _terms(text: str, synonyms: Table) -> tuple[frozenset[Term], int]:
    """The words and pairs of a text and of all it could have been written as; and how many words it has."""
    found: set[Term] = set()
    words = 0
    for run in runs(text):
        words += len(run)
        for way in (run, *synonyms.variants(run)):
            found.update(_of_run(way))
    return frozenset(found), words


def _of_run(run: Run) -> Iterable[Term]:
    for word in run:
        yield word.key, "" if word.form == word.key else word.form
    for first, second in pairwise(run):
        term, form = f"{first.key} {second.key}", f"{first.form} {second.form}"
        yield term, "" if form == term else form
