"""Owns what was counted more than once of a place or cell: a picture on its page, the others on a page of their own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from generator.pages.blocks import components as c
from generator.pages.blocks.sources import finish
from generator.pages.figures import series
from generator.pages.figures.series import Series
from generator.presentation.page import BuildContext, Page, PageContext, body, h1, h2

_ROOM = 1  # pictures of figures on the page of a place or cell, so that it stays light
_SEGMENT = "con-so/"


def shown(drawn: Sequence[Series], *, beside: int = 0) -> tuple[Series, ...]:
    """Those that stand on the page itself, where `beside` other pictures stand already."""
    return tuple(drawn[: max(0, _ROOM - beside)])


def more(here: PageContext, drawn: Sequence[Series], on_page: Sequence[Series]) -> str:
    """The way to those that do not; "" where there are none."""
    if len(drawn) == len(on_page):
        return ""
    return c.more(here.href(f"{here.address}{_SEGMENT}"), "Xem con số qua các thời điểm")


def apart(
    ctx: BuildContext, address: str, owner: str, make: Callable[[PageContext], Sequence[Series]], *, beside: int = 0
) -> Iterable[Page]:
    """The page below that at `address` with all that `make` gives and that page has no room for."""
    here = ctx.at(f"{address}{_SEGMENT}")
    drawn = make(here)
    rest = drawn[len(shown(drawn, beside=beside)) :]
    if not rest:
        return
    title = f"{owner}: con số qua các thời điểm"
    blocks = [h1(title), *(block for one in rest for block in (h2(one.title), series.figure(one)))]
    yield Page(
        address=here.address, title=title, description=f"{title}.", body=finish(here, body(blocks)),
        crumbs=((owner, address),), sheets=tuple(map(series.sheet, rest)),
    )  # fmt: skip
