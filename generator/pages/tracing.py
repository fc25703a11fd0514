"""Owns pages that need not be written again: what they asked of the view last time has the same answers now."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime
from functools import partial
from hashlib import blake2b
from typing import Any, TypeVar

from generator.build import Results
from generator.history import Commit, History
from generator.model.tracing import EVERYTHING, TracingModel
from generator.pages import every
from generator.pages.page import Page, Sheet, View
from generator.records import Record, Ref

R = TypeVar("R", bound=Record)
_TODAY, _COMMIT = "@", "^"
_WORK = "pages"


class TracingView(View):
    """A View whose `each` takes from `results` the pages that would come out as they did.

    Such a page has no body; `whole` writes it again.
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
        self.model.note(EVERYTHING, _COMMIT)
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
        name = make.__module__
        given = tuple(records)
        keys = {record.ref: self._results.key(_WORK, name, record.ref) for record in given}
        store = self._results.store
        kept = store.all(keys.values()) if store else {}
        fresh: dict[bytes, bytes] = {}
        for record in given:
            key = keys[record.ref]
            write: Callable[[], tuple[Page, ...]] = partial(self._write, make, record)
            known = self._known(kept.get(key))
            if known is None:
                pages, asked = self.model.traced(write)
                questions = sorted({*asked, record.ref})
                fresh[key] = _dump(pages, questions, self._digest(questions))
                yield from pages
            else:
                self._whole.update((page.address, write) for page in known)
                yield from known
        if store:
            store.put(fresh)

    def whole(self, page: Page) -> Page:
        """The page with its body."""
        write = self._whole.get(page.address)
        return next(p for p in write() if p.address == page.address) if write else page

    def _write(self, make: Callable[[View, R], Iterable[Page]], record: R) -> tuple[Page, ...]:
        pages = (every.complete(self, page) for page in make(self, record))
        return tuple(replace(page, made=page.digest) for page in pages)

    def _known(self, data: bytes | None) -> tuple[Page, ...] | None:
        if data is None:
            return None
        asked, digest, pages = json.loads(data)
        return tuple(map(_page, pages)) if self._digest(asked) == digest else None

    def _digest(self, asked: Iterable[str]) -> str:
        return blake2b("".join(map(self._answer, asked)).encode(), digest_size=16).hexdigest()

    def _answer(self, question: str) -> str:
        if question == _TODAY:
            return self._day.isoformat()
        if question == _COMMIT:
            return self._past.below
        if question.startswith(_COMMIT):
            commit = self._past.of(self.model.file(Ref(question[1:])))
            return commit.key if commit else "-"
        return self.model.said(question)


def _dump(pages: Iterable[Page], asked: list[str], digest: str) -> bytes:
    given = [
        [
            p.address, p.title, p.description, p.made, p.about, p.redirect,
            [p.updated.key, p.updated.at.isoformat()] if p.updated else None,
            [[s.file, s.head, s.rows] for s in p.sheets],
        ]
        for p in pages
    ]  # fmt: skip
    return json.dumps([asked, digest, given], ensure_ascii=False, separators=(",", ":")).encode()


def _page(given: list[Any]) -> Page:
    """What exports, the menu and the sitemap ask of a page."""
    address, title, description, made, about, redirect, updated, sheets = given
    return Page(
        address=address, title=title, description=description, body="", made=made, redirect=redirect,
        about=Ref(about) if about else None,
        updated=Commit(key=updated[0], at=datetime.fromisoformat(updated[1])) if updated else None,
        sheets=tuple(Sheet(file=f, head=tuple(head), rows=tuple(map(tuple, rows))) for f, head, rows in sheets),
    )  # fmt: skip
