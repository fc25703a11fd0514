"""Owns the index in memory: which entries have a term and how much it weighs there; a new state costs what changed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from hashlib import blake2b
from itertools import accumulate, pairwise
from operator import sub

from generator.exports.entries import TITLE, TITLE_LEAST, Entry
from generator.exports.synonyms import Table
from generator.pages.facets import KINDS
from generator.vietnamese import Run, runs

MOST = 2_000
_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
_CODES = {letter: code for code, letter in enumerate(_ALPHABET)}
_GAP = re.compile("[g-z0-9_-]*[A-Za-f]")
_KIND_CODES = {kind: code for code, kind in enumerate(KINDS)}
# A document's number is bucket, kind, slot: numbers that follow each other follow in time, and an edit moves no other.
SLOTS, KIND_ROOM, UNDATED = 256, 16, 256
FIRST_DAY = date(1900, 1, 1).toordinal()

Term = tuple[str, str]


# For every spelling and weight the numbers of the entries.
Forms = dict[str, dict[int, list[int]]]


@dataclass(slots=True, kw_only=True)
class Postings:
    """`lines` has for every term its postings as text; `numbers` for every entry its number.

    `whole` has the lines that had to be cut, uncut. What `update` leaves depends on the entries alone, not on what was
    there before. `mark` tells which synonyms were put in.
    """

    mark: str = ""
    entries: dict[str, Entry] = field(default_factory=dict)
    numbers: dict[str, int] = field(default_factory=dict)
    lines: dict[str, str] = field(default_factory=dict)
    whole: dict[str, str] = field(default_factory=dict)

    def update(self, entries: Iterable[Entry], synonyms: Table) -> None:
        """Takes the entries of now in place of those before; costs what changed."""
        if synonyms.mark != self.mark:
            self.mark, self.entries, self.numbers, self.lines, self.whole = synonyms.mark, {}, {}, {}, {}
        fresh = {entry.id: entry for entry in entries}
        numbers = assign(fresh.values())
        gone: dict[str, Forms] = {}
        come: dict[str, Forms] = {}
        for key in {**self.entries, **fresh}:
            was, now = self.entries.get(key), fresh.get(key)
            before, after = self.numbers.get(key), numbers.get(key)
            if was == now and before == after:
                continue
            old = weights(was, synonyms) if was else {}
            new = weights(now, synonyms) if now else {}
            stays = old.items() & new.items() if before == after else ()
            for number, found, told in ((before, old, gone), (after, new, come)):
                for (term, form), weight in found.items():
                    if number is not None and ((term, form), weight) not in stays:
                        told.setdefault(term, {}).setdefault(form, {}).setdefault(weight, []).append(number)
        self.entries, self.numbers = fresh, numbers
        for term in gone.keys() | come.keys():
            self._write(term, gone.get(term, {}), come.get(term, {}))

    def _write(self, term: str, gone: Forms, come: Forms) -> None:
        whole, cut = self.whole.pop(term, ""), self.lines.pop(term, "")
        forms = read(whole or cut)
        for form, weight, numbers in _each(gone):
            left = set(numbers)
            forms[form][weight] = [number for number in forms[form][weight] if number not in left]
        for form, weight, numbers in _each(come):
            there = forms.setdefault(form, {}).setdefault(weight, [])
            there += numbers
            there.sort()
        if any(numbers for _, _, numbers in _each(forms)):
            full = line(term, forms)
            self.lines[term] = line(term, forms, most=MOST) if not term.startswith("#") else full
            if self.lines[term] != full:
                self.whole[term] = full


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


def line(term: str, forms: Forms, *, most: int | None = None) -> str:
    """`term`, how many have it if some are left out, then for each spelling its entries, the heaviest first.

    Of a term that very many have, only the `most` heaviest and newest are kept: the rest would say next to nothing.
    """
    size = sum(len(numbers) for _, _, numbers in _each(forms))
    count = ""
    if most is not None and size > most:
        count, forms = str(size), _heaviest(forms, most)
    told = ((form, [(w, lists[w]) for w in sorted(lists, reverse=True) if lists[w]]) for form, lists in forms.items())
    parts = (
        f"{form};{','.join(f'{w:x}{_gaps(numbers)}' for w, numbers in lists)}" for form, lists in sorted(told) if lists
    )
    return "\t".join((term, count, *parts))


def read(line: str) -> Forms:
    """The spellings of a line that was not cut."""
    forms: Forms = {}
    for part in line.split("\t")[2:]:
        form, _, lists = part.partition(";")
        found = forms[form] = {}
        for told in lists.split(","):
            found[int(told[0], 16)] = list(accumulate(map(_gap, _GAP.findall(told, 1))))
    return forms


def _each(forms: Forms) -> Iterator[tuple[str, int, list[int]]]:
    return ((form, weight, numbers) for form, lists in forms.items() for weight, numbers in lists.items())


def _heaviest(forms: Forms, room: int) -> Forms:
    found: Forms = {}
    for weight in sorted({weight for _, weight, _ in _each(forms)}, reverse=True):
        rows = sorted((number, form) for form, lists in forms.items() for number in lists.get(weight, ()))
        rows = rows[-room:] if room else []
        room -= len(rows)
        for number, form in rows:
            found.setdefault(form, {}).setdefault(weight, []).append(number)
    return found


def _free(bucket: int, kind: int, slot: int, taken: set[int]) -> int:
    for back in range(bucket + 1):
        for step in range(SLOTS):
            number = ((bucket - back) * KIND_ROOM + kind) * SLOTS + (slot + step) % SLOTS
            if number not in taken:
                return number
    raise OverflowError("more entries than numbers")


def _gaps(numbers: Sequence[int]) -> str:
    """Each number as its distance from the one before, five bits a letter, the lowest first; bit six goes on."""
    return "".join(map(_letters, map(sub, numbers, (0, *numbers))))


@lru_cache(maxsize=1 << 16)
def _gap(letters: str) -> int:
    return sum((_CODES[letter] & 31) << 5 * at for at, letter in enumerate(letters))


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
