"""What the gate says to editors: what was read as what, nothing that a log must not hold, the least that would pass."""

import re
from datetime import date

import pytest

from generator.gate import gate
from generator.gate.lexicon import Lexicon
from generator.gate.masking import clipped, initials
from generator.gate.rules import RULES
from generator.problems import Problem
from generator.source import SourceText
from tests.test_gate import ENTRIES

TODAY = date(2026, 11, 21)
TOPICS = [rule.id for rule in RULES if rule.id in {"poverty", "illness", "discipline", "origin", "rating"}]
UNSAID = {"photo-place", "save-date"}  # a file is changed there, or a day


def told(text: str) -> tuple[Problem, ...]:
    return gate([SourceText(file="content/x.md", form="page", text=text)], TODAY)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_the_least_that_may_be_said_passes(rule: object) -> None:
    said = next(r.instead for r in RULES if r is rule)
    assert bool(said) == (next(r.id for r in RULES if r is rule) not in UNSAID)
    assert not told(said)


@pytest.mark.parametrize("topic", TOPICS)
def test_a_message_names_the_person_and_the_words_by_first_letters(topic: str) -> None:
    for text in map(str, Lexicon(topic).listed("stops")):
        (problem,) = (p for p in told(text) if p.code == f"gate-{topic}")
        assert re.search("“[^”]+” [(]đọc là một người[)]", problem.message), problem.message
        assert Lexicon(topic).text("says") in problem.message
        assert f"Ví dụ ghi: “{next(r.instead for r in RULES if r.id == topic).rstrip('.')}”." in problem.hint


def test_no_message_holds_three_words_of_the_text() -> None:
    """Save those that say which sort of thing was read: they are the same whatever the text says."""
    for entry in ENTRIES:
        words = re.findall(r"[^\W_]+", entry.text.lower())
        for problem in told(entry.text):
            if problem.code in ("gate-photo-alt", "gate-internal", "gate-mail"):
                continue
            for quoted in re.findall("“([^”]*)”", problem.message):
                said = re.findall(r"[^\W_]{2,}", quoted.lower())
                runs = {tuple(said[n : n + 3]) for n in range(len(said) - 2)}
                assert not runs & {tuple(words[n : n + 3]) for n in range(len(words) - 2)}, problem.message


def test_masks() -> None:
    assert initials("Lý Văn Bốn") == "L. V. B."
    assert clipped("bị khai trừ") == "b… k… t…"
    assert clipped("một hai ba bốn năm sáu bảy") == "m… h… b… b… n… s… …"
