"""Says what was corrected in a record, and what stands where a record was withdrawn."""

from __future__ import annotations

from collections.abc import Iterable

from generator.problems import Path
from generator.records import KINDS, Record, Ref, Tombstone
from generator.records.form_fields import form_field
from generator.records.parts import Correction
from generator.vietnamese import lower_first

GONE = "Tin này đã được gỡ"


KEPT = (
    "Nội dung, ảnh và số liệu của tin không còn ở bất kỳ trang nào của bảng tin. "
    "Địa chỉ này giữ lại để bạn biết tin đã gỡ, không phải bị hỏng."
)


_FIELDS = {
    "title": "tên", "name": "tên", "short_name": "tên gọi tắt", "date": "ngày", "starts": "ngày bắt đầu",
    "ends": "ngày kết thúc", "at": "giờ", "place": "nơi", "orgs": "đơn vị", "org": "đơn vị", "kind": "loại",
    "status": "tình trạng", "officers": "người phụ trách", "observations": "số liệu", "attendance": "số người dự",
    "present": "có mặt", "total": "tổng số", "agenda": "nội dung họp", "summary": "tóm tắt", "body": "bài viết",
    "outcomes": "kết quả", "quantity": "số lượng", "documents": "văn bản", "photos": "ảnh", "caption": "lời ghi ảnh",
    "sources": "nguồn", "period": "thời gian", "as_of": "ngày có số liệu", "value": "con số", "part": "phần",
    "whole": "tổng", "share": "tỷ lệ", "published": "tỷ lệ nguồn ghi", "role": "chức vụ", "from": "từ ngày",
    "to": "đến ngày", "term": "nhiệm kỳ", "founded": "ngày thành lập", "parent": "đơn vị cấp trên",
    "committee": "đảng bộ cấp trên", "units": "thôn", "meeting_day": "ngày họp hằng tháng", "level": "mức xếp loại",
    "assessment": "xếp loại", "award": "khen thưởng", "works": "công trình", "rate": "mức góp", "target": "mức cần có",
    "pledged": "đã hứa góp", "received": "đã nhận", "spent": "đã chi", "lines": "từng khoản", "number": "số hiệu",
    "issued_on": "ngày ban hành", "issuer": "nơi ban hành", "decision": "quyết định",
    "members_moved": "đảng viên chuyển", "count": "số người", "contact": "liên hệ", "phone": "điện thoại",
    "address": "địa chỉ", "notes": "ghi chú", "codes": "mã", "new_name": "tên mới", "before": "trước", "after": "sau",
    "sequence": "thứ tự buổi họp",
}  # fmt: skip


def addresses(stone: Tombstone) -> tuple[str, ...]:
    """Every address the page of a withdrawn record may have had; none for a kind without pages."""
    return addresses_of(stone.ref, stone.former_ids)


def addresses_of(ref: Ref, former_ids: Iterable[str]) -> tuple[str, ...]:
    """The addresses a record may hold, or have held, by its id or a former one."""
    return tuple(f"{x.address}/{name}/" for name in (ref.id, *former_ids) for x in KINDS[ref.kind].sections)


def mended(record: Record, x: Correction) -> str:
    """«ngày. Trước: “…”. Nay: “…”. Lý do: ….», as plain text."""
    was = f"“{x.was}”" if x.was else "không ghi lại"
    now = f"“{x.now}”" if x.now else "bỏ, không ghi nữa"
    return f"{field(type(record), x.field)}. Trước: {was}. Nay: {now}. Lý do: {x.reason.rstrip('.')}."


def field(form: type[Record], path: str) -> str:
    """The corrected place in words: «người phụ trách, chức vụ» for `officers.0.role`; what the form lacks stays."""
    steps = [s for s in path.replace("[", ".").replace("]", "").replace("/", ".").split(".") if s and not s.isdigit()]
    return ", ".join(dict.fromkeys(_word(form, tuple(steps[: n + 1])) for n in range(len(steps)))) or path


def _word(form: type[Record], path: Path) -> str:
    """What readers call a key: a word of its own, else the title that its form gives it."""
    key = str(path[-1])
    found = form_field(form, path) if key not in _FIELDS else None
    return _FIELDS.get(key) or lower_first(found.said.partition(". ")[0] if found else key)
