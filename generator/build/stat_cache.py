"""Detects unchanged files by size, mtime, ctime and inode, without reading them."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.build import jsonio

_DOUBTFUL = 2_000_000_000  # ns: a file may change again within one tick of a coarse clock
Stamp = tuple[int, int, int, int]


@dataclass(slots=True, kw_only=True)
class StatCache:
    """What was noted of files, by path: `seen` in this run, `noted` in an earlier one."""

    noted: Mapping[str, tuple[Stamp, str]] = field(default_factory=dict)
    seen: dict[str, tuple[Stamp, str]] = field(default_factory=dict)

    def known(self, path: str, status: os.stat_result) -> str | None:
        """What was noted of this file; None for one that is new, or other than it was."""
        noted = self.noted.get(path)
        if noted is None or noted[0] != stamp_of(status):
            return None
        self.seen[path] = noted
        return noted[1]

    def note(self, path: str, status: os.stat_result, said: str) -> None:
        self.seen[path] = (stamp_of(status), said)

    def dump(self, now: int) -> bytes:
        """As JSON. `now` is the time by the clock of the disk, in ns: what changed just before is not trusted."""
        kept = {p: [*stamp, said] for p, (stamp, said) in self.seen.items() if max(stamp[1:3]) < now - _DOUBTFUL}
        return jsonio.dumped(kept)


def load(data: bytes | None) -> StatCache:
    found = jsonio.loaded(data) if data else {}
    return StatCache(noted={path: ((a, b, c, d), said) for path, (a, b, c, d, said) in found.items()})


def stamp_of(status: os.stat_result) -> Stamp:
    """Size, mtime, ctime, inode: no usual way to change a file keeps all four."""
    return status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino
