"""Owns texts that are put down on disk in one process and taken up in another, so that none has to hold them all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

SpillSpan = tuple[str, int, int]  # file, where a text begins in it, how many bytes it has


class Spill:
    """`folder` is made when it is needed; what is in it is of no use to a later run."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def put(self, texts: Iterable[bytes]) -> list[SpillSpan]:
        """Where each text lies from now on, all in a file of their own."""
        self._folder.mkdir(exist_ok=True)
        handle, path = tempfile.mkstemp(dir=self._folder)
        spots: list[SpillSpan] = []
        with open(handle, "wb") as file:
            for text in texts:
                start = file.tell()
                spots.append((os.path.basename(path), start, file.write(text)))
        return spots

    def get(self, spot: SpillSpan) -> bytes:
        name, start, size = spot
        with open(self._folder / name, "rb") as file:
            file.seek(start)
            return file.read(size)
