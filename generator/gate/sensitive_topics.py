"""The rules on what is said of one person: discipline, poverty, illness, origin and such; their words are lexicons."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from generator.gate.attribution import Predicate, attributions
from generator.gate.lexicon import Lexicon
from generator.gate.rule import Detector, Document, Hit


def topic(rule: str) -> Detector:
    """The detector of a rule whose words stand in `lexicon/<rule>.yml`."""

    def find(document: Document) -> Iterator[Hit]:
        lexicon = _lexicon(rule)
        says, advice = lexicon.text("says"), lexicon.text("advice")
        for passage in document.meant:
            for found in attributions(_predicate(rule), passage):
                at = passage.origin(found.at)
                if found.certain:
                    message = f"Đoạn này nói {says} của một người (“{found.name}”)."
                    yield Hit(at=at, message=message, hint=advice)
                else:
                    message = f"Câu này có lời {says} và có “{found.name}”: có phải nói về người ấy không?"
                    yield Hit(at=at, message=message, hint=advice, doubt=passage)

    return Detector(find=find, signs=tuple, topics=lambda: _predicate(rule).signs)


@cache
def _lexicon(rule: str) -> Lexicon:
    return Lexicon(rule)


@cache
def _predicate(rule: str) -> Predicate:
    words = _lexicon(rule).words
    return Predicate(
        phrases=words("phrases"), asks=words("asks", strict=True), headings=words("headings"), other_subjects=words("other_subjects"),
        harmless=words("harmless"), tells_of_subject=words("tells_of_subject"), done_to=words("done_to"),
    )  # fmt: skip
