"""Assessments in a list of achievements: a section for each scheme."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from generator import dates
from generator.model import Model, names, territory
from generator.pages.blocks.parts import whose
from generator.pages.blocks.sources import cite
from generator.pages.figures import assessment_stats
from generator.pages.figures.series import Series
from generator.presentation import wording
from generator.presentation.context import PageContext
from generator.records import Ref
from generator.records.achievements import Achievement
from generator.records.cells import Cell
from generator.records.indicators import Indicator
from generator.records.parts import Observation
from generator.records.rules import Scheme
from generator.templates import html
from generator.vietnamese import capital

DERIVED = "xếp theo quy định có hiệu lực khi đó, nguồn không nêu"
Cells = tuple[Markup | str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Levels:
    """A table of assessments; `derived` tells of a scheme that no source names, where that is so in all rows."""

    caption: str
    as_published: bool
    rows: Sequence[Cells]
    derived: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OfScheme:
    """What was assessed by one scheme; without a `name` by one that nobody knows. `measured` is (place, rows)."""

    name: str = ""
    anchor: str
    drawn: Sequence[Series] = ()
    levels: Sequence[_Levels]
    measured: Sequence[tuple[str, Sequence[Cells]]] = ()


def by_scheme(model: Model, items: Iterable[Achievement]) -> dict[Ref | None, list[Achievement]]:
    found: dict[Ref | None, list[Achievement]] = {}
    for a in items:
        if a.assessment:
            own = assessment_stats.scheme_of(model, a)
            found.setdefault(own.ref if own else None, []).append(a)
    return found


def of_schemes(
    here: PageContext, items: Iterable[Achievement], figures: Sequence[Indicator], *, listed: bool
) -> list[OfScheme]:
    """A section for each scheme, newest first, last the assessments whose scheme is not known.

    `listed`: with the assessments themselves; `figures` are those to stand beside them.
    """
    sorted_out = by_scheme(here.model, items)
    schemes = []
    newest = sorted(here.model.rules(Scheme), key=lambda s: (dates.order(s.valid_from), s.id), reverse=True)
    for one in newest:
        found, measured = sorted_out.get(one.ref, []), [i for i in figures if i.scheme == one.id]
        if found or measured:
            of_scheme = OfScheme(
                name=one.short_title, anchor=one.id, drawn=assessment_stats.by_year(here, one, found),
                levels=_assessments(here, one, found) if listed else (), measured=_measured(here, measured),
            )  # fmt: skip
            schemes.append(of_scheme)
    if unclear := sorted_out.get(None):
        levels = _assessments(here, None, unclear) if listed else ()
        schemes.append(OfScheme(anchor="chua-ro", levels=levels))
    return schemes


def _assessments(here: PageContext, one: Scheme | None, found: Sequence[Achievement]) -> list[_Levels]:
    """What was decided, and apart from it what organisations gave themselves."""
    decided = [a for a in found if a.assessment and not a.assessment.self_assessed]
    claimed = [a for a in found if a.assessment and a.assessment.self_assessed]
    only_cells = all(a.org.kind == Cell.FOLDER for a in found)
    captions = ("Từng chi bộ" if only_cells else "Từng nơi", "Mức tự xếp loại, chưa phải kết quả được công nhận")
    return [_levels(here, caption, one, of) for caption, of in zip(captions, (decided, claimed), strict=True) if of]


def _levels(here: PageContext, caption: str, one: Scheme | None, found: Sequence[Achievement]) -> _Levels:
    unsaid = [bool(one and a.assessment and not a.assessment.scheme) for a in found]
    everywhere = all(unsaid)
    rows = []
    for a, derived in zip(found, unsaid, strict=True):
        level = html("{}{}", here.link(a.ref, assessment_stats.level_said(one, a)), cite(here, a))
        if derived and not everywhere:
            level = html("{}<br><small>{}</small>", level, DERIVED)
        rows.append((short_owner(here, a), dates.short(a.period) if a.period else "không rõ năm", level))
    return _Levels(
        caption=caption, as_published=all(a.assessment and a.assessment.as_published for a in found), rows=rows,
        derived=DERIVED if everywhere else "",
    )  # fmt: skip


def short_owner(here: PageContext, achievement: Achievement) -> Markup:
    """A cell by its short name with its commune of the day below."""
    own, _, place = whose(here.ctx, achievement).partition(", ")
    link = here.link(achievement.org, capital(own.removeprefix("Chi bộ ")))
    return html("{}<br><small>{}</small>", link, place) if place else link


def _measured(here: PageContext, found: Sequence[Indicator]) -> list[tuple[str, Sequence[Cells]]]:
    """Figures of a whole district or commune, a table for each."""
    by_scope: dict[Ref, list[Indicator]] = {}
    for indicator in found:
        by_scope.setdefault(indicator.scope, []).append(indicator)
    return [(_all_of(here.model, scope), list(_figures(here, own))) for scope, own in by_scope.items()]


def _figures(here: PageContext, found: Iterable[Indicator]) -> Iterable[Cells]:
    for indicator in found:
        for o in sorted(indicator.observations, key=_order, reverse=True):
            share = html(" <small>{}</small>", wording.share(o)) if o.part is not None else ""
            value = html("{}{}{}", wording.with_per(o), share, cite(here, indicator, o.source))
            link = here.link(indicator.ref, capital(indicator.short_title or indicator.title))
            yield (link, wording.when(o), value)


def _order(o: Observation) -> tuple[int, int, str]:
    return dates.order(o.period or o.as_of)


def _all_of(model: Model, scope: Ref) -> str:
    record = model.get(scope)
    unit = model.unit(territory.home_unit(model, record)) if record and scope.kind != Cell.FOLDER else None
    return f"Cả {names.unit_name(model, unit)}" if unit else capital(names.inline(model, scope))
