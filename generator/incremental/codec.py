"""Codecs between values and JSON, derived from types: a field that a dataclass gains is stored without another word."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date, datetime
from operator import attrgetter
from types import NoneType, UnionType
from typing import Any, Generic, NewType, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")
Convert = Callable[[Any], Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Codec(Generic[T]):
    """`dump` gives lists, texts and numbers, `load` makes an equal value of what was read back from JSON."""

    dump: Callable[[T], Any]
    load: Callable[[Any], T]


def of(kind: type[T]) -> Codec[T]:
    """Of a dataclass, or a tuple of such. A value of a subclass is stored as the dataclass itself: without the rest.

    Raises TypeError for a field whose type says not how it is stored.
    """
    dump, load = _converts(kind)
    return Codec(dump=dump or _same, load=load or _same)


def optional(codec: Codec[T]) -> Codec[T | None]:
    return Codec(
        dump=lambda value: None if value is None else codec.dump(value),
        load=lambda given: None if given is None else codec.load(given),
    )


def _same(value: Any) -> Any:
    return value


def _converts(kind: Any) -> tuple[Convert | None, Convert | None]:
    """How a value of this type is dumped and loaded; None for what JSON has itself."""
    origin, inner = get_origin(kind), get_args(kind)
    if isinstance(kind, NewType):
        return _converts(kind.__supertype__)
    if origin in (Union, UnionType):
        return _optional(inner)
    if origin is tuple:
        return _tuple(inner)
    if origin is Mapping or kind in (str, int, bool, float, NoneType):
        return None, None
    if kind is datetime or kind is date:
        return kind.isoformat, kind.fromisoformat
    if kind is bytes:
        return bytes.decode, str.encode
    if isinstance(kind, type) and issubclass(kind, str):
        return None, kind
    if isinstance(kind, type) and is_dataclass(kind):
        return _dataclass(kind)
    raise TypeError(f"{kind!r} has no form in JSON")


def _optional(inner: tuple[Any, ...]) -> tuple[Convert | None, Convert | None]:
    rest = [each for each in inner if each is not NoneType]
    if len(rest) != 1:
        raise TypeError(f"{inner!r}: what is stored does not say which of them it is")

    def either(convert: Convert | None) -> Convert | None:
        return convert and (lambda value: None if value is None else convert(value))

    dump, load = _converts(rest[0])
    return either(dump), either(load)


def _tuple(inner: tuple[Any, ...]) -> tuple[Convert | None, Convert | None]:
    def each(convert: Convert | None) -> Convert:
        return (lambda values: tuple(map(convert, values))) if convert else tuple

    if len(inner) == 2 and inner[1] is Ellipsis:
        dump, load = _converts(inner[0])
        return dump and each(dump), each(load)
    dumps, loads = zip(*map(_converts, inner), strict=True)

    def all_of(converts: tuple[Convert | None, ...]) -> Convert:
        used = [convert or _same for convert in converts]
        return lambda values: tuple(convert(value) for convert, value in zip(used, values, strict=True))

    return (all_of(dumps) if any(dumps) else None), (all_of(loads) if any(loads) else tuple)


def _dataclass(kind: type[Any]) -> tuple[Convert, Convert]:
    """As a list of its fields, in their order."""
    hints = get_type_hints(kind)
    names = tuple(field.name for field in fields(kind))
    converts = [_converts(hints[name]) for name in names]
    dumps = [(n, dump) for n, (dump, _) in enumerate(converts) if dump]
    loads = [(n, load) for n, (_, load) in enumerate(converts) if load]
    get = attrgetter(*names) if len(names) > 1 else lambda value: (getattr(value, names[0]),)

    def dumped(value: Any) -> list[Any]:
        row = list(get(value))
        for n, dump in dumps:
            row[n] = dump(row[n])
        return row

    def loaded(given: Any) -> Any:
        row = list(given)
        for n, load in loads:
            row[n] = load(row[n])
        return kind(**dict(zip(names, row, strict=True)))

    return dumped, loaded
