"""Owns a file of the site that is no page: its text, or how to draw it when nothing like it has been drawn before."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """`address` is relative to the root of the site and has no `/` at its end: `chi-bo/khoi-4/tin.xml`."""

    address: str
    content: str | bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """A file that takes long to make. `draw` is given the bytes of the files it reads, in that order.

    `reads` are files of the project, relative to its root. `settings` names all else that the result depends on, so
    that two values with equal settings and equal bytes to read give equal files. `draw` can be pickled (a function at
    the top of a module, or a `functools.partial` of one).
    """

    address: str
    draw: Callable[[tuple[bytes, ...]], bytes]
    reads: tuple[str, ...] = ()
    settings: str = ""
