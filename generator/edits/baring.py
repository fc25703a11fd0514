"""Takes the place out of photos in `data/photos/`, where a person asked for it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from generator import images
from generator.edits.atomic_write import ours, write
from generator.problems import Problem
from generator.source import PHOTOS

_PLACE = "gate-photo-place"


def bare(root: Path, problems: Iterable[Problem]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The photos that say nothing of a place any more, and those that were left as they are."""
    done: list[str] = []
    left: list[str] = []
    for file in dict.fromkeys(p.place.file for p in problems if p.code == _PLACE):
        if not file.startswith(f"{PHOTOS}/"):
            continue
        made = images.bare((root / file).read_bytes()) if ours(root, file) else None
        if made is not None:
            write(root / file, made)
        (left if made is None else done).append(file)
    return tuple(done), tuple(left)
