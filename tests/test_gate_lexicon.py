"""The lexicons of the gate: what each stops and lets pass, by its own examples, and their notation."""

from datetime import date
from pathlib import Path

import pytest

from generator.gate import gate
from generator.gate.lexicon import Lexicon, LexiconError, phrase
from generator.gate.normalize import plain
from generator.gate.patterns import words
from generator.gate.rules import RULES
from generator.source import SourceText

FOLDER = Path(__file__).parent.parent / "generator" / "gate" / "lexicon"
TOPICS = sorted(path.stem for path in FOLDER.iterdir())
KEYS = {
    "rule", "says", "advice", "phrases", "headings", "tells_of_subject", "done_to", "other_subjects", "harmless",
    "asks", "stops", "asked", "passes",
}  # fmt: skip
EXAMPLES = [
    (topic, key, str(text))
    for topic in TOPICS
    for key in ("stops", "asked", "passes")
    for text in Lexicon(topic).listed(key)
]


def codes(text: str) -> dict[str, str]:
    found = gate([SourceText(file="content/x.md", form="page", text=text)], date(2026, 11, 21))
    return {p.code: p.severity for p in found if p.code != "gate-member"}


@pytest.mark.parametrize(("topic", "key", "text"), EXAMPLES)
def test_example_does_what_its_lexicon_says(topic: str, key: str, text: str) -> None:
    found = codes(text)
    if key == "passes":
        assert not found
    else:
        assert found.get(f"gate-{topic}") == {"stops": "error", "asked": "question"}[key]


@pytest.mark.parametrize("topic", TOPICS)
def test_lexicon_is_whole(topic: str) -> None:
    """A rule of the same name, no unknown key, four sentences of both kinds, every phrase readable and once."""
    lexicon = Lexicon(topic)
    assert topic in {rule.id for rule in RULES}
    assert lexicon.text("rule") == topic
    assert set(lexicon.values) <= KEYS
    assert min(len(lexicon.listed(key)) for key in ("stops", "passes")) >= 4
    for key in KEYS - {"rule", "says", "advice", "stops", "asked", "passes"}:
        entries = [str(entry) for entry in lexicon.listed(key)]
        assert len(entries) == len(set(entries))
        assert not lexicon.listed(key) or lexicon.words(key)


@pytest.mark.parametrize(
    ("written", "text", "found"),
    [
        ("[bị] khai trừ [ra] khỏi đảng", "ông bị khai trừ khỏi đảng", "bị khai trừ khỏi đảng"),
        ("[bị] khai trừ [ra] khỏi đảng", "khai trừ ra khỏi đảng", "khai trừ ra khỏi đảng"),
        ("[bị] khai trừ [ra] khỏi đảng", "khai trừ hẳn khỏi đảng", None),
        ("[đã/vừa]* thoát nghèo", "nay vừa đã thoát nghèo", "vừa đã thoát nghèo"),
        ("bệnh (tim/hiểm nghèo)", "mắc bệnh hiểm nghèo", "bệnh hiểm nghèo"),
        ("bệnh (tim/hiểm nghèo)", "benh tim", "benh tim"),
        ("bệnh (tim/hiểm nghèo)", "bệnh timor", None),
        ("đơn …2 nói xấu", "đơn có lời nói xấu", "đơn có lời nói xấu"),
        ("đơn …2 nói xấu", "đơn nói xấu", "đơn nói xấu"),
        ("đơn …2 nói xấu", "đơn có ba lời nói xấu", None),
        ("bị …1-2 phạt", "bị phạt", None),
        ("bị …1-2 phạt", "bị xã phạt", "bị xã phạt"),
        ("!tố cáo", "cây to cao như thế", None),
        ("kỷ luật [[bằng hình thức] (khiển trách/cảnh cáo)]", "kỷ luật bằng hình thức cảnh cáo",
         "kỷ luật bằng hình thức cảnh cáo"),
    ],
)  # fmt: skip
def test_notation(written: str, text: str, found: str | None) -> None:
    match = words(phrase(written).pattern).search(text)
    assert (match[0] if match else None) == found
    needs = phrase(written).needs
    assert needs is not None
    said = f" {plain(text)} "
    assert match is None or any(f" {need} " in said for need in needs)


@pytest.mark.parametrize("written", ["[bị]", "(a/b", "a)", "[a)", "(a]", "bị (phạt", "a.b", "…3"])
def test_what_is_no_phrase_is_refused(written: str) -> None:
    with pytest.raises(LexiconError):
        phrase(written)
