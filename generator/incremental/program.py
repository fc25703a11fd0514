"""The digest of the program: nothing is taken over from a build by another one."""

from __future__ import annotations

import os
import sys
import unicodedata
from functools import cache
from importlib import metadata
from pathlib import Path

from generator.build import digest
from generator.templates import OVERRIDES

_PACKAGES = (
    "mkdocs mkdocs-material markdown jinja2 markupsafe pymdown-extensions nh3 pyyaml pydantic pillow icalendar segno"
).split()
_FOLDER = Path(__file__).parent.parent


@cache
def code() -> str:
    """The digest of what makes a site besides its files: this program, the packages it uses, Python, its Unicode."""
    packages = [f"{name} {metadata.version(name)}" for name in _PACKAGES]
    return digest("\n".join([digest_of(_FOLDER), *packages, sys.version, unicodedata.unidata_version]).encode())


def code_for(root: Path) -> str:
    """That, with the templates of pages that a publication has of its own."""
    return digest(f"{code()} {digest_of(root / OVERRIDES)}".encode())


def digest_of(folder: Path) -> str:
    """Of every file below it, whatever it is for, save what Python compiled."""
    found = []
    for place, names, files in os.walk(folder):
        names[:] = [name for name in names if name != "__pycache__"]
        found += [path for path in (Path(place, file) for file in files) if path.is_file()]
    told = (f"{path.relative_to(folder).as_posix()} {digest(path.read_bytes())}\n" for path in sorted(found))
    return digest("".join(told).encode("utf-8", "surrogateescape"))
