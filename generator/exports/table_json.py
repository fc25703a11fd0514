"""Owns a table as JSON: a list of objects, one a line; a key without a value is left out."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from generator.pages.tables import Row

_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def write(head: Sequence[str], rows: Sequence[Row]) -> str:
    return lines({k: v for k, v in zip(head, row, strict=True) if v is not None} for row in rows)


def lines(found: Iterable[object]) -> str:
    """A JSON list with one item a line, so that two versions can be compared."""
    encode = _ENCODER.encode
    inner = ",\n".join(encode(item) for item in found)
    return f"[\n{inner}\n]\n" if inner else "[]\n"
