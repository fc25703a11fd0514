"""The index between two runs: loaded and updated it is what is made anew; what is broken or foreign is left."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.exports import kept, synonyms
from generator.exports.entries import Entry
from generator.exports.postings import Postings, line, read
from generator.exports.search import write

WORDS = ("Họp", "hợp", "chi bộ", "Khối 4", "nhà văn hóa", "NTM", "hoà", "3/9/2020", "đường")
SYNONYMS = synonyms._table((("NTM", "nông thôn mới"),))
texts = st.lists(st.sampled_from(WORDS), max_size=4).map(" ".join)
rows = st.builds(
    Entry,
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


def made(entries: Sequence[Entry], table: synonyms.Table = SYNONYMS) -> Postings:
    found = Postings()
    found.update(entries, table)
    return found


@given(states, states, st.booleans())
def test_loaded_and_updated_is_what_is_made_anew(before: list[Entry], after: list[Entry], other: bool) -> None:
    head, parts = kept.dump(made(before, synonyms.NONE if other else SYNONYMS), "code")
    found = kept.load(head, parts.get, "code")
    assert found == made(before, synonyms.NONE if other else SYNONYMS)
    found.update(after, SYNONYMS)
    assert found == made(after)
    assert write(found) == write(made(after))
    assert kept.dump(found, "code") == kept.dump(made(after), "code")


numbers = st.lists(st.integers(0, 1 << 40), min_size=1, unique=True).map(sorted)


@given(st.dictionaries(st.sampled_from(["", "họp"]), st.dictionaries(st.integers(1, 15), numbers, min_size=1)))
def test_a_line_tells_all_that_was_put_in(forms: dict[str, dict[int, list[int]]]) -> None:
    assert read(line("hop", forms)) == forms


def test_a_cut_line_is_kept_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    every = [
        Entry(id=f"activities/{n}", address="a/", kind="hoat-dong", title="Họp", summary="", day=738_000 + n,
              texts=((15 if n % 3 else 1, "Họp"),))
        for n in range(9)
    ]  # fmt: skip
    monkeypatch.setattr("generator.exports.postings.MOST", 4)
    head, parts = kept.dump(made(every), "code")
    found = kept.load(head, parts.get, "code")
    for state in (every[:6], every[:3], every):
        found.update(state, SYNONYMS)
        assert found == made(state)
        assert kept.dump(found, "code") == kept.dump(made(state), "code")
    assert set(found.whole) == {"hop"}


BREAKS: tuple[Callable[[bytes], bytes | None], ...] = (
    lambda data: None, lambda data: b"", lambda data: data[:-1], lambda data: data[:-1] + b"?",
    lambda data: b"\xff" + data,
)  # fmt: skip


@pytest.mark.parametrize("spoil", BREAKS)
def test_what_is_broken_is_left(spoil: Callable[[bytes], bytes | None]) -> None:
    head, parts = kept.dump(
        made([Entry(id="activities/a", address="a/", kind="van-ban", title="Họp", summary="", texts=((15, "Họp"),))]),
        "code",
    )
    assert kept.load(head, parts.get, "code").lines
    assert kept.load(spoil(head) or b"", parts.get, "code") == Postings()
    for broken in parts:
        assert (
            kept.load(head, lambda key, broken=broken: spoil(parts[key]) if key == broken else parts[key], "code")
            == Postings()
        )  # type: ignore[misc]


def test_what_other_code_made_is_left() -> None:
    head, parts = kept.dump(made([]), "code")
    assert kept.load(head, parts.get, "other code") == Postings()


def test_an_edit_changes_few_parts() -> None:
    every = [
        Entry(id=f"activities/{n}", address="a/", kind="hoat-dong", title=f"Họp {n}", summary="", day=738_000 + n,
              texts=((15, f"Họp số {n} {'abcdefgh'[n % 8] * 3} {'klmnopqr'[n // 8 % 8] * 3}"),))
        for n in range(1_000)
    ]  # fmt: skip
    edited = Entry(
        id="activities/500",
        address="a/",
        kind="hoat-dong",
        title="Họp",
        summary="",
        day=738_500,
        texts=((15, "Họp lại"),),
    )
    _, before = kept.dump(made(every), "code")
    _, after = kept.dump(made([*every[:500], edited, *every[501:]]), "code")
    assert len(after.keys() - before.keys()) < len(after) // 4
