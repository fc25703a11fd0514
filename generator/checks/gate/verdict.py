"""Owns what the gate finds in one file by itself, in a form that can be kept: it depends on that file alone."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.checks.gate import copied
from generator.checks.gate.rule import Hit, Seen


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A hit of a rule at a line and column, from 1."""

    rule: str
    line: int
    column: int
    message: str
    hint: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """`officers` are the names of those who hold an office, `runs` of words with where each begins.

    `doubtful`: whether somebody may be named depends on the officers of all data. `waived`: the file asks for waivers.
    """

    told: tuple[Told, ...]
    officers: tuple[str, ...]
    runs: tuple[tuple[int, int, int], ...]
    doubtful: bool
    waived: bool

    def dump(self) -> bytes:
        told = [[t.rule, t.line, t.column, t.message, t.hint] for t in self.told]
        given = [told, self.officers, self.runs, self.doubtful, self.waived]
        return json.dumps(given, ensure_ascii=False, separators=(",", ":")).encode()


def load(data: bytes) -> Verdict:
    return _NOTHING if data == _SAYS_NOTHING else _load(data)


def of(seen: Seen, hits: Iterable[tuple[str, Hit]], *, doubtful: bool) -> Verdict:
    """`hits` are those of every rule that looks at one file alone, by the name of the rule."""
    held = (p.text for p in seen.passages if p.path[:1] == ("officers",) and p.key == "name")
    runs = copied.runs(seen) if seen.written.form == "data" else ()
    return Verdict(
        told=tuple(placed(seen, hits)), officers=tuple(held),
        runs=tuple((run, *seen.script.place(at)) for run, at in runs), doubtful=doubtful,
        waived=seen.written.form == "data" and "allow" in seen.script.lower,
    )  # fmt: skip


def placed(seen: Seen, hits: Iterable[tuple[str, Hit]]) -> Iterator[Told]:
    for rule, hit in hits:
        line, column = seen.script.place(hit.at)
        yield Told(rule=rule, line=line, column=column, message=hit.message, hint=hit.hint)


def _load(data: bytes) -> Verdict:
    told, officers, runs, doubtful, waived = json.loads(data)
    return Verdict(
        told=tuple(Told(rule=r, line=n, column=c, message=m, hint=h) for r, n, c, m, h in told),
        officers=tuple(officers), runs=tuple((run, n, c) for run, n, c in runs), doubtful=doubtful, waived=waived,
    )  # fmt: skip


# Of most files there is nothing to tell.
_NOTHING = Verdict(told=(), officers=(), runs=(), doubtful=False, waived=False)
_SAYS_NOTHING = _NOTHING.dump()
