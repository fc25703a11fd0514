"""Removes from a photo's file what it says besides what is seen; not a pixel changes."""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator

from PIL import ExifTags, Image

from generator.images.metadata import metadata_in

_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_WORDS = (b"eXIf", b"tEXt", b"zTXt", b"iTXt", b"tIME")
_WEBP_WORDS = (b"EXIF", b"XMP ")
_WEBP_FLAGS = 0x0C  # that there is Exif, that there is XMP
# What says how to show the picture: its density, its colours, what they were mixed of.
_KEPT = {0xE0: b"JFIF\0", 0xE2: b"ICC_PROFILE\0", 0xEE: b"Adobe"}


def bare(data: bytes) -> bytes | None:
    """The same picture with nothing but how it is shown; None where that cannot be done surely."""
    try:
        turned = _turned(data)
        if data.startswith(b"\xff\xd8"):
            made = b"".join(_jpeg(data, turned))
        elif turned != 1:
            return None
        elif data.startswith(_PNG):
            made = _PNG + b"".join(_png(data))
        else:
            made = _webp(data)
        told = metadata_in(made)
        return made if told and not (told.located or told.words) and _size(made) == _size(data) else None
    except Exception:  # a broken or hostile file can fail in any way, and each means the same here
        return None


def _turned(data: bytes) -> int:
    with Image.open(io.BytesIO(data)) as image:
        return int(image.getexif().get(ExifTags.Base.Orientation, 1))


def _size(data: bytes) -> tuple[int, int]:
    with Image.open(io.BytesIO(data)) as image:
        return image.size


def _jpeg(data: bytes, turned: int) -> Iterator[bytes]:
    """The pieces up to the end of the first picture; another one behind it stays behind."""
    yield data[:2]
    if turned != 1:
        exif = Image.Exif()
        exif[ExifTags.Base.Orientation] = turned
        told = exif.tobytes()
        yield b"\xff\xe1" + struct.pack(">H", len(told) + 2) + told
    at = 2
    while data[at + 1] != 0xD9:
        mark = data[at + 1]
        end = at + 2 + int.from_bytes(data[at + 2 : at + 4])
        if mark == 0xDA:
            end = _after_scan(data, end)
        silent = not (0xE0 <= mark <= 0xEF or mark == 0xFE)
        if silent or (mark in _KEPT and data.startswith(_KEPT[mark], at + 4)):
            yield data[at:end]
        at = end
    yield b"\xff\xd9"


def _after_scan(data: bytes, at: int) -> int:
    """Where the next mark stands that is neither a zero for 0xFF nor a restart."""
    while True:
        at = data.index(b"\xff", at)
        if data[at + 1] != 0 and not 0xD0 <= data[at + 1] <= 0xD7:
            return at
        at += 2


def _png(data: bytes) -> Iterator[bytes]:
    at, name = len(_PNG), b""
    while name != b"IEND":
        name = data[at + 4 : at + 8]
        end = at + 12 + int.from_bytes(data[at : at + 4])
        if name not in _PNG_WORDS:
            yield data[at:end]
        at = end


def _webp(data: bytes) -> bytes:
    kept, at, last = b"", 12, 8 + int.from_bytes(data[4:8], "little")
    while at < last:
        size = int.from_bytes(data[at + 4 : at + 8], "little")
        end = at + 8 + size + size % 2
        piece = bytearray(data[at:end])
        if piece[:4] == b"VP8X":
            piece[8] &= ~_WEBP_FLAGS
        kept += b"" if bytes(piece[:4]) in _WEBP_WORDS else bytes(piece)
        at = end
    return b"RIFF" + struct.pack("<I", len(kept) + 4) + b"WEBP" + kept
