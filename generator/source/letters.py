"""Letters that are not what they seem: hidden ones, NFD, old encodings, no-break spaces, typographic quotes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import yaml

from generator.problems import Fix, Problem
from generator.source.scalars import LOADER, quoted
from generator.source.text_lines import free_rows, rows, speaker
from generator.vietnamese import text_faults

_SPACE = re.compile("[\u00a0\u2000-\u200a\u202f\u205f\u3000]")
_STRUCTURAL = re.compile(f"[ ]*(?:-[ ]*)*{_SPACE.pattern}|[ ]*(?:-[ ]+)*[A-Za-z0-9_-]+[ ]*:?{_SPACE.pattern}")
_NOTHING = re.compile("[\u200b\u200c\u200e\u200f\u2060-\u2064\u202a-\u202e\u2066-\u2069\ufeff]")  # removed for sure
_DOUBLE, _SINGLE = "“”„‟", "‘’‚‛"
_EDGE = re.compile(f"[{_DOUBLE}{_SINGLE}]")

# How text_faults names a place; the number of the line is that of one line alone and is told by the Problem instead.
_LETTER = re.compile(r" ở dòng 1, chữ thứ ([0-9]+)")
_PLACE = re.compile(r" ở dòng [0-9]+, chữ thứ [0-9]+")
_WORD = re.compile("“([^”]+)”")


def typing(text: str, file: str) -> Iterator[Problem]:
    """Faults of single letters, line by line. The text need not be YAML."""
    if text.isascii():
        return
    found = rows(text)
    problem = speaker(file, found)
    if text_faults(text):
        for number, line in enumerate(found, 1):
            faults = text_faults(line)
            for code, said in faults:
                fix = None if any(c == "legacy-encoding" for c, _ in faults) else _fix(code, line)
                yield problem(code, _LETTER.sub("", said), number, _column(line, said), fix=fix)
    if _SPACE.search(text):
        yield from _spaces(found, problem)
    if _EDGE.search(text):
        yield from _crooked(text, problem)


def decoded(value: str) -> Iterator[tuple[str, str]]:
    """(code, sentence) of what `\\` in double quotes wrote: it is judged as if it had been typed."""
    for code, said in text_faults(value):
        yield code, _PLACE.sub("", said)


def _fix(code: str, line: str) -> Fix | None:
    if code == "not-nfc":
        return _between(line, unicodedata.normalize("NFC", line))
    if code == "zero-width":
        cleaned = _NOTHING.sub("", line)
        left = any(c == code for c, _ in text_faults(cleaned))
        return None if left else _between(line, cleaned)
    return None


def _between(old: str, new: str) -> Fix:
    """The smallest span in which two lines differ."""
    start = next((i for i, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))
    tail = 0
    while tail < min(len(old), len(new)) - start and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    return Fix(start=start, end=len(old) - tail, put=new[start : len(new) - tail])


def _column(line: str, said: str) -> int:
    """Where in its line a fault of typing stands, from 1: it names the letter or the word, else NFC tells."""
    letter, word = _LETTER.search(said), _WORD.search(said)
    if letter:
        return int(letter[1])
    if word and word[1] in line:
        return line.index(word[1]) + 1
    composed = unicodedata.normalize("NFC", line)
    return next((i for i, (a, b) in enumerate(zip(line, composed, strict=False), 1) if a != b), 1)


def _spaces(found: Sequence[str], problem: Callable[..., Problem]) -> Iterator[Problem]:
    """A no-break space inside a sentence is a warning; where YAML needs a space it is an error."""
    free = free_rows(found)
    for number, line in enumerate(found, 1):
        first = _SPACE.search(line)
        if first is None:
            continue
        structural = number - 1 not in free and _STRUCTURAL.match(line)
        where = "ở chỗ YAML cần dấu cách thường" if structural else "thay vì dấu cách thường"
        yield problem(
            "no-break-space",
            f"Có dấu cách đặc biệt (U+{ord(first[0]):04X}) {where}; gõ lại bằng phím cách.",
            number,
            first.start() + 1,
            fix=_between(line, _SPACE.sub(" ", line)),
            severity="error" if structural else "warning",
        )


def _crooked(text: str, problem: Callable[..., Problem]) -> Iterator[Problem]:
    """Unquoted scalars that stand whole in typographic quotes; what YAML cannot read is told by the slips."""
    try:
        for event in yaml.parse(text, Loader=LOADER):
            if isinstance(event, yaml.ScalarEvent) and not event.style and curled(event.value):
                yield _curl(event, problem)
    except yaml.YAMLError:
        return


def curled(value: str) -> bool:
    """True for a text that stands as a whole in one pair of typographic quotes."""
    return any(
        len(value) > 2 and value[0] in kind and value[-1] in kind and not _EDGE.search(value[1:-1])
        for kind in (_DOUBLE, _SINGLE)
    )


def _curl(event: Any, problem: Callable[..., Problem]) -> Problem:
    start, end = event.start_mark, event.end_mark
    put = quoted(event.value[1:-1]) if start.line == end.line else None
    return problem(
        "curly-quotes",
        f"Cả giá trị nằm trong dấu ngoặc cong {event.value[0]}{event.value[-1]}, YAML coi đó là chữ; "
        "dùng ngoặc thẳng, hoặc bỏ ngoặc nếu không cần.",
        start.line + 1,
        start.column + 1,
        fix=Fix(start=start.column, end=start.column + len(event.value), put=put) if put else None,
        severity="warning",
    )
