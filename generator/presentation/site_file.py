"""Owns a file of the site that is no page: its text, or how to draw it when nothing like it has been drawn before."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteFile:
    """`address` is relative to the root of the site and has no `/` at its end: `chi-bo/khoi-4/tin.xml`."""

    address: str
    content: str | bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class LazyFile:
    """A file that is made only where nothing like it was made before. `draw` is given the bytes of the files it reads.

    `reads` are files of the project, relative to its root. `settings` names all else that the result depends on, so
    that two values with equal settings and equal bytes to read give equal files.
    """

    address: str
    draw: Callable[[tuple[bytes, ...]], bytes]
    reads: tuple[str, ...] = ()
    settings: str = ""


def content(export: SiteFile | LazyFile, root: Path) -> bytes:
    """What stands in the file of a publication at `root`."""
    if isinstance(export, LazyFile):
        return export.draw(tuple((root / path).read_bytes() for path in export.reads))
    return export.content if isinstance(export.content, bytes) else export.content.encode()
