"""Synonyms: where one member of a group of `data/rules/` stands, the others are found too."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import blake2b

from generator.model import Model
from generator.records.rules import Synonyms
from generator.vietnamese import Run, runs


@dataclass(frozen=True, slots=True, eq=False)
class SynonymTable:
    """For the keys of each way to say something the other ways; equal groups give the same Table and the same mark.

    `lengths` has for the first word of the ways how many words they have. `names` are short for the name of a place
    or a person: of an institution («Mặt trận Tổ quốc») the last syllable is small.
    """

    others: Mapping[str, tuple[Run, ...]] = field(default_factory=dict)
    lengths: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    names: frozenset[str] = frozenset()
    mark: str = ""

    def variants(self, run: Run) -> Iterator[Run]:
        """The same words with one way to say something put for another, a short way inside a long one too."""
        keys = [word.key for word in run]
        for start, first in enumerate(keys):
            for length in self.lengths.get(first, ()):
                for other in self.others.get(" ".join(keys[start : start + length]), ()):
                    yield (*run[:start], *other, *run[start + length :])

    def words(self) -> Iterator[str]:
        """The ways of one word, most of them abbreviations: whoever types them made no slip."""
        return (way for way in self.others if " " not in way)


NONE = SynonymTable()


def table(model: Model) -> SynonymTable:
    """The groups of all rule-sets of synonyms."""
    groups = (group.same for rule in model.rules(Synonyms) for group in rule.groups)
    return _table(tuple(groups))


@lru_cache(maxsize=8)
def _table(groups: tuple[tuple[str, ...], ...]) -> SynonymTable:
    others: dict[str, list[Run]] = {}
    lengths: dict[str, set[int]] = {}
    names: set[str] = set()
    for group in groups:
        ways = [run for said in group for run in runs(said)[:1]]
        for way in ways:
            found = others.setdefault(" ".join(word.key for word in way), [])
            found += [other for other in ways if other != way and other not in found]
            lengths.setdefault(way[0].key, set()).add(len(way))
        if any(" " in said and said.split()[-1].istitle() for said in group):
            names.update(way[0].key for way in ways if len(way) == 1)
    return SynonymTable(
        others={key: tuple(found) for key, found in others.items()},
        lengths={first: tuple(sorted(found)) for first, found in lengths.items()},
        names=frozenset(names),
        mark=blake2b(repr(groups).encode(), digest_size=8).hexdigest(),
    )
