"""Reads what the file of a photo says besides what is to be seen: place, words of a camera or an editor."""

from __future__ import annotations

import io
import mmap
import re
import warnings
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import IO, Any

from PIL import ExifTags, Image

ENDINGS = (".jpg", ".jpeg", ".png", ".webp", ".gif", ".tif", ".tiff", ".bmp", ".avif", ".heic", ".heif")
_WRITTEN = (ExifTags.Base.ImageDescription, ExifTags.Base.Artist, ExifTags.Base.Copyright, ExifTags.Base.UserComment)
_WINDOWS = (ExifTags.Base.XPTitle, ExifTags.Base.XPComment, ExifTags.Base.XPAuthor, ExifTags.Base.XPSubject)
_TAG = re.compile(r"<[^>]*>|\x00")
# Where Exif begins, whatever it stands in; what XMP and films call a place.
_EXIF = re.compile(rb"II\*\0|MM\0\*")
_PLACE = re.compile(rb"GPSLatitude|\xa9xyz.{4}[+-][0-9]{2}", re.DOTALL)
_MOST_HEADS, _MOST_EXIF = 64, 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """`located`: the file says where the photo was taken; `words`: the texts that a camera or an editor wrote in it."""

    located: bool
    words: tuple[str, ...] = ()


def metadata_of(path: Path) -> Metadata | None:
    """The metadata of a picture (Exif, XMP, PNG texts); None for what cannot be read as one.

    Phones append a second picture or a film to a first one: a place is looked for in the whole file.
    """
    try:
        with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
            return _told_of(file, data)
    except (OSError, ValueError):  # an empty file has no map
        return None


def metadata_in(picture: bytes) -> Metadata | None:
    """The metadata of a picture that stands in another file."""
    return _told_of(io.BytesIO(picture), picture)


def _told_of(file: IO[bytes], data: bytes | mmap.mmap) -> Metadata | None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            with Image.open(file) as image:
                found = _told(image)
            return found if found.located else replace(found, located=_located_inside(data))
        except Exception:  # a broken or hostile file can fail in any way, and each means the same here
            return None


def _located_inside(data: bytes | mmap.mmap) -> bool:
    if _PLACE.search(data):
        return True
    heads = [at.start() for at in islice(_EXIF.finditer(data), _MOST_HEADS + 1)]
    if len(heads) > _MOST_HEADS:
        raise ValueError("no camera writes so many")
    return any(_located(_exif(data[at : at + _MOST_EXIF])) for at in heads)


def _exif(data: bytes) -> Image.Exif:
    exif = Image.Exif()
    with suppress(Exception):  # four bytes of pixels that look like a head
        exif.load(data)
    return exif


def _located(exif: Image.Exif) -> bool:
    """One line of GPSInfo (its version) stands in many files that say no place."""
    try:
        place = exif.get_ifd(ExifTags.IFD.GPSInfo)
    except Exception:
        return False
    return any(tag in place for tag in (ExifTags.GPS.GPSLatitude, ExifTags.GPS.GPSLongitude))


def _told(image: Image.Image) -> Metadata:
    exif = image.getexif()
    inner = exif.get_ifd(ExifTags.IFD.Exif)
    located = _located(exif)
    found = [_said(exif.get(tag) or inner.get(tag), "utf-8") for tag in _WRITTEN]
    found += [_said(exif.get(tag), "utf-16-le") for tag in _WINDOWS]
    for key, value in image.info.items():
        if isinstance(value, str | bytes) and key not in ("exif", "icc_profile", "photoshop"):
            text = _said(value, "utf-8")
            located = located or "GPSLatitude" in text
            found.append(text)
    words = tuple(dict.fromkeys(" ".join(_TAG.sub(" ", text).split()) for text in found))
    return Metadata(located=located, words=tuple(w for w in words if w))


def _said(value: Any, encoding: str) -> str:
    if isinstance(value, bytes):
        return value.removeprefix(b"ASCII\0\0\0").removeprefix(b"UNICODE\0").decode(encoding, errors="ignore")
    return value if isinstance(value, str) else ""
