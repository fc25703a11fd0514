"""The rule on official codes: the register has them, under the name that the record has."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import RecordIndex
from generator.problems import Fault
from generator.records.units import Unit
from generator.register import official, spelt
from generator.vietnamese import listing


def official_code(model: RecordIndex) -> Iterator[Fault]:
    """Only information: the register is of one day, and an office may know what it does not."""
    for unit in model.all(Unit):
        for index, code in enumerate(unit.codes if unit.level != "village" else ()):
            bearers = official().by_code.get(code, ())
            if any(spelt(unit.name) in (spelt(x.name), spelt(x.called)) for x in bearers):
                continue
            said = listing(list(dict.fromkeys(x.called for x in bearers)))
            yield Fault(
                file=model.files[unit.ref],
                path=("codes", index),
                code="official-code",
                message=f"Mã {code} trong danh mục hành chính là của {said}, không phải {unit.name}."
                if bearers
                else f"Danh mục hành chính không có mã {code}.",
                hint="Xem lại mã và tên; đúng rồi thì để nguyên.",
                severity="info",
            )
