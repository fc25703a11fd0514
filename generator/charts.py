"""Small SVG charts (squares, bar, line, columns) of numbers given to them, each as one line of HTML."""

from __future__ import annotations

import html
import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

MOST_SQUARES = 200
MOST_COLUMNS = 24

_WIDTH = 288  # of every picture: on a 320 px phone one unit is one pixel, so letters of 16 stay 16 px
_LETTER = 11  # width reckoned for one bold letter of 16 px, in the widest of the usual fonts
_FLOOR = 172  # y of the zero line
_SIZE = (_WIDTH, _FLOOR + 31)
_KINDS = (("full",), ("full", ""), ("full", "half", ""), ("full", "half", "", "dot"))
_NAMES = {"full": "kín màu", "half": "kín nửa", "dot": "có chấm", "": "để trống"}
_SCALES = ((10**9, "tỷ"), (10**6, "triệu"), (10**5, "nghìn"))  # from this top on, ticks count in these
_STEPS = (10, 12, 16, 20, 24, 30, 40, 50, 60, 80)
_Box = tuple[float, float, float, float]  # left, upper, right, lower
_UNPRINTABLE = re.compile("[\x00-\x20\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """So many things of one sort; the key says "{count} {label}"."""

    count: int
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One value at a time; no value is a gap, another segment is another way of counting."""

    x: float
    label: str
    value: float | None
    shown: str
    segment: int = 0


def grid(*, key: str, title: str, groups: Sequence[Group]) -> str:
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
    return (_svg(key, title, words, body, size=size, css="grid") if total else "") + legend


def bar(*, key: str, title: str, groups: Sequence[Group]) -> str:
    """One bar of 100%, cut by the groups' shares; only the key when there is nothing to draw."""
    kinds, listed, legend = _read(groups, "")
    total = sum(g.count for g in groups)
    inside, cuts, done = "", "", 0
    for kind, group in kinds:
        left, right = (_n1(1 + 286 * n / max(total, 1)) for n in (done, done + group.count))
        fill = f"url(#p-{key}-d)" if kind == "dot" else "currentColor"
        if kind and group.count:
            inside += f'<path fill="{fill}" d="M{left} {15 if kind == "half" else 1}H{right}V29H{left}z"/>'
        cuts += f"M{left} 1V29" if done and group.count else ""
        done += group.count
    dots = f'<pattern id="p-{key}-d" width="14" height="14" patternUnits="userSpaceOnUse">'
    dots += '<circle cx="7" cy="8" r="3" fill="currentColor"/></pattern>'
    ticks = _text(0, 50, "0%", css="axis") + '<g text-anchor="middle">' + _text(144, 50, "50%", css="axis")
    ticks += '</g><g text-anchor="end">' + _text(_WIDTH, 50, "100%", css="axis") + "</g>"
    words = f"Thanh chia theo tỷ lệ, tổng {_n(total)}. {listed}"
    body = (dots if "url" in inside else "") + inside + _stroke(f"M1 1h286v28H1z{cuts}") + ticks
    return (_svg(key, title, words, body, size=(_WIDTH, 56)) if total else "") + legend


def line(*, key: str, title: str, points: Sequence[Point], unit: str, top: float | None = None) -> str:
    """Values over time from 0, dashed over years without data; nothing when no value is known."""
    points = sorted(points, key=lambda p: p.x)
    if all(p.value is None for p in points):
        return ""
    axis = _axis(points, unit, top)
    first, span = points[0].x, points[-1].x - points[0].x
    widest = max(len(words) for p in (points[0], points[-1]) for words in (p.label, p.shown))
    inset = min(40, widest * _LETTER / 2)
    wide = _WIDTH - axis.left - 2 * inset
    shares = [(p.x - first) / span if span else 0.5 for p in points]
    spots = [axis.spot(axis.left + inset + wide * share, p) for share, p in zip(shares, points, strict=True)]
    solid, dashed, around = _joins(spots)
    radius = 6 if len(spots) <= 6 else 4
    known = [s for s in spots if s.point.value is not None]
    around += [(s.x - radius, s.y - radius, s.x + radius, s.y + radius) for s in known]
    body = axis.drawn + _stroke(solid) + _stroke(dashed, ' stroke-dasharray="4 6"')
    body += _stroke("".join(f"M{_n1(s.x)} {_n1(s.y)}h0" for s in known), ' stroke-linecap="round"', pen=2 * radius)
    body += _labels(spots, axis.left, lifts=(-12, 24), around=around)
    words = _listing(points) + (" Nét đứt: không có số liệu ở giữa." if dashed else "")
    return _svg(key, title, words, body)


def columns(*, key: str, title: str, points: Sequence[Point], unit: str) -> str:
    """Up to 24 columns from 0, a free place where a step of time is missing; nothing when no value is known."""
    points = sorted(points, key=lambda p: p.x)
    if len(points) > MOST_COLUMNS:
        raise ValueError(f"{len(points)} columns; at most {MOST_COLUMNS}")
    if all(p.value is None for p in points):
        return ""
    axis = _axis(points, unit, None)
    places = _places([p.x for p in points])
    slot = (_WIDTH - axis.left) / (places[-1] + 1)
    half = min(0.36 * slot, 22)
    spots = [axis.spot(axis.left + slot * (n + 0.5), p) for n, p in zip(places, points, strict=True)]
    standing = [s for s in spots if s.point.value]
    path = "".join(f"M{_n1(s.x - half)} {_FLOOR}V{_n1(s.y)}h{_n1(2 * half)}V{_FLOOR}z" for s in standing)
    around = [(s.x - half, s.y, s.x + half, float(_FLOOR)) for s in standing]
    body = axis.drawn + (f'<path d="{path}" fill="currentColor"/>' if path else "")
    body += _labels(spots, axis.left, lifts=(-6,), around=around)
    return _svg(key, title, _listing(points), body)


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
    tail, caption = ("%", "") if unit == "%" else ("", _short(f"{word} {unit}", 26))
    ticks = [_n(round(top * share / size, 2)) + tail for share in (0, 0.5, 1)]
    left = max(map(len, ticks)) * _LETTER + 8
    ceiling = 52 if caption else 32
    ys = (_FLOOR, (_FLOOR + ceiling) / 2, ceiling)
    drawn = _stroke(f"M{left} {ys[2]:g}H{_WIDTH}M{left} {ys[1]:g}H{_WIDTH}", ' stroke-opacity=".25"', pen=1)
    drawn += _stroke(f"M{left} {_FLOOR}H{_WIDTH}") + _text(0, 16, caption, css="axis")
    drawn += "".join(_text(0, y + 5, t, css="axis") for y, t in zip(ys, ticks, strict=True))
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
        start, end = f"{_n1(one.x)} {_n1(one.y)}", f" {_n1(two.x)} {_n1(two.y)}"
        if two.point.x - one.point.x > 1 + 1e-6:
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
            out += _text((box[0] + box[2]) / 2, y, _short(spot.point.shown))
            taken.append(box)
    for spot in dict.fromkeys((spots[0], spots[-1], *spots)):
        box = _box(spot.x, _FLOOR + 24, spot.point.label, 0)
        if not _hits((box[0] - 6, box[1], box[2] + 6, box[3]), taken):
            out += _text((box[0] + box[2]) / 2, _FLOOR + 24, _short(spot.point.label), css="axis")
            taken.append(box)
    return f'<g text-anchor="middle">{out}</g>'


def _box(x: float, y: float, words: str, left: float) -> _Box:
    half = len(_short(words)) * _LETTER / 2
    x = min(max(x, left + half), _WIDTH - half)
    return x - half, y - 14, x + half, y + 5


def _hits(box: _Box, others: Iterable[_Box]) -> bool:
    return any(box[0] < o[2] and o[0] < box[2] and box[1] < o[3] and o[1] < box[3] for o in others)


def _listing(points: Sequence[Point]) -> str:
    said = ((p.label.strip(), p.shown or ("chưa có thông tin" if p.value is None else _n(p.value))) for p in points)
    text = " ".join(f"{f'Năm {w}' if re.fullmatch('[0-9]{4}', w) else w[:1].upper() + w[1:]}: {v}." for w, v in said)
    return text + (" Chỗ ngắt: cách tính đã đổi." if len({p.segment for p in points}) > 1 else "")


def _read(groups: Sequence[Group], noun: str) -> tuple[list[tuple[str, Group]], str, str]:
    """How each group is filled, the words that list them, and the key."""
    if not 1 <= len(groups) <= len(_KINDS) or any(g.count < 0 for g in groups):
        raise ValueError("one to four groups, none below 0")
    kinds = list(zip(_KINDS[len(groups) - 1], groups, strict=True))
    words = " ".join(f"{_n(g.count)}{noun} {_NAMES[kind]}: {g.label}." for kind, g in kinds)
    rows = (f'<li><i class="{kind}"></i> {_clean(f"{_n(g.count)} {g.label}")}</li>' for kind, g in kinds)
    return kinds, words, f'<ul class="key">{"".join(rows)}</ul>'.replace(' class=""', "")


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


def _svg(key: str, title: str, words: str, body: str, *, size: tuple[int, int] = _SIZE, css: str = "") -> str:
    if not re.fullmatch(r"[A-Za-z0-9_.-]+", key):
        raise ValueError(f"no id can be made of {key!r}")
    box = f"{'1 1' if css else '0 0'} {size[0]} {size[1]}"
    head = f'<svg class="{css}" viewBox="{box}" role="img" aria-labelledby="t-{key} d-{key}">'
    text = f'<title id="t-{key}">{_clean(title)}</title><desc id="d-{key}">{_clean(words)}</desc>'
    return f"{head}{text}{body}</svg>".replace(' class=""', "")


def _stroke(path: str, more: str = "", *, pen: int = 2) -> str:
    return f'<path d="{path}" fill="none" stroke="currentColor" stroke-width="{pen}"{more}/>' if path else ""


def _text(x: float, y: float, words: str, *, css: str = "") -> str:
    return f'<text class="{css}" x="{_n1(x)}" y="{_n1(y)}">{_clean(words)}</text>' if words else ""


def _clean(words: str) -> str:
    return html.escape(_UNPRINTABLE.sub(" ", words).strip())


def _short(words: str, most: int = 19) -> str:
    words = words.strip()
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"


def _n(number: float) -> str:
    """A number as Vietnamese writes it: 1.234,5."""
    return f"{number:,.2f}".rstrip("0").rstrip(".").translate({ord(","): ".", ord("."): ","})


def _n1(number: float) -> str:
    return f"{round(number, 1) + 0:g}"
