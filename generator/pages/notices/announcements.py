"""The notice as texts: to be read over the loudspeaker of the village, and to be sent by Zalo."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache

from generator import dates
from generator.dates import PartialDate
from generator.model import Model
from generator.model.index import cached
from generator.pages.blocks.sources import short_of
from generator.pages.notices.issues import Account, Issue, Month, changed
from generator.pages.notices.poster import CHANGED, NOTHING_AHEAD, cut, money, outcomes, when_and_where
from generator.presentation.events import date_of
from generator.presentation.wording import sentence
from generator.records.activities import Activity
from generator.records.rules import DocumentKinds, ReadingRules, Synonyms
from generator.vietnamese import Readings, capital, cardinal, spoken, syllables

LONGEST = 240  # a minute and a half of a loudspeaker, at 160 syllables a minute
_REST = 16
_ZALO, _LETTERS = 12, 80
_AHEAD = 3
_MUST, _DEED, _MONEY, _RESULT, _TEXT, _SOURCE = range(6)
Piece = tuple[int, str]


@cached
def readings(model: Model) -> Readings:
    """The abbreviations of `data/rules/`: synonyms that are short and capital, ways of reading, kinds of document."""
    found: dict[str, str] = {}
    for rule in model.rules(Synonyms):
        for group in rule.groups:
            long = next((said for said in group.same if not _abbreviated(said)), None)
            found |= {said: long for said in group.same if long and _abbreviated(said)}
    own = {r.written: r.said for rule in model.rules(ReadingRules) for r in rule.readings}
    symbols = {
        s: k.name.lower() for rule in model.rules(DocumentKinds) for k in reversed(rule.kinds) for s in k.symbols
    }
    return Readings(words=found | own, symbols=own | symbols)


def aloud(say: Readings, whose: str, site: str, issue: Issue, ahead: list[Activity] | None) -> str:
    """At most a minute and a half: what is ahead and every deed first, then money, then details; nothing is made up."""
    pieces = [(_MUST, _opening(say, whose, issue.month))]
    pieces += [(rank, spoken(text, say)) for rank, text in _body(issue, ahead)]
    closing = _closing(say, site)
    said = " ".join([*(text for _, text in pieces), closing])
    return said if syllables(said) <= LONGEST else _shorter(pieces, closing)


def _shorter(pieces: Sequence[Piece], closing: str) -> str:
    """What matters more is chosen first, and read in its old order; deeds that are left out are counted."""
    room = LONGEST - _REST - syllables(closing)
    chosen: set[int] = set()
    for at in sorted(range(len(pieces)), key=lambda at: pieces[at][0]):
        rank, text = pieces[at]
        if rank == _MUST or syllables(text) <= room:
            chosen.add(at)
            room -= syllables(text)
    lost = sum(rank == _DEED and at not in chosen for at, (rank, _) in enumerate(pieces))
    rest = [f"Còn {cardinal(lost)} việc nữa, mời bà con xem trên bảng tin."] if lost else []
    return " ".join([*(pieces[at][1] for at in sorted(chosen)), *rest, closing])


def zalo(title: str, whose: str, address: str, issue: Issue, ahead: list[Activity] | None) -> str:
    """Short lines that stay whole in a message; the link leads to all of it."""
    lines = [title, whose]
    off, invited = [a for a in ahead or () if changed(a)], [a for a in ahead or () if not changed(a)]
    if off:
        lines += ["", CHANGED, *(f"- {_announced(activity)}" for activity in off)]
    if issue.deeds:
        lines += ["", "Việc đã làm"]
        lines += [f"- {_day(deed.at, issue.month)}{cut(deed.title, _LETTERS)}" for deed in issue.deeds[:_ZALO]]
        if len(issue.deeds) > _ZALO:
            lines.append(f"… và {len(issue.deeds) - _ZALO} việc nữa")
    if issue.accounts:
        lines += ["", "Thu, chi, đóng góp"]
        lines += [
            f"- {cut(account.contribution.title, _LETTERS)}: {money(account)}" for account in issue.accounts[:_ZALO]
        ]
    if issue.outcomes:
        lines += ["", f"Kết quả các buổi họp: {outcomes(issue)}"]
    if ahead is not None:
        lines += ["", "Sắp tới"]
        lines += [f"- {_announced(activity)}" for activity in invited[:_AHEAD]] or [f"{capital(NOTHING_AHEAD)}."]
    return "\n".join([*lines, "", f"Xem đủ, có nguồn: {address}"]).replace("\u00a0", " ")


def _abbreviated(said: str) -> bool:
    return said.isupper() and " " not in said


def _opening(say: Readings, whose: str, month: Month) -> str:
    year, number = month
    when = spoken(f"tháng {number}/{year}", say)
    return f"Kính thưa bà con! Sau đây là bản tin {when} của {spoken(whose, say)}."


@lru_cache(maxsize=1 << 8)
def _closing(say: Readings, site: str) -> str:
    text = f"Bản tin đến đây là hết. Muốn xem lại, mời bà con vào trang {site}. Xin cảm ơn bà con đã lắng nghe."
    return spoken(text, say)


def _body(issue: Issue, ahead: list[Activity] | None) -> Iterator[Piece]:
    """Sentences in the order they are read, each with how much it matters."""
    for activity in filter(changed, ahead or ()):
        yield _MUST, f"Bà con lưu ý: {activity.title} {when_and_where(activity)}."
    for deed in issue.deeds:
        yield _DEED, f"{_on(deed.at, issue.month)}: {sentence(deed.title)}"
        if deed.text:
            yield _TEXT, sentence(deed.text)
    for first, account in zip(("Về thu, chi, đóng góp. ", *[""] * len(issue.accounts)), issue.accounts, strict=False):
        yield _MONEY, first + _told(account, issue.month)
    if issue.outcomes:
        yield _RESULT, f"Kết quả các buổi họp: {outcomes(issue)}."
    yield from _coming(issue.month, ahead)
    records = [deed.record for deed in issue.deeds] + [account.contribution for account in issue.accounts]
    found = list(dict.fromkeys(short_of(record) for record in records))
    if len(found) <= 2:
        yield _SOURCE, f"Nguồn tin: {'; '.join(found)}."


def _coming(month: Month, ahead: list[Activity] | None) -> Iterator[Piece]:
    if ahead == []:
        yield _RESULT, f"Hiện {NOTHING_AHEAD}."
    planned = [activity for activity in ahead or () if not changed(activity)][:_AHEAD]
    for activity in planned:
        at = date_of(activity)
        said = ", ".join(p for p in (_day_ahead(at, month), when_and_where(activity)) if p)
        yield _MUST, f"Sắp tới, {said}: {sentence(activity.title)}"
    if planned:
        yield _MUST, "Mời bà con đến dự."


def _day_ahead(at: PartialDate | None, month: Month) -> str:
    """«thứ Bảy, ngày 28/11»."""
    if at is None:
        return "chưa rõ ngày"
    day = f"{dates.weekday(at.earliest)}, " if at.form == "day" and at.earliest else ""
    return day + (_lower(_on(at, month)) if day else dates.show(at))


def _told(account: Account, month: Month) -> str:
    x = account.contribution
    known = x.as_of if x.as_of and x.as_of.form == "day" and not account.added else None
    until = f", tính đến {_lower(_on(known, month))}" if known else ""
    return sentence(f"{x.title}{until}: {money(account)}")


def _announced(activity: Activity) -> str:
    at = date_of(activity)
    day = _full_day(at) if at and not changed(activity) else ""
    told = ", ".join(p for p in (day, when_and_where(activity)) if p)
    return f"{activity.title} ({told or 'chưa rõ ngày'})"


def _full_day(at: PartialDate) -> str:
    return f"{dates.weekday(at.earliest)} {dates.short(at)}" if at.form == "day" and at.earliest else dates.show(at)


def _on(at: PartialDate, month: Month) -> str:
    """«Ngày 3/9» in the year of the notice; what is known only to the month has no day."""
    day = at.earliest
    if at.form == "day" and day:
        return f"Ngày {day.day}/{day.month}" if day.year == month[0] else f"Ngày {day.day}/{day.month}/{day.year}"
    return capital(dates.show(at)) if _month(day) != month else "Trong tháng"


def _day(at: PartialDate, month: Month) -> str:
    return f"{at.earliest.day}/{at.earliest.month}: " if at.form == "day" and at.earliest else ""


def _month(day: date | None) -> Month | None:
    return (day.year, day.month) if day else None


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]
