"""What a message repeats of a text: first letters alone, as a log must not spread what it complains of."""

from __future__ import annotations

import re

_MOST = 6  # words that are told apart; more would only be long


def initials(name: str) -> str:
    """«Lý Văn Bốn» as «L. V. B.»."""
    return " ".join(f"{word[0].upper()}." for word in re.split(r"[\s.]+", name) if word)


def clipped(words: str) -> str:
    """«bị khai trừ» as «b… k… t…»."""
    found = re.findall(r"[^\W_]+", words)
    return " ".join(f"{word[0]}…" for word in found[:_MOST]) + (" …" if len(found) > _MOST else "")
