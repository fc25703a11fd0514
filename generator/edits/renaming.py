"""Renamings: an organisation lives on under a new name, from a day on."""

from __future__ import annotations

from dataclasses import dataclass

from generator.edits import change_input, naming, picking
from generator.edits.change_input import ChangeInput
from generator.edits.drafts import Desk, Draft, refusal
from generator.model import names, territory, timeline
from generator.records import Ref
from generator.records.cells import Cell
from generator.records.committees import Committee
from generator.vietnamese import fold, listing

_NAMED = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Renaming:
    org: str
    name: str
    occasion: ChangeInput


def rename(desk: Desk, wish: Renaming) -> Draft:
    found, refused = picking.resolve(desk.model, [wish.org], picking.ORGS)
    settled, wrong = change_input.resolve(desk, wish.occasion)
    name = " ".join(wish.name.split())
    if name and found and found[0].kind == "cells" and not fold(name).startswith("chi bo "):
        name = f"Chi bộ {name}"
    refused += wrong + change_input.ended(desk, found)
    if not name:
        refused += ("Thiếu tên mới.",)
    if found and timeline.name(desk.model, found[0]) == name:
        refused += (f"{names.inline(desk.model, found[0])} đang mang đúng tên ấy.",)
    if settled is None or refused:
        return refusal(*refused)
    ref = found[0]
    old = names.inline(desk.model, ref)
    new = name[0].lower() + name[1:] if fold(name).startswith(("chi bo ", "dang bo ")) else name
    edit = change_input.record(
        desk, wish.occasion, settled, kind="rename",
        wanted=f"{ref.id}-doi-ten-{naming.year_of(settled.day, desk)}", title=f"{old} đổi tên thành {new}",
        values={"before": [str(ref)], "new_name": name},
    )  # fmt: skip
    notes = (
        f"Địa chỉ trang giữ nguyên ({ref}). Từ ngày ấy trang mang tên {name}, tên cũ vẫn hiện ở phần thay đổi.",
        *_namesakes(desk, ref, old),
        *change_input.ahead(settled),
    )
    return Draft(edits=(edit,), notes=notes)


def _namesakes(desk: Desk, ref: Ref, old: str) -> tuple[str, ...]:
    """The cells and committees that bear the old name or one before it, until somebody renames them too."""
    model = desk.model
    hanging: list[Cell | Committee] = [*territory.cells(model, ref), *model.referring(ref, Committee, "unit")]
    called = [fold(n) for n in (timeline.name(model, ref), *(n for n, _ in timeline.former_names(model, ref)))]
    living = ((x.ref, fold(timeline.name(model, x.ref))) for x in hanging if timeline.alive(model, x.ref))
    found = [at for at, own in living if any(old_name in own for old_name in called)]
    said = listing([f"{names.inline(model, x)} ({x})" for x in found[:_NAMED]])
    more = f" và {len(found) - _NAMED} nơi nữa" if len(found) > _NAMED else ""
    return (f"Còn mang tên cũ của {old}: {said}{more}; đổi cả tên ấy thì gọi chibo rename lần nữa.",) if found else ()
