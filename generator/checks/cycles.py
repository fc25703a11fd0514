"""Rules against going in circles: parents of units and committees, and documents that rest on each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from generator.checks.facts import named
from generator.model import RecordIndex, territory, timeline
from generator.problems import Fault, Path
from generator.records import Ref
from generator.records.changes import Change
from generator.records.committees import Committee
from generator.records.documents import Document
from generator.records.units import Unit

_SHOWN = 6


def parent_cycle(model: RecordIndex) -> Iterator[Fault]:
    for cycle in _cycles({r.ref: (r.parent,) for r in _with_parent(model) if r.parent}):
        yield Fault(
            file=model.files[cycle[0]],
            path=("parent",),
            code="parent-cycle",
            message=f"Cấp trên đi vòng tròn: {_round(model, cycle, 'thuộc')}.",
            hint="Sửa parent của một trong các hồ sơ này.",
        )


def transfer_cycle(model: RecordIndex) -> Iterator[Fault]:
    """Circles that come about only by a transfer."""
    own = {r.ref: r.parent for r in _with_parent(model)}
    latest = {ref: territory.parent(model, ref) for ref in own}
    for cycle in _cycles({ref: (above,) for ref, above in latest.items() if above}):
        moved = [ref for ref in cycle if latest[ref] != own[ref]]
        change = _last_transfer(model, moved[0]) if moved else None
        if change:
            yield Fault(
                file=model.files[change.ref],
                path=("after", 0),
                code="transfer-cycle",
                message=f"Sau lần chuyển này cấp trên đi vòng tròn: {_round(model, cycle, 'thuộc')}.",
                hint="Sửa after của thay đổi này, hoặc parent của một trong các hồ sơ ấy.",
            )


def document_cycle(model: RecordIndex) -> Iterator[Fault]:
    """Both words point to an older document, so that a circle of the two is as wrong as one of either."""
    edges: dict[Ref, tuple[Ref, ...]] = {}
    paths: dict[tuple[Ref, Ref], Path] = {}
    for record in model.all(Document):
        edges[record.ref] = (*record.implements, *record.supersedes)
        for key, targets in (("supersedes", record.supersedes), ("implements", record.implements)):
            paths.update({(record.ref, target): (key, index) for index, target in enumerate(targets)})
    for cycle in _cycles(edges):
        yield Fault(
            file=model.files[cycle[0]],
            path=paths[cycle[0], cycle[1 % len(cycle)]],
            code="document-cycle",
            message=f"Văn bản đi vòng tròn: {_round(model, cycle, 'dẫn')}.",
            hint="Khóa implements và supersedes chỉ dẫn văn bản có trước; xóa một lời dẫn.",
        )


def _with_parent(model: RecordIndex) -> tuple[Unit | Committee, ...]:
    return (*model.all(Unit), *model.all(Committee))


def _last_transfer(model: RecordIndex, ref: Ref) -> Change | None:
    moves = (c for c in timeline.effective(model, ref) if c.kind == "transfer" and ref in timeline.sides(c)[0])
    return next(iter(reversed(list(moves))), None)


def _round(model: RecordIndex, cycle: Sequence[Ref], verb: str) -> str:
    names = [named(model, ref) for ref in (*cycle, cycle[0])]
    pairs = [f"{a} {verb} {b}" for a, b in pairwise(names)]
    return ", ".join(pairs) if len(pairs) <= _SHOWN else ", ".join([*pairs[: _SHOWN - 1], "…", pairs[-1]])


def _cycles(edges: Mapping[Ref, Sequence[Ref]]) -> Iterator[tuple[Ref, ...]]:
    """Each circle once, from its smallest reference on; depth first, without recursion."""
    done: set[Ref] = set()
    told: set[Ref] = set()
    for root in sorted(edges):
        if root in done:
            continue
        trail, place = [root], {root: 0}
        walks = [iter(edges[root])]
        while walks:
            step = next(walks[-1], None)
            if step is None:
                walks.pop()
                left = trail.pop()
                del place[left]
                done.add(left)
            elif step in place and step not in told:
                cycle = trail[place[step] :]
                told.update(cycle)
                least = cycle.index(min(cycle))
                yield (*cycle[least:], *cycle[:least])
            elif step not in place and step not in done and step in edges:
                place[step] = len(trail)
                trail.append(step)
                walks.append(iter(edges[step]))
