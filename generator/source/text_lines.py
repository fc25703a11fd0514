"""The lines of a text: which there are, and a problem at one of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from generator.problems import Fix, Place, Problem, Severity

_BREAK = re.compile("\r\n|\r|\n")
_ODD_BREAK = re.compile("[\x85\u2028\u2029]")
_BLOCK = re.compile(r"(?:^|[\s:-])[|>][-+0-9]{0,2}\s*(?:#.*)?$")


def rows(text: str) -> list[str]:
    """The lines without their ends, as an editor counts them."""
    return _BREAK.split(text)


def sure(found: Sequence[str]) -> Sequence[str]:
    """The first lines, as far as YAML counts them in the same way as an editor does."""
    return found[: next((n for n, r in enumerate(found) if _ODD_BREAK.search(r)), len(found))]


def row(sure_rows: Sequence[str], line: int) -> str:
    """Line `line` (from 1); "" where there is none."""
    return sure_rows[line - 1] if line <= len(sure_rows) else ""


def indent(found: str) -> int:
    return len(found) - len(found.lstrip(" "))


def free_rows(found: Sequence[str]) -> frozenset[int]:
    """The indexes of lines that belong to a text after `|` or `>`: whatever stands there is no YAML."""
    free: set[int] = set()
    inside: int | None = None
    for index, line in enumerate(found):
        if inside is not None and (not line.strip() or indent(line) > inside):
            free.add(index)
            continue
        inside = indent(line) if _BLOCK.search(line) and not line.lstrip().startswith("#") else None
    return frozenset(free)


def speaker(file: str, found: Sequence[str]) -> Callable[..., Problem]:
    """Makes problems of one file; line and column from 1, columns of a Fix from 0."""
    known = sure(found)

    def problem(
        code: str,
        message: str,
        line: int = 1,
        column: int = 1,
        *,
        hint: str = "",
        fix: Fix | None = None,
        severity: Severity = "error",
    ) -> Problem:
        text = row(known, line)
        place = Place(file=file, line=line, column=column)
        right = fix if text and fix and fix.on(text) != text else None
        return Problem(place=place, code=code, message=message, hint=hint, severity=severity, text=text, fix=right)

    return problem
