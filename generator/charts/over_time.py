"""Charts of values over time: a line from 0, columns from 0."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup

from generator.charts.drawing import LETTER, WIDTH, n1, short, spelt, stroke, svg, text

MOST_COLUMNS = 24

_FLOOR = 172  # y of the zero line
_SIZE = (WIDTH, _FLOOR + 31)
_SCALES = ((10**9, "tỷ"), (10**6, "triệu"), (10**5, "nghìn"))  # from this top on, ticks count in these
_STEPS = (10, 12, 16, 20, 24, 30, 40, 50, 60, 80)
_Box = tuple[float, float, float, float]  # left, upper, right, lower


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One value at a time; no value is a gap, another segment is another way of counting."""

    x: float
    label: str
    value: float | None
    shown: str
    segment: int = 0


def line(*, key: str, title: str, points: Sequence[Point], unit: str, top: float | None = None) -> Markup:
    """Values over time from 0, dashed over years without data; nothing when no value is known."""
    points = sorted(points, key=lambda p: p.x)
    if all(p.value is None for p in points):
        return Markup()
    axis = _axis(points, unit, top)
    first, span = points[0].x, points[-1].x - points[0].x
    widest = max(len(words) for p in (points[0], points[-1]) for words in (p.label, p.shown))
    inset = min(40, widest * LETTER / 2)
    wide = WIDTH - axis.left - 2 * inset
    shares = [(p.x - first) / span if span else 0.5 for p in points]
    spots = [axis.spot(axis.left + inset + wide * share, p) for share, p in zip(shares, points, strict=True)]
    solid, dashed, around = _joins(spots)
    radius = 6 if len(spots) <= 6 else 4
    known = [s for s in spots if s.point.value is not None]
    around += [(s.x - radius, s.y - radius, s.x + radius, s.y + radius) for s in known]
    body = axis.drawn + stroke(solid) + stroke(dashed, ' stroke-dasharray="4 6"')
    body += stroke("".join(f"M{n1(s.x)} {n1(s.y)}h0" for s in known), ' stroke-linecap="round"', pen=2 * radius)
    body += _labels(spots, axis.left, lifts=(-12, 24), around=around)
    words = _listing(points) + (" Nét đứt: không có số liệu ở giữa." if dashed else "")
    return svg(key, title, words, body, size=_SIZE)


def columns(*, key: str, title: str, points: Sequence[Point], unit: str) -> Markup:
    """Up to 24 columns from 0, a free place where a step of time is missing; nothing when no value is known."""
    points = sorted(points, key=lambda p: p.x)
    if len(points) > MOST_COLUMNS:
        raise ValueError(f"{len(points)} columns; at most {MOST_COLUMNS}")
    if all(p.value is None for p in points):
        return Markup()
    axis = _axis(points, unit, None)
    places = _places([p.x for p in points])
    slot = (WIDTH - axis.left) / (places[-1] + 1)
    half = min(0.36 * slot, 22)
    spots = [axis.spot(axis.left + slot * (n + 0.5), p) for n, p in zip(places, points, strict=True)]
    standing = [s for s in spots if s.point.value]
    path = "".join(f"M{n1(s.x - half)} {_FLOOR}V{n1(s.y)}h{n1(2 * half)}V{_FLOOR}z" for s in standing)
    around = [(s.x - half, s.y, s.x + half, float(_FLOOR)) for s in standing]
    body = axis.drawn + (f'<path d="{path}" fill="currentColor"/>' if path else "")
    body += _labels(spots, axis.left, lifts=(-6,), around=around)
    return svg(key, title, _listing(points), body, size=_SIZE)


def skips_a_year(one: Point, two: Point) -> bool:
    """Whether a whole year between two points has no figure, so that their line is dashed."""
    return int(two.x) - int(one.x) > 1


@dataclass(frozen=True, slots=True, kw_only=True)
class _Spot:
    x: float
    y: float
    point: Point


@dataclass(frozen=True, slots=True, kw_only=True)
class _Axis:
    top: float
    ceiling: float
    left: float
    drawn: str

    def spot(self, x: float, point: Point) -> _Spot:
        return _Spot(x=x, y=_FLOOR - (_FLOOR - self.ceiling) * (point.value or 0) / self.top, point=point)


