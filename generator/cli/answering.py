"""Puts the questions of the gate to a person at a terminal: each passage is shown, then mended or confirmed."""

from __future__ import annotations

from collections.abc import Sequence

import click

from generator.cli.asking import ask, choose, until
from generator.cli.editing import open_desk
from generator.cli.frame import Where
from generator.edits import atomic_write
from generator.edits.confirming import Answer, confirm
from generator.edits.dry_run import dry_run
from generator.problems import Problem, as_text, has_errors
from generator.problems.text import shown, visible

_SHOWN = 8  # lines of a passage
_ANSWERS = {
    "mend": "Sửa: mở tệp, sửa câu rồi lưu",
    "confirm": "Xác nhận: câu này không hại ai, tôi chịu trách nhiệm",
    "later": "Để sau",
}


def answer(where: Where, questions: Sequence[Problem]) -> int:
    """Asks one after another; returns how many were answered. Whatever is left stays a question."""
    done, by_role = 0, ""
    for number, question in enumerate(questions, 1):
        click.echo(f"\nCâu hỏi {number}/{len(questions)}: {question.place}")
        for line in _passage(where, question):
            click.echo(f"    {line}")
        click.echo(visible(question.message))
        said = choose("Trả lời", _ANSWERS, needed=True)
        if said is None:
            break
        if said == "mend":
            done += ask(f"Sửa ở dòng {question.place.line} của {question.place.file}, lưu, rồi bấm Enter") is not None
        elif said == "confirm":
            by_role = _office(by_role)
            done += _confirmed(where, question, by_role)
    return done


def _confirmed(where: Where, question: Problem, by_role: str) -> bool:
    reason = until("Vì sao không hại ai (ai cũng đọc được; đừng ghi lại câu ấy, đừng ghi tên)", _anything, needed=True)
    if not (by_role and reason):
        return False
    desk = open_desk(where)
    draft = confirm(desk, Answer(question=question, by_role=by_role, reason=reason, on=where.day().isoformat()))
    problems = () if draft.refused else dry_run(desk, where.project, draft)
    refused = draft.refused or ((as_text(problems),) if has_errors(problems) else ())
    refused = refused or atomic_write.put(where.project, draft.edits)
    for line in refused or (f"Đã ghi vào {draft.edits[0].file}.",):
        click.echo(line)
    return not refused


def _office(before: str) -> str:
    """Who confirms; the one who did before needs only Enter."""
    if not before:
        return until("Ai xác nhận (chức vụ, không ghi tên)", _anything, needed=True) or ""
    return until("Ai xác nhận", _anything, needed=False, skip=f"Enter: {before}") or before


def _anything(said: str) -> str:
    return ""


def _passage(where: Where, question: Problem) -> list[str]:
    """The lines of the file from where the words stand to the end of the paragraph; it is not read where it is no text.

    On the terminal of whoever edits the file they are no secret; what is printed for a log never has them.
    """
    try:
        lines = (where.project / question.place.file).read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError):
        return []
    found = []
    for line in lines[question.place.line - 1 :][:_SHOWN]:
        if not line.strip():
            break
        found.append(shown(line))
    return found
