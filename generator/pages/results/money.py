"""The series of one contribution: what was asked, pledged, received and spent, in money alone."""

from __future__ import annotations

from generator.charts import Point
from generator.model import measures
from generator.model.measures import Sum
from generator.pages.figures.series import Series, SeriesRow
from generator.presentation import wording
from generator.records.contributions import Contribution
from generator.records.parts import QUALIFIERS, UNITS
from generator.vietnamese import listing, lower_first

_COLUMNS = ("Khoản", "Giá trị", "Đơn vị", "Mức chắc chắn", "Đã công bố")
_LEAST = 2


def series(x: Contribution) -> tuple[Series, ...]:
    """One, where two sides or more are known as sums of one unit; a side that nobody told of stays open."""
    target = x.target
    asked = Sum(value=target.value, unit=target.unit, qualifier=target.qualifier) if target and target.value else None
    sides: list[tuple[str, Sum | None]] = [("Mục tiêu", asked)] if asked and asked.unit == "vnd" else []
    sides += [
        ("Đã hứa góp", measures.money(x.pledged)),
        ("Đã nhận", measures.money(x.received)),
        ("Đã chi", measures.money(x.spent)),
    ]
    known = [total for _, total in sides if total]
    if len(known) < _LEAST or len({total.unit for total in known}) > 1:
        return ()
    rows = tuple(_row(n, label, total) for n, (label, total) in enumerate(sides))
    said = [f"{lower_first(label)} {wording.quantity(total)}" for label, total in sides if total]
    missing = [lower_first(label) for label, total in sides if total is None]
    sentence = f"Tính bằng tiền: {listing(said)}."
    if missing:
        sentence += f" Chưa công bố bằng tiền: {listing(missing)}."
    return (
        Series(
            key="thu-chi", file="thu-chi.csv", title=f"{x.title}: đã hứa, đã nhận, đã chi", form="lengths",
            head=("Khoản", "Bằng tiền"), columns=_COLUMNS, rows=rows, sentence=sentence,
        ),
    )  # fmt: skip


def _row(at: int, label: str, total: Sum | None) -> SeriesRow:
    said = wording.quantity(total) if total else wording.NOT_PUBLISHED
    return SeriesRow(
        cells=(label, said),
        raw=(label, f"{total.value:f}", UNITS[total.unit] if total.unit else "", QUALIFIERS[total.qualifier], "có")
        if total
        else (label, "", "", "", "chưa"),
        point=Point(x=at, label=label, value=float(total.value) if total else None, shown=said),
    )
