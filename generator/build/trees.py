"""Owns putting a new state of a folder in place of the old one, whole or not at all.

Beside the folder stands a second tree that lags one state behind. What changed goes there, then both change places in
one step. A file of a tree counts as what was noted of it while its size and time are those noted; else it is read.
"""

from __future__ import annotations

import errno
import json
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from generator.build import exchange

_NOTED = "trees.json"
_MANY = 2  # more than one file in so many has changed: the frame of the pages, not an edit
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

    def holds(self, wanted: Mapping[str, str]) -> bool:
        """True when the folder is in the state of `wanted`."""
        there = all(self._site.digest(path) == digest for path, digest in wanted.items())
        return there and all(path in wanted or self._site.keeps(path) for path in self._site.paths())

    def put(self, wanted: Mapping[str, str]) -> int:
        """Makes the folder hold the files of `wanted` (digest by path) and no others; returns how many changed.

        Each must be in `fresh` or be one that `has` is true of. What stands at the top under a name that begins with
        a dot and was never in `wanted` stays. Raises OSError when the disk does not allow it, Occupied when the
        folder cannot be moved; then it is as it was.
        """
        changed = sum(self._site.digest(path) != digest for path, digest in wanted.items())
        gone = sum(path not in wanted and not self._site.keeps(path) for path in self._site.paths())
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
        self._swap()
        if changed + gone > len(wanted) // _MANY:
            with suppress(OSError):  # the new state is there: what is lost is a start for the next one
                self._catch_up(wanted)
        return changed + gone

    def _catch_up(self, wanted: Mapping[str, str]) -> None:
        """After much has changed the second tree follows at once, not when somebody waits for the next small edit."""
        self._spare.mkdir(exist_ok=True)
        site, second = self._second.moved(self.site), self._site.moved(self._spare)
        _fill(second, wanted, self.fresh, site)
        self._note(second, site, wanted)

    def _swap(self) -> None:
        try:
            exchange.swap(self.site, self._spare, self._home / "old")
        except OSError as error:
            if error.errno in (errno.EBUSY, errno.EXDEV):  # a mount of a folder on the same disk does not look like one
                raise Occupied(str(self.site)) from None
            raise

    def _note(self, tree: _Tree, other: _Tree, wanted: Mapping[str, str]) -> None:
        """Keeps what is known of a tree that holds `wanted`, and of the other, by the number of the folder."""
        notes = {str(t.number): t.notes for t in (other,) if t.number}
        notes[str(tree.number)] = {path: note for path in wanted if (note := tree.note(path))}
        new = self._home / (_NOTED + ".new")
        new.write_text(json.dumps(notes, separators=(",", ":"), ensure_ascii=False), encoding="utf-8")
        os.replace(new, self._home / _NOTED)


class _Tree:
    """`number` is that by which the file system knows the folder, wherever it is moved; 0 when there is none."""

    def __init__(self, root: Path, noted: Mapping[str, Mapping[str, Note]]) -> None:
        self.root, self.number = root, _number(root)
        self.notes: Mapping[str, Note] = noted.get(str(self.number), {})
        self._known: dict[str, Note | None] = {}
        self._found: _Found | None = None

    def digest(self, path: str) -> str | None:
        note = self.note(path)
        return note[0] if note else None

    def note(self, path: str) -> Note | None:
        """The file as it was when it was first asked for: what a hand changes later is seen by the next build."""
        if path not in self._known:
            self._known[path] = self._look(path)
        return self._known[path]

    def moved(self, root: Path) -> _Tree:
        """The same tree at another place."""
        tree = _Tree(root, {})
        tree.notes, tree._known, tree._found = self.notes, self._known, self._found
        return tree

    def took(self, files: Mapping[str, Note | None]) -> None:
        self._known.update(files)

    def paths(self) -> Iterator[str]:
        """All that is no folder; a link to a folder is none."""
        return iter(self._scan().files)

    def folders(self) -> Iterator[str]:
        return iter(self._scan().folders)

    def keeps(self, path: str) -> bool:
        """True of what is not ours and stays: `.gitignore`, what a host keeps in the folder."""
        return path.startswith(".") and path not in self.notes

    def _scan(self) -> _Found:
        if self._found is None:
            self._found = _Found(files={}, folders=[])
            _scan(str(self.root), "", self._found)
        return self._found

    def _look(self, path: str) -> Note | None:
        size, time = self._scan().files.get(path) or (-1, 0)
        if size < 0:
            return None
        note = self.notes.get(path)
        if note and (size, time) == (note[1], note[2]):
            return note
        try:
            return (digest(Path(f"{self.root}/{path}").read_bytes()), size, time)
        except OSError:
            return None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """What stands in a tree: size and time of each file, None for what is no plain file; and the folders."""

    files: dict[str, tuple[int, int] | None]
    folders: list[str]


def _scan(folder: str, inside: str, found: _Found) -> None:
    try:
        entries = list(os.scandir(folder))
    except OSError:
        return
    for entry in entries:
        path = inside + entry.name
        if entry.is_dir(follow_symlinks=False):
            found.folders.append(path)
            _scan(entry.path, f"{path}/", found)
        elif entry.is_file(follow_symlinks=False):
            status = entry.stat(follow_symlinks=False)
            found.files[path] = (status.st_size, status.st_mtime_ns)
        else:
            found.files[path] = None


def digest(content: bytes) -> str:
    """The name of a content: 128 bits of BLAKE2b, in hexadecimal digits."""
    return blake2b(content, digest_size=16).hexdigest()


def _number(folder: Path) -> int:
    try:
        return folder.stat().st_ino
    except OSError:
        return 0


def _note(file: str, name: str) -> Note:
    found = os.lstat(file)
    return (name, found.st_size, found.st_mtime_ns)


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
    """Brings a tree to the state that is wanted: files out of `fresh`, else links to those of the other tree.

    First what goes, as a folder may come where a file was.
    """
    gone = [path for path in tree.paths() if path not in wanted]
    for path in gone:
        os.unlink(f"{tree.root}/{path}")
    if gone:
        _drop_empty(tree.root)
    made: set[str] = set()
    for path, name in wanted.items():
        if tree.digest(path) == name:
            continue
        target = f"{tree.root}/{path}"
        folder = target.rpartition("/")[0]
        if folder not in made:
            os.makedirs(folder, exist_ok=True)
            made.add(folder)
        if tree.note(path) is None:
            with suppress(OSError):
                os.rmdir(target)  # an empty folder by a hand
        try:
            os.replace(f"{fresh}/{path}", target)
            tree.took({path: _note(target, name)})
        except FileNotFoundError:
            _link(f"{other.root}/{path}", target)
            tree.took({path: other.note(path)})
    _keep(tree, wanted, other)


def _keep(tree: _Tree, wanted: Mapping[str, str], other: _Tree) -> None:
    """Takes what is not ours over from the other tree, empty folders too: it may be what git keeps there."""
    for folder in other.folders():
        if folder.startswith("."):
            with suppress(FileExistsError, NotADirectoryError):
                os.makedirs(f"{tree.root}/{folder}")
    for path in other.paths():
        if path not in wanted and other.keeps(path):
            os.makedirs(f"{tree.root}/{path}".rpartition("/")[0], exist_ok=True)
            _link(f"{other.root}/{path}", f"{tree.root}/{path}")


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
