"""Tables with a row for each record: one table a kind, a column a key, then what the model derives."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from generator.model import Model, measures, territory, timeline
from generator.model.visibility import visible_of
from generator.opendata.tables.columns import (
    CellValue,
    Column,
    Columns,
    TableRow,
    date_columns,
    number,
    of_form,
    reference,
    references,
)
from generator.opendata.tables.table import Table, folders
from generator.presentation.addresses import address_of
from generator.records import KINDS, Kind, Record
from generator.records.cells import Cell
from generator.records.changes import Change
from generator.records.committees import Committee
from generator.records.contributions import Contribution
from generator.records.keys import referred
from generator.records.parts import QUALIFIERS
from generator.records.units import KINDS as UNIT_KINDS
from generator.records.units import Unit

# Keys without a column. Those of the first line have tables of their own; no page gathers telephone numbers, so no
# table does; exceptions to the gate stand on the page on privacy while they hold; photos and attached files are files.
_INNER = ("sources", "corrections", "officers", "observations", "gaps", "before", "after", "members_moved", "guests")
LEFT_OUT = (*_INNER, "outcomes", "contact", "office_contact", "allow", "confirmed", "photos", "files")
_ID = Column(name="id", title="Mã", how="Tên tệp của hồ sơ", needed=True)
_PAGE = Column(name="page", title="Địa chỉ trang của hồ sơ")
_NONE = Columns(columns=(), fill=lambda model, records: ())
_ENDED = date_columns("ended", "Kết thúc", "Tính ra từ các thay đổi")


def page(model: Model, record: Record) -> str | None:
    """The whole address of the page that tells of a record; None where it has none."""
    address = address_of(model, record)
    return model.site.address.rstrip("/") + "/" + address if address is not None else None


def _organisation(model: Model, records: Sequence[Any]) -> Iterable[Sequence[CellValue]]:
    refs = [record.ref for record in records]
    yield [timeline.name(model, ref) for ref in refs]
    yield [reference(model, territory.parent(model, ref, timeline.last_day(model, ref)), bare=True) for ref in refs]
    yield from _ENDED.fill(model, [territory.end(model, ref) for ref in refs])
    yield [references(model, timeline.predecessors(model, ref)) for ref in refs]
    yield [references(model, timeline.successors(model, ref)) for ref in refs]


_DERIVED = "Tính ra từ các thay đổi đã thực hiện"
_ORGANISATION = Columns(
    columns=(
        Column(name="name_now", title="Tên sau cùng", how=_DERIVED, needed=True),
        Column(name="parent_now", title="Cấp trên sau cùng", how=_DERIVED),
        *_ENDED.columns,
        Column(name="predecessors", type="array", title="Trước đó là", how=_DERIVED),
        Column(name="successors", type="array", title="Sau đó là", how=_DERIVED),
    ),
    fill=_organisation,
)
_UNIT = Columns(
    columns=(
        *_ORGANISATION.columns,
        Column(name="kind_now", title="Loại sau cùng", how=_DERIVED, choices=UNIT_KINDS, needed=True),
    ),
    fill=lambda model, records: (*_organisation(model, records), [timeline.kind(model, r.ref) for r in records]),
)


def _balance(model: Model, records: Sequence[Any]) -> Iterable[Sequence[CellValue]]:
    found = [measures.balance(record) for record in records]
    yield [number(left.value) if left else None for left in found]
    yield [left.qualifier if left else None for left in found]


_REST = "Tiền nhận trừ tiền chi, bằng đồng; chỉ có khi cả hai phần đã công bố đủ"
_BALANCE = Columns(
    columns=(
        Column(name="balance", type="number", title="Còn lại", how=_REST),
        Column(name="balance_qualifier", title="Còn lại, mức chắc của con số", choices=QUALIFIERS),
    ),
    fill=_balance,
)


# What the model derives for a kind: columns behind its own, and the folders these are made of.
_MORE: Mapping[str, tuple[Columns, frozenset[str]]] = {
    Unit.FOLDER: (_UNIT, folders(Change)),
    Committee.FOLDER: (_ORGANISATION, folders(Change, Unit)),
    Cell.FOLDER: (_ORGANISATION, folders(Change, Unit, Committee)),
    Contribution.FOLDER: (_BALANCE, frozenset()),
}


def _table(kind: Kind[Any], about: str) -> Table:
    own = of_form(kind.form, leave=LEFT_OUT)
    more, reads = _MORE.get(kind.folder, (_NONE, frozenset()))

    def fill(model: Model, records: Sequence[Any]) -> Iterator[TableRow]:
        ids, pages = [record.id for record in records], [page(model, record) for record in records]
        yield from zip(ids, *own.fill(model, records), *more.fill(model, records), pages, strict=True)

    return Table(
        name=kind.folder, title=kind.title, about=about, columns=(_ID, *own.columns, *more.columns, _PAGE), key=("id",),
        reads=frozenset({kind.folder, *reads, *_hiding(kind.form)}),
        things=lambda model: visible_of(model, kind.form), fill=fill,
    )  # fmt: skip


def _hiding(form: type[Record]) -> frozenset[str]:
    """The kinds a form refers to whose records may be hidden: then the reference is left out."""
    return frozenset(name for name in referred(form) if KINDS[name].may_hide)


TABLES = tuple(_table(kind, kind.row) for kind in KINDS.values() if kind.row)
