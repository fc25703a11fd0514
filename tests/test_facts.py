"""Every line of facts.yml, a checkable statement of the five texts, is on the page it names, in its words."""

import re
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
import yaml

FACTS = yaml.safe_load((Path(__file__).parent / "facts.yml").read_text(encoding="utf-8"))


# What a reader takes in at one glance: a paragraph, a row, a point of a list, a label with its value.
ELEMENTS = ("p", "li", "tr", "div", "h1", "h2", "h3", "figcaption", "blockquote", "caption", "summary")
LONGEST = 600  # letters; what has more is a part of the page
FIGURE = re.compile(r"[\d.,%]{1,4}")


class _Visible(HTMLParser):
    """The words of a page's article, as a reader sees them, and those of each of its elements."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.elements: list[str] = []
        self._inside = False
        self._open: list[tuple[str, int]] = []  # where its words begin

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._inside = self._inside or tag == "article"
        if self._inside and tag in ELEMENTS:
            self._open.append((tag, len(self.words)))

    def handle_endtag(self, tag: str) -> None:
        self._inside = self._inside and tag != "article"
        if self._open and self._open[-1][0] == tag:
            self.elements.append(squeeze(" ".join(self.words[self._open.pop()[1] :])))

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.words.append(data)


@cache
def visible(page: Path) -> tuple[str, tuple[str, ...]]:
    """All words of a page, and those of each element."""
    reader = _Visible()
    reader.feed(page.read_text(encoding="utf-8"))
    return squeeze(" ".join(reader.words)), tuple(e for e in reader.elements if len(e) <= LONGEST)


def squeeze(text: str) -> str:
    """White space and marks of emphasis do not matter between words."""
    return re.sub(r"\s+", " ", text).casefold()


def test_there_is_a_line_for_each_text() -> None:
    assert {"S0", "S1", "S2", "S3", "S4", "reform"} <= {fact["seed"] for fact in FACTS}
    assert all(fact["words"] and all(fact["words"]) for fact in FACTS)


@pytest.mark.parametrize("fact", FACTS, ids=[f"{n}-{f['seed']}-{f['address']}" for n, f in enumerate(FACTS)])
def test_fact_is_on_its_page(fact: dict[str, Any], built_site: Path) -> None:
    page = built_site / str(fact["address"]).split("#")[0] / "index.html"
    assert page.is_file(), f"no page {fact['address']} for: {fact['statement']}"
    text, elements = visible(page)
    words = [squeeze(word) for word in fact["words"]]
    missing = [word for word in words if word not in text]
    assert not missing, f"{fact['statement']}: {missing} not on {fact['address']}"
    stray = [word for word in words if FIGURE.fullmatch(word) and not _in_place(word, words, elements)]
    assert not stray, f"{fact['statement']}: {stray} nowhere beside another of {words}"


def _in_place(figure: str, words: list[str], elements: tuple[str, ...]) -> bool:
    """A bare figure says something only by itself, not within another, and in one element with words of its fact."""
    whole = re.compile(rf"(?<![\w/.,]){re.escape(figure)}(?![\w/])")
    others = [word for word in words if word != figure]
    return any(whole.search(e) and (not others or any(o in e for o in others)) for e in elements)
