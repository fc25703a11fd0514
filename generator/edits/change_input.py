"""Input common to all changes of organisations: the day, the state, the decision, the source, the record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator import dates
from generator.dates import PartialDate
from generator.edits import naming, origins, picking
from generator.edits.drafts import Desk, Edit, written
from generator.edits.origins import NOWHERE, Origin
from generator.model import names, timeline
from generator.records import Ref
from generator.records.changes import STATUSES
from generator.source import YamlValue
from generator.vietnamese import capital, listing


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeInput:
    """What a person says of a change besides who takes part; "" where nothing was said."""

    date: str = ""
    status: str = ""
    decision: str = ""
    id: str = ""
    title: str = ""
    origin: Origin = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class ResolvedChange:
    """An occasion that can be written. `decision` is the id of a document, or ""."""

    day: PartialDate
    status: str
    decision: str
    sources: list[YamlValue]


def resolve(desk: Desk, said: ChangeInput) -> tuple[ResolvedChange | None, tuple[str, ...]]:
    """The occasion decoded, or every sentence on what is wrong with it."""
    day, wrong = naming.read_date(said.date, "--date")
    refused = [wrong] if wrong else []
    if said.status and said.status not in STATUSES:
        refused.append(f"“{said.status}” không phải tình trạng; chọn một trong: {listing(list(STATUSES))}.")
    decision, missing = picking.resolve(desk.model, [said.decision] if said.decision else [], ["documents"])
    refused += missing
    if said.id and (wrong := naming.objection(desk, "changes", said.id)):
        refused.append(wrong)
    if wrong := origins.objection(said.origin, said.decision):
        refused.append(wrong)
    if day is None or refused:
        return None, tuple(refused)
    name = decision[0].id if decision else ""
    return ResolvedChange(
        day=day, status=said.status or _status(desk, day), decision=name,
        sources=origins.as_values(said.origin, name),
    ), ()  # fmt: skip


def record(
    desk: Desk,
    said: ChangeInput,
    settled: ResolvedChange,
    *,
    kind: str,
    wanted: str,
    title: str,
    values: Mapping[str, YamlValue],
) -> Edit:
    """The file of the change; `wanted` are the words of its id."""
    name = said.id or naming.free_id(desk, "changes", wanted, naming.year_of(settled.day, desk))
    given: dict[str, YamlValue] = {
        "title": said.title or capital(title),
        "kind": kind,
        "status": "" if settled.status == "effective" else settled.status,
        "date": settled.day.text,
        "decision": settled.decision,
        "sources": settled.sources,
        **values,
    }
    return written(naming.path("changes", name), given)


def ahead(settled: ResolvedChange) -> tuple[str, ...]:
    """What to tell of a change that has not taken effect yet."""
    if settled.status == "effective":
        return ()
    word = STATUSES[settled.status]
    return (
        f"Ghi là {word} (status: {settled.status}), chưa tính là đã làm; khi thực hiện rồi thì sửa thành effective.",
    )


def ended(desk: Desk, refs: tuple[Ref, ...]) -> tuple[str, ...]:
    """A sentence for each organisation that no longer exists and so cannot change any more."""
    found = []
    for ref in refs:
        over = timeline.life(desk.model, ref).ended
        if over:
            when = f" ({dates.show(over.date)})" if over.date else ""
            found.append(f"{capital(names.inline(desk.model, ref))} đã kết thúc{when}, theo {over.ref}.")
    return tuple(found)


def then(desk: Desk, ref: Ref, day: PartialDate) -> Ref:
    """What an organisation is on the day of the change: itself, or the only one that took its place before."""
    seen: set[Ref] = set()
    while ref not in seen:
        seen.add(ref)
        over = timeline.life(desk.model, ref).end
        heirs = timeline.successors(desk.model, ref)
        if over is None or dates.surely_before(day, over) or len(heirs) != 1:
            break
        ref = heirs[0]
    return ref


def _status(desk: Desk, day: PartialDate) -> str:
    """A day that is still to come makes a decision, not a fact."""
    return "decided" if day.earliest and day.earliest > desk.today else "effective"
