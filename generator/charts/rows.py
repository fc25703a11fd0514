"""Charts of rows below each other: lengths from 0, and bars of 100% year by year."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from generator.charts.drawing import LETTER, WIDTH, clean, n1, short, spelt, stroke, svg, text
from generator.charts.over_time import Point
from generator.charts.shares import ShareGroup, fills

MOST_ROWS = 12
MOST_PARTS = 4

_BAR, _LINE, _GAP = 22, 22, 14


def lengths(*, key: str, title: str, points: Sequence[Point]) -> Markup:
    """A bar from 0 for each point, its words above it; a dashed line where there is no value, nothing without any."""
    known = [p.value for p in points if p.value is not None]
    if not known or min(known) < 0 or len(points) > MOST_ROWS:
        return Markup()
    top, y, body, path, empty = max(known) or 1, 0, "", "", ""
    for p in points:
        words, y = _heading(p.label, p.shown, y)
        body += words
        if p.value is None:
            empty += f"M1 {y + _BAR / 2:g}H{WIDTH - 1}"
        elif p.value:
            path += f"M0 {y}h{n1(max(2, WIDTH * p.value / top))}v{_BAR}H0z"
        else:
            path += f"M0 {y}h2v{_BAR}H0z"
        y += _BAR + _GAP
    body += f'<path d="{path}" fill="currentColor"/>' if path else ""
    body += stroke(empty, ' stroke-dasharray="4 6"')
    words = " ".join(f"{p.label}: {p.shown or spelt(p.value or 0)}." for p in points)
    return svg(key, title, words, body, size=(WIDTH, y - _GAP + 2))


def shares(*, key: str, title: str, rows: Sequence[tuple[str, str, Sequence[ShareGroup]]]) -> Markup:
    """(label, words at the right, parts) a row, each a bar of 100% cut by its parts; all rows have the same parts."""
    rows = [row for row in rows if sum(g.count for g in row[2])]
    if not rows or len(rows) > MOST_ROWS or len(rows[0][2]) > MOST_PARTS:
        return Markup()
    kinds = fills(len(rows[0][2]))
    y, body, dotted = 0, "", False
    for label, total, groups in rows:
        words, y = _heading(label, total, y)
        drawn, uses = _cut(key, kinds, groups, y)
        body, y, dotted = body + words + drawn, y + _BAR + _GAP, dotted or uses
    said = " ".join(
        f"{label}: " + ", ".join(f"{spelt(g.count)} {g.label}" for g in groups) + "." for label, _, groups in rows
    )
    legend = "".join(
        f'<li><i class="{kind}"></i> {clean(g.label)}</li>' for kind, g in zip(kinds, rows[0][2], strict=True)
    ).replace(' class=""', "")
    drawn = (_dots(key) if dotted else "") + body
    return svg(key, title, said, drawn, size=(WIDTH, y - _GAP + 2)) + Markup(f'<ul class="key">{legend}</ul>')


def _heading(label: str, value: str, y: int) -> tuple[str, int]:
    """Label at the left and value at the right, the value on a line of its own where both do not fit."""
    both = (len(label) + len(value) + 1) * LETTER <= WIDTH
    out = text(0, y + 16, short(label, 26), css="axis")
    if not both:
        y += _LINE
    at = (
        f'<g text-anchor="end">{text(WIDTH, y + 16, short(value, 26))}</g>'
        if both
        else text(0, y + 16, short(value, 26))
    )
    return out + (at if value else ""), y + _LINE


def _dots(key: str) -> str:
    """The pattern of a part of dots: one line of them in the middle of each bar."""
    dots = f'<circle cx="7" cy="{_LINE + _BAR // 2}" r="3" fill="currentColor"/>'
    size = f'width="14" height="{_LINE + _BAR + _GAP}"'
    return f'<pattern id="p-{key}-d" {size} patternUnits="userSpaceOnUse">{dots}</pattern>'


def _cut(key: str, kinds: Sequence[str], groups: Sequence[ShareGroup], y: int) -> tuple[str, bool]:
    """One bar, and whether it has a part of dots."""
    total, done, inside, cuts, dotted = sum(g.count for g in groups), 0, "", "", False
    for kind, group in zip(kinds, groups, strict=True):
        left, right = (n1(1 + (WIDTH - 2) * n / total) for n in (done, done + group.count))
        if kind and group.count:
            dotted = dotted or kind == "dot"
            fill = f"url(#p-{key}-d)" if kind == "dot" else "currentColor"
            upper = y + _BAR / 2 if kind == "half" else y + 1
            inside += f'<path fill="{fill}" d="M{left} {upper:g}H{right}V{y + _BAR - 1}H{left}z"/>'
        cuts += f"M{left} {y + 1}V{y + _BAR - 1}" if done and group.count else ""
        done += group.count
    return inside + stroke(f"M1 {y + 1}h{WIDTH - 2}v{_BAR - 2}H1z{cuts}"), dotted
