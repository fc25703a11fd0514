"""The rules on what is said of one person: discipline, poverty, illness, origin and such; their words are lexicons."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from generator.gate.attribution import Predicate, attribute_to_person
from generator.gate.doubt import may_be_said
from generator.gate.lexicon import Lexicon
from generator.gate.masking import clipped
from generator.gate.passages import Passage
from generator.gate.rule import Detector, Document, Hit, looks_for

_UNREAD = ("url", "id", "file", "byline", "publisher", "approved_by_role", "from_role", "by_role")


def topic(rule: str) -> Detector:
    """The detector of a rule whose words stand in `lexicon/<rule>.yml`."""

    @looks_for(lambda: _predicate(rule).signs)
    def find(document: Document) -> Iterator[Hit]:
        lexicon = _lexicon(rule)
        advice = lexicon.text("advice")
        for passage in document.people:
            if passage.key in _UNREAD:
                continue
            said = tuple(attribute_to_person(_predicate(rule), passage))
            for at, length, name in said:
                message = f"Câu này nói về “{name}” (đọc là một người), {_read(passage, at, length, lexicon)}."
                yield Hit(at=passage.origin(at), message=message, hint=advice)
            for at, length, name in () if said else may_be_said(_predicate(rule), passage):
                read = _read(passage, at, length, lexicon)
                message = f"Câu này có “{name}” (đọc là một người), {read}: có nói về người ấy không?"
                yield Hit(at=passage.origin(at), message=message, hint=advice, doubt=passage)

    return find


def _read(passage: Passage, at: int, length: int, lexicon: Lexicon) -> str:
    """Which words were read as those of the topic."""
    said = f"lời {lexicon.text('says')}"
    return f"có “{clipped(passage.text[at : at + length])}” (đọc là {said})" if length else f"ở dưới đầu đề có {said}"


@cache
def _lexicon(rule: str) -> Lexicon:
    return Lexicon(rule)


@cache
def _predicate(rule: str) -> Predicate:
    words = _lexicon(rule).words
    phrases = words("phrases")
    assert phrases
    return Predicate(
        phrases=phrases, headings=words("headings"), other_subjects=words("other_subjects"),
        harmless=words("harmless"), tells_of_subject=words("tells_of_subject"), done_to=words("done_to"),
        asks=words("asks"),
    )  # fmt: skip
