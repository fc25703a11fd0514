"""Pictures that a link carries when it is shared: one card of 1200 × 630, and the icon of the site."""

from __future__ import annotations

from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Literal

from PIL import Image, ImageDraw, ImageFont

WIDTH, HEIGHT = 1200, 630
VERSION = "1"  # of the drawing: part of the settings of whatever is kept of it
_FOLDER = Path(__file__).parent / "fonts"
_PAPER, _INDIGO, _CLAY = (0xFA, 0xF6, 0xEE), (0x1D, 0x3B, 0x6E), (0x87, 0x39, 0x0F)
_STEPS = 14  # shades from paper to indigo; with clay and paper again they are 16, four bits a dot
_EDGE, _BAND = 80, 120
_ROOM = WIDTH - 2 * _EDGE
_SIZES = (92, 80, 70, 60, 52)
_LINES = 3
_SCALE = 4


def card(name: str, *, above: str, site: str) -> bytes:
    """A PNG: `name` in large letters, `above` where it is or what it is (may be ""), `site` on a band below.

    Equal words give equal bytes with one version of Pillow: no font of the machine and no layout engine is asked.
    """
    ink = _sheet(site).copy()
    draw = ImageDraw.Draw(ink)
    if above:
        draw.text((_EDGE, 84), _cut(above, "sans", 36, _ROOM), fill=190, font=_font("sans", 36))
    size, lines = _fitted(name)
    font, step = _font("serif", size), size * 13 // 10
    top = 150 + (HEIGHT - _BAND - 170 - step * len(lines)) // 2
    for number, line in enumerate(lines):
        draw.text((_EDGE, top + number * step), line, fill=255, font=font)
    return _png(ink)


def icon(size: int) -> bytes:
    """The site's own sign as a square PNG of `size` dots, as `assets/icon.svg` draws it."""
    ink = Image.new("L", (size * _SCALE, size * _SCALE), 0)
    draw = ImageDraw.Draw(ink)
    unit = size * _SCALE / 32

    def box(left: float, top: float, right: float, bottom: float) -> tuple[float, float, float, float]:
        return (left * unit, top * unit, right * unit, bottom * unit)

    draw.rounded_rectangle(box(2, 4, 30, 30), radius=5 * unit, fill=255)
    draw.rounded_rectangle(box(4, 13, 28, 28), radius=3 * unit, fill=0)
    draw.rectangle(box(4, 13, 28, 17), fill=0)
    draw.rounded_rectangle(box(7, 17.75, 25, 20.25), radius=1.25 * unit, fill=255)
    draw.rounded_rectangle(box(7, 22.75, 19, 25.25), radius=1.25 * unit, fill=255)
    return _packed(_shaded(ink.resize((size, size), Image.Resampling.BOX)))


@cache
def _sheet(site: str) -> Image.Image:
    """What all cards of a site share."""
    ink = Image.new("L", (WIDTH, HEIGHT), 0)
    draw = ImageDraw.Draw(ink)
    draw.rectangle((0, HEIGHT - _BAND, WIDTH, HEIGHT), fill=255)
    draw.text((_EDGE, HEIGHT - 86), _cut(site, "serif", 40, _ROOM), fill=0, font=_font("serif", 40))
    return ink


def _png(ink: Image.Image) -> bytes:
    image = _shaded(ink)
    ImageDraw.Draw(image).ellipse((_EDGE, 44, _EDGE + 22, 66), fill=_STEPS)  # the pin of a note
    return _packed(image)


def _shaded(ink: Image.Image) -> Image.Image:
    """The ink (0 none, 255 full) as a picture in few colours."""
    image = ink.point([value * (_STEPS - 1) // 255 for value in range(256)])
    found = Image.frombytes("P", image.size, image.tobytes())
    found.putpalette([shade for step in range(_STEPS) for shade in _mixed(step)] + [*_CLAY, *_PAPER])
    return found


def _mixed(step: int) -> tuple[int, ...]:
    share = step / (_STEPS - 1)
    return tuple(round(p + (i - p) * share) for p, i in zip(_PAPER, _INDIGO, strict=True))


def _packed(image: Image.Image) -> bytes:
    out = BytesIO()
    image.save(out, "PNG", bits=4, compress_level=6, compress_type=3)  # Z_RLE: as small, in half the time
    return out.getvalue()


def _fitted(name: str) -> tuple[int, list[str]]:
    """The largest letters in which a name stands in few lines; what is still too long is cut."""
    for size in _SIZES:
        lines = _wrapped(name, size)
        if len(lines) <= _LINES and all(_wide(line, "serif", size) <= _ROOM for line in lines):
            return size, lines
    size = _SIZES[-1]
    lines = _wrapped(name, size)
    kept = [_cut(line, "serif", size, _ROOM) for line in lines[:_LINES]]
    if len(lines) > _LINES:
        kept[-1] = _cut(f"{kept[-1]} …", "serif", size, _ROOM)
    return size, kept


def _wrapped(text: str, size: int) -> list[str]:
    lines: list[str] = []
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and _wide(longer, "serif", size) <= _ROOM:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _cut(text: str, face: Literal["serif", "sans"], size: int, room: int) -> str:
    if _wide(text, face, size) <= room:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if _wide(f"{text[:middle]}…", face, size) <= room else (low, middle - 1)
    return f"{text[:low].rstrip()}…"


def _wide(text: str, face: Literal["serif", "sans"], size: int) -> float:
    return _font(face, size).getlength(text)


@cache
def _font(face: Literal["serif", "sans"], size: int) -> ImageFont.FreeTypeFont:
    file = {"serif": "NotoSerif-Bold.ttf", "sans": "NotoSans-Regular.ttf"}[face]
    # The basic engine: the other one is not on every machine, and the letters come composed.
    return ImageFont.truetype(_FOLDER / file, size, layout_engine=ImageFont.Layout.BASIC)
