"""Reads Word and Excel files part by part: also what is deleted, hidden, remarked or said of the author.

A library shows a document as its reader sees it. Here every text in every part counts, so the parts themselves are
read, by a parser that knows no entities and stops when it becomes too much.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from xml.parsers import expat

from generator.papers.paper import Broken, Heavy, Pile
from generator.papers.sheets import Book, Sheet

_SEALED = b"\xd0\xcf\x11\xe0"  # a file with a password is no zip any more
_MOST_PARTS = 5_000
_PIECE = 1 << 16
_PICTURES = (".jpg", ".jpeg", ".png", ".gif", ".tif", ".tiff", ".bmp", ".webp")
_SILENT = (".odttf", "printersettings", "[content_types].xml", "/theme/", "/styles.xml", "/fonttable.xml")
_XML = (".xml", ".vml", ".rels")
_BODIES = ("word/document", "xl/worksheets/", "ppt/slides/")
_FILES = (".docx", ".xlsx", ".pptx")
_BREAKS = frozenset({"p", "tr", "si", "comment", "author", "text", "definedName", "sheet"})
_GAPS = frozenset({"tab", "br", "cr", "tc"})
_SPOKEN = frozenset({"descr", "title", "alt", "author", "userId", "tooltip", "instr"})


def read(data: bytes, pile: Pile, depth: int = 0) -> None:
    if data.startswith(_SEALED):
        pile.flaw = "sealed"
        return
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if len(archive.infolist()) > _MOST_PARTS:
                raise Heavy
            _parts(archive, pile, depth)
    except (zipfile.BadZipFile, zlib.error, expat.ExpatError, NotImplementedError, EOFError, ValueError) as error:
        raise Broken from error
    except RuntimeError:  # a part with a password
        pile.flaw = "sealed"


def _parts(archive: zipfile.ZipFile, pile: Pile, depth: int) -> None:
    names = [info.filename for info in archive.infolist() if not info.is_dir()]
    if "[Content_Types].xml" not in names:
        raise Broken
    book = _book(archive, pile) if "xl/workbook.xml" in names else None
    worded = False
    for name in names:
        before = len(pile.lines)
        _part(archive, name, pile, book, depth)
        if name.startswith(_BODIES):
            worded = worded or any(char.isalpha() for line in pile.lines[before:] for char in line)
    if pile.pictures and not worded:
        pile.flaw = pile.flaw or "scan"
    for unused in book.unused() if book else ():
        pile.say(unused)


def _part(archive: zipfile.ZipFile, name: str, pile: Pile, book: Book | None, depth: int) -> None:
    low = name.lower()
    if any(mark in low for mark in _SILENT) or (book and name == "xl/sharedStrings.xml"):
        return
    if book and low.startswith("xl/worksheets/sheet"):
        _parse(_pieces(archive, name, pile), Sheet(book, pile))
    elif low.endswith(_XML):
        _parse(_pieces(archive, name, pile), _Words(pile, every=not low.startswith(("word/", "xl/"))))
    elif low.endswith(_PICTURES):
        pile.show(b"".join(_pieces(archive, name, pile)))
    elif low.endswith(_FILES) and depth == 0:
        read(b"".join(_pieces(archive, name, pile)), pile, depth + 1)
    else:
        pile.flaw = pile.flaw or "inside"


def _book(archive: zipfile.ZipFile, pile: Pile) -> Book:
    book = Book()
    for name in ("xl/sharedStrings.xml", "xl/styles.xml"):
        if name in archive.namelist():
            _parse(_pieces(archive, name, pile), book)
    return book


def _pieces(archive: zipfile.ZipFile, name: str, pile: Pile) -> Iterator[bytes]:
    """The part, piece by piece: what a head says of its size is nobody's promise."""
    with archive.open(name) as part:
        while piece := part.read(_PIECE):
            pile.unpack(len(piece))
            yield piece


def _parse(pieces: Iterator[bytes], handler: Book | Sheet | _Words) -> None:
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _no_doctype
    parser.StartElementHandler = lambda name, given: handler.start(_local(name), _locals(given))
    parser.EndElementHandler = lambda name: handler.end(_local(name))
    parser.CharacterDataHandler = handler.text
    for piece in pieces:
        parser.Parse(piece, False)  # noqa: FBT003  the parser takes no keywords
    parser.Parse(b"", True)  # noqa: FBT003


def _no_doctype(*_: object) -> None:
    raise Broken  # no Office program writes one


def _local(name: str) -> str:
    return name.rpartition(" ")[2]


def _locals(given: dict[str, str]) -> dict[str, str]:
    return {_local(key): value for key, value in given.items()}


class _Words:
    """The words of any part: a paragraph, a row of a table or a value a line; `every`: each element has its own."""

    def __init__(self, pile: Pile, *, every: bool) -> None:
        self._pile, self._every = pile, every
        self._held: list[str] = []
        self._rows = 0

    def start(self, name: str, given: dict[str, str]) -> None:
        self._rows += name == "tr"
        for key in _SPOKEN & given.keys():
            self._pile.say(given[key])
        if name == "sheet":
            self._pile.say(given.get("name", ""))
        elif given.get("TargetMode") == "External":
            self._pile.say(given.get("Target", ""))

    def text(self, said: str) -> None:
        self._held.append(said)

    def end(self, name: str) -> None:
        self._rows -= name == "tr"
        if name in _GAPS or (name == "p" and self._rows):
            self._held.append(" | " if name == "tc" else " ")
        elif name in _BREAKS or self._every:
            self._pile.say("".join(self._held))
            self._held.clear()
