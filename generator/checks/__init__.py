"""The rules across records: what no single file can know of itself. One function a rule, listed by hand."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from generator.checks import (
    arithmetic,
    changes,
    cycles,
    facts,
    offices,
    official_codes,
    overdue,
    photos,
    prose,
    references,
    sources,
    time,
    today,
    vocabulary,
)
from generator.model import RecordIndex
from generator.problems import Fault
from generator.records import Record
from generator.records.cells import Cell
from generator.records.changes import Change
from generator.records.committees import Committee
from generator.records.rules import Rule as RuleSet
from generator.records.units import Unit
from generator.vietnamese import listing, number

Check = Callable[[RecordIndex], Iterator[Fault]]
DatedCheck = Callable[[RecordIndex, date], Iterator[Fault]]

RULES: tuple[Check, ...] = (
    references.missing_reference,
    references.withdrawn_reference,
    references.former_id_taken,
    vocabulary.unknown_role,
    vocabulary.unknown_scheme,
    vocabulary.unknown_level,
    vocabulary.scheme_outside_its_years,
    vocabulary.unknown_measure,
    vocabulary.unknown_document_kind,
    official_codes.official_code,
    sources.no_source,
    sources.duplicate_source,
    sources.unknown_source,
    sources.source_not_named,
    sources.accessed_before_published,
    sources.held_after_sources,
    cycles.parent_cycle,
    cycles.transfer_cycle,
    cycles.document_cycle,
    changes.side_missing,
    changes.side_repeated,
    changes.merger_of_one,
    changes.rename_without_name,
    changes.reclassification_without_kind,
    changes.transfer_to_many,
    changes.effective_without_date,
    changes.founded_and_created,
    changes.turned_twice,
    changes.outside_a_life,
    offices.ends_before_it_begins,
    offices.attested_outside,
    offices.two_holders,
    offices.left_open,
    time.ends_before_it_starts,
    time.attendance_before_held,
    time.works_finished_before_started,
    time.activity_outside_a_life,
    time.organisation_never_came,
    arithmetic.breakdown,
    arithmetic.published_share,
    arithmetic.attendance,
    arithmetic.units_of_money,
    arithmetic.amount_without_unit,
    arithmetic.settled_incomplete,
    arithmetic.spent_over_received,
    photos.missing,
    photos.flawed,
    prose.promises,
)
RULES_OF_THE_DAY: tuple[DatedCheck, ...] = (
    today.held,
    today.changed,
    today.sourced,
    today.attested,
    overdue.activities,
    overdue.changes,
    overdue.works,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Needing:
    """Rules that conclude from what is not there, so that they wait until every file of `kinds` can be read."""

    kinds: tuple[type[Record], ...]
    rules: tuple[Check, ...]
    said: str


_NEEDING = (
    _Needing(
        kinds=(RuleSet,),
        rules=(
            vocabulary.unknown_role,
            vocabulary.unknown_scheme,
            vocabulary.unknown_level,
            vocabulary.unknown_measure,
            vocabulary.unknown_document_kind,
        ),
        said="các từ định trong data/rules/",
    ),
    _Needing(kinds=(Change,), rules=(cycles.transfer_cycle,), said="cấp trên có quay vòng sau khi chuyển"),
    _Needing(kinds=(Unit, Committee, Cell, Change), rules=(time.organisation_never_came,), said="nơi nào chưa lập"),
    _Needing(kinds=(Unit, Committee, Cell, Change), rules=(offices.left_open,), said="ai chưa ghi ngày thôi giữ chức"),
)


def check(model: RecordIndex, day: date) -> tuple[Fault, ...]:
    """Every fault of every rule, by file and path. Time grows with the number of records, never with its square.

    Of a publication that is not whole the rules judge what could be read: a fault stands whatever the other files say.
    """
    waiting = [n for n in _NEEDING if not all(facts.whole(model, kind) for kind in n.kinds)]
    late = {rule for needing in waiting for rule in needing.rules}
    found = [fault for rule in RULES if rule not in late for fault in rule(model)]
    found += (fault for rule in RULES_OF_THE_DAY for fault in rule(model, day))
    found += _left_out(model, [needing.said for needing in waiting])
    return tuple(sorted(found, key=_order))


def _left_out(model: RecordIndex, waiting: list[str]) -> Iterator[Fault]:
    """What has not been judged because of the files that cannot be read."""
    if model.unread:
        missing = [f"{number(len(model.unread))} tệp chưa dùng được", "lời dẫn tới hồ sơ trong tệp ấy", *waiting]
        yield Fault(
            file=min(model.unread),
            code="left-out",
            message=f"Mới so được một phần hồ sơ, chưa xét: {listing(missing)}.",
            hint="Sửa các lỗi đọc tệp rồi kiểm tra lại; có thể còn lỗi khác.",
            severity="info",
        )


def _order(fault: Fault) -> tuple[str, tuple[tuple[int, str], ...], str, str]:
    steps = tuple((step, "") if isinstance(step, int) else (-1, step) for step in fault.path)
    return fault.file, steps, fault.code, fault.message
