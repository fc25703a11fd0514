"""The records that come out of a merger: the new unit, cell or committee, with what it takes over."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from generator import source
from generator.dates import PartialDate
from generator.edits import carry_over, change_input, naming, picking
from generator.edits.carry_over import CarriedOver
from generator.edits.change_input import ChangeInput, ResolvedChange
from generator.edits.drafts import Desk, Edit, written
from generator.model import names, territory, timeline
from generator.records import KINDS, Ref
from generator.records.cells import KINDS as CELL_KINDS
from generator.records.cells import Cell
from generator.records.committees import LEVELS as COMMITTEE_LEVELS
from generator.records.committees import Committee
from generator.records.layout import layout
from generator.records.units import KINDS as UNIT_KINDS
from generator.records.units import called
from generator.source import YamlValue
from generator.vietnamese import capital, fold, listing

_CELL_WORD, _COMMITTEE_WORD = "Chi bộ", "Đảng bộ"
_LABELS = {"units": "nơi mới", "cells": "chi bộ mới", "committees": "đảng bộ mới"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Merger:
    """`before` as a person wrote them, `into` the new name. `new_id` is that of the new record.

    `parts` are those of `before` of which only a part goes in. `parent` is the unit above a new one, `committee` that
    above a new cell or committee: needed only where the old ones differ, and `kind` likewise. `officers_from`,
    `figures_from` name one of `before`. `with_cells` merges the cells of villages too, `with_committees` the
    committees of communes.
    """

    before: tuple[str, ...]
    into: str
    occasion: ChangeInput
    new_id: str = ""
    kind: str = ""
    parent: str = ""
    committee: str = ""
    officers_from: str = ""
    figures_from: str = ""
    with_cells: bool = False
    with_committees: bool = False
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """One side of the merger, units, cells or committees: who goes in, what comes out."""

    before: tuple[Ref, ...] = ()
    new: Ref | None = None
    edits: tuple[Edit, ...] = ()
    notes: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()


def unit(desk: Desk, wish: Merger, before: tuple[Ref, ...], settled: ResolvedChange) -> Made:
    units = [u for ref in before if (u := desk.model.unit(ref))]
    level, wrong = _agreed("cấp", [u.level for u in units], "", "", str)
    kind, said = _agreed("loại", [u.kind for u in units], wish.kind, "--kind", UNIT_KINDS.__getitem__)
    wrong += said
    parent, said = _parent(desk, before, settled.day, wish.parent, "--parent")
    wrong += said
    if kind not in UNIT_KINDS:
        wrong += (f"“{kind}” không phải loại đơn vị; chọn một trong: {listing(list(UNIT_KINDS))}.",) if kind else ()
    name = naming.plain_name(wish.into) if kind == "thon" else wish.into
    name = capital(" ".join(name.split()))
    new, said = _new_ref(desk, "units", wish.new_id, name, settled)
    if wrong or said:
        return Made(refused=(*wrong, *said))
    values: dict[str, YamlValue] = {"name": name, "level": level, "kind": kind, "parent": parent}
    above = names.inline(desk.model, Ref(f"units/{parent}")) if parent else ""
    taken = (f"thuộc {above}",) if above else ()
    return _record(desk, wish, settled, before=before, new=new, values=values, taken=taken, turned={})


def cell(
    desk: Desk, wish: Merger, before: tuple[Ref, ...], settled: ResolvedChange, turned: Mapping[Ref, Ref] | None = None
) -> Made:
    cells = [c for ref in before if isinstance(c := desk.model.get(ref), Cell)]
    chosen = "" if turned else wish.kind
    kind, wrong = _agreed("loại", [c.kind for c in cells], chosen, "--kind", CELL_KINDS.__getitem__)
    committee, said = _parent(desk, before, settled.day, wish.committee, "--committee")
    wrong += said
    name, short = _cell_names(wish.into)
    new, said = _new_ref(desk, "cells", "" if turned else wish.new_id, short, settled)
    if wrong or said:
        return Made(refused=(*wrong, *said))
    served = carry_over.villages(desk, before, turned or {}, settled.day)
    values: dict[str, YamlValue] = {
        "name": name, "short_name": short, "kind": kind, "committee": committee, "units": list(served),
    }  # fmt: skip
    taken = [f"nơi phục vụ ({listing(list(served))})"] if served else []
    if any(c.reports_from for c in cells):
        values["reports_from"] = settled.day.text
        taken.append(f"việc báo cáo hoạt động, tính từ {settled.day.text}")
    above = names.inline(desk.model, Ref(f"committees/{committee}")) if committee else ""
    taken += [f"thuộc {above}"] if above else []
    return _record(desk, wish, settled, before=before, new=new, values=values, taken=tuple(taken), turned=turned or {})


def committee(
    desk: Desk, wish: Merger, before: tuple[Ref, ...], settled: ResolvedChange, unit: Ref | None = None
) -> Made:
    """The new committee; `unit` is the new unit it is of, "" of none where the committees are merged alone."""
    found = [x for ref in before if isinstance(x := desk.model.get(ref), Committee)]
    level, wrong = _agreed("cấp", [x.level for x in found], "", "", COMMITTEE_LEVELS.__getitem__)
    above, said = _parent(desk, before, settled.day, wish.committee, "--committee")
    words = " ".join(wish.into.split())
    name = words if fold(words).startswith("dang bo ") else f"{_COMMITTEE_WORD} {words}"
    bare = name[len(_COMMITTEE_WORD) :].strip()
    new, taken = _new_ref(desk, "committees", "" if unit else wish.new_id, bare, settled)
    if wrong or said or taken:
        return Made(refused=(*wrong, *said, *taken))
    values: dict[str, YamlValue] = {"name": name, "level": level, "unit": unit.id if unit else "", "parent": above}
    kept = (f"thuộc {names.inline(desk.model, Ref(f'committees/{above}'))}",) if above else ()
    return _record(desk, wish, settled, before=before, new=new, values=values, taken=kept, turned={})


def _record(
    desk: Desk,
    wish: Merger,
    settled: ResolvedChange,
    *,
    before: tuple[Ref, ...],
    new: Ref,
    values: dict[str, YamlValue],
    taken: tuple[str, ...],
    turned: Mapping[Ref, Ref],
) -> Made:
    """The new record with what all agree on and what a person asked to carry over."""
    keys = {"office_contact" if new.kind == "committees" else "contact": "nơi liên hệ"}
    keys |= {"meeting_day": "ngày họp hằng tháng"} if new.kind == "cells" else {}
    found = [CarriedOver(values={}, taken=taken), carry_over.shared(desk, before, keys)]
    sources: list[YamlValue] = [*settled.sources]
    asked = {"officers": wish.officers_from, "observations": wish.figures_from}
    for key, owner in asked.items():
        ref = next(iter(picking.resolve(desk.model, [owner], [new.kind])[0]), None) if owner else None
        if ref in before:
            one = carry_over.told(desk, key, ref, {**turned, **dict.fromkeys(before, new)}, sources)
            found.append(one)
            extra = one.values.get("sources", [])
            sources += extra if isinstance(extra, list) else []
    given = {key: value for h in found for key, value in h.values.items()}
    edit = written(naming.path(new.kind, new.id, desk.model.files[before[0]]), {**values, **given, "sources": sources})
    notes = carry_over.sentences(_LABELS[new.kind], found, carry_over.unsaid(desk, before, asked))
    return Made(before=before, new=new, edits=(edit,), notes=notes)


def cells_of(desk: Desk, wish: Merger, villages: Made, settled: ResolvedChange) -> Made:
    """The cells of the merged villages: several become one, a single one goes on and serves the new village."""
    assert villages.new
    model, new = desk.model, villages.new
    found = {
        cell.ref: cell
        for ref in villages.before
        for cell in model.referring(ref, Cell, "units")
        if cell.kind == "residential" and timeline.life(model, cell.ref).ended is None
    }
    if not found:
        return Made(notes=("Chưa có hồ sơ chi bộ nào của các thôn này.",))
    if len(found) == 1:
        return _serves(desk, next(iter(found.values())), new)
    name, _ = _cell_names(wish.into)
    made = values_of(villages.edits[0])
    if not fold(wish.into).startswith("chi bo "):
        name = f"{_CELL_WORD} {called(str(made['kind']), str(made['name']))}"
    return cell(desk, replace(wish, into=name), tuple(found), settled, dict.fromkeys(villages.before, new))


def committees_of(desk: Desk, wish: Merger, units: Made, settled: ResolvedChange) -> Made:
    """The committees of the merged communes become one, of the new commune."""
    assert units.new
    found = [x.ref for ref in units.before for x in desk.model.referring(ref, Committee, "unit")]
    living = tuple(ref for ref in found if timeline.life(desk.model, ref).ended is None)
    if not living:
        return Made(notes=("Chưa có hồ sơ đảng bộ nào của các nơi này.",))
    made = values_of(units.edits[0])
    return committee(desk, replace(wish, into=called(str(made["kind"]), str(made["name"]))), living, settled, units.new)


def _serves(desk: Desk, cell: Cell, new: Ref) -> Made:
    file = desk.model.files[cell.ref]
    text = desk.read(file)
    values, _ = source.parse(text, file)
    old = values.get("units", []) if isinstance(values, dict) else []
    units: list[YamlValue] = [new.id, *(old if isinstance(old, list) else [])]
    after, problems = source.put(text, file, layout(KINDS["cells"], values), {"units": units})
    if after is None:
        return Made(refused=tuple(f"{p.place}: {p.message}" for p in problems))
    name = names.inline(desk.model, cell.ref)
    note = f"Các thôn này chung một chi bộ: {name} giữ nguyên, nay phục vụ thêm thôn mới."
    return Made(edits=(Edit(file=file, before=text, after=after),), notes=(capital(note),))


def _agreed(
    word: str, found: Sequence[str], chosen: str, option: str, said: Callable[[str], str]
) -> tuple[str, tuple[str, ...]]:
    """What was chosen, else what all have; a sentence where they differ."""
    if chosen:
        return chosen, ()
    if len(set(found)) == 1:
        return found[0], ()
    differ = listing(sorted({said(x) for x in found}))
    advice = f"; chọn một bằng {option}" if option else ", không gộp được"
    return "", (f"Các nơi này khác {word} ({differ}){advice}.",)


def _parent(
    desk: Desk, before: tuple[Ref, ...], day: PartialDate, chosen: str, option: str
) -> tuple[str, tuple[str, ...]]:
    """The id of the unit or committee above on that day; "" where no record names one."""
    if chosen:
        kind = "units" if before[0].kind == "units" else "committees"
        found, refused = picking.resolve(desk.model, [chosen], [kind])
        return (found[0].id, ()) if found else ("", refused)
    above = (territory.parent(desk.model, ref, day.earliest) for ref in before)
    heirs = {change_input.then(desk, p, day) for p in above if p}
    if len(heirs) > 1:
        said = listing(sorted(names.inline(desk.model, p) for p in heirs))
        return "", (f"Các nơi này thuộc những cấp trên khác nhau ({said}); chọn một bằng {option}.",)
    return next((p.id for p in heirs), ""), ()


def _new_ref(desk: Desk, kind: str, chosen: str, name: str, settled: ResolvedChange) -> tuple[Ref, tuple[str, ...]]:
    made = chosen or naming.free_id(desk, kind, name, naming.year_of(settled.day, desk))
    wrong = naming.objection(desk, kind, made)
    return Ref(f"{kind}/{made}"), (wrong,) if wrong else ()


def _cell_names(into: str) -> tuple[str, str]:
    """(name, short name): "Chi bộ thôn Đông", "Đông"; a kind that is part of the name stays ("Khối 4")."""
    words = " ".join(into.split())
    bare = words[len(_CELL_WORD) :].strip() if fold(words).startswith("chi bo ") else words
    short = naming.plain_name(bare)
    return f"{_CELL_WORD} {bare}", capital(short)


def values_of(edit: Edit) -> dict[str, YamlValue]:
    value, _ = source.parse(edit.after, edit.file)
    assert isinstance(value, dict)
    return value
