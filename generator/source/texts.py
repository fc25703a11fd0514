"""Reads the files of a publication before anything parses them: their texts, and what pictures say of themselves."""

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

from generator import images, papers
from generator.build import StatCache, parallel_map
from generator.source.files import FileKind, form, hidden

_READABLE = (".md", ".txt", ".html", ".htm", ".csv", ".json", ".xml", ".svg", ".tsv", ".js", ".css", ".yml", ".yaml")
_MAX_BYTES = 5_000_000
_LOCATED = {"True": True, "False": False, "None": None}
# What keeps a file off the site though its name would let it on.
TextFlaw = Literal["", "not-utf8", "long", "locked"] | images.PictureFlaw | papers.PaperFlaw


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceText:
    """One file. `text` is what it says, for a picture what its metadata say; "" where only the name can be read.

    `located`: a picture, or one inside a document, that says where it was taken, None for one that cannot be read.
    `flaw`: why a file cannot be published, or a document not be read whole. `seal` names the bytes of a document.
    `digest` names all this.
    """

    file: str
    form: FileKind
    text: str = ""
    located: bool | None = False
    flaw: TextFlaw = ""
    seal: str = ""

    @property
    def digest(self) -> str:
        said = f"{self.form}\0{self.located}\0{self.flaw}\0{self.seal}\0{self.text}"
        return blake2b(said.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


class Unread(SourceText):
    """A file that was read before and is the same; it is read again only when somebody asks for its text."""

    __slots__ = ("_digest", "_path")

    def __init__(self, file: str, path: str, known: str) -> None:
        put = object.__setattr__
        digest, form, located, flaw, seal = known.split(" ")
        put(self, "file", file)
        put(self, "form", form)
        put(self, "located", _LOCATED[located])
        put(self, "flaw", flaw)
        put(self, "seal", seal)
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


def texts(root: Path, stats: StatCache | None = None, *, workers: int = 1) -> tuple[SourceText, ...]:
    """Every file below `root/data` and `root/content`, by name. Text that is no UTF-8 is read as well as it can be.

    `stats` knows the files of an earlier run and notes those of this one.
    """
    found: list[SourceText] = []
    fresh: list[tuple[str, str, os.stat_result]] = []
    for top in ("data", "content"):
        for folder, names, files in os.walk(root / top, followlinks=False):
            inside = os.path.relpath(folder, root).replace(os.sep, "/")
            names[:] = [name for name in names if not hidden(name, inside)]
            links = [name for name in names if os.path.islink(f"{folder}/{name}")]
            names[:] = [name for name in names if name not in links]
            for name in (*files, *links):
                path, file = f"{folder}/{name}", f"{inside}/{name}"
                if hidden(name, inside) and form(file) != "clutter":
                    continue
                if not stat.S_ISREG((status := os.lstat(path)).st_mode):
                    found.append(SourceText(file=file, form="link"))
                    continue
                known = stats.known(file, status) if stats else None
                if known is None:
                    fresh.append((path, file, status))
                else:
                    found.append(Unread(file, path, known))
    made = chain.from_iterable(parallel_map(_read, fresh, workers=workers))
    for (_, file, status), (written, digest) in zip(fresh, made, strict=True):
        found.append(written)
        if stats:
            stats.note(file, status, f"{digest} {written.form} {written.located} {written.flaw} {written.seal}")
    return tuple(sorted(found, key=attrgetter("file")))


def _read(files: Sequence[tuple[str, str, os.stat_result]]) -> list[tuple[SourceText, str]]:
    """The files with their digests."""
    found = (_written(Path(path), file) for path, file, _ in files)
    return [(written, written.digest) for written in found]


def _written(path: Path, file: str) -> SourceText:
    as_what = form(file)
    if as_what == "paper":
        return _paper(path, file)
    if as_what == "picture" or path.suffix.lower() in images.ENDINGS:
        told = images.metadata_of(path)
        text = "\n".join(told.words) if told else ""
        flaw = _flaw(path) if as_what == "picture" and not file.startswith("data/") else ""
        return SourceText(file=file, form=as_what, text=text, located=told.located if told else None, flaw=flaw)
    if as_what in ("data", "page", "text") or path.suffix.lower() in _READABLE:
        text, wrong = _text(path)
        return SourceText(file=file, form=as_what, text=text, flaw=wrong if as_what in ("page", "text") else "")
    return SourceText(file=file, form=as_what)


def _paper(path: Path, file: str) -> SourceText:
    """A document with the words that the pictures inside it bring along."""
    try:
        found, seal = papers.read(path), papers.seal(path)
    except OSError:
        return SourceText(file=file, form="paper", flaw="locked")
    inside = [told for picture in found.pictures if (told := images.metadata_in(picture))]
    text = "\n".join((found.text, *(word for told in inside for word in told.words)))
    located = any(told.located for told in inside)
    return SourceText(file=file, form="paper", text=text, located=located, flaw=found.flaw, seal=seal)


def _text(path: Path) -> tuple[str, TextFlaw]:
    """What the file says, read as well as it can be; and why that is not all, or not what others would read."""
    try:
        with path.open("rb") as stream:
            data = stream.read(_MAX_BYTES + 1)
    except OSError:
        return "", "locked"
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", errors="replace"), "not-utf8"
    text = data.decode("utf-8-sig", errors="replace")
    if len(data) > _MAX_BYTES:
        return text, "long"
    # A letter that does not exist stands in a file that says so, or for bytes that are no letter.
    return text, "not-utf8" if "\0" in text or ("\ufffd" in text and not _is_utf8(data)) else ""


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _flaw(path: Path) -> TextFlaw:
    """A picture of a page may be as small as an icon."""
    try:
        flaw = images.HEAVY.flaw if path.stat().st_size > images.MOST_BYTES else images.inspect(path.read_bytes()).flaw
    except OSError:
        return "locked"
    return "" if flaw == "tiny" else flaw
