"""Owns `/dinh-chinh/`: how to report a mistake, what was corrected, what was withdrawn, and the pages of that."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from generator import dates
from generator.model import Model, names
from generator.model.visibility import all_visible
from generator.pages import components as c
from generator.pages import lists, reporting
from generator.pages.page import ABOUT, Here, Menu, Page, View, body, h1, h2
from generator.pages.parts import contact_rows
from generator.problems import Path
from generator.records import KINDS, Record, Ref, Tombstone
from generator.records.blanks import blank
from generator.records.parts import Correction
from generator.vietnamese import capital, lower_first

HUB = "dinh-chinh/"
_TITLE = "Đính chính, gỡ bài"
_MENU = Menu(group=ABOUT, word=_TITLE)
_DESCRIPTION = "Cách báo chỗ sai, xin gỡ thông tin; những chỗ đã sửa và những tin đã gỡ."
_SHOWN = 50  # of each list, on the hub
GONE = "Tin này đã được gỡ"
_RIGHT = (
    "Ai có tên hoặc ảnh trên trang đều có quyền xin gỡ. Yêu cầu được trả lời trong 15 ngày kể từ khi nhận. "
    "Tin đã gỡ chỉ còn lại địa chỉ, ngày gỡ và lý do."
)
_NOBODY = "Trang này chưa ghi số điện thoại hay nơi nhận; đơn vị xuất bản cần ghi ở data/site.yml trước khi đăng."
_ASK = "Xin cho biết địa chỉ trang, chỗ sai và điều đúng; nếu có giấy tờ hay bài báo thì càng tốt. Không cần đăng ký."
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


def pages(view: View) -> Iterable[Page]:
    found = [(r, x) for r in all_visible(view.model) for x in r.corrections]
    found.sort(key=lambda pair: (dates.order(pair[1].on), pair[0].ref), reverse=True)
    stones = sorted(view.model.tombstones.values(), key=lambda s: (dates.order(s.retracted.on), s.ref), reverse=True)
    yield _hub(view, found, stones)
    yield from _older(view, found, stones)
    live = {a for r in view.model.records.values() for a in _addresses(r.ref, r.former_ids)} if stones else set()
    for stone in stones:
        yield from (page for page in _stone(view, stone) if page.address not in live)


def addresses(stone: Tombstone) -> tuple[str, ...]:
    """Every address the page of a withdrawn record may have had; none for a kind without pages."""
    return _addresses(stone.ref, stone.former_ids)


def _addresses(ref: Ref, former_ids: Iterable[str]) -> tuple[str, ...]:
    """The addresses a record may hold, or have held, by its id or a former one."""
    return tuple(f"{x.address}/{name}/" for name in (ref.id, *former_ids) for x in KINDS[ref.kind].sections)


def _hub(view: View, found: Sequence[tuple[Record, Correction]], stones: Sequence[Tombstone]) -> Page:
    here = view.at(HUB)
    no_correction = c.empty("Chưa có đính chính nào", "Khi sửa, trang ghi ngày, chỗ sửa, trước ghi gì và nay ghi gì.")
    no_stone = c.empty("Chưa gỡ tin nào", "Khi gỡ, trang ghi ngày gỡ, địa chỉ và lý do, không kể lại nội dung.")
    blocks = [
        h1(_TITLE),
        h2("Báo chỗ sai", "bao-sai"),
        *_contact(view.model),
        h2("Xin gỡ thông tin về mình"),
        f"<p>{_RIGHT}</p>",
        h2("Đã đính chính"),
        c.timeline(_corrected(here, found[:_SHOWN])) or no_correction,
        _by_year(here, "Đính chính", "dinh-chinh", [x.on for _, x in found]),
        h2("Đã gỡ"),
        c.timeline(_withdrawn(here, stones[:_SHOWN])) or no_stone,
        _by_year(here, "Tin đã gỡ", "da-go", [s.retracted.on for s in stones]),
    ]
    return Page(address=HUB, title=_TITLE, description=_DESCRIPTION, body=body(blocks), menu=_MENU)


def _contact(model: Model) -> list[str]:
    """Whom to tell: the contact for corrections, else the publisher, else the foot of the page."""
    site = model.site
    told = reporting.told(site)
    rows = [(label, html) for label, html in contact_rows(told) if html and label != "Liên hệ"]
    if not rows:
        return [c.note(_NOBODY), f"<p>{_ASK}</p>"]
    who = lower_first(told.role) if told.role and site.corrections else told.role or "người phụ trách"
    return [f"<p>Gọi hoặc nhắn cho {escape(who)}. {_ASK}</p>", c.facts(rows)]


def _older(view: View, found: Sequence[tuple[Record, Correction]], stones: Sequence[Tombstone]) -> Iterable[Page]:
    """Pages by year (a long year by month) once there are more than the hub shows."""
    if len(found) > _SHOWN:
        for when in _parts([x.on for _, x in found]):
            here = view.at(f"{HUB}dinh-chinh-{when}/")
            rows = _corrected(here, [(r, x) for r, x in found if _in(x.on, when)])
            yield _list(here, f"Đính chính {_said(when)}", c.timeline(rows))
    if len(stones) > _SHOWN:
        for when in _parts([s.retracted.on for s in stones]):
            here = view.at(f"{HUB}da-go-{when}/")
            rows = _withdrawn(here, [s for s in stones if _in(s.retracted.on, when)])
            yield _list(here, f"Tin đã gỡ {_said(when)}", c.timeline(rows))


def _by_year(here: Here, word: str, segment: str, days: Sequence[dates.PartialDate]) -> str:
    if len(days) <= _SHOWN:
        return ""
    links = " · ".join(here.to(f"{HUB}{segment}-{when}/", _said(when)) for when in _parts(days))
    return f"<p>{word}: {links}</p>"


def _parts(days: Sequence[dates.PartialDate]) -> list[str]:
    """«2026», or «2026-03» where a year has too many for one page; newest first."""
    years: dict[str, list[str]] = {}
    for day in days:
        years.setdefault(day.text[:4], []).append(day.text[:7])
    return [p for y, found in years.items() for p in ([y] if len(found) <= lists.MOST else dict.fromkeys(found))]


def _in(day: dates.PartialDate, when: str) -> bool:
    return day.text.startswith(when)


def _said(when: str) -> str:
    return dates.show(dates.parse(when))


def _list(here: Here, title: str, inner: str) -> Page:
    text = body([h1(title), inner])
    return Page(address=here.address, title=title, description=f"{title}.", body=text, crumbs=((_TITLE, HUB),))


def _corrected(here: Here, found: Iterable[tuple[Record, Correction]]) -> list[tuple[str, str]]:
    rows = []
    for record, x in found:
        page = here.link(record.ref, names.title(here.model, record))
        rows.append((c.when(x.on), f"{page}: {escape(mended(record, x))}"))
    return rows


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
    found = blank(form, path) if key not in _FIELDS else None
    return _FIELDS.get(key) or lower_first(found.said.partition(". ")[0] if found else key)


def _withdrawn(here: Here, stones: Iterable[Tombstone]) -> list[tuple[str, str]]:
    rows = []
    for stone in stones:
        at = addresses(stone)
        where = here.to(at[0], f"/{at[0]}") if at else ""
        reason = escape(capital(stone.retracted.reason).rstrip("."))
        rows.append((c.when(stone.retracted.on), f"{where} Lý do: {reason}.".strip()))
    return rows


def _stone(view: View, stone: Tombstone) -> Iterable[Page]:
    """The page at each old address: address, day and reason, nothing of what it said."""
    words = {section.address: section.word for section in KINDS[stone.ref.kind].sections}
    for address in addresses(stone):
        here = view.at(address)
        segment = address.split("/")[0]
        rows = [
            ("Địa chỉ", escape(f"/{address}")),
            ("Ngày gỡ", escape(dates.show(stone.retracted.on))),
            ("Lý do", escape(stone.retracted.reason)),
        ]
        blocks = [
            h1(GONE),
            c.facts(rows),
            f"<p>{KEPT}</p>",
            c.more(here.href(HUB), "Xem mọi đính chính và bài đã gỡ"),
        ]
        yield Page(
            address=address, title=GONE, description=f"{GONE}. Địa chỉ này được giữ lại.", body=body(blocks),
            crumbs=((words[segment], f"{segment}/"), (_TITLE, HUB)),
        )  # fmt: skip
