"""The form of an entry: what a code means, what to do, and files that have the problem and have it no more."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

_CHOICE = re.compile("⟦(.*?)¦(.*?)⟧", re.DOTALL)

SOURCE = "sources: [{id: s1, kind: press, title: Bài báo}]\n"
VILLAGE = "name: Khe Sim\nlevel: village\nkind: thon\n"
CELL = "name: Chi bộ thôn Khe Sim\nkind: residential\n"
MEETING = "title: Họp chi bộ\nkind: regular_meeting\nstatus: held\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """One file of an example, project-relative; `⟦wrong¦right⟧` marks where its two forms differ.

    A form without any text is a file that is not there. `kept` says how the wrong form lies on the disk: in another
    encoding, locked, or as a link.
    """

    file: str
    both: str
    kept: Literal["utf-8", "cp1258", "locked", "link"] = "utf-8"

    @property
    def wrong(self) -> str:
        return "".join(text for text, _ in self.pieces("wrong"))

    @property
    def right(self) -> str:
        return "".join(text for text, _ in self.pieces("right"))

    def pieces(self, form: Literal["wrong", "right"]) -> Iterator[tuple[str, bool]]:
        """The text of a form in pieces; True marks one in which the two forms differ."""
        at = 0
        for match in _CHOICE.finditer(self.both):
            yield self.both[at : match.start()], False
            yield match[1 if form == "wrong" else 2], True
            at = match.end()
        yield self.both[at:], False


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """A stable code: `title` names it, `meaning` and `todo` are whole sentences."""

    code: str
    title: str
    meaning: str
    todo: str
    samples: tuple[Sample, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """Codes on one thing, in the order a person reads them; `key` is the fragment of its list."""

    key: str
    title: str
    codes: tuple[Code, ...]


def code(name: str, title: str, meaning: str, todo: str, *samples: Sample) -> Code:
    return Code(code=name, title=title, meaning=meaning, todo=todo, samples=samples)


def sample(path: str, *parts: str) -> Sample:
    """A file below `data/`, without its ending: `units/khe-sim`."""
    return Sample(file=f"data/{path}.yml", both="".join(parts))


def village(*parts: str, name: str = "khe-sim") -> Sample:
    return sample(f"units/{name}", VILLAGE, *parts, SOURCE)


def cell(*parts: str) -> Sample:
    return sample("cells/khe-sim", CELL, *parts, SOURCE)


def meeting(*parts: str) -> Sample:
    return sample("activities/hop", MEETING, *parts, SOURCE)


def change(*parts: str, name: str = "thay-doi") -> Sample:
    return sample(f"changes/{name}", *parts, SOURCE)
