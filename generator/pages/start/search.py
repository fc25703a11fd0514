"""Owns `/tim-kiem/`: the form of the search, its filters, and the ways to browse for who has no script."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from generator.pages.blocks import components as c
from generator.pages.start import finder
from generator.presentation import facets
from generator.presentation.page import BuildContext, Page, body, h1

HUB = "tim-kiem/"
_TITLE = "Tìm kiếm"
_SAID = "Tìm thôn, chi bộ, người phụ trách, việc đã làm, văn bản, số liệu"
_BROWSE = (
    ("thon/", "thôn, tổ dân phố"), ("xa-phuong/", "xã, phường"), ("chi-bo/", "chi bộ"), ("hoat-dong/", "hoạt động"),
    ("cong-trinh/", "công trình"), ("van-ban/", "văn bản"),
)  # fmt: skip
_ORDERS = (("", "Phù hợp nhất trước"), ("moi", "Mới nhất trước"))


def pages(ctx: BuildContext) -> Iterable[Page]:
    return ctx.per_listing(_all)


def _all(ctx: BuildContext) -> Iterable[Page]:
    here = ctx.at(HUB)
    links = ", ".join(here.to(address, word) for address, word in _BROWSE)
    blocks = [
        h1(_TITLE),
        c.finder("./", finder.example(ctx.model), key="tim"),
        "<noscript>\n<p>Trình duyệt này không chạy JavaScript nên chưa tìm theo chữ được. "
        f"Mời bạn xem theo: {links}.</p>\n</noscript>",
        _filters(ctx),
        '<div id="so-ket-qua" role="status"></div>\n<ol id="ket-qua" class="results"></ol>\n'
        '<p><button id="xem-them" class="quiet" type="button" hidden>Xem thêm kết quả</button></p>',
        '<div id="goi-y" class="empty" hidden>\n<p><b>Không thấy điều cần tìm?</b> Thử bớt chữ, bỏ bớt mục lọc, '
        f"hoặc xem theo: {links}.</p>\n</div>",
    ]
    yield Page(
        address=HUB, title=_TITLE, description=_SAID, body=body(blocks), tools="none", script="assets/search.js",
    )  # fmt: skip


def _filters(ctx: BuildContext) -> str:
    kinds = tuple(facets.SECTIONS.items())
    years = [(str(year), str(year)) for year in facets.years(ctx.model)]
    boxes = (
        _select("noi", "Nơi", [("", "Mọi nơi"), *facets.places(ctx.model)]),
        _select("nam", "Năm", [("", "Mọi năm"), *years]),
        _select("loai", "Loại tin", [("", "Mọi loại"), *kinds]),
        _select("xep", "Xếp theo", _ORDERS),
    )
    inner = "\n".join(boxes)
    return (
        "<details hidden>\n<summary>Lọc, xếp theo nơi, năm, loại tin</summary>\n"
        f'<div class="filters">\n{inner}\n</div>\n</details>'
    )


def _select(name: str, label: str, options: Iterable[tuple[str, str]]) -> str:
    rows = "".join(f'<option value="{escape(value)}">{escape(word)}</option>' for value, word in options)
    key = f"loc-{name}"
    return f'<div><label for="{key}">{label}</label><select id="{key}" name="{name}" form="tim">{rows}</select></div>'
