"""Owns pictures: what the file of a photo says besides what is to be seen. Pillow is imported only here."""

from __future__ import annotations

from generator.images.inside import ENDINGS, Told, told

__all__ = ["ENDINGS", "Told", "told"]
