"""Owns what a preview remembers between two saves: the HTML of each page with the text and the frame it was made of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from generator.presentation.page import Page


@dataclass(slots=True)
class Preview:
    """`frame` is all besides its text that a page shows: settings, menu, the bar of problems."""

    frame: object = None
    _texts: dict[str, str] = field(default_factory=dict)
    _html: dict[str, str] = field(default_factory=dict)

    def begin(self, frame: object, pages: Iterable[Page]) -> dict[str, str]:
        """The HTML of the pages that would come out as they did before, by source path."""
        texts = {p.source_path: p.text() for p in pages}
        same = {n: self._html[n] for n, t in texts.items() if n in self._html and self._texts.get(n) == t}
        ready = same if frame == self.frame else {}
        self.frame, self._texts, self._html = frame, texts, ready
        return ready

    def keep(self, path: str, html: str) -> None:
        self._html[path] = html
