"""How problems are shown: to a person on a terminal, as JSON, to GitHub and to GitLab."""

import json
import unicodedata
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.problems import Fix, Place, Problem, Severity, as_github, as_gitlab, as_json, as_text
from generator.problems.text import excerpt

TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\n\r"), max_size=300)


def problem(line: int = 3, column: int = 1, severity: Severity = "error", **more: Any) -> Problem:
    told = {"code": "bad-date", "message": "Ngày sai.", "text": "date: 3/9/2020", **more}
    return Problem(place=Place(file="data/a.yml", line=line, column=column), severity=severity, **told)


def test_text_shows_the_line_a_caret_the_hint_and_the_corrected_line() -> None:
    said = as_text([problem(3, 7, hint="Viết năm trước.", fix=Fix(start=6, end=14, put="2020-09-03"))])
    assert said.splitlines() == [
        "data/a.yml:3:7: lỗi [bad-date] Ngày sai.",
        "    date: 3/9/2020",
        "          ^",
        "    → Viết năm trước.",
        "    Sửa thành: date: 2020-09-03",
        "1 lỗi.",
    ]


def test_a_problem_of_a_whole_file_shows_no_line() -> None:
    assert as_text([problem(text="")]).splitlines() == ["data/a.yml:3:1: lỗi [bad-date] Ngày sai.", "1 lỗi."]


@pytest.mark.parametrize(
    ("line", "column", "shown", "caret"),
    [
        ("a: b", 4, "a: b", 3),
        ("\ta: b", 2, "⇥a: b", 1),
        ("Bi\u0300nh x", 6, "Bi\u0300nh x", 4),
        ("漢字 x", 4, "漢字 x", 5),
        ("a\u00a0\u200bb", 4, "a··b", 3),
        ("a\x1b[31mb", 2, "a·[31mb", 1),
        ("a", 9, "a", 1),
    ],
)
def test_the_caret_stands_below_its_letter(line: str, column: int, shown: str, caret: int) -> None:
    assert excerpt(line, column) == (shown, " " * caret + "^")


def test_a_long_line_is_cut_around_the_caret() -> None:
    shown, caret = excerpt("a" * 200 + "X" + "b" * 200, 201)
    assert len(shown) <= 100
    assert (shown[0], shown[-1], shown[caret.index("^")]) == ("…", "…", "X")


@given(TEXTS, st.integers(1, 310))
def test_an_excerpt_is_short_and_obeys_nothing(line: str, column: int) -> None:
    shown, caret = excerpt(line, column)
    assert not [c for c in shown + caret if unicodedata.category(c) in ("Cc", "Cf", "Zl", "Zp")]
    assert len(caret) <= 102


def test_a_line_that_must_not_be_published_is_not_repeated() -> None:
    text = "notes: Căn cước 000000000000"
    fix = Fix(start=0, end=5, put="note")
    found = [problem(3, 8, code="gate-personal-id", text=text), problem(3, 1, text=text, fix=fix), problem(4)]
    for said in (as_text(found), as_github(found), as_gitlab(found)):
        assert "0000" not in said
    assert "date: 3/9/2020" in as_text(found)


def test_a_message_stays_on_its_line() -> None:
    assert "\n" not in as_text([problem(message="a\nb\x1b.", text="")]).splitlines()[0]
    assert len(as_text([problem(message="a\nb.", text="")]).splitlines()) == 2


def test_json_keeps_its_keys() -> None:
    rows = json.loads(as_json([problem(fix=Fix(start=0, end=1, put="x"))]))
    assert [list(row) for row in rows] == [["file", "line", "column", "code", "severity", "message", "hint"]]


def test_github_commands_are_escaped() -> None:
    said = as_github([problem(2, 5, message="100%: a,\r\nb.", hint="Sửa.", code="a-b")], below="xã:1,2/")
    assert said.startswith("::error file=xã%3A1%2C2/data/a.yml,line=2,col=5,title=a-b::100%25: a,")
    assert said.endswith("%0ASửa.")
    assert "\n" not in said
    assert "\r" not in said


def test_github_shows_the_worst_ten_of_each_and_counts_the_rest() -> None:
    found = [problem(n, 1, s) for n in range(1, 16) for s in ("info", "warning", "error")]
    lines = as_github(found).splitlines()
    assert [line.partition(" ")[0] for line in lines] == ["::error"] * 10 + ["::warning"] * 10 + ["::notice"] * 10
    assert "Còn 16 vấn đề nữa" in lines[-1]
    assert "line=" not in lines[-1]


def test_github_says_nothing_more_when_all_is_shown() -> None:
    assert as_github([]) == ""
    assert len(as_github([problem(n, 1, "info") for n in range(1, 11)]).splitlines()) == 10


def test_gitlab_report_has_its_form() -> None:
    (row,) = json.loads(as_gitlab([problem(hint="Sửa.")], below="xa/"))
    assert row.pop("fingerprint")
    assert row == {
        "description": "Ngày sai. Sửa.",
        "check_name": "bad-date",
        "severity": "major",
        "location": {"path": "xa/data/a.yml", "lines": {"begin": 3}},
    }


def test_gitlab_fingerprints_are_unique_and_survive_moved_lines() -> None:
    here = [
        problem(3),
        problem(4),
        problem(5, text="to: 1"),
        problem(6, code="bad-id"),
        problem(7, text="", message="B."),
    ]
    moved = [
        problem(13),
        problem(24),
        problem(25, text="  to: 1"),
        problem(26, code="bad-id"),
        problem(30, text="", message="B."),
    ]
    marks = [[row["fingerprint"] for row in json.loads(as_gitlab(found))] for found in (here, moved)]
    assert len(set(marks[0])) == len(here)
    assert marks[0] == marks[1]
