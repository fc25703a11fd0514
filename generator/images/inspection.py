"""Looks at the file of a photo without decoding it: its size upright, its digest, what keeps it off a page."""

from __future__ import annotations

import io
import warnings
from dataclasses import dataclass
from hashlib import blake2b
from typing import Literal

from PIL import ExifTags, Image

FORMATS = ("JPEG", "PNG", "WEBP")
MOST_BYTES = 30_000_000
MOST_PIXELS = 64_000_000
LEAST_SIDE, LEAST_OTHER = 320, 160  # the longer side and the shorter one
RECIPE = b"photo 1"  # another way of drawing gets another number, and with it other addresses
TURNED = (5, 6, 7, 8)  # values of Exif's orientation that lay a picture on its side

PictureFlaw = Literal["", "heavy", "unreadable", "cut", "vast", "tiny"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """`width` and `height` in pixels as people see it, 0 where not known; `digest` names its bytes and how we draw.

    `flaw`: more bytes or pixels than we open, no photo of a form we draw, only its beginning, too small to show.
    """

    width: int = 0
    height: int = 0
    digest: str = ""
    flaw: PictureFlaw = ""


HEAVY = Picture(flaw="heavy")


def inspect(data: bytes) -> Picture:
    """What the bytes of a photo say of it; a picture of any size takes a moment, as no pixel is decoded."""
    if len(data) > MOST_BYTES:
        return HEAVY
    digest = blake2b(data, digest_size=8, person=RECIPE).hexdigest()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            with Image.open(io.BytesIO(data), formats=FORMATS) as image:
                width, height, kind = image.width, image.height, image.format
                turned = image.getexif().get(ExifTags.Base.Orientation) in TURNED
        except Image.DecompressionBombError:
            return Picture(digest=digest, flaw="vast")
        except Exception:  # a broken or hostile file can fail in any way, and each means the same here
            return Picture(digest=digest, flaw="unreadable")
    if turned:
        width, height = height, width
    return Picture(width=width, height=height, digest=digest, flaw=_flaw(data, width, height, kind or ""))


def _flaw(data: bytes, width: int, height: int, kind: str) -> PictureFlaw:
    if width * height > MOST_PIXELS:
        return "vast"
    if max(width, height) < LEAST_SIDE or min(width, height) < LEAST_OTHER:
        return "tiny"
    whole = {"PNG": _whole_png, "WEBP": _whole_webp}.get(kind, _whole_jpeg)
    return "" if whole(data) else "cut"


def _whole_jpeg(data: bytes) -> bool:
    """Whether the picture ends. Its data hold no end marker by chance, but a small picture in its head has one."""
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF:
        if data[at + 1] == 0xFF:  # a filling byte
            at += 1
            continue
        if data[at + 1] == 0xDA:
            return data.find(b"\xff\xd9", at) > 0
        at += 2 + int.from_bytes(data[at + 2 : at + 4])
    return False


def _whole_png(data: bytes) -> bool:
    try:
        with Image.open(io.BytesIO(data), formats=("PNG",)) as image:
            image.verify()  # the checksum of each piece, to the last one
    except Exception:
        return False
    return True


def _whole_webp(data: bytes) -> bool:
    return len(data) >= 8 + int.from_bytes(data[4:8], "little")
