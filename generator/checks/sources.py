"""Rules on sources: every record has one, and every fact says which."""

from __future__ import annotations

from collections.abc import Iterator

from generator import dates
from generator.checks.facts import inside
from generator.dates import PartialDate
from generator.model import RecordIndex
from generator.model.index import cached
from generator.problems import Fault, Path
from generator.records import Record, kind_of
from generator.records.activities import Activity
from generator.records.documents import Document
from generator.records.groups import facts, unsourced
from generator.records.parts import Source
from generator.vietnamese import did_you_mean, listing


def no_source(model: RecordIndex) -> Iterator[Fault]:
    for record in model.records.values():
        if not record.sources and kind_of(record).sourced:
            yield Fault(
                file=model.files[record.ref],
                code="no-source",
                message="Hồ sơ này chưa ghi nguồn; mỗi hồ sơ cần ít nhất một mục trong sources.",
                hint="Tin do đơn vị gửi thì ghi kind: own_report với from_role, received_on và approved_by_role.",
            )


def duplicate_source(model: RecordIndex) -> Iterator[Fault]:
    for record in model.records.values():
        seen: set[str] = set()
        for index, source in enumerate(record.sources):
            if source.id in seen:
                yield Fault(
                    file=model.files[record.ref],
                    path=("sources", index, "id"),
                    code="duplicate-source",
                    message=f"Mã nguồn “{source.id}” ghi hai lần trong hồ sơ này; mỗi nguồn cần một mã riêng.",
                    hint="Đổi mã của một nguồn, hoặc xóa nguồn ghi trùng.",
                )
            seen.add(source.id)


def unknown_source(model: RecordIndex) -> Iterator[Fault]:
    for record, naming in _facts(model):
        known = [source.id for source in record.sources]
        for path, named in naming:
            if named is not None and named not in known:
                near = did_you_mean(named, known)
                others = f"Các nguồn của hồ sơ này: {listing(known)}." if known else ""
                yield Fault(
                    file=model.files[record.ref],
                    path=(*path, "source"),
                    code="unknown-source",
                    message=f"Không có nguồn “{named}” trong sources của hồ sơ này.",
                    hint=f"Có phải “{near}”?" if near else others,
                )


def source_not_named(model: RecordIndex) -> Iterator[Fault]:
    """With one source it is implied; with several a fact must name its own, or the page cannot."""
    for record, naming in _facts(model):
        if len(record.sources) < 2:
            continue
        known = listing([source.id for source in record.sources])
        for path in unsourced(naming):
            yield Fault(
                file=model.files[record.ref],
                path=path,
                code="source-not-named",
                message=f"Hồ sơ có {len(record.sources)} nguồn nhưng mục này chưa ghi theo nguồn nào.",
                hint=f"Thêm khóa source với một trong các mã: {known}.",
                severity="warning",
            )


def accessed_before_published(model: RecordIndex) -> Iterator[Fault]:
    for record in model.records.values():
        for index, source in enumerate(record.sources):
            opened, published = source.accessed_on, source.published_on
            if source.kind not in ("press", "portal") or opened is None or published is None:
                continue
            if dates.surely_before(opened, published):
                yield Fault(
                    file=model.files[record.ref],
                    path=("sources", index, "accessed_on"),
                    code="accessed-before-published",
                    message=f"Trang được mở xem {dates.show(opened)}, trước khi đăng ({dates.show(published)}).",
                    hint="Xem lại published_on và accessed_on.",
                )


def held_after_sources(model: RecordIndex) -> Iterator[Fault]:
    """A plan is no witness of what was done. Nothing is said while one source has no day, or may be of a later one."""
    for activity in model.all(Activity):
        key, when = ("date", activity.date) if activity.date else ("starts", activity.starts)
        if activity.status != "held" or when is None:
            continue
        seen = [_day(model, source) for source in activity.sources]
        last = max((day for day in seen if day), key=dates.order, default=None)
        if last and all(day is not None and dates.surely_before(day, when) for day in seen):
            yield Fault(
                file=model.files[activity.ref],
                path=(key,),
                code="held-after-sources",
                message=f"Hoạt động ghi là đã làm {dates.show(when)}, mà nguồn chỉ đến {dates.show(last)}.",
                hint="Nguồn báo trước một việc thì chưa cho biết việc ấy đã làm: ghi thêm nguồn sau ngày ấy, hoặc "
                "status: planned.",
                severity="warning",
            )


def _day(model: RecordIndex, source: Source) -> PartialDate | None:
    """The last day of which a source can know: of its text, else of its document, else when it was seen."""
    paper = model.get(source.document)
    issued = paper.issued_on if isinstance(paper, Document) else None
    return source.published_on or source.received_on or issued or source.accessed_on


@cached
def _facts(model: RecordIndex) -> tuple[tuple[Record, tuple[tuple[Path, str | None], ...]], ...]:
    """Path and named source of everything that can name one, of each record that has such things."""
    found = ((record, facts(parts)) for record, parts in inside(model))
    return tuple((record, naming) for record, naming in found if naming)
