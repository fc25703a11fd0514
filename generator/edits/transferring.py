"""Transfers: villages, cells or committees that come under another unit or committee."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.edits import change_input, naming, picking
from generator.edits.change_input import ChangeInput
from generator.edits.drafts import Desk, Draft, refusal
from generator.model import names, territory
from generator.records import Ref
from generator.vietnamese import capital, listing


@dataclass(frozen=True, slots=True, kw_only=True)
class Transfer:
    orgs: tuple[str, ...]
    to: str
    occasion: ChangeInput


def transfer(desk: Desk, wish: Transfer) -> Draft:
    found, refused = picking.resolve(desk.model, wish.orgs, picking.ORGS)
    before = tuple(dict.fromkeys(found))
    settled, wrong = change_input.resolve(desk, wish.occasion)
    refused += wrong + change_input.ended(desk, before)
    if len({ref.kind == "units" for ref in before}) > 1:
        refused += ("Thôn, xã chuyển riêng, chi bộ và đảng bộ chuyển riêng; gọi lệnh hai lần.",)
    above: tuple[Ref, ...] = ()
    if not wish.to.strip():
        refused += ("Thiếu nơi chuyển về (--to).",)
    elif before:
        above, missing = picking.resolve(
            desk.model, [wish.to], ["units" if before[0].kind == "units" else "committees"]
        )
        refused += missing + change_input.ended(desk, above)
    if above and above[0] in before:
        refused += ("Nơi chuyển về phải là nơi khác.",)
    if settled is None or refused:
        return refusal(*refused)
    said, new = listing([names.inline(desk.model, ref) for ref in before]), names.inline(desk.model, above[0])
    edit = change_input.record(
        desk, wish.occasion, settled, kind="transfer",
        wanted=f"{before[0].id}-chuyen-ve-{naming.year_of(settled.day, desk)}", title=f"{said} chuyển về {new}",
        values={"before": [*map(str, before)], "after": [str(above[0])]},
    )  # fmt: skip
    return Draft(edits=(edit,), notes=(*_moves(desk, before, new), *change_input.ahead(settled)))


def _moves(desk: Desk, before: tuple[Ref, ...], new: str) -> tuple[str, ...]:
    """One sentence for each: from where to where; its address and everything in its record stay."""
    found = []
    for ref in before:
        old = territory.parent(desk.model, ref)
        was = f" (trước thuộc {names.inline(desk.model, old)})" if old else ""
        found.append(f"{capital(names.inline(desk.model, ref))} thuộc {new}{was}; hồ sơ và địa chỉ trang giữ nguyên.")
        found += _staying(desk, ref)
    return tuple(found)


def _staying(desk: Desk, ref: Ref) -> Iterator[str]:
    """A village's cells stay under their committee until somebody moves them; what lies in a commune comes along."""
    model = desk.model
    cells = territory.cells(model, ref) if ref.kind == "units" else ()
    unit = model.unit(ref)
    if unit and unit.level == "village" and cells:
        said = listing([f"{names.inline(model, x.ref)} ({x.ref})" for x in cells])
        yield f"Chưa chuyển theo: {said}; chuyển đảng bộ thì gọi chibo transfer lần nữa."
    villages = territory.units(model, ref) if ref.kind == "units" else ()
    if villages:
        yield f"{len(villages)} nơi ở trong {names.inline(model, ref)} đi theo, không cần hồ sơ riêng."
