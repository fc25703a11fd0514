"""Owns `/van-ban/`: documents by year, a page for each with what follows from it and who cites it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from generator import dates
from generator.dates import PartialDate
from generator.model import names
from generator.pages.blocks import components as c
from generator.pages.blocks import photos
from generator.pages.blocks.lists import Shelf, by_month, by_year, shelves, year
from generator.pages.blocks.parts import change_title, prose
from generator.pages.blocks.sources import cite, finish
from generator.pages.chrome.redirects import moved
from generator.presentation import paper_files, wording
from generator.presentation.context import BuildContext, PageContext
from generator.presentation.page import DEEDS, Menu, Page, PageHead, body, h1, h2
from generator.records import KINDS, Record
from generator.records.achievements import Achievement
from generator.records.activities import Activity
from generator.records.answers import Attached
from generator.records.changes import Change
from generator.records.committees import Committee
from generator.records.documents import Document
from generator.records.indicators import Indicator
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


def said_of(here: PageContext, document: Document) -> str:
    """A link with the number, and the day behind it, as HTML."""
    return here.link(document.ref, wording.document(here.model, document)) + escape(wording.issued(document))


def issuer_name(here: PageContext, document: Document) -> str:
    """The elected body that issued it («Huyện ủy Cao Lộc»), or the name that is no committee's; "" where not known."""
    record = here.model.get(document.issuer)
    if document.issuer_name or not isinstance(record, Committee):
        return document.issuer_name or ""
    return wording.body_name(here.model, record)


def _issued(document: Document) -> PartialDate | None:
    return document.issued_on


def _draw(here: PageContext, found: Sequence[Document]) -> list[str]:
    if not found:
        return [c.empty("Chưa có văn bản nào", "Khi tin nhắc đến một chỉ thị, nghị quyết, văn bản đó sẽ có ở đây.")]
    groups: dict[str, list[Document]] = {}
    for document in found:
        groups.setdefault(year(document.issued_on)[1], []).append(document)
    blocks = []
    for heading, group in groups.items():
        rows = [(here.link(d.ref, wording.document(here.model, d)), _small(here, d)) for d in group]
        blocks += [h2(heading), c.places(rows)]
    return blocks


def _small(here: PageContext, document: Document) -> str:
    said = [issuer_name(here, document), dates.show(document.issued_on) if document.issued_on else ""]
    head = ", ".join(s for s in said if s)
    return ". ".join(s for s in (head, document.title or "") if s)


def _page(ctx: BuildContext, document: Document) -> Page:
    here = ctx.at(f"{HUB}{document.id}/")
    title = wording.document(ctx.model, document)
    mark = cite(here, document)
    blocks = [
        h1(title),
        _superseded(here, document),
        c.lead(document.title or ""),
        f"<p>{escape(document.summary)}{mark}</p>" if document.summary else "",
        c.facts(_facts(here, document, mark), _unknown(document)),
        *_citing(here, document),
        *photos.section(here, document),
        prose(document.notes),
    ]
    said = ", ".join(s for s in (title, _small(here, document)) if s)
    return Page(
        address=here.address, title=title, description=said, body=finish(here, body(blocks)),
        crumbs=(("Văn bản", HUB),), about=document.ref,
    )  # fmt: skip


def _facts(here: PageContext, document: Document, mark: str) -> list[tuple[str, str]]:
    def links(found: Iterable[Record | None]) -> str:
        return "<br>".join(said_of(here, d) for d in found if isinstance(d, Document))

    def referring(key: str) -> str:
        return links(here.model.referring(document.ref, Document, key))

    def said(when: PartialDate | None) -> str:
        return escape(dates.show(when)) if when else ""

    url = escape(document.url or "")
    return [
        ("Cơ quan ban hành", _issuer(here, document) + mark if _issuer(here, document) else ""),
        ("Ngày ban hành", said(document.issued_on)),
        ("Nhiệm kỳ", escape(dates.short(document.term)) if document.term else ""),
        ("Có hiệu lực từ", said(document.in_force_from)),
        ("Thực hiện", links(map(here.model.get, document.implements))),
        ("Văn bản thực hiện", referring("implements")),
        ("Thay cho", links(map(here.model.get, document.supersedes))),
        ("Đã được thay bằng", referring("supersedes")),
        ("Bản gốc", f'<a href="{url}" rel="noopener">{url}</a>' if url else ""),
        ("Tệp", "<br>".join(_file(here, one) for one in document.files)),
    ]


def _file(here: PageContext, one: Attached) -> str:
    """The file by its own name, with its form."""
    said = f"{one.title or one.file.rpartition('/')[2]} ({one.file.rpartition('.')[2].upper()})"
    return f'<a href="{here.href("")}{paper_files.address(one.file)}">{escape(said)}</a>'


def _unknown(document: Document) -> list[str]:
    gaps = (
        ("cơ quan ban hành", not (document.issuer or document.issuer_name)),
        ("ngày ban hành", document.issued_on is None),
        ("nội dung", not (document.title or document.summary)),
        ("ký hiệu đi sau số", document.number.isdecimal()),
    )
    return [word for word, missing in gaps if missing]


def _superseded(here: PageContext, document: Document) -> str:
    found = [said_of(here, d) for d in here.model.referring(document.ref, Document, "supersedes")]
    return c.now(f"Văn bản này đã được thay bằng <b>{', '.join(found)}</b>.") if found else ""


def _issuer(here: PageContext, document: Document) -> str:
    name = issuer_name(here, document)
    return here.link(document.issuer, name) if here.model.get(document.issuer) else escape(name)


def _citing(here: PageContext, document: Document) -> list[str]:
    blocks: list[str] = []
    listed = {document.ref}
    for title, kind, key in _CITING:
        found = [r for r in here.model.referring(document.ref, kind, key) if here.ctx.address(r.ref)]
        listed.update(r.ref for r in found)
        blocks += _list(here, title, found)
    users = here.model.users(document.ref)
    others = dict.fromkeys(ref for ref, path in users if ref.kind not in _SAID and path[0] != "sources")
    for name in dict.fromkeys(ref.kind for ref in others):
        found = [here.model.present(ref) for ref in others if ref.kind == name]
        listed.update(r.ref for r in found)
        blocks += _list(here, f"{KINDS[name].title} theo văn bản này", found)
    citing = (ref for ref, path in users if path[0] == "sources")
    rest = [here.model.get(ref) for ref in dict.fromkeys(citing) if ref not in listed]
    blocks += _list(here, "Tin lấy từ văn bản này", [r for r in rest if r and here.ctx.address(r.ref)])
    return blocks or ['<p class="unknown">Chưa có tin nào dẫn tới văn bản này.</p>']


def _list(here: PageContext, title: str, found: Sequence[Record]) -> list[str]:
    shown = [r for r in found if here.ctx.address(r.ref)]
    if not shown:
        return []
    rows = [(here.link(r.ref, _name(here.ctx, r)), "") for r in shown[:_ROWS]]
    more = f"<p>Còn {len(shown) - _ROWS} mục khác.</p>" if len(shown) > _ROWS else ""
    return [h2(title), c.places(rows), more]


def _name(ctx: BuildContext, record: Record) -> str:
    if isinstance(record, Document):
        return wording.document(ctx.model, record)
    return change_title(ctx, record) if isinstance(record, Change) else capital(names.title(ctx.model, record))
