"""Withdrawals: a record's file keeps the day, the reason and its former ids, and nothing of what it said."""

from __future__ import annotations

from dataclasses import dataclass

from generator.edits import naming, picking
from generator.edits.drafts import Desk, Draft, Edit, refusal, written
from generator.records import KINDS, Ref
from generator.source import YamlValue
from generator.vietnamese import listing

_NAMED = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawal:
    """`on` is the day in full; `reason` is shown to everybody."""

    record: str
    on: str
    reason: str


def retract(desk: Desk, wish: Withdrawal) -> Draft:
    found, refused = picking.only(desk.model, wish.record, tuple(KINDS))
    day, wrong = naming.read_date(wish.on, "--date")
    refused += (wrong,) if wrong else ()
    if day and day.form != "day":
        refused += (f"Ngày gỡ cần đủ ngày, tháng, năm, ví dụ 2026-03-15; đang ghi “{day.text}”.",)
    reason = " ".join(wish.reason.split())
    if not reason:
        refused += ("Thiếu lý do gỡ (--reason); trang chỉ còn ngày và lý do này.",)
    if day is None or refused:
        return refusal(*refused)
    ref = found[0]
    file = desk.model.files[ref]
    former: list[YamlValue] = [*desk.model.records[ref].former_ids]
    after = written(file, {"retracted": {"on": day.text, "reason": reason}, "former_ids": former}).after
    edit = Edit(file=file, before=desk.read(file), after=after)
    return Draft(edits=(edit,), notes=(*_notes(desk, ref),))


def _notes(desk: Desk, ref: Ref) -> list[str]:
    notes = ["Mọi nội dung của hồ sơ này bị xóa; trang chỉ còn địa chỉ, ngày gỡ, lý do."]
    users = list(dict.fromkeys(str(user) for user, _ in desk.model.referrers.get(ref, ()) if user != ref))
    if users:
        more = f" và {len(users) - _NAMED} hồ sơ nữa" if len(users) > _NAMED else ""
        named = ", ".join(users[:_NAMED]) if more else listing(users)
        notes.append(f"Còn dẫn tới hồ sơ này: {named}{more}. Xem lại lời kể ở đó.")
    if photos := desk.model.records[ref].photos:
        notes.append(f"Tệp ảnh còn trong data/photos/, xóa riêng: {listing([p.file for p in photos])}.")
    notes.append("Nếu data/ có lưu lịch sử (git), nội dung cũ vẫn còn trong lịch sử ấy.")
    return notes
