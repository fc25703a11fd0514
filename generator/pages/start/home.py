"""The home page: find my thôn first, then what is new, what is coming, works and key figures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import ClassVar

from markupsafe import Markup

from generator import dates
from generator.model import names, timeline
from generator.model.visibility import visible
from generator.pages.blocks import coming, parts
from generator.pages.blocks.components import Card, FigureBox
from generator.pages.figures import indicators
from generator.pages.places import coverage
from generator.pages.results import works
from generator.pages.start import finder
from generator.presentation import events, subscriptions
from generator.presentation.context import BuildContext, PageContext
from generator.presentation.page import Page, PageHead
from generator.records.achievements import Achievement
from generator.records.activities import Activity
from generator.records.cells import Cell
from generator.records.indicators import Indicator
from generator.records.units import Unit
from generator.templates import html
from generator.vietnamese import number, sort_key

_PLACES = 8
_NEWS = 5


def pages(ctx: BuildContext) -> Iterable[PageHead]:
    return ctx.per_listing(_all)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Home:
    """The home page; `search`, `all_news` and `calendar` are ways to other pages."""

    FILE: ClassVar[str] = "home"
    search: str
    example: str
    villages: Sequence[tuple[Markup, str]]
    all_villages: Markup
    all_communes: Markup
    trust: Markup
    news: Sequence[Card]
    all_news: str
    coming: Markup
    calendar: str
    works: Markup
    figures: Sequence[FigureBox]


def _all(ctx: BuildContext) -> Iterable[Page]:
    here, model = ctx.at(""), ctx.model
    page = _Home(
        search=here.href("tim-kiem/"),
        example=finder.example(model),
        villages=[(here.link(u.ref, timeline.name(model, u.ref)), names.commune(model, u.ref)) for u in _shown(ctx)],
        all_villages=here.to("thon/", "Mọi thôn, tổ dân phố"),
        all_communes=here.to("xa-phuong/", "Mọi xã, phường"),
        trust=_trust(here),
        news=_news(here),
        all_news=here.href("hoat-dong/"),
        coming=coming.cards(here, coming.of(ctx, model.all(Activity))[:_NEWS]),
        calendar=here.href("lich/"),
        works=_works(here),
        figures=_figures(here),
    )
    yield Page(
        address="", title="Trang chủ", description=model.site.description, body=here.render(page), crumbs=None,
        layout="full", tools="none", feeds=subscriptions.of_site(ctx),
    )  # fmt: skip


def _shown(ctx: BuildContext) -> list[Unit]:
    """The villages of the home unit, else those with the newest news, by name."""
    living = sorted(finder.villages(ctx.model), key=lambda u: (_newest(ctx, u), u.id), reverse=True)
    return sorted(living[:_PLACES], key=lambda u: sort_key(u.name))


def _newest(ctx: BuildContext, unit: Unit) -> tuple[int, int, str]:
    orgs = (unit.ref, *(x.ref for x in ctx.model.referring(unit.ref, Cell, "units")))
    told = (a for org in orgs for a in ctx.model.referring(org, Activity, "orgs"))
    found = (events.date_of(a) for a in told if visible(a))
    return max((dates.order(d) for d in found), default=dates.order(None))


def _trust(here: PageContext) -> Markup:
    model = here.model
    villages = sum(u.level == "village" and timeline.alive(model, u.ref) for u in model.all(Unit))
    reporting, cells = coverage.reporting(here.ctx)
    texts = coverage.sources_count(model)
    said = f"Trên bảng tin có {number(villages)} thôn, khối và {number(cells)} chi bộ."
    if texts and not reporting:
        papers = coverage.documents_count(model)
        also = f" và {number(papers)} văn bản" if papers else ""
        said += f" Tin lấy từ {number(texts)} bài của báo, cổng thông tin{also};"
    elif reporting:
        said += f" {number(reporting)} chi bộ gửi tin thẳng cho trang này;"
    end = " mỗi điều đều ghi nguồn, điều chưa biết thì để trống. " if texts or reporting else " "
    return html("{}{}{}", said, end, here.to("cap-nhat/", "Tình hình cập nhật"))


def _news(here: PageContext) -> list[Card]:
    done = islice((a for a in events.newest_first(here.model) if a.status == "held" and events.date_of(a)), _NEWS)
    return [parts.card(here, a) for a in done]


def _works(here: PageContext) -> Markup:
    order = ("building", "unknown", "planned")
    found = [a for a in here.model.all(Achievement) if a.works and a.works.status in order]
    found.sort(key=lambda a: (order.index(a.works.status if a.works else ""), a.id))
    return here.component("works", [(*works.row(here, a), None) for a in found[:4]])


def _figures(here: PageContext) -> list[FigureBox]:
    chosen = [here.model.get(ref) for ref in here.model.site.figures]
    return [indicators.box(here, i) for i in chosen if isinstance(i, Indicator)]
