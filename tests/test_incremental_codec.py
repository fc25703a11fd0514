"""Codecs that are derived from types: what comes back from JSON equals what was stored, field by field."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.build import jsonio
from generator.incremental import codec
from generator.presentation.page import Page, PageHead
from generator.records import Ref

PAGES = st.builds(
    Page,
    about=st.none() | st.builds(Ref, st.sampled_from(["cells/a", "units/b"])),
    thing=st.none() | st.dictionaries(st.text(), st.text() | st.lists(st.integers(0, 9))),
)


@given(st.lists(PAGES, max_size=3).map(tuple))
def test_pages_come_back_as_they_were_stored(pages: tuple[Page, ...]) -> None:
    form = codec.of(tuple[Page, ...])
    found = form.load(jsonio.loaded(jsonio.dumped(form.dump(pages))))
    assert found == pages
    assert [type(page.about) for page in found] == [type(page.about) for page in pages]


@given(PAGES)
def test_a_head_is_stored_without_the_rest(page: Page) -> None:
    form = codec.of(PageHead)
    head = form.load(jsonio.loaded(jsonio.dumped(form.dump(page))))
    assert type(head) is PageHead
    assert all(getattr(head, field.name) == getattr(page, field.name) for field in fields(PageHead))


@dataclass(frozen=True, slots=True, kw_only=True)
class Inner:
    on: date
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outer:
    one: Inner | None
    pair: tuple[str, datetime]
    data: bytes


@given(st.builds(Outer, data=st.text().map(str.encode)))
def test_whatever_a_field_holds_comes_back(value: Outer) -> None:
    form = codec.optional(codec.of(Outer))
    for each in (value, None):
        assert form.load(jsonio.loaded(jsonio.dumped(form.dump(each)))) == each


@dataclass
class Either:
    value: int | str


@dataclass
class Unknown:
    value: complex


@pytest.mark.parametrize("kind", [Either, Unknown])
def test_what_does_not_say_how_it_is_stored_is_refused(kind: type[object]) -> None:
    with pytest.raises(TypeError):
        codec.of(kind)
