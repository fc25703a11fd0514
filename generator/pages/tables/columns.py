"""Owns the columns of the open data: which columns a key of a form becomes, and the values that stand in them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import time
from decimal import Decimal
from functools import lru_cache
from html import unescape
from operator import attrgetter
from typing import Any, Literal

from generator import dates, markdown
from generator.dates import PartialDate
from generator.model import Model
from generator.pages.page import public
from generator.records import Ref, written
from generator.records.activities import Activity
from generator.records.fields import Choice, Reference
from generator.records.keys import Key, keys
from generator.records.written import Form
from generator.vietnamese import lower_first

Type = Literal["string", "integer", "number", "boolean", "date", "time", "array"]
Value = str | int | float | bool | tuple[str, ...] | None
Row = tuple[Value, ...]
Write = Callable[[Model, Any], Iterable[Value]]

_MARKDOWN = ("notes", "body")
_TYPES: Mapping[str, Type] = {
    written.WHOLE.name: "integer", written.DECIMAL.name: "number", written.FLAG.name: "boolean",
    written.TIME.name: "time",
}  # fmt: skip
_TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """`choices` gives each word its meaning; `refers` is the table whose `id` stands here; `needed`: never empty.

    `bound` marks the two days beside a date.
    """

    name: str
    type: Type = "string"
    title: str
    how: str = ""
    choices: Mapping[str, str] | None = None
    refers: str = ""
    needed: bool = False
    bound: Literal["", "earliest", "latest"] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """Columns that stand side by side. `write` gives their values for one value of what they are made from."""

    columns: tuple[Column, ...]
    write: Write

    @property
    def blank(self) -> Row:
        return (None,) * len(self.columns)


def of_form(form: type, *, only: Sequence[str] = (), leave: Sequence[str] = (), first: Sequence[str] = ()) -> Columns:
    """The columns of the keys of a form, or `only` some, or all but `leave`; lists of groups have their own tables."""
    wanted = {key.name: key for key in keys(form) if key.name not in leave and (not only or key.name in only)}
    ordered = [*(wanted[name] for name in first), *(key for name, key in wanted.items() if name not in first)]
    return _together([(key.attribute, _of_key(key)) for key in ordered])


def date_columns(name: str, title: str, how: str = "") -> Columns:
    """A date as written, and between which days it lies: for sorting and reckoning, empty on an open side."""
    how_made = "Tính ra từ cột trước, để sắp xếp"
    return Columns(
        columns=(
            Column(name=name, title=title, how=how),
            Column(
                name=f"{name}_earliest", type="date", title=f"{title}, ngày sớm nhất", how=how_made, bound="earliest"
            ),
            Column(name=f"{name}_latest", type="date", title=f"{title}, ngày muộn nhất", how=how_made, bound="latest"),
        ),
        write=_dated,
    )


def number(value: Decimal | None) -> int | float | None:
    """Whole numbers as such; others have at most two decimals."""
    if value is None:
        return None
    whole = int(value)
    return whole if whole == value else float(value)


def reference(model: Model, ref: Ref | None, *, bare: bool = False) -> str | None:
    """`kind/id` or the bare id; None for what is withdrawn or not shown yet."""
    if ref is None or ref in model.tombstones or (ref.kind == Activity.FOLDER and not _shown(model, ref)):
        return None
    return ref.id if bare else str(ref)


def _shown(model: Model, ref: Ref) -> bool:
    found = model.get(ref)
    return isinstance(found, Activity) and public(found)


def _together(found: Sequence[tuple[str, Columns]]) -> Columns:
    """The columns of several attributes of one value; all empty where there is none."""
    pick = attrgetter(*(attribute for attribute, _ in found), "__class__")
    writes = [(columns.write, columns.blank) for _, columns in found]
    flat = tuple(column for _, columns in found for column in columns.columns)
    blank: Row = (None,) * len(flat)

    def write(model: Model, value: Any) -> Iterable[Value]:
        if value is None:
            return blank
        row: list[Value] = []
        # One attribute more is picked, so that there is always a tuple of them.
        for part, (one, nothing) in zip(pick(value), writes, strict=False):
            if one is _as_it_is:
                row.append(part)
            else:
                row += nothing if part is None or part == () else one(model, part)
        return row

    return Columns(columns=flat, write=write)


def _of_key(key: Key) -> Columns:
    if isinstance(key.value, type):
        return _group(key, key.value)
    if key.many:
        return _column(key, _many(key.value), type_="array")
    if isinstance(key.value, Reference):
        bare = len(key.value.kinds) == 1
        refers = key.value.kinds[0] if bare else ""
        return _column(key, lambda model, value: (reference(model, value, bare=bare),), refers=refers)
    if isinstance(key.value, Choice):
        return _column(key, _as_it_is, choices=key.value.labels)
    if key.value is written.DATE:
        return date_columns(key.name, key.title, key.how)
    if key.name in _MARKDOWN:
        key = replace(key, how="Chữ như trên trang")
        return _column(key, lambda model, value: (plain(value) if value else None,))
    if isinstance(key.value, Form):
        return _column(key, _WRITES.get(key.value.name, _as_it_is), type_=_TYPES.get(key.value.name, "string"))
    raise TypeError(f"no column for {key.name}")


def _group(key: Key, form: type) -> Columns:
    """The keys of a group, each named and said after the group; lists of groups inside have their own table."""
    inner = [k for k in keys(form) if not (k.many and isinstance(k.value, type))]
    found = _together([(k.attribute, _of_key(k)) for k in inner])
    columns = tuple(
        replace(c, name=f"{key.name}_{c.name}", title=f"{key.title}, {lower_first(c.title)}", needed=False)
        for c in found.columns
    )
    return Columns(columns=columns, write=found.write)


def _column(key: Key, write: Write, *, type_: Type = "string", choices: Mapping[str, str] | None = None,
            refers: str = "") -> Columns:  # fmt: skip
    column = Column(
        name=key.name, type=type_, title=key.title, how=key.how, choices=choices, refers=refers,
        needed=key.needed and not isinstance(key.value, Reference),  # what was withdrawn leaves an empty place
    )  # fmt: skip
    return Columns(columns=(column,), write=write)


def _many(value: object) -> Write:
    if isinstance(value, Reference):
        bare = len(value.kinds) == 1

        def write(model: Model, refs: tuple[Ref, ...]) -> Iterable[Value]:
            found = (reference(model, ref, bare=bare) for ref in refs)
            return (tuple(ref for ref in found if ref) or None,)

        return write
    return lambda model, texts: (texts or None,)


def plain(text: str) -> str:
    """The words of an editor's Markdown as a page shows them; what no reader sees there is not here either."""
    return unescape(_TAG.sub("", markdown.render(text))).strip()


@lru_cache(maxsize=1 << 16)
def _bounds(text: str) -> Row:
    when = dates.parse(text)
    return text, _iso(when.earliest), _iso(when.latest)


def _iso(day: Any) -> str | None:
    return day.isoformat() if day else None


def _dated(model: Model, value: PartialDate | None) -> Iterable[Value]:
    return _bounds(value.text) if value else (None, None, None)


def _as_it_is(model: Model, value: Any) -> Iterable[Value]:
    return (value,)


def _number(model: Model, value: Decimal | None) -> Iterable[Value]:
    return (number(value),)


def _clock(model: Model, value: time | None) -> Iterable[Value]:
    return (f"{value:%H:%M}" if value else None,)


def _day(model: Model, value: PartialDate | None) -> Iterable[Value]:
    return (value.text if value else None,)


_WRITES: Mapping[str, Write] = {
    written.DECIMAL.name: _number, written.TIME.name: _clock, written.DAY.name: _day,
}  # fmt: skip
