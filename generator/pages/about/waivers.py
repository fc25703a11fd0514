"""What follows on `/quyen-rieng-tu/`: what the gate let pass as somebody answers for it, without the words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import ClassVar

from markupsafe import Markup

from generator import dates
from generator.model import names
from generator.presentation.context import BuildContext, PageContext
from generator.presentation.page import Page, PageHead
from generator.records import SITE_FILE
from generator.records.answers import Confirmation
from generator.records.documents import Document
from generator.records.rules import GateRules
from generator.vietnamese import lower_first

HUB = "quyen-rieng-tu/"
_Row = tuple[Markup | str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Waivers:
    FILE: ClassVar[str] = "waivers"
    waived: Sequence[_Row]
    confirmed: Sequence[_Row]
    sealed: Sequence[_Row]


def pages(ctx: BuildContext) -> Iterable[PageHead]:
    here = ctx.at(HUB)
    titles = {rule.id: rule.title for found in ctx.model.rules(GateRules) for rule in found.rules}
    page = _Waivers(waived=_waived(here, titles), confirmed=_confirmed(here, titles), sealed=_sealed(here))
    yield Page(
        address=HUB, title="Quyền riêng tư", description="Những gì không đăng ở đây, và những ngoại lệ đang dùng.",
        body=here.render(page), appends=True,
    )  # fmt: skip


def _waived(here: PageContext, titles: Mapping[str, str]) -> list[_Row]:
    """The exceptions that are in force, that which ends first at the top."""
    given = ((r, w) for r in here.model.every() for w in r.allow)
    found = [(r, w) for r, w in given if w.until.latest and w.until.latest >= here.ctx.today]
    found.sort(key=lambda pair: (dates.order(pair[1].until), pair[0].ref, pair[1].rule))
    return [
        (here.link(r.ref, names.title(here.model, r)), titles.get(w.rule, w.rule), w.reason, lower_first(w.by_role),
         dates.show(w.until))
        for r, w in found
    ]  # fmt: skip


def _confirmed(here: PageContext, titles: Mapping[str, str]) -> list[_Row]:
    """Who confirmed what, the latest first."""
    model = here.model
    of_records = ((here.link(r.ref, names.title(model, r)), x) for r in model.every() for x in r.confirmed)
    of_files = ((_named(x.file), x) for x in model.site.confirmed)
    found: list[tuple[Markup | str, Confirmation]] = sorted(
        chain(of_records, of_files), key=lambda p: (p[1].rule, p[0])
    )
    found.sort(key=lambda pair: dates.order(pair[1].on), reverse=True)
    return [
        (where, titles.get(x.rule, x.rule), x.reason, lower_first(x.by_role), dates.show(x.on)) for where, x in found
    ]


def _sealed(here: PageContext) -> list[_Row]:
    """The files that no machine reads whole, with who did."""
    found = [(d, one) for d in here.model.all(Document) for one in d.files if one.seal]
    found.sort(key=lambda pair: (dates.order(pair[1].on), pair[1].file), reverse=True)
    return [
        (here.link(d.ref, names.title(here.model, d)), one.title or one.file, lower_first(one.by_role),
         dates.show(one.on))
        for d, one in found
    ]  # fmt: skip


def _named(file: str) -> str:
    return "Tên và lời giới thiệu của trang" if file == SITE_FILE else file.removeprefix("content/")
