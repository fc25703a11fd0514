"""Finds the files of photos in `data/photos/`, as records name them, and what each is."""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from functools import lru_cache, partial
from pathlib import Path

from generator import images
from generator.build import NONE, Results
from generator.build.stat_cache import stamp_of
from generator.images import Picture
from generator.source.files import PHOTOS


def pictures(root: Path, named: Iterable[str], results: Results = NONE) -> Mapping[str, Picture]:
    """The photos that records name, by that name, in order; one that is not there is not in it.

    Letters must be just so: some disks find `Hop.JPG` as `hop.jpg`, the web does not. Links are not followed.
    `results` keeps what was seen in a photo for as long as its file has the size and the times it had.
    """
    asked = sorted(set(named))
    there = _there(root / PHOTOS) if asked else frozenset()
    states = {file: state for file in asked if file in there and (state := _state(root / PHOTOS / file))}
    seen = results.of("look", states, partial(_seen, root / PHOTOS))
    return {file: Picture(**json.loads(data)) for file, data in seen.items() if data}


def _state(path: Path) -> str:
    """ "" for what is no file."""
    try:
        status = path.lstat()
    except OSError:
        return ""
    return repr(stamp_of(status)) if stat.S_ISREG(status.st_mode) else ""


def _seen(folder: Path, files: Sequence[str]) -> list[bytes | None]:
    pictures = (_picture(folder / file) for file in files)
    return [json.dumps(asdict(picture)).encode() if picture else None for picture in pictures]


def _there(folder: Path) -> frozenset[str]:
    found = set()
    for inside, names, files in os.walk(folder, followlinks=False):
        names[:] = [n for n in names if not n.startswith(".") and not os.path.islink(os.path.join(inside, n))]
        found |= {os.path.relpath(os.path.join(inside, n), folder).replace(os.sep, "/") for n in files}
    return frozenset(found)


def _picture(path: Path) -> Picture | None:
    try:
        kept = path.lstat()
        if not stat.S_ISREG(kept.st_mode):
            return None
        return images.HEAVY if kept.st_size > images.MOST_BYTES else _looked(path, kept.st_size, kept.st_mtime_ns)
    except OSError:
        return None


@lru_cache(maxsize=100_000)
def _looked(path: Path, size: int, changed: int) -> Picture:
    """A file with the size and time it had is not read again: a preview looks after each save."""
    return images.inspect(path.read_bytes())
