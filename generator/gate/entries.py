"""The entries of a list in a data file, as waivers and confirmations stand in it: what each says, and where."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

from generator import source
from generator.gate.rule import Document
from generator.problems import Place
from generator.records.base import validate
from generator.records.parts import Part

P = TypeVar("P", bound=Part)


class Entries:
    """What stands under the key `name` at the top of a data file."""

    def __init__(self, document: Document, name: str) -> None:
        self._document, self._name = document, name
        self._places: dict[str, list[int]] = {}
        for passage in document.passages:
            if passage.path[:1] == (name,):
                self._places.setdefault(passage.key, []).append(passage.origin(0))

    def read(self, form: type[P]) -> Iterator[tuple[int, P]]:
        """Each entry with its number from 0; one that is none is left to the form of the record to complain of."""
        written = self._document.written
        if written.form != "data" or self._name not in self._document.normalized.lower:
            return
        value, _ = source.parse(written.text, written.file)
        given = value.get(self._name) if isinstance(value, dict) else None
        for index, entry in enumerate(given if isinstance(given, list) else ()):
            part, _ = validate(form, written.file, entry)
            if part:
                yield index, part

    def place(self, index: int, key: str) -> Place:
        """The place of one key; of its entry where that is written in one line."""
        file = self._document.written.file
        for known in (self._places.get(key, []), self._places.get(self._name, [])):
            if known:
                line, column = self._document.normalized.place(known[min(index, len(known) - 1)])
                return Place(file=file, line=line, column=column)
        return Place(file=file)
