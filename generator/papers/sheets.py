"""The cells of an Excel file: each row as one line, with the texts, days and numbers that a person sees."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from generator.papers.paper import Broken, Pile

_DAYS = frozenset((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)))  # forms every Excel knows
_QUOTED = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')
_FIRST_DAY = date(1899, 12, 30)
_LAST = 2_958_465  # 31/12/9999
_PHONE = re.compile("[35789][0-9]{8}")


class Book:
    """The texts that cells share, and which forms of cells are days; read before the sheets."""

    def __init__(self) -> None:
        self._texts: list[str] = []
        self._used: set[int] = set()
        self._held: list[str] = []
        self._codes: dict[str, str] = {}
        self._forms: list[str] = []
        self._of_cells = False

    def start(self, name: str, given: dict[str, str]) -> None:
        if name == "si":
            self._held.clear()
        elif name == "numFmt":
            self._codes[given.get("numFmtId", "")] = given.get("formatCode", "")
        elif name == "cellXfs":
            self._of_cells = True
        elif name == "xf" and self._of_cells:
            self._forms.append(given.get("numFmtId", ""))

    def text(self, said: str) -> None:
        self._held.append(said)

    def end(self, name: str) -> None:
        if name == "si":
            self._texts.append("".join(self._held))
        elif name == "cellXfs":
            self._of_cells = False

    def shared(self, index: int) -> str:
        if not 0 <= index < len(self._texts):
            raise Broken
        self._used.add(index)
        return self._texts[index]

    def unused(self) -> Iterator[str]:
        """Texts of cells that are gone; the file still has them."""
        yield from (text for index, text in enumerate(self._texts) if index not in self._used)

    def number(self, written: str, form: str) -> str:
        """As a person sees it: a day, or a number with the zero that Excel takes from telephones and identities."""
        try:
            value = float(written)
        except ValueError:
            return written
        code = self._forms[int(form)] if form.isdecimal() and int(form) < len(self._forms) else ""
        if self._is_day(code) and 0 < value < _LAST:
            return (_FIRST_DAY + timedelta(days=int(value))).strftime("%d/%m/%Y")
        whole = str(int(value)) if value == int(value) and abs(value) < 1e15 else written
        if len(whole) == 11:
            return whole.zfill(12)
        return f"0{whole}" if _PHONE.fullmatch(whole) and not whole.endswith("000") else whole

    def _is_day(self, code: str) -> bool:
        if code in self._codes:
            return any(sign in "yd" for sign in _QUOTED.sub("", self._codes[code].lower()))
        return code.isdecimal() and int(code) in _DAYS


class Sheet:
    """One sheet, hidden or not: rows, and the words of headers and footers."""

    def __init__(self, book: Book, pile: Pile) -> None:
        self._book, self._pile = book, pile
        self._row: list[str] = []
        self._held: list[str] = []
        self._kind = self._form = ""

    def start(self, name: str, given: dict[str, str]) -> None:
        if name == "c":
            self._kind, self._form = given.get("t", "n"), given.get("s", "")
            self._held.clear()

    def text(self, said: str) -> None:
        self._held.append(said)

    def end(self, name: str) -> None:
        said = "".join(self._held).strip()
        if name == "row":
            self._pile.say(" | ".join(self._row))
            self._row.clear()
        elif name == "f":
            self._row += [said] if '"' in said else []
        elif said and name in ("v", "is"):
            self._row.append(self._shown(said))
        elif said and not self._row and name not in ("t", "r", "c"):
            self._pile.say(said)
        else:
            return
        self._held.clear()

    def _shown(self, said: str) -> str:
        if self._kind == "s":
            return self._book.shared(int(said))
        return self._book.number(said, self._form) if self._kind == "n" else said
