"""What the words of a lexicon tell of a person, and where a text has them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from generator.gate.patterns import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Predicate:
    """Words that tell something of whoever they are about, as a lexicon has them.

    `asks` may tell it, too: they are only asked about. `headings` say it over a list of names. `tells_of_subject`:
    beginnings that tell of someone even after a deed of his. `done_to`: what one does to another, so that only who
    follows counts. `other_subjects` may stand between a person and the words (a cell is rated, too). `harmless` are
    uses that tell of nobody.
    """

    phrases: Words | None = None
    asks: Words | None = None
    headings: Words | None = None
    tells_of_subject: Words | None = None
    done_to: Words | None = None
    other_subjects: Words | None = None
    harmless: Words | None = None

    @property
    def signs(self) -> tuple[Words, ...]:
        """What a hit begins with."""
        return tuple(sign for sign in (self.phrases, self.asks, self.headings, self.done_to) if sign)

    def harmless_in(self, lower: str) -> Callable[[int, int], bool]:
        """Whether a stretch of a text touches a use that tells of nobody."""
        spans = [match.span() for match in self.harmless.finditer(lower)] if self.harmless else []
        ends = [end for _, end in spans]

        def touches(start: int, end: int) -> bool:
            index = bisect_right(ends, start)
            return index < len(spans) and spans[index][0] < end

        return touches

    @property
    def done_to_patterns(self) -> tuple[re.Pattern[str], ...]:
        return (self.done_to.toned, self.done_to.bare) if self.done_to else ()

    def certain_in(self, lower: str) -> Iterator[re.Match[str]]:
        """What tells something of whoever it is about."""
        if self.phrases:
            yield from self.phrases.finditer(lower)
        if self.done_to:
            yield from self.done_to.finditer(lower)

    def all_in(self, lower: str) -> Iterator[re.Match[str]]:
        """What tells it, and what may."""
        yield from self.certain_in(lower)
        if self.asks:
            yield from self.asks.finditer(lower)
