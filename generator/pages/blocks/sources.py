"""Cites sources: one «Nguồn» line for one source, footnotes at each fact for several."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup

from generator import dates
from generator.presentation import wording
from generator.presentation.context import PageContext
from generator.presentation.page import Body
from generator.records import Record
from generator.records.documents import Document
from generator.records.parts import Source
from generator.templates import html
from generator.vietnamese import lower_first

_MARK = re.compile("\ue000(\\d+)\ue001")


def named(record: Record, source: str | None) -> tuple[Source, ...]:
    """The sources of one fact: the one it names, or all of its record's."""
    found = tuple(s for s in record.sources if source is None or s.id == source)
    return found or record.sources


def cite(here: PageContext, record: Record, source: str | None = None) -> Markup:
    """Notes that a fact of `record` stands on this page; returns the mark to put behind it."""
    marks = []
    for entry in named(record, source):
        line = full(here, entry)
        marks.append(f"\ue000{here.cited.setdefault(line, len(here.cited) + 1)}\ue001")
    return Markup("").join(map(Markup, marks))


def finish(here: PageContext, written: Body) -> Body:
    """The body with its marks made footnotes (or taken away where one source is all) and the sources below it."""
    mark = r'<a class="cite" href="#nguon-\1">[\1]</a>' if len(here.cited) > 1 else ""
    text = _MARK.sub(mark, written)
    return Body(f"{text}\n\n{here.render(_Sources(lines=tuple(here.cited)))}" if here.cited else text)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sources:
    FILE: ClassVar[str] = "sources"
    lines: tuple[Markup, ...]


def unmarked(html: str) -> str:
    """HTML without the marks of its footnotes."""
    return _MARK.sub("", html).replace("<p></p>", "")


def full(here: PageContext, source: Source) -> Markup:
    """One source in full."""
    if source.kind == "own_report":
        received = f" gửi {dates.show(source.received_on)}" if source.received_on else ""
        giver, approver = lower_first(source.from_role or ""), lower_first(source.approved_by_role or "")
        return html("Tin do {}{}; {} duyệt.", giver, received, approver)
    parts = [_name(here, source), source.byline, source.publisher, source.page and f"trang {source.page}"]
    if not source.document:
        parts.append(_day(source))
    line = Markup(", ").join(p for p in parts if p)
    kept = f"; bản lưu {dates.show(source.accessed_on)}" if source.accessed_on else ""
    return html("{}{}.", line, kept)


def short(source: Source) -> str:
    """One source in few words: «bài của Trúc Linh, ngày 12/9/2020»."""
    if source.kind == "own_report":
        return f"tin do {lower_first(source.from_role or '')} gửi"
    if source.kind == "document":
        return source.title or "văn bản"
    day = _day(source)
    own = source.publisher or source.title or "bài"
    who = f"bài của {source.byline}" if source.byline and source.kind == "press" else own
    return f"{who}, {day}" if day else who


def short_of(record: Record, source: str | None = None) -> str:
    """The sources of one fact in few words, for a card or a figure."""
    return "; ".join(dict.fromkeys(short(s) for s in named(record, source)))


def _name(here: PageContext, source: Source) -> Markup:
    document = here.model.get(source.document)
    if isinstance(document, Document):
        own = here.link(document.ref, wording.document(here.model, document) + wording.issued(document))
        return html("{} {}", own, lower_first(document.title)) if document.title else own
    title = f"“{source.title}”" if source.kind != "document" else source.title or ""
    return html('<a href="{}" rel="noopener">{}</a>', source.url, title) if source.url else html("{}", title)


def _day(source: Source) -> str:
    at = source.published_on
    if at is None:
        return "" if source.kind == "document" else "không ghi ngày"
    return f"không ghi ngày, {dates.show(at)}" if at.form == "after" else dates.show(at)
