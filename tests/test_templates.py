"""Templates: what is text is escaped, a publication overrides single ones, and one that is wrong is told in words."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from markupsafe import Markup

from generator.templates import OVERRIDES, TemplateFault, Templates, html, preformatted, tidied
from tests.calls import ROOT, process

HOSTILE = "<b>\"&'</b>"
ESCAPED = "&lt;b&gt;&#34;&amp;&#39;&lt;/b&gt;"


def test_text_is_escaped_and_markup_is_not() -> None:
    assert html("<i>{}</i>{}", HOSTILE, Markup("<br>")) == f"<i>{ESCAPED}</i><br>"
    found = Templates().macro("components.html", "lead", HOSTILE)
    assert found == f'<p class="lead">{ESCAPED}</p>'
    assert Templates().macro("components.html", "lead", Markup("<br>")) == '<p class="lead"><br></p>'


def test_lines_lose_indentation_and_empty_ones_go_but_not_in_preformatted_text() -> None:
    assert tidied("<p>\n\n   <b>\n \n</p>") == "<p>\n<b>\n</p>"
    assert preformatted(Markup("a\n  b")) == "a&#10;  b"


def test_a_publication_overrides_one_template_and_keeps_the_rest(tmp_path: Path) -> None:
    (tmp_path / "sources.html").write_text("<p>Theo {{ lines[0] }}</p>", encoding="utf-8")
    ours, theirs = Templates(), Templates(tmp_path)
    assert theirs.render("sources.html", {"lines": (HOSTILE,)}) == f"<p>Theo {ESCAPED}</p>"
    assert theirs.macro("components.html", "note", "x") == ours.macro("components.html", "note", "x")


@pytest.mark.parametrize(
    ("text", "said"),
    [("{{ khong_co }}", "khong_co"), ("<p>\n{% if x %}", "dòng 2"), ("{{ lines | khong_co }}", "khong_co")],
)
def test_what_is_wrong_is_told_with_the_name_of_the_file(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "sources.html").write_text(text, encoding="utf-8")
    with pytest.raises(TemplateFault, match=rf"sources\.html.*{said}"):
        Templates(tmp_path).render("sources.html", {"lines": ()})


def test_a_build_takes_the_override_at_once_and_stops_at_a_wrong_one(tmp_path: Path) -> None:
    root = tmp_path / "xa"
    shutil.copytree(ROOT / "tests" / "worlds" / "one-cell", root)
    shutil.copy(ROOT / "mkdocs.yml", root)
    (root / "content").mkdir()

    def build() -> str:
        run = process("build", "--project", root, "--today", "2026-11-21")
        return "" if run.returncode == 0 else run.stdout + run.stderr

    assert build() == ""
    page = root / "site" / "chi-bo" / "index.html"
    before = page.read_bytes()
    override = root / OVERRIDES / "shelf.html"
    override.parent.mkdir(parents=True)
    override.write_text("{{ h1(title) }}\n<p>Mẫu riêng</p>\n", encoding="utf-8")
    assert build() == ""
    assert "Mẫu riêng" in page.read_text(encoding="utf-8")
    for wrong in ("{{ khong_co }}", "Xin chào {{ title }}"):
        override.write_text(wrong, encoding="utf-8")
        said = build()
        assert "shelf.html không dùng được" in said or "shelf.html, dòng" in said
        assert "Traceback" not in said
    assert "Mẫu riêng" in page.read_text(encoding="utf-8"), "the last good site stays"
    override.unlink()
    assert build() == ""
    assert page.read_bytes() == before
