"""`/loi/`: every code that `chibo check` may print, each with its reason, a wrong and a right example."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar, Literal

from markupsafe import Markup

from generator.codes import SUBJECTS, Code, Subject
from generator.pages.blocks.lists import Names
from generator.presentation.context import BuildContext
from generator.presentation.page import ABOUT, Menu, Page, PageHead
from generator.problems.text import shown
from generator.templates import html, preformatted
from generator.vietnamese import lower_first

HUB = "loi/"
_TITLE = "Các lỗi khi kiểm tra"
_LEAD = "Dành cho người ghi hồ sơ. Lệnh “chibo check” in mã lỗi trong ngoặc vuông; mỗi mã có một trang ở đây."
_KEPT = {"utf-8": "", "cp1258": ", lưu bằng bảng mã cũ", "locked": ", không có quyền đọc", "link": ", là lối tắt"}
_LONGEST = 70  # letters of a line of an example
_MARK = re.compile("[\u0300-\u036f]")


def pages(ctx: BuildContext) -> Iterable[PageHead]:
    """The hub names the subjects, each subject has the list of its codes, each code its page."""
    return ctx.per_listing(_all)


def _all(ctx: BuildContext) -> Iterable[Page]:
    here = ctx.at(HUB)
    rows = [(here.to(_address(s), s.title), f"{len(s.codes)} lỗi") for s in SUBJECTS]
    page = Names(title=_TITLE, lead=_LEAD, rows=rows)
    yield Page(
        address=HUB, title=_TITLE, description=_LEAD, body=here.render(page), menu=Menu(group=ABOUT, word=_TITLE)
    )
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
    page = Names(title=f"Lỗi về {lower_first(subject.title)}", rows=rows)
    return Page(
        address=here.address,
        title=page.title,
        description=f"Các lỗi về {lower_first(subject.title)} khi kiểm tra hồ sơ.",
        body=here.render(page),
        crumbs=((_TITLE, HUB),),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sample:
    """One file of an example: its name, a word on how it was kept, its text; no text where there is no such file."""

    file: str
    kept: str
    text: Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class _Code:
    FILE: ClassVar[str] = "code"
    code: Code
    examples: Sequence[tuple[str, Sequence[_Sample]]]
    subject: str
    subject_href: str


def _page(ctx: BuildContext, subject: Subject, code: Code) -> Page:
    here = ctx.at(f"{HUB}{code.code}/")
    examples = (("Viết sai", _samples(code, "wrong")), ("Viết đúng", _samples(code, "right")))
    page = _Code(
        code=code,
        examples=examples if code.samples else (),
        subject=lower_first(subject.title),
        subject_href=here.href(_address(subject)),
    )
    return Page(
        address=here.address,
        title=code.title,
        description=f"{code.title} [{code.code}]. {code.meaning}",
        body=here.render(page),
        crumbs=((_TITLE, HUB), (subject.title, _address(subject))),
    )


def _samples(code: Code, form: Literal["wrong", "right"]) -> list[_Sample]:
    found = []
    for sample in code.samples:
        text = Markup().join(_piece(part, differs=differs) for part, differs in sample.pieces(form))
        spoiled = sample.kept == "cp1258" and form == "wrong"
        found.append(
            _Sample(
                file=sample.file,
                kept=_KEPT[sample.kept] if form == "wrong" else "",
                text=preformatted((_spoiled(text) if spoiled else text).rstrip()),
            )
        )
    return found


def _spoiled(text: Markup) -> Markup:
    """What an editor shows of a text in another encoding: no Vietnamese letters."""
    return Markup("".join(char if char.isascii() else "\ufffd" for char in text))


def _piece(text: str, *, differs: bool) -> Markup:
    """Hidden letters become dots, loose marks stand on a circle, long lines are cut."""
    lines = [line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…" for line in text.split("\n")]
    seen = _MARK.sub(lambda m: f"◌{m[0]}", "\n".join(shown(line) for line in lines))
    plain = unicodedata.normalize("NFC", seen)
    return html("<mark>{}</mark>" if differs and plain.strip() else "{}", plain)
