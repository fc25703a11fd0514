"""What a family makes in pieces, over two builds: each piece has a name of its own."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from generator.build import Results, Spill, Traces
from generator.history import History
from generator.model.tracing import TracingModel
from generator.pages.tracing import TraceStore, TracingContext
from generator.presentation.page import BuildContext, Page, body, h1
from generator.records.units import Unit
from tests import small
from tests.test_build import opened


def of_family(place: Path, family: small.Family) -> list[str]:
    """The addresses of its pages, by a build that takes over what the one before left in that place."""
    model = small.ctx(small.unit("dong", "village"), small.unit("doai", "village")).model
    with opened(place / "db") as store:
        stock = TraceStore(traces=Traces(Results(store=store)), spill=Spill(place / "texts"))
        digests = dict.fromkeys(model.files.values(), "the same")
        ctx = TracingContext(TracingModel(model, digests), small.TODAY, History(), stock)
        found = [page.address for page in family(ctx)]
        stock.traces.save()
    return found


def _page(ctx: BuildContext, unit: Unit) -> Iterable[Page]:
    yield Page(address=f"thon/{unit.id}/", title=unit.name, description=unit.name, body=body([h1(unit.name)]))


def _more(ctx: BuildContext, unit: Unit) -> Iterable[Page]:
    yield Page(address=f"thon/{unit.id}/them/", title=unit.name, description=unit.name, body=body([h1(unit.name)]))


def _both(ctx: BuildContext) -> Iterable[Page]:
    yield from ctx.per_record(_page, ctx.model.all(Unit))
    yield from ctx.per_record(_more, ctx.model.all(Unit))


def _twice(ctx: BuildContext) -> Iterable[Page]:
    yield from ctx.per_record(_page, ctx.model.all(Unit))
    yield from ctx.per_record(_page, ())


def test_a_family_may_make_two_kinds_of_pages_of_the_same_records(tmp_path: Path) -> None:
    first = of_family(tmp_path, _both)
    assert sorted(first) == ["thon/doai/", "thon/doai/them/", "thon/dong/", "thon/dong/them/"]
    assert of_family(tmp_path, _both) == first


def test_one_function_that_is_called_twice_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"_page: done twice in one run"):
        of_family(tmp_path, _twice)
