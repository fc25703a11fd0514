"""Owns a Model that notes what it is asked, and the digest of each answer: what was asked then can be compared now."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from hashlib import blake2b
from typing import Any, TypeVar

from generator.images import Picture
from generator.model.index import Model, Referrers
from generator.problems import Path
from generator.records import Record, Ref, Site, Tombstone
from generator.records.changes import Change

T = TypeVar("T")
R = TypeVar("R", bound=Record)
Query = str

# What a question begins with; without a sign it asks for the record of that reference.
_ALL, _USERS, _ANSWER, _PICTURE, _SITE, EVERYTHING = _SIGNS = ("*", "<", "?", "%", "~", "!")
_MOST = 5_000  # questions; who asks more depends on all records


class TracingModel(Model):
    """Answers like the model it is made of. `digests` names what each file holds, by its path."""

    __slots__ = ("_asking", "_inner", "_known", "_traced", "_users")

    def __init__(self, inner: Model, digests: Mapping[str, str]) -> None:
        held = {ref: _short(f"{file} {digests[file]} {_state(inner, ref)}") for ref, file in inner.files.items()}
        for name, value in (
            ("_inner", inner), ("_known", held), ("_asking", []), ("_traced", {}), ("_users", {}),
        ):  # fmt: skip
            object.__setattr__(self, name, value)

    _inner: Model
    _known: Mapping[Ref, str]
    _asking: list[set[Query]]
    _traced: dict[object, tuple[Any, frozenset[Query]]]  # what was asked more than once, with all it asked itself
    _users: dict[str, dict[str, list[str]]]  # of the record that was asked of last: what its users hold, by kind

    def traced(self, ask: Callable[[], T]) -> tuple[T, frozenset[Query]]:
        """What `ask` gives, and all it asked on the way."""
        self._asking.append(set())
        try:
            found = ask()
        finally:
            asked = self._asking.pop()
        return found, _gathered(asked)

    @property
    def asking(self) -> bool:
        """True while what is asked is noted."""
        return bool(self._asking)

    def note(self, question: Query) -> None:
        if self._asking:
            self._asking[-1].add(question)

    def said(self, question: Query) -> str:
        """The digest of the answer, or one that is as short. Of very many questions little may be done for each."""
        sign = question[0]
        inner, known = self._inner, self._known
        if sign == _USERS:
            target, _, kind = question[1:].partition(" ")
            told = self._used(target).get(kind)
            return _short(" ".join(told)) if told else ""
        if sign not in _SIGNS:
            ref = Ref(question)
            if ref in inner.tombstones:
                return _short(repr(inner.tombstones[ref]))
            return known.get(ref, ref) if ref in inner.records else ""
        return _short(self._told(sign, question[1:]))

    def _used(self, target: str) -> Mapping[str, list[str]]:
        """What the users of a record hold, by kind; those of all kinds under no kind."""
        if target not in self._users:
            found: dict[str, list[str]] = {}
            for ref, _ in self._inner.referrers.get(Ref(target), ()):
                for kind in ("", ref.kind):
                    found.setdefault(kind, []).append(self._known.get(ref, ref))
            self._users.clear()
            self._users[target] = found
        return self._users[target]

    def _told(self, sign: str, rest: str) -> str:
        inner, known = self._inner, self._known
        if sign == _ALL:
            return " ".join(known.get(record.ref, record.ref) for record in inner._by_kind.get(rest, ()))
        if sign == _ANSWER:
            return repr(self.answer(*rest.split(" ", 1)))
        if sign == _PICTURE:
            return repr(inner.pictures.get(rest))
        if sign == _SITE:
            return repr(inner.site)
        return repr((inner.site, sorted(known.items()), sorted(inner.tombstones), sorted(inner.pictures.items())))

    def remember(self, question: object, ask: Callable[[], T]) -> T:
        known = self._traced.get(question)
        if known is None:
            known = self._traced[question] = self.traced(ask)
        if self._asking:
            self._asking[-1].update(known[1])
        answer: T = known[0]
        return answer

    def answer(self, name: str, key: str) -> object:
        self.note(f"{_ANSWER}{name} {key}")
        return self.traced(lambda: super(TracingModel, self).answer(name, key))[0]

    def get(self, ref: Ref | None) -> Record | None:
        if ref:
            self.note(ref)
        return self._inner.get(ref)

    def present(self, ref: Ref) -> Record:
        self.note(ref)
        return self._inner.present(ref)

    def withdrawn(self, ref: Ref) -> bool:
        self.note(ref)
        return self._inner.withdrawn(ref)

    def file(self, ref: Ref | None) -> str | None:
        if ref:
            self.note(ref)
        return self._inner.file(ref)

    def picture(self, name: str) -> Picture | None:
        self.note(_PICTURE + name)
        return self._inner.picture(name)

    def all(self, kind: type[R]) -> tuple[R, ...]:
        self.note(_ALL + kind.FOLDER)
        return self._inner.all(kind)

    def users(self, ref: Ref) -> tuple[tuple[Ref, Path], ...]:
        self.note(_USERS + ref)
        return self._inner.users(ref)

    def referring(self, ref: Ref, kind: type[R], *keys: str) -> Iterator[R]:
        self.note(f"{_USERS}{ref} {kind.FOLDER}")
        return self._inner.referring(ref, kind, *keys)

    @property
    def site(self) -> Site:
        self.note(_SITE)
        return self._inner.site

    @property
    def records(self) -> Mapping[Ref, Record]:
        self.note(EVERYTHING)
        return self._inner.records

    @property
    def tombstones(self) -> Mapping[Ref, Tombstone]:
        self.note(EVERYTHING)
        return self._inner.tombstones

    @property
    def files(self) -> Mapping[Ref, str]:
        self.note(EVERYTHING)
        return self._inner.files

    @property
    def referrers(self) -> Referrers:
        self.note(EVERYTHING)
        return self._inner.referrers

    @property
    def pictures(self) -> Mapping[str, Picture]:
        self.note(EVERYTHING)
        return self._inner.pictures


def _gathered(asked: set[Query]) -> frozenset[Query]:
    """Who depends on all records needs no question about one of them; the day and what git knows are no records."""
    if len(asked) <= _MOST and EVERYTHING not in asked:
        return frozenset(asked)
    return frozenset((EVERYTHING, *(q for q in asked if not (q[0].isalpha() or q[0] in _SIGNS))))


def _state(inner: Model, ref: Ref) -> str:
    """What a day makes of a record besides its file."""
    found = inner.records.get(ref) if ref.kind == Change.FOLDER else None
    return found.status if isinstance(found, Change) else ""


def _short(text: str) -> str:
    return blake2b(text.encode(), digest_size=12).hexdigest()
