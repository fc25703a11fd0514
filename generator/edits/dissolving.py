"""Dissolutions: organisations that end with nothing in their place, and where their members go."""

from __future__ import annotations

from dataclasses import dataclass

from generator.edits import change_input, naming, picking
from generator.edits.change_input import ChangeInput
from generator.edits.drafts import Desk, Draft, refusal
from generator.model import names, territory
from generator.records import Ref
from generator.records.scalar_patterns import WHOLE
from generator.source import YamlValue
from generator.vietnamese import capital, listing


@dataclass(frozen=True, slots=True, kw_only=True)
class Dissolution:
    """`members_to` are the cells that take the members; `members` their number, known only for one of them."""

    orgs: tuple[str, ...]
    occasion: ChangeInput
    members_to: tuple[str, ...] = ()
    members: str = ""


def dissolve(desk: Desk, wish: Dissolution) -> Draft:
    found, refused = picking.resolve(desk.model, wish.orgs, picking.ORGS)
    before = tuple(dict.fromkeys(found))
    heirs, missing = picking.resolve(desk.model, wish.members_to, ["cells"])
    settled, wrong = change_input.resolve(desk, wish.occasion)
    refused += missing + wrong + change_input.ended(desk, (*before, *heirs))
    if wish.members and not (WHOLE.pattern.fullmatch(wish.members) and len(heirs) < 2):
        refused += ("--members là một số viết liền, đi cùng nhiều nhất một --members-to.",)
    if set(before) & set(heirs):
        refused += ("Nơi giải thể không thể nhận chính đảng viên của mình; xem lại --members-to.",)
    if settled is None or refused:
        return refusal(*refused)
    said = listing([names.inline(desk.model, ref) for ref in before])
    edit = change_input.record(
        desk, wish.occasion, settled, kind="dissolution",
        wanted=f"giai-the-{before[0].id}-{naming.year_of(settled.day, desk)}", title=f"Giải thể {said}",
        values={"before": [*map(str, before)], "members_moved": _moved(before, heirs, wish.members)},
    )  # fmt: skip
    notes = [f"Trang của {said} vẫn giữ địa chỉ, ghi là không còn nữa."]
    if heirs:
        notes.append(f"Đảng viên chuyển về {listing([names.inline(desk.model, ref) for ref in heirs])}.")
    return Draft(
        edits=(edit,), notes=(*notes, *_served(desk, before), *_within(desk, before), *change_input.ahead(settled))
    )


def parties(desk: Desk, words: tuple[str, ...]) -> bool:
    """Whether any of them has members: then somebody may know where they go."""
    found, _ = picking.resolve(desk.model, words, picking.ORGS)
    return any(ref.kind != "units" for ref in found)


def _served(desk: Desk, before: tuple[Ref, ...]) -> tuple[str, ...]:
    """The villages that are left without a cell."""
    units = (u for ref in before if ref.kind == "cells" for u in territory.served(desk.model, ref))
    left = [
        names.inline(desk.model, u)
        for u in dict.fromkeys(units)
        if not {x.ref for x in territory.cells(desk.model, u)} - set(before)
    ]
    said = f"{capital(listing(left))} không còn chi bộ nào phụ trách; chi bộ khác nhận thì ghi vào units của chi bộ ấy."
    return (said,) if left else ()


def _within(desk: Desk, before: tuple[Ref, ...]) -> tuple[str, ...]:
    """What lies in a commune that ends with nothing in its place; what lies in a district lies in its province then."""
    ended = (u for ref in before if (u := desk.model.unit(ref)) and u.level == "commune")
    below = [(names.inline(desk.model, u.ref), len(territory.units(desk.model, u.ref))) for u in ended]
    return tuple(
        f"{count} nơi ở trong {said} từ ngày ấy chưa rõ thuộc nơi nào; nơi khác nhận thì gọi chibo transfer."
        for said, count in below
        if count
    )


def _moved(before: tuple[Ref, ...], heirs: tuple[Ref, ...], members: str) -> list[YamlValue]:
    origin: dict[str, YamlValue] = {"from": str(before[0])} if len(before) == 1 else {}
    count: dict[str, YamlValue] = {"count": members} if members else {}
    if not heirs:
        return [{**count, **origin}] if count else []
    return [{**count, **origin, "to": str(ref)} for ref in heirs]
