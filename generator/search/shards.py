"""Cuts the lines of many terms into files that are small and that an edit seldom moves."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from itertools import accumulate

SHARD = 8_000
LONGEST = 40  # letters of a prefix, which is part of the name of a file: those that differ later stay together


def shards(lines: Mapping[str, str]) -> dict[str, str]:
    """Lines by the shortest prefix of their terms below which they are not too long for one file."""
    found: dict[str, str] = {}
    terms = sorted(lines)
    texts = [lines[term] for term in terms]
    ends = list(accumulate((len(text) + 1 for text in texts), initial=0))

    def cut(prefix: str, start: int, end: int) -> None:
        if end - start <= 1 or ends[end] - ends[start] <= SHARD or len(prefix) >= LONGEST:
            found[prefix] = "\n".join(texts[start:end])
            return
        while start < end:
            longer = terms[start][: len(prefix) + 1]
            after = start + 1 if longer == prefix else bisect_left(terms, _next(longer), start, end)
            cut(longer, start, after)
            start = after

    cut("", 0, len(terms))
    return found


def _next(prefix: str) -> str:
    """What comes after all that begin with `prefix`."""
    return prefix[:-1] + chr(ord(prefix[-1]) + 1)
