"""Owns what a rule of the gate is: its name, where it looks, and a hit at a place of a file."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from generator.checks.gate.passages import Passage
from generator.checks.gate.script import Script
from generator.problems import Severity
from generator.source import Written

_OFFICIAL = ("contact", "office_contact")
_OF_SITE = ("publisher", "corrections")


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """One file as the rules see it.

    `people` are the passages that name someone, `holders` what `persons.known_as` gives for the officers of all data.
    """

    written: Written
    script: Script
    passages: tuple[Passage, ...]
    people: tuple[Passage, ...] = ()
    holders: frozenset[str] = field(default_factory=frozenset)

    def official(self, passage: Passage) -> bool:
        """True inside the fields that say how to reach an office."""
        tops = (*_OFFICIAL, *(_OF_SITE if self.written.file == "data/site.yml" else ()))
        return any(key in tops for key in passage.path)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """What a rule found: offset in the Script, one masked Vietnamese sentence, what to do."""

    at: int
    message: str
    hint: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule. A file without any of `stems` (in plain letters) and without `sign` is not looked at.

    `personal`: the rule looks only at passages that name someone. `data/rules/` can make `waivable` False, never True.
    """

    id: str
    find: Callable[[Seen], Iterator[Hit]]
    stems: tuple[str, ...] = ()
    sign: re.Pattern[str] | None = None
    personal: bool = False
    severity: Severity = "error"
    waivable: bool = True

    def asks(self, plain: str) -> bool:
        for stem in self.stems:
            if stem in plain:
                return True
        return bool(self.sign and self.sign.search(plain)) or not (self.stems or self.sign)
