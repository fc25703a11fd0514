"""Counts assessments: by which scheme each was made, and how many reached which level, year by year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from generator import charts, dates
from generator.charts import ShareGroup
from generator.model import Model
from generator.pages.figures.series import Series, SeriesRow
from generator.presentation import wording
from generator.presentation.context import PageContext
from generator.records import Ref
from generator.records.achievements import Achievement
from generator.records.cells import Cell
from generator.records.rules import Scheme
from generator.vietnamese import capital, listing

_LEAST = 2
_ONLY = "Chỉ đếm những kết quả có tin ở đây."


def scheme_of(model: Model, achievement: Achievement) -> Scheme | None:
    """The scheme an assessment names, else the one in force on the last day of its period; None where not known."""
    own = achievement.assessment
    if own is None:
        return None
    if own.scheme:
        return scheme(model, own.scheme)
    day = achievement.period.latest if achievement.period else None
    return scheme_on(model, day, own.level) if day else None


def scheme(model: Model, name: str) -> Scheme | None:
    found = model.get(Ref(f"rules/{name}"))
    return found if isinstance(found, Scheme) else None


def scheme_on(model: Model, day: date, level: str = "") -> Scheme | None:
    """The scheme in force on a day; of several the newest, those that know `level` before others."""

    def rank(found: Scheme) -> tuple[bool, tuple[int, int, str], str]:
        return any(x.id == level for x in found.levels), dates.order(found.valid_from), found.id

    return max((s for s in model.rules(Scheme) if _in_force(s, day)), key=rank, default=None)


def level_said(one: Scheme | None, achievement: Achievement) -> str:
    """The level in the words of the source, else in those of its scheme."""
    own = achievement.assessment
    return (own.as_published or wording.scheme_level(one, own.level)) if own else ""


def by_year(here: PageContext, one: Scheme, found: Sequence[Achievement]) -> tuple[Series, ...]:
    """What was decided by one scheme in two years or more, as one series; what a place gave itself is not."""
    if here.address.count("/") > 1:
        return ()
    years: dict[int, Counter[str]] = {}
    for a in found:
        if a.assessment and not a.assessment.self_assessed and (year := _year(a)):
            years.setdefault(year, Counter())[a.assessment.level] += 1
    if len(years) < _LEAST:
        return ()
    shown = sorted(years)[-charts.MOST_ROWS :]
    levels = [x for x in one.levels if any(years[y][x.id] for y in years)]
    things = "chi bộ" if all(a.org.kind == Cell.FOLDER for a in found) else "nơi"
    rows = []
    for year in shown:
        counts = [(x.name, years[year][x.id]) for x in levels]
        total = sum(n for _, n in counts)
        rows.append(
            SeriesRow(
                cells=(str(year), *(str(n) if n else "" for _, n in counts), str(total)),
                raw=(str(year), *(str(n) for _, n in counts), str(total)),
                groups=tuple(ShareGroup(count=n, label=name) for name, n in counts),
                total=f"{total} {things}",
            )
        )
    last = listing([f"{n} {things} ở mức “{name}”" for name, n in counts if n])
    head = ("Năm", *(capital(x.name) for x in levels), "Cộng")
    return (
        Series(
            key=f"muc-{one.id}", file=f"muc-{one.id}.csv", title=f"Kết quả từng năm theo các mức “{one.short_title}”",
            form="shares", head=head, columns=head, rows=tuple(rows),
            sentence=f"Năm {shown[-1]} có {last}. {_ONLY}",
        ),
    )  # fmt: skip


def _year(achievement: Achievement) -> int | None:
    """The year that was assessed; None where it is not one."""
    when = achievement.period
    if when is None or when.earliest is None or when.latest is None or when.earliest.year != when.latest.year:
        return None
    return when.latest.year


def _in_force(found: Scheme, day: date) -> bool:
    start = found.valid_from.earliest if found.valid_from else None
    end = found.valid_to.latest if found.valid_to else None
    return (start is None or start <= day) and (end is None or day <= end)
