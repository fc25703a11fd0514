"""Questions that `chibo new` asks to fill in a record."""

from __future__ import annotations

from dataclasses import dataclass

from generator.problems import Path

Only = tuple[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """`path` is where the answer goes. `only` are (key, words): asked when that key was answered with one of them."""

    path: Path
    words: str
    only: Only = ("", ())


def ask(key: str, words: str, only: Only = ("", ())) -> Question:
    """`key` is a path with dots: `attendance.present`, `levels.0.id`."""
    path: Path = tuple(int(step) if step.isdigit() else step for step in key.split("."))
    return Question(path=path, words=words, only=only)
