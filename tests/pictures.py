"""Pictures for tests, drawn by code: a yard with sky and a road, noise, and files that are wrong in one way each."""

import io
import random
import struct
import zlib
from pathlib import Path
from typing import Any

from PIL import Image, ImageCms, ImageDraw

GPS = {1: "N", 2: (21.0, 51.0, 10.0), 3: "E", 4: (106.0, 45.0, 30.0)}
WORD = "ChiBoThu"  # what no file of a site may hold


def scene(width: int = 1600, height: int = 1200) -> Image.Image:
    """Sky above, a yard below, a red flag at the left: so that a picture laid on its side is seen to be."""
    image = Image.new("RGB", (width, height), (120, 170, 220))
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, height // 2, width, height), fill=(90, 120, 60))
    draw.polygon(
        [(width // 2, height // 2), (width // 4, height), (3 * width // 4, height)], fill=(180, 170, 150)
    )  # fmt: skip
    draw.rectangle((0, 0, width // 5, height // 5), fill=(200, 20, 20))
    return image


def noise(width: int, height: int) -> Image.Image:
    """What no encoder makes small."""
    return Image.frombytes("RGB", (width, height), random.Random(7).randbytes(3 * width * height))


def saved(image: Image.Image, form: str = "JPEG", **more: Any) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, form, **more)
    return buffer.getvalue()


def telling(
    image: Image.Image | None = None, *, orientation: int = 1, form: str = "JPEG", located: bool = True
) -> bytes:
    """A photo that says all a camera and an editor can: place, names, XMP, a profile, a small picture in its head."""
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010E] = exif[0x013B] = exif[0x8298] = WORD
    if located:
        exif[0x8825] = GPS
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    tag = "exif:GPSLatitude" if located else "dc:creator"
    xmp = f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><{tag}>{WORD}</{tag}></x:xmpmeta>'.encode()
    more: dict[str, Any] = {} if form == "WEBP" else {"comment": WORD.encode()}
    return saved(image or scene(), form, exif=exif, icc_profile=profile, xmp=xmp, **more)


def plain_png(width: int, height: int) -> bytes:
    """Black, one bit a pixel: a few bytes that become as many pixels as asked."""
    row = b"\0" * (1 + (width + 7) // 8)
    packer = zlib.compressobj(9)
    data = b"".join(packer.compress(row) for _ in range(height)) + packer.flush()
    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    parts = (_chunk(b"IHDR", head), _chunk(b"IDAT", data), _chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def put(root: Path, file: str, data: bytes) -> None:
    """Lays a photo where a record of the publication at `root` finds it."""
    path = root / "data" / "photos" / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
