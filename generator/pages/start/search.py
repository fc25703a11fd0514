"""`/tim-kiem/`: the form of the search, its filters, and the ways to browse for who has no script."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup

from generator.pages.start import finder
from generator.presentation import facets
from generator.presentation.context import BuildContext
from generator.presentation.page import Page, PageHead

HUB = "tim-kiem/"
_TITLE = "Tìm kiếm"
_SAID = "Tìm thôn, chi bộ, người phụ trách, việc đã làm, văn bản, số liệu"
_BROWSE = (
    ("thon/", "thôn, tổ dân phố"), ("xa-phuong/", "xã, phường"), ("chi-bo/", "chi bộ"), ("hoat-dong/", "hoạt động"),
    ("cong-trinh/", "công trình"), ("van-ban/", "văn bản"),
)  # fmt: skip


def pages(ctx: BuildContext) -> Iterable[PageHead]:
    return ctx.per_listing(_all)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Search:
    """The page of the search; `browse` are links to the hubs, the choices are (value, word)."""

    FILE: ClassVar[str] = "search"
    title: str
    example: str
    browse: Sequence[Markup]
    places: Sequence[tuple[str, str]]
    years: Sequence[tuple[str, str]]
    kinds: Sequence[tuple[str, str]]


def _all(ctx: BuildContext) -> Iterable[Page]:
    here = ctx.at(HUB)
    page = _Search(
        title=_TITLE,
        example=finder.example(ctx.model),
        browse=[here.to(address, word) for address, word in _BROWSE],
        places=facets.places(ctx.model),
        years=[(str(year), str(year)) for year in facets.years(ctx.model)],
        kinds=tuple(facets.SECTIONS.items()),
    )
    yield Page(
        address=HUB, title=_TITLE, description=_SAID, body=here.render(page), tools="none", script="assets/search.js",
    )  # fmt: skip
