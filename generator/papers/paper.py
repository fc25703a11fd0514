"""What is read of one document: its words, the pictures inside, and why that may not be all."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

ENDINGS = (".pdf", ".docx", ".xlsx")
MOST_BYTES = 20_000_000  # of a file
MOST_UNPACKED = 200_000_000  # of what is packed in it
MOST_TEXT = 5_000_000  # letters
MOST_PICTURES = 200

# `sealed` needs a password, `scan` has pages that are only pictures, `inside` holds files that nobody reads here: a
# person may answer for those. `broken` and `heavy` are read by nobody.
PaperFlaw = Literal["", "sealed", "scan", "inside", "broken", "heavy"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """`text` has a line for each paragraph, row of a table, comment, name in the metadata; `pictures` are bytes."""

    text: str = ""
    flaw: PaperFlaw = ""
    pictures: tuple[bytes, ...] = ()


class Broken(Exception):
    """A file that is not of the form its name says."""


class Heavy(Exception):
    """A file that unpacks to more than anybody reads."""


@dataclass(slots=True, kw_only=True)
class Pile:
    """What has been read so far. Raises Heavy where it becomes too much."""

    lines: list[str] = field(default_factory=list)
    pictures: list[bytes] = field(default_factory=list)
    flaw: PaperFlaw = ""
    unpacked: int = 0
    _letters: int = 0

    def say(self, text: str) -> None:
        line = " ".join(text.split())
        if line:
            self._letters += len(line)
            if self._letters > MOST_TEXT:
                raise Heavy
            self.lines.append(line)

    def show(self, picture: bytes) -> None:
        if len(self.pictures) == MOST_PICTURES:
            raise Heavy
        self.pictures.append(picture)

    def unpack(self, count: int) -> None:
        self.unpacked += count
        if self.unpacked > MOST_UNPACKED:
            raise Heavy

    def whole(self) -> Paper:
        return Paper(text="\n".join(self.lines), flaw=self.flaw, pictures=tuple(self.pictures))
