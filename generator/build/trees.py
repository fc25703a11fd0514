"""Owns putting a new state of a folder in place of the old one, whole or not at all.

Beside the folder stands a second tree that lags one state behind. What changed goes there, then both change places in
one step. A file of a tree counts as what was noted of it while its size and time are those noted; else it is read.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path

from generator.build import exchange

_NOTED = "trees.json"
Note = tuple[str, int, int]  # digest, bytes, time of the last change in ns


class Occupied(Exception):
    """The folder cannot change places with another: it is a mount point or no folder."""


class Trees:
    """`site` is the folder that people see, `home` one of ours on the same disk, where nothing else is kept.

    Paths of files are relative to a tree and have `/` between their parts. `fresh` is an empty folder for new files.
    """

    def __init__(self, site: Path, home: Path) -> None:
        self.site = site.resolve()
        self._home = home
        self._spare, self.fresh = home / "spare", home / "new"
        if os.path.ismount(self.site) or (self.site.exists() and not self.site.is_dir()):
            raise Occupied(str(self.site))
        home.mkdir(parents=True, exist_ok=True)
        self.site.parent.mkdir(parents=True, exist_ok=True)
        exchange.heal(self.site, self._spare, home / "old")
        shutil.rmtree(self.fresh, ignore_errors=True)
        self.fresh.mkdir()
        noted = _read(home / _NOTED)
        self._site = _Tree(self.site, noted)
        self._second = _Tree(self._spare, noted)

    def has(self, path: str, digest: str) -> bool:
        """True when a tree holds the file with this content."""
        return self._site.digest(path) == digest or self._second.digest(path) == digest

    def put(self, wanted: Mapping[str, str]) -> int:
        """Makes the folder hold the files of `wanted` (digest by path) and no others; returns how many changed.

        Each must be in `fresh` or be one that `has` is true of. Files at the top whose names begin with a dot stay.
        Raises OSError when the disk does not allow it; then the folder is as it was.
        """
        changed = [path for path, digest in wanted.items() if self._site.digest(path) != digest]
        gone = [path for path in self._site.paths() if path not in wanted and not _own(path)]
        if not changed and not gone:
            self._note(self._site, wanted)
            return 0
        self._fill(wanted)
        self._note(self._second, wanted)
        exchange.swap(self.site, self._spare, self._home / "old")
        if not self._spare.exists():
            _link_all(self.site, self._spare, wanted)
            self._note(_Tree(self._spare, {}), wanted)
        return len(changed) + len(gone)

    def _fill(self, wanted: Mapping[str, str]) -> None:
        """Brings the second tree to the new state."""
        if not self._spare.exists():
            self.fresh.rename(self._spare)
            self.fresh.mkdir()
            self._second = _Tree(self._spare, {})
        for path, digest in wanted.items():
            if self._second.digest(path) == digest:
                continue
            target, made = self._spare / path, self.fresh / path
            target.parent.mkdir(parents=True, exist_ok=True)
            if made.exists():
                os.replace(made, target)
            else:
                _link(self.site / path, target)
        for path in list(self._second.paths()):
            if path not in wanted:
                (self._spare / path).unlink()
        for path in self._site.paths():
            if _own(path):
                (self._spare / path).parent.mkdir(parents=True, exist_ok=True)
                _link(self.site / path, self._spare / path)
        _drop_empty(self._spare)

    def _note(self, tree: _Tree, wanted: Mapping[str, str]) -> None:
        """Keeps what is known of a tree that holds `wanted`, and of the other, by the number of the folder."""
        other = self._second if tree is self._site else self._site
        notes = {str(t.number()): t.notes for t in (other,) if t.number()}
        notes[str(tree.number())] = {path: _note(tree.root / path, digest) for path, digest in wanted.items()}
        new = self._home / (_NOTED + ".new")
        new.write_text(json.dumps(notes, separators=(",", ":"), ensure_ascii=False), encoding="utf-8")
        os.replace(new, self._home / _NOTED)


class _Tree:
    def __init__(self, root: Path, noted: Mapping[str, Mapping[str, Note]]) -> None:
        self.root = root
        self.notes: Mapping[str, Note] = noted.get(str(self.number()), {})
        self._known: dict[str, str | None] = {}

    def number(self) -> int:
        """The number by which the file system knows the folder, wherever it is moved; 0 when there is none."""
        try:
            return self.root.stat().st_ino
        except OSError:
            return 0

    def digest(self, path: str) -> str | None:
        if path not in self._known:
            self._known[path] = self._look(path)
        return self._known[path]

    def paths(self) -> Iterator[str]:
        for folder, _, files in os.walk(self.root):
            inside = os.path.relpath(folder, self.root).replace(os.sep, "/")
            for name in files:
                yield name if inside == "." else f"{inside}/{name}"

    def _look(self, path: str) -> str | None:
        full = self.root / path
        try:
            stat = full.lstat()
            note = self.notes.get(path)
            if note and (stat.st_size, stat.st_mtime_ns) == (note[1], note[2]):
                return note[0]
            return digest(full.read_bytes())
        except OSError:
            return None


def digest(content: bytes) -> str:
    """The name of a content: 128 bits of BLAKE2b, in hexadecimal digits."""
    return blake2b(content, digest_size=16).hexdigest()


def _own(path: str) -> bool:
    """Files that are not ours and stay: `.gitignore`, what a host keeps in the folder."""
    return path.startswith(".")


def _note(file: Path, name: str) -> Note:
    stat = file.lstat()
    return (name, stat.st_size, stat.st_mtime_ns)


def _read(path: Path) -> dict[str, dict[str, Note]]:
    try:
        found = json.loads(path.read_bytes())
        return {
            str(number): {str(file): (str(a), int(b), int(c)) for file, (a, b, c) in notes.items()}
            for number, notes in found.items()
        }
    except (OSError, ValueError, TypeError, AttributeError, RecursionError):
        return {}


def _link_all(source: Path, target: Path, paths: Mapping[str, str]) -> None:
    for path in paths:
        (target / path).parent.mkdir(parents=True, exist_ok=True)
        _link(source / path, target / path)


def _link(source: Path, target: Path) -> None:
    """The same file at a second place. No file of a tree is ever written again, only replaced."""
    target.unlink(missing_ok=True)
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)


def _drop_empty(root: Path) -> None:
    for folder, _, _ in os.walk(root, topdown=False):
        if folder != str(root):
            with suppress(OSError):
                os.rmdir(folder)
