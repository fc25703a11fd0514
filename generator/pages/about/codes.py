"""Owns `/loi/`: every code that `chibo check` may print, each with its reason, a wrong and a right example."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from html import escape
from typing import Literal

from generator.codes import SUBJECTS, Code, Subject
from generator.pages.blocks import components as c
from generator.presentation.page import ABOUT, BuildContext, Menu, Page, body, h1, h2
from generator.problems.text import shown
from generator.vietnamese import lower_first

HUB = "loi/"
_TITLE = "Các lỗi khi kiểm tra"
_LEAD = "Dành cho người ghi hồ sơ. Lệnh “chibo check” in mã lỗi trong ngoặc vuông; mỗi mã có một trang ở đây."
_KEPT = {"utf-8": "", "cp1258": ", lưu bằng bảng mã cũ", "locked": ", không có quyền đọc", "link": ", là lối tắt"}
_LONGEST = 70  # letters of a line of an example
_MARK = re.compile("[\u0300-\u036f]")


def pages(ctx: BuildContext) -> Iterable[Page]:
    """The hub names the subjects, each subject has the list of its codes, each code its page."""
    return ctx.per_listing(_all)


def _all(ctx: BuildContext) -> Iterable[Page]:
    here = ctx.at(HUB)
    rows = [(here.to(_address(s), s.title), f"{len(s.codes)} lỗi") for s in SUBJECTS]
    text = body([h1(_TITLE), c.lead(_LEAD), c.places(rows)])
    yield Page(address=HUB, title=_TITLE, description=_LEAD, body=text, menu=Menu(group=ABOUT, word=_TITLE))
    for subject in SUBJECTS:
        yield _subject(ctx, subject)
        for code in subject.codes:
            yield _page(ctx, subject, code)


def _address(subject: Subject) -> str:
    """With an underscore, which no code has."""
    return f"{HUB}nhom_{subject.key}/"


def _subject(ctx: BuildContext, subject: Subject) -> Page:
    here = ctx.at(_address(subject))
    rows = [(here.to(f"{HUB}{code.code}/", code.title), code.code) for code in subject.codes]
    return Page(
        address=here.address,
        title=f"Lỗi về {lower_first(subject.title)}",
        description=f"Các lỗi về {lower_first(subject.title)} khi kiểm tra hồ sơ.",
        body=body([h1(f"Lỗi về {lower_first(subject.title)}"), c.places(rows)]),
        crumbs=((_TITLE, HUB),),
    )


def _page(ctx: BuildContext, subject: Subject, code: Code) -> Page:
    here = ctx.at(f"{HUB}{code.code}/")
    blocks = [
        h1(code.title),
        c.lead(code.meaning),
        c.facts([("Mã", f"<code>{escape(code.code)}</code>"), ("Cần làm", escape(code.todo))]),
        *(_example("Viết sai", code, "wrong") if code.samples else []),
        *(_example("Viết đúng", code, "right") if code.samples else []),
        c.more(here.href(_address(subject)), f"Xem các lỗi khác về {lower_first(subject.title)}"),
    ]
    return Page(
        address=here.address,
        title=code.title,
        description=f"{code.title} [{code.code}]. {code.meaning}",
        body=body(blocks),
        crumbs=((_TITLE, HUB), (subject.title, _address(subject))),
    )


def _example(title: str, code: Code, form: Literal["wrong", "right"]) -> Iterator[str]:
    yield h2(title)
    for sample in code.samples:
        inner = "".join(_piece(text, differs=differs) for text, differs in sample.pieces(form))
        kept = _KEPT[sample.kept] if form == "wrong" else ""
        if inner:
            said = inner if sample.kept != "cp1258" or form == "right" else _spoiled(inner)
            yield f"<p><code>{escape(sample.file)}</code>{kept}</p>"
            yield f"<pre>{said.rstrip()}</pre>"
        else:
            yield f"<p>Không có tệp <code>{escape(sample.file)}</code>.</p>"


def _spoiled(html: str) -> str:
    """What an editor shows of a text in another encoding: no Vietnamese letters."""
    return "".join(char if char.isascii() else "\ufffd" for char in html)


def _piece(text: str, *, differs: bool) -> str:
    """HTML; hidden letters become dots, loose marks stand on a circle, long lines are cut."""
    lines = [line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…" for line in text.split("\n")]
    seen = _MARK.sub(lambda m: f"◌{m[0]}", "\n".join(shown(line) for line in lines))
    html = escape(unicodedata.normalize("NFC", seen), quote=False)
    return f"<mark>{html}</mark>" if differs and html.strip() else html
