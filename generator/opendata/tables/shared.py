"""Tables over all kinds: sources, corrections, what was withdrawn, and what each code means."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from generator.model import Model
from generator.model.visibility import visible_of
from generator.opendata.tables.columns import Column, TableRow, of_form
from generator.opendata.tables.table import PLACE, RECORD, Table, as_they_are, folders, turned
from generator.records import KINDS
from generator.records.parts import Correction, Source
from generator.records.rules import DocumentKinds, Measures, Roles, Rule, Scheme

_SOURCE, _CORRECTION = of_form(Source), of_form(Correction)


def _sourced(model: Model) -> Iterator[tuple[str, Source]]:
    """Of records that have pages; rules name their grounds themselves."""
    tabled = (record for kind in KINDS.values() if kind.sourced for record in visible_of(model, kind.form))
    return ((str(record.ref), source) for record in tabled for source in record.sources)


def _sources(model: Model, found: Sequence[Any]) -> Iterator[TableRow]:
    homes, sources = turned(found, 2)
    yield from zip(homes, *_SOURCE.fill(model, sources), strict=True)


def _corrected(model: Model) -> Iterator[tuple[str, int, Correction]]:
    records = (record for kind in KINDS.values() for record in visible_of(model, kind.form))
    return (
        (str(record.ref), n, correction) for record in records for n, correction in enumerate(record.corrections, 1)
    )


def _corrections(model: Model, found: Sequence[Any]) -> Iterator[TableRow]:
    homes, ns, corrections = turned(found, 3)
    yield from zip(homes, ns, *_CORRECTION.fill(model, corrections), strict=True)


def _retracted(model: Model) -> Iterator[TableRow]:
    for stone in model.withdrawals():
        yield (str(stone.ref), stone.retracted.on.text, stone.retracted.reason)


def _named(model: Model) -> Iterator[TableRow]:
    """What the rules call the codes that records take from them."""
    for roles in model.rules(Roles):
        yield from (("officers", "role", role.id, role.name, roles.id) for role in roles.roles)
    for measures in model.rules(Measures):
        yield from (("observations", "measure", x.id, x.label or x.name, measures.id) for x in measures.measures)
        yield from (("breakdowns", "dimension", x.id, x.name, measures.id) for x in measures.dimensions)
        yield from (("breakdowns", "part", x.id, x.name, measures.id) for x in measures.categories)
    for kinds in model.rules(DocumentKinds):
        yield from (("documents", "kind", x.id, x.name, kinds.id) for x in kinds.kinds)
    for scheme in model.rules(Scheme):
        yield ("achievements", "assessment_scheme", scheme.id, scheme.title, scheme.id)
        yield from (("achievements", "assessment_level", x.id, x.name, scheme.id) for x in scheme.levels)
        yield ("indicators", "scheme", scheme.id, scheme.title, scheme.id)


def codes(tables: Iterable[Table]) -> Table:
    """What each word of the columns with a choice means, in all of `tables`."""
    fixed: tuple[TableRow, ...] = tuple(
        (table.name, column.name, code, label or None, None)
        for table in tables
        for column in table.columns
        for code, label in (column.choices or {}).items()
    )
    return Table(
        name="codes", title="Nghĩa của các mã", key=(),
        about="Mỗi dòng cho biết một mã ở một cột nghĩa là gì. Mã lấy từ quy tắc (rules) có ghi quy tắc nào.",
        columns=(
            Column(name="in_table", title="Ở bảng", needed=True),
            Column(name="in_column", title="Ở cột", needed=True),
            Column(name="code", title="Mã", needed=True),
            Column(name="label", title="Nghĩa", how="Để trống: không thêm chữ nào"),
            Column(name="rule", title="Theo quy tắc"),
        ),
        reads=folders(Rule), things=lambda model: (*fixed, *_named(model)), fill=as_they_are,
    )  # fmt: skip


TABLES = (
    Table(
        name="sources", title="Nguồn", key=("record", "id"), columns=(RECORD, *_SOURCE.columns),
        about="Mỗi dòng là một nguồn của một hồ sơ. Cột source ở bảng khác là mã ở cột id của cùng hồ sơ; để trống là "
        "mọi nguồn của hồ sơ ấy.",
        reads=frozenset(name for name, kind in KINDS.items() if kind.sourced), things=_sourced, fill=_sources,
    ),
    Table(
        name="corrections", title="Đính chính", key=("record", "n"), columns=(RECORD, PLACE, *_CORRECTION.columns),
        about="Mỗi dòng là một chỗ đã sửa. Điều riêng tư đã bỏ thì không ghi lại ở cột was.",
        reads=frozenset(KINDS), things=_corrected, fill=_corrections,
    ),
    Table(
        name="retracted", title="Tin đã gỡ", key=("record",),
        about="Mỗi dòng là một hồ sơ đã gỡ: chỉ còn mã, ngày gỡ và lý do.",
        columns=(
            RECORD,
            Column(name="on", title="Ngày gỡ", needed=True),
            Column(name="reason", title="Lý do", needed=True),
        ),
        reads=frozenset(), things=_retracted, fill=as_they_are,
    ),
)  # fmt: skip
