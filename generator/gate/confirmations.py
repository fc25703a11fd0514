"""Confirmations: who answered for a passage in doubt that it harms nobody, and what is wrong with one.

They stand in the record itself; of pages, plain words and photos, which have no such place, in `data/site.yml`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass, replace

from generator.gate.entries import Entries
from generator.gate.name_detection import named
from generator.gate.normalize import small
from generator.gate.rule import Document
from generator.problems import Place, Problem
from generator.records import SITE_FILE
from generator.records.answers import Attached, Confirmation
from generator.records.site import FileConfirmation

# A question: the file it is about, its rule, the digest of the passage.
Asked = tuple[str, str, str]

_IDLE = "Lời xác nhận này không còn ứng với câu hỏi nào: câu đã sửa, đã xóa, hoặc ghi sai mã."
_DROP = "Xóa mục này khỏi confirmed; câu mới mà còn phải xem lại thì chibo check hỏi riêng."
_PERSON = "by_role ghi tên một người."
_OFFICE = "Chỉ ghi chức vụ, ví dụ “Bí thư Chi bộ thôn Đông”."


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirmed:
    """One confirmation: what it answers, who does, where its passage and its office stand."""

    asked: Asked
    by_role: str
    named: Place
    signed: Place


def of(document: Document) -> Iterator[Confirmed]:
    """The confirmations in a data file."""
    entries = Entries(document, "confirmed")
    of_site = document.written.file == SITE_FILE
    for index, given in entries.read(FileConfirmation if of_site else Confirmation):
        file = given.file if isinstance(given, FileConfirmation) else document.written.file
        yield Confirmed(
            asked=(file, given.rule, given.passage), by_role=given.by_role,
            named=entries.place(index, "passage"), signed=entries.place(index, "by_role"),
        )  # fmt: skip


def problems(given: Iterable[Confirmed], asked: Set[Asked]) -> Iterator[Problem]:
    """What is wrong with confirmations: nothing asked for them, or a person stands where an office should."""
    for one in given:
        if one.asked not in asked:
            yield Problem(
                place=one.named, code="gate-confirmed-idle", message=_IDLE, hint=_DROP, severity="warning"
            )  # fmt: skip
        if _person(one.by_role):
            yield Problem(place=one.signed, code="gate-confirmed-person", message=_PERSON, hint=_OFFICE)


def attached(document: Document) -> Iterator[Problem]:
    """Who is said to have read a file that goes on line: an office and no person."""
    entries = Entries(document, "files")
    for index, given in entries.read(Attached):
        if _person(given.by_role):
            yield Problem(
                place=entries.place(index, "by_role"), code="gate-confirmed-person", message=_PERSON, hint=_OFFICE
            )


def _person(by_role: str) -> bool:
    return any(person.sort != "office" for person in named(by_role, small(by_role)))


def home(file: str) -> str:
    """Where the confirmations for a file stand."""
    return file if file.startswith("data/") and file.endswith((".yml", ".yaml")) else SITE_FILE


def as_question(problem: Problem, rule: str, passage: str) -> Problem:
    """A hit in doubt, with how to answer."""
    file = problem.place.file
    where = f"của {SITE_FILE}: file: {file}," if home(file) == SITE_FILE else "của hồ sơ này:"
    hint = (
        f"{problem.hint} Câu không hại ai thì xác nhận: chạy chibo check rồi trả lời, hoặc ghi vào confirmed {where} "
        f"rule: {rule}, passage: {passage}, reason, by_role, on."
    )
    return replace(problem, severity="question", asked=passage, hint=hint)
