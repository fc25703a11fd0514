"""Owns the Model: every record once, found by reference, and who refers to it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import wraps
from operator import itemgetter
from typing import Any, Concatenate, ParamSpec, TypeVar, cast

from generator.images import Picture
from generator.problems import Path
from generator.records import KINDS, Record, Ref, Site, Tombstone, references
from generator.records.changes import Change
from generator.records.rules import Rule
from generator.records.units import Unit

R = TypeVar("R", bound=Record)
T = TypeVar("T")
P = ParamSpec("P")
ANSWERED: dict[str, Callable[[Model, str], object]] = {}  # by the names of the functions
Referrers = Mapping[Ref, tuple[tuple[Ref, Path], ...]]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Model:
    """All live records of a publication, ordered by reference; withdrawn ones only as `tombstones`.

    `files` names each record's file; `referrers` lists for a reference the records that make it, with the path.
    `pictures` has the photos that records name and that are there, by that name. `unread` are the files that gave no
    record, each with the references it may stand for: of a whole publication none.
    """

    site: Site
    records: Mapping[Ref, Record]
    tombstones: Mapping[Ref, Tombstone] = field(default_factory=dict)
    files: Mapping[Ref, str] = field(default_factory=dict)
    referrers: Referrers = field(default_factory=dict)
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    unread: Mapping[str, tuple[Ref, ...]] = field(default_factory=dict)
    _by_kind: Mapping[str, tuple[Record, ...]] = field(default_factory=dict)
    _answers: dict[object, Any] = field(default_factory=dict)

    def get(self, ref: Ref | None) -> Record | None:
        """The record, or None when there is none or it was withdrawn."""
        return self.records.get(ref) if ref else None

    def present(self, ref: Ref) -> Record:
        """A record that is there; KeyError for one that is not."""
        return self.records[ref]

    def all(self, kind: type[R]) -> tuple[R, ...]:
        """The records of one kind, by id."""
        return cast("tuple[R, ...]", self._by_kind.get(kind.FOLDER, ()))

    def rules(self, kind: type[R]) -> tuple[R, ...]:
        """The rule-sets of one kind, by id."""
        return tuple(r for r in self.all(Rule) if isinstance(r, kind))

    def unit(self, ref: Ref | None) -> Unit | None:
        found = self.get(ref)
        return found if isinstance(found, Unit) else None

    def withdrawn(self, ref: Ref) -> bool:
        """True for a record of which only the tombstone is left."""
        return ref in self.tombstones

    def file(self, ref: Ref | None) -> str | None:
        """The file of a record, or None when there is none."""
        return self.files.get(ref) if ref else None

    def picture(self, name: str) -> Picture | None:
        """The photo that records name so, or None when it is not there."""
        return self.pictures.get(name)

    def users(self, ref: Ref) -> tuple[tuple[Ref, Path], ...]:
        """Who refers to a record, and where."""
        return self.referrers.get(ref, ())

    def remember(self, question: object, ask: Callable[[], T]) -> T:
        """The answer to a question that is asked more than once: the records never change."""
        if question not in self._answers:
            self._answers[question] = ask()
        answer: T = self._answers[question]
        return answer

    def answer(self, name: str, key: str) -> object:
        """What one of `answered` functions says of a text."""
        return self.remember((name, key), lambda: ANSWERED[name](self, key))

    def referring(self, ref: Ref, kind: type[R], *keys: str) -> Iterator[R]:
        """The records of `kind` that refer to `ref` (under one of `keys`, if given), each once, by id."""
        seen: set[Ref] = set()
        folder = f"{kind.FOLDER}/"
        for source, path in self.referrers.get(ref, ()):
            if source.startswith(folder) and source not in seen and (not keys or path[0] in keys):
                seen.add(source)
                yield cast("R", self.records[source])


def cached(function: Callable[Concatenate[Model, P], T]) -> Callable[Concatenate[Model, P], T]:
    """Keeps a function's answers with the model they were derived from: its records never change."""

    @wraps(function)
    def answer(model: Model, /, *args: P.args, **kwargs: P.kwargs) -> T:
        key = (function, args, *kwargs.items())
        return model.remember(key, lambda: function(model, *args, **kwargs))

    return answer


def tracked_query(function: Callable[[Model, str], T]) -> Callable[[Model, str], T]:
    """The same for what is asked of one text, so that whoever asks depends on the answer, not on what that was made of.

    `repr` of an answer tells it from any other.
    """
    name = f"{function.__module__}.{function.__qualname__}"
    ANSWERED[name] = function

    @wraps(function)
    def answer(model: Model, key: str) -> T:
        return cast("T", model.answer(name, key))

    return answer


def connect(
    site: Site,
    records: Iterable[Record],
    tombstones: Iterable[Tombstone] = (),
    files: Mapping[Ref, str] | None = None,
    pictures: Mapping[str, Picture] | None = None,
    *,
    unread: Mapping[str, tuple[Ref, ...]] | None = None,
    today: date = date.max,
) -> Model:
    """One Model out of decoded records; the order they come in does not matter.

    It holds what is so on `today`: a change that does not say its status is in force from its date on.
    """
    by_ref = dict(sorted(((r.ref, _on(r, today)) for r in records), key=itemgetter(0)))
    referrers: dict[Ref, list[tuple[Ref, Path]]] = {}
    by_kind: dict[str, list[Record]] = {kind: [] for kind in KINDS}
    for ref, record in by_ref.items():
        by_kind[record.FOLDER].append(record)
        for path, target in references(record):
            referrers.setdefault(target, []).append((ref, path))
    return Model(
        site=site,
        records=by_ref,
        tombstones={t.ref: t for t in sorted(tombstones, key=lambda t: t.ref)},
        files=files or {},
        referrers={k: tuple(v) for k, v in referrers.items()},
        pictures=pictures or {},
        unread=unread or {},
        _by_kind={k: tuple(v) for k, v in by_kind.items()},
    )


def _on(record: Record, today: date) -> Record:
    if not isinstance(record, Change) or record.status:
        return record
    first = (record.date.earliest or record.date.latest) if record.date else None
    return record.model_copy(update={"status": "decided" if first and first > today else "effective"})
