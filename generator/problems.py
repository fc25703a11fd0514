"""Owns what is wrong with data: a Fault inside a record, a Problem at a place, and how a list of them is shown."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning", "info"]
Path = tuple[str | int, ...]

_RANK: dict[str, int] = {"error": 0, "warning": 1, "info": 2}
_WORD: dict[str, str] = {"error": "lỗi", "warning": "cảnh báo", "info": "lưu ý"}


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

    `at_key` points at the key of the last step (an unknown key), not at its value.
    """

    file: str
    path: Path = ()
    code: str
    message: str
    hint: str = ""
    severity: Severity = "error"
    at_key: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Something wrong at a place a person can go to. `code` is stable, `message` one Vietnamese sentence."""

    place: Place
    code: str
    message: str
    hint: str = ""
    severity: Severity = "error"


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
            key=lambda p: (p.place.file, p.place.line, p.place.column, _RANK[p.severity], p.code, p.message),
        )
    )


def has_errors(problems: Iterable[Problem | Fault]) -> bool:
    return any(p.severity == "error" for p in problems)


def as_text(problems: Sequence[Problem]) -> str:
    """One line a problem, its hint below it, and a last line that counts."""
    lines = []
    for p in problems:
        lines.append(f"{p.place}: {_WORD[p.severity]} [{p.code}] {p.message}")
        if p.hint:
            lines.append(f"    → {p.hint}")
    lines.append(summary(problems))
    return "\n".join(lines)


def as_json(problems: Sequence[Problem]) -> str:
    """A JSON list of `{file, line, column, code, severity, message, hint}`."""
    rows = [
        {
            "file": p.place.file,
            "line": p.place.line,
            "column": p.place.column,
            "code": p.code,
            "severity": p.severity,
            "message": p.message,
            "hint": p.hint,
        }
        for p in problems
    ]
    return json.dumps(rows, ensure_ascii=False, indent=1)


def summary(problems: Sequence[Problem]) -> str:
    """«Không có vấn đề nào.» or «2 lỗi, 1 lưu ý.»"""
    counts = [(sum(p.severity == s for p in problems), word) for s, word in _WORD.items()]
    found = [f"{n} {word}" for n, word in counts if n]
    return ", ".join(found) + "." if found else "Không có vấn đề nào."
