"""Command `chibo new KIND`: asks for a record in Vietnamese, or takes it from options, and writes its file."""

from __future__ import annotations

import copy

import click

from generator.cli.asking import choose, origin, pick, until
from generator.cli.editing import finish, open_desk, origin_of, source_options, yes_option
from generator.cli.frame import Command, Stop, Where, common
from generator.edits import answers, naming, new
from generator.edits.drafts import Desk
from generator.edits.origins import NOWHERE
from generator.records import KINDS
from generator.records.questions import Question
from generator.vietnamese import did_you_mean


@click.command(name="new", cls=Command)
@click.argument("kind", metavar="LOẠI")
@click.option(
    "--set",
    "pairs",
    multiple=True,
    metavar="KHÓA=GIÁ_TRỊ",
    help="Một khóa của hồ sơ; lặp lại được. Có --set thì không hỏi.",
)
@click.option("--id", "name", default="", metavar="MÃ", help="Mã của hồ sơ; để trống thì tự đặt.")
@source_options
@yes_option
@common
@click.pass_obj
def command(where: Where, /, kind: str, pairs: tuple[str, ...], name: str, *, yes: bool, **words: str) -> int:
    """Viết một hồ sơ mới: hỏi từng điều, gợi ý mã, cho chọn nơi liên quan."""
    folder = new.kind_named(kind)
    if folder is None:
        near = did_you_mean(kind, KINDS)
        hint = f"Có phải “{near}”?" if near else f"Các loại: {', '.join(KINDS)}."
        raise Stop(f"Không có loại hồ sơ “{kind}”. {hint}", code=2)
    desk = open_desk(where)
    values, refused = answers.given(folder, pairs)
    if refused:
        raise Stop("\n".join(refused), code=2)
    found = origin_of(words)
    if not pairs:
        values = _asked(desk, folder, values)
        if KINDS[folder].sourced and not values.get("sources"):
            found = origin(found)
        name = name or _named(desk, folder, values)
    if not values and found == NOWHERE:
        raise Stop("Chưa có gì để ghi. Trả lời các câu hỏi, hoặc ghi từng khóa bằng --set.", code=2)
    return finish(where, desk, new.add(desk, new.Fresh(kind=folder, values=values, id=name, origin=found)), yes=yes)


def _asked(desk: Desk, kind: str, values: answers.Values) -> answers.Values:
    """Asks question after question; those that no longer fit what was said are left out."""
    click.echo(f"Hồ sơ mới: {KINDS[kind].word}. Chưa biết điều gì thì bấm Enter để bỏ qua, ghi thêm sau cũng được.")
    passed: set[Question] = set()
    while question := next((q for q in new.left(kind, values) if q not in passed), None):
        passed.add(question)
        blank = answers.at(kind, values, question.path)
        needed, again = new.needed(kind, values, question), False
        while True:
            answer = _one(desk, kind, values, question, needed=needed and not again, again=again)
            if answer is None:
                return values
            if not answer or not answers.put(kind, values, question.path, answer) or not blank.listed:
                break
            again = True
    return values


def _one(desk: Desk, kind: str, values: answers.Values, question: Question, *, needed: bool, again: bool) -> str | None:
    blank = answers.at(kind, values, question.path)
    if blank.choices:
        return choose(question.words, blank.choices, needed=needed)
    if blank.kinds:
        found = pick(desk.model, question.words, blank.kinds, needed=needed, again=again)
        return found.partition("/")[2] if found and len(blank.kinds) == 1 else found

    def objection(said: str) -> str:
        tried = copy.deepcopy(values)
        answers.put(kind, tried, question.path, said)
        return new.objection(kind, tried, question.path)

    return until(question.words, objection, needed=needed)


def _named(desk: Desk, kind: str, values: answers.Values) -> str:
    wanted = new.suggested(desk, kind, values)
    skip = f"Enter để lấy “{wanted}”"
    said = until("Mã của hồ sơ", lambda s: naming.objection(desk, kind, s), needed=False, skip=skip)
    return said or wanted
