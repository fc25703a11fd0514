"""Names the keys of a form: as an editor writes them, the words for them, what stands as their value."""

from __future__ import annotations

import types
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel, BeforeValidator
from pydantic.fields import FieldInfo

from generator.records.base import Record, Tombstone
from generator.records.fields import Choice, Reference
from generator.records.scalar_patterns import ScalarForm


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """One key. `name` is what an editor writes (`from`), `attribute` what the record calls it (`from_`).

    `title` is the description to its first full stop, `how` the rest. `value` is how one value of it is given, `many`
    that there is a list of them: the pattern of a scalar, a choice, a reference, the form of a group, or None for a
    free mapping.
    """

    name: str
    attribute: str
    title: str
    how: str
    needed: bool
    many: bool
    value: ScalarForm | Choice | Reference | type[BaseModel] | None


def keys(form: type[BaseModel]) -> Iterator[Key]:
    """The keys of a form in its own order, those that every record has last."""
    found = list(fields(form))
    shared = set(Record.model_fields) if issubclass(form, Record) else set()
    for name, field in sorted(found, key=lambda pair: pair[0] in shared):
        attribute = next(a for a, f in form.model_fields.items() if f is field)
        title, _, how = (field.description or "").partition(". ")
        value, many = _value(annotation(field))
        yield Key(
            name=name, attribute=attribute, title=title, how=how, needed=field.is_required(), many=many, value=value
        )


def fields(form: type[BaseModel]) -> Iterator[tuple[str, FieldInfo]]:
    """The keys an editor writes, in the order of the form; never those that the file's name gives."""
    given = {"id"} if issubclass(form, Record) else {"ref"} if form is Tombstone else set()
    for name, field in form.model_fields.items():
        if name not in given:
            yield field.alias or name, field


def annotation(field: FieldInfo) -> Any:
    """The whole annotation of a key: Pydantic keeps what stands around it apart."""
    return Annotated[field.annotation, *field.metadata] if field.metadata else field.annotation


def bare(kind: Any) -> tuple[Any, tuple[Any, ...]]:
    """A type without `| None` and `Annotated`, and the marks it carried; a decoder stands for what it calls."""
    marks: tuple[Any, ...] = ()
    while True:
        if get_origin(kind) is Annotated:
            kind, *found = get_args(kind)
            marks += tuple(mark.func if isinstance(mark, BeforeValidator) else mark for mark in found)
        elif get_origin(kind) in (Union, types.UnionType):
            (kind,) = (inner for inner in get_args(kind) if inner is not type(None))
        else:
            return kind, marks


@cache
def referred(form: type[BaseModel]) -> frozenset[str]:
    """The kinds that a form and the groups in it refer to."""
    found: set[str] = set()
    for key in keys(form):
        if isinstance(key.value, Reference):
            found.update(key.value.kinds)
        elif isinstance(key.value, type):
            found |= referred(key.value)
    return frozenset(found)


def _value(kind: Any) -> tuple[ScalarForm | Choice | Reference | type[BaseModel] | None, bool]:
    kind, marks = bare(kind)
    mark = next((m for m in marks if isinstance(m, ScalarForm | Choice | Reference)), None)
    if mark:
        return mark, False
    if get_origin(kind) is tuple:
        return _value(get_args(kind)[0])[0], True
    return (kind, False) if isinstance(kind, type) and issubclass(kind, BaseModel) else (None, False)
