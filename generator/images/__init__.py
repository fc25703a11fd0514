"""Owns pictures: what the file of a photo says besides what is to be seen, and QR codes. Pillow, segno only here."""

from __future__ import annotations

from generator.images.inside import ENDINGS, Told, told
from generator.images.qr import qr

__all__ = ["ENDINGS", "Told", "qr", "told"]
