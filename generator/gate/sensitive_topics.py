"""The rules on what is said of one person: discipline, poverty, illness, origin and such; their words are lexicons."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from generator.gate.attribution import Attribution, attributions
from generator.gate.lexicon import Lexicon
from generator.gate.masking import clipped
from generator.gate.predicate import Predicate
from generator.gate.rule import Detector, Document, Hit


def topic(rule: str) -> Detector:
    """The detector of a rule whose words stand in `lexicon/<rule>.yml`."""

    def find(document: Document) -> Iterator[Hit]:
        lexicon = _lexicon(rule)
        advice = lexicon.text("advice")
        for passage in document.meant:
            for found in attributions(_predicate(rule), passage):
                at = passage.origin(found.at)
                read = f"“{found.name}” (đọc là một người), {_read(found, lexicon)}"
                if found.certain:
                    yield Hit(at=at, message=f"Câu này nói về {read}.", hint=advice)
                else:
                    message = f"Câu này có {read}: có nói về người ấy không?"
                    yield Hit(at=at, message=message, hint=advice, doubt=passage)

    return Detector(find=find, signs=tuple, topics=lambda: _predicate(rule).signs)


def _read(found: Attribution, lexicon: Lexicon) -> str:
    """Which words were read as those of the topic."""
    said = f"lời {lexicon.text('says')}"
    return f"có “{clipped(found.said)}” (đọc là {said})" if found.said else f"ở dưới đầu đề có {said}"


@cache
def _lexicon(rule: str) -> Lexicon:
    return Lexicon(rule)


@cache
def _predicate(rule: str) -> Predicate:
    words = _lexicon(rule).words
    return Predicate(
        phrases=words("phrases"), asks=words("asks", strict=True), headings=words("headings"),
        other_subjects=words("other_subjects"),
        harmless=words("harmless"), tells_of_subject=words("tells_of_subject"), done_to=words("done_to"),
    )  # fmt: skip
