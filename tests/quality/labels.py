"""The labelled queries, and the half each of them belongs to: the engine is tuned on a, b says how good it is."""

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import yaml

FILE = Path(__file__).parent / "queries.yml"
_SALT = 45  # one that cuts every class nearly in half; chosen before any engine had run


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """What a resident types, and the records that answer it: any of `wanted` ("kind/id") is right."""

    text: str
    wanted: frozenset[str]
    kind: str

    @property
    def half(self) -> str:
        """Follows from the text alone, so a new query moves no other one."""
        return "ab"[sha256(f"{_SALT} {self.text}".encode()).digest()[0] % 2]


def queries(half: str = "ab") -> tuple[Query, ...]:
    """In the order of the file; `half` is "a", "b" or both."""
    classes: dict[str, dict[str, str]] = yaml.load(FILE.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    every = (
        Query(text=text, wanted=frozenset(wanted.split()), kind=kind)
        for kind, labels in classes.items()
        for text, wanted in labels.items()
    )
    return tuple(query for query in every if query.half in half)
