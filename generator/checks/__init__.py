"""Owns the rules across records: what no single file can know of itself. One function a rule, listed by hand."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from generator.checks import arithmetic, changes, cycles, offices, photos, references, sources, time, vocabulary
from generator.model import Model
from generator.problems import Fault

Rule = Callable[[Model], Iterator[Fault]]

RULES: tuple[Rule, ...] = (
    references.missing_reference,
    references.withdrawn_reference,
    references.former_id_taken,
    vocabulary.unknown_role,
    vocabulary.unknown_scheme,
    vocabulary.unknown_level,
    vocabulary.unknown_measure,
    vocabulary.unknown_document_kind,
    sources.no_source,
    sources.duplicate_source,
    sources.unknown_source,
    sources.source_not_named,
    sources.accessed_before_published,
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
)


def check(model: Model) -> tuple[Fault, ...]:
    """Every fault of every rule, by file and path. Time grows with the number of records, never with its square."""
    return tuple(sorted((fault for rule in RULES for fault in rule(model)), key=_order))


def _order(fault: Fault) -> tuple[str, tuple[tuple[int, str], ...], str, str]:
    steps = tuple((step, "") if isinstance(step, int) else (-1, step) for step in fault.path)
    return fault.file, steps, fault.code, fault.message
