"""The groups of keys inside a record, and the facts among them: what can name a source of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import get_args

from generator.problems import Path
from generator.records.parts import Part

Groups = Iterable[tuple[Path, Part]]
Facts = Iterable[tuple[Path, str | None]]


def groups(record: Part) -> tuple[tuple[Path, Part], ...]:
    """Every group with its path (`("officers", 0)`), the outer before the inner."""
    found: list[tuple[Path, Part]] = []
    _collect(record, (), found)
    return tuple(found)


def facts(found: Groups) -> tuple[tuple[Path, str | None], ...]:
    """The groups that can name a source, with the one that each names."""
    return tuple((path, getattr(part, "source", None)) for path, part in found if "source" in type(part).model_fields)


def unsourced(found: Facts) -> Iterator[Path]:
    """The facts that name no source, nor does one around them."""
    covered: set[Path] = set()
    for path, named in found:
        if named is not None:
            covered.add(path)
        elif not any(path[:length] in covered for length in range(1, len(path))):
            yield path


def _collect(group: Part, path: Path, found: list[tuple[Path, Part]]) -> None:
    for name, key in _inner(type(group)):
        value = getattr(group, name)
        if not value:
            continue
        here = (*path, key)
        for step, item in enumerate(value) if isinstance(value, tuple) else [(None, value)]:
            if isinstance(item, Part):
                place = here if step is None else (*here, step)
                found.append((place, item))
                _collect(item, place, found)


@cache
def _inner(kind: type[Part]) -> tuple[tuple[str, str], ...]:
    """(name, key in the file) of the fields that can hold a group."""
    return tuple((n, f.alias or n) for n, f in kind.model_fields.items() if _holds(f.annotation))


def _holds(annotation: object) -> bool:
    if isinstance(annotation, type) and issubclass(annotation, Part):
        return True
    return any(_holds(inner) for inner in get_args(annotation))
