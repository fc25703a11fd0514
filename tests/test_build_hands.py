"""The two trees after a hand was in them, or in what is noted of them: all heals, and nothing is listed in vain."""

from __future__ import annotations

import json
import os
import shutil
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator.build import digest, tree, tree_index
from tests.trees import ONE, TWO, held, made, put


def edited(site: Path) -> None:
    (site / "a/index.html").write_text("X", encoding="utf-8")  # as long as it was


def deleted(site: Path) -> None:
    (site / "index.html").unlink()


def added(site: Path) -> None:
    (site / "new").mkdir()
    (site / "new/x").write_text("", encoding="utf-8")


def folder_for_file(site: Path) -> None:
    (site / "style.css").unlink()
    (site / "style.css").mkdir()
    (site / "style.css/x").write_text("", encoding="utf-8")


def empty_folder_for_file(site: Path) -> None:
    (site / "style.css").unlink()
    (site / "style.css").mkdir()


def file_for_folder(site: Path) -> None:
    shutil.rmtree(site / "a")
    (site / "a").write_text("", encoding="utf-8")


def link_to_file(site: Path) -> None:
    shutil.copy(site / "style.css", site.parent / "outside.css")
    (site / "style.css").unlink()
    (site / "style.css").symlink_to(site.parent / "outside.css")


def link_to_folder(site: Path) -> None:
    shutil.move(site / "a", site.parent / "outside")
    (site / "a").symlink_to(site.parent / "outside")


def pipe(site: Path) -> None:
    (site / "style.css").unlink()
    os.mkfifo(site / "style.css")


HANDS = (
    edited, deleted, added, folder_for_file, empty_folder_for_file, file_for_folder, link_to_file, link_to_folder, pipe,
)  # fmt: skip


def judged(root: Path) -> None:
    """What was done heals, and touches nothing else."""
    for state in (ONE, TWO, ONE, ONE):
        put(root, state)
        assert held(root / "site") == state
        assert not any(path.is_symlink() or path.is_fifo() for path in (root / "site").rglob("*"))
    for outside, text in (("outside.css", "look"), ("outside/index.html", "a")):
        if (root / outside).exists():
            assert (root / outside).read_text(encoding="utf-8") == text
    assert put(root, ONE) == (0, [])


@pytest.mark.usefixtures("way")
@pytest.mark.parametrize("place", ["site", "home/spare"])
@pytest.mark.parametrize("hand", HANDS)
def test_what_a_hand_did_heals(tmp_path: Path, hand: Callable[[Path], None], place: str) -> None:
    put(tmp_path, ONE)
    hand(tmp_path / place)
    judged(tmp_path)


@pytest.fixture
def settled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two trees whose folders are so long as they were that they are believed to hold what was noted."""
    monkeypatch.setattr(tree, "_DOUBTFUL", 0)
    for state in (ONE, TWO, ONE, {**ONE, "index.html": "again"}, ONE):
        put(tmp_path, state)
        time.sleep(0.02)  # more than a tick of the clock of a disk
    return tmp_path


@pytest.mark.usefixtures("way")
@pytest.mark.parametrize("place", ["site", "home/spare"])
@pytest.mark.parametrize("hand", HANDS)
def test_what_a_hand_did_to_folders_that_are_not_listed_heals(
    settled: Path, hand: Callable[[Path], None], place: str
) -> None:
    hand(settled / place)
    judged(settled)


def test_folders_that_are_as_they_were_are_not_listed(settled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    listed: list[str] = []
    scan = os.scandir

    def noted(folder: str) -> Any:
        listed.append(str(folder))
        return scan(folder)

    monkeypatch.setattr(os, "scandir", noted)
    trees = made(settled)
    listed.clear()
    assert trees.has("e/index.html", digest(b"e"))
    assert not [folder for folder in listed if folder.endswith(("/e", "/f"))]
    added(settled / "home/spare/f")
    trees = made(settled)
    listed.clear()
    assert trees.has("f/index.html", digest(b"f"))
    assert not trees.has("f/new/x", "?")
    assert {f"{settled}/home/spare/{name}" for name in ("f", "f/new")} <= set(listed)


def test_folders_by_a_hand_that_hold_no_file_are_in_nobodys_way(tmp_path: Path) -> None:
    for place in ("site", "home/spare"):
        put(tmp_path, ONE)
        (tmp_path / place / "style.css").unlink()
        (tmp_path / place / "style.css/deep/empty").mkdir(parents=True)
        judged(tmp_path)


def said_of_others(data: bytes) -> bytes:
    """Each folder has the number of the other."""
    found = json.loads(data)["trees"]
    numbers = [each[0] for each in found]
    return tree_index.summed(
        json.dumps([[n, *each[1:]] for n, each in zip(numbers[::-1], found, strict=True)]).encode()
    )


DAMAGES: tuple[Callable[[bytes], bytes | None], ...] = (
    lambda data: None,
    lambda data: b"",
    lambda data: b"[]",
    lambda data: data[: len(data) // 2],
    lambda data: b"[" * 100_000,
    lambda data: data.replace(b"index.html", b"indox.html", 1),
    lambda data: data.replace(b'"sum":"', b'"sum":"0'),
    # of other folders, or of another form, and whole
    lambda data: tree_index.summed(data.partition(b'trees":')[2][:-1].replace(b'["', b'["9', 1)),
    said_of_others,
    lambda data: tree_index.summed(b"{}"),
    lambda data: tree_index.summed(b"[[]]"),
    lambda data: tree_index.summed(b'[["1",["x"],[[]],[[]]]]'),
    lambda data: tree_index.summed(b"[" * 100_000),
)


@pytest.mark.parametrize("damage", DAMAGES)
def test_notes_that_are_damaged_absent_or_of_other_folders_cost_time_only(
    settled: Path, damage: Callable[[bytes], bytes | None]
) -> None:
    put(settled, TWO)
    file = settled / "home/trees.json"
    data = damage(before := file.read_bytes())
    assert data != before
    file.unlink() if data is None else file.write_bytes(data)
    assert put(settled, TWO) == (0, [])
    assert put(settled, ONE)[0] == 3
    assert held(settled / "site") == ONE
