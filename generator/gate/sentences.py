"""The sentences of a passage, each with the persons it names."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import lru_cache

from generator.gate.name_detection import Person, named
from generator.gate.passages import Passage

_SENTENCE = re.compile(
    r"(?<=[.!?…;])(?<![ .][A-ZĐ]\.)(?<!đ/c\.)(?<!TP\.)(?<![ (][sS]\.)(?<![sS][nN]\.)[ "
    r"]+(?=[\"“'(*_\[-]*[^\W\d_a-z]|[0-9])"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence of a passage with its persons; `at` is where it begins there, `before` whom the last one named."""

    at: int
    text: str
    lower: str
    persons: tuple[Person, ...]
    before: tuple[Person, ...]
    places: frozenset[str]

    def first_from(self, at: int) -> Person | None:
        """The first person whose name begins at a place or after it."""
        index = bisect_left(self.persons, at, key=lambda person: person.start)
        return self.persons[index] if index < len(self.persons) else None

    def last_before(self, at: int) -> Person | None:
        """The last person whose name ends before a place."""
        index = bisect_right(self.persons, at, key=lambda person: person.end)
        return self.persons[index - 1] if index else None


def sentences(passage: Passage) -> tuple[Sentence, ...]:
    return _sentences(passage.text, passage.lower, passage.places)


@lru_cache(maxsize=1 << 10)
def _sentences(whole: str, small: str, places: frozenset[str]) -> tuple[Sentence, ...]:
    found: list[Sentence] = []
    begin = 0
    for end in (*(m.start() for m in _SENTENCE.finditer(whole)), len(whole)):
        text, lower = whole[begin:end], small[begin:end]
        before = found[-1].persons if found else ()
        persons = named(text, lower, places)
        found.append(Sentence(at=begin, text=text, lower=lower, persons=persons, before=before, places=places))
        begin = end
    return tuple(found)
