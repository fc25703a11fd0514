"""The columns of the open data: which columns a key of a form becomes, and the values that stand in them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from operator import attrgetter
from typing import Any, Literal

from generator import dates, markdown
from generator.model import Model
from generator.model.visibility import hidden
from generator.records import Ref, scalar_patterns
from generator.records.fields import Choice, Reference
from generator.records.keys import Key, keys
from generator.records.scalar_patterns import ScalarForm
from generator.vietnamese import lower_first

Type = Literal["string", "integer", "number", "boolean", "date", "time", "array"]
CellValue = str | int | float | bool | tuple[str, ...] | None
TableRow = tuple[CellValue, ...]
Fill = Callable[[Model, Sequence[Any]], Iterable[Sequence[CellValue]]]

_MARKDOWN = ("notes", "body")
_TYPES: Mapping[str, Type] = {
    scalar_patterns.WHOLE.name: "integer", scalar_patterns.DECIMAL.name: "number", scalar_patterns.FLAG.name: "boolean",
    scalar_patterns.TIME.name: "time",
}  # fmt: skip


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
    """Columns that stand side by side. `fill` gives each its values, out of what they are made from, in that order.

    Whole columns are filled at once: most keys of most records are absent, and that costs nearly nothing then.
    """

    columns: tuple[Column, ...]
    fill: Fill


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
        fill=_dates,
    )


def number(value: Decimal | None) -> int | float | None:
    """Whole numbers as such; others have at most two decimals."""
    if value is None:
        return None
    whole = int(value)
    return whole if whole == value else float(value)


def reference(model: Model, ref: Ref | None, *, bare: bool = False) -> str | None:
    """`kind/id` or the bare id; None for what is withdrawn or not shown yet."""
    if ref is None or model.withdrawn(ref) or hidden(model, ref):
        return None
    return ref.id if bare else str(ref)


def references(model: Model, refs: Iterable[Ref] | None, *, bare: bool = False) -> tuple[str, ...] | None:
    """A list without what is withdrawn or not shown yet; None when nothing is left."""
    return tuple(found for ref in refs or () if (found := reference(model, ref, bare=bare))) or None


def _together(found: Sequence[tuple[str, Columns]]) -> Columns:
    """The columns of several attributes of the same values; all empty where a value is None."""
    # One attribute more is picked, so that there is always a tuple of them.
    pick = attrgetter(*(attribute for attribute, _ in found), "__class__")
    nothing = (None,) * (len(found) + 1)
    flat = tuple(column for _, columns in found for column in columns.columns)

    def fill(model: Model, values: Sequence[Any]) -> Iterable[Sequence[CellValue]]:
        if all(value is None for value in values):
            return [values] * len(flat)
        picked = zip(*(nothing if value is None else pick(value) for value in values), strict=True)
        return [done for part, (_, columns) in zip(picked, found, strict=False) for done in columns.fill(model, part)]

    return Columns(columns=flat, fill=fill)


def _of_key(key: Key) -> Columns:
    if isinstance(key.value, type):
        return _group(key, key.value)
    if key.value in (scalar_patterns.DATE, scalar_patterns.PAST) and not key.many:
        return date_columns(key.name, key.title, key.how)
    column = Column(name=key.name, title=key.title, how=key.how, needed=key.needed)
    if isinstance(key.value, Reference):
        return _references(key, key.value, column)
    if key.many:
        return Columns(columns=(replace(column, type="array"),), fill=_each(lambda found: found or None))
    if isinstance(key.value, Choice):
        return Columns(columns=(replace(column, choices=key.value.labels),), fill=_as_they_are)
    if key.name in _MARKDOWN:
        return Columns(columns=(replace(column, how="Chữ như trên trang"),), fill=_each(markdown.plain))
    if isinstance(key.value, ScalarForm):
        kind = key.value.name
        return Columns(columns=(replace(column, type=_TYPES.get(kind, "string")),), fill=_FILLS.get(kind, _as_they_are))
    raise TypeError(f"no column for {key.name}")


def _references(key: Key, mark: Reference, column: Column) -> Columns:
    """One reference, or a list of them. What was withdrawn leaves an empty place, so none is always there."""
    bare = len(mark.kinds) == 1

    def fill(model: Model, values: Sequence[Any]) -> Iterable[Sequence[CellValue]]:
        if key.many:
            return ([references(model, refs, bare=bare) for refs in values],)
        return ([ref and reference(model, ref, bare=bare) for ref in values],)

    more = replace(column, type="array" if key.many else "string", refers=mark.kinds[0] if bare else "", needed=False)
    return Columns(columns=(more,), fill=fill)


def _group(key: Key, form: type) -> Columns:
    """The keys of a group, each named and said after the group; lists of groups inside have their own table."""
    inner = [k for k in keys(form) if not (k.many and isinstance(k.value, type))]
    found = _together([(k.attribute, _of_key(k)) for k in inner])
    columns = tuple(
        replace(c, name=f"{key.name}_{c.name}", title=f"{key.title}, {lower_first(c.title)}", needed=False)
        for c in found.columns
    )
    return Columns(columns=columns, fill=found.fill)


@lru_cache(maxsize=1 << 16)
def _bounds(text: str) -> TableRow:
    when = dates.parse(text)
    return text, _iso(when.earliest), _iso(when.latest)


def _iso(day: Any) -> str | None:
    return day.isoformat() if day else None


def _dates(model: Model, values: Sequence[Any]) -> Iterable[Sequence[CellValue]]:
    if not any(values):
        return values, values, values
    return tuple(zip(*(_bounds(value.text) if value else _NO_DAYS for value in values), strict=True))


def _as_they_are(model: Model, values: Sequence[Any]) -> Iterable[Sequence[CellValue]]:
    return (values,)


def _each(convert: Callable[[Any], CellValue]) -> Fill:
    return lambda model, values: ([None if value is None else convert(value) for value in values],)


_NO_DAYS: TableRow = (None, None, None)
_FILLS: Mapping[str, Fill] = {
    scalar_patterns.DECIMAL.name: _each(number), scalar_patterns.TIME.name: _each(lambda at: f"{at:%H:%M}"),
    scalar_patterns.DAY.name: _each(lambda day: day.text), scalar_patterns.PAST_DAY.name: _each(lambda day: day.text),
}  # fmt: skip
