"""A series: numbers of which picture, sentence, table and file are made, so that all four say the same."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from markupsafe import Markup

from generator import charts
from generator.charts import Point, ShareGroup
from generator.presentation.context import PageContext
from generator.presentation.page import CsvSheet

SeriesForm = Literal["line", "columns", "lengths", "shares", "parts"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesRow:
    """One line. `cells` are those of the table, `raw` what a program reads; with a `point` or `groups` it is drawn.

    `total` says how many the groups are together.
    """

    cells: tuple[Markup | str, ...]
    raw: tuple[str, ...]
    point: Point | None = None
    groups: tuple[ShareGroup, ...] = ()
    total: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """`key` is the id of the picture on its page, `file` the name of the file beside the page.

    `head` stands above the table, `columns` above the file. `sentence` is what the numbers say.
    """

    key: str
    file: str
    title: str
    form: SeriesForm
    head: tuple[str, ...]
    columns: tuple[str, ...]
    rows: tuple[SeriesRow, ...]
    unit: str = ""
    sentence: str = ""

    @property
    def picture(self) -> Markup:
        """The SVG; "" where there is nothing to draw or too much."""
        return _picture(self)


def figure(here: PageContext, series: Series) -> Markup:
    """The picture, the sentence, and the table with the way to the file; the table alone where nothing can be drawn."""
    return here.component("figure", series, file="series.html")


def _picture(series: Series) -> Markup:
    points = [row.point for row in series.rows if row.point]
    groups = [row for row in series.rows if row.groups]
    key, title = series.key, series.title
    if series.form == "parts" and groups:
        parts = groups[-1].groups
        draw = charts.grid if sum(g.count for g in parts) <= charts.MOST_SQUARES else charts.bar
        return draw(key=key, title=title, groups=parts)
    if series.form == "shares" and groups and len(groups[-1].groups) > charts.MOST_PARTS:
        return _newest(series, groups[-1])
    if series.form == "shares":
        named = [(row.groups and row.total, row) for row in groups]
        return charts.shares(key=key, title=title, rows=[(row.raw[0], total or "", row.groups) for total, row in named])
    if series.form == "lengths":
        return charts.lengths(key=key, title=title, points=points)
    if series.form == "columns" and len(points) <= charts.MOST_COLUMNS:
        return charts.columns(key=key, title=title, points=points, unit=series.unit)
    return charts.line(key=key, title=title, points=points, unit=series.unit) if points else Markup()


def _newest(series: Series, row: SeriesRow) -> Markup:
    """More parts than can be told apart in one bar: those of the newest row, each a bar of its own with its name."""
    points = [Point(x=n, label=g.label, value=g.count, shown=str(g.count)) for n, g in enumerate(row.groups)]
    return charts.lengths(key=series.key, title=f"{series.title}: {row.raw[0]}, {row.total}", points=points)


def breaks(series: Series) -> str:
    """What a dashed line and a gap in it mean, where the picture has them."""
    points = [row.point for row in series.rows if row.point and row.point.value is not None]
    drawn_as_line = series.form == "line" or (series.form == "columns" and len(points) > charts.MOST_COLUMNS)
    said = []
    if drawn_as_line and any(charts.skips_a_year(a, b) and a.segment == b.segment for a, b in pairwise(points)):
        said.append("Nét đứt: không có số liệu ở giữa.")
    if len({p.segment for p in points}) > 1:
        said.append("Chỗ ngắt: cách tính đã đổi, hai bên không so được.")
    return " ".join(said)


def sheet(series: Series) -> CsvSheet:
    """The same numbers for a program; columns in which nothing stands are left out."""
    rows = [row.raw for row in series.rows]
    used = [n for n in range(len(series.columns)) if n == 0 or any(row[n] for row in rows)]
    return CsvSheet(
        file=series.file, head=tuple(series.columns[n] for n in used),
        rows=tuple(tuple(row[n] for n in used) for row in rows),
    )  # fmt: skip
