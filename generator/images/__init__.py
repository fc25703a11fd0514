"""Pictures: what a photo's file says besides what is seen, photos drawn for the site, cards, icons, QR codes.

Pillow and segno are imported only here.
"""

from __future__ import annotations

from generator.images.baring import bare
from generator.images.inspection import (
    HEAVY,
    LEAST_OTHER,
    LEAST_SIDE,
    MOST_BYTES,
    MOST_PIXELS,
    RECIPE,
    Picture,
    PictureFlaw,
    inspect,
)
from generator.images.metadata import ENDINGS, Metadata, metadata_in, metadata_of
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
    "Metadata",
    "PhotoError",
    "PhotoFormat",
    "Picture",
    "PictureFlaw",
    "bare",
    "draw",
    "inspect",
    "metadata_in",
    "metadata_of",
    "qr",
    "redraw",
    "widths",
]  # fmt: skip
