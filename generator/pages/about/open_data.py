"""Owns `/du-lieu-mo/`: the tables anyone may take away, how to read them, and what each column means."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from generator.model import Model
from generator.opendata.addresses import HUB, LICENCE_ANCHOR, PACKAGE, POPOLO, SQLITE
from generator.opendata.table_csv import CSV_RULE
from generator.opendata.tables import GROUPS, TABLES, Column, Table, count
from generator.pages.blocks import components as c
from generator.presentation.page import ABOUT, BuildContext, Menu, Page, PageContext, body, h1, h2
from generator.vietnamese import number

_TITLE = "Dữ liệu mở"
_LEAD = "Những điều trang này đăng cũng có ở dạng bảng, để mở bằng Excel hay để máy đọc. Không cần đăng ký."
_MENU = Menu(group=ABOUT, word=_TITLE)
_OPEN = (
    "Bằng Excel: vào Dữ liệu (Data), chọn Từ văn bản/CSV (From Text/CSV), mã Unicode (UTF-8), dấu ngăn là dấu phẩy; "
    "cột ngày chọn kiểu Văn bản (Text) để Excel không tự đổi. Bằng LibreOffice: mở thẳng tệp, chọn dấu phẩy.",
    CSV_RULE,
)
_READ = (
    "Chỗ để trống là chưa có thông tin, không phải bằng không.",
    "Ngày ghi đúng như nguồn biết: 2020-09-03, 2020-02, 2018~ (khoảng năm 2018), ../2024-12 (muộn nhất tháng 12/2024), "
    "2024/.. (sớm nhất là năm 2024). Hai cột _earliest và _latest bên cạnh là ngày sớm nhất, muộn nhất.",
    "Tiền ghi bằng đồng. Cột qualifier cho biết con số là đúng, trên, gần hay khoảng.",
    "Tỷ lệ có số gốc gồm part và whole; percent là phần trăm tính lại; published là chữ nguồn in.",
    "Các bảng nối với nhau bằng mã. Chỗ có thể là nhiều loại thì mã có loại ở trước, như cells/xom-moi-2020.",
    "Việc dự kiến, việc không thực hiện cũng có dòng; khi đếm xin xem cột status.",
    "Tin đã gỡ chỉ còn mã, ngày gỡ và lý do ở bảng retracted. Ai đã tải về xin gỡ theo.",
)
_TYPES = {
    "string": "chữ", "integer": "số nguyên", "number": "số", "boolean": "true (có) hoặc false (không)", "date": "ngày",
    "time": "giờ", "array": "danh sách",
}  # fmt: skip


def pages(ctx: BuildContext) -> Iterable[Page]:
    yield _hub(ctx)
    for table in TABLES:
        yield _page(ctx, table)


def _hub(ctx: BuildContext) -> Page:
    here, site = ctx.at(HUB), ctx.model.site
    blocks = [h1(_TITLE), c.lead(_LEAD), _whole(here)]
    for title, found in GROUPS:
        blocks += [h2(title), c.table("", ("Bảng", "Số dòng", "Tệp"), (_row(here, table) for table in found))]
    blocks += [h2("Cách mở"), _list(_OPEN), h2("Cách đọc"), _list(_READ)]
    blocks += [h2("Điều kiện dùng lại", LICENCE_ANCHOR), f"<p>{_licence(ctx.model)}</p>"]
    home = site.address.rstrip("/") + "/"
    cited = f"{site.publisher.name}. {site.title}, {home}{HUB}, tải ngày …"
    blocks += [h2("Cách dẫn nguồn"), f"<p>{escape(cited)}</p>", f"<p>{_EACH}</p>"]
    return Page(address=HUB, title=_TITLE, description=_LEAD, body=body(blocks), menu=_MENU)


_EACH = "Nói về một việc thì xin dẫn thêm trang của việc ấy (cột page) và nguồn của nó (bảng sources)."


def _whole(here: PageContext) -> str:
    """The files that hold everything."""
    files = (
        (SQLITE, "Tất cả các bảng trong một tệp SQLite"),
        (PACKAGE, "Mô tả các bảng cho máy đọc (Frictionless Data Package)"),
        (POPOLO, "Tổ chức, chức vụ, người giữ chức vụ theo chuẩn Popolo"),
    )
    return c.places((_file(here, name, text), name) for name, text in files)


def _row(here: PageContext, table: Table) -> tuple[str, str, str]:
    name = here.to(f"{HUB}{table.name}/", table.title)
    return name, number(count(here.model, table)), _both(here, table)


def _both(here: PageContext, table: Table) -> str:
    return " ".join(_file(here, f"{table.name}.{kind.lower()}", kind) for kind in ("CSV", "JSON"))


def _file(here: PageContext, name: str, text: str) -> str:
    return f'<a href="{escape(here.href(HUB) + name)}">{escape(text)}</a>'


def _licence(model: Model) -> str:
    site = model.site
    if not site.licence:
        return escape(f"Đơn vị xuất bản chưa ghi điều kiện dùng lại; muốn dùng lại xin hỏi {site.publisher.name}.")
    text = escape(site.licence)
    return f'<a href="{text}" rel="noopener">{text}</a>' if site.licence.startswith("https://") else text


def _list(items: Iterable[str]) -> str:
    return "<ul>\n" + "\n".join(f"<li>{escape(item)}</li>" for item in items) + "\n</ul>"


def _page(ctx: BuildContext, table: Table) -> Page:
    here = ctx.at(f"{HUB}{table.name}/")
    there = count(ctx.model, table)
    key = ", ".join(table.key)
    files = [
        ("Tên bảng", f"<code>{escape(table.name)}</code>"),
        ("Số dòng", number(there) if there else "chưa có dòng nào"),
        ("Tệp", _both(here, table)),
        ("Cột phân biệt các dòng", f"<code>{escape(key)}</code>" if key else ""),
    ]
    blocks = [
        h1(f"Bảng {table.title}"), c.lead(table.about), c.facts(files),
        h2("Các cột"), c.facts(_columns(here, table)),
        c.more(here.href(HUB), "Xem mọi bảng, cách mở và cách đọc"),
    ]  # fmt: skip
    return Page(
        address=here.address, title=f"Bảng {table.title}", description=table.about, body=body(blocks),
        crumbs=((_TITLE, HUB),),
    )  # fmt: skip


def _columns(here: PageContext, table: Table) -> Iterator[tuple[str, str]]:
    """What each column means; the two days beside a date are one row, and words are explained where first used."""
    told: dict[tuple[str, ...], str] = {}
    for column in table.columns:
        if column.bound == "latest":
            continue
        name = column.name
        if column.bound:
            name = f"{name}, {name.removesuffix(column.bound)}latest"
        yield name, " ".join(_meaning(here, column, told))


def _meaning(here: PageContext, column: Column, told: dict[tuple[str, ...], str]) -> Iterator[str]:
    """What a column means, how it is written and what its words stand for."""
    title = f"{column.title} và muộn nhất" if column.bound else column.title
    yield from (f"{escape(part)}." for part in (title, column.how) if part)
    if column.refers:
        name = next(table.title for table in TABLES if table.name == column.refers)
        yield f"Mã ở bảng {here.to(f'{HUB}{column.refers}/', name)}."
    elif column.type != "string":
        yield f"Kiểu: {_TYPES[column.type]}."
    if column.choices:
        first = told.setdefault(tuple(column.choices), column.name)
        words = "; ".join(f"{code} = {label}" if label else code for code, label in column.choices.items())
        said = words if first == column.name else f"Các mã như ở cột {first}"
        yield f"<br><small>{escape(said)}</small>"
