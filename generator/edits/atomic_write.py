"""Writes edits to the disk: only plain files below `data/`, each whole or not at all, all of them or none."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path

from generator.edits.drafts import Edit


def read(root: Path, file: str) -> str:
    """The text of a data file, as `Edit.before` has it. OSError and UnicodeDecodeError as they come."""
    return (root / file).read_bytes().decode("utf-8-sig")


def put(root: Path, edits: Sequence[Edit]) -> tuple[str, ...]:
    """Writes all edits, or none and says why: not ours, changed in between. OSError leaves everything as it was."""
    refused = [said for edit in edits if (said := _objection(root, edit))]
    if refused:
        return tuple(refused)
    ready: list[tuple[str, Edit]] = []
    done: list[Edit] = []
    try:
        for edit in edits:
            ready.append((_beside(root / edit.file, edit.after.encode("utf-8")), edit))
        for name, edit in ready:
            os.replace(name, root / edit.file)
            done.append(edit)
    except BaseException:
        for name, _ in ready:
            Path(name).unlink(missing_ok=True)
        for edit in reversed(done):
            _undo(root, edit)
        raise
    return ()


def ours(root: Path, file: str) -> bool:
    """True for a path below `data/` that no link leads out of; the file itself need not be there."""
    steps = file.split("/")
    if steps[0] != "data" or len(steps) < 2 or any(s in ("", ".", "..") or "\\" in s or ":" in s for s in steps):
        return False
    ways = [root.joinpath(*steps[:n]) for n in range(1, len(steps) + 1)]
    return not any(way.is_symlink() or os.path.normcase(os.path.realpath(way)) != _real(way) for way in ways)


def _real(way: Path) -> str:
    """Where `way` is if its last step is no link of any kind (Windows has more than one)."""
    return os.path.normcase(os.path.join(os.path.realpath(way.parent), way.name))


def write(path: Path, content: bytes) -> None:
    """All of it or nothing: a new file beside the old one takes its place and its rights."""
    name = _beside(path, content)
    try:
        os.replace(name, path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _objection(root: Path, edit: Edit) -> str:
    if not ours(root, edit.file):
        return f"{edit.file}: không ghi, vì chỗ này không phải tệp thường trong data/."
    path = root / edit.file
    try:
        now = read(root, edit.file) if path.exists() else None
    except (OSError, UnicodeDecodeError):
        return f"{edit.file}: không đọc lại được tệp này."
    if now != edit.before:
        return f"{edit.file}: tệp vừa thay đổi trong lúc lệnh chạy; chạy lại lệnh."
    return ""


def _beside(path: Path, content: bytes) -> str:
    """The content in a new file next to `path`, with its rights."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if path.exists():
            shutil.copymode(path, name)
        else:
            mask = os.umask(0)
            os.umask(mask)
            Path(name).chmod(0o666 & ~mask)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return name


def _undo(root: Path, edit: Edit) -> None:
    path = root / edit.file
    if edit.before is None:
        path.unlink(missing_ok=True)
    else:
        write(path, edit.before.encode("utf-8"))
