"""Reads a PDF: its pages, notes, forms, bookmarks, metadata, and whether a page is only a picture."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

from pypdf import PageObject, PdfReader

from generator.papers.paper import Broken, Heavy, Pile

_MOST_PAGES = 2_000
_SPOKEN = ("/Contents", "/T", "/TU", "/V", "/RC", "/Subj")  # of a note or a field of a form
_TAG = re.compile(r"<[^>]*>")


def read(data: bytes, pile: Pile) -> None:
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not _opened(reader):
            pile.flaw = "sealed"
            return
        if len(reader.pages) > _MOST_PAGES:
            raise Heavy
        for page in reader.pages:
            _page(page, pile)
        _about(reader, pile)
    except (Heavy, MemoryError):
        raise Heavy from None
    except Exception as error:  # a broken or hostile file can fail in any way, and each means the same here
        raise Broken from error


def _opened(reader: PdfReader) -> bool:
    """Whether the empty password opens it, and with what is installed."""
    try:
        return bool(reader.decrypt(""))
    except Exception:
        return False


def _page(page: PageObject, pile: Pile) -> None:
    text = page.extract_text()
    for line in text.splitlines():
        pile.say(line)
    pictures = list(_pictures(page))
    for picture in pictures:
        if picture.get("/Filter") == "/DCTDecode":  # a JPEG as a camera made it
            pile.show(bytes(picture.get_data()))
    if pictures and not any(char.isalpha() for char in text):
        pile.flaw = pile.flaw or "scan"
    for note in page.get("/Annots") or ():
        _note(note.get_object(), pile)


def _pictures(page: PageObject) -> Iterator[Any]:
    """The pictures of a page, also those in forms it is put together of."""
    todo, seen = [page.get("/Resources")], set()
    while todo:
        resources = todo.pop()
        inside = resources.get_object().get("/XObject") if resources else None
        for entry in inside.get_object().values() if inside else ():
            found = entry.get_object()
            if id(found) in seen:
                continue
            seen.add(id(found))
            if found.get("/Subtype") == "/Image":
                yield found
            else:
                todo.append(found.get("/Resources"))


def _note(note: Any, pile: Pile) -> None:
    for key in _SPOKEN:
        pile.say(_TAG.sub(" ", str(note.get(key) or "")))
    link = note.get("/A")
    if link is not None:
        pile.say(str(link.get_object().get("/URI") or ""))


def _about(reader: PdfReader, pile: Pile) -> None:
    for value in (reader.metadata or {}).values():
        pile.say(str(value))
    root = reader.root_object
    if (described := root.get("/Metadata")) is not None:
        for line in _TAG.sub("\n", described.get_object().get_data().decode("utf-8", "replace")).splitlines():
            pile.say(line)
    for field in (reader.get_fields() or {}).values():
        pile.say(f"{field.get('/TU') or field.get('/T') or ''} {field.get('/V') or ''}")
    _marks(reader.outline, pile)
    if reader.attachments:
        pile.flaw = "inside"


def _marks(outline: Any, pile: Pile) -> None:
    for mark in outline:
        if isinstance(mark, list):
            _marks(mark, pile)
        else:
            pile.say(str(mark.title))
