"""Swaps two folders: in one step where the system has one, else in two with a way back."""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
import sys
from pathlib import Path

_AT_CWD = -100
_EXCHANGE = 2  # RENAME_EXCHANGE of renameat2(2)
_UNKNOWN = (errno.ENOSYS, errno.EINVAL, errno.ENOTSUP)


def swap(site: Path, spare: Path, old: Path) -> None:
    """`spare` becomes `site`; what was `site`, if anything, becomes `spare`. `old` is a name that is free.

    Raises OSError when the system does not allow it; then nothing has moved.
    """
    if not site.exists():
        spare.rename(site)
    elif not _at_once(site, spare):
        site.rename(old)
        try:
            spare.rename(site)
        except OSError:
            old.rename(site)
            raise
        old.rename(spare)


def heal(site: Path, spare: Path, old: Path) -> None:
    """Ends a `swap` of two steps that was cut short: the folder that people see is there again."""
    if not old.exists():
        return
    if not site.exists():
        old.rename(site)
    elif spare.exists():
        shutil.rmtree(old)
    else:
        old.rename(spare)


def _at_once(site: Path, spare: Path) -> bool:
    """False when the system or the disk does not know how."""
    if sys.platform != "linux":
        return False
    call = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if call is None:
        return False
    if call(_AT_CWD, os.fsencode(site), _AT_CWD, os.fsencode(spare), _EXCHANGE) == 0:
        return True
    number = ctypes.get_errno()
    if number in _UNKNOWN:
        return False
    raise OSError(number, os.strerror(number), str(site))
