"""Owns the files of a publication before anything parses them: their texts, and what pictures say of themselves."""

from __future__ import annotations

import codecs
import os
import stat
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b
from itertools import chain
from operator import attrgetter
from pathlib import Path
from typing import Literal

from generator import images
from generator.build import Stamps, over

Form = Literal["data", "page", "picture", "other"]

_FORMS: dict[str, Form] = {".yml": "data", ".yaml": "data", ".md": "page", ".markdown": "page"}
_READABLE = (".txt", ".html", ".htm", ".csv", ".json", ".xml", ".svg", ".tsv", ".js", ".css")
_MAX_BYTES = 5_000_000
_LOCATED = {"True": True, "False": False, "None": None}


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """One file. `text` is what it says, for a picture what its metadata say; "" where only the name can be read.

    `located`: a picture that says where it was taken, None for one that cannot be read. `digest` names all this.
    """

    file: str
    form: Form
    text: str = ""
    located: bool | None = False

    @property
    def digest(self) -> str:
        said = f"{self.form}\0{self.located}\0{self.text}"
        return blake2b(said.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


class Unread(Written):
    """A file that was read before and is the same; it is read again only when somebody asks for its text."""

    __slots__ = ("_digest", "_path")

    def __init__(self, file: str, path: str, known: str) -> None:
        put = object.__setattr__
        digest, form, located = known.split(" ")
        put(self, "file", file)
        put(self, "form", form)
        put(self, "located", _LOCATED[located])
        put(self, "_path", path)
        put(self, "_digest", digest)

    _path: str
    _digest: str

    @property
    def text(self) -> str:
        return _written(Path(self._path), self.file).text

    @property
    def digest(self) -> str:
        return self._digest


def texts(root: Path, stamps: Stamps | None = None, *, workers: int = 1) -> tuple[Written, ...]:
    """Every file below `root/data` and `root/content`, by name. Text that is no UTF-8 is read as well as it can be.

    `stamps` knows the files of an earlier run and notes those of this one.
    """
    found: list[Written] = []
    fresh: list[tuple[str, str, os.stat_result]] = []
    for top in ("data", "content"):
        for folder, names, files in os.walk(root / top, followlinks=False):
            names[:] = [n for n in names if not n.startswith(".") and not os.path.islink(os.path.join(folder, n))]
            inside = os.path.relpath(folder, root).replace(os.sep, "/")
            for name in files:
                path = f"{folder}/{name}"
                if name.startswith(".") or not stat.S_ISREG((status := os.lstat(path)).st_mode):
                    continue
                file = f"{inside}/{name}"
                known = stamps.known(file, status) if stamps else None
                if known is None:
                    fresh.append((path, file, status))
                else:
                    found.append(Unread(file, path, known))
    made = chain.from_iterable(over(_read, fresh, workers=workers))
    for (_, file, status), (written, digest) in zip(fresh, made, strict=True):
        found.append(written)
        if stamps:
            stamps.note(file, status, f"{digest} {written.form} {written.located}")
    return tuple(sorted(found, key=attrgetter("file")))


def _read(files: Sequence[tuple[str, str, os.stat_result]]) -> list[tuple[Written, str]]:
    """The files with their digests."""
    found = (_written(Path(path), file) for path, file, _ in files)
    return [(written, written.digest) for written in found]


def _written(path: Path, file: str) -> Written:
    ending = path.suffix.lower()
    if ending in images.ENDINGS:
        told = images.told(path)
        text = "\n".join(told.words) if told else ""
        return Written(file=file, form="picture", text=text, located=told.located if told else None)
    form = _FORMS.get(ending, "other")
    if form == "other" and ending not in _READABLE:
        return Written(file=file, form=form)
    return Written(file=file, form=form, text=_text(path))


def _text(path: Path) -> str:
    try:
        with path.open("rb") as stream:
            data = stream.read(_MAX_BYTES)
    except OSError:
        return ""
    wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    return data.decode("utf-16" if wide else "utf-8-sig", errors="replace")
