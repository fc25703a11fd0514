"""Draws a photo for the site: upright, in one colour space, smaller, light, and with nothing of its metadata."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Literal

import PIL
from PIL import ExifTags, Image, ImageCms, ImageFilter, ImageOps

from generator.images.inspection import FORMATS, MOST_PIXELS, TURNED

PhotoFormat = Literal["webp", "jpg"]
# The pictures of hand-written pages, by the endings of their names.
DRAWN = (".jpg", ".jpeg", ".png", ".webp")

WIDTHS = (320, 480, 800, 1200)
BY = f"Pillow {PIL.__version__}"
# The most bytes of a picture, by the widest it may be: on a phone the one of 480 px must come in a second or two.
_BUDGETS = ((320, 24_000), (480, 40_000), (800, 90_000), (1200, 160_000))
_QUALITIES = (80, 72, 64, 56, 48, 40, 32, 24)
_BLURS = (0.6, 1.0, 1.6, 2.5, 4.0)  # for a picture of noise, which no quality makes small enough
_GRAY_16 = ("I", "I;16", "I;16B", "I;16L", "F")


class PhotoError(ValueError):
    """Bytes that `look` took for a whole photo and that cannot be decoded all the same."""


def widths(width: int) -> tuple[int, ...]:
    """The widths in which a photo of this width is drawn; never wider than it is."""
    return tuple(dict.fromkeys((*(w for w in WIDTHS if w < width), min(width, WIDTHS[-1]))))


def draw(contents: tuple[bytes, ...], *, width: int, form: PhotoFormat, name: str = "") -> bytes:
    """The photo in `contents[0]`, `width` pixels wide, as a file of that form. Equal bytes give equal files.

    `name` is only for words about a photo that cannot be decoded.
    """
    with _decoding(name):
        image = _clean(_read(contents[0], width))
    return _light(image, width, form)


def redraw(contents: tuple[bytes, ...], *, name: str) -> bytes:
    """The picture in `contents[0]` in the form that its name says, of the same size, 1200 px wide at most.

    A PNG is drawn without loss, and keeps what can be seen through; so does a WebP that has such parts.
    """
    with _decoding(name):
        with Image.open(io.BytesIO(contents[0]), formats=FORMATS) as found:
            turned = found.getexif().get(ExifTags.Base.Orientation) in TURNED
            width = min(found.height if turned else found.width, WIDTHS[-1])
        image = _read(contents[0], width)
        if name.lower().endswith((".png", ".webp")) and "A" in image.getbands():
            return _see_through(image, "PNG" if name.lower().endswith(".png") else "WEBP")
        image = _clean(image)
    if name.lower().endswith(".png"):
        return _saved(image, "PNG", optimize=True)
    return _light(image, width, "webp" if name.lower().endswith(".webp") else "jpg")


@contextmanager
def _decoding(name: str) -> Iterator[None]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            yield
        except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
            raise PhotoError(f"Không giải mã được ảnh {name}; lưu lại ảnh ấy bằng một chương trình xem ảnh.") from error


def _light(image: Image.Image, width: int, form: PhotoFormat) -> bytes:
    budget = next(most for widest, most in _BUDGETS if width <= widest)
    for quality in _QUALITIES:
        found = _encoded(image, form, quality)
        if len(found) <= budget:
            return found
    for blur in _BLURS:
        found = _encoded(image.filter(ImageFilter.GaussianBlur(blur)), form, _QUALITIES[-1])
        if len(found) <= budget:
            break
    return found


def _read(data: bytes, width: int) -> Image.Image:
    """The first frame, upright, in its own colours, as wide as asked."""
    with Image.open(io.BytesIO(data), formats=FORMATS) as image:
        if image.width * image.height > MOST_PIXELS:
            raise PhotoError("quá nhiều điểm ảnh")
        # A JPEG can be decoded at an eighth of its size; both sides, as it may yet be turned.
        if image.mode in ("RGB", "L"):
            image.draft(image.mode, (2 * width, 2 * width))
        image.load()
        upright = ImageOps.exif_transpose(image)
    upright = _plain(upright)
    height = max(1, round(upright.height * width / upright.width))
    return upright.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=2.0)


def _plain(image: Image.Image) -> Image.Image:
    """Out of the modes that cannot be made smaller as they are: palettes, single bits, sixteen bits."""
    if image.mode in _GRAY_16:
        return image.convert("F").point(lambda v: v * (1 / 257) + 0).convert("L")
    if image.mode in ("P", "PA"):
        return image.convert("RGBA" if "transparency" in image.info or image.mode == "PA" else "RGB")
    if image.mode in ("1", "LA", "La") or (image.mode in ("L", "RGB") and "transparency" in image.info):
        return image.convert("L" if image.mode == "1" else "RGBA")
    return image


def _clean(image: Image.Image) -> Image.Image:
    """Its pixels in sRGB on white, in an image that was made for them and knows nothing else."""
    alpha = image.getchannel("A") if "A" in image.getbands() else None
    fresh = Image.new("RGB", image.size, "white")
    fresh.paste(_in_srgb(image.convert("RGB") if alpha else image), mask=alpha)
    return fresh


def _see_through(image: Image.Image, form: str) -> bytes:
    """Its pixels in sRGB; where nothing is to be seen, nothing is there."""
    fresh = Image.new("RGBA", image.size)
    alpha = image.getchannel("A")
    seen = _in_srgb(image.convert("RGB"))
    fresh.paste(seen, mask=alpha.point(lambda value: 255 if value else 0))
    fresh.putalpha(alpha)
    return _saved(fresh, form, **({"optimize": True} if form == "PNG" else {"quality": _QUALITIES[0], "method": 4}))


def _in_srgb(image: Image.Image) -> Image.Image:
    profile = image.info.get("icc_profile")
    if profile and image.mode in ("RGB", "CMYK", "L"):
        try:
            own = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            found = ImageCms.profileToProfile(image, own, ImageCms.createProfile("sRGB"), outputMode="RGB")
            return found or image.convert("RGB")
        except (ImageCms.PyCMSError, OSError, ValueError):
            pass  # a profile that is broken or of another kind of picture: its colours are taken as they are
    return image.convert("RGB")


def _encoded(image: Image.Image, form: PhotoFormat, quality: int) -> bytes:
    if form == "webp":
        return _saved(image, "WEBP", quality=quality, method=4)
    return _saved(image, "JPEG", quality=quality, optimize=True, progressive=True)


def _saved(image: Image.Image, form: str, **settings: Any) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, form, **settings)
    return buffer.getvalue()
