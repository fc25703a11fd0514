"""The index of a folder that is kept between builds: its files with their digests, and its subfolders."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from generator.build import jsonio
from generator.build.columns import mapping, table
from generator.build.hashing import digest

Note = tuple[str, int, int]  # digest, size in bytes, mtime in ns
Stamp = tuple[int, int]  # mtime and ctime of a folder in ns
NEVER: Stamp = (0, 0)  # of a folder that is to be listed
_START = b'{"sum":"%s","trees":'


@dataclass(frozen=True, slots=True, kw_only=True)
class TreeIndex:
    """What is known of a folder: its files, and the folders in it; "" is itself. A folder comes before those in it."""

    files: Mapping[str, Note] = field(default_factory=dict)
    folders: Mapping[str, Stamp] = field(default_factory=dict)


def read(path: Path) -> dict[str, TreeIndex]:
    """By the number of the folder; nothing when the file is absent, damaged or of another form."""
    found: dict[str, TreeIndex] = {}
    first: Mapping[str, Note] = {}
    try:
        data = path.read_bytes()
        body = data[len(_START % digest(b"").encode()) : -1]
        if data != summed(body):
            return {}
        for number, without, files, folders in jsonio.loaded(body):
            known = {**first, **mapping(files)}
            for gone in without:
                del known[gone]
            first = first or known
            found[number] = TreeIndex(files=known, folders=mapping(folders))
    except (OSError, ValueError, TypeError, LookupError, AttributeError, RecursionError):
        return {}
    return found


def write(path: Path, index: Mapping[str, TreeIndex]) -> None:
    """Of the first folder all, of the others what differs: they hold nearly the same."""
    said: list[object] = []
    first: Mapping[str, Note] = {}
    for number, each in index.items():
        files = {name: note for name, note in each.files.items() if first.get(name) != note}
        said.append([number, [name for name in first if name not in each.files], table(files), table(each.folders)])
        first = first or each.files
    new = path.with_name(path.name + ".new")
    new.write_bytes(summed(jsonio.dumped(said)))
    os.replace(new, path)


def summed(body: bytes) -> bytes:
    """With a sum, as a folder that was noted is believed to hold nothing else."""
    return b"%s%s}" % (_START % digest(body).encode(), body)
