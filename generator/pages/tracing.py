"""Owns a View that makes nothing again of which all that was asked last time has the same answers now."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime
from functools import partial
from hashlib import blake2b
from types import MappingProxyType
from typing import Any, TypeVar

from generator.build import Results
from generator.history import Commit, History
from generator.model.tracing import EVERYTHING, TracingModel
from generator.pages import every
from generator.pages.page import Form, Page, Sheet, View
from generator.records import Record, Ref

R = TypeVar("R", bound=Record)
T = TypeVar("T")
_TODAY, _COMMIT = "@", "^"
_WORK = "kept"


class TracingView(View):
    """A View that takes from `results` what would come out as it did.

    A page that is taken so has no body; `whole` writes it again.
    """

    __slots__ = ("_day", "_past", "_results", "_said", "_whole")

    def __init__(self, model: TracingModel, today: date, history: History, results: Results) -> None:
        for name, value in (
            ("model", model), ("_day", today), ("_past", history), ("_results", results), ("_whole", {}), ("_said", {}),
        ):  # fmt: skip
            object.__setattr__(self, name, value)

    model: TracingModel
    _day: date
    _past: History
    _results: Results
    _said: dict[str, str]
    _whole: dict[str, Callable[[], tuple[Page, ...]]]

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

    def each(self, make: Callable[[View, R], Iterable[Page]], records: Iterable[R]) -> Iterator[Page]:
        def write(view: View, record: R) -> tuple[Page, ...]:
            pages = (every.complete(self, page) for page in make(view, record))
            return tuple(replace(page, made=page.digest) for page in pages)

        given = tuple(records)
        for record, pages in zip(given, self.kept(make.__module__, write, given, _PAGES), strict=True):
            if any(not page.body for page in pages):
                self._whole.update((page.address, partial(write, self, record)) for page in pages)
            yield from pages

    def kept(
        self, work: str, make: Callable[[View, R], T], records: Iterable[R], form: Form[T],
        given: Mapping[Ref, str] = MappingProxyType({}),
    ) -> Iterator[T]:  # fmt: skip
        told = tuple(records)
        keys = {record.ref: self._results.key(_WORK, work, record.ref) for record in told}
        store = self._results.store
        there = store.all(keys.values()) if store else {}
        fresh: dict[bytes, bytes] = {}
        for record in told:
            key, also = keys[record.ref], given.get(record.ref, "")
            asked, digest, dumped = json.loads(there[key]) if key in there else ((), "", None)
            if digest and self._digest(asked, also) == digest:
                yield form.load(dumped)
                continue
            made, questions = self.model.traced(partial(make, self, record))
            asked = sorted({*questions, record.ref})
            value = [asked, self._digest(asked, also), form.dump(made)]
            fresh[key] = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
            yield made
        if store:
            store.put(fresh)

    def whole(self, page: Page) -> Page:
        """The page with its body."""
        write = self._whole.get(page.address)
        return next(p for p in write() if p.address == page.address) if write else page

    def _digest(self, asked: Iterable[str], also: str) -> str:
        return blake2b("".join((*map(self._answer, asked), also)).encode(), digest_size=16).hexdigest()

    def _answer(self, question: str) -> str:
        if question == _TODAY:
            return self._day.isoformat()
        if question == _COMMIT:
            return self._past.below
        if question.startswith(_COMMIT):
            commit = self._past.of(self.model.file(Ref(question[1:])))
            return commit.key if commit else "-"
        return self.model.said(question)


def _dump(pages: tuple[Page, ...]) -> object:
    """What exports, the menu and the sitemap ask of a page."""
    return [
        [
            p.address, p.title, p.description, p.made, p.about, p.redirect,
            [p.updated.key, p.updated.at.isoformat()] if p.updated else None,
            [[s.file, s.head, s.rows] for s in p.sheets],
        ]
        for p in pages
    ]  # fmt: skip


def _load(dumped: Any) -> tuple[Page, ...]:
    return tuple(map(_page, dumped))


def _page(given: list[Any]) -> Page:
    address, title, description, made, about, redirect, updated, sheets = given
    return Page(
        address=address, title=title, description=description, body="", made=made, redirect=redirect,
        about=Ref(about) if about else None,
        updated=Commit(key=updated[0], at=datetime.fromisoformat(updated[1])) if updated else None,
        sheets=tuple(Sheet(file=f, head=tuple(head), rows=tuple(map(tuple, rows))) for f, head, rows in sheets),
    )  # fmt: skip


_PAGES: Form[tuple[Page, ...]] = Form(dump=_dump, load=_load)
