"""The manifest of the last site: what each page and drawn file was made of, and the digest of what came of it.

It is one value: of so many entries few change at a time, and to look each up would cost more than to read all.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.build import columns, jsonio

Origins = Mapping[str, tuple[str, str]]  # by path: the digest of what it was made of, that of what came of it


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """`pages` are made of their text and of the frame, which is the same for all; `drawn` are lazy files."""

    frame: str = ""
    pages: Origins = field(default_factory=dict)
    drawn: Origins = field(default_factory=dict)

    def dump(self) -> bytes:
        return jsonio.dumped([self.frame, columns.table(self.pages), columns.table(self.drawn)])


def load(data: bytes | None) -> Manifest:
    if data is None:
        return Manifest()
    frame, pages, drawn = jsonio.loaded(data)
    return Manifest(frame=frame, pages=columns.mapping(pages), drawn=columns.mapping(drawn))
