"""Owns other ways to say the same: where one member of a group of `data/rules/` stands, the others are found too."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import blake2b

from generator.model import Model
from generator.records.rules import Synonyms
from generator.vietnamese import Run, runs


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """For the keys of each way to say something the other ways; equal groups give the same Table and the same mark."""

    others: Mapping[str, tuple[Run, ...]] = field(default_factory=dict)
    mark: str = ""

    def variants(self, run: Run) -> Iterator[Run]:
        """The same words with one way to say something put for another."""
        if not self.others:
            return
        line = " ".join(word.key for word in run)
        for match in _pattern(self).finditer(line):
            start = line.count(" ", 0, match.start())
            end = start + match[0].count(" ") + 1
            for other in self.others[match[0]]:
                yield (*run[:start], *other, *run[end:])


NONE = Table()


def table(model: Model) -> Table:
    """The groups of all rule-sets of synonyms."""
    groups = (group.same for rule in model.rules(Synonyms) for group in rule.groups)
    return _table(tuple(groups))


@lru_cache(maxsize=8)
def _table(groups: tuple[tuple[str, ...], ...]) -> Table:
    found: dict[str, list[Run]] = {}
    for group in groups:
        ways = [run for said in group for run in runs(said)[:1]]
        for way in ways:
            others = found.setdefault(" ".join(word.key for word in way), [])
            others += [other for other in ways if other != way and other not in others]
    mark = blake2b(repr(groups).encode(), digest_size=8).hexdigest()
    return Table({key: tuple(others) for key, others in found.items()}, mark)


@lru_cache(maxsize=8)
def _pattern(found: Table) -> re.Pattern[str]:
    """Finds any way to say something among keys that are joined by spaces; the longest first."""
    ways = sorted(found.others, key=lambda way: (-len(way), way))
    return re.compile("(?<![^ ])(?:" + "|".join(map(re.escape, ways)) + ")(?![^ ])")
