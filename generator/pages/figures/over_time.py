"""Figures counted more than once of a place or cell: a picture on its page, the others on a page of their own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup

from generator.pages.blocks.sources import finish
from generator.pages.figures import series
from generator.pages.figures.series import Series
from generator.presentation.context import BuildContext, PageContext
from generator.presentation.page import Page

_ROOM = 1  # pictures of figures on the page of a place or cell, so that it stays light
_SEGMENT = "con-so/"


@dataclass(frozen=True, slots=True, kw_only=True)
class _OverTime:
    """The page of what has no room elsewhere."""

    FILE: ClassVar[str] = "over_time"
    title: str
    drawn: Sequence[Series]


def shown(drawn: Sequence[Series], *, beside: int = 0) -> tuple[Series, ...]:
    """Those that stand on the page itself, where `beside` other pictures stand already."""
    return tuple(drawn[: max(0, _ROOM - beside)])


def more(here: PageContext, drawn: Sequence[Series], on_page: Sequence[Series]) -> Markup:
    """The way to those that do not; "" where there are none."""
    if len(drawn) == len(on_page):
        return Markup()
    return here.component("more", here.href(f"{here.address}{_SEGMENT}"), "Xem con số qua các thời điểm")


def apart(
    ctx: BuildContext, address: str, owner: str, make: Callable[[PageContext], Sequence[Series]], *, beside: int = 0
) -> Iterable[Page]:
    """The page below that at `address` with all that `make` gives and that page has no room for."""
    here = ctx.at(f"{address}{_SEGMENT}")
    drawn = make(here)
    rest = drawn[len(shown(drawn, beside=beside)) :]
    if not rest:
        return
    page = _OverTime(title=f"{owner}: con số qua các thời điểm", drawn=rest)
    yield Page(
        address=here.address, title=page.title, description=f"{page.title}.", body=finish(here, here.render(page)),
        crumbs=((owner, address),), sheets=tuple(map(series.sheet, rest)),
    )  # fmt: skip
