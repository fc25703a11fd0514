"""`/van-ban/`: documents by year, a page for each with what follows from it and who cites it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup

from generator import dates
from generator.dates import PartialDate
from generator.model import names
from generator.pages.blocks import photos
from generator.pages.blocks.lists import Shelf, by_month, by_year, shelves, year
from generator.pages.blocks.parts import change_title, prose
from generator.pages.blocks.sources import cite, finish
from generator.pages.chrome.redirects import moved
from generator.presentation import paper_files, wording
from generator.presentation.context import BuildContext, PageContext
from generator.presentation.page import DEEDS, Menu, Page, PageHead
from generator.records import KINDS, Record
from generator.records.achievements import Achievement
from generator.records.activities import Activity
from generator.records.answers import Attached
from generator.records.changes import Change
from generator.records.committees import Committee
from generator.records.documents import Document
from generator.records.indicators import Indicator
from generator.templates import html
from generator.vietnamese import capital, sort_key

HUB = "van-ban/"
_ROWS = 30
_LEAD = "Mới nhất ở trên. Mỗi văn bản có trang riêng, ghi văn bản nào làm theo văn bản nào và tin nào nhắc đến."
_CITING: tuple[tuple[str, type[Record], str], ...] = (
    ("Hoạt động theo văn bản này", Activity, "documents"),
    ("Thay đổi theo văn bản này", Change, "decision"),
    ("Số liệu theo văn bản này", Indicator, "documents"),
    ("Khen thưởng theo văn bản này", Achievement, "award"),
)
_SAID = {Document.FOLDER, *(kind.FOLDER for _, kind, _ in _CITING)}  # the other kinds have headings of their own


def pages(ctx: BuildContext) -> Iterable[PageHead]:
    yield from ctx.per_listing(_lists)
    yield from ctx.per_record(_pages, _found(ctx))


def _found(ctx: BuildContext) -> list[Document]:
    found = sorted(ctx.model.all(Document), key=lambda d: sort_key(wording.document(ctx.model, d)))
    found.sort(key=lambda d: dates.order(d.issued_on), reverse=True)
    return found


def _lists(ctx: BuildContext) -> Iterable[Page]:
    yield from shelves(
        ctx,
        Shelf(
            address=HUB, title="Văn bản", lead=_LEAD, cuts=(by_year(_issued), by_month(_issued)), draw=_draw,
            layout="full", menu=Menu(group=DEEDS, word="Văn bản"),
        ),
        _found(ctx),
    )  # fmt: skip


def _pages(ctx: BuildContext, document: Document) -> Iterable[Page]:
    yield _page(ctx, document)
    yield from moved(ctx.model, document)


def said_of(here: PageContext, document: Document) -> Markup:
    """A link with the number, and the day behind it."""
    return here.link(document.ref, wording.document(here.model, document)) + wording.issued(document)


def issuer_name(here: PageContext, document: Document) -> str:
    """The elected body that issued it («Huyện ủy Cao Lộc»), or the name that is no committee's; "" where not known."""
    record = here.model.get(document.issuer)
    if document.issuer_name or not isinstance(record, Committee):
        return document.issuer_name or ""
    return wording.body_name(here.model, record)


def _issued(document: Document) -> PartialDate | None:
    return document.issued_on


@dataclass(frozen=True, slots=True, kw_only=True)
class _Documents:
    FILE: ClassVar[str] = "documents"
    years: Sequence[tuple[str, Sequence[tuple[Markup, str]]]]


def _draw(here: PageContext, found: Sequence[Document]) -> list[Markup]:
    years: dict[str, list[tuple[Markup, str]]] = {}
    for document in found:
        row = here.link(document.ref, wording.document(here.model, document)), _small(here, document)
        years.setdefault(year(document.issued_on)[1], []).append(row)
    return [here.section(_Documents(years=list(years.items())))]


def _small(here: PageContext, document: Document) -> str:
    said = [issuer_name(here, document), dates.show(document.issued_on) if document.issued_on else ""]
    head = ", ".join(s for s in said if s)
    return ". ".join(s for s in (head, document.title or "") if s)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Document:
    FILE: ClassVar[str] = "document"
    title: str
    superseded_by: Sequence[Markup]
    about: str
    summary: str
    mark: Markup
    facts: Sequence[tuple[str, Markup | str]]
    unknown: Sequence[str]
    citing: Sequence[tuple[str, Sequence[tuple[Markup, str]], int]]
    photos: Sequence[Markup]
    notes: Markup


