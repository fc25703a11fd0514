"""A table as JSON: a list of objects, one a line; a key without a value is left out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from generator.build import jsonio
from generator.opendata.tables import Column, TableRow


@lru_cache(maxsize=1 << 14)
def list_text(items: tuple[str, ...]) -> str:
    """A list inside a cell of another format; many rows name the same organisations."""
    return jsonio.dumped(items).decode()


def write(columns: Sequence[Column], rows: Sequence[TableRow]) -> str:
    head = [column.name for column in columns]
    found = [{key: value for key, value in zip(head, row, strict=True) if value is not None} for row in rows]
    return lines(found, first=head[0])


def lines(found: Iterable[object], *, first: str) -> str:
    """A JSON list with one object a line, so that two versions can be compared; `first` is the first key of each."""
    listed = list(found)
    # Cut where one object follows the other: no letter comes after a quote that ends a text, so this is never in one.
    cut = jsonio.dumped(listed).decode().replace('},{"' + first, '},\n{"' + first)
    return f"[\n{cut[1:-1]}\n]\n" if listed else "[]\n"
