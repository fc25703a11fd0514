"""Owns what is remembered of the last site: of what each page and picture was made, and what came of it.

All of it is one value, as of so many things one is changed at a time: to look each up would cost more than to read all.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.build import columns, jsonio

Origins = Mapping[str, tuple[str, str]]  # by path: the digest of what it was made of, that of what came of it


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """`pages` are made of their text and of the frame, which is the same for all; `drawn` are pictures."""

    frame: str = ""
    pages: Origins = field(default_factory=dict)
    drawn: Origins = field(default_factory=dict)

    def dump(self) -> bytes:
        return jsonio.dumped([self.frame, columns.table(self.pages), columns.table(self.drawn)])


def load(data: bytes | None) -> Taken:
    if data is None:
        return Taken()
    frame, pages, drawn = jsonio.loaded(data)
    return Taken(frame=frame, pages=columns.mapping(pages), drawn=columns.mapping(drawn))
