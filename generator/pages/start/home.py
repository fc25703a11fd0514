"""Owns the home page: find my thôn first, then what is new, what is coming, works and key figures."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from itertools import islice

from generator import dates
from generator.model import names, timeline
from generator.model.visibility import visible
from generator.pages.blocks import coming, parts
from generator.pages.blocks import components as c
from generator.pages.figures import indicators
from generator.pages.places import coverage
from generator.pages.results import works
from generator.pages.start import finder
from generator.presentation import events, subscriptions
from generator.presentation.page import BuildContext, Page, PageContext, body, h2
from generator.records.achievements import Achievement
from generator.records.activities import Activity
from generator.records.cells import Cell
from generator.records.indicators import Indicator
from generator.records.units import Unit
from generator.vietnamese import number, sort_key

_PLACES = 8
_NEWS = 5


def pages(ctx: BuildContext) -> Iterable[Page]:
    return ctx.per_listing(_all)


def _all(ctx: BuildContext) -> Iterable[Page]:
    here = ctx.at("")
    site = ctx.model.site
    blocks = [
        _band(here),
        '<div class="two">\n<div>\n' + _news(here) + '\n</div>\n<div class="side">\n'
        + _coming(here) + "\n" + _works(here) + "\n</div>\n</div>",
        *_figures(here),
    ]  # fmt: skip
    yield Page(
        address="", title="Trang chủ", description=site.description, body=body(blocks), crumbs=None, layout="full",
        tools="none", feeds=subscriptions.of_site(ctx),
    )  # fmt: skip


def _band(here: PageContext) -> str:
    rows = [(here.link(u.ref, _short_name(here, u)), names.commune(here.model, u.ref)) for u in _shown(here.ctx)]
    return "\n".join(
        (
            '<div class="band">',
            "<h1>Thôn của bạn có gì mới?</h1>",
            c.finder(here.href("tim-kiem/"), finder.example(here.model)),
            c.places(rows) or c.empty("Chưa có thôn nào", "Khi có hồ sơ đầu tiên, tên thôn sẽ có ở đây."),
            f"<p>{here.to('thon/', 'Mọi thôn, tổ dân phố')} · {here.to('xa-phuong/', 'Mọi xã, phường')}</p>",
            f'<p class="ear">{_trust(here)}</p>',
            "</div>",
        )
    )


def _shown(ctx: BuildContext) -> list[Unit]:
    """The villages of the home unit, else those with the newest news, by name."""
    living = sorted(finder.villages(ctx.model), key=lambda u: (_newest(ctx, u), u.id), reverse=True)
    return sorted(living[:_PLACES], key=lambda u: sort_key(u.name))


def _newest(ctx: BuildContext, unit: Unit) -> tuple[int, int, str]:
    orgs = (unit.ref, *(x.ref for x in ctx.model.referring(unit.ref, Cell, "units")))
    told = (a for org in orgs for a in ctx.model.referring(org, Activity, "orgs"))
    found = (events.date_of(a) for a in told if visible(a))
    return max((dates.order(d) for d in found), default=dates.order(None))


def _short_name(here: PageContext, unit: Unit) -> str:
    return timeline.name(here.model, unit.ref)


def _trust(here: PageContext) -> str:
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
    return escape(said + end) + here.to("cap-nhat/", "Tình hình cập nhật")


def _news(here: PageContext) -> str:
    done = islice((a for a in events.newest_first(here.model) if a.status == "held" and events.date_of(a)), _NEWS)
    rows = c.cards(parts.card(here, a) for a in done)
    empty = c.empty("Chưa có tin nào", "Tin đầu tiên của chi bộ, thôn sẽ có ở đây.")
    return c.h2("Tin mới nhất") + "\n" + (rows or empty) + "\n" + c.more(here.href("hoat-dong/"), "Xem mọi hoạt động")


def _coming(here: PageContext) -> str:
    ahead = coming.of(here.ctx, here.model.all(Activity))[:_NEWS]
    text = "Khi thôn báo trước buổi họp dân hay ngày làm việc chung, ngày giờ và nơi họp sẽ có ở đây."
    return (
        c.h2("Sắp tới")
        + "\n"
        + (coming.cards(here, ahead) or c.empty("Chưa có hoạt động sắp tới", text))
        + "\n"
        + c.more(here.href("lich/"), "Xem lịch sắp tới")
    )


def _works(here: PageContext) -> str:
    order = ("building", "unknown", "planned")
    found = [a for a in here.model.all(Achievement) if a.works and a.works.status in order]
    found.sort(key=lambda a: (order.index(a.works.status if a.works else ""), a.id))
    rows = c.works(works.row(here, a) for a in found[:4])
    return c.h2("Công trình") + "\n" + rows if rows else ""


def _figures(here: PageContext) -> list[str]:
    chosen = [here.model.get(ref) for ref in here.model.site.figures]
    boxes = [indicators.box(here, i) for i in chosen if isinstance(i, Indicator)]
    return [h2("Con số đáng biết"), c.figures(boxes)] if boxes else []
