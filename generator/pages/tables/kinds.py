"""Owns the tables with a row for each record: one table a kind, a column a key, then what the model derives."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from generator.model import Model, measures, territory, timeline
from generator.pages.page import address_of
from generator.pages.tables.columns import (
    Column,
    Columns,
    Row,
    Value,
    date_columns,
    number,
    of_form,
    reference,
    references,
)
from generator.pages.tables.table import Table, folders, shown
from generator.records import Record
from generator.records.achievements import Achievement
from generator.records.activities import Activity
from generator.records.cells import Cell
from generator.records.changes import Change
from generator.records.committees import Committee
from generator.records.contributions import Contribution
from generator.records.documents import Document
from generator.records.indicators import Indicator
from generator.records.parts import QUALIFIERS
from generator.records.units import KINDS as UNIT_KINDS
from generator.records.units import Unit

# Keys without a column. Those of the first line have tables of their own; no page gathers telephone numbers, so no
# table does; exceptions to the gate stand on the page on privacy while they hold; photos are files.
_INNER = ("sources", "corrections", "officers", "observations", "gaps", "before", "after", "members_moved", "guests")
LEFT_OUT = (*_INNER, "outcomes", "contact", "office_contact", "allow", "confirmed", "photos")
_ID = Column(name="id", title="Mã", how="Tên tệp của hồ sơ", needed=True)
_PAGE = Column(name="page", title="Địa chỉ trang của hồ sơ")
_NONE = Columns(columns=(), fill=lambda model, records: ())
_ENDED = date_columns("ended", "Kết thúc", "Tính ra từ các thay đổi")


def page(model: Model, record: Record) -> str | None:
    """The whole address of the page that tells of a record; None where it has none."""
    address = address_of(model, record)
    return model.site.address.rstrip("/") + "/" + address if address is not None else None


def _organisation(model: Model, records: Sequence[Any]) -> Iterable[Sequence[Value]]:
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


def _balance(model: Model, records: Sequence[Any]) -> Iterable[Sequence[Value]]:
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


def _table(
    kind: type[Record], title: str, about: str, more: Columns = _NONE, reads: frozenset[str] = folders()
) -> Table:
    own = of_form(kind, leave=LEFT_OUT)

    def fill(model: Model, records: Sequence[Any]) -> Iterator[Row]:
        ids, pages = [record.id for record in records], [page(model, record) for record in records]
        yield from zip(ids, *own.fill(model, records), *more.fill(model, records), pages, strict=True)

    return Table(
        name=kind.FOLDER, title=title, about=about, columns=(_ID, *own.columns, *more.columns, _PAGE), key=("id",),
        reads=folders(kind) | reads, things=lambda model: shown(model, kind), fill=fill,
    )  # fmt: skip


TABLES = (
    _table(Unit, "Tỉnh, huyện, xã, thôn", "Mỗi dòng là một đơn vị: tỉnh, huyện, xã hoặc thôn, kể cả đơn vị đã hết.",
           _UNIT, folders(Change)),
    _table(Committee, "Đảng bộ", "Mỗi dòng là một đảng bộ ở trên chi bộ.", _ORGANISATION, folders(Change, Unit)),
    _table(Cell, "Chi bộ", "Mỗi dòng là một chi bộ, kể cả chi bộ đã sáp nhập.", _ORGANISATION,
           folders(Change, Unit, Committee)),
    _table(Change, "Sáp nhập, thay đổi", "Mỗi dòng là một lần sáp nhập, chia tách, đổi tên, chuyển về hay thành lập. "
           "Việc mới dự kiến hoặc không thực hiện cũng có, xem cột status."),
    _table(Activity, "Hoạt động", "Mỗi dòng là một việc đã làm hoặc sắp làm, xem cột status. Buổi họp chỉ dành cho "
           "đảng viên chỉ có ở đây sau khi đã họp."),
    _table(Achievement, "Thành tích, công trình", "Mỗi dòng là một lần xếp loại, khen thưởng, một công trình hay một "
           "cột mốc, xem cột kind.", reads=folders(Activity)),
    _table(Contribution, "Thu, chi, đóng góp", "Mỗi dòng là một cuộc vận động. Từng khoản nằm ở bảng lines; phần nào "
           "để trống là chưa công bố, không phải bằng không.", _BALANCE, folders(Activity)),
    _table(Document, "Văn bản", "Mỗi dòng là một văn bản được nhắc tới."),
    _table(Indicator, "Số liệu theo dõi", "Mỗi dòng là một số liệu được theo dõi qua thời gian. Con số của từng lần "
           "nằm ở bảng observations."),
)  # fmt: skip
