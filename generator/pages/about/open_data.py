"""`/du-lieu-mo/`: the tables anyone may take away, how to read them, and what each column means."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup

from generator.model import Model
from generator.opendata.addresses import HUB, LICENCE_ANCHOR, PACKAGE, POPOLO, SQLITE
from generator.opendata.table_csv import CSV_RULE
from generator.opendata.tables import GROUPS, TABLES, Column, Table, count
from generator.presentation.context import BuildContext, PageContext
from generator.presentation.page import ABOUT, Menu, Page, PageHead
from generator.templates import html
from generator.vietnamese import number

_TITLE = "Dữ liệu mở"
_LEAD = "Những điều trang này đăng cũng có ở dạng bảng, để mở bằng Excel hay để máy đọc. Không cần đăng ký."
_MENU = Menu(group=ABOUT, word=_TITLE)
_WHOLE = (
    (SQLITE, "Tất cả các bảng trong một tệp SQLite"),
    (PACKAGE, "Mô tả các bảng cho máy đọc (Frictionless Data Package)"),
    (POPOLO, "Tổ chức, chức vụ, người giữ chức vụ theo chuẩn Popolo"),
)
_TYPES = {
    "string": "chữ", "integer": "số nguyên", "number": "số", "boolean": "true (có) hoặc false (không)", "date": "ngày",
    "time": "giờ", "array": "danh sách",
}  # fmt: skip


def pages(ctx: BuildContext) -> Iterable[PageHead]:
    yield _hub(ctx)
    for table in TABLES:
        yield _page(ctx, table)


@dataclass(frozen=True, slots=True, kw_only=True)
class _OpenData:
    FILE: ClassVar[str] = "open_data"
    title: str
    lead: str
    whole: Sequence[tuple[Markup, str]]
    groups: Sequence[tuple[str, Sequence[tuple[Markup, str, Markup]]]]
    csv_rule: str
    licence_anchor: str
    licence: Markup
    publisher: str
    site: str
    address: str


def _hub(ctx: BuildContext) -> Page:
    here, site = ctx.at(HUB), ctx.model.site
    page = _OpenData(
        title=_TITLE,
        lead=_LEAD,
        whole=[(here.file(HUB, name, text), name) for name, text in _WHOLE],
        groups=[(title, [_row(here, table) for table in found]) for title, found in GROUPS],
        csv_rule=CSV_RULE,
        licence_anchor=LICENCE_ANCHOR,
        licence=_licence(ctx.model),
        publisher=site.publisher.name,
        site=site.title,
        address=f"{site.address.rstrip('/')}/{HUB}",
    )
    return Page(address=HUB, title=_TITLE, description=_LEAD, body=here.render(page), menu=_MENU)


def _row(here: PageContext, table: Table) -> tuple[Markup, str, Markup]:
    name = here.to(f"{HUB}{table.name}/", table.title)
    return name, number(count(here.model, table)), Markup(" ").join(_files(here, table))


def _files(here: PageContext, table: Table) -> list[Markup]:
    return [here.file(HUB, f"{table.name}.{kind.lower()}", kind) for kind in ("CSV", "JSON")]


def _licence(model: Model) -> Markup:
    site = model.site
    if not site.licence:
        return html("Đơn vị xuất bản chưa ghi điều kiện dùng lại; muốn dùng lại xin hỏi {}.", site.publisher.name)
    link = site.licence.startswith("https://")
    return html('<a href="{0}" rel="noopener">{0}</a>' if link else "{}", site.licence)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Table:
    FILE: ClassVar[str] = "open_data_table"
    table: Table
    count: str
    files: Sequence[Markup]
    columns: Sequence[tuple[str, Markup]]
    hub: str


def _page(ctx: BuildContext, table: Table) -> Page:
    here = ctx.at(f"{HUB}{table.name}/")
    there = count(ctx.model, table)
    page = _Table(
        table=table,
        count=number(there) if there else "",
        files=_files(here, table),
        columns=list(_columns(here, table)),
        hub=here.href(HUB),
    )
    return Page(
        address=here.address, title=f"Bảng {table.title}", description=table.about, body=here.render(page),
        crumbs=((_TITLE, HUB),),
    )  # fmt: skip


def _columns(here: PageContext, table: Table) -> Iterator[tuple[str, Markup]]:
    """What each column means; the two days beside a date are one row, and words are explained where first used."""
    told: dict[tuple[str, ...], str] = {}
    for column in table.columns:
        if column.bound == "latest":
            continue
        name = column.name
        if column.bound:
            name = f"{name}, {name.removesuffix(column.bound)}latest"
        yield name, Markup(" ").join(_meaning(here, column, told))


def _meaning(here: PageContext, column: Column, told: dict[tuple[str, ...], str]) -> Iterator[Markup]:
    """What a column means, how it is written and what its words stand for."""
    title = f"{column.title} và muộn nhất" if column.bound else column.title
    yield from (html("{}.", part) for part in (title, column.how) if part)
    if column.refers:
        name = next(table.title for table in TABLES if table.name == column.refers)
        yield html("Mã ở bảng {}.", here.to(f"{HUB}{column.refers}/", name))
    elif column.type != "string":
        yield html("Kiểu: {}.", _TYPES[column.type])
    if column.choices:
        first = told.setdefault(tuple(column.choices), column.name)
        words = "; ".join(f"{code} = {label}" if label else code for code, label in column.choices.items())
        said = words if first == column.name else f"Các mã như ở cột {first}"
        yield html("<br><small>{}</small>", said)
