"""Owns the notice as a sheet of A4 for the board: what stands on it, and what must go so that it stays one page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

from generator.pages import components as c
from generator.pages import contributions
from generator.pages.issues import Account, Deed, Issue
from generator.pages.page import Here
from generator.pages.parts import hour
from generator.pages.sources import short
from generator.records.activities import Activity
from generator.records.contributions import Ledger
from generator.vietnamese import capital, heading, listing

OUTCOMES = {"done": "việc đã xong", "pledged": "việc được hứa góp", "planned": "việc dự kiến"}
NOTHING_AHEAD = "Chưa có hoạt động nào được báo trước."
# Points of height on paper, as styles/notice.css sets them; letters to a line for a wide face, so that others fit too.
_SHEET, _HEAD, _FOOT, _SECTION, _LINE, _TITLE_LINE, _CARD, _GAP = 728, 78, 34, 58, 24, 27, 66, 12
_TITLE_WIDE, _TEXT_WIDE, _WIDE, _FOOT_WIDE, _SMALL_WIDE, _QR = 30, 38, 46, 32, 44, 110
_AHEAD, _ACCOUNTS, _SOURCES = 3, 3, 2
_LONG = 150


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """What sheets of a cell share: its name and the units above it then, nearest first; where that place lies `now`,
    if elsewhere; `qr` is an SVG and `typed` the address to which it leads."""

    name: str
    above: str
    now: str
    qr: str
    typed: str


def sheet(
    here: Here, board: Board, title: str, issue: Issue, ahead: Sequence[Activity] | None
) -> tuple[str, tuple[Deed, ...]]:
    """The sheet as HTML, and the deeds that did not fit. `ahead` is None where the month is long over."""
    sources = _sources(issue)
    told = [_account(here, account) for account in issue.accounts[:_ACCOUNTS]]
    results = outcomes(issue)
    coming = [_coming(here, activity) for activity in (ahead or ())[:_AHEAD]]
    left = _SHEET - _HEAD - _lines(board.name + _place(board), _WIDE) * _LINE
    left -= _FOOT + max(_QR, _foot_height(board, sources))
    left -= sum(_SECTION for part in (told, results, ahead is not None) if part)
    left -= sum(_lines(plain, _WIDE) * _LINE + _GAP for plain, _ in told)
    left -= _lines(results, _WIDE) * _LINE + (_LINE if len(issue.accounts) > _ACCOUNTS else 0)
    left -= sum(_height(card) for card in coming) or (_LINE if ahead is not None else 0)
    cards, rest = _fitting(here, issue.deeds, left - _SECTION)
    blocks = [
        f"<header>\n<h1>{escape(heading(title))}</h1>\n<p><b>{escape(board.name)}</b>{escape(_place(board))}</p>\n</header>",
        *([c.h2("Việc đã làm"), c.cards(cards)] if issue.deeds else []),
        _more(len(rest), "việc"),
        *([c.h2("Thu, chi, đóng góp"), *(html for _, html in told)] if told else []),
        _more(len(issue.accounts) - _ACCOUNTS, "khoản") if len(issue.accounts) > _ACCOUNTS else "",
        *([c.h2("Kết quả các buổi họp"), f"<p>{escape(capital(results))}.</p>"] if results else []),
        *([c.h2("Sắp tới, mời bà con"), c.cards(coming) or f"<p>{NOTHING_AHEAD}</p>"] if ahead is not None else []),
        f"<footer>\n{board.qr}\n<p>{_foot(board, sources)}</p>\n</footer>",
    ]
    return '<div class="poster">\n' + "\n".join(b for b in blocks if b) + "\n</div>", rest


def money(account: Account) -> str:
    """«hứa góp 200 cây xanh; đã nhận 12 triệu đồng (chưa công bố đủ)»: only what was reported."""
    again = "thêm " if account.added else ""
    sides = (
        ("hứa góp", account.pledged, False),
        ("đã nhận", account.received, True),
        ("đã chi", account.spent, True),
    )
    return "; ".join(f"{word} {again}{said}" for word, ledger, sure in sides if (said := _side(ledger, sure=sure)))


def outcomes(issue: Issue) -> str:
    """«1 việc đã xong, 2 việc dự kiến»; what is planned or pledged is said to be so."""
    return ", ".join(f"{count} {OUTCOMES[status]}" for status, count in issue.outcomes)


def when_and_where(activity: Activity) -> str:
    """«lúc 19 giờ 30, tại nhà văn hóa thôn»; what was put off says so."""
    if activity.status == "postponed":
        return "đã hoãn, chưa có ngày mới"
    at, place = hour(activity), activity.place
    return ", ".join(p for p in (f"lúc {at}" if at else "", f"tại {place}" if place else "") if p)


def _side(ledger: Ledger | None, *, sure: bool) -> str:
    said = contributions.amounts(ledger)
    if ledger is None or said is None:
        return ""
    partly = " (chưa công bố đủ)" if sure and not ledger.complete else ""
    return listing(said[:2]) + (" và các khoản khác" if len(said) > 2 else "") + partly


def _fitting(here: Here, deeds: Sequence[Deed], left: int) -> tuple[list[c.Card], tuple[Deed, ...]]:
    """All deeds with their texts or, where these are too long, without; then as many as there is room for."""
    full = [_card(here, deed, deed.text) for deed in deeds]
    if sum(map(_height, full)) <= left:
        return full, ()
    bare = [_card(here, deed, "") for deed in deeds]
    if sum(map(_height, bare)) <= left:
        return _texts_where_they_fit(full, bare, left), ()
    used, shown = _LINE, 0
    while shown < len(bare) and used + _height(bare[shown]) <= left:
        used += _height(bare[shown])
        shown += 1
    return bare[:shown], tuple(deeds[shown:])


def _texts_where_they_fit(full: Sequence[c.Card], bare: Sequence[c.Card], left: int) -> list[c.Card]:
    spare = left - sum(map(_height, bare))
    chosen = []
    for long, brief in zip(full, bare, strict=True):
        more = _height(long) - _height(brief)
        chosen.append(long if more <= spare else brief)
        spare -= more if more <= spare else 0
    return chosen


def _card(here: Here, deed: Deed, text: str) -> c.Card:
    href = here.href(here.view.address(deed.record.ref) or "")
    return c.Card(mark=c.leaf(deed.at), title=_cut(deed.title), href=href, text=_cut(text))


def _coming(here: Here, activity: Activity) -> c.Card:
    at = activity.date or activity.starts or activity.ends
    href = here.href(here.view.address(activity.ref) or "")
    return c.Card(mark=c.leaf(at), title=_cut(activity.title), href=href, text=_cut(capital(when_and_where(activity))))


def _account(here: Here, account: Account) -> tuple[str, str]:
    x = account.contribution
    said = money(account)
    return f"{x.title}: {said}.", f"<p>{here.link(x.ref, _cut(x.title))}: {escape(said)}.</p>"


def _height(card: c.Card) -> int:
    own = _lines(card.title, _TITLE_WIDE) * _TITLE_LINE + _lines(card.text, _TEXT_WIDE) * _LINE + 6
    return max(_CARD, own) + _GAP


def _lines(text: str, wide: int) -> int:
    return -(-len(text) // wide)


def _cut(text: str) -> str:
    """At a word, with an ellipsis, where one text alone would fill the sheet."""
    return text if len(text) <= _LONG else text[:_LONG].rpartition(" ")[0].rstrip(",;:–- ") + " …"


def _more(count: int, what: str) -> str:
    return f"<p>… và {count} {what} nữa, xem thêm trên trang.</p>" if count > 0 else ""


def _place(board: Board) -> str:
    return (f", {board.above}" if board.above else "") + (f"; nay thuộc {board.now}" if board.now else "")


def _sources(issue: Issue) -> str:
    """At most two, each in few words."""
    records = [deed.record for deed in issue.deeds] + [account.contribution for account in issue.accounts]
    found = list(dict.fromkeys(_cut(short(s)) for record in records for s in record.sources))
    rest = [f"{len(found) - _SOURCES} nguồn khác"] if len(found) > _SOURCES else []
    return "; ".join([*found[:_SOURCES], *rest])


def _foot_lines(board: Board, sources: str) -> Iterator[tuple[str, int, int]]:
    yield "Quét mã để xem trên điện thoại, hoặc gõ:", _FOOT_WIDE, _LINE
    yield board.typed, _FOOT_WIDE - 4, _LINE
    yield f"Nguồn: {sources}. Thấy chỗ sai, xin báo ở mục Báo chỗ sai trên trang.", _SMALL_WIDE, 20


def _foot_height(board: Board, sources: str) -> int:
    return sum(_lines(text, wide) * height for text, wide, height in _foot_lines(board, sources))


def _foot(board: Board, sources: str) -> str:
    ask, typed, told = (escape(text) for text, _, _ in _foot_lines(board, sources))
    return f"{ask}<br><b>{typed}</b><br><small>{told}</small>"
