"""Readers that record what they are asked, and the digest of each answer: what was asked then can be compared now.

They answer like the plain ones they are made of: a model of the records, the day of the build, what git knows.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from datetime import date
from hashlib import blake2b
from typing import Any, TypeVar

from generator.history import Commit, History
from generator.images import Picture
from generator.model.index import QUERIES, Model, RecordIndex
from generator.problems import Path
from generator.records import Record, Ref, Site, Tombstone
from generator.records.changes import Change

T = TypeVar("T")
R = TypeVar("R", bound=Record)
Query = str

# What a query of the records begins with; without a sign it asks for the record of that reference.
_ALL, _USERS, _ANSWER, _PICTURE, _SITE, EVERYTHING = _SIGNS = ("*", "<", "?", "%", "~", "!")
_TODAY, _COMMIT, _BELOW, _HEAD = "@", "^", "/", "#"  # of the others
_MOST = 5_000  # queries; who asks more depends on all records


class Tracer:
    """The queries of what is being made, the innermost last."""

    __slots__ = ("_asking",)

    def __init__(self) -> None:
        self._asking: list[set[Query]] = []

    @property
    def active(self) -> bool:
        return bool(self._asking)

    def note(self, query: Query) -> None:
        if self._asking:
            self._asking[-1].add(query)

    def note_all(self, queries: Collection[Query]) -> None:
        if self._asking:
            self._asking[-1].update(queries)

    def traced(self, ask: Callable[[], T]) -> tuple[T, frozenset[Query]]:
        """What `ask` gives, and all it asked on the way."""
        self._asking.append(set())
        try:
            found = ask()
        finally:
            asked = self._asking.pop()
        return found, _gathered(asked)


class TracingModel(Model):
    """`digests` names what each file holds, by its path."""

    __slots__ = ("_digests", "_index", "_traced", "_tracer", "_users")

    def __init__(self, index: RecordIndex, digests: Mapping[str, str], tracer: Tracer) -> None:
        self._index, self._tracer = index, tracer
        self._digests = {
            ref: _short(f"{file} {digests[file]} {_state(index, ref)}") for ref, file in index.files.items()
        }
        # What was asked more than once, with all it asked itself.
        self._traced: dict[object, tuple[Any, frozenset[Query]]] = {}
        # Of the record that was asked of last: what its users hold, by kind.
        self._users: dict[str, dict[str, list[str]]] = {}

    def answer_digest(self, query: Query) -> str:
        """The digest of the answer, or one that is as short. Of very many queries little may be done for each."""
        sign = query[0]
        index, digests = self._index, self._digests
        if sign == _USERS:
            target, _, kind = query[1:].partition(" ")
            told = self._used(target).get(kind)
            return _short(" ".join(told)) if told else ""
        if sign not in _SIGNS:
            ref = Ref(query)
            if ref in index.tombstones:
                return _short(repr(index.tombstones[ref]))
            return digests.get(ref, ref) if ref in index.records else ""
        return _short(self._told(sign, query[1:]))

    def _used(self, target: str) -> Mapping[str, list[str]]:
        """What the users of a record hold, by kind; those of all kinds under no kind."""
        if target not in self._users:
            found: dict[str, list[str]] = {}
            for ref, _ in self._index.referrers.get(Ref(target), ()):
                for kind in ("", ref.kind):
                    found.setdefault(kind, []).append(self._digests.get(ref, ref))
            self._users.clear()
            self._users[target] = found
        return self._users[target]

    def _told(self, sign: str, rest: str) -> str:
        index, digests = self._index, self._digests
        if sign == _ALL:
            return " ".join(digests.get(record.ref, record.ref) for record in index.by_kind.get(rest, ()))
        if sign == _ANSWER:
            return repr(self.answer(*rest.split(" ", 1)))
        if sign == _PICTURE:
            return repr(index.pictures.get(rest))
        if sign == _SITE:
            return repr(index.site)
        return repr((index.site, sorted(digests.items()), sorted(index.tombstones), sorted(index.pictures.items())))

    def remember(self, question: object, ask: Callable[[], T]) -> T:
        known = self._traced.get(question)
        if known is None:
            known = self._traced[question] = self._tracer.traced(ask)
        self._tracer.note_all(known[1])
        answer: T = known[0]
        return answer

    def answer(self, name: str, key: str) -> object:
        """Whoever asks depends on the answer, not on what it was made of."""
        self._tracer.note(f"{_ANSWER}{name} {key}")
        return self._tracer.traced(lambda: self.remember((name, key), lambda: QUERIES[name](self, key)))[0]

    @property
    def site(self) -> Site:
        self._tracer.note(_SITE)
        return self._index.site

    def get(self, ref: Ref | None) -> Record | None:
        if ref:
            self._tracer.note(ref)
        return self._index.get(ref)

    def present(self, ref: Ref) -> Record:
        self._tracer.note(ref)
        return self._index.present(ref)

    def withdrawn(self, ref: Ref) -> bool:
        self._tracer.note(ref)
        return self._index.withdrawn(ref)

    def file(self, ref: Ref | None) -> str | None:
        if ref:
            self._tracer.note(ref)
        return self._index.file(ref)

    def picture(self, name: str) -> Picture | None:
        self._tracer.note(_PICTURE + name)
        return self._index.picture(name)

    def all(self, kind: type[R]) -> tuple[R, ...]:
        self._tracer.note(_ALL + kind.FOLDER)
        return self._index.all(kind)

    def every(self) -> Iterable[Record]:
        self._tracer.note(EVERYTHING)
        return self._index.every()

    def withdrawals(self) -> Iterable[Tombstone]:
        self._tracer.note(EVERYTHING)
        return self._index.withdrawals()

    def users(self, ref: Ref) -> tuple[tuple[Ref, Path], ...]:
        self._tracer.note(_USERS + ref)
        return self._index.users(ref)

    def referring(self, ref: Ref, kind: type[R], *keys: str) -> Iterator[R]:
        self._tracer.note(f"{_USERS}{ref} {kind.FOLDER}")
        return self._index.referring(ref, kind, *keys)


class TracingClock:
    """The day of the build."""

    __slots__ = ("_today", "_tracer")

    def __init__(self, today: date, tracer: Tracer) -> None:
        self._today, self._tracer = today, tracer

    @property
    def today(self) -> date:
        self._tracer.note(_TODAY)
        return self._today


class TracingHistory:
    """What git knows of the files."""

    __slots__ = ("_past", "_tracer")

    def __init__(self, past: History, tracer: Tracer) -> None:
        self._past, self._tracer = past, tracer

    def of(self, file: str | None) -> Commit | None:
        if file:
            self._tracer.note(_COMMIT + file)
        return self._past.of(file)

    @property
    def below(self) -> str:
        self._tracer.note(_BELOW)
        return self._past.below

    @property
    def head(self) -> str:
        self._tracer.note(_HEAD)
        return self._past.head


class TracingReaders:
    """All that a task may ask, recorded by one tracer."""

    def __init__(self, index: RecordIndex, digests: Mapping[str, str], today: date, past: History) -> None:
        self.tracer = Tracer()
        self.model = TracingModel(index, digests, self.tracer)
        self.clock = TracingClock(today, self.tracer)
        self.history = TracingHistory(past, self.tracer)

    def answer_digest(self, query: Query) -> str:
        """The digest of what a query gives now."""
        sign = query[0]
        if sign == _COMMIT:
            commit = self.history.of(query[1:])
            return commit.key if commit else "-"
        if sign == _TODAY:
            return self.clock.today.isoformat()
        if sign == _BELOW:
            return self.history.below
        if sign == _HEAD:
            return self.history.head
        return self.model.answer_digest(query)


def _gathered(asked: set[Query]) -> frozenset[Query]:
    """Who depends on all records needs no query about one of them; the day and what git knows are no records."""
    if len(asked) <= _MOST and EVERYTHING not in asked:
        return frozenset(asked)
    return frozenset((EVERYTHING, *(q for q in asked if not (q[0].isalpha() or q[0] in _SIGNS))))


def _state(index: RecordIndex, ref: Ref) -> str:
    """What a day makes of a record besides its file."""
    found = index.records.get(ref) if ref.kind == Change.FOLDER else None
    return found.status if isinstance(found, Change) else ""


def _short(text: str) -> str:
    return blake2b(text.encode(), digest_size=12).hexdigest()
