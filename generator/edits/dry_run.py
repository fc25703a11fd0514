"""Tries edits before anything is written: read and checked as `chibo check` would find them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from generator import source
from generator.checks import check
from generator.edits.drafts import Desk, Draft, Edit
from generator.gate import gate
from generator.model import RecordIndex, connect
from generator.problems import Fault, Problem, in_order
from generator.records import Record, Tombstone, decode
from generator.records.cells import Cell
from generator.records.committees import Committee
from generator.records.units import Unit
from generator.source import SourceText


def dry_run(desk: Desk, root: Path, draft: Draft) -> tuple[Problem, ...]:
    """What is wrong after the edits and was not before; errors among it mean that they make the data worse."""
    texts = {e.file: e.after for e in draft.edits}
    problems: list[Problem] = []
    faults: list[Fault] = []
    fresh: list[Record | Tombstone] = []
    for file, text in texts.items():
        value, said = source.parse(text, file)
        problems += said
        record, wrong = decode(file, value) if value is not None else (None, [])
        faults += wrong
        fresh += [record] if record else []
    if len(fresh) == len(texts):
        faults += _new(check(_changed(root, desk, fresh, draft.edits), desk.today), desk)
    return in_order((*problems, *source.places(root, faults, texts), *_stopped(desk, draft)))


def _stopped(desk: Desk, draft: Draft) -> list[Problem]:
    """What the publication gate stops in the new texts and did not stop in the old ones."""
    rules = {file: desk.read(file) for ref, file in desk.model.files.items() if ref.kind == "rules"}
    before = {e.file: e.before for e in draft.edits if e.before is not None}
    after = {e.file: e.after for e in draft.edits}
    known = {(p.place.file, p.code, p.message) for p in _gate(rules | before, desk)}
    found = (p for p in _gate(rules | after, desk) if p.place.file in after and p.severity in ("error", "question"))
    return [p for p in found if (p.place.file, p.code, p.message) not in known]


def _gate(texts: Mapping[str, str], desk: Desk) -> tuple[Problem, ...]:
    model = desk.model
    named = [x.name for x in model.all(Unit)] + [x.name for x in model.all(Cell)]
    named += [x.name for x in model.all(Committee)]
    files = [SourceText(file=file, form="data", text=text) for file, text in texts.items()]
    return gate(files, desk.today, named=named)


def _changed(root: Path, desk: Desk, fresh: list[Record | Tombstone], edits: tuple[Edit, ...]) -> RecordIndex:
    """The model in which the records of the edited files are those of their new texts."""
    model, mine = desk.model, {r.ref for r in fresh}
    live = [r for ref, r in model.records.items() if ref not in mine]
    gone = [t for ref, t in model.tombstones.items() if ref not in mine]
    files = {**model.files, **{r.ref: e.file for r, e in zip(fresh, edits, strict=True)}}
    own = source.pictures(root, (photo.file for r in fresh if isinstance(r, Record) for photo in r.photos))
    return connect(
        model.site,
        [*live, *(r for r in fresh if isinstance(r, Record))],
        [*gone, *(t for t in fresh if isinstance(t, Tombstone))],
        files,
        {**model.pictures, **own},
        today=desk.today,
    )


def _new(faults: tuple[Fault, ...], desk: Desk) -> Iterable[Fault]:
    if not faults:
        return ()
    known = {(f.file, f.code, f.message) for f in check(desk.model, desk.today)}
    return [f for f in faults if (f.file, f.code, f.message) not in known]
