"""What the gate finds in one file by itself, in a form that can be kept.

It depends on that file, and on which of the names in it are known to be of places.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

from generator.gate import copied
from generator.gate.name_detection import place_names
from generator.gate.rule import Document, Hit

_BODIES = ("data/units/", "data/cells/", "data/committees/")
_CHANGES = "data/changes/"
_NAMED = (("name",), ("short_name",))
_RENAMED = (("new_name",),)
_ANSWER = re.compile("allow|confirmed|files:")


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A hit of a rule at a line and column, from 1. `asked`: the digest of the passage in doubt, "" where certain."""

    rule: str
    line: int
    column: int
    message: str
    hint: str
    asked: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """`officers` are the names of those who hold an office, `runs` of words with where each begins.

    `names` stand in the file and may be a person's; `places` are such names that the file gives to a place or body.
    `doubtful`: whether somebody may be named depends on the officers of all data. `answers`: the file has waivers, or
    confirmations of what is asked.
    """

    findings: tuple[Finding, ...] = ()
    officers: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    runs: tuple[tuple[int, int, int], ...] = ()
    doubtful: bool = False
    answers: bool = False

    def dump(self) -> bytes:
        findings = [[t.rule, t.line, t.column, t.message, t.hint, t.asked] for t in self.findings]
        given = [findings, self.officers, self.names, self.places, self.runs, self.doubtful, self.answers]
        return json.dumps(given, ensure_ascii=False, separators=(",", ":")).encode()


def load(data: bytes) -> Verdict:
    return _NOTHING if data == _SAYS_NOTHING else _load(data)


def of(found: Sequence[Document], findings: Iterable[Finding], *, doubtful: bool) -> Verdict:
    """`found` are the readings of a file, `findings` what every rule says that looks at one file alone."""
    whole = [document for document in found if not document.partial]
    passages = [p for document in whole for p in document.passages]
    file, data = found[0].written.file, found[0].written.form == "data"
    naming = _NAMED if file.startswith(_BODIES) else _RENAMED if file.startswith(_CHANGES) else ()
    named = (p.text for p in passages if p.path in naming) if naming else ()
    return Verdict(
        findings=tuple(findings),
        officers=tuple(p.text for p in passages if p.path[:1] == ("officers",) and p.key == "name"),
        names=tuple(sorted(frozenset().union(*(document.names for document in found)))),
        places=tuple(sorted(frozenset(chain.from_iterable(map(place_names, named))))),
        runs=tuple((run, *s.normalized.place(at)) for s in whole for run, at in copied.runs(s)) if data else (),
        doubtful=doubtful, answers=data and _ANSWER.search(found[0].normalized.lower) is not None,
    )  # fmt: skip


def placed(readings: Iterable[tuple[Document, Iterable[tuple[str, Hit]]]]) -> tuple[Finding, ...]:
    """The hits of each reading at their places, save those that an earlier reading already has in the same lines.

    What is certain is told also where an earlier reading left it in doubt.
    """
    found: list[Finding] = []
    for document, hits in readings:
        earlier = tuple(found)
        for rule, hit in hits:
            line, column = document.normalized.place(hit.at)
            last = document.normalized.last_line(hit.at)
            asked = hit.doubt.digest if hit.doubt else ""
            told = (f for f in earlier if f.rule == rule and line <= f.line <= last)
            if not any(asked or not f.asked for f in told):
                found.append(
                    Finding(rule=rule, line=line, column=column, message=hit.message, hint=hit.hint, asked=asked)
                )
    return tuple(found)


def _load(data: bytes) -> Verdict:
    findings, officers, names, places, runs, doubtful, answers = json.loads(data)
    return Verdict(
        findings=tuple(Finding(rule=r, line=n, column=c, message=m, hint=h, asked=a) for r, n, c, m, h, a in findings),
        officers=tuple(officers), names=tuple(names), places=tuple(places),
        runs=tuple((run, n, c) for run, n, c in runs), doubtful=doubtful, answers=answers,
    )  # fmt: skip


# Of most files there is nothing to tell.
_NOTHING = Verdict()
_SAYS_NOTHING = _NOTHING.dump()
