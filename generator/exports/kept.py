"""Owns the index of the search between two runs: as parts named by their content, of which an edit changes few."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from hashlib import blake2b
from typing import Any

from generator.exports.entries import Entry, of_row, row
from generator.exports.postings import Postings, assign
from generator.exports.shards import shards

FORMAT = "1"
ENTRIES = 32  # in one part, about
_SIZE = 32


def dump(postings: Postings, stamp: str) -> tuple[bytes, dict[str, bytes]]:
    """A head, and by their digests the parts it names."""
    parts: dict[str, bytes] = {}

    def put(data: bytes) -> str:
        digest = _digest(data)
        parts[digest] = data
        return digest

    told = {
        "format": FORMAT, "stamp": stamp, "mark": postings.mark,
        "entries": [put(_json(rows)) for rows in _dealt(postings.entries.values())],
        "lines": [put(text.encode()) for text in shards(postings.lines).values()],
        "whole": [put(text.encode()) for _, text in sorted(postings.whole.items())],
    }  # fmt: skip
    head = _json(told)
    return _digest(head).encode() + head, parts


def load(head: bytes, get: Callable[[str], bytes | None], stamp: str) -> Postings:
    """What was dumped under this stamp; empty Postings where anything of it is missing, broken or not ours."""
    try:
        told = json.loads(_whole(head[:_SIZE].decode(), head[_SIZE:]))
        if (told["format"], told["stamp"]) != (FORMAT, stamp):
            return Postings()
        parts = {key: [_whole(digest, get(digest)) for digest in told[key]] for key in ("entries", "lines", "whole")}
        entries = {given[0]: of_row(given) for part in parts["entries"] for given in json.loads(part)}
        return Postings(
            mark=told["mark"], entries=entries, numbers=assign(entries.values()),
            lines=_lines(parts["lines"]), whole=_lines(parts["whole"]),
        )  # fmt: skip
    except (ValueError, KeyError, TypeError, IndexError):
        return Postings()


def _whole(digest: str, data: bytes | None) -> bytes:
    if data is None or _digest(data) != digest:
        raise ValueError(digest)
    return data


def _lines(parts: Iterable[bytes]) -> dict[str, str]:
    return {line.partition("\t")[0]: line for part in parts if part for line in part.decode().split("\n")}


def _dealt(entries: Iterable[Entry]) -> list[list[list[Any]]]:
    """The entries as rows, in parts by a hash of their ids: a new one moves no other."""
    rows = sorted((row(entry) for entry in entries), key=lambda found: found[0])
    count = 1
    while count * ENTRIES < len(rows):
        count *= 2
    parts: list[list[list[Any]]] = [[] for _ in range(count)]
    for found in rows:
        parts[int.from_bytes(blake2b(found[0].encode(), digest_size=4).digest(), "big") % count].append(found)
    return parts


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def _digest(data: bytes) -> str:
    return blake2b(data, digest_size=_SIZE // 2).hexdigest()
