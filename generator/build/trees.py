"""Replaces the state of a folder whole or not at all.

Beside the folder stands a second tree that lags one state behind. What changed goes there, then both change places in
one step.
"""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Collection, Mapping
from contextlib import suppress
from pathlib import Path

from generator.build import atomic_swap, tree_index
from generator.build.tree import Tree

_NOTED = "trees.json"
_FEW = 64  # folders: more cost a small edit time
_MANY = 2  # more than one file in so many has changed: the frame of the pages, not an edit


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
        atomic_swap.heal(self.site, self._spare, home / "old")
        noted = tree_index.read(home / _NOTED)
        self._site, self._second = Tree(self.site, noted), Tree(self._spare, noted)
        shutil.rmtree(self.fresh, ignore_errors=True)
        self._new = self._emptied()
        self._now = self.fresh.stat().st_mtime_ns

    def begin(self, workers: int) -> None:
        """Looks at both trees beside what else there is to do."""
        for tree in (self._site, self._second):
            tree.begin(workers)

    def new(self) -> Collection[str]:
        """The paths of the files in `fresh`; no others may come when this was asked."""
        return self._new.paths()

    def strangers(self) -> Collection[str]:
        """What stands in the folder, and by what is noted no build put there; without what `put` would let stay."""
        site = self._site
        return {path for path in site.paths() if path not in site.index.files and not site.keeps(path)}

    @property
    def noted(self) -> bool:
        """Whether anything is noted of the folder."""
        return bool(self._site.index.files)

    def add(self, path: str, content: bytes) -> None:
        """Writes a file into `fresh`, also after `new` was asked."""
        self._new.write(path, content)

    def has(self, path: str, digest: str) -> bool:
        """True when a tree holds the file with this content."""
        return self._site.digest(path) == digest or self._second.digest(path) == digest

    def holds(self, wanted: Mapping[str, str]) -> bool:
        """True when the folder is in the state of `wanted`."""
        there = all(self._site.digest(path) == digest for path, digest in wanted.items())
        if not there or not all(path in wanted or self._site.keeps(path) for path in self._site.paths()):
            return False
        if self._site.listed > _FEW:  # now they rested for long enough to be believed the next time
            with suppress(OSError):
                self._note(self._site, self._second, wanted)
        return True

    def put(self, wanted: Mapping[str, str]) -> int:
        """Makes the folder hold the files of `wanted` (digest by path) and no others; returns how many changed.

        Each must be in `fresh` or be one that `has` is true of. What stands at the top under a name that begins with
        a dot and was never in `wanted` stays. Raises OSError when the disk does not allow it, Occupied when the
        folder cannot be moved; then it is as it was.
        """
        changed = self._put(wanted)
        if len(self._new.folders()) > _FEW:  # what is left came out as it was: it goes now, not in the next small edit
            shutil.rmtree(self.fresh, ignore_errors=True)
        return changed

    def _put(self, wanted: Mapping[str, str]) -> int:
        changed = sum(self._site.digest(path) != digest for path, digest in wanted.items())
        gone = sum(path not in wanted and not self._site.keeps(path) for path in self._site.paths())
        if not changed and not gone:
            if any(path not in self._site.index.files for path in wanted):
                self._note(self._site, self._second, wanted)
            return 0
        self._new.told(wanted)
        if not self._spare.exists():
            self.fresh.rename(self._spare)
            self._second, self._new = self._new.moved(self._spare), self._emptied()
        _fill(self._second, wanted, self._new, self._site)
        self._note(self._second, self._site, wanted)
        self._swap()
        if changed + gone > len(wanted) // _MANY:
            with suppress(OSError):  # the new state is there: what is lost is a start for the next one
                self._catch_up(wanted)
        return changed + gone

    def _emptied(self) -> Tree:
        self.fresh.mkdir()
        return Tree(self.fresh, {})

    def _catch_up(self, wanted: Mapping[str, str]) -> None:
        """After much has changed the second tree follows at once, not when somebody waits for the next small edit."""
        self._spare.mkdir(exist_ok=True)
        site, second = self._second.moved(self.site), self._site.moved(self._spare)
        _fill(second, wanted, self._new, site)
        self._note(second, site, wanted)

    def _swap(self) -> None:
        try:
            atomic_swap.swap(self.site, self._spare, self._home / "old")
        except OSError as error:
            if error.errno in (errno.EBUSY, errno.EXDEV):  # a mount of a folder on the same disk does not look like one
                raise Occupied(str(self.site)) from None
            raise

    def _note(self, tree: Tree, other: Tree, wanted: Mapping[str, str]) -> None:
        """Keeps what is known of a tree that holds `wanted`, and of the other, by the number of the folder."""
        tree.index, other.index = tree.noted(wanted, self._now), other.renoted(self._now)
        tree_index.write(self._home / _NOTED, {str(each.number): each.index for each in (tree, other) if each.number})


def _fill(tree: Tree, wanted: Mapping[str, str], fresh: Tree, other: Tree) -> None:
    """Brings a tree to the state that is wanted: files out of `fresh`, else links to those of the other tree.

    First what goes, as a folder may come where a file was.
    """
    tree.remove([path for path in tree.paths() if path not in wanted])
    in_the_way = any(folder in wanted for folder in tree.folders())  # an empty folder by a hand
    tree.sweep([folder for folder in tree.folders() if in_the_way or folder.startswith(".")])
    for path, name in wanted.items():
        if tree.digest(path) != name:
            made = fresh.digest(path) == name
            tree.take(path, fresh if made else other, move=made)
    _keep(tree, wanted, other)


def _keep(tree: Tree, wanted: Mapping[str, str], other: Tree) -> None:
    """Takes what is not ours over from the other tree, empty folders too: it may be what git keeps there."""
    for folder in other.folders():
        if folder.startswith("."):
            with suppress(NotADirectoryError):
                tree.make(folder)
    for path in [path for path in other.paths() if path not in wanted and other.keeps(path)]:
        tree.take(path, other)
