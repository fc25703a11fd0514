"""Pictures: what a photo's file says besides what is seen, photos drawn for the site, cards, icons, QR codes.

Pillow and segno are imported only here.
"""

from __future__ import annotations

from generator.images.baring import bare
from generator.images.inside import ENDINGS, Told, told, told_of
from generator.images.looking import (
    HEAVY,
    LEAST_OTHER,
    LEAST_SIDE,
    MOST_BYTES,
    MOST_PIXELS,
    RECIPE,
    Picture,
    PictureFlaw,
    look,
)
from generator.images.photos import BY, DRAWN, PhotoError, PhotoFormat, draw, redraw, widths
from generator.images.qr import qr

__all__ = [
    "BY",
    "DRAWN",
    "ENDINGS",
    "HEAVY",
    "LEAST_OTHER",
    "LEAST_SIDE",
    "MOST_BYTES",
    "MOST_PIXELS",
    "RECIPE",
    "PhotoError",
    "PhotoFormat",
    "Picture",
    "PictureFlaw",
    "Told",
    "bare",
    "draw",
    "look",
    "qr",
    "redraw",
    "told",
    "told_of",
    "widths",
]  # fmt: skip
