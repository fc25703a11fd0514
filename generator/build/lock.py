"""A lock that lets one build at a time work on a folder."""

from __future__ import annotations

from contextlib import AbstractContextManager
from pathlib import Path

from filelock import FileLock
from filelock import Timeout as Busy

__all__ = ["Busy", "held"]


def held(path: Path) -> AbstractContextManager[object]:
    """Holds the lock file while the block runs; the system lets go of it when the process ends, however it ends.

    Raises Busy when another process holds it, OSError when the file cannot be made.
    """
    # The file is left there: where one may go, filelock makes do with a lock that outlives its process.
    return FileLock(path, blocking=False, preserve_lock_file=True)
