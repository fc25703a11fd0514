"""Owns what is made at once and taken over as one: a task, and the form in which what it makes is kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from generator.records import Ref

if TYPE_CHECKING:
    from generator.presentation.page import BuildContext

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Codec(Generic[T]):
    """How values are kept between two builds: as JSON of lists, texts and numbers.

    What that leaves out is in the form `whole`, for which there is room only while a build runs.
    """

    dump: Callable[[T], object]
    load: Callable[[Any], T]
    whole: Codec[T] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Task(Generic[T]):
    """Something to make of the records `of`, of what is `given` besides, and of what it asks of the view.

    `key` names it among the tasks of one work.
    """

    key: str
    make: Callable[[BuildContext], T]
    of: tuple[Ref, ...] = ()
    given: str = ""
