"""Confirmations: who looked again at a passage the gate asks about, and why it may stand."""

from __future__ import annotations

from dataclasses import dataclass

from generator import source
from generator.edits.drafts import Desk, Draft, Edit, refusal
from generator.gate import confirmations
from generator.problems import Problem
from generator.records import KINDS, SITE_FILE, Site
from generator.records.layout import layout
from generator.source import YamlValue


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """`question` is a problem that asks; `by_role` the office that answers for the words; `on` a whole day."""

    question: Problem
    by_role: str
    reason: str
    on: str


def confirm(desk: Desk, answer: Answer) -> Draft:
    by_role, reason = " ".join(answer.by_role.split()), " ".join(answer.reason.split())
    if not (by_role and reason):
        return refusal("Lời xác nhận cần chức vụ người xác nhận và lý do.")
    asked = answer.question
    file = confirmations.home(asked.place.file)
    entry: dict[str, YamlValue] = {
        "rule": asked.code.removeprefix("gate-"), "passage": asked.asked, "reason": reason, "by_role": by_role,
        "on": answer.on, **({"file": asked.place.file} if file == SITE_FILE else {}),
    }  # fmt: skip
    text = desk.read(file)
    values, _ = source.parse(text, file)
    held = values if isinstance(values, dict) else {}
    given = held.get("confirmed")
    shape = layout(Site if file == SITE_FILE else KINDS.get(file.split("/")[1]), held)
    listed = [*(given if isinstance(given, list) else []), entry]
    after, problems = source.put(text, file, shape, {"confirmed": listed})
    if after is None:
        return refusal(*(f"{problem.place}: {problem.message}" for problem in problems))
    return Draft(edits=(Edit(file=file, before=text, after=after),))
