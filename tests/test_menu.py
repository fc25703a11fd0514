"""The menu: what is named in it, by which word, in both ways to build."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator import nav
from tests import calls

NAV = """
nav:
  - index.md
  - Nơi ở:
      - Làng xóm: thon/index.md
      - chi-bo/index.md
      - lien-he.md
"""


@pytest.mark.parametrize(
    ("menu", "words"),
    [
        (["index.md", {"A": "a.md"}], {"index.md": None, "a.md": "A"}),
        ([{"Nhóm": [{"A": "a.md"}, "b.md", {"Trong": {"C": "c.md"}}]}], {"a.md": "A", "b.md": None, "c.md": "C"}),
        ([{"Một": "a.md"}, {"Hai": "a.md"}, "a.md"], {"a.md": "Một"}),
        (["a.md", {"Hai": "a.md"}], {"a.md": None}),
        (None, {}),
    ],
)
def test_words_of_a_menu(menu: object, words: dict[str, str | None]) -> None:
    assert nav.words(menu) == words


def test_a_menu_of_ones_own_names_pages_of_records(tmp_path: Path) -> None:
    """By its words, else by their titles, whether they are made, taken over, or built by MkDocs alone."""
    root = tmp_path / "xa"
    assert calls.chibo("init", root).returncode == 0
    (root / "content/lien-he.md").write_text("# Liên hệ\n", encoding="utf-8")
    with (root / "mkdocs.yml").open("a", encoding="utf-8") as settings:
        settings.write(NAV)
    wanted = [("thon/", "Làng xóm"), ("chi-bo/", "Chi bộ"), ("lien-he/", "Liên hệ")]
    calls.build(root)
    assert _menu(root / "site/index.html") == wanted, "made"
    (root / "content/lien-he.md").write_text("# Liên hệ\n\nĐến đây.\n", encoding="utf-8")
    calls.build(root)
    assert _menu(root / "site/index.html") == wanted, "taken over"
    assert not calls.mkdocs(root, root / "other")
    assert _menu(root / "other/index.html") == wanted, "built by MkDocs"


def _menu(page: Path) -> list[tuple[str, str]]:
    found = re.search(r'<nav aria-label="Mục lục">.*?</nav>', page.read_text(encoding="utf-8"), re.DOTALL)
    assert found
    return re.findall(r'<li><a href="(?:\./)?([^"]+)">([^<]+)</a>', found[0])
