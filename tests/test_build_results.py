"""Results by key with toy tasks: what is taken from the store, what is made again, what is let go of."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from functools import partial
from pathlib import Path

import pytest

from generator.build import NONE, Results, jsonio
from tests.test_build import opened


def upper(asked: list[str], names: Sequence[str]) -> list[bytes | None]:
    asked.extend(names)
    return [None if name.startswith("none") else name.upper().encode() for name in names]


def test_results_are_made_once(tmp_path: Path) -> None:
    asked: list[str] = []
    things = {"b": "1", "a": "1", "none": "1", "c": "1"}
    expected = {"b": b"B", "a": b"A", "none": None, "c": b"C"}
    with opened(tmp_path / "db") as store:
        assert Results(store=store).of("upper", things, partial(upper, asked)) == expected
    assert asked == list(things)
    asked.clear()
    with opened(tmp_path / "db") as store:
        results = Results(store=store)
        again = results.of("upper", {**things, "a": "2", "d": "1"}, partial(upper, asked))
        assert list(again.items()) == [*expected.items(), ("d", b"D")]  # in the order they were asked for
        assert asked == ["a", "none", "d"]  # what changed, what is not remembered, what is new
        asked.clear()
        results.of("other work", things, partial(upper, asked))
        Results(store=store, salt="another program").of("upper", things, partial(upper, asked))
        assert asked == [*things, *things]
        asked.clear()
        NONE.of("upper", things, partial(upper, asked))
        assert asked == list(things)


def many(count: int, held: str = "1") -> dict[str, str]:
    return {f"data/x/{number}.yml": held for number in range(count)}


def test_a_damaged_value_costs_few_of_many_results(tmp_path: Path) -> None:
    asked: list[str] = []
    with opened(tmp_path / "db") as store:
        made = Results(store=store).of("upper", many(5000), partial(upper, asked))
    with sqlite3.connect(tmp_path / "db") as base:
        base.execute("UPDATE result SET value = x'00' WHERE key = (SELECT min(key) FROM result)")
    base.close()
    asked.clear()
    with opened(tmp_path / "db") as store:
        assert Results(store=store).of("upper", many(5000), partial(upper, asked)) == made
    assert 0 < len(asked) < 5000 / 50


def test_edits_leave_nothing_behind(tmp_path: Path) -> None:
    """What is kept of a thing gives way to the next, and goes with it."""

    def kept(things: dict[str, str]) -> int:
        with opened(tmp_path / "db") as store:
            Results(store=store).of("upper", things, partial(upper, []))
        with sqlite3.connect(tmp_path / "db") as base:
            found: int = base.execute("SELECT total(length(value)) FROM result").fetchone()[0]
        base.close()
        return found

    before = kept(many(1000))
    for turn in range(5):
        assert kept({**many(1000), "data/x/7.yml": f"{turn}"}) == before
    assert kept(many(10)) < before / 5


@pytest.mark.parametrize(
    "value",
    [[], {"a": [1, -2, 1 << 70, 1.5, None, True]}, "Hội nghị", ["tệp \udcff", {"\udc80": 1}], '\0\u2028"\\', [[["x"]]]],
)
def test_plain_values_come_back(value: object) -> None:
    assert jsonio.loaded(jsonio.dumped(value)) == value


@pytest.mark.parametrize("broken", [b"", b"[1", b"\xff", b"[1] 2", b"{'a': 1}"])
def test_what_is_no_json_is_a_value_error(broken: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  whatever its words are
        jsonio.loaded(broken)
