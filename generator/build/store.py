"""Owns results by key in one file: what was made once is found again, unless it was damaged or grew too old."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, suppress
from hashlib import blake2b
from itertools import islice
from pathlib import Path

LIMIT = 400_000_000
_ASKED = 900  # SQLite takes so many values in one question
_SUM = 8
_FORM = 3
_SELDOM = 16
_TABLES = (
    "CREATE TABLE IF NOT EXISTS result (key BLOB PRIMARY KEY, value BLOB)",
    "CREATE TABLE IF NOT EXISTS used (key BLOB PRIMARY KEY, turn INTEGER) WITHOUT ROWID",
    "CREATE INDEX IF NOT EXISTS used_turn ON used (turn)",
)


class Store:
    """Bytes by key. A value comes back as it was put or not at all; losing the file loses nothing but time.

    `close` keeps what was put and lets go of what has not been asked for longest, so that the file does not outgrow
    `limit` bytes by more than one build puts; of more than has to go, so that few builds have to look for it. What is
    asked for is noted then, and before that, once the file is half as large, by one build in so many.
    """

    def __init__(self, path: Path, *, limit: int = LIMIT) -> None:
        self._path, self._limit = path, limit
        self._asked: set[bytes] = set()
        self._fresh: dict[bytes, bytes] = {}
        self._damaged = False
        self._base = _usable(path)

    def get(self, key: bytes) -> bytes | None:
        return self.all((key,)).get(key)

    def all(self, keys: Iterable[bytes]) -> dict[bytes, bytes]:
        """What is known of `keys`; damaged values are as good as absent."""
        found = {}
        left = iter(dict.fromkeys(keys))
        while part := tuple(islice(left, _ASKED)):
            for key, value in self._rows(part):
                if isinstance(value, bytes) and value[:_SUM] == _sum(key, value[_SUM:]):
                    found[key] = value[_SUM:]
            found.update((key, self._fresh[key]) for key in part if key in self._fresh)
        self._asked.update(found)
        return found

    def want(self, keys: Iterable[bytes]) -> None:
        """As good as asking for them: what a build needs only for certain edits is not the first to go."""
        self._asked.update(keys)

    def put(self, values: Mapping[bytes, bytes]) -> None:
        self._fresh.update(values)

    def close(self) -> None:
        """Writes all at once; a disk that is full or may not be written costs the next build its time, no more.

        A damaged file is begun anew: else every later build would find it damaged again.
        """
        with suppress(sqlite3.DatabaseError, OSError):
            if not self._damaged and self._written():
                return
            self._base.close()
            _forget(self._path)
            self._base = _usable(self._path)
            self._written()

    def _written(self) -> bool:
        """False when the file proves to be damaged."""
        try:
            with closing(self._base), self._base:
                self._insert()
        except sqlite3.OperationalError:  # the disk is full, or may not be written
            return True
        except sqlite3.DatabaseError:
            return False
        return True

    def _insert(self) -> None:
        turn = self._base.execute("SELECT coalesce(max(turn), 0) + 1 FROM used").fetchone()[0]
        rows = ((key, _sum(key, value) + value) for key, value in self._fresh.items())
        self._base.executemany("INSERT OR REPLACE INTO result VALUES (?, ?)", rows)
        size = self._size()
        noted = size > self._limit or (size > self._limit // 2 and turn % _SELDOM == 0)
        used = {*self._fresh, *self._asked} if noted else self._fresh
        self._base.executemany("INSERT OR REPLACE INTO used VALUES (?, ?)", ((key, turn) for key in used))
        if size > self._limit:
            self._trim(size)

    def _size(self) -> int:
        """Bytes of the file that are in use; asked in constant time."""
        asked = ("page_count", "freelist_count", "page_size")
        pages, free, each = (int(self._base.execute(f"PRAGMA {name}").fetchone()[0]) for name in asked)
        return (pages - free) * each

    def _rows(self, keys: tuple[bytes, ...]) -> Iterator[tuple[bytes, object]]:
        marks = ",".join("?" * len(keys))
        try:
            yield from self._base.execute(f"SELECT key, value FROM result WHERE key IN ({marks})", keys)
        except sqlite3.DatabaseError as error:
            self._damaged = not isinstance(error, sqlite3.OperationalError)

    def _trim(self, size: int) -> None:
        weights = "SELECT turn, total(length(value)) FROM used JOIN result USING (key) GROUP BY turn ORDER BY turn"
        for turn, weight in self._base.execute(weights).fetchall()[:-1]:
            if size <= self._limit * 7 // 8:
                return
            self._base.execute("DELETE FROM result WHERE key IN (SELECT key FROM used WHERE turn = ?)", (turn,))
            self._base.execute("DELETE FROM used WHERE turn = ?", (turn,))
            size -= int(weight)


def _usable(path: Path) -> sqlite3.Connection:
    """The file; anew when it is damaged or another program's; in memory when there can be none."""
    try:
        return _opened(path)
    except sqlite3.DatabaseError:
        with suppress(OSError, sqlite3.DatabaseError):
            _forget(path)
            return _opened(path)
    return _opened(":memory:")


def _opened(path: Path | str) -> sqlite3.Connection:
    base = sqlite3.connect(path)
    base.text_factory = bytes  # damage may make text of bytes
    try:
        # What a power cut damages is noticed and made again, so nothing waits for the disk.
        base.execute("PRAGMA synchronous = OFF")
        form = base.execute("PRAGMA user_version").fetchone()[0]
        if form not in (0, _FORM):
            raise sqlite3.DatabaseError("another form")
        if form == 0:  # nothing is written before `close`
            base.execute(f"PRAGMA user_version = {_FORM}")
            for table in _TABLES:
                base.execute(table)
        base.execute("SELECT key, value, turn FROM result JOIN used USING (key) LIMIT 1").fetchone()
    except sqlite3.DatabaseError:
        base.close()
        raise
    return base


def _forget(path: Path) -> None:
    for ending in ("", "-journal", "-wal", "-shm"):
        path.with_name(path.name + ending).unlink(missing_ok=True)


def _sum(key: bytes, value: bytes) -> bytes:
    return blake2b(value, digest_size=_SUM, key=key[:64]).digest()
