"""The rules on pictures: what their alt says, and what the file itself tells of the place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.gate.normalize import small, toneless
from generator.gate.passages import Passage
from generator.gate.rule import Document, Hit, looks_for

_INLINE = re.compile(r"!\[(?P<alt>[^\]\n]*)\]\(\s*<?(?P<file>[^)\s>]*)")
_TAG = re.compile(r"<img\b[^>]*>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"\b(alt|src)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]+))", re.IGNORECASE)
_EMPTY = re.compile(
    r"(?:(?:mot|cac|nhung|buc|tam|hinh|anh|minh hoa|chup|image|img|photo|picture|dsc|dscn|dscf|pxl|zalo|"
    r"screenshot|untitled|"
    r"hoat dong|dep|nen|dai dien|bia|chua co|khong co|alt|todo|so|\d+|[.\-_ ()#])\s*)*"
)
_FILE = re.compile(
    r"[^\s]+\.(?:jpe?g|png|webp|gif|tiff?|bmp|avif|hei[cf])|(?:img|dsc[nf]?|pxl|zalo|image|photo)[-_ ]?\d[\w-]*"
)
_HINT = "Viết một câu ngắn cho người không xem được ảnh: ai (chức vụ) làm gì, ở đâu."
_FLOW = re.compile(r"(?<![\w-])(?P<key>file|alt)\s*:\s*(?:\"(?P<a>[^\"]*)\"|'(?P<b>[^']*)'|(?P<c>[^,}\n]*))")


@looks_for(_INLINE, _TAG, keys=("photos",))
def alt(document: Document) -> Iterator[Hit]:
    """No alt, «hình ảnh», or the name of the file: nothing for those who cannot see the picture."""
    for at, file, said in (*_in_records(document), *_in_pages(document)):
        if said is None:
            yield Hit(at=at, message="Ảnh thiếu lời tả (alt).", hint=_HINT)
        elif _says_nothing(said, file):
            yield Hit(at=at, message=f"Lời tả ảnh “{said.strip()}” không cho biết ảnh có gì.", hint=_HINT)


def _says_nothing(said: str, file: str) -> bool:
    plain = toneless(small(said)).strip(" \"'.")
    stem = file.rsplit("/", 1)[-1].rsplit(".", 1)[0].lower()
    words = re.sub(r"[\W_]+", " ", plain).strip()
    own = re.sub(r"[\W_]+", " ", toneless(stem)).strip()
    written_as_file = bool(own) and words == own and (" " not in said.strip() or plain == stem)
    return bool(_EMPTY.fullmatch(plain) or _FILE.fullmatch(plain)) or written_as_file


def _in_records(document: Document) -> Iterator[tuple[int, str, str | None]]:
    """(place, file, alt) of each entry under `photos`."""
    if document.written.form != "data":
        return
    entry: dict[str, Passage] = {}
    before = ""
    for passage in document.passages:
        if passage.path[:1] != ("photos",):
            continue
        if len(passage.path) == 1:
            yield from _flow(passage)
        elif len(passage.path) == 2:
            # A text of several paragraphs comes as several passages of one key; a file has only a name.
            if passage.key in entry and (passage.key != before or passage.key == "file"):
                yield from _entry(entry)
                entry = {}
            entry.setdefault(passage.key, passage)
            before = passage.key
    yield from _entry(entry)


def _entry(entry: dict[str, Passage]) -> Iterator[tuple[int, str, str | None]]:
    file, said = entry.get("file"), entry.get("alt")
    first = said or file or next(iter(entry.values()), None)
    if first:
        name = file.text.strip("\"'") if file else ""
        yield first.origin(0), name, said.text.strip("\"'") if said and said.text.strip("\"'") else None


def _flow(passage: Passage) -> Iterator[tuple[int, str, str | None]]:
    for group in re.finditer(r"\{[^}]*\}", passage.text):
        found = {m["key"]: m["a"] or m["b"] or m["c"] or "" for m in _FLOW.finditer(group[0])}
        yield passage.origin(group.start()), found.get("file", ""), found.get("alt", "").strip() or None


def _in_pages(document: Document) -> Iterator[tuple[int, str, str | None]]:
    for passage in document.passages:
        for image in _INLINE.finditer(passage.text):
            yield passage.origin(image.start()), image["file"], image["alt"].strip() or None
        for tag in _TAG.finditer(passage.text):
            given = {m[1].lower(): m[2] or m[3] or m[4] or "" for m in _ATTRIBUTE.finditer(tag[0])}
            yield passage.origin(tag.start()), given.get("src", ""), given.get("alt", "").strip() or None


@looks_for()
def place_taken(document: Document) -> Iterator[Hit]:
    """Coordinates in the file of a photo lead to a yard or a house."""
    hint = "Chạy chibo check --fix --bare-photos, hoặc lưu lại bằng công cụ bỏ Exif rồi chép đè."
    if document.written.located:
        what = "Tệp ảnh" if document.written.form == "picture" else "Ảnh trong tệp"
        yield Hit(at=0, message=f"{what} ghi vị trí nơi chụp (GPS).", hint=hint)
    elif document.written.form == "picture" and document.written.located is None:
        hint = "Lưu lại thành JPEG, PNG hoặc WebP, không kèm dữ liệu vị trí."
        yield Hit(
            at=0, message="Không đọc được tệp ảnh này nên không biết có ghi vị trí nơi chụp hay không.", hint=hint
        )
