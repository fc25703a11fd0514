"""Mergers: several units, cells or committees become one; a new record, a change record, what comes along."""

from __future__ import annotations

from collections.abc import Sequence

from generator.edits import change_input, naming, picking, successor
from generator.edits.change_input import ResolvedChange
from generator.edits.drafts import Desk, Draft, Edit, refusal
from generator.edits.successor import Made, Merger, values_of
from generator.model import names, territory
from generator.records import Ref
from generator.records.units import called
from generator.source import YamlValue
from generator.vietnamese import fold, listing

_KINDS = ("cells", "units", "committees")
_NAMED = 6


def merge(desk: Desk, wish: Merger) -> Draft:
    kinds = ("units", "cells") if wish.with_cells or wish.with_committees else _KINDS
    found, refused = picking.resolve(desk.model, (*wish.before, *wish.parts), kinds)
    before = tuple(dict.fromkeys(found))
    parts = found[len(wish.before) :] if not refused else ()
    settled, wrong = change_input.resolve(desk, wish.occasion)
    refused += wrong + _unfit(desk, before, wish, complete=not refused)
    if settled is None or refused:
        return refusal(*refused)
    make = {"units": successor.unit, "cells": successor.cell, "committees": successor.committee}[before[0].kind]
    main = make(desk, wish, before, settled)
    if main.new is None:
        return refusal(*main.refused)
    side = _beside(desk.after(main.edits), wish, main, settled)
    if side.refused:
        return refusal(*side.refused)
    before = (*main.before, *side.before)
    if strangers := _strangers(desk, wish, before):
        return refusal(*strangers)
    turn = _change(desk, wish, settled, (main, side), parts)
    notes = (
        *main.notes,
        *side.notes,
        *_along(desk, before, parts),
        *change_input.ahead(settled),
        _forward(desk, before, parts),
    )
    return Draft(edits=(turn, *main.edits, *side.edits), notes=tuple(dict.fromkeys(notes)))


def _beside(desk: Desk, wish: Merger, main: Made, settled: ResolvedChange) -> Made:
    """The Party's side of merged units, where it was asked for."""
    if wish.with_cells:
        return successor.cells_of(desk, wish, main, settled)
    return successor.committees_of(desk, wish, main, settled) if wish.with_committees else Made()


def _along(desk: Desk, before: tuple[Ref, ...], parts: tuple[Ref, ...]) -> tuple[str, ...]:
    """What follows without a record of its own, and what does not, as only a part of its commune goes."""
    model = desk.model
    below = {ref: (*territory.units(model, ref), *territory.cells(model, ref)) for ref in before if ref.kind == "units"}
    below |= {ref: territory.members(model, ref) for ref in before if ref.kind == "committees"}
    named = set(before)
    going = {x.ref for ref, found in below.items() if ref not in parts for x in found} - named
    staying = {x.ref for ref in parts for x in below.get(ref, ())} - named
    words = (("units", "nơi"), ("cells", "chi bộ"), ("committees", "đảng bộ"))
    counts = [f"{n} {word}" for kind, word in words if (n := sum(ref.kind == kind for ref in going))]
    said = [f"Tự theo sang nơi mới, không cần hồ sơ riêng: {listing(counts)}."] if counts else []
    if staying:
        lost = listing([names.inline(model, ref) for ref in sorted(staying)[:_NAMED]])
        more = f" và {len(staying) - _NAMED} nơi nữa" if len(staying) > _NAMED else ""
        said.append(f"Chưa rõ về đâu, vì chỉ một phần xã chuyển: {lost}{more}; ghi từng nơi bằng chibo transfer.")
    return tuple(said)


def _unfit(desk: Desk, before: tuple[Ref, ...], wish: Merger, *, complete: bool) -> tuple[str, ...]:
    said = list(change_input.ended(desk, before))
    if not wish.into.strip():
        said.append("Thiếu tên sau sáp nhập (--into).")
    if complete and len(before) < 2:
        said.append("Sáp nhập cần ít nhất hai nơi khác nhau; đổi tên một nơi thì dùng chibo rename.")
    if len({ref.kind for ref in before}) > 1:
        said.append(
            "Chỉ gộp cùng loại: các thôn, xã với nhau, các chi bộ với nhau, hoặc các đảng bộ với nhau; thôn cùng chi "
            "bộ thì thêm --with-cells, xã cùng đảng bộ thì thêm --with-committees."
        )
    elif wish.with_cells and any(ref.kind != "units" for ref in before):
        said.append("--with-cells đi cùng các thôn (units/…); gộp riêng chi bộ thì bỏ --with-cells.")
    elif wish.with_committees and any(ref.kind != "units" for ref in before):
        said.append("--with-committees đi cùng các xã (units/…); gộp riêng đảng bộ thì bỏ --with-committees.")
    return tuple(said)


def _strangers(desk: Desk, wish: Merger, before: tuple[Ref, ...]) -> tuple[str, ...]:
    """Whose officers or figures were asked for, though they do not take part."""
    asked = dict.fromkeys(name for name in (wish.officers_from, wish.figures_from) if name)
    return tuple(
        f"“{name}” không phải một trong những nơi sáp nhập; ghi mã của một nơi ấy."
        for name in asked
        if not {ref for kind in _KINDS for ref in picking.resolve(desk.model, [name], [kind])[0]} & set(before)
    )


def _change(desk: Desk, wish: Merger, settled: ResolvedChange, made: tuple[Made, Made], parts: tuple[Ref, ...]) -> Edit:
    main = made[0]
    before: list[YamlValue] = [_side(ref, parts) for one in made for ref in one.before]
    after: list[YamlValue] = [str(one.new) for one in made if one.new]
    record = values_of(main.edits[0])
    new = str(record["name"])
    wanted = str(record.get("short_name", new))
    if main.before[0].kind == "units":
        new = called(str(record["kind"]), new)
    said = [("một phần " if ref in parts else "") + names.inline(desk.model, ref) for ref in main.before]
    return change_input.record(
        desk, wish.occasion, settled, kind="merger", wanted=f"{wanted}-{naming.year_of(settled.day, desk)}",
        title=titled(said, new), values={"before": before, "after": after},
    )  # fmt: skip


def titled(said: Sequence[str], new: str) -> str:
    """What to call a merger of these into that one, which may be one of them."""
    others = [name for name in said if fold(name) != fold(new)]
    if len(others) < len(said):
        return f"{listing(others)} sáp nhập vào {new}"
    return f"{listing(said)} sáp nhập thành {new}"


def _side(ref: Ref, parts: tuple[Ref, ...]) -> YamlValue:
    return {"org": str(ref), "part": "true"} if ref in parts else str(ref)


def _forward(desk: Desk, before: tuple[Ref, ...], parts: tuple[Ref, ...]) -> str:
    said = listing([names.inline(desk.model, ref) for ref in before if ref not in parts])
    whole = f"Trang cũ vẫn giữ địa chỉ và dẫn sang trang mới: {said}."
    if not parts:
        return whole
    left = listing([names.inline(desk.model, ref) for ref in parts])
    return (
        f"{whole} Chỉ một phần sáp nhập: {left}; hồ sơ này coi nơi ấy là kết thúc. Phần còn lại về đâu thì gọi chibo "
        "merge lần nữa; nơi ấy vẫn còn thì ghi thêm vào after."
    )
