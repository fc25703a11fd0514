"""Formats problems for machines: JSON, annotations of GitHub, the code quality report of GitLab."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Sequence

from generator.problems.text import visible
from generator.problems.values import RANK, Problem, covered

_LEVELS = {"error": "error", "question": "error", "warning": "warning", "info": "notice"}
_WEIGHTS = {"error": "major", "question": "major", "warning": "minor", "info": "info"}
_MOST = 10  # GitHub shows ten annotations of a level for each step and drops the others without a word


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


def as_github(problems: Sequence[Problem], *, below: str = "") -> str:
    """Workflow commands, the worst first, ten of a level; one last notice counts what is not shown.

    `below` is the folder of the publication inside its repository, with a `/` at its end.
    """
    worst = sorted(covered(problems), key=lambda p: RANK[p.severity])
    shown = _first(worst, {"error": _MOST, "warning": _MOST, "notice": _MOST})
    if len(shown) < len(worst):
        shown = _first(worst, {"error": _MOST, "warning": _MOST, "notice": _MOST - 1})
    lines = [_annotation(p, below) for p in shown]
    if left := len(worst) - len(shown):
        said = f"Còn {left} vấn đề nữa không hiện ở đây; chạy “chibo check” để xem tất cả."
        lines.append(f"::notice title={_property('chibo check')}::{_data(said)}")
    return "\n".join(lines)


def as_gitlab(problems: Sequence[Problem], *, below: str = "") -> str:
    """A JSON list for GitLab's Code Quality; `below` as for GitHub.

    A fingerprint is made of file, code and the text of the line, so it stays when lines above come and go; equal ones
    are told apart by their order.
    """
    seen: Counter[tuple[str, ...]] = Counter()
    rows = []
    for p in covered(problems):
        key = (below + p.place.file, p.code, " ".join(p.text.split()) or p.message)
        mark = json.dumps([*key, seen[key]], ensure_ascii=True)
        seen[key] += 1
        rows.append(
            {
                "description": f"{p.message} {p.hint}".strip(),
                "check_name": p.code,
                "fingerprint": hashlib.sha256(mark.encode("ascii")).hexdigest(),
                "severity": _WEIGHTS[p.severity],
                "location": {"path": below + p.place.file, "lines": {"begin": p.place.line}},
            }
        )
    return json.dumps(rows, ensure_ascii=False, indent=1)


def _first(problems: Sequence[Problem], most: dict[str, int]) -> list[Problem]:
    """As many of each level as `most` allows, in the order given."""
    seen: Counter[str] = Counter()
    shown = []
    for p in problems:
        level = _LEVELS[p.severity]
        seen[level] += 1
        if seen[level] <= most[level]:
            shown.append(p)
    return shown


def _annotation(problem: Problem, below: str) -> str:
    place, said = problem.place, [visible(problem.message)]
    if problem.hint:
        said.append(visible(problem.hint))
    if problem.fix:
        said.append(f"Sửa thành: {visible(problem.fix.on(problem.text)).strip()}")
    where = f"file={_property(below + place.file)},line={place.line},col={place.column},title={_property(problem.code)}"
    return f"::{_LEVELS[problem.severity]} {where}::{_data(chr(10).join(said))}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
