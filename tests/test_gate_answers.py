"""What the gate is in doubt about: who is asked, what answers, how long an answer holds, what the public sees of it."""

import os
import pty
import re
import select
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pytest

from generator.edits.confirming import Answer, confirm
from generator.gate import gate, rules, sensitive_topics
from generator.gate.lexicon import Lexicon
from generator.pages.about import waivers
from generator.problems import Problem
from generator.site.publication import examine
from generator.source import SourceText
from tests import calls, desks
from tests.small import cell, ctx, record, unit, written

TODAY = date(2026, 11, 21)
DOUBTFUL = "Ông Vàng A Páo kể bố mẹ thời ấy thiếu ăn."
RECORD = "data/activities/hop.yml"
PAGE = "content/ke-chuyen.md"


def found(text: str, file: str = PAGE, *others: SourceText) -> tuple[Problem, ...]:
    form = "data" if file.startswith("data/") else "page"
    return gate([SourceText(file=file, form=form, text=text), *others], TODAY)  # type: ignore[arg-type]


def answered(passage: str, **more: str) -> str:
    keys = {"rule": "poverty", "passage": passage, "reason": "Chuyện cũ", "by_role": "Bí thư", "on": "2026-11-02"}
    return "confirmed:\n  - " + "\n    ".join(f"{key}: {value}" for key, value in (keys | more).items()) + "\n"


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        (DOUBTFUL, "poverty"),
        ("Bà Nông Thị Sen kể bạn cũ nghiện ma túy.", "illness"),
        ("Người bị kỷ luật đợt này không ai khác là ông Bốn.", "discipline"),
    ],
)
def test_a_person_and_a_topic_in_one_sentence_or_list_are_asked_about(text: str, rule: str) -> None:
    (problem,) = found(text)
    assert (problem.code, problem.severity) == (f"gate-{rule}", "question")
    assert problem.asked in problem.hint


@pytest.mark.parametrize(
    "text",
    [
        "Ông Vàng A Páo, Trưởng bản, trao quà cho 7 hộ nghèo.",
        "Bản còn 7 hộ nghèo; ông Vàng A Páo chủ trì buổi họp.",
        "Chi bộ không có đảng viên bị kỷ luật; bà Nông Thị Sen dự họp.",
        "Đồng chí Bế Văn Quỳnh, Phó Bí thư, quán triệt quy định về kỷ luật đảng.",
    ],
)
def test_what_is_known_to_be_harmless_is_not(text: str) -> None:
    assert not found(text)


def test_phrases_that_only_ask(monkeypatch: pytest.MonkeyPatch) -> None:
    """A lexicon may have them: with a person in the sentence they are asked about, and never stop by themselves."""
    text = "Ông Vàng A Páo dạo này ít ra khỏi nhà."
    assert not found(text)
    values = {**Lexicon("illness").values, "asks": ["ít ra khỏi nhà"]}
    monkeypatch.setitem(sensitive_topics._lexicon("illness").__dict__, "values", values)
    caches = (sensitive_topics._predicate, rules._prefilter, rules._topics)
    for cached in caches:
        cached.cache_clear()
    try:
        assert [(p.code, p.severity) for p in found(text)] == [("gate-illness", "question")]
        assert not found("Dạo này trời rét, bà con ít ra khỏi nhà.")
    finally:
        for cached in caches:
            cached.cache_clear()


def test_an_answer_holds_for_these_words_however_they_are_written_and_for_no_others() -> None:
    head = "title: Chuyện cũ\n"
    (problem,) = found(f"{head}summary: {DOUBTFUL}\n", RECORD)
    answer = answered(problem.asked)
    for text in (DOUBTFUL, f'"{DOUBTFUL}"', f">-\n  {DOUBTFUL[:20]}\n  {DOUBTFUL[20:]}"):
        assert not found(f"{head}summary: {text}\n{answer}", RECORD), text
    said = {p.code: p.severity for p in found(f"{head}summary: {DOUBTFUL.replace('thời', 'hồi')}\n{answer}", RECORD)}
    assert said == {"gate-poverty": "question", "gate-confirmed-idle": "warning"}


def test_what_is_certain_cannot_be_confirmed() -> None:
    (problem,) = found("title: T\nsummary: Ông Vàng A Páo thuộc hộ nghèo.\n", RECORD)
    assert (problem.severity, problem.asked) == ("error", "")


def test_an_answer_for_a_page_stands_in_the_settings() -> None:
    (problem,) = found(DOUBTFUL)
    site = SourceText(file="data/site.yml", form="data", text=answered(problem.asked, file=PAGE))
    assert not found(DOUBTFUL, PAGE, site)
    elsewhere = {(p.place.file, p.code) for p in found(DOUBTFUL, "content/khac.md", site)}
    assert elsewhere == {("content/khac.md", "gate-poverty"), ("data/site.yml", "gate-confirmed-idle")}


def test_an_office_answers_and_no_person() -> None:
    (problem,) = found(f"title: T\nsummary: {DOUBTFUL}\n", RECORD)
    text = f"title: T\nsummary: {DOUBTFUL}\n{answered(problem.asked, by_role='ông Lý Văn Bốn')}"
    assert [(p.code, p.severity) for p in found(text, RECORD)] == [("gate-confirmed-person", "error")]


