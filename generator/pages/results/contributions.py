"""Owns `/thu-chi/`: what was agreed, pledged, received and spent, line by line; the same as a section of pages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from generator import dates
from generator.dates import PartialDate
from generator.model import measures, names
from generator.model.measures import Sum
from generator.pages.blocks import components as c
from generator.pages.blocks import photos
from generator.pages.blocks.lists import Shelf, by_place, by_year, shelves
from generator.pages.blocks.parts import prose, whose
from generator.pages.blocks.sources import cite, finish
from generator.pages.chrome.redirects import moved
from generator.pages.figures import series
from generator.pages.results import money
from generator.pages.results.achievements import crumbs, owner
from generator.presentation import wording
from generator.presentation.page import DEEDS, BuildContext, Menu, Page, PageContext, body, h1, h2
from generator.records import Ref
from generator.records.achievements import Achievement
from generator.records.contributions import LINE_KINDS, RATE_PER, Contribution, Ledger, Line
from generator.vietnamese import capital, heading, listing

HUB = "thu-chi/"
NOT_RECKONED = "chưa tính được"
_TITLE = "Thu, chi, đóng góp"
_LEAD = "Phần nào chưa ai báo thì ghi là chưa công bố. Chỉ tiền mới được cộng lại."
_BALANCE = "Số còn lại chỉ ghi khi phần thu và phần chi đều đã công bố đủ."
_TABLES = 6
_LINES = 4
_LINKS = 60
_MONEY = "money"


def pages(ctx: BuildContext) -> Iterable[Page]:
    yield from ctx.per_listing(_lists)
    yield from ctx.per_record(_pages, _found(ctx))


def _found(ctx: BuildContext) -> list[Contribution]:
    return _newest(ctx.model.all(Contribution))


def _lists(ctx: BuildContext) -> Iterable[Page]:
    yield from shelves(
        ctx,
        Shelf(
            address=HUB,
            menu=Menu(group=DEEDS, word="Thu, chi, đóng góp"),
            title=_TITLE,
            lead=_LEAD,
            cuts=(by_year(lambda x: x.period), by_place(lambda x: x.org)),
            draw=_draw,
        ),
        _found(ctx),
    )


def _pages(ctx: BuildContext, contribution: Contribution) -> Iterable[Page]:
    yield _page(ctx, contribution)
    yield from moved(ctx.model, contribution)


def section(here: PageContext, *orgs: Ref) -> list[str]:
    """The money of these organisations, for a page about them; [] when nothing is recorded."""
    found = _newest({x.ref: x for org in orgs for x in here.model.referring(org, Contribution, "org")}.values())
    if not found:
        return []
    blocks = [h2(_TITLE, "thu-chi"), *tables(here, found[:_TABLES])]
    rest = [(here.link(x.ref, x.title), _told(x)) for x in found[_TABLES:]]
    if rest:
        blocks.append(c.places(rest[:_LINKS]))
    if len(rest) > _LINKS:
        blocks.append(c.more(here.href(HUB), f"Xem thêm {len(rest) - _LINKS} khoản khác"))
    return blocks


def tables(here: PageContext, found: Iterable[Contribution]) -> list[str]:
    """One money table for each, and once why a balance is missing."""
    shown = list(found)
    why = any(_reckons(x) and measures.balance(x) is None for x in shown)
    return [*(_table(here, x) for x in shown), *([f"<p><small>{_BALANCE}</small></p>"] if why else [])]


def amounts(ledger: Ledger | None) -> list[str] | None:
    """The sum of the money first, then what is no money; None where nothing is published."""
    if ledger is None or not (ledger.lines or ledger.complete):
        return None
    total = measures.money(ledger)
    said = [wording.quantity(total)] if total else [_quantity(x) for x in ledger.lines if x.kind == _MONEY]
    return [*said, *(_quantity(x) for x in ledger.lines if x.kind != _MONEY)] or ["không có khoản nào"]


def _newest(found: Iterable[Contribution]) -> list[Contribution]:
    return sorted(found, key=lambda x: (dates.order(_time(x)), x.id), reverse=True)


def _time(contribution: Contribution) -> PartialDate | None:
    return contribution.period or contribution.as_of or contribution.settled_on


def _told(contribution: Contribution) -> str:
    """When it was, or else only of which day the figures are."""
    if contribution.period is None and contribution.as_of:
        return f"số liệu tính đến {_said(contribution.as_of)}"
    return _said(contribution.period or contribution.settled_on)


def _reckons(contribution: Contribution) -> bool:
    """True where money is part of it, so that rate and balance are worth a row even when nobody reported them."""
    sides = (contribution.pledged, contribution.received, contribution.spent)
    lines = [x for side in sides if side for x in side.lines]
    asked = [q for q in (contribution.target, contribution.rate and contribution.rate.quantity) if q]
    return not lines or any(x.kind == _MONEY for x in lines) or any(q.unit == "vnd" for q in asked)


def _table(here: PageContext, contribution: Contribution) -> str:
    x = contribution
    own = cite(here, x)
    rows = []
    if x.rate:
        said = f"{wording.quantity(x.rate.quantity)} {RATE_PER[x.rate.per]}"
        rows.append(_row("Mức góp đã thống nhất", "", f"<td>{escape(said)}{own}</td>"))
    elif _reckons(x):
        rows.append(_row("Mức góp", "", _absent("nguồn không nêu")))
    if x.target:
        rows.append(_row("Mục tiêu", "", f"<td>{escape(wording.quantity(x.target))}{own}</td>"))
    for label, ledger in (("Đã vận động, hứa góp", x.pledged), ("Đã nhận", x.received), ("Đã chi", x.spent)):
        partial = bool(ledger and ledger.lines and not ledger.complete and ledger is not x.pledged)
        small = ["chưa công bố đủ"] if partial else []
        rows.append(_row(label, "; ".join([_givers(ledger), *small]).strip("; "), _side(here, x, ledger)))
    if _reckons(x):
        rows.append(_total(measures.balance(x)))
    period = _said(x.period)
    when = f", {escape(period)}" if period and period not in x.title else ""
    caption = f"<caption>{here.link(x.ref, heading(x.title))}{when}</caption>"
    return '<table class="money">\n' + "\n".join([caption, *rows]) + "\n</table>"


def _row(label: str, small: str, cell: str) -> str:
    below = f"<br><small>{escape(small)}</small>" if small else ""
    return f'<tr><th scope="row">{escape(label)}{below}</th>{cell}</tr>'


def _absent(text: str) -> str:
    return f'<td class="unknown">{escape(text)}</td>'


def _side(here: PageContext, contribution: Contribution, ledger: Ledger | None) -> str:
    """The cell of one side: its money as one sum, everything else as it was given."""
    said = amounts(ledger)
    if ledger is None or said is None:
        return _absent(wording.NOT_PUBLISHED)
    marks = dict.fromkeys(cite(here, contribution, s) for s in dict.fromkeys(x.source for x in ledger.lines))
    shown = said[:_LINES] + ([f"và {len(said) - _LINES} khoản khác"] if len(said) > _LINES else [])
    return "<td>" + "<br>".join(escape(s) for s in shown) + "".join(marks) + "</td>"


def _quantity(line: Line) -> str:
    said = wording.quantity(line.quantity)
    if line.kind == "land":
        return f"{said} đất"
    return said if line.quantity.unit else f"{said} ({LINE_KINDS[line.kind]})"


def _givers(ledger: Ledger | None) -> str:
    found = list(dict.fromkeys(x.from_ for x in ledger.lines if x.from_)) if ledger else []
    return listing(found) if len(found) <= _LINES else ""


def _total(left: Sum | None) -> str:
    label = "Còn lại"
    if left is None:
        cell = _absent(NOT_RECKONED)
    else:
        label = "Chi quá số đã nhận" if left.value < 0 else label
        cell = (
            f"<td>{escape(wording.quantity(Sum(value=abs(left.value), unit=left.unit, qualifier=left.qualifier)))}</td>"
        )
    return f'<tr class="total"><th scope="row">{label}</th>{cell}</tr>'


def _draw(here: PageContext, found: Sequence[Contribution]) -> list[str]:
    if not found:
        return [
            c.empty("Chưa có khoản thu, chi nào", "Khi thôn công bố một khoản đóng góp, số thu và số chi sẽ có ở đây.")
        ]
    rows = []
    for x in found:
        small = ", ".join(s for s in (whose(here.ctx, x), _told(x)) if s)
        sides = " · ".join(f"{label}: {_short(ledger)}" for label, ledger in _sides(x))
        rows.append((f"{here.link(x.ref, x.title)}{cite(here, x)}", f"{sides}<br><small>{escape(small)}</small>"))
    return [c.entries(rows)]


def _sides(x: Contribution) -> tuple[tuple[str, Ledger | None], ...]:
    return (("Đã vận động, hứa góp", x.pledged), ("Đã nhận", x.received), ("Đã chi", x.spent))


def _short(ledger: Ledger | None) -> str:
    said = amounts(ledger)
    if said is None:
        return c.unknown(wording.NOT_PUBLISHED)
    return escape(listing(said[:2]) + (" và các khoản khác" if len(said) > 2 else ""))


def _page(ctx: BuildContext, contribution: Contribution) -> Page:
    here = ctx.at(f"{HUB}{contribution.id}/")
    x = contribution
    mark = cite(here, x)
    main = "\n".join(t for t in tables(here, (x,)) if t)
    drawn = money.series(x)
    lines = [_lines(here, x, label, ledger) for label, ledger in _sides(x)]
    blocks = [
        h1(heading(x.title)),
        f"<p>{escape(x.summary)}{mark}</p>" if x.summary else "",
        c.two("\n".join((main, *map(series.figure, drawn))), c.facts(_facts(here, x), _unknown(x))),
        h2("Từng khoản") if any(lines) else "",
        *lines,
        *photos.section(here, x),
        prose(x.notes),
    ]
    said = ", ".join(s for s in (x.title, whose(ctx, x), _told(x)) if s)
    return Page(
        address=here.address, title=x.title, description=said, body=finish(here, body(blocks)),
        crumbs=crumbs(ctx, (_TITLE, HUB), x.org), about=x.ref, sheets=tuple(map(series.sheet, drawn)),
    )  # fmt: skip


def _lines(here: PageContext, contribution: Contribution, label: str, ledger: Ledger | None) -> str:
    """One side with every line; several lines of money end in their sum."""
    if ledger is None or not ledger.lines:
        return ""
    rows = []
    for x in ledger.lines:
        what, *rest = [s for s in (x.for_, x.from_) if s] or [LINE_KINDS[x.kind]]
        if x.from_ and ledger is not contribution.spent:
            what, rest = x.from_, [x.for_] if x.for_ else []
        small = " ".join(wording.sentence(s) for s in (*rest, _said(x.date), x.note) if s)
        rows.append(_row(capital(what), small, f"<td>{escape(_quantity(x))}{cite(here, contribution, x.source)}</td>"))
    total = measures.money(ledger)
    if total and sum(x.kind == _MONEY for x in ledger.lines) > 1:
        rows.append(f'<tr class="total"><th scope="row">Cộng tiền</th><td>{escape(wording.quantity(total))}</td></tr>')
    return f'<table class="money">\n<caption>{label}</caption>\n' + "\n".join(rows) + "\n</table>"


def _facts(here: PageContext, contribution: Contribution) -> list[tuple[str, str]]:
    x = contribution
    works = here.model.get(x.works)
    meeting = here.model.get(x.agreed_at) if here.ctx.address(x.agreed_at) else None
    return [
        ("Của ai", owner(here, x)),
        ("Cho công trình", here.link(works.ref, works.title) if isinstance(works, Achievement) else ""),
        ("Khi nào", escape(_said(x.period))),
        ("Thống nhất tại", here.link(meeting.ref, names.title(here.model, meeting)) if meeting else ""),
        ("Số liệu tính đến", escape(_said(x.as_of))),
        ("Quyết toán", escape(_said(x.settled_on))),
    ]


def _unknown(contribution: Contribution) -> list[str]:
    gaps = (
        ("thời gian", _time(contribution) is None),
        ("thống nhất ở buổi họp nào", contribution.agreed_at is None),
        ("ngày quyết toán", contribution.settled_on is None),
    )
    return [word for word, missing in gaps if missing]


def _said(when: PartialDate | None) -> str:
    return dates.show(when) if when else ""
