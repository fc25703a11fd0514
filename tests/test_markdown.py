"""Editors' Markdown becomes safe HTML; plain text stays what it is inside Markdown."""

import html
import re

import markdown as python_markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.markdown import escape, render


@pytest.mark.parametrize(
    "text",
    ["<script>alert(1)</script>", "a * b _c_ `d`", "[x](http://evil)", "{#id .c}", "1. một", "- gạch", "# đầu",
     "A & B &amp; C", "![x](y)", "<http://a.b>", "\\*"],
)  # fmt: skip
def test_escaped_text_shows_exactly_itself_in_a_heading(text: str) -> None:
    shown = python_markdown.markdown(
        f"## {escape(text)}", extensions=["attr_list", "md_in_html", "tables", "footnotes"]
    )
    inner = re.fullmatch(r"<h2>(.*)</h2>", shown)
    assert inner, shown
    assert html.unescape(inner[1]) == text


@given(st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1))
def test_any_text_survives_a_heading(text: str) -> None:
    shown = python_markdown.markdown(f"## {escape(text)}", extensions=["attr_list", "md_in_html", "tables"])
    inner = re.fullmatch(r"<h2>(.*)</h2>", shown, re.DOTALL)
    assert inner, shown
    assert html.unescape(inner[1]) == text


def test_raw_html_is_text_and_scripts_are_gone() -> None:
    made = render("# To\n\n<b onclick=x>đậm</b> **rõ** [a](javascript:x) [b](https://a.vn) <img src=x onerror=y>")
    assert "<b" not in made
    assert "&lt;b onclick" in made
    assert "javascript" not in made
    assert "</strong> a <a" in made, "a link that leads nowhere is its words"
    assert '<a href="https://a.vn" rel="noopener">b</a>' in made
    assert "<h3>To</h3>" in made
    assert "<img" not in made
    assert "<strong>rõ</strong>" in made


def test_blocks_hold_no_blank_line() -> None:
    assert "\n\n" not in render("một\n\nhai\n\n- ba\n- bốn\n\n| a | b |\n|---|---|\n| 1 | 2 |\n")
