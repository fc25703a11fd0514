"""The descriptor of a kind of record: what the program knows of the kind, and what a record says without the model."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from generator.dates import PartialDate
from generator.records.base import Record
from generator.records.fields import Ref
from generator.records.questions import Question

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A part of the site: `address` is the first part of the addresses in it, `word` what its list is called."""

    address: str
    word: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Host(Generic[R]):
    """Where a record without a page of its own is told of: at `anchor` on the page of another record."""

    ref: Callable[[R], Ref | None]
    anchor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchText:
    """What the search finds a record by, beside its page's title, its summary, its organisations and its day.

    `names` weigh more than `kinds` (what kind of thing it is, how far it is), these more than `body`. `prose` is body
    in Markdown.
    """

    names: tuple[str | None, ...] = ()
    kinds: tuple[str | None, ...] = ()
    body: tuple[str | None, ...] = ()
    prose: tuple[str | None, ...] = ()


def _always(record: Record) -> bool:
    return True


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind(Generic[R]):
    """One kind. What has no default must be decided for every kind, so that nothing can pass over a new one."""

    form: type[R]
    word: str  # one of them, within a sentence
    title: str  # all of them, as a heading
    row: str | None  # what a row of its table in the open data is; None for a kind without a table
    sections: tuple[Section, ...]  # where its pages stand, the main one first; empty for a kind without pages
    day: Callable[[R], PartialDate | None]  # the day a record is of; None for what lasts, or where nobody said it
    attests: Mapping[str, str]  # dates that say what has been; the beginning of a sentence that the date ends
    organisations: Callable[[R], tuple[Ref, ...]]  # whose record it is
    search: Callable[[R], SearchText]
    section: Callable[[R], Section] | None = None  # which section, where there are several
    host: Host[R] | None = None
    visible: Callable[[R], bool] = _always  # whether readers may know of a record at all
    sourced: bool = True  # whether each record has to name its sources
    variant: Callable[[Mapping[str, Any]], type[R]] | None = None  # the form of values that say it themselves
    identified_by: tuple[tuple[str, ...], ...] = (("short_name",), ("name",), ("title",))  # keys an id is made of
    questions: tuple[Question, ...] = ()  # what `chibo new` asks; without any, it asks for each key of the form

    @property
    def may_hide(self) -> bool:
        """Whether some records of the kind may be hidden from readers."""
        return self.visible is not _always

    @property
    def folder(self) -> str:
        """The folder in `data/`, which is also the first half of its references."""
        return self.form.FOLDER

    def form_of(self, values: object) -> type[R]:
        """The form that the values of a file are decoded with."""
        return self.variant(values) if self.variant and isinstance(values, dict) else self.form

    def section_of(self, record: R) -> Section | None:
        """Where the page of a record stands; None where the kind has no pages."""
        if self.section:
            return self.section(record)
        return self.sections[0] if self.sections else None
