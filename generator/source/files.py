"""Tells which files of a publication are read, and as what, by their names alone. No other is published."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Literal

from generator import images, papers
from generator.build import output

# `data` a record, `page` Markdown, `text` plain words, `picture` drawn anew, `paper` a document, on line as it is;
# `clutter` what systems and editors leave behind, `link` what stands in for a file elsewhere or is none, `other` all
# else: those three go nowhere.
FileKind = Literal["data", "page", "text", "picture", "paper", "clutter", "link", "other"]

PHOTOS = "data/photos"
PAPERS = "data/files"
PUBLISHED: frozenset[FileKind] = frozenset({"page", "text", "picture"})
WELL_KNOWN = ".well-known"
_DATA = (".yml", ".yaml")
_PAGES = (".md", ".markdown")
# What hosts read at the top of a site; each is plain words.
_OF_HOSTS = ("CNAME", "_headers", "_redirects")
_LEFT_BEHIND = re.compile(r".*~|~\$.*|#.*#|.*\.(?:bak|swp|swo|tmp|orig|rej)", re.IGNORECASE | re.DOTALL)


def form(file: str) -> FileKind:
    """`file` is a `/`-path from the root of a publication, below `data/` or `content/`."""
    top, _, below = file.partition("/")
    name = below.rpartition("/")[2]
    if output.of_systems(name) or _LEFT_BEHIND.fullmatch(name):
        return "clutter"
    return _of_data(file, name) if top == "data" else _of_content(below, name)


def hidden(name: str, inside: str) -> bool:
    """What begins with a dot is nobody's, save what the web knows by such a name."""
    return name.startswith(".") and (inside, name) != ("content", WELL_KNOWN)


def goes_out(content: Path, path: str) -> bool:
    """Whether a file of `content/` is published: by its name, and as a plain file that is no link nor behind one."""
    steps, inside = path.split("/"), "content"
    for step in steps:
        if hidden(step, inside):
            return False
        inside = f"{inside}/{step}"
    way = content / path
    return form(inside) in PUBLISHED and way.is_file() and way.resolve() == content.resolve() / path


def _of_data(file: str, name: str) -> FileKind:
    if name.endswith(_DATA):
        return "data"
    if file.startswith(f"{PAPERS}/") and name.lower().endswith(papers.ENDINGS):
        return "paper"
    return "picture" if file.startswith(f"{PHOTOS}/") and name.lower().endswith(images.ENDINGS) else "other"


def _of_content(below: str, name: str) -> FileKind:
    if name.lower().endswith(".txt") or below in _OF_HOSTS:
        return "text"
    if below.startswith(f"{WELL_KNOWN}/"):
        return "other"
    if name.endswith(_PAGES):
        return "page"
    return "picture" if name.lower().endswith(images.DRAWN) else "other"
