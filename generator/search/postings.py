"""The index in memory: which entries have a term and how much it weighs there; a new state costs what changed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache, partial
from hashlib import blake2b
from itertools import pairwise

from generator.build import parallel_map
from generator.dates import FIRST_YEAR
from generator.presentation.facets import SECTIONS
from generator.search.entries import TITLE, TITLE_LEAST, EntryStub, card, said
from generator.search.posting_list import Forms, changed, cut, each
from generator.search.synonyms import SynonymTable
from generator.vietnamese import Run, runs

MOST = 2_000
_KIND_CODES = {kind: code for code, kind in enumerate(SECTIONS)}
# A document's number is bucket, kind, slot: numbers that follow each other follow in time, and an edit moves no other.
SLOTS, KIND_ROOM, UNDATED = 256, 16, 256
FIRST_DAY = date(FIRST_YEAR, 1, 1).toordinal()

Term = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Change:
    """An entry that came, went or changed: its numbers, what it said before, its slip of now."""

    id: str
    before: int | None
    after: int | None
    was: str
    slip: EntryStub | None


@dataclass(slots=True, kw_only=True)
class Postings:
    """`lines` has for every term its postings as text; `whole` has the lines that had to be cut, uncut.

    By the id of every entry: `marks`, `numbers`, `cards` as text, and in `texts` what it said, which may raise
    LookupError. What `update` leaves depends on the entries alone, not on what was there before. `mark` tells which
    synonyms were put in. `ids` and `terms` are those of which any update changed something.
    """

    mark: str = ""
    marks: dict[str, str] = field(default_factory=dict)
    numbers: dict[str, int] = field(default_factory=dict)
    cards: dict[str, str] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    lines: dict[str, str] = field(default_factory=dict)
    whole: dict[str, str] = field(default_factory=dict)
    ids: set[str] = field(default_factory=set)
    terms: set[str] = field(default_factory=set)

    def update(self, slips: Iterable[EntryStub], synonyms: SynonymTable, *, workers: int = 1) -> None:
        """Takes the entries of now in place of those before; costs what changed."""
        fresh = {slip.id: slip for slip in slips}
        if synonyms.mark != self.mark:
            self._begin(synonyms.mark)
        try:
            changes, numbers = self._changes(fresh)
        except LookupError:
            self._begin(synonyms.mark)
            changes, numbers = self._changes(fresh)
        gone: dict[str, Forms] = {}
        come: dict[str, Forms] = {}
        for texts, less, more in parallel_map(partial(_counted, synonyms), changes, workers=workers):
            _add(gone, less)
            _add(come, more)
            for key, (shown, text) in texts.items():
                self.cards[key], self.texts[key] = shown, text
        for key in self.marks.keys() - fresh.keys():
            del self.cards[key], self.texts[key]
        self.marks, self.numbers = {key: slip.mark for key, slip in fresh.items()}, numbers
        for term in gone.keys() | come.keys():
            self._write(term, gone.get(term, {}), come.get(term, {}))
        self.ids.update(change.id for change in changes)
        self.terms |= gone.keys() | come.keys()

    def _begin(self, mark: str) -> None:
        self.ids |= self.marks.keys()
        self.terms |= self.lines.keys()
        self.mark, self.marks, self.numbers, self.cards, self.texts = mark, {}, {}, {}, {}
        self.lines, self.whole = {}, {}

    def _changes(self, fresh: Mapping[str, EntryStub]) -> tuple[list[_Change], dict[str, int]]:
        """What has to be counted, and the numbers of now."""
        other = [key for key, slip in fresh.items() if self.marks.get(key) != slip.mark]
        other += [key for key in self.marks if key not in fresh]
        was = {key: self.texts[key] for key in other if key in self.marks}
        numbers = self.numbers
        if not all(key in was and key in fresh and _stays(was[key], fresh[key]) for key in other):
            numbers = assign(fresh.values())
            moved = [key for key, number in self.numbers.items() if numbers.get(key, number) != number]
            was.update((key, self.texts[key]) for key in moved)
            other += [key for key in moved if self.marks[key] == fresh[key].mark]
        changes = [
            _Change(
                id=key, before=self.numbers.get(key), after=numbers.get(key), was=was.get(key, ""), slip=fresh.get(key)
            )
            for key in other
        ]
        return changes, numbers

    def _write(self, term: str, gone: Forms, come: Forms) -> None:
        whole, shown = self.whole.pop(term, ""), self.lines.pop(term, "")
        full = changed(whole or shown, term, gone, come)
        if full:
            self.lines[term] = cut(full, MOST) if not term.startswith("#") else full
            if self.lines[term] != full:
                self.whole[term] = full


def weights(tags: Iterable[str], texts: Iterable[tuple[int, str]], synonyms: SynonymTable) -> dict[Term, int]:
    """The terms of an entry (key and spelling, "" where they are the same), each with the most it weighs."""
    found: dict[Term, int] = {(tag, ""): 1 for tag in tags}
    for weight, text in texts:
        terms, words = _terms(text, synonyms)
        own = weight if weight != TITLE else max(TITLE_LEAST, TITLE - max(0, words - 2) * 2 // 3)
        for term in terms:
            if found.get(term, 0) < own:
                found[term] = own
    return found


def assign(entries: Iterable[EntryStub]) -> dict[str, int]:
    """A number for each entry: by its day, then its kind, then a slot from its id; a full slot gives to the next."""
    taken: set[int] = set()
    found: dict[str, int] = {}
    for entry in sorted(entries, key=lambda e: e.id):
        spot = int.from_bytes(blake2b(entry.id.encode(), digest_size=4).digest(), "big")
        bucket = UNDATED + entry.day - FIRST_DAY if entry.day else spot // SLOTS % UNDATED
        kind, slot = _KIND_CODES[entry.kind], spot % SLOTS
        number = (bucket * KIND_ROOM + kind) * SLOTS + slot
        if number in taken:
            number = _free(bucket, kind, slot, taken)
        taken.add(number)
        found[entry.id] = number
    return found


_Counted = tuple[dict[str, tuple[str, str]], dict[str, Forms], dict[str, Forms]]


def _counted(synonyms: SynonymTable, changes: Sequence[_Change]) -> _Counted:
    """By id the card and the text of now; and by term what is to be taken away, and what to be put in."""
    texts: dict[str, tuple[str, str]] = {}
    gone: dict[str, Forms] = {}
    come: dict[str, Forms] = {}
    for change in changes:
        old = _weights_of(change.was, synonyms)
        new: dict[Term, int] = {}
        if change.slip:
            entry = change.slip.entry()
            texts[change.id] = card(entry), said(entry)
            new = weights(entry.tags, entry.texts, synonyms)
        stays = old.items() & new.items() if change.before == change.after else ()
        for number, found, told in ((change.before, old, gone), (change.after, new, come)):
            for (term, form), weight in found.items():
                if number is not None and ((term, form), weight) not in stays:
                    told.setdefault(term, {}).setdefault(form, {}).setdefault(weight, []).append(number)
    return texts, gone, come


def _weights_of(was: str, synonyms: SynonymTable) -> dict[Term, int]:
    _, _, tags, texts = json.loads(was) if was else ("", None, (), ())
    return weights(tags, texts, synonyms)


def _stays(was: str, slip: EntryStub) -> bool:
    """True of an entry that has the number it had, as long as no other comes or goes."""
    kind, day, *_ = json.loads(was)
    return (kind, day) == (slip.kind, slip.day)


def _add(forms_of: dict[str, Forms], more: Mapping[str, Forms]) -> None:
    for term, forms in more.items():
        if (found := forms_of.setdefault(term, forms)) is not forms:
            for form, weight, numbers in each(forms):
                found.setdefault(form, {}).setdefault(weight, []).extend(numbers)


def _free(bucket: int, kind: int, slot: int, taken: set[int]) -> int:
    for back in range(bucket + 1):
        for step in range(SLOTS):
            number = ((bucket - back) * KIND_ROOM + kind) * SLOTS + (slot + step) % SLOTS
            if number not in taken:
                return number
    raise OverflowError("more entries than numbers")


@lru_cache(maxsize=1 << 15)
def _terms(text: str, synonyms: SynonymTable) -> tuple[frozenset[Term], int]:
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
