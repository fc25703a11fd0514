"""Owns one folder as it stands: what each file holds, known without reading what is as it was noted.

A file counts as what was noted of it while its size and time are those noted. A folder is not listed again while its
times are those noted: they change when something comes into it, goes out of it or is put in another's place.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Collection, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property, partial
from pathlib import Path

from generator.build.contents import digest
from generator.build.notes import NEVER, Note, Notes, Stamp
from generator.build.workers import run_in_background

_DOUBTFUL = 2_000_000_000  # ns: within one tick of a coarse clock a folder may change again and keep its times
_UNREAD = ""
_NOTHING: Note = ("", -1, -1)


class Tree:
    """`number` is that by which the file system knows the folder, wherever it is moved; 0 when there is none.

    `notes` are those of an earlier build, all that are in its `files` were put there by one. What stands here is looked
    at once, when it is first asked for: what a hand changes later is seen by the next build.
    """

    def __init__(self, root: Path, noted: Mapping[str, Notes]) -> None:
        self.root, self.number = root, _number(root)
        self.notes = noted.get(str(self.number), Notes())
        self._look: Callable[[], _Change] = partial(_changed, str(root), self.notes)

    def begin(self, workers: int) -> None:
        """The look at the folder is begun, beside what else there is to do."""
        self._look = run_in_background(self._look, workers=workers)

    @property
    def listed(self) -> int:
        """How many folders had to be listed, as their times were not those noted."""
        return self._change.listed

    @cached_property
    def _change(self) -> _Change:
        return self._look()

    @cached_property
    def _found(self) -> _Found:
        change = self._change
        found = _Found(files={**self.notes.files, **change.files}, folders={**self.notes.folders, **change.folders})
        for path in change.without_files:
            del found.files[path]
        for path in change.without_folders:
            del found.folders[path]
        return found

    def moved(self, root: Path) -> Tree:
        """The same tree at another place."""
        tree = Tree(root, {})
        tree.notes, tree._found = self.notes, self._found
        return tree

    def paths(self) -> Collection[str]:
        """All that is no folder; a link to a folder is none."""
        return self._found.files.keys()

    def folders(self) -> Collection[str]:
        return self._found.folders.keys()

    def digest(self, path: str) -> str | None:
        note = self.note(path)
        return note[0] if note else None

    def note(self, path: str) -> Note | None:
        """None for what is no plain file."""
        note = self._found.files.get(path)
        if note and note[0] == _UNREAD:
            note = self._found.files[path] = self._read(path, note)
        return note

    def keeps(self, path: str) -> bool:
        """True of what is not ours and stays: `.gitignore`, what a host keeps in the folder."""
        return path.startswith(".") and path not in self.notes.files

    def told(self, digests: Mapping[str, str]) -> None:
        """What was made just now need not be read."""
        files = self._found.files
        for path, note in files.items():
            if note and path in digests:
                files[path] = (digests[path], *note[1:])

    def noted(self, paths: Iterable[str], now: int) -> Notes:
        """What the next build may know, of these files alone; `now`: when this one began, by the clock of the disk."""
        files = {path: note for path in paths if (note := self.note(path))}
        return Notes(files=files, folders=self._stamps(files, now))

    def renoted(self, now: int) -> Notes:
        """What was noted before, and the folders as they are now."""
        return Notes(files=self.notes.files, folders=self._stamps(self.notes.files, now))

    def take(self, path: str, other: Tree, *, move: bool = False) -> None:
        """Puts a file of another tree here: the same file at a second place, or all there is of it."""
        source, target = f"{other.root}/{path}", f"{self.root}/{path}"
        self.make(_above(path))
        os.replace(source, target) if move else _link(source, target)
        self._found.files[path] = other._found.files[path]
        self._found.folders[_above(path)] = NEVER
        if move:
            del other._found.files[path]

    def write(self, path: str, content: bytes) -> None:
        """Writes a new file at the top."""
        found = self._found
        Path(f"{self.root}/{path}").write_bytes(content)
        found.files[path] = _known(None, os.lstat(f"{self.root}/{path}"))

    def make(self, folder: str) -> None:
        if folder in self._found.folders:
            return
        if folder:
            self.make(_above(folder))
        with suppress(FileExistsError):
            os.mkdir(f"{self.root}/{folder}")
        self._found.folders.update({_above(folder): NEVER, folder: NEVER})

    def remove(self, paths: Iterable[str]) -> None:
        """Removes files, and folders that are empty then."""
        gone = tuple(paths)
        for path in gone:
            os.unlink(f"{self.root}/{path}")
            del self._found.files[path]
            self._found.folders[_above(path)] = NEVER
        self.sweep(map(_above, gone))

    def sweep(self, folders: Iterable[str]) -> None:
        """Removes those folders that are empty, and those that are empty then."""
        for each in sorted(set(folders), reverse=True):
            folder = each
            while folder:
                try:
                    os.rmdir(f"{self.root}/{folder}")
                except OSError:
                    break
                self._found.folders.pop(folder, None)
                folder = _above(folder)
                self._found.folders[folder] = NEVER

    def _stamps(self, files: Mapping[str, Note], now: int) -> dict[str, Stamp]:
        """The times by which each folder is known again. One that holds more than `files` is to be listed."""
        more = {_above(path) for path in self._found.files if path not in files}
        last = now - _DOUBTFUL
        folders = sorted(self._found.folders.items())
        return {name: stamp if max(stamp) < last and name not in more else NEVER for name, stamp in folders}

    def _read(self, path: str, note: Note) -> Note | None:
        try:
            return (digest(Path(f"{self.root}/{path}").read_bytes()), *note[1:])
        except OSError:
            return None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """What stands in a tree: a note of each file, with no digest yet when it was not read, None for what is no plain
    file; and its folders, itself too."""

    files: dict[str, Note | None] = field(default_factory=dict)
    folders: dict[str, Stamp] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Change:
    """How a folder differs from what was noted of it: mostly in nothing, so it is soon told to another process."""

    files: dict[str, Note | None]
    folders: dict[str, Stamp]
    without_files: list[str]
    without_folders: list[str]
    listed: int


def _changed(root: str, notes: Notes) -> _Change:
    found, listed = _looked(root, notes)
    return _Change(
        files={path: note for path, note in found.files.items() if notes.files.get(path, _NOTHING) != note},
        folders={path: stamp for path, stamp in found.folders.items() if notes.folders.get(path) != stamp},
        without_files=[path for path in notes.files if path not in found.files],
        without_folders=[path for path in notes.folders if path not in found.folders], listed=listed,
    )  # fmt: skip


def _looked(root: str, notes: Notes) -> tuple[_Found, int]:
    """What stands there, and how many folders were listed."""
    found, listed = _Found(), set[str]()
    for folder, stamp in ({"": NEVER} | dict(notes.folders)).items():
        above = _above(folder)
        if not folder or folder in found.folders or (above in found.folders and above not in listed):
            now = found.folders[folder] = _stamp(f"{root}/{folder}")
            if now != stamp or now == NEVER:
                _list(root, folder, notes, found)
                listed.add(folder)
    for path, note in notes.files.items():
        folder = _above(path)
        if folder in found.folders and folder not in listed:
            with suppress(OSError):
                status = os.lstat(f"{root}/{path}")
                found.files[path] = _known(note, status)
    return found, len(listed)


def _list(root: str, folder: str, notes: Notes, found: _Found) -> None:
    """Folders that were noted come later, those in them with them."""
    try:
        entries = list(os.scandir(f"{root}/{folder}"))
    except OSError:
        return
    for entry in entries:
        path = f"{folder}/{entry.name}" if folder else entry.name
        if entry.is_dir(follow_symlinks=False):
            found.folders[path] = NEVER
            if path not in notes.folders:
                found.folders[path] = _stamp(entry.path)
                _list(root, path, notes, found)
        elif entry.is_file(follow_symlinks=False):
            found.files[path] = _known(notes.files.get(path), entry.stat(follow_symlinks=False))
        else:
            found.files[path] = None


def _known(note: Note | None, status: os.stat_result) -> Note:
    size, time = status.st_size, status.st_mtime_ns
    return note if note and (size, time) == (note[1], note[2]) else (_UNREAD, size, time)


def _above(path: str) -> str:
    return path.rpartition("/")[0]


def _stamp(folder: str) -> Stamp:
    try:
        status = os.lstat(folder)
    except OSError:
        return NEVER
    return status.st_mtime_ns, status.st_ctime_ns


def _number(folder: Path) -> int:
    try:
        return folder.stat().st_ino
    except OSError:
        return 0


def _link(source: str, target: str) -> None:
    """The same file at a second place. No file of a tree is ever written again, only replaced."""
    try:
        os.link(source, target)
    except OSError:  # something is there, or the disk knows no such thing
        with suppress(FileNotFoundError):
            os.unlink(target)
        try:
            os.link(source, target)
        except OSError:
            shutil.copy2(source, target)
