"""How the gate reads one file: what is written in it, and what YAML decodes it to where that may differ."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from generator.gate import passages
from generator.gate.decoded import decoded
from generator.gate.mentions import may_mean, of_someone, untitled
from generator.gate.name_detection import anyone, composed, spoken
from generator.gate.normalize import Placed, normalize
from generator.gate.passages import Passage
from generator.gate.rendered import rendered
from generator.gate.rule import Document
from generator.source import SourceText
from generator.vietnamese import slug

# Keys under which nothing is told.
_UNREAD = ("url", "id", "file", "byline", "publisher", "approved_by_role", "from_role", "by_role")
_NO_PLACES: frozenset[str] = frozenset()


def readings(written: SourceText, places: frozenset[str] = _NO_PLACES) -> Iterator[Document]:
    """The file as it is written, as it is decoded where that may differ, and what a reader sees where marks cut words.

    `places` are names (`name_detection.composed`) that are known to be of places.
    """
    text = normalize(written.text)
    split = passages.of_data if written.form == "data" else passages.of_page
    found = split(text)
    yield _document(written, text, found, places)
    if written.form not in ("data", "page"):
        return
    data, last = written.form == "data", (text, found)
    if other := decoded(written, text, found):
        yield _document(written, *other, places)
    for whole, parts in (last, other) if other else (last,):
        if seen := rendered(whole, parts, data=data):
            yield replace(_document(written, *seen, places), partial=True)


def name_of(file: str, bodies: Iterable[str] = ()) -> Document:
    """What the name of a file says, save the names of `bodies` in it: `phuong-chau-van-liem` is about no child."""
    stem = file.rpartition("/")[2].rpartition(".")[0]
    for body in bodies:
        stem = re.sub(rf"(?<![a-z0-9]){re.escape(slug(body))}(?![a-z0-9])", "", stem)
    text = normalize(spoken(stem))
    only = passages.one(text.text)
    return Document(
        written=SourceText(file=file, form="other"), normalized=text, passages=(only,), people=(only,), meant=(only,)
    )


def _document(written: SourceText, text: Placed, found: Sequence[Passage], places: frozenset[str]) -> Document:
    if written.file.startswith("data/rules/"):
        # Titles of rules name what is not published; they are about nobody.
        found = [p for p in found if p.path[:1] != ("rules",)]
    kept: list[Passage] = []
    people: list[Passage] = []
    names: set[str] = set()
    for passage in found:
        persons = anyone(passage.text, passage.lower)
        alone = {composed(p.name) for p in persons if p.sort == "full" and not p.titled} | untitled(passage.text)
        known = places & alone if places else _NO_PLACES
        kept.append(replace(passage, places=known) if known else passage)
        names |= alone
        if anyone(passage.text, passage.lower, known) if known else persons:
            people.append(kept[-1])
    naming = set(map(id, people))
    meant = tuple(
        p for p in kept
        if p.key not in _UNREAD and (id(p) in naming or (" " in p.text and (may_mean(p) or of_someone(p.heading))))
    )  # fmt: skip
    return Document(
        written=written,
        normalized=text,
        passages=tuple(kept),
        people=tuple(people),
        meant=meant,
        names=frozenset(names),
    )
