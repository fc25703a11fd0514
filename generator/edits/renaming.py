"""Owns renamings: an organisation lives on under a new name, from a day on."""

from __future__ import annotations

from dataclasses import dataclass

from generator.edits import naming, occasions, picking
from generator.edits.drafts import Desk, Draft, refusal
from generator.edits.occasions import Occasion
from generator.model import names, timeline
from generator.vietnamese import fold


@dataclass(frozen=True, slots=True, kw_only=True)
class Renaming:
    org: str
    name: str
    occasion: Occasion


def rename(desk: Desk, wish: Renaming) -> Draft:
    found, refused = picking.resolve(desk.model, [wish.org], picking.ORGS)
    settled, wrong = occasions.settle(desk, wish.occasion)
    name = " ".join(wish.name.split())
    if name and found and found[0].kind == "cells" and not fold(name).startswith("chi bo "):
        name = f"Chi bộ {name}"
    refused += wrong + occasions.ended(desk, found)
    if not name:
        refused += ("Thiếu tên mới.",)
    if found and timeline.name(desk.model, found[0]) == name:
        refused += (f"{names.inline(desk.model, found[0])} đang mang đúng tên ấy.",)
    if settled is None or refused:
        return refusal(*refused)
    ref = found[0]
    old = names.inline(desk.model, ref)
    new = name[0].lower() + name[1:] if fold(name).startswith(("chi bo ", "dang bo ")) else name
    edit = occasions.record(
        desk, wish.occasion, settled, kind="rename",
        wanted=f"{ref.id}-doi-ten-{naming.year_of(settled.day, desk)}", title=f"{old} đổi tên thành {new}",
        values={"before": [str(ref)], "new_name": name},
    )  # fmt: skip
    notes = (
        f"Địa chỉ trang giữ nguyên ({ref}). Từ ngày ấy trang mang tên {name}, tên cũ vẫn hiện ở phần thay đổi.",
        *occasions.ahead(settled),
    )
    return Draft(edits=(edit,), notes=notes)
