"""A file as YAML decodes it: its values with nothing escaped, folded or broken, each at the place where it begins.

Only where reading lightly may differ: most files mean what is written there.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from generator.gate import passages
from generator.gate.normalize import NormalizedText, normalize
from generator.gate.passages import Passage
from generator.source import Leaf, SourceText, leaves


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """The values of a file as one text. `starts` has the offset of each, `above` counts the lines over them all."""

    lower: str
    values: tuple[Leaf, ...]
    starts: tuple[int, ...]
    above: int

    def place(self, at: int) -> tuple[int, int]:
        value = self.values[bisect_right(self.starts, at) - 1]
        return value.line + self.above, value.column

    def last_line(self, at: int) -> int:
        return self.values[bisect_right(self.starts, at) - 1].last_line + self.above


def decoded(
    written: SourceText, text: NormalizedText, raw: Sequence[Passage]
) -> tuple[Decoded, tuple[Passage, ...]] | None:
    """The values and their passages; None where they are what is written, or where YAML cannot read them."""
    page = written.form == "page"
    source = passages.front(written.text) if page else written.text
    if not source or (text.back is None and "\\" not in source and all(passage.exact for passage in raw)):
        return None
    values = leaves(source)
    title = next((leaf.value for leaf in values if leaf.path == ("title",)), "").strip()
    starts: list[int] = []
    found: list[Passage] = []
    texts: list[str] = []
    length = 0
    for leaf in values:
        clean = normalize(leaf.value)
        starts.append(length)
        texts.append(clean.lower)
        found += passages.of_value(clean, leaf.path, title, length)
        length += len(clean.lower) + 1
    whole = Decoded(lower="\n".join(texts), values=values, starts=tuple(starts), above=1 if page else 0)
    return (whole, tuple(found)) if values else None
