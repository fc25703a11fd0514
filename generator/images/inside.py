"""Owns reading what the file of a photo says besides what is to be seen: place, words of a camera or an editor."""

from __future__ import annotations

import re
import warnings
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PIL import ExifTags, Image

ENDINGS = (".jpg", ".jpeg", ".png", ".webp", ".gif", ".tif", ".tiff", ".bmp", ".avif", ".heic", ".heif")
_WRITTEN = (ExifTags.Base.ImageDescription, ExifTags.Base.Artist, ExifTags.Base.Copyright, ExifTags.Base.UserComment)
_WINDOWS = (ExifTags.Base.XPTitle, ExifTags.Base.XPComment, ExifTags.Base.XPAuthor, ExifTags.Base.XPSubject)
_TAG = re.compile(r"<[^>]*>|\x00")


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """`located`: the file says where the photo was taken; `words`: the texts that a camera or an editor wrote in it."""

    located: bool
    words: tuple[str, ...] = ()


def told(path: Path) -> Told | None:
    """The metadata of a picture (Exif, XMP, PNG texts); None for what cannot be read as one."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            with Image.open(path) as image:
                return _told(image)
        except Exception:  # a broken or hostile file can fail in any way, and each means the same here
            return None


def _told(image: Image.Image) -> Told:
    exif = image.getexif()
    place = exif.get_ifd(ExifTags.IFD.GPSInfo)
    inner = exif.get_ifd(ExifTags.IFD.Exif)
    # One line of GPSInfo (its version) stands in many files that say no place.
    located = any(tag in place for tag in (ExifTags.GPS.GPSLatitude, ExifTags.GPS.GPSLongitude))
    found = [_said(exif.get(tag) or inner.get(tag), "utf-8") for tag in _WRITTEN]
    found += [_said(exif.get(tag), "utf-16-le") for tag in _WINDOWS]
    for key, value in image.info.items():
        if isinstance(value, str | bytes) and key not in ("exif", "icc_profile", "photoshop"):
            text = _said(value, "utf-8")
            located = located or "GPSLatitude" in text
            found.append(text)
    words = tuple(dict.fromkeys(" ".join(_TAG.sub(" ", text).split()) for text in found))
    return Told(located=located, words=tuple(w for w in words if w))


def _said(value: Any, encoding: str) -> str:
    if isinstance(value, bytes):
        return value.removeprefix(b"ASCII\0\0\0").removeprefix(b"UNICODE\0").decode(encoding, errors="ignore")
    return value if isinstance(value, str) else ""
