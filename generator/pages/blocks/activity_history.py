"""Owns what an organisation did: the newest on its page, the older below it, a page a year."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from generator.pages.blocks import components as c
from generator.pages.blocks.parts import NEWEST, card
from generator.pages.blocks.sources import cite
from generator.presentation.events import date_of
from generator.presentation.page import BuildContext, Page, PageContext, body, h1
from generator.records.activities import Activity


def newest(here: PageContext, done: Sequence[Activity], *, whose: str | None = None) -> list[str]:
    """The newest as cards, and links to the years where there are more; cited to their sources."""
    for activity in done[:NEWEST]:
        cite(here, activity)
    return [c.cards(card(here, a, whose=whose) for a in done[:NEWEST]), _links(here, done)] if done else []


def older(
    ctx: BuildContext,
    hub: str,
    owner: str,
    done: Sequence[Activity],
    *,
    first: Callable[[PageContext, int], str] | None = None,
) -> Iterable[Page]:
    """A page a year below an organisation's page, once it has done more than its page shows.

    `first` gives what a year's page begins with, "" for nothing.
    """
    if len(done) <= NEWEST:
        return
    for year, found in _years(done):
        here = ctx.at(f"{hub}{_segment(year)}/")
        title = f"{owner}: việc đã làm {_said(year)}"
        begins = first(here, year) if first and year else ""
        blocks = [h1(title), begins, c.cards((card(here, a, whose="") for a in found), level=2)]
        yield Page(
            address=here.address, title=title, description=f"{title}.", body=body(blocks), crumbs=((owner, hub),)
        )


def links(here: PageContext, years: Iterable[int | None]) -> str:
    """The pages of some years, as links."""
    return " · ".join(here.to(f"{here.address}{_segment(year)}/", _said(year)) for year in years)


def years(done: Sequence[Activity]) -> tuple[int | None, ...]:
    """The years that have a page, the newest first; None for what has no day."""
    return tuple(year for year, _ in _years(done)) if len(done) > NEWEST else ()


def _links(here: PageContext, done: Sequence[Activity]) -> str:
    found = years(done)
    return f"<p>Việc đã làm theo năm: {links(here, found)}</p>" if found else ""


def _years(done: Sequence[Activity]) -> list[tuple[int | None, list[Activity]]]:
    groups: dict[int | None, list[Activity]] = {}
    for activity in done:
        at = date_of(activity)
        point = at.earliest if at and at.form not in ("before", "after") else None
        groups.setdefault(point.year if point else None, []).append(activity)
    return list(groups.items())


def _segment(year: int | None) -> str:
    return f"nam-{year}" if year else "khong-ro-ngay"


def _said(year: int | None) -> str:
    return f"năm {year}" if year else "không rõ ngày"
