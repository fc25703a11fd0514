"""Makes the entries of the search: one for each page of a record, hub and hand-written page, out of the model."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from generator import dates
from generator.build import digest
from generator.dates import PartialDate
from generator.incremental import codec
from generator.incremental.tasks import Form, Task
from generator.model import names, territory, timeline
from generator.presentation import facets, state_wording
from generator.presentation.addresses import address_of
from generator.presentation.context import BuildContext
from generator.presentation.page import PageHead
from generator.records import Record, Ref, kind_of
from generator.records.activities import Activity
from generator.records.changes import Change
from generator.records.units import Unit
from generator.search import place_names, record_texts

_LONGEST = 170
# How much a word weighs by where it stands, 1 to 15; the words of a title weigh 15 down to TITLE_LEAST in a long one.
TITLE, TITLE_LEAST, NAME, PERSON, OWN, DATE, NEAR, KIND, FAR, SUMMARY, BODY = 15, 8, 8, 7, 6, 5, 4, 3, 2, 2, 1


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchEntry:
    """`id` is `kind/id` of the record or `trang/<address>`; `texts` are (weight, text), `tags` exact terms.

    `day` is the ordinal of the last known day, None for what lasts; `kind` a key of `facets.SECTIONS`.
    """

    id: str
    address: str
    kind: str
    title: str
    summary: str
    place: str = ""
    date: str = ""
    day: int | None = None
    tags: tuple[str, ...] = ()
    texts: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class HandWrittenPage:
    """A page written by hand: its Markdown without front matter; one for officials alone may not be `searched`."""

    address: str
    title: str
    description: str
    text: str
    searched: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryStub:
    """What the index asks of every entry: `mark` is the digest of all it says, `entry` gives it where that is new."""

    id: str
    kind: str
    day: int | None
    mark: str
    entry: Callable[[], SearchEntry]


@dataclass(frozen=True, slots=True, kw_only=True)
class _EntryHead:
    """What is kept of an entry between two builds."""

    day: int | None
    mark: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _MarkedEntry(_EntryHead):
    entry: SearchEntry


_FORM: Form[_MarkedEntry, _EntryHead] = Form(
    narrow=lambda found: found, head=codec.of(_EntryHead), whole=codec.of(_MarkedEntry)
)
_WORK = __name__


def stubs(ctx: BuildContext, pages: Iterable[PageHead], written: Iterable[HandWrittenPage]) -> Iterator[EntryStub]:
    """In the order of the pages; a page that only redirects, lists a part or tells of a withdrawal is none."""
    taken = {page.address for page in written}
    there = [page for page in pages if not page.redirect and page.address not in taken]
    told = {ref: page for page in there if (ref := _told(ctx, page))}
    found = ctx.memoize(_WORK, (_task(ctx, ref, page) for ref, page in told.items()), _FORM)
    heads = dict(zip(told, found, strict=True))
    for page in there:
        ref = page.about
        if ref in told and told[ref] is page:
            head = heads[ref]
            entry = partial(_entry, ctx, head, ref, page)
            yield EntryStub(id=ref, kind=facets.section(page.address), day=head.day, mark=head.mark, entry=entry)
        elif page.menu:
            yield slip(_plain(page.address, page.title, page.description, page.menu.word))
    for other in (page for page in written if page.searched):
        yield slip(_plain(other.address, other.title, other.description, other.text))


def slip(entry: SearchEntry) -> EntryStub:
    return EntryStub(id=entry.id, kind=entry.kind, day=entry.day, mark=_mark(entry), entry=lambda: entry)


def card(entry: SearchEntry) -> str:
    """What a result shows, as JSON in one line."""
    word = facets.SECTIONS[entry.kind]
    return _json([entry.id, entry.address, entry.title, entry.summary, word, entry.place, entry.date])


def said(entry: SearchEntry) -> str:
    """What its number and its terms are made of, as JSON in one line: kind, day, tags, texts."""
    return _json([entry.kind, entry.day, entry.tags, entry.texts])


def _mark(entry: SearchEntry) -> str:
    return digest(f"{card(entry)}\n{said(entry)}".encode())


def _told(ctx: BuildContext, page: PageHead) -> Ref | None:
    """The record that a page is the page of."""
    record = ctx.model.get(page.about) if page.about else None
    return record.ref if record and address_of(ctx.model, record) == page.address else None


def _task(ctx: BuildContext, ref: Ref, page: PageHead) -> Task[_MarkedEntry]:
    return Task(key=ref, of=(ref,), given=f"{page.title}\0{page.description}", make=partial(_marked, ctx, ref, page))


def _marked(ctx: BuildContext, ref: Ref, page: PageHead) -> _MarkedEntry:
    entry = _of_record(ctx, ref, page)
    return _MarkedEntry(day=entry.day, mark=_mark(entry), entry=entry)


def _entry(ctx: BuildContext, head: _EntryHead, ref: Ref, page: PageHead) -> SearchEntry:
    made = head if isinstance(head, _MarkedEntry) else ctx.recompute(_WORK, _task(ctx, ref, page), _FORM)
    return made.entry


def _of_record(ctx: BuildContext, ref: Ref, page: PageHead) -> SearchEntry:
    record = ctx.model.present(ref)
    when = kind_of(record).day(record)
    last = when and (when.latest or when.earliest)
    return SearchEntry(
        id=record.ref, address=page.address, kind=facets.section(page.address), title=page.title,
        summary=_short(_summary(ctx, record, page)),
        place=_place(ctx, record), date=dates.short(when) if when else "", day=last.toordinal() if last else None,
        tags=tuple(f"#{unit.id}" for unit in facets.communes(ctx.model, record)),
        texts=tuple(_texts(ctx, record, page, when)),
    )  # fmt: skip


def _summary(ctx: BuildContext, record: Record, page: PageHead) -> str:
    """A description says the state already, a summary does not."""
    own: str | None = getattr(record, "summary", None)
    if own is None:
        return page.description
    return state_wording.titled(ctx, record, own) if isinstance(record, Activity | Change) else own


def _texts(ctx: BuildContext, record: Record, page: PageHead, when: PartialDate | None) -> Iterator[tuple[int, str]]:
    yield TITLE, page.title
    orgs = kind_of(record).organisations(record)
    for ref in orgs:
        found = place_names.of(ctx.model, ref)
        itself = ref == record.ref
        yield from ((NAME if itself else OWN, line) for line in found.own)
        yield from ((NEAR, line) for line in found.near)
        yield from ((FAR, line) for line in found.far)
    own = record_texts.of(ctx, record)
    yield from ((NAME, line) for line in own.names)
    yield from ((PERSON, line) for line in own.people)
    yield from ((DATE, line) for line in _spelt(when))
    yield KIND, facets.SECTIONS[facets.section(page.address)]
    yield from ((KIND, line) for line in own.kinds)
    yield SUMMARY, getattr(record, "summary", None) or page.description
    yield from ((BODY, line) for line in own.body)


def _spelt(when: PartialDate | None) -> Iterator[str]:
    """A date in all the ways people type it; `vietnamese.runs` makes one of those that mean the same."""
    if when is None:
        return
    for day in dict.fromkeys(d for d in (when.earliest, when.latest) if d):
        yield f"{day.day}/{day.month}/{day.year}" if when.form == "day" else f"năm {day.year}"
    for year, month in dates.months(when)[: 3 if when.form != "year" else 0]:
        yield f"tháng {month}"
        yield f"{month}/{year}"


def _place(ctx: BuildContext, record: Record) -> str:
    """«Chi bộ Khối 4, thị trấn Cao Lộc, nay thuộc phường Kỳ Lừa, tỉnh Lạng Sơn», "" for what is of no place."""
    model, orgs = ctx.model, kind_of(record).organisations(record)
    if not orgs or model.get(orgs[0]) is None:
        return ""
    if orgs[0] == record.ref:
        return "; ".join(p for p in (_above(ctx, record), names.fate(model, record.ref)) if p)
    on = territory.day_of(record)
    now = names.now(model, orgs[0], on)
    return names.whose(model, orgs[0], on) + (f", nay thuộc {now}" if now else "")


def _above(ctx: BuildContext, record: Record) -> str:
    """Where an organisation lies, or lay on its last day."""
    on = timeline.last_day(ctx.model, record.ref)
    if isinstance(record, Unit) and record.level != "village":
        return names.above(ctx.model, record, on)
    return names.commune(ctx.model, record.ref, on)


def _plain(address: str, title: str, description: str, text: str) -> SearchEntry:
    return SearchEntry(
        id=Ref(f"{facets.OTHER}/{address.strip('/') or 'trang-chu'}"), address=address, kind=facets.OTHER, title=title,
        summary=_short(description), texts=((TITLE, title), (SUMMARY, description), (BODY, text)),
    )  # fmt: skip


def _short(text: str) -> str:
    """A text cut at a word, so that a card stays small."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else line[:_LONGEST].rpartition(" ")[0].rstrip(",;:.") + " …"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
