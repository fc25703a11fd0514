"""QR codes: a text as a small SVG that a telephone reads from paper."""

from __future__ import annotations

import re
from html import escape

_MARGIN = 4  # modules of clear paper that readers ask for
# Of the eight masks the one that scores best on addresses like ours. To try all eight takes five times as long.
_MASK = 2
_FINDER = 7
_DARK = re.compile(b"\x01+")


def qr(text: str, label: str) -> str:
    """One path, a stroke for each run of dark modules: the smallest code that holds the text, as robust as fits in it.

    `label` is what somebody who does not see it is told.
    """
    import segno  # noqa: PLC0415  it brings a client of the web, and few builds draw a code

    code = segno.make(text, micro=False, error="l", boost_error=True, mask=_MASK)
    rows = [bytearray(row) for row in code.matrix]
    size = len(rows)
    corners = ((0, 0), (size - _FINDER, 0), (0, size - _FINDER))
    for x, y in corners:
        for row in rows[y : y + _FINDER]:
            row[x : x + _FINDER] = bytes(_FINDER)
    path = "".join(_finder(x, y) for x, y in corners) + "".join(_row(y, row) for y, row in enumerate(rows))
    side = size + 2 * _MARGIN
    return (
        f'<svg class="qr" viewBox="-{_MARGIN} -{_MARGIN}.5 {side} {side}" role="img" aria-label="{escape(label)}">'
        f'<path d="{path}" fill="none" stroke="currentColor" shape-rendering="crispEdges"/></svg>'
    )


def _finder(x: int, y: int) -> str:
    """The mark of a corner: a frame and three runs inside are shorter than its fifteen runs."""
    inside = "".join(f"M{x + 2} {y + row}h3" for row in (2, 3, 4))
    return f"M{x}.5 {y}h6v6h-6z{inside}"


def _row(y: int, row: bytearray) -> str:
    """The runs of one row: the first from the edge of the code, each further one from the end of that before it."""
    said, at = "", -1
    for run in _DARK.finditer(row):
        start, end = run.span()
        said += (f"M{start} {y}" if at < 0 else f"m{start - at} 0") + f"h{end - start}"
        at = end
    return said
