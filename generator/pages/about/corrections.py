"""`/dinh-chinh/`: how to report a mistake, what was corrected, what was withdrawn, and the pages of that."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup

from generator import dates
from generator.model import names
from generator.model.visibility import all_visible
from generator.pages.blocks import components as c
from generator.pages.blocks import lists, reporting
from generator.pages.blocks.parts import contact_rows
from generator.presentation.context import BuildContext, PageContext
from generator.presentation.corrections import GONE, KEPT, addresses, addresses_of, mended
from generator.presentation.page import ABOUT, Menu, Page, PageHead
from generator.records import KINDS, Record, Tombstone
from generator.records.parts import Correction
from generator.templates import html
from generator.vietnamese import capital, lower_first

HUB = "dinh-chinh/"
_TITLE = "Đính chính, gỡ bài"
_MENU = Menu(group=ABOUT, word=_TITLE)
_DESCRIPTION = "Cách báo chỗ sai, xin gỡ thông tin; những chỗ đã sửa và những tin đã gỡ."
_SHOWN = 50  # of each list, on the hub
_ASK = "Xin cho biết địa chỉ trang, chỗ sai và điều đúng; nếu có giấy tờ hay bài báo thì càng tốt. Không cần đăng ký."


def pages(ctx: BuildContext) -> Iterable[PageHead]:
    found = [(r, x) for r in all_visible(ctx.model) for x in r.corrections]
    found.sort(key=lambda pair: (dates.order(pair[1].on), pair[0].ref), reverse=True)
    stones = sorted(ctx.model.withdrawals(), key=lambda s: (dates.order(s.retracted.on), s.ref), reverse=True)
    yield _hub(ctx, found, stones)
    yield from _older(ctx, found, stones)
    live = {a for r in ctx.model.every() for a in addresses_of(r.ref, r.former_ids)} if stones else set()
    for stone in stones:
        yield from (page for page in _stone(ctx, stone) if page.address not in live)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Corrections:
    FILE: ClassVar[str] = "corrections"
    title: str
    who: str
    contact: Sequence[tuple[str, Markup]]
    ask: str
    corrected: Sequence[tuple[Markup, Markup]]
    corrected_by_year: Sequence[Markup]
    withdrawn: Sequence[tuple[Markup, Markup]]
    withdrawn_by_year: Sequence[Markup]


def _hub(ctx: BuildContext, found: Sequence[tuple[Record, Correction]], stones: Sequence[Tombstone]) -> Page:
    here, site = ctx.at(HUB), ctx.model.site
    told = reporting.told(site)
    page = _Corrections(
        title=_TITLE,
        who=lower_first(told.role) if told.role and site.corrections else told.role or "người phụ trách",
        contact=[(label, said) for label, said in contact_rows(told) if said and label != "Liên hệ"],
        ask=_ASK,
        corrected=_corrected(here, found[:_SHOWN]),
        corrected_by_year=_by_year(here, "dinh-chinh", [x.on for _, x in found]),
        withdrawn=_withdrawn(here, stones[:_SHOWN]),
        withdrawn_by_year=_by_year(here, "da-go", [s.retracted.on for s in stones]),
    )
    return Page(address=HUB, title=_TITLE, description=_DESCRIPTION, body=here.render(page), menu=_MENU)


def _older(
    ctx: BuildContext, found: Sequence[tuple[Record, Correction]], stones: Sequence[Tombstone]
) -> Iterable[Page]:
    """Pages by year (a long year by month) once there are more than the hub shows."""
    if len(found) > _SHOWN:
        for when in _parts([x.on for _, x in found]):
            here = ctx.at(f"{HUB}dinh-chinh-{when}/")
            rows = _corrected(here, [(r, x) for r, x in found if _in(x.on, when)])
            yield _list(here, f"Đính chính {_said(when)}", rows)
    if len(stones) > _SHOWN:
        for when in _parts([s.retracted.on for s in stones]):
            here = ctx.at(f"{HUB}da-go-{when}/")
            rows = _withdrawn(here, [s for s in stones if _in(s.retracted.on, when)])
            yield _list(here, f"Tin đã gỡ {_said(when)}", rows)


def _by_year(here: PageContext, segment: str, days: Sequence[dates.PartialDate]) -> list[Markup]:
    """The pages of what the hub has no room for, as links."""
    found = _parts(days) if len(days) > _SHOWN else []
    return [here.to(f"{HUB}{segment}-{when}/", _said(when)) for when in found]


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


@dataclass(frozen=True, slots=True, kw_only=True)
class _CorrectionsOf:
    FILE: ClassVar[str] = "corrections_of"
    title: str
    lines: Sequence[tuple[Markup, Markup]]


def _list(here: PageContext, title: str, lines: Sequence[tuple[Markup, Markup]]) -> Page:
    text = here.render(_CorrectionsOf(title=title, lines=lines))
    return Page(address=here.address, title=title, description=f"{title}.", body=text, crumbs=((_TITLE, HUB),))


def _corrected(here: PageContext, found: Iterable[tuple[Record, Correction]]) -> list[tuple[Markup, Markup]]:
    rows = []
    for record, x in found:
        page = here.link(record.ref, names.title(here.model, record))
        rows.append((c.when(x.on), html("{}: {}", page, mended(record, x))))
    return rows


def _withdrawn(here: PageContext, stones: Iterable[Tombstone]) -> list[tuple[Markup, Markup]]:
    rows = []
    for stone in stones:
        at = addresses(stone)
        where = here.to(at[0], f"/{at[0]}") if at else Markup()
        reason = capital(stone.retracted.reason).rstrip(".")
        rows.append((c.when(stone.retracted.on), html("{} Lý do: {}.", where, reason).strip()))
    return rows


@dataclass(frozen=True, slots=True, kw_only=True)
class _Stone:
    FILE: ClassVar[str] = "withdrawn"
    title: str
    address: str
    day: str
    reason: str
    kept: str
    hub: str


def _stone(ctx: BuildContext, stone: Tombstone) -> Iterable[Page]:
    """The page at each old address: address, day and reason, nothing of what it said."""
    words = {section.address: section.word for section in KINDS[stone.ref.kind].sections}
    for address in addresses(stone):
        here = ctx.at(address)
        segment = address.split("/")[0]
        page = _Stone(
            title=GONE,
            address=f"/{address}",
            day=dates.show(stone.retracted.on),
            reason=stone.retracted.reason,
            kept=KEPT,
            hub=here.href(HUB),
        )
        yield Page(
            address=address, title=GONE, description=f"{GONE}. Địa chỉ này được giữ lại.", body=here.render(page),
            crumbs=((words[segment], f"{segment}/"), (_TITLE, HUB)),
        )  # fmt: skip
