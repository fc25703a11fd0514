"""A key-value store in one SQLite file: checksums against damage, eviction of what was not asked for longest."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from itertools import islice
from pathlib import Path
from zlib import crc32

LIMIT = 400_000_000
_ASKED = 900  # SQLite takes so many values in one question
_SUM = 4
_FORM = 4
_SELDOM = 16
# What SQLite says of a damaged file may hold bytes of it, which are no text.
_DAMAGE = (sqlite3.DatabaseError, UnicodeDecodeError)
_TABLES = (
    "CREATE TABLE IF NOT EXISTS result (key BLOB PRIMARY KEY, value BLOB)",
    "CREATE TABLE IF NOT EXISTS used (key BLOB PRIMARY KEY, turn INTEGER) WITHOUT ROWID",
    "CREATE INDEX IF NOT EXISTS used_turn ON used (turn)",
)


class Store:
    """Bytes by key. A value comes back as it was put or not at all; losing the file loses nothing but time.

    What is put lies in the file at once, so that memory need not hold it, and stays there once `settle` says so;
    `close` takes back the rest. What has not been asked for longest is let go of, so that the file does not outgrow
    `limit` bytes by more than one build puts; of more than has to go, so that few builds have to look for it. What is
    asked for is noted then, and before that, once the file is half as large, by one build in so many.
    """

    def __init__(self, path: Path, *, limit: int = LIMIT) -> None:
        self._path, self._limit = path, limit
        self._asked: set[bytes] = set()
        self._turn = 0
        self._damaged = self._full = False
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
        self._asked.update(found)
        return found

    def want(self, keys: Iterable[bytes]) -> None:
        """As good as asking for them: what a build needs only for certain edits is not the first to go."""
        self._asked.update(keys)

    def put(self, values: Mapping[bytes, bytes]) -> None:
        """A disk that is full or may not be written costs the next build its time, no more.

        A damaged file is begun anew: else every later build would find it damaged again.
        """
        if self._damaged or not self._written(values):
            self._begin_anew()
            self._written(values)

    def settle(self) -> None:
        """All that was put stays."""
        with suppress(*_DAMAGE):
            self._let_go()
            self._base.commit()

    def close(self) -> None:
        with suppress(*_DAMAGE):
            self._base.rollback()
        if self._damaged:
            self._begin_anew()
        self._base.close()

    def _written(self, values: Mapping[bytes, bytes]) -> bool:
        """False when the file proves to be damaged."""
        if self._full:
            return True
        try:
            self._insert(values)
        except sqlite3.OperationalError:  # the disk is full, or may not be written
            self._full = True
            with suppress(*_DAMAGE):
                self._base.rollback()
        except _DAMAGE:
            return False
        return True

    def _insert(self, values: Mapping[bytes, bytes]) -> None:
        if not self._turn:
            self._turn = self._base.execute("SELECT coalesce(max(turn), 0) + 1 FROM used").fetchone()[0]
        rows = ((key, _sum(key, value) + value) for key, value in values.items())
        self._base.executemany("INSERT OR REPLACE INTO result VALUES (?, ?)", rows)
        self._note(values)

    def _note(self, keys: Iterable[bytes]) -> None:
        self._base.executemany("INSERT OR REPLACE INTO used VALUES (?, ?)", ((key, self._turn) for key in keys))

    def _let_go(self) -> None:
        size = self._size()
        if self._turn and (size > self._limit or (size > self._limit // 2 and self._turn % _SELDOM == 0)):
            self._note(self._asked)
        if size > self._limit:
            self._trim(size)

    def _begin_anew(self) -> None:
        self._base.close()
        with suppress(OSError):
            _forget(self._path)
        self._base, self._turn, self._damaged = _usable(self._path), 0, False

    def _size(self) -> int:
        """Bytes of the file that are in use; asked in constant time."""
        asked = ("page_count", "freelist_count", "page_size")
        pages, free, each = (int(self._base.execute(f"PRAGMA {name}").fetchone()[0]) for name in asked)
        return (pages - free) * each

    def _rows(self, keys: tuple[bytes, ...]) -> Iterator[tuple[bytes, object]]:
        marks = ",".join("?" * len(keys))
        try:
            yield from self._base.execute(f"SELECT key, value FROM result WHERE key IN ({marks})", keys)
        except _DAMAGE as error:
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
    except _DAMAGE:
        with suppress(OSError, *_DAMAGE):
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
    except _DAMAGE:
        base.close()
        raise
    return base


def _forget(path: Path) -> None:
    for ending in ("", "-journal", "-wal", "-shm"):
        path.with_name(path.name + ending).unlink(missing_ok=True)


def _sum(key: bytes, value: bytes) -> bytes:
    """Against damage, and much quicker than a digest."""
    return crc32(value, crc32(key)).to_bytes(_SUM)
