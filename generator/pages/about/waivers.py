"""Owns what follows on `/quyen-rieng-tu/`: every exception to the rules on what is not published, with who answers."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from generator import dates
from generator.model import names
from generator.pages.blocks import components as c
from generator.presentation.context import BuildContext
from generator.presentation.page import Page, PageHead, body, h2
from generator.records.rules import GateRules
from generator.vietnamese import lower_first

HUB = "quyen-rieng-tu/"
_TITLE = "Quyền riêng tư"
_WHY = (
    "Có khi một điều kể trên vẫn cần đăng, ví dụ người được nêu tên đồng ý. Khi ấy phải có lý do, có người chịu "
    "trách nhiệm và có ngày hết hạn."
)
_NONE = ("Không có ngoại lệ nào.", "Khi có, trang ghi ở đây: điều gì, ở trang nào, vì sao, ai chịu trách nhiệm.")


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
    yield Page(
        address=HUB, title=_TITLE, description="Những gì không đăng ở đây, và những ngoại lệ đang dùng.",
        body=body([h2("Ngoại lệ đang dùng", "ngoai-le"), f"<p>{_WHY}</p>", table]), appends=True,
    )  # fmt: skip
