"""Letters that nobody sees are refused as they are decoded; a text of one line is one line, whatever was written."""

import sys
import unicodedata

import pytest

from generator.records import decode
from generator.source import reading
from generator.vietnamese import text_faults
from tests import small

# What Unicode counts as a control or a mark of format although a reader sees it: signs before Arabic numbers and such.
SEEN = {*range(0x600, 0x606), 0x6DD, 0x70F, 0x890, 0x891, 0x8E2, 0x110BD, 0x110CD, *range(0x13430, 0x13440)}
HIDDEN = [
    "\\v", "\\0", "\\a", "\\e", "\\f", "\\x02", "\\x03", "\\x1c", "\\x7f", "\\N", "\\L", "\\P", "\\u202e", "\\u202d",
    "\\u2066", "\\u200f", "\\u061c", "\\u200b", "\\u200d", "\\u00ad", "\\u2060", "\\ufeff", "\\u034f", "\\u180b",
    "\\u3164", "\\u2800", "\\ufe0f", "\\ue000", "\\ufffc", "\\U000E0041", "\\U000E0100", "\\U000F0000",
]  # fmt: skip
FIELDS = {
    "title": 'title: "Họp {}dân"\n',
    "notes": 'title: Họp\nnotes: "Họp\\n\\n{}dân"\n',
    "an item": 'title: Họp\nagenda:\n  - "Họp {}dân"\n',
    "a key": '"ti{}tle": Họp\n',
    "a key of by": 'observations:\n  - by: {{kind: {{"scho{}ol": 1}}}}\n',
}


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("hidden", HIDDEN)
def test_what_an_escape_hides_is_refused_at_its_place(hidden: str, field: str) -> None:
    text = FIELDS[field].format(hidden)
    _, problems = reading.parse(text, "data/activities/a.yml")
    assert [p.severity for p in problems] == ["error"]
    assert problems[0].code in ("control", "zero-width")
    line = next(n for n, row in enumerate(text.splitlines(), 1) if hidden in row)
    assert (problems[0].place.line, bool(problems[0].place.column), bool(problems[0].hint)) == (line, True, True)


def test_what_is_typed_and_what_is_escaped_are_the_same_faults() -> None:
    typed, escaped = (reading.parse(text, "a.yml")[1] for text in ('t: "a\u202eb"\n', 't: "a\\u202eb"\n'))
    assert [p.code for p in typed] == [p.code for p in escaped] == ["zero-width"]


def test_every_control_and_mark_of_format_of_unicode_is_known() -> None:
    kinds = ("Cc", "Cf", "Cs", "Co", "Zl", "Zp")
    points = (n for n in range(sys.maxunicode + 1) if unicodedata.category(chr(n)) in kinds and chr(n) not in "\t\n\r")
    passed = [hex(n) for n in points if n not in SEEN and not text_faults(f"a{chr(n)}b")]
    assert passed == []


@pytest.mark.parametrize("text", ["☎\ufe0f Gọi", "1\ufe0f\u20e3 một", "❤\ufe0e", "Họp dân 🌾"])
def test_pictures_may_say_how_they_are_drawn(text: str) -> None:
    assert text_faults(text) == ()


@pytest.mark.parametrize("gap", ["\n\n", "\n \n", "\r\r", "\r\n\r\n", "\t\n\t\n", "\n\n\n", " \u00a0 ", "\u2003"])
def test_a_text_of_one_line_is_one_line(gap: str) -> None:
    unit = small.unit("a", "village", name=f" Họp{gap}dân ", notes=f"Một{gap}hai")
    assert unit.name == "Họp dân"  # type: ignore[union-attr]


def test_prose_keeps_its_lines_and_nothing_else_of_the_kind() -> None:
    unit = small.unit("a", "village", notes="Một\r\n\r\nHai\r-\tba\n\n")
    assert unit.notes == "Một\n\nHai\n-   ba"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "text",
    [
        "1. " * 2000 + "x",
        "> " * 50 + "x",
        "\n".join(" " * (2 * i) + "- x" for i in range(500)),
        "Một\n" + " " * 60 + "- x",
    ],
)
def test_prose_does_not_nest_without_end(text: str) -> None:
    _, faults = decode("data/units/a.yml", {"name": "A", "level": "village", "kind": "thon", "notes": text})
    assert [(f.path, f.code) for f in faults] == [(("notes",), "too-deep")]


@pytest.mark.parametrize(
    "text", ["- a\n    - b\n        - c", "---------------", "* * *", "1. a\n2. b", "> > a", "-----|-----"]
)
def test_prose_may_nest_as_people_do(text: str) -> None:
    assert small.unit("a", "village", notes=text).notes == text  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "hidden", ["&#2;", "&#x202E;", "&#8238", "&rlm;", "&shy;", "&ZeroWidthSpace;", "&#xE0041;", "&#9999999;"]
)
def test_prose_hides_no_letter_behind_a_reference(hidden: str) -> None:
    _, faults = decode(
        "data/units/a.yml", {"name": "A", "level": "village", "kind": "thon", "notes": f"Một {hidden}hai"}
    )
    assert [f.path for f in faults] == [("notes",)]
    assert faults[0].code in ("control", "zero-width")
    assert small.unit("a", "village", name=hidden, notes="A &amp; B &lt; &#38; &eacute;").name == hidden  # type: ignore[union-attr]
