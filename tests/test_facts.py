"""Every line of facts.yml, a checkable statement of the five texts, is on the page it names, in its words."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
import yaml

FACTS = yaml.safe_load((Path(__file__).parent / "facts.yml").read_text(encoding="utf-8"))


class _Visible(HTMLParser):
    """The words of a page's article, as a reader sees them."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self._depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "article":
            self._depth = 1

    def handle_endtag(self, tag: str) -> None:
        if tag == "article":
            self._depth = 0

    def handle_data(self, data: str) -> None:
        if self._depth:
            self.words.append(data)


def visible(page: Path) -> str:
    reader = _Visible()
    reader.feed(page.read_text(encoding="utf-8"))
    return re.sub(r"\s+", " ", " ".join(reader.words)).casefold()


def squeeze(text: str) -> str:
    """White space and marks of emphasis do not matter between words."""
    return re.sub(r"\s+", " ", text).casefold()


def test_there_is_a_line_for_each_text() -> None:
    assert {"S0", "S1", "S2", "S3", "S4", "reform"} <= {fact["seed"] for fact in FACTS}
    assert all(fact["words"] and all(fact["words"]) for fact in FACTS)


@pytest.mark.parametrize("fact", FACTS, ids=[f"{n}-{f['seed']}-{f['address']}" for n, f in enumerate(FACTS)])
def test_fact_is_on_its_page(fact: dict[str, object], built_site: Path) -> None:
    page = built_site / str(fact["address"]).split("#")[0] / "index.html"
    assert page.is_file(), f"no page {fact['address']} for: {fact['statement']}"
    text = visible(page)
    words = fact["words"]
    assert isinstance(words, list)
    missing = [w for w in words if squeeze(w) not in text]
    assert not missing, f"{fact['statement']}: {missing} not on {fact['address']}"
