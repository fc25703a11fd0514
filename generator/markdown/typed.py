"""Rewrites Markdown as people type it: lists and stars that Python-Markdown would misread."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_MARK = r"[-+*•●▪◦–]|[0-9]{1,9}\."
_ITEM = re.compile(rf"( *)({_MARK})( +\S.*)")
_RULE = re.compile(r" *(?:[-*_] *){3,}|[ :|-]*\|[ :|-]*")  # a line across the page; the line below a table's head
_HEAD = re.compile(r"[ :|-]*-[ :|-]*")
_FENCE = re.compile(r" *(`{3,}|~{3,})")
_TAG = re.compile(r" *</?[a-zA-Z!][^ ]*")
_YEAR = re.compile(r"[0-9]{3,}\.")
_CODE = re.compile(r"(`+[^`]*`+)")
# A star is a sign of multiplication beside a figure, and where the next star can only begin something.
_TIMES = re.compile(
    r"(?<![\\*])(?:(?<=\d)\*(?=[\w(])|(?<=[\w)])\*(?=\d)|(?:(?<=\d)|(?<=\d[\w)])) ?\* ?(?=\(?\d)"
    r"|\*(?=[^\s*][^*\n]*\s\*[^\s*]))"
)
_TAB, _STEP, _DEEPEST = 4, 2, 10


@dataclass(slots=True)
class _Lists:
    """Where a line stands: `levels` are the indent and the kind of mark of the open items, the outermost first."""

    code_blocks: bool
    base: int = 0
    levels: list[tuple[int, str]] = field(default_factory=list)
    blank: bool = True
    beneath: int | None = None  # the indent of the paragraph that the line before belongs to
    verbatim: str = ""  # what ends a passage in which nothing is a list


def typed(text: str, *, code_blocks: bool) -> str:
    """The same text, its lists after an empty line and nested by four spaces, its times signs no emphasis.

    What is written so already stays as it is. `code_blocks`: four spaces after an empty line mean code, no list.
    """
    state, found = _Lists(code_blocks=code_blocks), []
    for line in text.split("\n"):
        found.extend(_line(line, state))
    return "\n".join(found)


def _line(line: str, state: _Lists) -> list[str]:
    if state.verbatim:
        if (not line.strip()) if state.verbatim == "\n" else line.strip().startswith(state.verbatim):
            state.verbatim, state.blank = "", not line.strip()
        return [line]
    if not line.strip():
        state.blank, state.beneath = True, None
        return [line]
    if fence := _FENCE.match(line):
        state.verbatim = fence[1]
    elif (state.blank and _TAG.match(line)) or (not state.blank and "|" in line and _HEAD.fullmatch(line)):
        state.verbatim = "\n"  # HTML, or the rows of a table
    elif state.code_blocks and state.blank and not state.levels and line.startswith(" " * _TAB):
        state.verbatim = "\n"
    item = None if state.verbatim or _RULE.fullmatch(line) else _ITEM.fullmatch(line)
    if item and not (_YEAR.fullmatch(item[2]) and state.beneath is not None):
        return _item(item, state)
    return [_other(line, state)]


def _item(item: re.Match[str], state: _Lists) -> list[str]:
    indent, kind = len(item[1]), _kind(item[2])
    before: list[str] = []
    if not state.levels:
        before = [""] if state.beneath is not None else []
        state.base = min(indent, state.beneath or 0) // _TAB * _TAB
    depth = _depth(indent, kind, state)
    state.levels[depth:] = [(indent, kind)]
    state.blank, state.beneath = False, None
    mark = "-" if kind in "-•" else item[2]
    at = state.base + _TAB * min(depth, _DEEPEST)
    return [*before, f"{' ' * at}{mark}{_starred(item[3])}"]


def _kind(mark: str) -> str:
    if mark[-1] == ".":
        return "1"
    return mark if mark in "+*" else "-" if mark in "-–" else "•"


def _depth(indent: int, kind: str, state: _Lists) -> int:
    """How many items the new one stands in. A mark of another kind, right below and no further in, is inside too."""
    levels = state.levels
    depth = sum(1 for at, _ in levels if at + _STEP <= indent)
    if state.blank or depth == len(levels):
        return depth
    same = [n for n, (at, mark) in enumerate(levels) if n >= depth and mark == kind and abs(at - indent) < _STEP]
    if same:
        return same[-1]
    return len(levels) if abs(levels[-1][0] - indent) < _STEP else depth


def _other(line: str, state: _Lists) -> str:
    """A line that begins no item: it goes on, or stands after an empty line inside of an item, or ends the list."""
    indent = len(line) - len(line.lstrip())
    inside = sum(1 for at, _ in state.levels if at + _STEP <= indent)
    if state.levels and state.blank and not inside:
        state.levels = []
    at = state.base + _TAB * min(inside, _DEEPEST) if state.blank else indent
    state.blank = False
    if not state.levels:
        state.beneath = indent if state.beneath is None else min(indent, state.beneath)
        return _starred(line if state.code_blocks else line.lstrip())
    return " " * max(indent, at) + _starred(line.lstrip())


def _starred(line: str) -> str:
    if "*" not in line:
        return line
    parts = _CODE.split(line)
    parts[::2] = [_TIMES.sub(lambda found: found[0].replace("*", r"\*"), part) for part in parts[::2]]
    return "".join(parts)
