"""Markdown as people type it shows what they mean: lists, lines, numbers of items, times signs."""

import re

import markdown as python_markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.markdown import plain, render, typed
from generator.site import hand_written


def _flat(text: str) -> str:
    return re.sub(r"\s*\n\s*", "", render(text))


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Thống nhất:\n- đường\n- công", "<p>Thống nhất:</p><ul><li>đường</li><li>công</li></ul>"),
        ("Thống nhất:\n\n    - đường\n    - công", "<p>Thống nhất:</p><ul><li>đường</li><li>công</li></ul>"),
        ("Thống nhất:\n1. đường\n2. công", "<p>Thống nhất:</p><ol><li>đường</li><li>công</li></ol>"),
        ("- Đông:\n  - góp 5\n- Tây", "<ul><li>Đông:<ul><li>góp 5</li></ul></li><li>Tây</li></ul>"),
        ("1. Đông:\n   - góp 5\n2. Tây", "<ol><li>Đông:<ul><li>góp 5</li></ul></li><li>Tây</li></ol>"),
        ("1. Đông:\n- góp 5\n2. Tây", "<ol><li>Đông:<ul><li>góp 5</li></ul></li><li>Tây</li></ol>"),
        ("- Đông:\n+ góp 5\n- Tây", "<ul><li>Đông:<ul><li>góp 5</li></ul></li><li>Tây</li></ul>"),
        ("- a\n  - b\n    - c\n- d", "<ul><li>a<ul><li>b<ul><li>c</li></ul></li></ul></li><li>d</li></ul>"),
        ("• a\n• b", "<ul><li>a</li><li>b</li></ul>"),
        ("– a\n- b", "<ul><li>a</li><li>b</li></ul>"),
        ("- a\n\n  b", "<ul><li><p>a</p><p>b</p></li></ul>"),
        ("Đông: 5 công\nTây: 7 công", "<p>Đông: 5 công<br>Tây: 7 công</p>"),
        ("2. a\n5. b\n6. c", '<ol start="2"><li>a</li><li value="5">b</li><li>c</li></ol>'),
        ("2. a\n\n5. b", '<ol start="2"><li><p>a</p></li><li value="5"><p>b</p></li></ol>'),
        ("1. a\n1. b", "<ol><li>a</li><li>b</li></ol>"),
        ("Có từ năm\n1831. Sau đó", "<p>Có từ năm<br>1831. Sau đó</p>"),
        ("a | b\n- | -\n- | 5", "<table><thead><tr><th>a</th><th>b</th></tr></thead>"
         "<tbody><tr><td>-</td><td>5</td></tr></tbody></table>"),
        ("`2*3*4`", "<p><code>2*3*4</code></p>"),
        ("- *a* 2*3*4", "<ul><li><em>a</em> 2*3*4</li></ul>"),
    ],
)  # fmt: skip
def test_what_people_mean(text: str, html: str) -> None:
    assert _flat(text) == html


@pytest.mark.parametrize(
    "text", ["120*3*0,18 m", "5m*3m*2m", "2*(3+4)*5", "(2+3)*4*5", "5* 3* 2", "5 *3 *2", "5 * 3 * 2", "5 m *3 m *2 m"]
)
def test_a_times_sign_stays(text: str) -> None:
    assert render(f"Dài {text}.") == f"<p>Dài {text}.</p>"
    assert plain(f"Dài {text}.") == f"Dài {text}."


def test_open_data_has_lists_as_the_page_shows_them() -> None:
    assert plain("Việc:\n2. a\n   - b\n5. c\n6. d") == "Việc:\n2. a\n  - b\n5. c\n6. d"
    assert plain("- a\n\n- **b**\n\ncuối &amp; hết") == "- a\n- b\ncuối & hết"


_WORDS = st.lists(
    st.sampled_from(["xã", "**bê tông**", "*góp*", "5", "[a](//a.vn)", "`b*c`", "a*", "- 3", "(1)", "x_y", "&lt;"]),
    min_size=1, max_size=4,
).map(lambda words: "đường " + " ".join(words))  # fmt: skip
_LIST = st.lists(st.tuples(st.sampled_from(["- ", "    - "]), _WORDS), min_size=1, max_size=5).map(
    lambda items: "\n".join(("- " if n == 0 else mark) + words for n, (mark, words) in enumerate(items))
)
_COUNTED = st.lists(_WORDS, min_size=1, max_size=5).map(
    lambda items: "\n".join(f"{n}. {words}" for n, words in enumerate(items, 1))
)
_TABLE = st.tuples(_WORDS, _WORDS).map(lambda cells: f"| a | b |\n|---|---|\n| {cells[0]} | {cells[1]} |")
_BLOCKS = st.one_of(
    _WORDS, _LIST, _COUNTED, _TABLE, _WORDS.map("## {}".format), _WORDS.map("> {}".format), st.just("---")
)


@given(st.lists(_BLOCKS, min_size=1, max_size=5).map("\n\nhết\n\n".join))
def test_markdown_by_the_book_is_left_alone(text: str) -> None:
    assert typed(text, code_blocks=False) == typed(text, code_blocks=True) == text


@given(st.text(st.sampled_from("ab5 *-+1.•\n`|<>#"), max_size=40))
def test_nothing_is_lost_and_twice_is_once(text: str) -> None:
    once = typed(text, code_blocks=True)
    assert typed(once, code_blocks=True) == once
    bare, was = (re.sub(r"[\s\\]", "", t).replace("•", "-") for t in (once, text))
    assert bare == was


@pytest.mark.parametrize(
    "text",
    ["```yaml\nsources:\n  - id\n    a: 2*3*4\n```", "Chữ:\n\n    a:\n      - b\n", "<div>\nChữ\n- a\n</div>"],
)
def test_code_and_html_of_a_hand_written_page_stay(text: str) -> None:
    assert typed(text, code_blocks=True) == text


def test_a_hand_written_page_has_the_same_lists() -> None:
    written = "---\ntitle: A\n---\nViệc:\n- a\n  - b\n\n5*3*2 m"
    html = hand_written.html(written, [])
    assert html == python_markdown.markdown(hand_written.text(written).partition("---\n")[2].partition("---\n")[2])
    assert re.sub(r"\s*\n\s*", "", html) == "<p>Việc:</p><ul><li>a<ul><li>b</li></ul></li></ul><p>5*3*2 m</p>"
