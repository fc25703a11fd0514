"""The build room with toy tasks: results by key, workers, the lock."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

from generator.build import NONE, Busy, Store, held, parallel_map, workers

LINUX = pytest.mark.skipif(not workers.can_fork(), reason="no fork here")
KEYS = {f"{number:03}": f"{number:03}".encode() * 5 for number in range(200)}


@contextmanager
def opened(path: Path, *, limit: int = 1_000_000) -> Iterator[Store]:
    store = Store(path, limit=limit)
    try:
        yield store
        store.settle()
    finally:
        store.close()


def key(name: str) -> bytes:
    return NONE.key(name)


def filled(path: Path) -> Path:
    with opened(path) as store:
        store.put({key(name): value for name, value in KEYS.items()})
    return path


def known(path: Path) -> dict[bytes, bytes]:
    with opened(path) as store:
        return store.all(key(name) for name in KEYS)


def test_store_gives_back_what_was_put(tmp_path: Path) -> None:
    with opened(tmp_path / "db") as store:
        store.put({key("a"): b"one", key("b"): b""})
        assert store.all([key("a"), key("b"), key("c")]) == {key("a"): b"one", key("b"): b""}
    with opened(tmp_path / "db") as store:
        assert store.get(key("a")) == b"one"
        assert store.get(key("b")) == b""
        assert store.get(key("c")) is None
        store.put({key("a"): b"two"})
        assert store.get(key("a")) == b"two"
    with opened(tmp_path / "db") as store:
        assert store.get(key("a")) == b"two"


def test_what_was_not_settled_is_taken_back(tmp_path: Path) -> None:
    with opened(tmp_path / "db") as store:
        store.put({key("a"): b"one"})
    store = Store(tmp_path / "db")
    store.put({key("a"): b"two", key("b"): b"three"})
    assert store.get(key("a")) == b"two"
    store.close()
    with opened(tmp_path / "db") as store:
        assert store.get(key("a")) == b"one"
        assert store.get(key("b")) is None


def test_store_answers_more_than_sqlite_takes_in_one_question(tmp_path: Path) -> None:
    many = {key(str(number)): b"%d" % number for number in range(3000)}
    with opened(tmp_path / "db") as store:
        store.put(many)
    with opened(tmp_path / "db") as store:
        assert store.all(iter(many)) == many


@pytest.mark.parametrize(
    "damage", ["x'00'", "'text'", "NULL", "7", "x''", "substr(value, 1, 9)", "cast(value AS TEXT)"]
)
def test_damaged_value_is_as_good_as_absent(tmp_path: Path, damage: str) -> None:
    path = filled(tmp_path / "db")
    with sqlite3.connect(path) as base:
        base.execute(f"UPDATE result SET value = {damage} WHERE key = ?", (key("007"),))
    base.close()
    found = known(path)
    assert found.pop(key("007"), KEYS["007"]) == KEYS["007"]
    assert found == {key(name): value for name, value in KEYS.items() if name != "007"}


def test_value_of_another_key_is_not_taken(tmp_path: Path) -> None:
    path = filled(tmp_path / "db")
    with sqlite3.connect(path) as base:
        other = "(SELECT value FROM result WHERE key = ?)"
        base.execute(f"UPDATE result SET value = {other} WHERE key = ?", (key("001"), key("002")))
    base.close()
    assert key("002") not in known(path)


@pytest.mark.parametrize("seed", range(30))
def test_damaged_file_never_gives_a_wrong_value_and_heals(tmp_path: Path, seed: int) -> None:
    path, chance = filled(tmp_path / "db"), random.Random(seed)
    data = bytearray(path.read_bytes())
    for _ in range(chance.choice([1, 20, 400])):
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    path.write_bytes(data[: chance.randrange(len(data))] if seed % 3 == 0 else data)
    with opened(path) as store:
        for name, value in store.all(key(name) for name in KEYS).items():
            assert value == {key(n): v for n, v in KEYS.items()}[name]
        store.put({key(name): value for name, value in KEYS.items()})
    with opened(path) as store:  # notices what the first one did not have to look at
        store.all(key(name) for name in KEYS)
        store.put({key(name): value for name, value in KEYS.items()})
    assert known(path) == {key(name): value for name, value in KEYS.items()}


def test_damage_that_sqlite_cannot_put_into_words_is_healed(tmp_path: Path) -> None:
    path = filled(tmp_path / "db")
    path.write_bytes(path.read_bytes().replace(b"CREATE TABLE result", b"CREATE T\xcfBLE result"))
    assert known(path) == {}
    assert len(known(filled(path))) == len(KEYS)


@pytest.mark.parametrize("foreign", [b"", b"no database\n", b"SQLite format 3\0" + bytes(200), os.urandom(5000)])
def test_foreign_file_is_replaced(tmp_path: Path, foreign: bytes) -> None:
    (tmp_path / "db").write_bytes(foreign)
    (tmp_path / "db-journal").write_bytes(foreign)
    assert known(tmp_path / "db") == {}
    assert len(known(filled(tmp_path / "db"))) == len(KEYS)


def test_store_of_another_form_is_replaced(tmp_path: Path) -> None:
    path = filled(tmp_path / "db")
    with sqlite3.connect(path) as base:
        base.execute("PRAGMA user_version = 99")
    base.close()
    assert known(path) == {}
    assert len(known(filled(path))) == len(KEYS)


def test_store_that_cannot_be_a_file_remembers_while_it_is_open(tmp_path: Path) -> None:
    (tmp_path / "db" / "inside").mkdir(parents=True)
    with opened(tmp_path / "db") as store:
        store.put({key("a"): b"one"})
        assert store.get(key("a")) == b"one"
    assert known(tmp_path / "db") == {}


def test_store_reads_what_may_not_be_written(tmp_path: Path) -> None:
    path = filled(tmp_path / "db")
    path.chmod(0o400)
    tmp_path.chmod(0o500)
    try:
        assert len(known(path)) == len(KEYS)
    finally:
        tmp_path.chmod(0o700)


def test_opening_and_asking_write_nothing(tmp_path: Path) -> None:
    path = filled(tmp_path / "db")
    before = path.read_bytes()
    store = Store(path)
    store.all(key(name) for name in KEYS)
    assert path.read_bytes() == before
    store.close()


@pytest.mark.parametrize("ask", [lambda store: store.get(key("first")), lambda store: store.want([key("first")])])
def test_store_lets_go_of_what_was_not_asked_for_longest(tmp_path: Path, ask: Callable[[Store], object]) -> None:
    for turn in range(6):
        with opened(tmp_path / "db", limit=400_000) as store:
            ask(store)
            store.put({key(f"turn {turn}"): bytes(100_000)} if turn else {key("first"): bytes(100_000)})
    with opened(tmp_path / "db") as store:
        names = ["first", *(f"turn {turn}" for turn in range(1, 6))]
        assert [name for name in names if store.get(key(name))] == ["first", "turn 4", "turn 5"]


def test_newest_values_stay_even_above_the_limit(tmp_path: Path) -> None:
    with opened(tmp_path / "db", limit=10) as store:
        store.put({key("a"): bytes(1000), key("b"): bytes(1000)})
    with opened(tmp_path / "db") as store:
        assert len(store.all([key("a"), key("b")])) == 2


def squares(numbers: Sequence[int]) -> list[int]:
    return [number * number for number in numbers]


@pytest.mark.parametrize("count", [0, 1, 63, 64, 65, 1000])
@pytest.mark.parametrize("hands", [1, 2, 3, 7])
def test_any_number_of_workers_gives_the_same_in_order(count: int, hands: int) -> None:
    parts = parallel_map(squares, range(count), workers=hands)
    assert [number for part in parts for number in part] == [number * number for number in range(count)]


@LINUX
def test_workers_have_what_is_in_memory_and_what_they_raise_comes_here() -> None:
    secret = object()  # cannot be pickled in a useful way: it is found by being there
    parts = parallel_map(lambda names: [id(secret) == name for name in names], [id(secret)] * 100, workers=2)
    assert all(found for part in parts for found in part)
    with pytest.raises(ZeroDivisionError):
        list(parallel_map(lambda numbers: [1 // number for number in numbers], [0] * 100, workers=2))


def child(code: str, *words: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", code, *words]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8")


HOLDS = """
import sys
from generator.build import held
with held(__import__("pathlib").Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""
WORKS = """
import os, sys, time
from generator.build import held, over
def wait(things):
    os.write(1, b"held\\n")
    time.sleep(600)
with held(__import__("pathlib").Path(sys.argv[1])):
    list(over(wait, range(100), workers=2))
"""
FORKS = """
import os, sys, time
from generator.build import held
with held(__import__("pathlib").Path(sys.argv[1])):
    if not os.fork():
        print(os.getpid(), flush=True)
    sys.stdin.read()
"""


def test_lock_lets_one_in_and_ends_with_its_process(tmp_path: Path) -> None:
    with held(tmp_path / "lock"), pytest.raises(Busy), held(tmp_path / "lock"):
        pass
    with child(HOLDS, str(tmp_path / "lock")) as other:
        assert other.stdout
        assert other.stdout.readline() == "held\n"
        with pytest.raises(Busy), held(tmp_path / "lock"):
            pass
        other.kill()
        other.wait()
        with held(tmp_path / "lock"):
            pass


@LINUX
def test_workers_end_with_their_build_and_let_go_of_its_lock(tmp_path: Path) -> None:
    with child(WORKS, str(tmp_path / "lock")) as other:
        assert other.stdout
        assert other.stdout.readline() == "held\n"
        os.kill(other.pid, signal.SIGKILL)
        other.wait()
        other.stdout.read()  # ends when no worker has it open
    for _ in range(1000):  # the system takes a moment to end them
        try:
            with held(tmp_path / "lock"):
                return
        except Busy:
            time.sleep(0.01)
    pytest.fail("a worker still holds the lock")


@LINUX
def test_fork_that_outlives_its_build_does_not_hold_the_lock(tmp_path: Path) -> None:
    with child(FORKS, str(tmp_path / "lock")) as other:
        assert other.stdout
        fork = int(other.stdout.readline())
        other.kill()
        other.wait()
        with held(tmp_path / "lock"):
            os.kill(fork, 0)  # it is still there


def test_lock_stays_a_file_that_another_may_take(tmp_path: Path) -> None:
    with held(tmp_path / "lock"):
        first = (tmp_path / "lock").stat().st_ino
    assert (tmp_path / "lock").stat().st_ino == first
    with held(tmp_path / "lock"):
        pass
