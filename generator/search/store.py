"""Owns the index of the search between two runs: in parts by a hash, of which an edit reads and writes few."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from generator.build import digest, part_of, plain
from generator.search.postings import Postings

FORMAT = "2"
PARTS = 128  # of each kind: what is in one is written again when one of it changed
_SIZE = 32  # of a digest
_LATER = "texts"  # is only asked for when an entry changed or went

Get = Callable[[Collection[str]], Mapping[str, bytes]]


def dump(postings: Postings, before: Mapping[str, str], stamp: str) -> tuple[bytes, dict[str, bytes]]:
    """A head, and the parts that differ from those of `before`, by name; the head is empty where one of these is lost.

    `before` is what `load` gave, or nothing.
    """
    parts = dict(before)
    fresh: dict[str, bytes] = {}
    ids, terms = ({part_of(key, PARTS) for key in changed} for changed in (postings.ids, postings.terms))
    dealt = _dealt(postings.marks, ids)
    kinds = (
        ("cards", postings.cards, dealt), (_LATER, postings.texts, dealt),
        ("lines", postings.lines, _dealt(postings.lines, terms)),
        ("whole", postings.whole, _dealt(postings.whole, terms)),
    )  # fmt: skip
    try:
        for kind, values, keys in kinds:
            for number, inside in keys.items():
                name = f"{kind} {number}"
                parts.pop(name, None)
                if inside:
                    fresh[name] = "\n".join(map(values.__getitem__, inside)).encode()
                    parts[name] = digest(fresh[name])
    except LookupError:
        return b"", {}
    every = sorted(postings.marks)
    marks, numbers = ([found[key] for key in every] for found in (postings.marks, postings.numbers))
    told = {
        "format": FORMAT, "stamp": stamp, "mark": postings.mark, "parts": dict(sorted(parts.items())),
        "ids": every, "marks": marks, "numbers": numbers,
    }  # fmt: skip
    head = plain.dumped(told)
    return digest(head).encode() + head, fresh


def load(head: bytes, get: Get, stamp: str) -> tuple[Postings, dict[str, str]]:
    """What was dumped under this stamp, and its parts; nothing where anything is missing, broken or not ours."""
    try:
        told = plain.loaded(_whole(head[:_SIZE].decode(), head[_SIZE:]))
        if (told["format"], told["stamp"]) != (FORMAT, stamp):
            return Postings(), {}
        ids, parts = told["ids"], told["parts"]
        names = [name for name in parts if not name.startswith(_LATER)]
        there = get(names)
        texts = {name: _whole(parts[name], there.get(name)).decode() for name in names}
        dealt = _dealt(ids, range(PARTS))
        postings = Postings(
            mark=told["mark"],
            marks=dict(zip(ids, told["marks"], strict=True)), numbers=dict(zip(ids, told["numbers"], strict=True)),
            cards={key: card for n, keys in dealt.items() for key, card in _rows(keys, texts.get(f"cards {n}", ""))},
            lines=_lines(text for name, text in texts.items() if name.startswith("lines")),
            whole=_lines(text for name, text in texts.items() if name.startswith("whole")),
            texts=_Later(get, parts, dealt),
        )  # fmt: skip
    except (ValueError, KeyError, TypeError, IndexError):
        return Postings(), {}
    return postings, parts


class _Later(dict[str, str]):
    """What each entry said; a part is read when one in it is asked for."""

    def __init__(self, get: Get, parts: Mapping[str, str], dealt: Mapping[int, Sequence[str]]) -> None:
        super().__init__()
        self._get, self._parts, self._dealt = get, parts, dealt

    def __missing__(self, key: str) -> str:
        name = f"{_LATER} {part_of(key, PARTS)}"
        try:
            text = _whole(self._parts[name], self._get((name,)).get(name)).decode()
            rows = dict(_rows(self._dealt[part_of(key, PARTS)], text))
        except ValueError:
            raise KeyError(key) from None
        for other, row in rows.items():
            self.setdefault(other, row)
        return rows[key]


def _dealt(keys: Iterable[str], wanted: Collection[int]) -> dict[int, list[str]]:
    """The keys in each wanted part, always in the same order."""
    found: dict[int, list[str]] = {number: [] for number in wanted}
    if found:
        for key in keys:
            if (number := part_of(key, PARTS)) in found:
                found[number].append(key)
    return {number: sorted(inside) for number, inside in found.items()}


def _rows(keys: Sequence[str], text: str) -> Iterable[tuple[str, str]]:
    return zip(keys, text.split("\n") if keys else (), strict=True)


def _lines(parts: Iterable[str]) -> dict[str, str]:
    return {line.partition("\t")[0]: line for part in parts for line in part.split("\n")}


def _whole(name: str, data: bytes | None) -> bytes:
    if data is None or digest(data) != name:
        raise ValueError(name)
    return data
