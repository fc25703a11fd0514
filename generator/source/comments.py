"""Comments: which entry of a data file each belongs to, so that it stays there when the text is laid out."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import yaml

from generator.problems import Place, Problem, has_errors
from generator.source.reading import YamlValue, parse
from generator.source.scalars import LOADER
from generator.source.writing import Block, MappingEntry, Shape, YamlFile, as_block, render

_COMMENT = re.compile(r"(?:(?<=[ \t\n])|\A)#[^\n]*")
_MENDED = ("not-nfc",)  # faults of typing that laying out mends


def tidy(text: str, file: str, shape: Shape) -> tuple[str | None, tuple[Problem, ...]]:
    """`text` in canonical form with its comments, or None and why it cannot be read."""
    sheet, problems = _sheet(text, file)
    return (render(sheet, shape), ()) if sheet else (None, problems)


def put(text: str, file: str, shape: Shape, values: Mapping[str, YamlValue]) -> tuple[str | None, tuple[Problem, ...]]:
    """`text` with these keys set, in canonical form; comments stay, save those inside a value that is replaced."""
    sheet, problems = _sheet(text, file)
    if sheet is None:
        return None, problems
    entries = {entry.key: entry for entry in sheet.block.entries}
    for key, value in values.items():
        old = entries.get(key, MappingEntry(key=key, value=""))
        entries[key] = replace(old, value=_kept(old.value, as_block(value, {}, ())))
    return render(replace(sheet, block=Block(entries=tuple(entries.values()))), shape), ()


def _kept(old: str | Block, new: str | Block) -> str | Block:
    """`new`, in which items of a list that were there before keep their comments."""
    if isinstance(old, str) or isinstance(new, str) or not (old.listed and new.listed):
        return new
    known = {entry.value: entry for entry in old.entries if isinstance(entry.value, str)}
    items = (known.get(e.value, e) if isinstance(e.value, str) else e for e in new.entries)
    return Block(entries=tuple(items), listed=True)


def _sheet(text: str, file: str) -> tuple[YamlFile | None, tuple[Problem, ...]]:
    value, problems = parse(text, file)
    problems = tuple(p for p in problems if p.code not in _MENDED)
    if value is not None and not isinstance(value, dict):
        said = "Một hồ sơ gồm các dòng “khóa: giá trị”."
        problems = (*problems, Problem(place=Place(file=file), code="not-mapping", message=said))
    if value is None or has_errors(problems):
        return None, problems
    plain = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    return _Reader(plain).sheet(), ()


@dataclass(slots=True, kw_only=True)
class _Spot:
    """Where an entry stands, and the comments found for it so far. `parent` is the index of the entry around it."""

    key: str | None
    node: Any
    line: int
    column: int
    flow: bool
    parent: int
    above: list[str] = field(default_factory=list)
    beside: str = ""
    below: list[str] = field(default_factory=list)

    @property
    def end(self) -> int:
        """The line on which a word or a collection in brackets ends; -1 for a block, which ends with its entries."""
        shut = isinstance(self.node, yaml.ScalarNode) or self.node.flow_style
        return int(self.node.end_mark.line) if shut else -1


class _Reader:
    """Finds the entries of one text in the order they stand, and gives each comment to one of them."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._root = yaml.compose(text, Loader=LOADER)
        self._tokens = tuple(yaml.scan(text, Loader=LOADER))
        self._dashes = (t.start_mark for t in self._tokens if isinstance(t, yaml.BlockEntryToken))
        self._spots = list(self._walk(self._root, -1, 0, flow=False))
        self._head: list[str] = []
        self._foot: list[str] = []

    def sheet(self) -> YamlFile:
        for at, comment in self._comments():
            line = self._text.count("\n", 0, at)
            column = at - (self._text.rfind("\n", 0, at) + 1)
            begun = self._text[at - column : at].strip(" \t")
            self._give(comment, line, column, alone=not begun)
        self._split_head()
        order = iter(self._spots)
        return YamlFile(block=self._block(self._root, order), head=tuple(self._head), foot=tuple(self._foot))

    def _walk(self, node: Any, parent: int, first: int, *, flow: bool) -> Iterator[_Spot]:
        """The entries below `node` with the index each will have, `first` being the next free one."""
        if isinstance(node, yaml.ScalarNode):
            return
        flow = flow or bool(node.flow_style)
        for pair in node.value:
            key, value = pair if isinstance(node, yaml.MappingNode) else (None, pair)
            mark = key.start_mark if key else value.start_mark if flow else next(self._dashes)
            yield _Spot(key=key and key.value, node=value, line=mark.line, column=mark.column, flow=flow, parent=parent)
            own, first = first, first + 1
            for inner in self._walk(value, own, first, flow=flow):
                first += 1
                yield inner

    def _comments(self) -> Iterator[tuple[int, str]]:
        """(index, text) of each comment: what follows a `#` outside of every scalar."""
        at = 0
        for token in self._tokens:
            if not isinstance(token, yaml.ScalarToken):
                continue
            yield from self._between(at, token.start_mark.index)
            at = token.end_mark.index
            if token.style in ("|", ">"):
                yield from self._between(token.start_mark.index, self._text.find("\n", token.start_mark.index))
        yield from self._between(at, len(self._text))

    def _between(self, start: int, end: int) -> Iterator[tuple[int, str]]:
        for match in _COMMENT.finditer(self._text, start, end if end >= 0 else len(self._text)):
            yield match.start(), match[0].rstrip()

    def _give(self, comment: str, line: int, column: int, *, alone: bool) -> None:
        if not alone and (spot := self._on(line)) is not None:
            if spot.beside:
                spot.above.append(comment)
            else:
                spot.beside = comment
            return
        after = next((n for n, spot in enumerate(self._spots) if spot.line > line), None)
        before = max((n for n, spot in enumerate(self._spots) if spot.line <= line), default=-1)
        owner = self._closed(before, after, column) if alone else None
        if owner is not None:
            self._spots[owner].below.append(comment)
        elif after is not None:
            self._spots[after].above.append(comment)
        else:
            self._foot.append(comment)

    def _on(self, line: int) -> _Spot | None:
        """The entry a comment at the end of a line speaks of: the last to begin there, else to end there."""
        open_ = [spot for spot in self._spots if not spot.flow]
        starting = [spot for spot in open_ if spot.line == line]
        ending = [spot for spot in open_ if spot.end == line]
        return next(iter((starting or ending)[-1:]), None)

    def _closed(self, before: int, after: int | None, column: int) -> int | None:
        """The entry that a comment on its own line still belongs to, as it is set in deeper than what comes next."""
        over = set(self._around(after)) if after is not None else set()
        limit = 0 if after is None else self._spots[after].column
        if column <= limit or before in over or (after is not None and self._spots[after].flow):
            return None
        for index in self._around(before, inclusive=True):
            spot = self._spots[index]
            if not spot.flow and spot.column <= column:
                return index if index not in over else None
        return None

    def _around(self, index: int, *, inclusive: bool = False) -> Iterator[int]:
        at = index if inclusive else self._spots[index].parent
        while at >= 0:
            yield at
            at = self._spots[at].parent

    def _split_head(self) -> None:
        """Comments above a blank line at the top speak of the whole file."""
        if not self._spots:
            return
        first = self._spots[0]
        lead = self._text[: first.node.start_mark.index].split("\n")[: first.line]
        gap = max((n for n, line in enumerate(lead) if not line.strip()), default=-1)
        count = sum(line.lstrip().startswith("#") for line in lead[: gap + 1])
        self._head, first.above[:] = first.above[:count], first.above[count:]

    def _block(self, node: Any, order: Iterator[_Spot]) -> Block:
        entries = []
        for _ in node.value:
            spot = next(order)
            value: str | Block = (
                _composed(spot.node.value) if isinstance(spot.node, yaml.ScalarNode) else self._block(spot.node, order)
            )
            entries.append(
                MappingEntry(
                    key=None if spot.key is None else _composed(spot.key), value=value, above=tuple(spot.above),
                    beside=spot.beside, below=tuple(spot.below), quoted=getattr(spot.node, "style", None) in ("'", '"'),
                )
            )  # fmt: skip
        return Block(entries=tuple(entries), listed=isinstance(node, yaml.SequenceNode))


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)
