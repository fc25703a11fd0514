"""What may be said of a person, though nothing makes sure of it: someone and words of a topic in one sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from generator.gate.attribution import (
    DENIED,
    OF_OTHERS,
    Predicate,
    Sentence,
    last_deed,
    many,
    rival,
    sentences,
    speaks,
)
from generator.gate.name_detection import Person, named
from generator.gate.normalize import small
from generator.gate.passages import Passage
from generator.gate.patterns import words

_NEAR = 90  # letters after a name in which a deed is told
# Whoever tells of a relative, or takes one somewhere, does so as no official.
_KIN = words(
    "vợ|chồng|con (?:trai|gái|dâu|rể|đẻ|ruột|nuôi|út|cả|của|mình)|các con|bố|mẹ|cha|anh trai|em trai|chị gái|em gái|"
    "anh ruột|em ruột|cháu (?:nội|ngoại|ruột)|bố mẹ|cha mẹ|người nhà|người thân|gia đình mình|bản thân",
    strict=True,
)


def may_be_said(predicate: Predicate, passage: Passage) -> Iterator[tuple[int, int, str]]:
    """As `attribute_to_person`, of words in doubt; once for a sentence, or a row of a list."""
    if (person := _in_list(predicate, passage)) is not None:
        yield person.start, 0, person.masked()
        return
    for sentence in sentences(passage):
        for match in _found(predicate, sentence.lower) if sentence.persons else ():
            if not _harmless(predicate, sentence, match):
                yield sentence.at + match.start(), len(match[0]), _nearest(sentence, match).masked()
                break


def _in_list(predicate: Predicate, passage: Passage) -> Person | None:
    """Somebody below a heading of the topic, who does nothing there in an office."""
    top = small(passage.heading)
    heads = (head for head in _found(predicate, top) if not _excused(predicate, top, head))
    if not any(last_deed(top[: head.start()]) is None for head in heads):
        return None
    for sentence in sentences(passage):
        for person in named(sentence.text, sentence.lower, sentence.places, listed=True):
            if person.sort != "office" and not _does_something(sentence.lower, person):
                return replace(person, start=sentence.at + person.start, end=sentence.at + person.end)
    return None


def _found(predicate: Predicate, lower: str) -> Iterator[re.Match[str]]:
    for listed in (predicate.phrases, predicate.headings, predicate.asks):
        if listed:
            yield from listed.finditer(lower)


def _nearest(sentence: Sentence, match: re.Match[str]) -> Person:
    return min(sentence.persons, key=lambda p: max(match.start() - p.end, p.start - match.end()))


def _harmless(predicate: Predicate, sentence: Sentence, match: re.Match[str]) -> bool:
    """What is denied, said of a number of people, or what somebody works on who does not suffer it."""
    lower, start = sentence.lower, match.start()
    if _excused(predicate, lower, match):
        return True
    earlier = [p for p in sentence.persons if p.end <= start]
    floor = earlier[-1].end if earlier else 0
    if many(lower, start, floor) or DENIED.search(lower[max(floor, start - 14) : start]):
        return True
    return OF_OTHERS.match(lower, match.end()) is not None or _at_work(predicate, sentence, match, earlier)


def _excused(predicate: Predicate, lower: str, match: re.Match[str]) -> bool:
    """Whether the words stand in a use that tells of nobody."""
    harmless = predicate.harmless.finditer(lower) if predicate.harmless else ()
    return any(found.start() <= match.start() < found.end() for found in harmless)


def _at_work(predicate: Predicate, sentence: Sentence, match: re.Match[str], earlier: list[Person]) -> bool:
    """«bà A, Phó Bí thư, thăm hộ nghèo», «Theo Trưởng thôn B, …», «việc giảm nghèo do Trưởng thôn B phụ trách»."""
    lower = sentence.lower
    if not earlier:
        after = next((p for p in sentence.persons if p.start >= match.end()), None)
        return after is not None and _does_something(lower, after)
    person = earlier[-1]
    between = lower[person.end : match.start()]
    if _KIN.search(between):
        return False
    other = predicate.other_subjects
    return last_deed(between) is not None or speaks(sentence, earlier, person) or bool(other and rival(other, between))


def _does_something(lower: str, person: Person) -> bool:
    return last_deed(lower[person.end : person.end + _NEAR]) is not None
