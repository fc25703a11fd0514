"""Values: a Fault at a path inside a record, a Problem at a place in a file, and the Fix of a problem."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

# A question keeps from publishing, as an error does, until somebody mends the text or answers for it.
Severity = Literal["error", "question", "warning", "info"]
Path = tuple[str | int, ...]

_GATE = "gate-"  # how the codes of the publication gate begin
RANK: dict[str, int] = {"error": 0, "question": 1, "warning": 2, "info": 3}


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place in a file: project-relative path with `/`, line and column counted from 1."""

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """Something wrong at `path` inside one data file, e.g. `("officers", 2, "from")`; its line is found later.

    `at_key` points at the key of the last step (an unknown key), not at its value. `put` is the text that surely
    belongs there instead, None where there is more than one right answer; `quoted` says that what stands there
    belongs in quotes. `either` are references of which one is meant: where only one of them exists, it is put. `near`
    are references that may be meant.
    """

    file: str
    path: Path = ()
    code: str
    message: str
    hint: str = ""
    severity: Severity = "error"
    at_key: bool = False
    put: str | None = None
    quoted: bool = False
    either: tuple[str, ...] = ()
    near: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Fix:
    """The one right answer: letters `start` to `end` (from 0, end excluded) of the problem's line become `put`."""

    start: int
    end: int
    put: str

    def on(self, line: str) -> str:
        """The line as it should be."""
        return line[: self.start] + self.put + line[self.end :]


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Something wrong at a place a person can go to. `code` is stable, `message` one Vietnamese sentence.

    `text` is the line as it stands in the file; "" where the whole file is meant. `fix` is of that line. `asked` names
    the passage that a question is about.
    """

    place: Place
    code: str
    message: str
    hint: str = ""
    severity: Severity = "error"
    text: str = ""
    fix: Fix | None = None
    asked: str = ""


def dotted(path: Path) -> str:
    """The path as people write it: `officers[2].from`."""
    out = ""
    for step in path:
        out += f"[{step}]" if isinstance(step, int) else f".{step}" if out else step
    return out


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """By file, line, column, then weight; equal ones once."""
    return tuple(
        sorted(
            dict.fromkeys(problems),
            key=lambda p: (p.place.file, p.place.line, p.place.column, RANK[p.severity], p.code, p.message),
        )
    )


def covered(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems as they may be shown: a line that the gate keeps from being published is not repeated by any."""
    given = tuple(problems)
    kept = {(p.place.file, p.place.line) for p in given if p.code.startswith(_GATE)}
    return tuple(replace(p, text="", fix=None) if (p.place.file, p.place.line) in kept else p for p in given)


def has_errors(problems: Iterable[Problem | Fault]) -> bool:
    return any(p.severity == "error" for p in problems)


def keeps_back(problems: Iterable[Problem | Fault]) -> bool:
    """Whether nothing may be published yet: something is wrong, or a question is open."""
    return any(p.severity in ("error", "question") for p in problems)