@pytest.mark.parametrize(("asked_in", "written_to"), [(RECORD, RECORD), (PAGE, "data/site.yml")])
def test_the_command_writes_what_lets_the_passage_pass(asked_in: str, written_to: str, tmp_path: Path) -> None:
    files = {**desks.FILES, RECORD: desks.FILES[RECORD] + f"summary: {DOUBTFUL}\n"}
    desk = desks.laid(tmp_path, files)
    texts = [
        SourceText(file=RECORD, form="data", text=files[RECORD]),
        SourceText(file=PAGE, form="page", text=DOUBTFUL),
    ]
    (problem,) = (p for p in gate(texts, TODAY) if p.place.file == asked_in)
    (edit,) = confirm(desk, Answer(question=problem, by_role=" Bí thư ", reason="Chuyện  cũ", on="2026-11-21")).edits
    assert (edit.file, edit.before) == (written_to, files[written_to])
    assert "by_role: Bí thư\n" in edit.after
    assert "reason: Chuyện cũ\n" in edit.after
    after = [SourceText(file=written_to, form="data", text=edit.after), *(t for t in texts if t.file != written_to)]
    assert asked_in not in {p.place.file for p in gate(after, TODAY)}


def test_a_build_waits_for_the_answer(tmp_path: Path) -> None:
    desks.laid(tmp_path)
    before = examine(tmp_path, TODAY)
    assert before.model
    record_file = tmp_path / RECORD
    record_file.write_text(record_file.read_text(encoding="utf-8") + f"summary: {DOUBTFUL}\n", encoding="utf-8")
    assert examine(tmp_path, TODAY).model is None
    (tmp_path / "mkdocs.yml").write_text("site_name: x\n", encoding="utf-8")
    run = calls.chibo("check", "--project", tmp_path, "--today", TODAY.isoformat())
    assert run.returncode == 1
    assert "câu hỏi [gate-poverty]" in run.stdout
    assert "thiếu ăn" not in run.stdout
    assert "Trả lời" not in run.stdout


def test_at_a_terminal_each_is_asked_and_the_answer_taken(tmp_path: Path) -> None:
    desks.laid(tmp_path)
    (tmp_path / "mkdocs.yml").write_text("site_name: x\n", encoding="utf-8")
    record_file = tmp_path / RECORD
    record_file.write_text(record_file.read_text(encoding="utf-8") + f"summary: {DOUBTFUL}\n", encoding="utf-8")
    said = _terminal(tmp_path, ("2", "Bí thư Chi bộ", "Chuyện thời trước"))
    assert "Câu hỏi 1/1" in said
    assert DOUBTFUL in said
    assert said.rstrip().endswith("tệp dữ liệu.")
    assert "by_role: Bí thư Chi bộ\n" in record_file.read_text(encoding="utf-8")
    assert examine(tmp_path, TODAY).model


def _terminal(project: Path, answers: tuple[str, ...]) -> str:
    """What `chibo check` shows on a terminal whose person types these lines, each after a question."""
    ours, theirs = pty.openpty()
    words = ("check", "--project", str(project), "--today", TODAY.isoformat())
    run = subprocess.Popen(
        [sys.executable, "-m", "generator", *words], stdin=theirs, stdout=theirs, stderr=theirs, cwd=calls.ROOT,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
    )  # fmt: skip
    os.close(theirs)
    left, said, until = list(answers), b"", time.monotonic() + 60
    while time.monotonic() < until:
        if not select.select([ours], [], [], 0.5)[0]:
            if left and re.search(rb": $", said):
                os.write(ours, f"{left.pop(0)}\n".encode())
            continue
        try:
            piece = os.read(ours, 4096)
        except OSError:  # the command has ended
            break
        if not piece:
            break
        said += piece
    run.wait(timeout=30)
    os.close(ours)
    return said.decode().replace("\r\n", "\n")


def test_the_public_sees_who_answered_and_not_the_words() -> None:
    own = [{"rule": "poverty", "passage": "5e33a93c89542eff", "reason": "chuyện <cũ>", "by_role": "Bí thư Chi bộ",
            "on": "2026-11-02"}]  # fmt: skip
    rules = record("rules/gate", kind="gate", title="G", rules=[{"id": "poverty", "title": "Cảnh nghèo"}])
    body = written(waivers.pages, ctx(unit("v", "village"), cell("co", "v", confirmed=own), rules))["quyen-rieng-tu/"]
    assert "Cảnh nghèo" in body
    assert "chuyện &lt;cũ&gt;" in body
    assert "bí thư Chi bộ" in body
    assert "ngày 2/11/2026" in body
    assert "5e33a93c89542eff" not in body
    assert "Chưa có câu nào." in written(waivers.pages, ctx())["quyen-rieng-tu/"]


def test_waivers_are_on_the_page() -> None:
    allow = [{"rule": "donor", "reason": "gia đình <đồng ý>", "by_role": "Bí thư Chi bộ", "until": "2027-01-31"}]
    over = [{"rule": "donor", "reason": "đã hết hạn", "by_role": "Bí thư Chi bộ", "until": "2026-11-20"}]
    rules = record("rules/gate", kind="gate", title="G", rules=[{"id": "donor", "title": "Tên người góp"}])
    page = written(
        waivers.pages, ctx(unit("v", "village"), cell("co", "v", allow=allow), cell("cu", "v", allow=over), rules)
    )
    body = page["quyen-rieng-tu/"]
    assert "Tên người góp" in body
    assert "gia đình &lt;đồng ý&gt;" in body
    assert "ngày 31/1/2027" in body
    assert "đã hết hạn" not in body
    assert "Không có ngoại lệ nào." in written(waivers.pages, ctx())["quyen-rieng-tu/"]
