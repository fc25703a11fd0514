"""Owns how the lines of many terms are cut into files that are small and that an edit seldom moves."""

from __future__ import annotations

from collections.abc import Mapping

SHARD = 8_000


def shards(lines: Mapping[str, str]) -> dict[str, str]:
    """Lines by the shortest prefix of their terms below which they are not too long for one file."""
    found: dict[str, str] = {}

    def cut(prefix: str, terms: list[str]) -> None:
        if len(terms) == 1 or sum(len(lines[term]) + 1 for term in terms) <= SHARD:
            found[prefix] = "\n".join(lines[term] for term in terms)
            return
        parts: dict[str, list[str]] = {}
        for term in terms:
            parts.setdefault(term[: len(prefix) + 1], []).append(term)
        for longer, inside in parts.items():
            if longer == prefix:
                found[prefix] = lines[prefix]
            else:
                cut(longer, inside)

    cut("", sorted(lines))
    return found
