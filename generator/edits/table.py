"""A table of mergers: one merger a row, all of them or none, every fault of every row at once."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, NamedTuple

from generator.edits import picking
from generator.edits.change_input import ChangeInput
from generator.edits.drafts import Desk, Draft, Edit
from generator.edits.merging import merge
from generator.edits.successor import Merger
from generator.model import names
from generator.records import Ref
from generator.vietnamese import did_you_mean, listing

_MERGER = ("into", "new_id", "kind", "parent", "committee", "officers_from", "figures_from")
_OCCASION = ("date", "status", "decision", "id", "title")
_ORIGIN = ("kind", "title", "publisher", "date", "url", "document", "role", "approved_by")
COLUMNS = ("before", *_MERGER, "with_cells", *_OCCASION, *(f"source_{key}" for key in _ORIGIN))
_FLAGS = {"": None, "c": True, "có": True, "co": True, "true": True, "x": True, "1": True,
          "k": False, "không": False, "khong": False, "false": False, "0": False}  # fmt: skip


class TableRow(NamedTuple):
    line: int
    cells: Mapping[str, str]


def rows(text: str) -> tuple[tuple[TableRow, ...], tuple[str, ...]]:
    """The rows of a table whose first line names its columns, cut by comma, semicolon or tab; or "1: what is wrong"."""
    first = text.split("\n", 1)[0]
    mark = max(",;\t", key=first.count)
    found: list[TableRow] = []
    try:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=mark, strict=True)
        names_ = [name.strip().lower().replace("-", "_") for name in next(reader, [])]
        wrong = tuple(_columns(names_))
        start = reader.line_num + 1
        for cells in reader:
            if any(cell.strip() for cell in cells):
                found.append(TableRow(start, dict(zip(names_, (c.strip() for c in cells), strict=False))))
                if len(cells) > len(names_):
                    wrong += (f"{start}: dòng này có {len(cells)} ô, đầu bảng có {len(names_)} cột.",)
            start = reader.line_num + 1
    except csv.Error:
        return (), (f"{reader.line_num}: dòng này viết chưa đúng dạng CSV; xem lại dấu ngoặc kép.",)
    if not wrong and not found:
        wrong = ("1: bảng chưa có dòng nào.",)
    return tuple(found), wrong


def merge_all(desk: Desk, file: str, text: str, default: Merger) -> Draft:
    """All mergers of the table; `default` is what was said for all rows. `refused` are sentences with file and line."""
    found, wrong = rows(text)
    refused = [f"{file}:{said}" for said in wrong]
    edits: dict[str, Edit] = {}
    notes: list[str] = []
    where: dict[str, str] = {}
    users: dict[Ref, str] = {}
    for row in found if not refused else ():
        place = f"{file}:{row.line}"
        wish, said = _wish(row, default)
        draft = merge(desk.after(tuple(edits.values())), wish)
        refused += [f"{place}: {s}" for s in (*said, *draft.refused, *_twice(desk, wish, users, place))]
        notes += [f"Dòng {row.line}: {wish.into}", *(f"  {note}" for note in draft.notes)]
        for edit in draft.edits:
            old = edits.get(edit.file)
            edits[edit.file] = replace(edit, before=old.before) if old else edit
            where.setdefault(edit.file, place)
    if refused:
        return Draft(refused=tuple(refused))
    return Draft(edits=tuple(edits.values()), notes=tuple(notes), rows=where)


def _wish(row: TableRow, default: Merger) -> tuple[Merger, tuple[str, ...]]:
    """The merger of a row: what its cells say, else what was said for all."""
    cells = {key: text for key, text in row.cells.items() if text}
    flag = _FLAGS.get(cells.get("with_cells", "").lower(), "?")
    said = () if flag != "?" else (f"with_cells: “{cells['with_cells']}” không dùng được; ghi c (có) hoặc k (không).",)
    of_source = {key: cells[f"source_{key}"] for key in _ORIGIN if f"source_{key}" in cells}
    occasion: ChangeInput = replace(
        default.occasion,
        **{key: cells[key] for key in _OCCASION if key in cells},
        origin=replace(default.occasion.origin, **of_source) if of_source else default.occasion.origin,
    )
    own: dict[str, Any] = {key: cells[key] for key in _MERGER if key in cells}
    merger = replace(
        default,
        before=picking.split(cells.get("before", "")) or default.before,
        with_cells=default.with_cells if flag is None else flag is True,
        occasion=occasion,
        **own,
    )
    return merger, said


def _twice(desk: Desk, wish: Merger, users: dict[Ref, str], place: str) -> Iterator[str]:
    """One village cannot go into two mergers; the second row is told where the first is."""
    kinds = ("units", "cells") if wish.with_cells or wish.with_committees else ("cells", "units", "committees")
    for ref in dict.fromkeys(picking.resolve(desk.model, wish.before, kinds)[0]):
        other = users.setdefault(ref, place)
        if other != place:
            yield f"{names.inline(desk.model, ref)} đã sáp nhập ở {other}."


def _columns(found: list[str]) -> Iterator[str]:
    for name in found:
        if name and name not in COLUMNS:
            near = did_you_mean(name, COLUMNS)
            hint = f"Có phải “{near}”?" if near else f"Các cột dùng được: {listing(list(COLUMNS))}."
            yield f"1: không có cột “{name}”. {hint}"
        if name and found.count(name) > 1:
            yield f"1: cột “{name}” có hai lần."
    if "before" not in found:
        yield "1: thiếu cột before (các nơi sáp nhập, cách nhau bằng dấu +)."
