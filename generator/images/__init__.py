"""Owns pictures: what a photo's file says besides what is seen, photos drawn for the site, cards and icons.

Pillow is imported only here.
"""

from __future__ import annotations

from generator.images.inside import ENDINGS, Told, told
from generator.images.looking import (
    HEAVY,
    LEAST_OTHER,
    LEAST_SIDE,
    MOST_BYTES,
    MOST_PIXELS,
    RECIPE,
    Flaw,
    Picture,
    look,
)
from generator.images.photos import BY, Form, PhotoError, draw, widths

__all__ = [
    "BY", "ENDINGS", "HEAVY", "LEAST_OTHER", "LEAST_SIDE", "MOST_BYTES", "MOST_PIXELS", "RECIPE", "Flaw", "Form",
    "PhotoError", "Picture", "Told", "draw", "look", "told", "widths",
]  # fmt: skip
