"""Formats problems for a terminal: the sentence, the line with a caret, the line as it should be."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

from generator.problems.values import Problem, covered

_WORD: dict[str, str] = {"error": "lỗi", "question": "câu hỏi", "warning": "cảnh báo", "info": "lưu ý"}
_INDENT = "    "
_WIDTH = 100  # columns of an excerpt
_SPACES = re.compile("[\u00a0\u2000-\u200a\u202f\u205f\u3000]")


def as_text(problems: Sequence[Problem]) -> str:
    """A problem a paragraph: the sentence, its line with a caret, the hint, the corrected line; last a count."""
    lines = [line for problem in covered(problems) for line in _paragraph(problem)]
    return "\n".join((*lines, summary(problems)))


def summary(problems: Sequence[Problem]) -> str:
    """«Không có vấn đề nào.» or «2 lỗi, 1 lưu ý.»"""
    counts = [(sum(p.severity == s for p in problems), word) for s, word in _WORD.items()]
    found = [f"{n} {word}" for n, word in counts if n]
    return ", ".join(found) + "." if found else "Không có vấn đề nào."


def excerpt(line: str, column: int) -> tuple[str, str]:
    """The line, cut around `column` (from 1) where it is long, and a caret that stands below that letter."""
    at = min(column - 1, len(line))
    start, end = _window(line, at)
    head = ("…" if start else "") + shown(line[start:at])
    whole = head + shown(line[at:end]) + ("…" if end < len(line) else "")
    return whole.rstrip(), " " * _columns(head) + "^"


def visible(text: str) -> str:
    """On one line, with a sign for each letter that a terminal would obey or hide."""
    return "".join("·" if _obeyed(char) else char for char in text.replace("\n", " "))


def shown(text: str) -> str:
    """A line of a file: a tab as an arrow, hidden letters and spaces that are no spaces as dots."""
    return visible(_SPACES.sub("·", text.replace("\t", "⇥")))


def _paragraph(problem: Problem) -> Iterator[str]:
    yield f"{problem.place}: {_WORD[problem.severity]} [{problem.code}] {visible(problem.message)}"
    if problem.text.strip():
        line, caret = excerpt(problem.text, problem.place.column)
        yield _INDENT + line
        yield _INDENT + caret
    if problem.hint:
        yield f"{_INDENT}→ {visible(problem.hint)}"
    if problem.fix:
        corrected, _ = excerpt(problem.fix.on(problem.text), problem.fix.start + 1)
        indented = not problem.text[: problem.fix.start].strip()  # then the indentation is what was wrong
        yield f"{_INDENT}Sửa thành: {corrected if indented else corrected.lstrip()}"


def _window(line: str, at: int) -> tuple[int, int]:
    """The letters of `line` around `at` that fit into the width, as many after it as before it."""
    start, end, left = at, min(at + 1, len(line)), _WIDTH - 4
    while left > 0 and (start > 0 or end < len(line)):
        if end < len(line):
            left -= _columns(line[end])
            end += 1
        if start > 0:
            start -= 1
            left -= _columns(line[start])
    while start < at and unicodedata.combining(line[start]):
        start += 1
    return start, end


def _obeyed(char: str) -> bool:
    """Control, format and separator letters, lone surrogates: what moves a cursor or is not seen."""
    return unicodedata.category(char) in ("Cc", "Cf", "Cs", "Zl", "Zp")


def _columns(text: str) -> int:
    """Columns a terminal takes for letters: none for a combining mark, two for a wide one."""
    return sum(0 if _NO_WIDTH.match(c) or unicodedata.combining(c) else 1 + (_wide(c)) for c in text)


def _wide(char: str) -> bool:
    return unicodedata.east_asian_width(char) in ("W", "F")


_NO_WIDTH = re.compile("[\ufe00-\ufe0f\u20d0-\u20ff]")
