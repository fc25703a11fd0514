"""Owns `/dinh-chinh/`: how to report a mistake, what was corrected, what was withdrawn, and the pages of that."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from generator import dates
from generator.model import Model, names
from generator.model.visibility import all_visible
from generator.pages.blocks import components as c
from generator.pages.blocks import lists, reporting
from generator.pages.blocks.parts import contact_rows
from generator.presentation.corrections import GONE, KEPT, addresses, addresses_of, mended
from generator.presentation.page import ABOUT, BuildContext, Menu, Page, PageContext, body, h1, h2
from generator.records import KINDS, Record, Tombstone
from generator.records.parts import Correction
from generator.vietnamese import capital, lower_first

HUB = "dinh-chinh/"
_TITLE = "Đính chính, gỡ bài"
_MENU = Menu(group=ABOUT, word=_TITLE)
_DESCRIPTION = "Cách báo chỗ sai, xin gỡ thông tin; những chỗ đã sửa và những tin đã gỡ."
_SHOWN = 50  # of each list, on the hub
_RIGHT = (
    "Ai có tên hoặc ảnh trên trang đều có quyền xin gỡ. Yêu cầu được trả lời trong 15 ngày kể từ khi nhận. "
    "Tin đã gỡ chỉ còn lại địa chỉ, ngày gỡ và lý do."
)
_NOBODY = "Trang này chưa ghi số điện thoại hay nơi nhận; đơn vị xuất bản cần ghi ở data/site.yml trước khi đăng."
_ASK = "Xin cho biết địa chỉ trang, chỗ sai và điều đúng; nếu có giấy tờ hay bài báo thì càng tốt. Không cần đăng ký."


def pages(ctx: BuildContext) -> Iterable[Page]:
    found = [(r, x) for r in all_visible(ctx.model) for x in r.corrections]
    found.sort(key=lambda pair: (dates.order(pair[1].on), pair[0].ref), reverse=True)
    stones = sorted(ctx.model.tombstones.values(), key=lambda s: (dates.order(s.retracted.on), s.ref), reverse=True)
    yield _hub(ctx, found, stones)
    yield from _older(ctx, found, stones)
    live = {a for r in ctx.model.records.values() for a in addresses_of(r.ref, r.former_ids)} if stones else set()
    for stone in stones:
        yield from (page for page in _stone(ctx, stone) if page.address not in live)


def _hub(ctx: BuildContext, found: Sequence[tuple[Record, Correction]], stones: Sequence[Tombstone]) -> Page:
    here = ctx.at(HUB)
    no_correction = c.empty("Chưa có đính chính nào", "Khi sửa, trang ghi ngày, chỗ sửa, trước ghi gì và nay ghi gì.")
    no_stone = c.empty("Chưa gỡ tin nào", "Khi gỡ, trang ghi ngày gỡ, địa chỉ và lý do, không kể lại nội dung.")
    blocks = [
        h1(_TITLE),
        h2("Báo chỗ sai", "bao-sai"),
        *_contact(ctx.model),
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


def _older(
    ctx: BuildContext, found: Sequence[tuple[Record, Correction]], stones: Sequence[Tombstone]
) -> Iterable[Page]:
    """Pages by year (a long year by month) once there are more than the hub shows."""
    if len(found) > _SHOWN:
        for when in _parts([x.on for _, x in found]):
            here = ctx.at(f"{HUB}dinh-chinh-{when}/")
            rows = _corrected(here, [(r, x) for r, x in found if _in(x.on, when)])
            yield _list(here, f"Đính chính {_said(when)}", c.timeline(rows))
    if len(stones) > _SHOWN:
        for when in _parts([s.retracted.on for s in stones]):
            here = ctx.at(f"{HUB}da-go-{when}/")
            rows = _withdrawn(here, [s for s in stones if _in(s.retracted.on, when)])
            yield _list(here, f"Tin đã gỡ {_said(when)}", c.timeline(rows))


def _by_year(here: PageContext, word: str, segment: str, days: Sequence[dates.PartialDate]) -> str:
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


def _list(here: PageContext, title: str, inner: str) -> Page:
    text = body([h1(title), inner])
    return Page(address=here.address, title=title, description=f"{title}.", body=text, crumbs=((_TITLE, HUB),))


def _corrected(here: PageContext, found: Iterable[tuple[Record, Correction]]) -> list[tuple[str, str]]:
    rows = []
    for record, x in found:
        page = here.link(record.ref, names.title(here.model, record))
        rows.append((c.when(x.on), f"{page}: {escape(mended(record, x))}"))
    return rows


def _withdrawn(here: PageContext, stones: Iterable[Tombstone]) -> list[tuple[str, str]]:
    rows = []
    for stone in stones:
        at = addresses(stone)
        where = here.to(at[0], f"/{at[0]}") if at else ""
        reason = escape(capital(stone.retracted.reason).rstrip("."))
        rows.append((c.when(stone.retracted.on), f"{where} Lý do: {reason}.".strip()))
    return rows


def _stone(ctx: BuildContext, stone: Tombstone) -> Iterable[Page]:
    """The page at each old address: address, day and reason, nothing of what it said."""
    words = {section.address: section.word for section in KINDS[stone.ref.kind].sections}
    for address in addresses(stone):
        here = ctx.at(address)
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
