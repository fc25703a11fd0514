"""A line of the index: a term, and for each spelling and weight the numbers of the entries that have it so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import accumulate
from operator import sub

_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
_CODES = {letter: code for code, letter in enumerate(_ALPHABET)}
_GAP = re.compile("[g-z0-9_-]*[A-Za-f]")
_GO_ON = str.maketrans("", "", _ALPHABET[32:])

# For every spelling and weight the numbers of the entries; and the same with the numbers as letters.
Forms = dict[str, dict[int, list[int]]]
_Lists = dict[str, dict[int, str]]


def changed(line: str, term: str, gone: Forms, come: Forms) -> str:
    """The line of a term without some numbers and with others, "" where none is left; only what changed is counted.

    A line is the term, how many entries have it if some are left out, then each spelling with its entries, the
    heaviest first.
    """
    lists = _lists(line)
    for form, weight in {(form, weight) for forms in (gone, come) for form, weight, _ in each(forms)}:
        there = lists.setdefault(form, {})
        left = set(gone.get(form, {}).get(weight, ()))
        numbers = [number for number in _numbers(there.get(weight, "")) if number not in left]
        there[weight] = _gaps(sorted([*numbers, *come.get(form, {}).get(weight, ())]))
    return _joined(term, "", lists)


def cut(line: str, most: int) -> str:
    """Of a term that very many have only the `most` heaviest and newest: the rest would say next to nothing."""
    if len(line) <= most:  # each number is a letter at least
        return line
    lists = _lists(line)
    size = sum(len(letters.translate(_GO_ON)) for found in lists.values() for letters in found.values())
    return _joined(line.partition("\t")[0], str(size), _heaviest(lists, most)) if size > most else line


def each(forms: Forms) -> Iterator[tuple[str, int, list[int]]]:
    return ((form, weight, numbers) for form, lists in forms.items() for weight, numbers in lists.items())


def _lists(line: str) -> _Lists:
    """What a line that was not cut says."""
    found: _Lists = {}
    for part in line.split("\t")[2:]:
        form, _, lists = part.partition(";")
        found[form] = {int(told[0], 16): told[1:] for told in lists.split(",")}
    return found


def _joined(term: str, count: str, lists: _Lists) -> str:
    told = (
        (form, ",".join(f"{weight:x}{found[weight]}" for weight in sorted(found, reverse=True) if found[weight]))
        for form, found in sorted(lists.items())
    )
    parts = [f"{form};{text}" for form, text in told if text]
    return "\t".join((term, count, *parts)) if parts else ""


def _heaviest(lists: Mapping[str, Mapping[int, str]], room: int) -> _Lists:
    found: _Lists = {}
    for weight in sorted({weight for inside in lists.values() for weight in inside}, reverse=True):
        if not room:
            break
        newest = ((form, _numbers(inside[weight])[-room:]) for form, inside in lists.items() if weight in inside)
        rows = sorted((number, form) for form, numbers in newest for number in numbers)[-room:]
        room -= len(rows)
        kept: dict[str, list[int]] = {}
        for number, form in rows:
            kept.setdefault(form, []).append(number)
        for form, numbers in kept.items():
            found.setdefault(form, {})[weight] = _gaps(numbers)
    return found


def _gaps(numbers: Sequence[int]) -> str:
    """Each number as its distance from the one before, five bits a letter, the lowest first; bit six goes on."""
    return "".join(map(_letters, map(sub, numbers, (0, *numbers))))


def _numbers(letters: str) -> list[int]:
    return list(accumulate(map(_gap, _GAP.findall(letters))))


@lru_cache(maxsize=1 << 16)
def _gap(letters: str) -> int:
    return sum((_CODES[letter] & 31) << 5 * at for at, letter in enumerate(letters))


@lru_cache(maxsize=1 << 16)
def _letters(gap: int) -> str:
    text = ""
    while gap > 31:
        text += _ALPHABET[gap & 31 | 32]
        gap >>= 5
    return text + _ALPHABET[gap]
