"""Tasks: what is made at once and taken over as one. One runner makes all of them, another only those that must be."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from hashlib import blake2b
from typing import Any, Generic, Protocol, TypeVar

from generator.build import jsonio, parallel_map
from generator.incremental.codec import Codec
from generator.incremental.queries import TracingReaders
from generator.incremental.spill import SpillSpan
from generator.incremental.traces import Trace, TraceStore
from generator.records import Ref

T = TypeVar("T")
H = TypeVar("H")
_MOST_HELD = 64  # tasks of one work whose results are held in memory until they are asked for


@dataclass(frozen=True, slots=True, kw_only=True)
class Task(Generic[T]):
    """Something to make of the records `of`, of what is `given` besides, and of what it asks of the readers.

    `key` names it among the tasks of one work.
    """

    key: str
    make: Callable[[], T]
    of: tuple[Ref, ...] = ()
    given: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Form(Generic[T, H]):
    """How the results of a work are stored: only their `head` between two builds, the `whole` while a build runs."""

    narrow: Callable[[T], H]
    head: Codec[H]
    whole: Codec[T]


class TaskRunner(Protocol):
    """Makes tasks, or takes over what they made. `work` names all tasks of a kind, and nothing else in one run."""

    def memoize(self, work: str, tasks: Iterable[Task[T]], form: Form[T, H]) -> Iterator[H]:
        """The head of what each task makes, in turn."""

    def recompute(self, work: str, task: Task[T], form: Form[T, H]) -> T:
        """All that a task of that work makes."""


class PlainRunner:
    """Makes everything."""

    def memoize(self, work: str, tasks: Iterable[Task[T]], form: Form[T, H]) -> Iterator[H]:
        for task in tasks:
            yield form.narrow(task.make())

    def recompute(self, work: str, task: Task[T], form: Form[T, H]) -> T:
        return task.make()


class TracingRunner:
    """Re-runs only tasks whose recorded queries now return different answers."""

    def __init__(self, readers: TracingReaders, store: TraceStore) -> None:
        self._readers, self._store = readers, store
        self._spans: dict[tuple[str, str], SpillSpan] = {}

    def memoize(self, work: str, tasks: Iterable[Task[T]], form: Form[T, H]) -> Iterator[H]:
        """Of very many that are made, the whole is spilt to disk."""
        if self._readers.tracer.active:
            raise RuntimeError(f"{work}: what is taken over asks nothing, so no task may be made inside another")
        marked = [(task, _mark(task)) for task in tasks]
        answer = self._readers.answer_digest
        known = self._store.traces.known(work, answer)
        missing = [(task, mark) for task, mark in marked if known.get(task.key, ("",))[0] != mark]
        spilt = len(missing) > _MOST_HELD
        made: dict[str, H] = {}
        fresh: dict[str, Trace] = {}
        make = partial(self._made, form, spilt)
        for part, spans in parallel_map(make, missing, workers=self._store.workers):
            for key, head, trace in part:
                made[key], fresh[key] = head, trace
            self._spans.update(((work, key), span) for (key, _, _), span in zip(part, spans, strict=False))
        self._store.traces.keep(work, (task.key for task, _ in marked), fresh, answer)
        for task, _ in marked:
            yield made[task.key] if task.key in made else form.head.load(known[task.key][1])

    def _made(
        self,
        form: Form[T, H],
        spilt: bool,  # noqa: FBT001  partial
        tasks: Sequence[tuple[Task[T], str]],
    ) -> tuple[list[tuple[str, H, Trace]], list[SpillSpan]]:
        found = []
        texts = []
        for task, mark in tasks:
            value, asked = self._readers.tracer.traced(task.make)
            head = form.narrow(value)
            trace = Trace(mark=mark, asked=asked.union(task.of), made=form.head.dump(head))
            if spilt:
                texts.append(jsonio.dumped(form.whole.dump(value)))
                head = form.head.load(trace.made)
            found.append((task.key, head, trace))
        return found, self._store.spill.put(texts) if texts else []

    def recompute(self, work: str, task: Task[T], form: Form[T, H]) -> T:
        span = self._spans.get((work, task.key))
        return form.whole.load(jsonio.loaded(self._store.spill.get(span))) if span else task.make()


def _mark(task: Task[Any]) -> str:
    return blake2b(" ".join((*task.of, task.given)).encode(), digest_size=8).hexdigest()
