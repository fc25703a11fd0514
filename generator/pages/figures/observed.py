"""The series that observations make: of an indicator, and of what an organisation was counted to have."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from markupsafe import Markup

from generator import charts, dates
from generator.charts import Point, ShareGroup
from generator.dates import PartialDate
from generator.model import measures
from generator.pages.blocks.parts import breakdown
from generator.pages.blocks.sources import cite
from generator.pages.figures.series import Series, SeriesForm, SeriesRow, breaks
from generator.pages.figures.trend import TrendPoint, is_share, ordered, scheme_then, spots_of, told
from generator.presentation import wording
from generator.presentation.context import PageContext
from generator.records import Record
from generator.records.indicators import Indicator
from generator.records.parts import QUALIFIERS, UNITS, Observation
from generator.templates import html
from generator.vietnamese import capital, fold, lower_first, number

_COLUMNS = (
    "Khi nào", "Từ ngày", "Đến ngày", "Mức chắc chắn", "Giá trị", "Ít nhất", "Nhiều nhất", "Đơn vị", "Số đạt",
    "Tổng số", "Tỷ lệ tính lại (%)", "Tỷ lệ nguồn ghi", "Cách tính",
)  # fmt: skip
_LEAST = 2


def of_indicator(here: PageContext, indicator: Indicator) -> Series:
    """Shares over time as a line, counts as columns; of a single ratio its parts."""
    found = ordered(indicator)
    last = found[-1]
    every = spots_of(found, lambda when: scheme_then(here.model, indicator, when))
    known = [s for s in every if is_share(s.of) == is_share(last) and s.of.unit == last.unit]
    form: SeriesForm = "parts" if len(known) < _LEAST else "line" if is_share(last) else "columns"
    unit = "%" if is_share(last) else UNITS[last.unit] if last.unit else indicator.things or ""
    drawn = {} if form == "parts" else {id(s.of): s for s in known}
    ways, ratios = _ways(every), any(o.part is not None for o in found)
    rows = [_row(here, indicator, o, ratios=ratios, spot=drawn.get(id(o)), way=ways.get(id(o), "")) for o in found]
    if form == "parts":
        rows[-1] = replace(rows[-1], groups=_parts(indicator, last))
    title = indicator.title
    if form == "parts" and last.part is not None:
        title = f"{number(last.part)} trong {number(last.whole or 0)} {indicator.things or ''}".strip()
    series = Series(
        key=indicator.id, file="so-lieu.csv", title=title, form=form, head=_head(found, indicator.things or ""),
        columns=_COLUMNS, rows=tuple(rows), unit=unit,
    )  # fmt: skip
    return replace(series, sentence=breaks(series))


def of_measures(
    here: PageContext, record: Record, observations: Sequence[Observation], *, whose: str = ""
) -> tuple[Series, ...]:
    """A series for each thing that was counted at two times or more.

    `whose` names the record on a page that is of another one.
    """
    return tuple(_counted(here, record, name, found, whose) for name, found in _over_time(observations).items())


def key(record: Record, measure: str, *, whose: str = "") -> str:
    """What the series of a measure is called on its page."""
    return f"so-{record.id}-{measure}" if whose else f"so-{measure}"


def latest(observations: Sequence[Observation]) -> list[Observation]:
    """The observations for key figures: of what a series tells over time only the newest."""
    told_of = _over_time(observations)
    newest = {name: found[-1] for name, found in told_of.items()}
    return [o for o in observations if o.measure not in told_of or o.value is None or newest[o.measure or ""] is o]


def _over_time(observations: Sequence[Observation]) -> dict[str, list[Observation]]:
    """What was counted at two times or more, each oldest first."""
    by_measure: dict[str, list[Observation]] = {}
    for o in sorted(observations, key=lambda o: dates.order(o.when)):
        if o.measure and o.value is not None:
            by_measure.setdefault(o.measure, []).append(o)
    return {name: found for name, found in by_measure.items() if len({s.at for s in spots_of(found)}) >= _LEAST}


def _counted(here: PageContext, record: Record, name: str, found: Sequence[Observation], whose: str) -> Series:
    things = wording.measure(here.model, name)
    every = spots_of(found)
    drawn, ways = {id(s.of): s for s in every}, _ways(every)
    named = key(record, name, whose=whose)
    title = f"Số {things} của {whose} qua các thời điểm" if whose else f"Số {things} qua các thời điểm"
    series = Series(
        key=named, file=f"{named}.csv", title=title, form="line",
        head=_head(found, things), columns=_COLUMNS, unit=things,
        rows=tuple(
            _row(here, record, o, ratios=False, spot=drawn.get(id(o)), way=ways.get(id(o), "")) for o in found
        ),
    )  # fmt: skip
    said = told(every, things)
    said = f"{capital(whose)}: {lower_first(said)}" if whose else said
    return replace(series, sentence=" ".join(s for s in (said, breaks(series)) if s))


def _head(found: Sequence[Observation], things: str) -> tuple[str, ...]:
    count = capital(things or "Số liệu")
    if any(o.part is not None for o in found):
        return "Khi nào", count, "Tỷ lệ"
    return "Khi nào", "Tỷ lệ, như nguồn ghi" if all(o.share for o in found) else count


def _ways(every: Sequence[TrendPoint]) -> Mapping[int, str]:
    """In which of several ways each observation was counted: "1", "2"; nothing where there is one way only."""
    return {id(s.of): str(s.segment + 1) for s in every} if len({s.segment for s in every}) > 1 else {}


def _row(
    here: PageContext, record: Record, o: Observation, *, ratios: bool, spot: TrendPoint | None, way: str
) -> SeriesRow:
    """`ratios`: the table has a column for shares; `spot`: where it stands in the picture, if it is drawn."""
    value = _cell(wording.with_per(o), breakdown(here, o).removeprefix(": "), o.note or "")
    share = _cell(wording.share(o), f"nguồn ghi {o.published}" if o.published else "")
    cells = (wording.when(o), "" if o.share and ratios else value, *((share,) if ratios else ()))
    point = None if spot is None else Point(
        x=spot.at, label=dates.short(spot.when), value=float(spot.value),
        shown=wording.share(o) or wording.figure(o), segment=spot.segment,
    )  # fmt: skip
    return SeriesRow(
        cells=(*cells[:-1], html("{}{}", cells[-1], cite(here, record, o.source))), raw=_raw(o, way), point=point
    )


def _cell(said: str, *small: str) -> Markup:
    return html("{}{}", said, Markup().join(html("<br><small>{}</small>", s) for s in small if s))


def _raw(o: Observation, way: str) -> tuple[str, ...]:
    when: PartialDate | None = o.period or o.as_of
    first, last = (when.earliest, when.latest) if when else (None, None)
    again = measures.percentage(o)
    return (
        wording.when(o), first.isoformat() if first else "", last.isoformat() if last else "", QUALIFIERS[o.qualifier],
        _plain(o.value), _plain(o.min), _plain(o.max), UNITS[o.unit] if o.unit else "", _plain(o.part),
        _plain(o.whole), _plain(again), o.published or o.share or "", way,
    )  # fmt: skip


def _plain(value: Decimal | int | None) -> str:
    return "" if value is None else f"{value:f}" if isinstance(value, Decimal) else str(value)


def _parts(indicator: Indicator, o: Observation) -> tuple[ShareGroup, ...]:
    if o.part is None or o.whole is None:
        return ()
    yes = indicator.part_label or lower_first(indicator.short_title or indicator.title)
    return (
        charts.ShareGroup(count=o.part, label=named(indicator, yes)),
        charts.ShareGroup(count=o.whole - o.part, label=named(indicator, indicator.rest_label or "còn lại")),
    )


def named(indicator: Indicator, label: str) -> str:
    """A part with the word for what is counted: «chi bộ chưa có»."""
    things = indicator.things or ""
    return label if fold(label).startswith(fold(things)) else f"{things} {label}"
