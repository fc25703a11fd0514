"""Owns other ways to say the same: where one member of a group of `data/rules/` stands, the others are found too."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from generator.model import Model
from generator.records.rules import Synonyms
from generator.vietnamese import Run, runs

Others = Mapping[tuple[str, ...], tuple[Run, ...]]


def table(model: Model) -> Others:
    """For the keys of each way to say something, the other ways as words."""
    found: dict[tuple[str, ...], list[Run]] = {}
    for rule in model.rules(Synonyms):
        for group in rule.groups:
            ways = [run for said in group.same for run in runs(said)[:1]]
            for way in ways:
                others = found.setdefault(tuple(w.key for w in way), [])
                others += [o for o in ways if o != way and o not in others]
    return {key: tuple(others) for key, others in found.items()}


def finder(others: Others) -> re.Pattern[str]:
    """Finds any way to say something among keys that are joined by spaces; the longest first."""
    ways = sorted((" ".join(key) for key in others), key=lambda way: (-len(way), way))
    return re.compile("(?<![^ ])(?:" + "|".join(map(re.escape, ways)) + ")(?![^ ])" if ways else "(?!)")


def variants(run: Run, others: Others, pattern: re.Pattern[str]) -> Iterator[Run]:
    """The same words with one way to say something put for another."""
    keys = [word.key for word in run]
    line = " ".join(keys)
    for match in pattern.finditer(line):
        start = line.count(" ", 0, match.start())
        way = tuple(match[0].split(" "))
        for other in others[way]:
            yield (*run[:start], *other, *run[start + len(way) :])