def _axis(points: Sequence[Point], unit: str, top: float | None) -> _Axis:
    values = [p.value for p in points if p.value is not None]
    if not all(math.isfinite(v) and v >= 0 for v in values):
        raise ValueError("a chart from 0 takes finite values from 0 up")
    if top is None or top < max(values) or top <= 0:
        top = 100 if unit == "%" and max(values) <= 100 else _round_top(values)
    size, word = next(((s, w) for s, w in _SCALES if top >= s), (1, ""))
    tail, caption = ("%", "") if unit == "%" else ("", short(f"{word} {unit}", 26))
    ticks = [spelt(round(top * share / size, 2)) + tail for share in (0, 0.5, 1)]
    left = max(map(len, ticks)) * LETTER + 8
    ceiling = 52 if caption else 32
    ys = (_FLOOR, (_FLOOR + ceiling) / 2, ceiling)
    drawn = stroke(f"M{left} {ys[2]:g}H{WIDTH}M{left} {ys[1]:g}H{WIDTH}", ' stroke-opacity=".25"', pen=1)
    drawn += stroke(f"M{left} {_FLOOR}H{WIDTH}") + text(0, 16, caption, css="axis")
    drawn += "".join(text(0, y + 5, t, css="axis") for y, t in zip(ys, ticks, strict=True))
    return _Axis(top=top, ceiling=ceiling, left=left, drawn=drawn)


def _round_top(values: Sequence[float]) -> float:
    """The first round number not below the values; half of it is whole when all of them are."""
    high, whole = max(values), all(v == int(v) for v in values)
    tops = (step * 10.0**power for power in range(-2, 300) for step in _STEPS)
    return next(t for t in tops if t >= max(high, 2 if whole else 0) and (not whole or t % 2 == 0))


def _joins(spots: Sequence[_Spot]) -> tuple[str, str, list[_Box]]:
    """The path of whole joins, the path of dashed ones, and small boxes along both for labels to keep off."""
    solid, dashed, trail = "", "", []
    for one, two in pairwise(spots):
        if None in (one.point.value, two.point.value) or one.point.segment != two.point.segment:
            continue
        start, end = f"{n1(one.x)} {n1(one.y)}", f" {n1(two.x)} {n1(two.y)}"
        if skips_a_year(one.point, two.point):
            dashed += f"M{start}{end}"
        else:
            solid += end if solid.endswith((f" {start}", f"M{start}")) else f"M{start}{end}"
        along = ((one.x + (two.x - one.x) * n / 40, one.y + (two.y - one.y) * n / 40) for n in range(41))
        trail += [(x - 1, y - 1, x + 1, y + 1) for x, y in along]
    return solid, dashed, trail


def _places(xs: Sequence[float]) -> list[int]:
    """The column of each point, by time where the times are even steps, else one after another."""
    step = min((b - a for a, b in pairwise(xs)), default=1.0)
    steps = [(x - xs[0]) / step for x in xs] if step > 0 else [math.inf]
    even = steps[-1] < MOST_COLUMNS - 0.5 and all(abs(n - round(n)) < 0.1 for n in steps)
    return [round(n) for n in steps] if even else list(range(len(xs)))


def _labels(spots: Sequence[_Spot], left: float, *, lifts: Sequence[float], around: Sequence[_Box]) -> str:
    """The values worth printing and as many axis labels as have room, none over another."""
    out = ""
    taken: list[_Box] = []
    known = [s for s in spots if s.point.value is not None and s.point.shown]
    ranked = sorted(known, key=lambda s: s.y)
    chosen = ranked[:1] + known[-1:] + known[:1] + ranked[-1:] + (known if len(known) <= 4 else [])
    for spot in dict.fromkeys(chosen):
        boxes = [(spot.y + lift, _box(spot.x, spot.y + lift, spot.point.shown, left)) for lift in lifts]
        free = [(y, box) for y, box in boxes if box[3] < _FLOOR and not _hits(box, taken)]
        best = [b for b in free if not _hits(b[1], around)] or (free if len(lifts) > 1 else [])
        for y, box in best[:1]:
            out += text((box[0] + box[2]) / 2, y, short(spot.point.shown))
            taken.append(box)
    for spot in dict.fromkeys((spots[0], spots[-1], *spots)):
        box = _box(spot.x, _FLOOR + 24, spot.point.label, 0)
        if not _hits((box[0] - 6, box[1], box[2] + 6, box[3]), taken):
            out += text((box[0] + box[2]) / 2, _FLOOR + 24, short(spot.point.label), css="axis")
            taken.append(box)
    return f'<g text-anchor="middle">{out}</g>'


def _box(x: float, y: float, words: str, left: float) -> _Box:
    half = len(short(words)) * LETTER / 2
    x = min(max(x, left + half), WIDTH - half)
    return x - half, y - 14, x + half, y + 5


def _hits(box: _Box, others: Iterable[_Box]) -> bool:
    return any(box[0] < o[2] and o[0] < box[2] and box[1] < o[3] and o[1] < box[3] for o in others)


def _listing(points: Sequence[Point]) -> str:
    said = ((p.label.strip(), p.shown or ("chưa có thông tin" if p.value is None else spelt(p.value))) for p in points)
    text = " ".join(f"{f'Năm {w}' if re.fullmatch('[0-9]{4}', w) else w[:1].upper() + w[1:]}: {v}." for w, v in said)
    return text + (" Chỗ ngắt: cách tính đã đổi." if len({p.segment for p in points}) > 1 else "")
