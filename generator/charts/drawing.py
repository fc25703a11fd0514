"""Draws what all charts share: the frame with its words, strokes, letters, and numbers."""

from __future__ import annotations

import html
import re

from markupsafe import Markup

WIDTH = 288  # of every picture: on a 320 px phone one unit is one pixel, so letters of 16 stay 16 px
LETTER = 11  # width reckoned for one bold letter of 16 px, in the widest of the usual fonts
_UNPRINTABLE = re.compile("[\x00-\x20\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]+")


def svg(key: str, title: str, words: str, body: str, *, size: tuple[int, int], css: str = "") -> Markup:
    if not re.fullmatch(r"[A-Za-z0-9_.-]+", key):
        raise ValueError(f"no id can be made of {key!r}")
    box = f"{'1 1' if css else '0 0'} {size[0]} {size[1]}"
    head = f'<svg class="{css}" viewBox="{box}" role="img" aria-labelledby="t-{key} d-{key}">'
    text = f'<title id="t-{key}">{clean(title)}</title><desc id="d-{key}">{clean(words)}</desc>'
    return Markup(f"{head}{text}{body}</svg>".replace(' class=""', ""))


def stroke(path: str, more: str = "", *, pen: int = 2) -> str:
    return f'<path d="{path}" fill="none" stroke="currentColor" stroke-width="{pen}"{more}/>' if path else ""


def text(x: float, y: float, words: str, *, css: str = "") -> str:
    return f'<text class="{css}" x="{n1(x)}" y="{n1(y)}">{clean(words)}</text>' if words else ""


def clean(words: str) -> str:
    return html.escape(_UNPRINTABLE.sub(" ", words).strip())


def short(words: str, most: int = 19) -> str:
    words = words.strip()
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"


def spelt(number: float) -> str:
    """A number as Vietnamese writes it: 1.234,5."""
    return f"{number:,.2f}".rstrip("0").rstrip(".").translate({ord(","): ".", ord("."): ","})


def n1(number: float) -> str:
    return f"{round(number, 1) + 0:g}"
