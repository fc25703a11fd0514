"""Finds the communes a person means: by today's name, by that of a former commune, or by code."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from generator.records.units import called
from generator.register.spelling import letters, spelt
from generator.register.units import Commune, Former, Province, Register
from generator.vietnamese import did_you_mean


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A commune of today; `by` is the former unit that bears the name or code, None where the commune does itself."""

    commune: Commune
    by: Former | None = None


def find(register: Register, words: str) -> tuple[Match, ...]:
    """Each commune that "Kỳ Lừa, Lạng Sơn", "thị trấn Cao Lộc, huyện Cao Lộc" or "06187" fits, those named so first.

    What follows a comma names units above, of today or former ones. Tones decide only where some name has just these.
    A code that a commune of today has means this one alone.
    """
    own, *above = (part.strip() for part in words.split(","))
    found = [m for m in _index(register).get(letters(own), ()) if _lies_in(m, above)]
    if own.isdecimal() and own == next((m.commune.code for m in found if m.by is None), ""):
        return tuple(m for m in found if m.by is None)
    exact = [m for m in found if spelt(own) in {spelt(x) for x in _words(m)}]
    first: dict[Commune, Match] = {}
    for match in sorted(exact or found, key=lambda m: (m.by is not None, m.by is not None and register.parted(m.by))):
        first.setdefault(match.commune, match)
    return tuple(first.values())


def nearest(register: Register, words: str) -> str:
    """The name most like the one that nothing fits; "" where none is."""
    names = {word for commune in register.communes for word in (commune.name, *(x.name for x in commune.made_of))}
    return did_you_mean(words.partition(",")[0].strip(), sorted(names)) or ""


@lru_cache(maxsize=4)
def _index(register: Register) -> Mapping[str, tuple[Match, ...]]:
    """By letters of names, with and without the word of the kind, and by code."""
    found: dict[str, dict[Match, None]] = defaultdict(dict)
    for commune in register.communes:
        for match in (Match(commune=commune), *(Match(commune=commune, by=old) for old in commune.made_of)):
            code = match.by.code if match.by else commune.code
            for key in (code, *map(letters, _words(match))):
                found[key][match] = None
    return {key: tuple(matches) for key, matches in found.items()}


def _words(match: Match) -> Iterator[str]:
    unit = match.by or match.commune
    yield unit.name
    for kind in (unit.kind,) if isinstance(unit, Former) else unit.kinds:
        yield called(kind, unit.name)


def _lies_in(match: Match, above: list[str]) -> bool:
    """Whether each of these words names a unit above."""
    olds = (match.by,) if match.by else match.commune.made_of
    units: list[Former | Province] = [match.commune.province, *(unit for old in olds for unit in old.where)]
    known = {letters(word) for unit in units for word in (unit.name, unit.called)}
    return all(letters(word) in known for word in above if word)
