"""Small SVG charts (squares, bars, line, columns) of numbers given to them, each as one line of HTML."""

from __future__ import annotations

from generator.charts.over_time import MOST_COLUMNS, Point, columns, line, skips_a_year
from generator.charts.rows import MOST_PARTS, MOST_ROWS, lengths, shares
from generator.charts.shares import MOST_SQUARES, ShareGroup, bar, grid

__all__ = [
    "MOST_COLUMNS",
    "MOST_PARTS",
    "MOST_ROWS",
    "MOST_SQUARES",
    "Point",
    "ShareGroup",
    "bar",
    "columns",
    "grid",
    "lengths",
    "line",
    "shares",
    "skips_a_year",
]  # fmt: skip
