"""Charts of parts of a whole: a square for each thing, a bar of 100%, such bars below each other."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from generator.charts.drawing import WIDTH, clean, n1, spelt, stroke, svg, text

MOST_SQUARES = 200

_KINDS = (("full",), ("full", ""), ("full", "half", ""), ("full", "half", "", "dot"))
_NAMES = {"full": "kín màu", "half": "kín nửa", "dot": "có chấm", "": "để trống"}


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareGroup:
    """So many things of one sort; the key says "{count} {label}"."""

    count: int
    label: str


def grid(*, key: str, title: str, groups: Sequence[ShareGroup]) -> Markup:
    """One square per thing, up to 200; only the key when there is nothing to draw."""
    kinds, listed, legend = _read(groups, " ô")
    total = sum(g.count for g in groups)
    if total > MOST_SQUARES:
        raise ValueError(f"{total} squares; above {MOST_SQUARES} draw a bar")
    per_row, cell = (15, 19) if total <= 60 else (20, 14)
    patterns, paths, start = "", "", 0
    for letter, (kind, group) in zip("abcd", kinds, strict=False):
        if group.count:
            patterns += _pattern(f"p-{key}-{letter}", cell=cell, kind=kind)
            start, run = start + group.count, _run(start, start + group.count, per_row, cell)
            paths += f'<path fill="url(#p-{key}-{letter})" d="{run}"/>'
    words = f"{total} ô vuông. {listed}"
    size = (per_row * cell - 3, math.ceil(total / per_row) * cell - 3)
    body = f"<defs>{patterns}</defs>{paths}"
    return (svg(key, title, words, body, size=size, css="grid") if total else Markup()) + legend


def bar(*, key: str, title: str, groups: Sequence[ShareGroup]) -> Markup:
    """One bar of 100%, cut by the groups' shares; only the key when there is nothing to draw."""
    kinds, listed, legend = _read(groups, "")
    total = sum(g.count for g in groups)
    inside, cuts, done = "", "", 0
    for kind, group in kinds:
        left, right = (n1(1 + 286 * n / max(total, 1)) for n in (done, done + group.count))
        fill = f"url(#p-{key}-d)" if kind == "dot" else "currentColor"
        if kind and group.count:
            inside += f'<path fill="{fill}" d="M{left} {15 if kind == "half" else 1}H{right}V29H{left}z"/>'
        cuts += f"M{left} 1V29" if done and group.count else ""
        done += group.count
    ticks = text(0, 50, "0%", css="axis") + '<g text-anchor="middle">' + text(144, 50, "50%", css="axis")
    ticks += '</g><g text-anchor="end">' + text(WIDTH, 50, "100%", css="axis") + "</g>"
    words = f"Thanh chia theo tỷ lệ, tổng {spelt(total)}. {listed}"
    body = (_dots(key) if "url" in inside else "") + inside + stroke(f"M1 1h286v28H1z{cuts}") + ticks
    return (svg(key, title, words, body, size=(WIDTH, 56)) if total else Markup()) + legend


def fills(parts: int) -> tuple[str, ...]:
    """How each of so many parts is filled, the first the darkest."""
    return _KINDS[parts - 1]


def _dots(key: str) -> str:
    """The pattern of a part of dots in a bar."""
    dots = '<circle cx="7" cy="8" r="3" fill="currentColor"/>'
    return f'<pattern id="p-{key}-d" width="14" height="14" patternUnits="userSpaceOnUse">{dots}</pattern>'


def _read(groups: Sequence[ShareGroup], noun: str) -> tuple[list[tuple[str, ShareGroup]], str, Markup]:
    """How each group is filled, the words that list them, and the key."""
    if not 1 <= len(groups) <= len(_KINDS) or any(g.count < 0 for g in groups):
        raise ValueError("one to four groups, none below 0")
    kinds = list(zip(_KINDS[len(groups) - 1], groups, strict=True))
    words = " ".join(f"{spelt(g.count)}{noun} {_NAMES[kind]}: {g.label}." for kind, g in kinds)
    rows = (f'<li><i class="{kind}"></i> {clean(f"{spelt(g.count)} {g.label}")}</li>' for kind, g in kinds)
    return kinds, words, Markup(f'<ul class="key">{"".join(rows)}</ul>'.replace(' class=""', ""))


def _pattern(name: str, *, cell: int, kind: str) -> str:
    """One square, 1 off the corner of its cell, so that no edge of a path meets the next square."""
    side, pen = cell - 3, 2 if cell > 14 else 1.5
    inner = f'<rect x="1" y="1" width="{side}" height="{side}" rx="2" fill="currentColor"/>'
    if kind != "full":
        rest = f'x="{1 + pen / 2:g}" y="{1 + pen / 2:g}" width="{side - pen:g}" height="{side - pen:g}"'
        inner = f'<rect {rest} rx="2" fill="none" stroke="currentColor" stroke-width="{pen:g}"/>'
    if kind == "half":
        inner += f'<path d="M2 {1 + side / 2:g}h{side - 2}v{side / 2 - 1:g}H2z" fill="currentColor"/>'
    if kind == "dot":
        inner += f'<circle cx="{1 + side / 2:g}" cy="{1 + side / 2:g}" r="{side / 5:g}" fill="currentColor"/>'
    return f'<pattern id="{name}" width="{cell}" height="{cell}" patternUnits="userSpaceOnUse">{inner}</pattern>'


def _run(start: int, end: int, per_row: int, cell: int) -> str:
    """The outline of the cells from start to before end, written row by row."""
    row, left = divmod(start, per_row)
    last, right = divmod(end - 1, per_row)
    x, y, x2, y2 = left * cell, row * cell, (right + 1) * cell, last * cell
    if row == last:
        return f"M{x} {y}H{x2}v{cell}H{x}z"
    return f"M{x} {y}H{per_row * cell}V{y2}H{x2}v{cell}H0V{y + cell}H{x}z"
