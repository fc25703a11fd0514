"""Owns `/ban-tin/`: the notice of each month of a cell, for the board, the loudspeaker and Zalo; a cell's months."""

from __future__ import annotations

import calendar
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from html import escape

from generator.images import qr
from generator.model import Model, names, territory, timeline
from generator.model.index import cached
from generator.pages.blocks import components as c
from generator.pages.blocks import lists
from generator.pages.chrome.redirects import redirect
from generator.pages.notices import issues, poster
from generator.pages.notices.announcements import aloud, readings, zalo
from generator.pages.notices.issues import Deed, Issue, Month
from generator.pages.notices.poster import Board
from generator.presentation.page import BuildContext, Page, PageContext, body, h2
from generator.records import Ref
from generator.records.cells import Cell
from generator.records.changes import Change
from generator.vietnamese import Readings, lower_first, syllables

HUB = "ban-tin/"
_PACE = 160  # syllables a minute over a loudspeaker
_LEFT, _LETTERS = 12, 80
_ALOUD, _ZALO = c.h2("Bài đọc loa"), c.h2("Tin gửi Zalo")
_LEAD = "Mỗi tháng có tin là một bản tin: in ra một tờ A4 để dán, đọc trên loa hay gửi qua Zalo."


def pages(ctx: BuildContext) -> Iterable[Page]:
    yield from ctx.per_record(_pages, ctx.model.all(Cell))


def _pages(ctx: BuildContext, cell: Cell) -> Iterable[Page]:
    found = issues.of_cell(ctx.model, cell.ref)
    if found:
        yield from _index(ctx, cell, found)
        yield from _of_cell(ctx, cell, found, _turns(ctx.model))
        yield from _moved(ctx, cell, found)


def links(here: PageContext, cells: Sequence[Ref]) -> str:
    """The newest notice of each cell and the way to its older ones, for a page about them; "" when there is none."""
    said = []
    for cell in cells:
        found = issues.of_cell(here.model, cell)
        if found:
            newest = here.to(_address(cell.id, found[0].month), f"bản tin {_said(found[0].month)}")
            older = here.to(f"{HUB}{cell.id}/", "các tháng trước") if len(found) > 1 else ""
            said.append(", ".join(p for p in (newest, older) if p))
    return "<br>".join(said)


def _of_cell(ctx: BuildContext, cell: Cell, found: Sequence[Issue], turns: Sequence[date]) -> Iterator[Page]:
    """Boards are shared by months between which no name and no parent of anybody changed."""
    say = readings(ctx.model)
    target = f"{_site(ctx)}chi-bo/{cell.id}/"
    code = qr(target, f"Mã QR dẫn tới {target}")
    boards: dict[int, Board] = {}
    for issue in found:
        year, month = issue.month
        last = date(year, month, calendar.monthrange(year, month)[1])
        epoch = bisect_right(turns, last)
        if epoch not in boards:
            boards[epoch] = _board(ctx, cell, last, code, target.partition("//")[2])
        yield _page(ctx, cell, issue, boards[epoch], say)


def _page(ctx: BuildContext, cell: Cell, issue: Issue, board: Board, say: Readings) -> Page:
    here = ctx.at(_address(cell.id, issue.month))
    title = f"Bản tin {_said(issue.month)}"
    current = _current(ctx, issue.month)
    ahead = issues.ahead(ctx, cell) if current else None
    html, rest = poster.sheet(here, board, title, issue, ahead)
    text = aloud(say, board.called, ctx.model.site.title, issue, ahead)
    message = zalo(title, board.whose, _site(ctx) + here.address, issue, ahead)
    seconds = round(syllables(text) * 6 / _PACE) * 10
    blocks = [
        html,
        '<div class="off-paper">',
        *_left_over(here, cell, rest),
        _ALOUD,
        f'<div class="note" id="bai-loa"><p>{escape(text)}</p></div>',
        _copy("bai-loa", f"Đọc chậm rãi khoảng {seconds} giây."),
        _ZALO,
        f'<pre class="message" id="tin-zalo">{escape(message)}</pre>',
        _copy("tin-zalo", ""),
        "</div>",
    ]
    return Page(
        address=here.address, title=f"{title}, {board.name}", description=f"{title} của {board.whose}.",
        body=body(["\n".join(blocks)]), layout="sheet",
        crumbs=((board.name, f"chi-bo/{cell.id}/"), ("Bản tin", f"{HUB}{cell.id}/")),
    )  # fmt: skip


