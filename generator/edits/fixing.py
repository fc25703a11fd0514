"""Fixes problems that have exactly one correct fix (`chibo check --fix`); nothing else in a file is touched."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from generator import source
from generator.edits.atomic_write import ours, write
from generator.problems import Problem

_BREAK = re.compile("(\r\n|\r|\n)")
_MARK = b"\xef\xbb\xbf"  # some editors begin a UTF-8 file with it
_ROUNDS = 20  # a fix may bring the next problem to light; each round reads everything anew
_STEPS = 500  # and YAML tells of one slip at a time


@dataclass(frozen=True, slots=True, kw_only=True)
class Fixed:
    """`problems` were put right, in this order; `left` is what the last look found; `refused` files are not ours."""

    problems: tuple[Problem, ...]
    left: tuple[Problem, ...]
    refused: tuple[str, ...] = ()


def fix(root: Path, look: Callable[[], Sequence[Problem]]) -> Fixed:
    """Applies every fix that `look` finds and looks again, until there is none left."""
    done: list[Problem] = []
    refused: set[str] = set()
    found = tuple(look())
    for _ in range(_ROUNDS):
        before = len(done)
        with_fix = sorted((p for p in found if p.fix), key=lambda p: p.place.file)
        for file, group in groupby(with_fix, key=lambda p: p.place.file):
            if ours(root, file) and (root / file).is_file():
                done += _mend(root, file, tuple(group))
            else:
                refused.add(file)
        if len(done) == before:
            break
        found = tuple(look())
    return Fixed(problems=tuple(done), left=found, refused=tuple(sorted(refused)))


def applied(text: str, problems: Iterable[Problem]) -> tuple[str, tuple[Problem, ...]]:
    """The text with the fixes of `problems` and those that went in; one that meets another waits for the next round.

    A fix whose line is no longer what it was is left out. Everything outside the spans stays as it was.
    """
    pieces = _BREAK.split(text)  # a line, its break, a line, …
    done: list[Problem] = []
    free: dict[int, int] = {}
    for p in sorted(problems, key=lambda p: (-p.place.line, -(p.fix.start if p.fix else 0), p.code)):
        at = (p.place.line - 1) * 2
        if p.fix is None or at >= len(pieces):
            continue
        line = pieces[at]
        limit = free.get(at, len(line))
        if p.fix.end > limit or (at not in free and line != p.text) or line[: p.fix.end] != p.text[: p.fix.end]:
            continue
        pieces[at] = p.fix.on(line)
        free[at] = p.fix.start
        done.append(p)
    return "".join(pieces), tuple(reversed(done))


def _mend(root: Path, file: str, problems: tuple[Problem, ...]) -> list[Problem]:
    """Writes the file once for each step: what was found, then what the text alone still shows."""
    done: list[Problem] = []
    for _ in range(_STEPS):
        content = (root / file).read_bytes()
        mark = _MARK if content.startswith(_MARK) else b""
        try:
            text, step = applied(content[len(mark) :].decode("utf-8"), problems)
        except UnicodeDecodeError:
            break
        if not step:
            break
        write(root / file, mark + text.encode("utf-8"))
        done += step
        problems = tuple(p for p in source.load(root, file)[1] if p.fix)
    return done
