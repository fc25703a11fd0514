"""Owns finding the files of photos in `data/photos/`, as records name them, and what each is."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path

from generator import images
from generator.images import Picture

PHOTOS = "data/photos"


def pictures(root: Path, named: Iterable[str]) -> Mapping[str, Picture]:
    """The photos that records name, by that name, in order; one that is not there is not in it.

    Letters must be just so: some disks find `Hop.JPG` as `hop.jpg`, the web does not. Links are not followed.
    """
    asked = sorted(set(named))
    there = _there(root / PHOTOS) if asked else frozenset()
    found = ((file, _picture(root / PHOTOS / file)) for file in asked if file in there)
    return {file: picture for file, picture in found if picture}


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
    return images.look(path.read_bytes())
