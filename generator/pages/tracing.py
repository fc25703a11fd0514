"""Owns a View that makes nothing again of which all that was asked last time has the same answers now."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import partial
from hashlib import blake2b
from typing import Any, TypeVar

from generator.build import Spill, SpillSpan, Trace, Traces, parallel_map, plain
from generator.history import Commit, History
from generator.model.tracing import EVERYTHING, TracingModel
from generator.pages.chrome import page_metadata
from generator.presentation.page import Body, BuildContext, CsvSheet, Menu, Page
from generator.presentation.task import Codec, Task
from generator.records import Record, Ref

R = TypeVar("R", bound=Record)
T = TypeVar("T")
_TODAY, _COMMIT = "@", "^"
_MOST_HELD = 64  # tasks of one work whose pages are held in memory until they are rendered


@dataclass(frozen=True, slots=True, kw_only=True)
class TraceStore:
    """`traces` of the last build, where to put down what memory shall not hold, and how many make things at once."""

    traces: Traces
    spill: Spill
    workers: int = 1


class TracingContext(BuildContext):
    """A View that takes from the traces in `stock` what would come out as it did.

    A page that is taken so has no body; `whole` writes it again.
    """

    __slots__ = ("_day", "_last", "_past", "_spots", "_stock", "_tasks")

    def __init__(self, model: TracingModel, today: date, history: History, stock: TraceStore) -> None:
        for name, value in (
            ("model", model), ("_day", today), ("_past", history), ("_stock", stock),
             ("_tasks", {}), ("_spots", {}), ("_last", {}),
        ):  # fmt: skip
            object.__setattr__(self, name, value)

    model: TracingModel
    _day: date
    _past: History
    _stock: TraceStore
    _tasks: dict[str, tuple[str, Task[tuple[Page, ...]]]]
    _spots: dict[tuple[str, str], SpillSpan]
    _last: dict[tuple[str, str], dict[str, Page]]

    @property
    def today(self) -> date:
        self.model.note(_TODAY)
        return self._day

    @property
    def history(self) -> History:
        self.model.note(EVERYTHING)
        self.model.note(_COMMIT)
        return self._past

    @property
    def below(self) -> str:
        self.model.note(_COMMIT)
        return self._past.below

    def commit(self, ref: Ref | None) -> Commit | None:
        if ref:
            self.model.note(_COMMIT + ref)
        return self._past.of(self.model.file(ref))

    def pages(self, work: str, tasks: Iterable[Task[Iterable[Page]]]) -> Iterator[Page]:
        told = [Task(key=t.key, of=t.of, given=t.given, make=partial(_complete, t.make)) for t in tasks]
        for task, pages in zip(told, self.kept(work, told, _PAGES), strict=True):
            self._tasks.update((page.address, (work, task)) for page in pages if not page.body)
            yield from pages

    def kept(self, work: str, tasks: Iterable[Task[T]], form: Codec[T]) -> Iterator[T]:
        """Of very many that are made, what `form` leaves out is put down on disk."""
        if self.model.asking:
            raise RuntimeError(f"{work}: what is kept asks nothing when it is taken over, so no task may be made of it")
        told = [(task, _mark(task)) for task in tasks]
        known = self._stock.traces.known(work, self._answer)
        missing = [(task, mark) for task, mark in told if known.get(task.key, ("",))[0] != mark]
        spilt = form.whole if len(missing) > _MOST_HELD else None
        made: dict[str, T] = {}
        fresh: dict[str, Trace] = {}
        for part, spots in parallel_map(partial(self._made, form, spilt), missing, workers=self._stock.workers):
            for key, value, row in part:
                made[key], fresh[key] = value, row
            self._spots.update(((work, key), spot) for (key, _, _), spot in zip(part, spots, strict=False))
        self._stock.traces.keep(work, (task.key for task, _ in told), fresh, self._answer)
        for task, _ in told:
            yield made[task.key] if task.key in made else form.load(known[task.key][1])

    def _made(
        self, form: Codec[T], whole: Codec[T] | None, tasks: Sequence[tuple[Task[T], str]]
    ) -> tuple[list[tuple[str, T, Trace]], list[SpillSpan]]:
        found = []
        texts = []
        for task, mark in tasks:
            value, asked = self.model.traced(partial(task.make, self))
            row = Trace(mark=mark, asked=asked.union(task.of), made=form.dump(value))
            if whole:
                texts.append(plain.dumped(whole.dump(value)))
                value = form.load(row.made)
            found.append((task.key, value, row))
        return found, self._stock.spill.put(texts) if texts else []

    def whole(self, page: Page) -> Page:
        """The page with its body. A task is done once for pages of it that are asked for one after the other."""
        if page.body or page.address not in self._tasks:
            return page
        work, task = self._tasks[page.address]
        if (work, task.key) not in self._last:
            pages = self.again(work, task, _PAGES)
            self._last.clear()
            self._last[work, task.key] = {p.address: p for p in pages}
        return self._last[work, task.key][page.address]

    def again(self, work: str, task: Task[T], form: Codec[T]) -> T:
        spot = self._spots.get((work, task.key))
        return form.whole.load(plain.loaded(self._stock.spill.get(spot))) if spot and form.whole else task.make(self)

    def _answer(self, question: str) -> str:
        if question[0] not in (_COMMIT, _TODAY):
            return self.model.said(question)
        if question == _TODAY:
            return self._day.isoformat()
        if question == _COMMIT:
            return self._past.below
        commit = self._past.of(self.model.file(Ref(question[1:])))
        return commit.key if commit else "-"


def _mark(task: Task[Any]) -> str:
    return blake2b(" ".join((*task.of, task.given)).encode(), digest_size=8).hexdigest()


def _complete(make: Callable[[BuildContext], Iterable[Page]], ctx: BuildContext) -> tuple[Page, ...]:
    pages = (page_metadata.complete(ctx, page) for page in make(ctx))
    return tuple(replace(page, made=page.digest) for page in pages)


def _dump(pages: tuple[Page, ...]) -> object:
    """What exports, the sitemap and the menu ask of a page; all of one that goes into a hand-written page."""
    return [[*_asked(p), _rest(p) if p.appends else None] for p in pages]


def _dump_whole(pages: tuple[Page, ...]) -> object:
    return [[*_asked(p), _rest(p)] for p in pages]


def _asked(p: Page) -> list[object]:
    updated = [p.updated.key, p.updated.at.isoformat()] if p.updated else None
    sheets = [[s.file, s.head, s.rows] for s in p.sheets]
    menu = [p.menu.group, p.menu.word, p.menu.header] if p.menu else None
    return [p.address, p.title, p.description, p.made, p.about, p.redirect, updated, sheets, menu]


def _rest(p: Page) -> list[object]:
    told = [p.body, p.crumbs, p.layout, p.tools, p.script, p.appends, p.feeds]
    return [*told, p.source, p.history, p.card, p.linked]


def _load(dumped: Any) -> tuple[Page, ...]:
    return tuple(map(_page, dumped))


def _page(given: list[Any]) -> Page:
    address, title, description, made, about, redirect, updated, sheets, menu, rest = given
    page = Page(
        address=address, title=title, description=description, body=Body(""), made=made, redirect=redirect,
        about=Ref(about) if about else None,
        updated=Commit(key=updated[0], at=datetime.fromisoformat(updated[1])) if updated else None,
        sheets=tuple(CsvSheet(file=f, head=tuple(head), rows=tuple(map(tuple, rows))) for f, head, rows in sheets),
        menu=Menu(group=menu[0], word=menu[1], header=menu[2]) if menu else None,
    )  # fmt: skip
    return _with(page, rest) if rest else page


def _with(page: Page, rest: list[Any]) -> Page:
    body, crumbs, layout, tools, script, appends, feeds, source, history, card, linked = rest
    return replace(
        page, body=Body(body), crumbs=None if crumbs is None else tuple(map(tuple, crumbs)), layout=layout, tools=tools,
        script=script, appends=appends, feeds=tuple(map(tuple, feeds)), source=source, history=history,
        card=card, linked=linked,
    )  # fmt: skip


_PAGES: Codec[tuple[Page, ...]] = Codec(dump=_dump, load=_load, whole=Codec(dump=_dump_whole, load=_load))
