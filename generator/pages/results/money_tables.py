"""The tables of money of a contribution: its sides as sums, and each side line by line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from generator import dates
from generator.model import measures
from generator.model.measures import Sum
from generator.pages.blocks.sources import cite
from generator.presentation import wording
from generator.presentation.context import PageContext
from generator.records.contributions import LINE_KINDS, RATE_PER, Contribution, Ledger, Line
from generator.templates import html
from generator.vietnamese import capital, heading, listing

_LINES = 4
_MONEY = "money"


@dataclass(frozen=True, slots=True, kw_only=True)
class MoneyRow:
    """One row of a table of money; `sum` marks what is reckoned of those above it."""

    label: str
    small: str = ""
    cell: Markup | str
    known: bool = True
    sum: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class MoneyTable:
    """A table of money; `unbalanced` where it wants a balance that cannot be reckoned."""

    caption: Markup | str
    rows: Sequence[MoneyRow]
    unbalanced: bool = False


def table(here: PageContext, contribution: Contribution) -> MoneyTable:
    """What was agreed, each side as a sum, and what is left."""
    x = contribution
    own = cite(here, x)
    rows = []
    if x.rate:
        said = f"{wording.quantity(x.rate.quantity)} {RATE_PER[x.rate.per]}"
        rows.append(MoneyRow(label="Mức góp đã thống nhất", cell=html("{}{}", said, own)))
    elif _reckons(x):
        rows.append(MoneyRow(label="Mức góp", cell="nguồn không nêu", known=False))
    if x.target:
        rows.append(MoneyRow(label="Mục tiêu", cell=html("{}{}", wording.quantity(x.target), own)))
    rows += [_side(here, x, label, ledger) for label, ledger in sides(x)]
    if _reckons(x):
        rows.append(_total(measures.balance(x)))
    period = dates.show(x.period) if x.period else ""
    when = f", {period}" if period and period not in x.title else ""
    return MoneyTable(
        caption=html("{}{}", here.link(x.ref, heading(x.title)), when), rows=rows,
        unbalanced=_reckons(x) and measures.balance(x) is None,
    )  # fmt: skip


def _side(here: PageContext, contribution: Contribution, label: str, ledger: Ledger | None) -> MoneyRow:
    """One side: its money as one sum, everything else as it was given."""
    said = amounts(ledger)
    if ledger is None or said is None:
        return MoneyRow(label=label, cell=wording.NOT_PUBLISHED, known=False)
    partial = ledger.lines and not ledger.complete and ledger is not contribution.pledged
    small = "; ".join(s for s in (_givers(ledger), "chưa công bố đủ" if partial else "") if s)
    shown = said[:_LINES] + ([f"và {len(said) - _LINES} khoản khác"] if len(said) > _LINES else [])
    marks = dict.fromkeys(cite(here, contribution, s) for s in dict.fromkeys(x.source for x in ledger.lines))
    cell = html("{}{}", Markup("<br>").join(shown), Markup().join(marks))
    return MoneyRow(label=label, small=small, cell=cell)


def lines(here: PageContext, contribution: Contribution, label: str, ledger: Ledger) -> MoneyTable:
    """One side with every line; several lines of money end in their sum."""
    rows = []
    for x in ledger.lines:
        what, *rest = [s for s in (x.for_, x.from_) if s] or [LINE_KINDS[x.kind]]
        if x.from_ and ledger is not contribution.spent:
            what, rest = x.from_, [x.for_] if x.for_ else []
        small = " ".join(wording.sentence(s) for s in (*rest, x.date and dates.show(x.date), x.note) if s)
        cell = html("{}{}", _quantity(x), cite(here, contribution, x.source))
        rows.append(MoneyRow(label=capital(what), small=small, cell=cell))
    total = measures.money(ledger)
    if total and sum(x.kind == _MONEY for x in ledger.lines) > 1:
        rows.append(MoneyRow(label="Cộng tiền", cell=wording.quantity(total), sum=True))
    return MoneyTable(caption=label, rows=rows)


def sides(x: Contribution) -> tuple[tuple[str, Ledger | None], ...]:
    return (("Đã vận động, hứa góp", x.pledged), ("Đã nhận", x.received), ("Đã chi", x.spent))


def amounts(ledger: Ledger | None) -> list[str] | None:
    """The sum of the money first, then what is no money; None where nothing is published."""
    if ledger is None or not (ledger.lines or ledger.complete):
        return None
    total = measures.money(ledger)
    said = [wording.quantity(total)] if total else [_quantity(x) for x in ledger.lines if x.kind == _MONEY]
    return [*said, *(_quantity(x) for x in ledger.lines if x.kind != _MONEY)] or ["không có khoản nào"]


def _quantity(line: Line) -> str:
    said = wording.quantity(line.quantity)
    if line.kind == "land":
        return f"{said} đất"
    return said if line.quantity.unit else f"{said} ({LINE_KINDS[line.kind]})"


def _givers(ledger: Ledger) -> str:
    found = list(dict.fromkeys(x.from_ for x in ledger.lines if x.from_))
    return listing(found) if len(found) <= _LINES else ""


def _total(left: Sum | None) -> MoneyRow:
    if left is None:
        return MoneyRow(label="Còn lại", cell="chưa tính được", known=False, sum=True)
    said = wording.quantity(Sum(value=abs(left.value), unit=left.unit, qualifier=left.qualifier))
    return MoneyRow(label="Chi quá số đã nhận" if left.value < 0 else "Còn lại", cell=said, sum=True)


def _reckons(contribution: Contribution) -> bool:
    """True where money is part of it, so that rate and balance are worth a row even when nobody reported them."""
    found = [x for _, ledger in sides(contribution) if ledger for x in ledger.lines]
    asked = [q for q in (contribution.target, contribution.rate and contribution.rate.quantity) if q]
    return not found or any(x.kind == _MONEY for x in found) or any(q.unit == "vnd" for q in asked)
