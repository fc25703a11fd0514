"""Traces with toy questions, texts that wait on disk, and what is made beside the rest."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sqlite3
import warnings
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from pathlib import Path

import pytest

from generator.build import Results, Store, parallel_map, run_in_background
from generator.build.workers import can_fork
from generator.incremental.spill import Spill, SpillSpan
from generator.incremental.traces import Trace, Traces
from tests.test_build import opened

ANSWERS = {f"q{n}": str(n) for n in range(2000)}
LINUX = pytest.mark.skipif(not can_fork(), reason="no fork here")


def row(n: int, made: object = "made") -> Trace:
    return Trace(mark="m", asked=(f"q{n}", "q0"), made=made)


def run(
    path: Path,
    work: str,
    keys: Iterable[int],
    answers: Mapping[str, str],
    *,
    done: Callable[[Traces], None] = lambda t: None,
) -> list[str]:
    """One run of a work with a row for each key; returns the keys that had to be made."""
    with opened(path) as store:
        traces = Traces(Results(store=store))
        known = traces.known(work, answers.__getitem__)
        fresh = {str(n): row(n) for n in keys if str(n) not in known}
        traces.keep(work, map(str, keys), fresh, answers.__getitem__)
        done(traces)
        traces.save()
    return list(fresh)


def test_only_what_asked_for_what_changed_is_made_again(tmp_path: Path) -> None:
    keys = range(1, 2000)  # of several parts
    assert run(tmp_path / "db", "a", keys, ANSWERS) == [str(n) for n in keys]
    assert run(tmp_path / "db", "a", keys, ANSWERS) == []
    assert run(tmp_path / "db", "a", keys, {**ANSWERS, "q7": "other"}) == ["7"]
    assert run(tmp_path / "db", "a", keys, {**ANSWERS, "q7": "other"}) == []
    assert run(tmp_path / "db", "a", keys, ANSWERS) == ["7"]
    assert run(tmp_path / "db", "a", keys, {**ANSWERS, "q0": "other"}) == [str(n) for n in keys]


def test_keys_come_and_go(tmp_path: Path) -> None:
    assert len(run(tmp_path / "db", "a", range(1, 300), ANSWERS)) == 299
    assert run(tmp_path / "db", "a", range(1, 900), ANSWERS) == [str(n) for n in range(300, 900)]
    assert run(tmp_path / "db", "a", range(1, 100), ANSWERS) == []
    assert run(tmp_path / "db", "a", range(1, 101), ANSWERS) == ["100"], "what went was kept"


def test_what_was_made_and_given_comes_back(tmp_path: Path) -> None:
    run(tmp_path / "db", "a", [1], ANSWERS)
    with opened(tmp_path / "db") as store:
        assert Traces(Results(store=store)).known("a", ANSWERS.__getitem__) == {"1": ("m", "made")}


def test_a_work_that_was_not_done_is_forgotten(tmp_path: Path) -> None:
    """Its rows were not compared with the answers that are kept now."""
    run(tmp_path / "db", "a", [1], ANSWERS)
    run(tmp_path / "db", "b", [2], {**ANSWERS, "q1": "other"})
    assert run(tmp_path / "db", "a", [1], {**ANSWERS, "q1": "other"}) == ["1"]


def test_what_was_not_saved_is_not_believed(tmp_path: Path) -> None:
    run(tmp_path / "db", "a", [1, 2], ANSWERS)
    store = Store(tmp_path / "db")
    traces, others = Traces(Results(store=store)), {**ANSWERS, "q1": "other"}
    traces.known("a", others.__getitem__)
    traces.keep("a", ["1", "2"], {"1": row(1)}, others.__getitem__)
    store.close()
    assert run(tmp_path / "db", "a", [1, 2], ANSWERS) == []


def test_a_work_is_done_once_in_a_run(tmp_path: Path) -> None:
    def again(traces: Traces) -> None:
        with pytest.raises(ValueError, match="a: done twice in one run"):
            traces.known("a", ANSWERS.__getitem__)

    run(tmp_path / "db", "a", [1], ANSWERS, done=again)
    assert run(tmp_path / "db", "a", [1], ANSWERS, done=again) == []


def test_a_lost_part_costs_its_rows(tmp_path: Path) -> None:
    keys = range(1, 2000)
    run(tmp_path / "db", "a", keys, ANSWERS)
    base = sqlite3.connect(tmp_path / "db")
    (longest,) = base.execute("SELECT key FROM result ORDER BY length(value) DESC LIMIT 1 OFFSET 1").fetchone()
    base.execute("DELETE FROM result WHERE key = ?", (longest,))
    base.commit()
    base.close()
    made = run(tmp_path / "db", "a", keys, ANSWERS)
    assert 0 < len(made) < len(keys) / 2
    assert run(tmp_path / "db", "a", keys, ANSWERS) == []


def test_texts_put_down_by_workers_are_taken_up(tmp_path: Path) -> None:
    spill = Spill(tmp_path / "texts")
    texts = [f"Chữ {n}".encode() for n in range(300)]
    found = [spot for part in parallel_map(partial(_put, spill), texts, workers=2) for spot in part]
    assert [spill.get(spot) for spot in found] == texts


def _put(spill: Spill, texts: list[bytes]) -> list[SpillSpan]:
    return spill.put(texts)


@LINUX
def test_what_is_made_aside_is_made_elsewhere() -> None:
    assert run_in_background(os.getpid, workers=2)() != os.getpid()
    assert run_in_background(os.getpid, workers=1)() == os.getpid()
    assert len(run_in_background(lambda: "x" * 5_000_000, workers=2)()) == 5_000_000


@LINUX
def test_a_fork_ends_with_its_work_before_anybody_asks() -> None:
    answer = run_in_background(lambda: "x" * 5_000_000, workers=2)
    (fork,) = multiprocessing.active_children()
    fork.join(timeout=60)
    assert fork.exitcode == 0
    assert len(answer()) == 5_000_000


@LINUX
def test_what_a_killed_fork_owes_is_made_here() -> None:
    here = os.getpid()

    def made() -> int:
        if os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        return os.getpid()

    assert run_in_background(made, workers=2)() == here


@LINUX
def test_an_answer_that_nobody_asks_for_leaves_no_file_open() -> None:
    with warnings.catch_warnings(record=True) as said:
        warnings.simplefilter("always", ResourceWarning)
        run_in_background(os.getpid, workers=2)
        gc.collect()
    assert not said


def test_what_fails_aside_fails_where_it_is_asked_for() -> None:
    answer = run_in_background(lambda: 1 // 0, workers=2)
    with pytest.raises(ZeroDivisionError):
        answer()
