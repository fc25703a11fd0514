"""Whatever a text says, a site has the same elements, attributes, keys, properties and rows; nothing in it runs."""

import json
from collections import defaultdict
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from generator.problems import has_errors
from generator.source import reading
from tests import families
from tests.hostile import browsing, corpus, structure, trial, world

BASE = world.base()


def test_the_corpus_is_large_and_twins_mean_nothing() -> None:
    assert len(set(corpus.TEXTS)) >= 300
    for text in corpus.TEXTS:
        line = " ".join(text.split())
        assert len(corpus.twin(text)) == max(1, len(line))
        assert corpus.twin(text).replace(" ", "").isalnum()


def test_every_text_of_every_form_is_tried() -> None:
    assert world.text_fields() - {leaf.field for leaf in world.leaves(BASE)} == set()


def test_letters_that_nobody_sees_are_refused_in_every_field() -> None:
    places = defaultdict(list)
    for leaf in world.leaves(BASE):
        places[leaf.field].append(leaf)
    for n, leaf in enumerate(found[0] for field, found in sorted(places.items()) if field[0] != "page"):
        for text in corpus.REFUSED[n % 7 :: 7]:
            given = json.loads(json.dumps(BASE[leaf.file]))
            leaf.put({leaf.file: given}, text)
            beyond = any(sign > "\uffff" for sign in text)
            written = json.dumps(given, ensure_ascii=not beyond, indent=1)
            _, problems = reading.parse(written, leaf.file)
            assert has_errors(problems), (leaf, text)
            line = written.split("\n")[problems[0].place.line - 1]
            assert json.dumps(text, ensure_ascii=not beyond) in line, (leaf, text)


@pytest.mark.parametrize(
    ("text", "other"),
    [("<p><b>a</b></p>", "<p>a</p>"), ("<p title='a'>", "<p>"), ("<p>a</div></p>", "<p>a</p>"),
     ("<p><!-- a --></p>", "<p></p>"), ("<a href='//a'>", "<a href='b'>"),
     ("<div class='prose'><i>a</i></div>", "<div class='prose'></div>")],
)  # fmt: skip
def test_shapes_differ_where_a_page_does(text: str, other: str) -> None:
    assert structure.of_page(text) != structure.of_page(other)


def test_a_hostile_site_has_the_shape_of_its_twin_and_runs_nothing(tmp_path: Path, browser: Browser) -> None:
    def look(site: Path) -> list[str]:
        return list(browsing.executions(browser, site, families.heaviest(site)))

    found = trial.compare(tmp_path / "w", trial.assigned(BASE, corpus.TEXTS, 0), look)
    assert found.pairs > 2000
    assert found.refused < found.pairs / 10
    assert found.faults == ()