def _page(ctx: BuildContext, document: Document) -> Page:
    here = ctx.at(f"{HUB}{document.id}/")
    mark = cite(here, document)
    page = _Document(
        title=wording.document(ctx.model, document),
        superseded_by=[said_of(here, d) for d in ctx.model.referring(document.ref, Document, "supersedes")],
        about=document.title or "",
        summary=document.summary or "",
        mark=mark,
        facts=_facts(here, document, mark),
        unknown=_unknown(document),
        citing=_citing(here, document),
        photos=photos.section(here, document),
        notes=prose(document.notes),
    )
    said = ", ".join(s for s in (page.title, _small(here, document)) if s)
    return Page(
        address=here.address, title=page.title, description=said, body=finish(here, here.render(page)),
        crumbs=(("Văn bản", HUB),), about=document.ref,
    )  # fmt: skip


def _facts(here: PageContext, document: Document, mark: Markup) -> list[tuple[str, Markup | str]]:
    def links(found: Iterable[Record | None]) -> Markup:
        return Markup("<br>").join(said_of(here, d) for d in found if isinstance(d, Document))

    def referring(key: str) -> Markup:
        return links(here.model.referring(document.ref, Document, key))

    def said(when: PartialDate | None) -> str:
        return dates.show(when) if when else ""

    issuer = _issuer(here, document)
    return [
        ("Cơ quan ban hành", html("{}{}", issuer, mark) if issuer else ""),
        ("Ngày ban hành", said(document.issued_on)),
        ("Nhiệm kỳ", dates.short(document.term) if document.term else ""),
        ("Có hiệu lực từ", said(document.in_force_from)),
        ("Thực hiện", links(map(here.model.get, document.implements))),
        ("Văn bản thực hiện", referring("implements")),
        ("Thay cho", links(map(here.model.get, document.supersedes))),
        ("Đã được thay bằng", referring("supersedes")),
        ("Bản gốc", html('<a href="{0}" rel="noopener">{0}</a>', document.url) if document.url else ""),
        ("Tệp", Markup("<br>").join(_file(here, one) for one in document.files)),
    ]


def _file(here: PageContext, one: Attached) -> Markup:
    """The file by its own name, with its form."""
    said = f"{one.title or one.file.rpartition('/')[2]} ({one.file.rpartition('.')[2].upper()})"
    return here.file("", paper_files.address(one.file), said)


def _unknown(document: Document) -> list[str]:
    gaps = (
        ("cơ quan ban hành", not (document.issuer or document.issuer_name)),
        ("ngày ban hành", document.issued_on is None),
        ("nội dung", not (document.title or document.summary)),
        ("ký hiệu đi sau số", document.number.isdecimal()),
    )
    return [word for word, missing in gaps if missing]


def _issuer(here: PageContext, document: Document) -> Markup:
    name = issuer_name(here, document)
    return here.link(document.issuer, name) if here.model.get(document.issuer) else html("{}", name)


def _citing(here: PageContext, document: Document) -> list[tuple[str, list[tuple[Markup, str]], int]]:
    """Headings with the links below each, and how many more there are."""
    listed = {document.ref}
    groups: list[tuple[str, list[Record]]] = []
    for title, kind, key in _CITING:
        found = [r for r in here.model.referring(document.ref, kind, key) if here.ctx.address(r.ref)]
        listed.update(r.ref for r in found)
        groups.append((title, found))
    users = here.model.users(document.ref)
    others = dict.fromkeys(ref for ref, path in users if ref.kind not in _SAID and path[0] != "sources")
    for name in dict.fromkeys(ref.kind for ref in others):
        found = [here.model.present(ref) for ref in others if ref.kind == name and here.ctx.address(ref)]
        listed.update(r.ref for r in found)
        groups.append((f"{KINDS[name].title} theo văn bản này", found))
    citing = (ref for ref, path in users if path[0] == "sources")
    rest = [here.model.get(ref) for ref in dict.fromkeys(citing) if ref not in listed]
    groups.append(("Tin lấy từ văn bản này", [r for r in rest if r and here.ctx.address(r.ref)]))
    return [
        (title, [(here.link(r.ref, _name(here.ctx, r)), "") for r in found[:_ROWS]], max(0, len(found) - _ROWS))
        for title, found in groups
        if found
    ]


def _name(ctx: BuildContext, record: Record) -> str:
    if isinstance(record, Document):
        return wording.document(ctx.model, record)
    return change_title(ctx, record) if isinstance(record, Change) else capital(names.title(ctx.model, record))
