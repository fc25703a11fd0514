"""Decides which former communes a commune of today holds: two witnesses, or a row of `by_hand.yml`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tools.units.packages import Packages, letters, named

Relation = tuple[str, str]  # the code of a commune of today, that of a former one


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """The relations that hold, what was refused and why, and rows by hand that change nothing."""

    holds: frozenset[Relation]
    refused: Mapping[Relation, str]
    undecided: tuple[Relation, ...]
    idle: tuple[Relation, ...]


def decide(packages: Packages, by_hand: Mapping[Relation, bool]) -> Decided:
    found = {relation: _witnesses(packages, *relation) for relation in packages.converted}
    twice = {relation for relation, witnesses in found.items() if witnesses - {"note"}}
    named_so: dict[tuple[str, str], set[str]] = defaultdict(set)
    for commune, old in twice:
        named_so[commune, letters(packages.former[old].name)].add(old)
    refused = {}
    undecided = []
    for relation, witnesses in found.items():
        commune, old = relation
        if relation in twice:
            continue
        if not witnesses:
            undecided.append(relation)
        elif named_so[commune, letters(packages.former[old].name)]:
            refused[relation] = "the note means another one of this name"
        else:
            twice.add(relation)
    said = {relation for relation, holds in by_hand.items() if holds}
    denied = set(by_hand) - said
    return Decided(
        holds=frozenset((twice | said) - denied),
        refused=refused | dict.fromkeys(denied, "by hand"),
        undecided=tuple(sorted(set(undecided) - set(by_hand))),
        idle=tuple(sorted((said & twice) | (denied - twice - set(undecided)))),
    )


def unnamed(packages: Packages, relations: frozenset[Relation]) -> frozenset[Relation]:
    """The relations that the note of the statistics office does not tell, though it was not cut."""
    return frozenset(
        (commune, old) for commune, old in relations
        if not packages.communes[commune].cut and not _in_note(packages, commune, old)
    )  # fmt: skip


def _witnesses(packages: Packages, commune: str, old: str) -> set[str]:
    """Who says so besides vietnamadminunits. A commune carries the code of one that it holds."""
    return set(_said(packages, commune, old))


def _said(packages: Packages, commune: str, old: str) -> Iterator[str]:
    if commune == old:
        yield "code"
    if len(old) == len(commune) and packages.address(commune, old) in packages.addresses:
        yield "address table"
    if _in_note(packages, commune, old):
        yield "note"


def _in_note(packages: Packages, commune: str, old: str) -> bool:
    note = packages.communes[commune].made_of
    return named(packages.former[old].name, note) or (commune == old and "iữ nguyên" in note)
