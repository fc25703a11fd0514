"""The right record stands first: labelled queries of residents on a world of near-duplicates, in a real browser.

Only half b is judged here, the half that the engine is not tuned on. `make quality` prints all classes, beside peers.
"""

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.quality import engines, world
from tests.quality.judge import ask, score
from tests.quality.labels import queries

CLASSES = {"tones", "no_tones", "old_spelling", "abbreviation", "old_unit_name", "person_role", "date", "phrase",
           "typo", "short", "two_topics"}  # fmt: skip


@pytest.fixture(scope="module")
def searched(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site of the world."""
    return world.build(tmp_path_factory.mktemp("quality") / "world")


def test_right_record_first_on_the_untuned_half(searched: Path, browser: Browser) -> None:
    with engines.ours(browser, searched) as search:
        answers = ask(search, queries("b"))
    found = score(answers)
    misses = Counter(answer.query.kind for answer in answers if answer.rank != 1)  # which ones stays unread: see labels
    assert found.first >= 0.95, f"success@1 {found.first:.1%}, not first by class {misses}"
    assert found.three >= 0.99, f"success@3 {found.three:.1%}, not first by class {misses}"


def test_world_is_without_problems(searched: Path) -> None:
    command = [sys.executable, "-m", "generator", "check", "--project", str(searched.parent), "--format", "json"]
    run = subprocess.run(
        [*command, "--today", world.TODAY], cwd=world.ROOT, capture_output=True, text=True, encoding="utf-8", check=True
    )
    assert json.loads(run.stdout) == []


def test_world_is_large_and_always_the_same() -> None:
    made = world.records()
    assert 600 <= len(made) <= 1000
    assert json.dumps(made, sort_keys=True) == json.dumps(world.records(), sort_keys=True)


def test_labels_name_records_and_halves_are_even() -> None:
    known = world.records()
    assert {ref for query in queries() for ref in query.wanted} <= known.keys()
    assert len(queries()) >= 150
    halves = {half: Counter(query.kind for query in queries(half)) for half in "ab"}
    assert halves["a"].keys() == halves["b"].keys() == CLASSES
    assert all(1 / 2 <= halves["a"][kind] / halves["b"][kind] <= 2 for kind in CLASSES)
