"""Owns where facts come from: one «Nguồn» line for one source, footnotes at each fact for several."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape

from generator import dates
from generator.presentation import wording
from generator.presentation.page import Body, PageContext, body
from generator.records import Record
from generator.records.documents import Document
from generator.records.parts import Source
from generator.vietnamese import lower_first

_MARK = re.compile("\ue000(\\d+)\ue001")


def named(record: Record, source: str | None) -> tuple[Source, ...]:
    """The sources of one fact: the one it names, or all of its record's."""
    found = tuple(s for s in record.sources if source is None or s.id == source)
    return found or record.sources


def cite(here: PageContext, record: Record, source: str | None = None) -> str:
    """Notes that a fact of `record` stands on this page; returns the mark to put behind it."""
    marks = []
    for entry in named(record, source):
        line = full(here, entry)
        marks.append(f"\ue000{here.cited.setdefault(line, len(here.cited) + 1)}\ue001")
    return "".join(marks)


def finish(here: PageContext, written: Body) -> Body:
    """The body with its marks made footnotes (or taken away where one source is all) and the sources below it."""
    mark = r'<a class="cite" href="#nguon-\1">[\1]</a>' if len(here.cited) > 1 else ""
    text = _MARK.sub(mark, written)
    return Body(f"{text}\n\n{body([_section(list(here.cited))])}" if here.cited else text)


def unmarked(html: str) -> str:
    """HTML without the marks of its footnotes."""
    return _MARK.sub("", html).replace("<p></p>", "")


def _section(lines: Iterable[str]) -> str:
    found = list(lines)
    if len(found) == 1:
        return f'<div class="sources">\n<h2>Nguồn</h2>\n<p>{found[0]}</p>\n</div>'
    items = "\n".join(f'<li id="nguon-{n}">{line}</li>' for n, line in enumerate(found, 1))
    return f'<div class="sources">\n<h2>Nguồn</h2>\n<ol>\n{items}\n</ol>\n</div>'


def full(here: PageContext, source: Source) -> str:
    """One source in full, as HTML."""
    if source.kind == "own_report":
        received = f" gửi {dates.show(source.received_on)}" if source.received_on else ""
        giver, approver = lower_first(source.from_role or ""), lower_first(source.approved_by_role or "")
        return escape(f"Tin do {giver}{received}; {approver} duyệt.")
    parts = [_name(here, source)]
    parts += [escape(p) for p in (source.byline, source.publisher, source.page and f"trang {source.page}") if p]
    if not source.document:
        parts.append(escape(_day(source)))
    line = ", ".join(p for p in parts if p)
    if source.accessed_on:
        line += f"; bản lưu {escape(dates.show(source.accessed_on))}"
    return line + "."


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


def _name(here: PageContext, source: Source) -> str:
    document = here.model.get(source.document)
    if isinstance(document, Document):
        own = here.link(document.ref, wording.document(here.model, document) + wording.issued(document))
        return own + (f" {escape(lower_first(document.title))}" if document.title else "")
    title = escape(f"“{source.title}”") if source.kind != "document" else escape(source.title or "")
    return f'<a href="{escape(source.url)}" rel="noopener">{title}</a>' if source.url else title


def _day(source: Source) -> str:
    at = source.published_on
    if at is None:
        return "" if source.kind == "document" else "không ghi ngày"
    return f"không ghi ngày, {dates.show(at)}" if at.form == "after" else dates.show(at)
