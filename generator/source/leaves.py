"""The leaves of a text: each of its values as YAML decodes it, with the keys above it and where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from generator.source.scalars import LOADER


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """One value. `path` has keys alone, no numbers of list items; lines and `column` count from 1."""

    path: tuple[str, ...]
    value: str
    line: int
    column: int
    last_line: int


def leaves(text: str) -> tuple[Leaf, ...]:
    """The values in `text`, in order; none where YAML cannot read it. What only records may not hold, is read."""
    try:
        return tuple(_Walk(yaml.parse(text, Loader=LOADER)).all())
    except (yaml.YAMLError, RecursionError):
        return ()


class _Walk:
    """Follows the parser's events and knows the keys above each."""

    def __init__(self, events: Iterator[Any]) -> None:
        self._events = events

    def all(self) -> Iterator[Leaf]:
        for event in self._events:
            yield from self._node(event, ())

    def _node(self, event: Any, path: tuple[str, ...]) -> Iterator[Leaf]:
        if isinstance(event, yaml.ScalarEvent):
            yield _leaf(event, path)
        elif isinstance(event, yaml.SequenceStartEvent):
            while not isinstance(item := next(self._events), yaml.SequenceEndEvent):
                yield from self._node(item, path)
        elif isinstance(event, yaml.MappingStartEvent):
            while not isinstance(key := next(self._events), yaml.MappingEndEvent):
                name = str(key.value) if isinstance(key, yaml.ScalarEvent) else ""
                if not name:
                    yield from self._node(key, path)
                yield from self._node(next(self._events), (*path, name))


def _leaf(event: Any, path: tuple[str, ...]) -> Leaf:
    start, end = event.start_mark, event.end_mark
    last = end.line + (end.column > 0 or end.line == start.line)
    return Leaf(path=path, value=str(event.value), line=start.line + 1, column=start.column + 1, last_line=last)