def _left_over(here: PageContext, cell: Cell, rest: Sequence[Deed]) -> list[str]:
    """Links to what did not fit on the sheet; the page of the cell has them all."""
    if not rest:
        return []
    rows = [(here.link(deed.record.ref, poster.cut(deed.title, _LETTERS)), "") for deed in rest[:_LEFT]]
    more = len(rest) - len(rows)
    further = c.more(here.href(f"chi-bo/{cell.id}/"), f"Xem thêm {more} việc ở trang chi bộ") if more else ""
    return [c.h2("Việc khác trong tháng"), c.places(rows), further]


def _copy(target: str, small: str) -> str:
    button = f'<button type="button" data-copy="{target}" data-script hidden>Chép bài này</button>'
    return f"<p>{button} <output data-said></output>" + (f" <small>{small}</small>" if small else "") + "</p>"


def _index(ctx: BuildContext, cell: Cell, found: Sequence[Issue]) -> Iterable[Page]:
    name = timeline.name(ctx.model, cell.ref)

    def draw(here: PageContext, shown: Sequence[Issue]) -> list[str]:
        years = dict.fromkeys(issue.month[0] for issue in shown)
        blocks = []
        for year in years:
            rows = [_row(here, cell, issue) for issue in shown if issue.month[0] == year]
            blocks += [h2(f"Năm {year}"), c.places(rows)]
        return blocks

    cut: lists.Cut[Issue] = lists.Cut(
        of=lambda _, issue: (f"nam_{issue.month[0]}", f"Năm {issue.month[0]}"), newest_first=True
    )
    shelf = lists.Shelf(
        address=f"{HUB}{cell.id}/", title=f"Bản tin của {names.inline(ctx.model, cell.ref)}", lead=_LEAD, cuts=(cut,),
        draw=draw, crumbs=((name, f"chi-bo/{cell.id}/"),), layout="full",
    )  # fmt: skip
    return lists.shelves(ctx, shelf, found)


def _row(here: PageContext, cell: Cell, issue: Issue) -> tuple[str, str]:
    counts = ((len(issue.deeds), "việc đã làm"), (len(issue.accounts), "khoản thu, chi"))
    small = ", ".join(f"{count} {what}" for count, what in counts if count)
    return here.to(_address(cell.id, issue.month), f"Tháng {issue.month[1]}"), small


def _moved(ctx: BuildContext, cell: Cell, found: Sequence[Issue]) -> Iterator[Page]:
    for former in cell.former_ids:
        yield redirect(f"{HUB}{former}/", f"{HUB}{cell.id}/", cell.name)
        for issue in found:
            title = f"Bản tin {_said(issue.month)}, {cell.name}"
            yield redirect(_address(former, issue.month), _address(cell.id, issue.month), title)


@cached
def _turns(model: Model) -> list[date]:
    """The days on which anything got another name or came to lie elsewhere."""
    found = (x.date for x in model.all(Change) if x.status == "effective" and x.date)
    return sorted({day for when in found if (day := when.earliest or when.latest)})


def _board(ctx: BuildContext, cell: Cell, on: date, code: str, typed: str) -> Board:
    """The name and the place of a cell as they were on a day."""
    name = names.title(ctx.model, cell, on)
    unit = ctx.model.unit(territory.home_unit(ctx.model, cell, on))
    above = names.place(ctx.model, cell.ref, on)
    own = names.unit_name(ctx.model, unit, on) if unit else ""
    if unit and unit.level not in ("commune", "village"):
        above = names.above(ctx.model, unit, on)
        above = ", ".join(p for p in (own if own.lower() not in name.lower() else "", above) if p)
    now = names.now(ctx.model, cell.ref, on)
    now = "" if now in above else now
    near = above.partition(", ")[0]
    whose = f"{name}, {near}" if near else name
    called = lower_first(whose) + (f", nay thuộc {now}" if now else "")
    return Board(name=name, above=above, now=now, whose=whose, called=called, qr=code, typed=typed)


def _current(ctx: BuildContext, month: Month) -> bool:
    """True for this month and the last one: their notices also say what is ahead."""
    year, number = month
    return year * 12 + number >= ctx.today.year * 12 + ctx.today.month - 1


def _address(cell: str, month: Month) -> str:
    return f"{HUB}{cell}/{month[0]}-{month[1]:02d}/"


def _said(month: Month) -> str:
    return f"tháng {month[1]}/{month[0]}"


def _site(ctx: BuildContext) -> str:
    return ctx.model.site.address.rstrip("/") + "/"
