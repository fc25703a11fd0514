"""Owns pictures: what a photo's file says besides what is seen, and drawn cards. Pillow is imported only here."""

from __future__ import annotations

from generator.images.inside import ENDINGS, Told, told

__all__ = ["ENDINGS", "Told", "told"]
