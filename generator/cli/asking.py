"""Asks a person: for a line of text, one of several words, a record to pick from a list, yes or no."""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Callable, Mapping, Sequence

import click

from generator.cli.frame import Stop
from generator.edits import picking
from generator.edits.origins import NOWHERE, Origin
from generator.model import RecordIndex
from generator.records import Ref
from generator.records.parts import SOURCE_KINDS
from generator.register import Commune, Match, Register, find, nearest, official
from generator.vietnamese import fold

_SHOWN = 20
_YES, _NO = ("c", "co", "có"), ("k", "khong", "không")


def ask(question: str) -> str | None:
    """One line in NFC, "" for none; None once nobody answers any more (the input is no terminal and has ended)."""
    try:
        said = str(click.prompt(question, default="", show_default=False))
    except click.Abort:
        if sys.stdin.isatty():
            raise
        click.echo()
        return None
    return unicodedata.normalize("NFC", said).strip()


def until(question: str, objection: Callable[[str], str], *, needed: bool, skip: str = "Enter để bỏ qua") -> str | None:
    """An answer nobody objects to, asked again as often as it takes; "" where it may be left out, as `skip` tells."""
    words = question if needed else f"{question} ({skip})"
    while True:
        said = ask(words)
        if said is None or (said == "" and not needed):
            return said
        wrong = objection(said) if said else "Chỗ này cần có."
        if not wrong:
            return said
        click.echo(f"  {wrong}")


def choose(question: str, labels: Mapping[str, str], *, needed: bool) -> str | None:
    """A word out of `labels`, answered by its number, the word or what it means."""
    click.echo(f"{question}:")
    words = list(labels)
    for number, word in enumerate(words, 1):
        click.echo(f"  {number:>2}  {labels[word]}")

    def meant(said: str) -> str:
        if said.isdecimal() and 1 <= int(said) <= len(words):
            return words[int(said) - 1]
        return next((w for w in words if said == w or fold(said) == fold(labels[w])), "")

    said = until("Chọn số", lambda s: "" if meant(s) else "Ghi một số trong danh sách trên.", needed=needed)
    return meant(said) if said else said


def pick(model: RecordIndex, question: str, kinds: Sequence[str], *, needed: bool, again: bool) -> Ref | str | None:
    """A record, answered by its id, a number of the list shown, or some words of its name; "" for none.

    `again` asks for one more of a list that stands above already.
    """
    shown = picking.choices(model, kinds)
    if not shown and not needed:
        return ""
    if again:
        click.echo("Thêm nữa:")
    else:
        click.echo(f"{question}:")
        _list(shown)
    while True:
        said = until("Số trong danh sách, mã, hoặc vài chữ của tên", lambda _: "", needed=needed)
        if not said:
            return said
        if said.isdecimal() and 1 <= int(said) <= min(len(shown), _SHOWN):
            return shown[int(said) - 1].ref
        found, _ = picking.resolve(model, [said], kinds)
        if found:
            return found[0]
        near = picking.choices(model, kinds, said)
        if len(near) == 1:
            click.echo(f"  {near[0].label} ({near[0].ref})")
            return near[0].ref
        if near:
            shown = near
            _list(shown)
        else:
            click.echo(f"  Không thấy hồ sơ nào có “{said}”.")


def confirm(question: str) -> bool | None:
    """None where nobody is there to answer."""
    while True:
        said = ask(f"{question} [c/k]")
        if said is None:
            return None
        if said.lower() in (*_YES, *_NO):
            return said.lower() in _YES
        click.echo("  Trả lời c (có) hoặc k (không).")


def origin(given: Origin) -> Origin:
    """Where it is known from, asked for unless something was said already."""
    if given != NOWHERE:
        return given
    kind = choose("Nguồn: biết việc này từ đâu", SOURCE_KINDS, needed=True)
    if not kind:
        return given
    if kind == "own_report":
        return Origin(
            kind=kind,
            role=ask("Ai gửi tin (chức vụ)") or "",
            date=ask("Nhận ngày nào (2026-03-06)") or "",
            approved_by=ask("Ai duyệt (chức vụ, cơ quan)") or "",
        )
    return Origin(
        kind=kind,
        title=ask("Tên bài, tên văn bản") or "",
        publisher=ask("Báo, cơ quan nào đăng (Enter để bỏ qua)") or "",
        date=ask("Đăng, ban hành ngày nào (Enter để bỏ qua)") or "",
        url=ask("Địa chỉ trang (Enter để bỏ qua)") or "",
    )


def commune(words: str) -> Commune:
    """The commune of today that is meant; asks where several fit. Stop where none does, or nobody answers."""
    register = official()
    found = find(register, words)
    if not found:
        near = nearest(register, words)
        hint = f" Có phải “{near}”?" if near else ""
        raise Stop(f"Không thấy xã, phường, đặc khu nào là “{words}”.{hint}")
    if len(found) == 1:
        return found[0].commune
    more = "ghi thêm huyện, tỉnh sau dấu phẩy, hoặc ghi mã"
    if len(found) > _SHOWN:
        raise Stop(f"“{words}” có thể là {len(found)} nơi; {more}.")
    labels = {match.commune.code: _commune_label(register, match) for match in found}
    chosen = choose(f"“{words}” có thể là", labels, needed=True)
    if chosen is None:
        raise Stop(f"Chưa rõ “{words}” là nơi nào; {more}.")
    return next(match.commune for match in found if match.commune.code == chosen)


def _commune_label(register: Register, match: Match) -> str:
    label = f"{match.commune.now}, {match.commune.province.called}"
    if match.by is None:
        return label
    was = ", ".join(unit.called for unit in (match.by, *match.by.where))
    return f"{label} ({'có một phần' if register.parted(match.by) else 'trước là'} {was})"


def _list(found: Sequence[picking.Pick]) -> None:
    for number, choice in enumerate(found[:_SHOWN], 1):
        click.echo(f"  {number:>2}  {choice.label} ({choice.ref})")
    if len(found) > _SHOWN:
        click.echo(f"      … còn {len(found) - _SHOWN} hồ sơ nữa; gõ vài chữ của tên để tìm.")
