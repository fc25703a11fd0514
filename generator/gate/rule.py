"""What a rule of the gate is: its name, what it looks for, where, and a hit at a place of a file."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain

from generator.gate.normalize import Placed
from generator.gate.passages import Passage
from generator.gate.patterns import Words
from generator.problems import Severity
from generator.source import SourceText

Pattern = Words | re.Pattern[str]

_OFFICIAL = ("contact", "office_contact")
_OF_SITE = ("publisher", "corrections")


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One file as the rules see it: as it is written, as YAML decodes it, or (`partial`) what marks or a list had cut.

    `people` are the passages that name someone, `names` those named there with no title, as `composed` gives them,
    `holders` what `known_as` gives for the officers of all data; both are of `name_detection`.
    """

    written: SourceText
    normalized: Placed
    passages: tuple[Passage, ...]
    people: tuple[Passage, ...] = ()
    partial: bool = False
    names: frozenset[str] = frozenset()
    holders: frozenset[str] = field(default_factory=frozenset)

    def official(self, passage: Passage) -> bool:
        """True inside the fields that say how to reach an office."""
        tops = (*_OFFICIAL, *(_OF_SITE if self.written.file == "data/site.yml" else ()))
        return any(key in tops for key in passage.path)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """What a rule found: offset in the NormalizedText, one masked Vietnamese sentence, what to do.

    `doubt`: the passage that may be harmless, so that a person has to say so; None where the hit is certain.
    """

    at: int
    message: str
    hint: str = ""
    doubt: Passage | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Detector:
    """The function of a rule with all it can begin with: each hit is at a match of one of `signs` or under a key.

    Without both the function is asked of every file.
    """

    find: Callable[[Document], Iterator[Hit]]
    signs: Callable[[], Sequence[Pattern]]
    keys: tuple[str, ...] = ()

    def __call__(self, document: Document) -> Iterator[Hit]:
        return self.find(document)


def looks_for(
    *signs: Pattern | Callable[[], Sequence[Pattern]], keys: tuple[str, ...] = ()
) -> Callable[[Callable[[Document], Iterator[Hit]]], Detector]:
    """Tells what the function of a rule begins with, so that most files need not be looked through."""

    def all_signs() -> tuple[Pattern, ...]:
        given = ((sign,) if isinstance(sign, (Words, re.Pattern)) else sign() for sign in signs)
        return tuple(chain.from_iterable(given))

    return lambda find: Detector(find=find, signs=all_signs, keys=keys)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule. `personal`: it looks only at passages that name someone.

    `data/rules/` can make `waivable` False, never True. `instead` is the least that may be said where it stops, if
    there is such a text; it passes the gate itself.
    """

    id: str
    find: Detector
    personal: bool = False
    severity: Severity = "error"
    waivable: bool = True
    instead: str = ""
