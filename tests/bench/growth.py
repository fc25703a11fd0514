"""How a cost grows with the number of pages: a straight line through what was measured, and what it says of more."""

from collections.abc import Sequence
from dataclasses import dataclass

PLACES = {"a province": 360_000, "the nation": 3_000_000}
Points = Sequence[tuple[float, float]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """cost = base + each * pages; `miss` is the largest distance of a measured cost, as a share of it."""

    base: float
    each: float
    miss: float

    def at(self, pages: int) -> float:
        return self.base + self.each * pages


def fit(points: Points) -> Line:
    """The line with the least relative errors, with no part below zero. `points`: (pages, cost), costs above zero."""
    ones, xs = [1 / y for _, y in points], [x / y for x, y in points]
    oo, ox, xx = _dot(ones, ones), _dot(ones, xs), _dot(xs, xs)
    o, x = sum(ones), sum(xs)
    spread = oo * xx - ox * ox
    base, each = (
        (0.0, x / xx) if len({p for p, _ in points}) < 2 else ((o * xx - x * ox) / spread, (x * oo - o * ox) / spread)
    )
    if base < 0:
        base, each = 0.0, x / xx
    elif each < 0:
        base, each = o / oo, 0.0
    return Line(base=base, each=each, miss=max(abs(base + each * p - y) / y for p, y in points))


def _dot(left: Sequence[float], right: Sequence[float]) -> float:
    return sum(a * b for a, b in zip(left, right, strict=True))
