"""Copies a built site into a folder, a USB stick say, where it is read without a server."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from generator.build import Refused, output, parallel_map
from generator.delivery import local

_NEEDS_A_SERVER = ("404.html", "manifest.webmanifest", "robots.txt", "assets/search.js")


def copy(site: Path, folder: Path, *, root: Path | None = None, workers: int) -> int:
    """Makes `folder` the copy of the built `site` of the publication at `root`; returns how many files it has.

    Raises generator.build.Refused, OSError. Nothing there but the copy is touched. Cut short, the next run goes on.
    """
    paths = tuple(_wanted(site))
    before = _ours(site, folder, paths, root)
    folder.mkdir(parents=True, exist_ok=True)
    output.note(folder, {*before, *paths})
    for _ in parallel_map(partial(_write, site, folder), paths, workers=workers):
        pass
    for path in sorted(before - set(paths)):
        _remove(folder, path)
    output.note(folder, paths)
    return len(paths)


def _ours(site: Path, folder: Path, paths: Sequence[str], root: Path | None) -> set[str]:
    """The files that an earlier copy put into the folder."""
    output.place(folder, root)
    inner, outer = folder.resolve(), site.resolve()
    if inner.is_relative_to(outer) or outer.is_relative_to(inner):
        raise Refused(f"“{folder}” và thư mục trang “{site}” nằm trong nhau; chọn nơi khác cho --folder.")
    before = {path for path in output.listed(folder) if _inside(folder, path)}
    if not before:
        output.claim(folder, root)
    inside = {parent: _inside(folder, parent) for parent in {path.rpartition("/")[0] for path in paths}}
    taken = [p for p in paths if (p not in before and os.path.lexists(folder / p)) or not inside[p.rpartition("/")[0]]]
    if taken:
        raise output.foreign(folder, taken)
    return before


def _inside(folder: Path, path: str) -> bool:
    """Whether a path, which anyone can write into the list, is in this folder, and leads nowhere else by a link."""
    return (folder / path).resolve().is_relative_to(folder.resolve())


def _wanted(site: Path) -> Iterator[str]:
    for file in sorted(site.rglob("*")):
        path = file.relative_to(site).as_posix()
        if not file.is_file() or path in _NEEDS_A_SERVER or path.startswith(("sitemap", ".")):
            continue
        if not path.startswith("tim-kiem/") or path == f"tim-kiem/{local.FILE}":
            yield path


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
