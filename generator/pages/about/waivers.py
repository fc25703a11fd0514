"""Owns what follows on `/quyen-rieng-tu/`: what the gate let pass as somebody answers for it, without the words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape
from itertools import chain

from generator import dates
from generator.model import names
from generator.pages.blocks import components as c
from generator.presentation.context import BuildContext, PageContext
from generator.presentation.page import Page, PageHead, body, h2
from generator.records import SITE_FILE
from generator.records.answers import Confirmation
from generator.records.documents import Document
from generator.records.rules import GateRules
from generator.vietnamese import lower_first

HUB = "quyen-rieng-tu/"
_TITLE = "Quyền riêng tư"
_WHY = (
    "Có khi một điều kể trên vẫn cần đăng, ví dụ người được nêu tên đồng ý. Khi ấy phải có lý do, có người chịu "
    "trách nhiệm và có ngày hết hạn."
)
_NONE = ("Không có ngoại lệ nào.", "Khi có, trang ghi ở đây: điều gì, ở trang nào, vì sao, ai chịu trách nhiệm.")
_LOOKED = (
    "Có câu máy không chắc: có tên người, có điều kể trên, nhưng có thể không phải nói về người ấy. Câu như vậy phải "
    "có người xem lại rồi mới được đăng. Câu sửa đi thì phải xem lại từ đầu."
)
_NONE_LOOKED = ("Chưa có câu nào.", "Khi có, trang ghi ở đây: ở trang nào, vì sao không hại ai, ai đã xem, ngày nào.")
_SEALED = (
    "Tệp đăng kèm văn bản cũng được máy đọc trước. Tệp là ảnh quét hay có mật khẩu thì máy không đọc được, nên phải có "
    "người đọc hết và chịu trách nhiệm."
)
_NONE_SEALED = ("Không có tệp nào.", "Khi có, trang ghi ở đây: tệp nào, ai đã đọc, ngày nào.")


def pages(ctx: BuildContext) -> Iterable[PageHead]:
    here = ctx.at(HUB)
    titles = {rule.id: rule.title for found in ctx.model.rules(GateRules) for rule in found.rules}
    given = [(r, w) for r in ctx.model.every() for w in r.allow]
    found = [(r, w) for r, w in given if w.until.latest and w.until.latest >= ctx.today]
    found.sort(key=lambda pair: (dates.order(pair[1].until), pair[0].ref, pair[1].rule))
    rows = [
        (
            here.link(record.ref, names.title(ctx.model, record)),
            escape(titles.get(waiver.rule, waiver.rule)),
            escape(waiver.reason),
            escape(lower_first(waiver.by_role)),
            escape(dates.show(waiver.until)),
        )
        for record, waiver in found
    ]
    head = ("Trang", "Cho qua", "Lý do", "Ai chịu trách nhiệm", "Đến hết")
    table = c.table("", head, rows) if rows else c.empty(*_NONE)
    blocks = [h2("Ngoại lệ đang dùng", "ngoai-le"), f"<p>{_WHY}</p>", table]
    blocks += [h2("Câu đã xem lại", "da-xem-lai"), f"<p>{_LOOKED}</p>", _looked_at(here, titles)]
    blocks += [h2("Tệp máy không đọc được", "tep"), f"<p>{_SEALED}</p>", _sealed(here)]
    yield Page(
        address=HUB, title=_TITLE, description="Những gì không đăng ở đây, và những ngoại lệ đang dùng.",
        body=body(blocks), appends=True,
    )  # fmt: skip


def _looked_at(here: PageContext, titles: Mapping[str, str]) -> str:
    """Who confirmed what, the latest first."""
    model = here.model
    of_records = ((here.link(r.ref, names.title(model, r)), x) for r in model.every() for x in r.confirmed)
    of_files = ((escape(_named(x.file)), x) for x in model.site.confirmed)
    found: list[tuple[str, Confirmation]] = sorted(chain(of_records, of_files), key=lambda p: (p[1].rule, p[0]))
    found.sort(key=lambda pair: dates.order(pair[1].on), reverse=True)
    rows = [
        (where, escape(titles.get(x.rule, x.rule)), escape(x.reason), escape(lower_first(x.by_role)),
         escape(dates.show(x.on)))
        for where, x in found
    ]  # fmt: skip
    return (
        c.table("", ("Trang", "Về điều gì", "Vì sao không hại ai", "Ai đã xem", "Ngày"), rows)
        if rows
        else c.empty(*_NONE_LOOKED)
    )


def _sealed(here: PageContext) -> str:
    """The files that no machine reads whole, with who did."""
    found = [(d, one) for d in here.model.all(Document) for one in d.files if one.seal]
    found.sort(key=lambda pair: (dates.order(pair[1].on), pair[1].file), reverse=True)
    rows = [
        (here.link(d.ref, names.title(here.model, d)), escape(one.title or one.file), escape(lower_first(one.by_role)),
         escape(dates.show(one.on)))
        for d, one in found
    ]  # fmt: skip
    return c.table("", ("Văn bản", "Tệp", "Ai đã đọc", "Ngày"), rows) if rows else c.empty(*_NONE_SEALED)


def _named(file: str) -> str:
    return "Tên và lời giới thiệu của trang" if file == SITE_FILE else file.removeprefix("content/")
