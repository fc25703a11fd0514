"""Owns copying a built site into a folder, a USB stick say, where it is read without a server."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from generator.build import over
from generator.delivery import local

LIST = ".chibo-ban-chep"  # of the files that are ours in that folder: nothing else there is ever touched
_NEEDS_A_SERVER = ("404.html", "manifest.webmanifest", "robots.txt", "assets/search.js")


class Refused(Exception):
    """The folder cannot take the copy; says in Vietnamese why. Nothing in it has changed."""


def copy(site: Path, folder: Path, *, workers: int) -> int:
    """Makes `folder` the copy of the built `site`; returns how many files it has. Raises Refused, OSError.

    Cut short, the next run goes on: the list of what is ours is written before the first file.
    """
    before = _ours(site, folder)
    paths = tuple(_wanted(site))
    folder.mkdir(parents=True, exist_ok=True)
    _note(folder, sorted({*before, *paths}))
    for _ in over(partial(_write, site, folder), paths, workers=workers):
        pass
    for path in sorted(before - set(paths)):
        _remove(folder, path)
    _note(folder, paths)
    return len(paths)


def _ours(site: Path, folder: Path) -> set[str]:
    """The files that an earlier copy put into the folder."""
    inner, outer = folder.resolve(), site.resolve()
    if inner.is_relative_to(outer) or outer.is_relative_to(inner):
        raise Refused(f"“{folder}” và thư mục trang “{site}” nằm trong nhau; chọn nơi khác cho --folder.")
    if folder.exists() and not folder.is_dir():
        raise Refused(f"“{folder}” không phải thư mục.")
    noted = folder / LIST
    if noted.is_file():
        return {path for path in noted.read_text(encoding="utf-8").splitlines() if _inside(folder, path)}
    if folder.exists() and any(folder.iterdir()):
        raise Refused(f"“{folder}” đang có tệp khác. Đặt tên một thư mục mới, ví dụ {folder / 'bang-tin'}.")
    return set()


def _inside(folder: Path, path: str) -> bool:
    """Whether a line of the list, which anyone can write, names a file in this folder."""
    return bool(path) and (folder / path).resolve().is_relative_to(folder.resolve())


def _wanted(site: Path) -> Iterator[str]:
    for file in sorted(site.rglob("*")):
        path = file.relative_to(site).as_posix()
        if not file.is_file() or path in _NEEDS_A_SERVER or path.startswith("sitemap"):
            continue
        if not path.startswith("tim-kiem/") or path == f"tim-kiem/{local.FILE}":
            yield path


def _note(folder: Path, paths: Sequence[str]) -> None:
    (folder / LIST).write_text("".join(f"{path}\n" for path in paths), encoding="utf-8", newline="\n")


def _write(site: Path, folder: Path, paths: Sequence[str]) -> None:
    """Writes what is not there yet in the same words: a stick is slow to write and wears out."""
    for path in paths:
        data = (site / path).read_bytes()
        if path.endswith(".html"):
            data = local.page(data.decode("utf-8")).encode()
        there = folder / path
        if there.is_file() and there.stat().st_size == len(data) and there.read_bytes() == data:
            continue
        there.parent.mkdir(parents=True, exist_ok=True)
        there.write_bytes(data)


def _remove(folder: Path, path: str) -> None:
    (folder / path).unlink(missing_ok=True)
    for parent in (folder / path).parents:
        if parent == folder or not parent.is_dir() or any(parent.iterdir()):
            return
        parent.rmdir()
