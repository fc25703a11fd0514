"""The notice as a sheet of A4 for the board: what stands on it, and what must go so that it stays one page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from markupsafe import Markup

from generator import dates
from generator.dates import PartialDate
from generator.pages.blocks import components as c
from generator.pages.blocks.parts import mark
from generator.pages.blocks.sources import short
from generator.pages.notices.issues import Account, Deed, Issue, changed
from generator.pages.results import money_tables
from generator.presentation import state_wording
from generator.presentation.context import PageContext
from generator.presentation.events import date_of, hour
from generator.records.activities import Activity
from generator.records.contributions import Ledger
from generator.templates import html
from generator.vietnamese import capital, heading, listing

OUTCOMES = {"done": "việc đã xong", "pledged": "việc được hứa góp", "planned": "việc dự kiến"}
CHANGED = "Hoãn, hủy"
_OFF = {"postponed": "đã hoãn, chưa có ngày mới", "cancelled": "đã hủy, không làm nữa"}
NOTHING_AHEAD = "chưa có hoạt động nào được báo trước"
# Points of height on paper, as styles/notice.css sets them; letters to a line in a wide face, so that others fit too.
_SHEET, _HEAD, _FOOT, _SECTION, _LINE, _TITLE_LINE, _LEAF, _GAP, _UNDER = 742, 66, 16, 46, 23, 24, 64, 12, 8
_TITLE_WIDE, _TEXT_WIDE, _ROW_WIDE, _WIDE, _TYPED_WIDE, _SMALL_WIDE, _QR = 36, 45, 44, 52, 33, 52, 97
_FIRST = 6  # deeds that are worth making the rest shorter
_SOURCES = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """What sheets of a cell share: its name and the units above it then, nearest first; where that place lies `now`,
    if elsewhere; `whose` and (within a sentence) `called` for the texts; `qr` is an SVG and `typed` where it leads."""

    name: str
    above: str
    now: str
    whose: str
    called: str
    qr: Markup
    typed: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Limits:
    """How much of what is ahead and of the money is shown, and after how many letters one text is cut."""

    ahead: int
    accounts: int
    letters: int


_LIMITS = (
    _Limits(ahead=3, accounts=3, letters=150),
    _Limits(ahead=3, accounts=2, letters=100),
    _Limits(ahead=2, accounts=1, letters=80),
    _Limits(ahead=1, accounts=1, letters=60),
    _Limits(ahead=1, accounts=0, letters=60),  # where changes of plan, which are never cut, take the room
    _Limits(ahead=0, accounts=0, letters=60),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Draft:
    """What stands on the sheet besides the deeds, and the points of height that it leaves to them."""

    told: tuple[tuple[Markup, str], ...]
    changed: tuple[tuple[str, Markup], ...]
    coming: tuple[c.Card, ...]
    invited: int
    lines: tuple[tuple[str, str], ...]
    sources: str
    left: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sheet:
    """Deeds stand on it as cards or, where there are many, as rows; `rest` of them do not fit."""

    FILE: ClassVar[str] = "poster"
    title: str
    name: str
    place: str
    changed_title: str
    changed: Sequence[Markup]
    deeds: bool
    cards: Sequence[c.Card]
    rows: Sequence[Markup]
    rest: int
    accounts: Sequence[tuple[Markup, str]]
    all_accounts: int
    lines: Sequence[tuple[str, str]]
    coming: Sequence[c.Card]
    invited: int
    qr: Markup
    ask: str
    typed: Markup
    told: str


def sheet(
    here: PageContext, board: Board, title: str, issue: Issue, ahead: list[Activity] | None
) -> tuple[Markup, tuple[Deed, ...]]:
    """The sheet, and the deeds that did not fit. `ahead` is None where the month is long over."""
    for limits in _LIMITS:
        draft = _draft(here, board, issue, ahead, limits)
        cards = [_card(here, deed, limits.letters) for deed in issue.deeds]
        if min(_all(cards), sum(map(_row_height, cards[:_FIRST]))) <= draft.left:
            break
    spare = draft.left - _all(cards)
    rows = _rows(cards, issue.deeds, draft.left) if spare < 0 else []
    rest = len(cards) - len(rows) if spare < 0 else 0
    (ask, *_), (typed, *_), (told, *_) = _foot_lines(board, draft.sources)
    found = _Sheet(
        title=heading(title),
        name=board.name,
        place=_place(board),
        changed_title=CHANGED,
        changed=[row for _, row in draft.changed],
        deeds=bool(issue.deeds),
        cards=_with_texts(cards, issue.deeds, spare) if spare >= 0 else [],
        rows=rows,
        rest=rest,
        accounts=draft.told,
        all_accounts=len(issue.accounts),
        lines=draft.lines,
        coming=draft.coming,
        invited=draft.invited,
        qr=board.qr,
        ask=ask,
        typed=Markup("/<wbr>").join(typed.split("/")),
        told=told,
    )
    return here.section(found), issue.deeds[len(issue.deeds) - rest :]


def money(account: Account) -> str:
    """«hứa góp 200 cây xanh; đã nhận 12 triệu đồng (chưa công bố đủ)»: only what was reported."""
    again = "thêm " if account.added else ""
    received, spent = ("đã nhận", account.received, True), ("đã chi", account.spent, True)
    sides = (("hứa góp", account.pledged, False), received, spent)
    return "; ".join(f"{word} {again}{said}" for word, ledger, sure in sides if (said := _side(ledger, sure=sure)))


def outcomes(issue: Issue) -> str:
    """«1 việc đã xong, 2 việc dự kiến»; what is planned or pledged is said to be so."""
    return ", ".join(f"{count} {OUTCOMES[status]}" for status, count in issue.outcomes)


def when_and_where(activity: Activity) -> str:
    """«lúc 19 giờ 30, tại nhà văn hóa thôn»; what was put off or called off says so, and which day it was to be."""
    if changed(activity):
        day, said = date_of(activity), _OFF[activity.status]
        return f"dự kiến {dates.show(day)} {said}" if day else said
    at, place = hour(activity), activity.place
    return ", ".join(p for p in (f"lúc {at}" if at else "", f"tại {place}" if place else "") if p)


def cut(text: str, letters: int) -> str:
    """At a word, with an ellipsis, where one text would take too much of the sheet."""
    return text if len(text) <= letters else text[:letters].rpartition(" ")[0].rstrip(",;:–- ") + " …"


def _side(ledger: Ledger | None, *, sure: bool) -> str:
    said = money_tables.amounts(ledger)
    if ledger is None or said is None:
        return ""
    partly = " (chưa công bố đủ)" if sure and not ledger.complete else ""
    return listing(said[:2]) + (" và các khoản khác" if len(said) > 2 else "") + partly


def _draft(here: PageContext, board: Board, issue: Issue, ahead: list[Activity] | None, limits: _Limits) -> _Draft:
    sources = _sources(issue, limits.letters)
    told = [_account(here, account, limits.letters) for account in issue.accounts[: limits.accounts]]
    off = tuple(_change(here, activity, limits.letters) for activity in ahead or [] if changed(activity))
    invited = [activity for activity in ahead or [] if not changed(activity)]
    coming = tuple(_coming(here, activity, limits.letters) for activity in invited[: limits.ahead])
    left = _SHEET - _HEAD - _lines(board.name + _place(board), _WIDE) * _LINE - _foot_height(board, sources)
    left -= sum(_SECTION for part in (issue.deeds, told, off, coming) if part) + _all(coming)
    left -= sum(_lines(text, _ROW_WIDE) * _LINE + _UNDER for text, _ in off)
    told_of = {
        "Thu, chi, đóng góp": _elsewhere(issue.accounts, told, "khoản"), "Kết quả các buổi họp": outcomes(issue),
        "Sắp tới": NOTHING_AHEAD if ahead == [] else _elsewhere(invited, coming, "việc"),
    }  # fmt: skip
    lines = tuple((label, said) for label, said in told_of.items() if said)
    plain = [f"{link.striptags()}: {said}." for link, said in told] + [f"{label}: {said}." for label, said in lines]
    left -= sum(_lines(text, _WIDE) * _LINE + _UNDER for text in plain)
    return _Draft(
        told=tuple(told), changed=off, coming=coming, invited=len(invited), sources=sources,
        lines=lines, left=left,
    )  # fmt: skip


def _with_texts(cards: Sequence[c.Card], deeds: Sequence[Deed], spare: int) -> list[c.Card]:
    """All deeds as cards, with the texts for which there is room."""
    chosen = []
    for card, deed in zip(cards, deeds, strict=True):
        long = replace(card, text=cut(deed.text, _LIMITS[0].letters))
        more = _height(long) - _height(card)
        chosen.append(long if more <= spare else card)
        spare -= more if more <= spare else 0
    return chosen


def _rows(cards: Sequence[c.Card], deeds: Sequence[Deed], left: int) -> list[Markup]:
    """As many deeds as fit, in a row each, the first of the month first."""
    used, shown = 0, 0
    while shown < len(cards):
        used += _row_height(cards[shown])
        if used + (_LINE + _UNDER) * (shown < len(cards) - 1) > left:
            break
        shown += 1
    return [
        html('<li>{} <a href="{}">{}</a></li>', _short(deed.at), card.href, heading(card.title))
        for card, deed in zip(cards[:shown], deeds, strict=False)
    ]


def _short(at: PartialDate) -> Markup:
    day = at.earliest
    return c.when(at, f"{day.day}/{day.month}" if at.form == "day" and day else dates.short(at))


def _card(here: PageContext, deed: Deed, letters: int) -> c.Card:
    href = here.href(here.ctx.address(deed.record.ref) or "")
    return c.Card(mark=c.leaf(deed.at), title=cut(deed.title, letters), href=href)


def _change(here: PageContext, activity: Activity, letters: int) -> tuple[str, Markup]:
    """A change of plan as text, and as a row; the day that holds no longer is struck through."""
    title, said, at = cut(activity.title, letters), _OFF[activity.status], date_of(activity)
    day = html("<s>{}</s>", _short(at)) if at else Markup("<b>?</b>")
    inner = html("{} <span>{}: {}</span>", day, here.link(activity.ref, title), said)
    return f"{title}: {said}", here.component("row", inner, state_wording.until(here.ctx, activity))


def _coming(here: PageContext, activity: Activity, letters: int) -> c.Card:
    href = here.href(here.ctx.address(activity.ref) or "")
    said = cut(capital(when_and_where(activity)), letters)
    title, last = cut(activity.title, letters), state_wording.until(here.ctx, activity)
    return c.Card(mark=mark(activity), title=title, href=href, text=said, until=last)


def _account(here: PageContext, account: Account, letters: int) -> tuple[Markup, str]:
    """A contribution as a link, and its money: never half a figure."""
    x = account.contribution
    return here.link(x.ref, cut(x.title, letters)), money(account)


def _height(card: c.Card) -> int:
    own = _lines(card.title, _TITLE_WIDE) * _TITLE_LINE + _lines(card.text, _TEXT_WIDE) * _LINE + 4
    return max(_LEAF, own) + _GAP


def _all(cards: Sequence[c.Card]) -> int:
    return sum(map(_height, cards))


def _row_height(card: c.Card) -> int:
    return _lines(card.title, _ROW_WIDE) * _LINE + _UNDER


def _lines(text: str, wide: int) -> int:
    return -(-len(text) // wide)


def _elsewhere(every: Sequence[object], shown: Sequence[object], what: str) -> str:
    """Said in a line of that of which nothing fits."""
    return f"{len(every)} {what}, xem trên trang" if every and not shown else ""


def _place(board: Board) -> str:
    return (f", {board.above}" if board.above else "") + (f"; nay thuộc {board.now}" if board.now else "")


def _sources(issue: Issue, letters: int) -> str:
    """At most two, each in few words."""
    records = [deed.record for deed in issue.deeds] + [account.contribution for account in issue.accounts]
    found = list(dict.fromkeys(cut(short(s), letters) for record in records for s in record.sources))
    rest = [f"{len(found) - _SOURCES} nguồn khác"] if len(found) > _SOURCES else []
    return "; ".join([*found[:_SOURCES], *rest])


def _foot_lines(board: Board, sources: str) -> tuple[tuple[str, int, int], ...]:
    """(text, letters to a line, points of a line)."""
    told = f"Nguồn: {sources}. Thấy chỗ sai, xin báo ở mục Báo chỗ sai trên trang."
    ask = "Quét mã để xem thêm, hoặc gõ:"
    return (ask, _WIDE, _LINE), (board.typed, _TYPED_WIDE, _LINE), (told, _SMALL_WIDE, 18)


def _foot_height(board: Board, sources: str) -> int:
    lines = _foot_lines(board, sources)
    return _FOOT + max(_QR, sum(_lines(text, wide) * height for text, wide, height in lines))
