"""The order in which the keys of a record are written: that of its form, and what every record has at the end."""

from __future__ import annotations

from functools import cache
from typing import Any, get_args, get_origin

from pydantic import BaseModel

from generator.records.base import Record, Tombstone
from generator.records.kind import Kind
from generator.records.parts import Observation
from generator.source import Shape

# An observation says first what was counted and when, then the figure its form begins with.
_FIRST: dict[type[BaseModel], tuple[str, ...]] = {Observation: ("measure", "as_of", "period")}
_LAST: dict[type[BaseModel], tuple[str, ...]] = {
    Observation: ("unit", "qualifier", "published", "per", "by", "source", "note")
}


def layout(kind: Kind[Any] | type[BaseModel] | None, value: object) -> Shape:
    """How the values of a file of this kind are laid out; no order for a kind that is not known."""
    if kind is None:
        return Shape()
    if isinstance(value, dict) and "retracted" in value:
        return _shape(Tombstone)
    form: type[BaseModel] = kind.form_of(value) if isinstance(kind, Kind) else kind
    return _shape(form)


@cache
def _shape(model: type[BaseModel]) -> Shape:
    fields = model.model_fields
    return Shape(keys={fields[n].alias or n: _below(fields[n].annotation) for n in _names(model)})


def _names(model: type[BaseModel]) -> list[str]:
    last = _LAST.get(model, ())
    if issubclass(model, Record):
        last = tuple(name for name in Record.model_fields if name != "id")
    first = _FIRST.get(model, ())
    middle = [n for n in model.model_fields if n not in (*first, *last, "id" if issubclass(model, Record) else "")]
    return [*first, *middle, *last]


def _below(annotation: Any) -> Shape:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return _shape(annotation)
    if get_origin(annotation) is dict:
        return Shape()
    found = [_below(inner) for inner in get_args(annotation)]
    listed = get_origin(annotation) is tuple or any(f.listed for f in found)
    return Shape(keys=next((f.keys for f in found if f.keys), {}), listed=listed)
