"""What a rule of the gate is: its name, what it looks for, where, and a hit at a place of a file."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from generator.gate.normalize import Placed
from generator.gate.passages import Passage
from generator.gate.patterns import Words
from generator.problems import Severity
from generator.source import Written

_OFFICIAL = ("contact", "office_contact")
_OF_SITE = ("publisher", "corrections")


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One file as the rules see it: as it is written, or as YAML decodes it.

    `people` are the passages that name someone, `names` those that stand there with no title (`persons.composed`),
    `holders` what `persons.known_as` gives for the officers of all data.
    """

    written: Written
    normalized: Placed
    passages: tuple[Passage, ...]
    people: tuple[Passage, ...] = ()
    names: frozenset[str] = frozenset()
    holders: frozenset[str] = field(default_factory=frozenset)

    def official(self, passage: Passage) -> bool:
        """True inside the fields that say how to reach an office."""
        tops = (*_OFFICIAL, *(_OF_SITE if self.written.file == "data/site.yml" else ()))
        return any(key in tops for key in passage.path)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """What a rule found: offset in the NormalizedText, one masked Vietnamese sentence, what to do."""

    at: int
    message: str
    hint: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Detector:
    """The function of a rule with all it can begin with: each hit is at a match of one of `signs` or under a key.

    Without both the function is asked of every file.
    """

    find: Callable[[Document], Iterator[Hit]]
    signs: tuple[Words | re.Pattern[str], ...] = ()
    keys: tuple[str, ...] = ()

    def __call__(self, document: Document) -> Iterator[Hit]:
        return self.find(document)


def looks_for(
    *signs: Words | re.Pattern[str], keys: tuple[str, ...] = ()
) -> Callable[[Callable[[Document], Iterator[Hit]]], Detector]:
    """Tells what the function of a rule begins with, so that most files need not be looked through."""
    return lambda find: Detector(find=find, signs=signs, keys=keys)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule. `personal`: it looks only at passages that name someone.

    `data/rules/` can make `waivable` False, never True.
    """

    id: str
    find: Detector
    personal: bool = False
    severity: Severity = "error"
    waivable: bool = True
