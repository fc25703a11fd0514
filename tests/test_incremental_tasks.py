"""What a family makes in pieces, over two builds: each piece has a name of its own."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from generator.build import Results
from generator.history import History
from generator.incremental.queries import TracingReaders
from generator.incremental.spill import Spill
from generator.incremental.tasks import TracingRunner
from generator.incremental.traces import Traces, TraceStore
from generator.presentation.context import BuildContext
from generator.presentation.page import Page, PageHead, body
from generator.records.units import Unit
from generator.templates import h1
from tests import small
from tests.test_build import opened


def of_family(place: Path, family: small.Family) -> tuple[list[PageHead], list[Page]]:
    """The heads of its pages and the pages, by a build that takes over what the one before left in that place."""
    index = small.index(small.unit("dong", "village"), small.unit("doai", "village"))
    with opened(place / "db") as store:
        traces = TraceStore(traces=Traces(Results(store=store)), spill=Spill(place / "texts"))
        readers = TracingReaders(index, dict.fromkeys(index.files.values(), "the same"), small.TODAY, History())
        runner = TracingRunner(readers, traces)
        ctx = BuildContext(model=readers.model, clock=readers.clock, history=readers.history, runner=runner)
        heads = list(family(ctx))
        traces.save()
        return heads, [ctx.whole(head) for head in heads]


def _page(ctx: BuildContext, unit: Unit) -> Iterable[Page]:
    yield Page(address=f"thon/{unit.id}/", title=unit.name, description=unit.name, body=body([h1(unit.name)]))


def _more(ctx: BuildContext, unit: Unit) -> Iterable[Page]:
    yield Page(address=f"thon/{unit.id}/them/", title=unit.name, description=unit.name, body=body([h1(unit.name)]))


def _both(ctx: BuildContext) -> Iterable[PageHead]:
    yield from ctx.per_record(_page, ctx.model.all(Unit))
    yield from ctx.per_record(_more, ctx.model.all(Unit))


def _twice(ctx: BuildContext) -> Iterable[PageHead]:
    yield from ctx.per_record(_page, ctx.model.all(Unit))
    yield from ctx.per_record(_page, ())


def test_a_family_may_make_two_kinds_of_pages_of_the_same_records(tmp_path: Path) -> None:
    _, first = of_family(tmp_path, _both)
    assert sorted(page.address for page in first) == ["thon/doai/", "thon/doai/them/", "thon/dong/", "thon/dong/them/"]
    heads, again = of_family(tmp_path, _both)
    assert again == first
    assert not any(isinstance(head, Page) for head in heads), "nothing was taken over"


def test_one_function_that_is_called_twice_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"_page: done twice in one run"):
        of_family(tmp_path, _twice)
