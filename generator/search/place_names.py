"""Names an organisation is looked for under: its own, those before and after it, those of its place."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from generator.model import Model, names, territory, timeline
from generator.model.index import cached
from generator.records import Ref
from generator.records.cells import Cell
from generator.records.committees import Committee
from generator.records.units import Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceNames:
    """Lines of text: `own` is what it is called, `near` its village and commune then and now, `far` all the rest."""

    own: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    far: tuple[str, ...] = ()


@cached
def of(model: Model, org: Ref) -> PlaceNames:
    """Derived from changes alone: nobody has to list what a place was called."""
    record = model.get(org)
    if record is None:
        return PlaceNames()
    home = territory.home_unit(model, record)
    own = [names.title(model, record), *_former(model, org)]
    if isinstance(record, Cell) and record.short_name:
        own.append(record.short_name)
    served = (*record.units, *territory.served(model, org)) if isinstance(record, Cell) else ()
    units = [ref for ref in (home, *served) if ref and ref != org]
    near = [_title(model, ref) for ref in units]
    far = [_title(model, ref) for ref in _kin(model, org)]
    for unit in dict.fromkeys(ref for ref in (home, *units) if ref):
        found = _around(model, unit)
        near += found.near
        far += found.far
    if isinstance(record, Cell | Committee):
        far += [_title(model, ref) for ref in territory.ancestors(model, org)]
    return PlaceNames(own=_once(own), near=_once(near, own), far=_once(far, own, near))


def _around(model: Model, unit: Ref) -> PlaceNames:
    """The commune of a unit then and now, and everything above and before it."""
    then, now = territory.commune(model, unit, date.min), territory.commune(model, unit)
    communes = [found.ref for found in (then, now) if found]
    near = [_title(model, ref) for ref in communes if ref != unit]
    above = [
        *territory.ancestors(model, unit, date.min),
        *territory.ancestors(model, unit),
        *(r for ref in communes for r in territory.ancestors(model, ref)),
    ]
    far = [_title(model, ref) for ref in above if ref not in communes]
    far += [name for ref in communes for name in _former(model, ref)]
    far += [_title(model, r) for ref in (unit, *communes) for r in _kin(model, ref) if r not in communes]
    return PlaceNames(near=tuple(near), far=tuple(far))


@cached
def _kin(model: Model, ref: Ref) -> tuple[Ref, ...]:
    """What became of an organisation, and what became this one, however long ago."""
    found: dict[Ref, None] = {}
    for step in (timeline.predecessors, timeline.successors):
        queue = [ref]
        while queue:
            fresh = [r for r in step(model, queue.pop()) if r != ref and r not in found]
            found.update(dict.fromkeys(fresh))
            queue.extend(fresh)
    return tuple(found)


def _former(model: Model, ref: Ref) -> list[str]:
    return [name for name, _ in timeline.former_names(model, ref)]


def _title(model: Model, ref: Ref) -> str:
    record = model.get(ref)
    return names.title(model, record) if isinstance(record, Unit | Cell | Committee) else ""


def _once(lines: Iterable[str], *others: Iterable[str]) -> tuple[str, ...]:
    there = {line for other in others for line in other}
    return tuple(dict.fromkeys(line for line in lines if line and line not in there))
