"""What chibo writes as HTML is never read as Markdown: blocks are put aside whole, headings hold no sign of it."""

import re
from html import unescape

import markdown as python_markdown
import pytest

from generator import markdown
from generator.presentation.page import body, h1, h2

EXTENSIONS = ["attr_list", "md_in_html", "admonition", "footnotes", "tables", "toc", "def_list", "abbr", "extra"]
TITLES = [
    "A {: onclick=alert(1) }", "A {#x .y}", "![a](x){: onerror=alert(1) }", "[a](javascript:alert(1))", "<b>a</b>",
    "`a` *b* __c__ ~~d~~ ==e== ^^f^^", "&lt;b&gt; &#60;", "a | b", "[^1] [x][y]", ":smile: $x$ a@b.vn",
    "\\# # ##", "1. a", "<!-- a -->", "{{ a }} {% raw %}", "http://x.vn www.x.vn", "Họp (dân) 50%, 1/2 - “a” – b?",
]  # fmt: skip


@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize("heading", [h1, h2])
def test_a_heading_shows_its_title_with_any_extension(title: str, heading: object) -> None:
    html = python_markdown.markdown(heading(title), extensions=EXTENSIONS)  # type: ignore[operator]
    found = re.fullmatch(r'<h[12] id="[^"<>]*">([^<>]*)</h[12]>', html)
    assert found
    assert unescape(found[1]) == title


def test_a_remark_and_an_anchor_of_a_heading() -> None:
    html = python_markdown.markdown(h2("A {.b}", "an", small="nay là {: c}"), extensions=EXTENSIONS)
    assert unescape(html) == '<h2 id="an">A {.b} <small>nay là {: c}</small></h2>'


@pytest.mark.parametrize(
    "block", ["text", "<span>a</span>", "<a href>x</a>", "[a]: b", "<p>\x02wzxhzdk:0\x03</p>", "<p>a\r\rb</p>", "### a",
              "<!-- a -->", " <p>a</p>", "<p\n>a</p>", "# a\n<b>b</b>"],
)  # fmt: skip
def test_what_is_no_whole_block_is_a_bug(block: str) -> None:
    with pytest.raises(ValueError, match="neither a heading nor a block of HTML"):
        body([block])


@pytest.mark.parametrize("gap", ["\n\n", "\n \n", "\n\t\n", "\n\n\n  \n"])
def test_no_block_has_an_empty_line(gap: str) -> None:
    made = body([f"<div>{gap}<p>a{gap}![b](c){{: onerror=d }}</p>{gap}</div>"])
    assert "\n" not in re.sub(r"\n<", "", made)
    assert "<img" not in python_markdown.markdown(made, extensions=EXTENSIONS)


def test_blocks_are_put_aside_by_any_builder() -> None:
    inner = "<b>*a* [b](c){: onclick=d }</b>\n# e\n    f\n```\n| g | h |\n[^1]: i\n*[j]: k"
    text = body([h1("A"), f'<div class="x">\n{inner}\n</div>', None, "", f"<ul>\n<li>{inner}</li>\n</ul>"])
    plain = python_markdown.markdown(text, extensions=EXTENSIONS)
    ours = markdown.for_pages(["toc", *EXTENSIONS[:1]], {}).reset().convert(text)
    for html in (plain, ours):
        assert unescape(html).count(inner) == 2
