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
_MANY = 8
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
        changed = sum(self._site.digest(path) != digest for path, digest in wanted.items())
        gone = sum(path not in wanted and not _own(path) for path in self._site.paths())
        if not changed and not gone:
            if any(path not in self._site.notes for path in wanted):
                self._note(self._site, self._second, wanted)
            return 0
        if not self._spare.exists():
            self.fresh.rename(self._spare)
            self.fresh.mkdir()
            self._second = _Tree(self._spare, {})
        _fill(self._second, wanted, self.fresh, self._site)
        self._note(self._second, self._site, wanted)
        exchange.swap(self.site, self._spare, self._home / "old")
        if changed + gone > len(wanted) // _MANY:
            self._catch_up(wanted)
        return changed + gone

    def _catch_up(self, wanted: Mapping[str, str]) -> None:
        """After much has changed the second tree follows at once, not when somebody waits for the next small edit."""
        before = self._site.notes
        self._spare.mkdir(exist_ok=True)
        site, second = _Tree(self.site, {}), _Tree(self._spare, {})
        site.notes, second.notes = self._noted(site, wanted), before
        _fill(second, wanted, self.fresh, site)
        self._note(second, site, wanted)

    def _noted(self, tree: _Tree, wanted: Mapping[str, str]) -> dict[str, Note]:
        return {path: _note(f"{tree.root}/{path}", digest) for path, digest in wanted.items()}

    def _note(self, tree: _Tree, other: _Tree, wanted: Mapping[str, str]) -> None:
        """Keeps what is known of a tree that holds `wanted`, and of the other, by the number of the folder."""
        notes = {str(other.number()): other.notes} if other.number() else {}
        notes[str(tree.number())] = self._noted(tree, wanted)
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
        full = f"{self.root}/{path}"
        try:
            stat = os.lstat(full)
            note = self.notes.get(path)
            if note and (stat.st_size, stat.st_mtime_ns) == (note[1], note[2]):
                return note[0]
            return digest(Path(full).read_bytes())
        except OSError:
            return None


def digest(content: bytes) -> str:
    """The name of a content: 128 bits of BLAKE2b, in hexadecimal digits."""
    return blake2b(content, digest_size=16).hexdigest()


def _own(path: str) -> bool:
    """Files that are not ours and stay: `.gitignore`, what a host keeps in the folder."""
    return path.startswith(".")


def _note(file: str, name: str) -> Note:
    stat = os.lstat(file)
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


def _fill(tree: _Tree, wanted: Mapping[str, str], fresh: Path, other: _Tree) -> None:
    """Brings a tree to the state that is wanted: files out of `fresh`, else links to those of the other tree."""
    made: set[str] = set()
    for path, name in wanted.items():
        there = tree.digest(path)
        if there == name:
            continue
        target = f"{tree.root}/{path}"
        folder = target.rpartition("/")[0]
        if folder not in made:
            os.makedirs(folder, exist_ok=True)
            made.add(folder)
        try:
            os.replace(f"{fresh}/{path}", target)
        except FileNotFoundError:
            _link(f"{other.root}/{path}", target)
    for path in list(tree.paths()):
        if path not in wanted:
            os.unlink(f"{tree.root}/{path}")
    for path in other.paths():
        if _own(path):
            os.makedirs(f"{tree.root}/{path}".rpartition("/")[0], exist_ok=True)
            _link(f"{other.root}/{path}", f"{tree.root}/{path}")
    _drop_empty(tree.root)


def _link(source: str, target: str) -> None:
    """The same file at a second place. No file of a tree is ever written again, only replaced."""
    with suppress(FileNotFoundError):
        os.unlink(target)
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)


def _drop_empty(root: Path) -> None:
    for folder, _, _ in os.walk(root, topdown=False):
        if folder != str(root):
            with suppress(OSError):
                os.rmdir(folder)
