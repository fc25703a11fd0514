"""The index between two runs: loaded and updated it is what is made anew; what is broken or foreign is left."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.build import part_of
from generator.search import store, synonyms
from generator.search.entries import EntryStub, SearchEntry, slip
from generator.search.files import write
from generator.search.posting_list import Forms, changed, cut
from generator.search.postings import Postings

WORDS = ("Họp", "hợp", "chi bộ", "Khối 4", "nhà văn hóa", "NTM", "hoà", "3/9/2020", "đường")
SYNONYMS = synonyms._table((("NTM", "nông thôn mới"),))
texts = st.lists(st.sampled_from(WORDS), max_size=4).map(" ".join)
rows = st.builds(
    SearchEntry,
    id=st.sampled_from([f"activities/{letter}" for letter in "abcdef"]),
    address=st.just("hoat-dong/a/"),
    kind=st.sampled_from(["hoat-dong", "van-ban"]),
    title=texts,
    summary=texts,
    day=st.none() | st.integers(738_000, 738_002),
    tags=st.lists(st.sampled_from(["#x", "#y"]), unique=True, max_size=2).map(tuple),
    texts=st.lists(st.tuples(st.sampled_from([1, 8, 15]), texts), max_size=3).map(tuple),
)
states = st.lists(rows, max_size=6, unique_by=lambda entry: entry.id)


class Kept:
    """An index as it lies between two runs, each of which loads what the last one left."""

    def __init__(self) -> None:
        self.head, self.parts = b"", dict[str, bytes]()
        self.asked: list[str] = []
        self.put: Mapping[str, bytes] = {}

    def get(self, names: Collection[str]) -> dict[str, bytes]:
        self.asked += names
        return {name: self.parts[name] for name in names if name in self.parts}

    def load(self, stamp: str = "code") -> Postings:
        return store.load(self.head, self.get, stamp)[0]

    def run(self, entries: Sequence[SearchEntry], table: synonyms.SynonymTable = SYNONYMS) -> Postings:
        found, before = store.load(self.head, self.get, "code")
        found.update(map(slip, entries), table)
        self.head, self.put = store.dump(found, before, "code")
        self.parts |= self.put
        return found


def after(*states: Sequence[SearchEntry], table: synonyms.SynonymTable = SYNONYMS) -> Kept:
    kept = Kept()
    for state in states:
        kept.run(state, table)
    return kept


def made(entries: Sequence[SearchEntry], table: synonyms.SynonymTable = SYNONYMS) -> Postings:
    found = Postings()
    found.update(map(slip, entries), table)
    return found


def same(found: Postings, wanted: Postings) -> bool:
    """All but what is only asked for when something changes is the same."""
    return replace(found, texts={}, ids=set(), terms=set()) == replace(wanted, texts={}, ids=set(), terms=set())


@given(states, states, states, st.booleans())
def test_loaded_and_updated_is_what_is_made_anew(
    first: list[SearchEntry], second: list[SearchEntry], third: list[SearchEntry], other: bool
) -> None:
    run = after(first, table=synonyms.NONE if other else SYNONYMS)
    assert same(run.load(), made(first, synonyms.NONE if other else SYNONYMS))
    for state in (second, third):
        found = run.run(state)
        assert same(found, made(state))
        assert same(run.load(), made(state))
        assert write(found, synonyms.NONE) == write(made(state), synonyms.NONE)
        assert run.head == after(state).head
        assert after(state).parts.items() <= run.parts.items()


numbers = st.sets(st.integers(0, 1 << 40), min_size=1)
forms = st.dictionaries(st.sampled_from(["", "họp"]), st.dictionaries(st.integers(1, 15), numbers, min_size=1))


def numbered(found: Mapping[str, Mapping[int, set[int]]]) -> Forms:
    return {form: {weight: list(numbers) for weight, numbers in lists.items()} for form, lists in found.items()}


@given(forms, forms)
def test_a_line_tells_all_that_was_put_in(
    first: dict[str, dict[int, set[int]]], second: dict[str, dict[int, set[int]]]
) -> None:
    line = changed("", "hop", {}, numbered(first))
    assert changed(line, "hop", numbered(first), {}) == ""
    assert changed(line, "hop", numbered(first), numbered(second)) == changed("", "hop", {}, numbered(second))
    more = {
        form: {w: found - first.get(form, {}).get(w, set()) for w, found in lists.items()}
        for form, lists in second.items()
    }
    both = changed(line, "hop", {}, numbered(more))
    assert changed(both, "hop", numbered(more), {}) == line


def test_of_a_term_that_many_have_the_heaviest_and_newest_are_left() -> None:
    line = changed("", "hop", {}, {"": {15: [1, 9], 1: [2, 3000]}, "họp": {15: [5, 700], 1: [40]}})
    assert cut(line, 7) == line
    for most, left in (
        (2, {"": {15: [9]}, "họp": {15: [700]}}),
        (4, {"": {15: [1, 9]}, "họp": {15: [5, 700]}}),
        (6, {"": {15: [1, 9], 1: [3000]}, "họp": {15: [5, 700], 1: [40]}}),
    ):
        assert cut(line, most) == changed("", "hop", {}, left).replace("\t\t", "\t7\t")


def test_a_cut_line_is_kept_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    every = [
        SearchEntry(id=f"activities/{n}", address="a/", kind="hoat-dong", title="Họp", summary="", day=738_000 + n,
              texts=((15 if n % 3 else 1, "Họp"),))
        for n in range(9)
    ]  # fmt: skip
    monkeypatch.setattr("generator.search.postings.MOST", 4)
    run = after(every)
    for state in (every[:6], every[:3], every):
        assert same(run.run(state), made(state))
        assert run.head == after(state).head
    assert set(run.load().whole) == {"hop"}


BREAKS: tuple[Callable[[bytes], bytes | None], ...] = (
    lambda data: None, lambda data: b"", lambda data: data[:-1], lambda data: data[:-1] + b"?",
    lambda data: b"\xff" + data,
)  # fmt: skip
ONE = SearchEntry(id="activities/a", address="a/", kind="van-ban", title="Họp", summary="", texts=((15, "Họp"),))
EDITED = replace(ONE, title="Hợp", texts=((15, "Hợp"),))


@pytest.mark.parametrize("spoil", BREAKS)
def test_what_is_broken_is_left(spoil: Callable[[bytes], bytes | None]) -> None:
    whole = after([ONE])
    assert whole.load().lines
    for name in ("head", *whole.parts):
        broken = after([ONE])
        data = spoil(broken.head if name == "head" else broken.parts[name])
        if name == "head":
            broken.head = data or b""
        elif data is None:
            del broken.parts[name]
        else:
            broken.parts[name] = data
        if not name.startswith("texts"):
            assert broken.load() == Postings()
        assert same(broken.run([EDITED]), made([EDITED]))
        assert same(broken.load(), made([EDITED]))


def test_a_part_that_is_lost_while_another_entry_of_it_comes_leaves_nothing() -> None:
    run = after([ONE])
    other = next(
        e
        for n in range(10_000)
        if part_of((e := replace(ONE, id=f"activities/{n}")).id, store.PARTS) == part_of(ONE.id, store.PARTS)
    )
    run.parts.update((name, b"?") for name in run.parts if name.startswith("texts"))
    assert same(run.run([ONE, other]), made([ONE, other]))
    assert run.load() == Postings()
    assert same(run.run([ONE, other]), made([ONE, other]))
    assert same(run.load(), made([ONE, other]))


def test_what_other_code_made_is_left() -> None:
    assert after([ONE]).load("other code") == Postings()


def many() -> list[SearchEntry]:
    return [
        SearchEntry(id=f"activities/{n}", address="a/", kind="hoat-dong", title=f"Họp {n}", summary="", day=738_000 + n,
              texts=((15, f"Họp số {n} {'abcdefgh'[n % 8] * 3} {'klmnopqr'[n // 8 % 8] * 3}"),))
        for n in range(1_000)
    ]  # fmt: skip


def test_an_edit_reads_and_writes_few_parts() -> None:
    every = many()
    run = after(every)
    every[500] = replace(every[500], title="Họp", texts=((15, "Họp lại"),))
    run.asked.clear()
    run.run(every)
    assert len([name for name in run.asked if name.startswith("texts")]) == 1
    assert len(run.put) < len(run.parts) // 16
    run.run(every)
    assert not run.put


def test_only_what_is_new_is_asked_for_its_texts() -> None:
    asked: list[str] = []

    def told(entry: SearchEntry) -> EntryStub:
        def whole() -> SearchEntry:
            asked.append(entry.id)
            return entry

        return replace(slip(entry), entry=whole)

    every = many()
    found = made(every)
    every[500] = replace(every[500], texts=((15, "Họp lại"),))
    found.update(map(told, every), SYNONYMS)
    assert asked == ["activities/500"]


def test_an_index_that_is_made_over_workers_is_the_same() -> None:
    found = Postings()
    found.update(map(slip, many()), SYNONYMS, workers=2)
    assert found == made(many())
