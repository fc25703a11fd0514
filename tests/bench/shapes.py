"""What the records of the bench are made of: a cell that is told of, a source, a person."""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random
from typing import Any

from tests.bench import words

TODAY = "2026-04-15"  # the day that the bench's world is of
Record = dict[str, Any]
Records = Iterator[tuple[str, Record]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A cell that is told of: its file's folder, its id, its short name, how many members, its villages."""

    place: str
    key: str
    name: str
    members: int
    village: str = ""


def own(day: str, role: str = "Bí thư chi bộ") -> list[Record]:
    return [
        {
            "id": "bc", "kind": "own_report", "from_role": role, "received_on": day,
            "approved_by_role": "Phó Bí thư Đảng ủy xã",
        }
    ]  # fmt: skip


def person(chance: Random) -> str:
    return f"{chance.choice(words.FAMILIES)} {chance.choice(words.MIDDLES)} {chance.choice(words.GIVEN)}"
