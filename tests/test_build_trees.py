"""The two trees of the build room with toy files: what is put, what stays, what heals, what is refused."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from generator.build import Occupied, digest
from generator.build.stat_cache import stamp_of
from tests.trees import ONE, TWO, held, made, put

ROOT = pytest.mark.skipif(
    sys.platform != "linux" or os.geteuid() != 0 or not shutil.which("mount"), reason="only root may mount"
)


@pytest.mark.usefixtures("way")
def test_the_second_tree_follows_at_once_when_most_has_changed(tmp_path: Path) -> None:
    put(tmp_path, ONE)
    put(tmp_path, dict.fromkeys(ONE, "new frame"))
    assert held(tmp_path / "home/spare") == dict.fromkeys(ONE, "new frame")


@pytest.mark.usefixtures("way")
def test_states_follow_each_other(tmp_path: Path) -> None:
    assert put(tmp_path, ONE) == (6, list(ONE))
    assert held(tmp_path / "site") == ONE
    assert put(tmp_path, ONE) == (0, [])
    assert put(tmp_path, TWO) == (3, ["a/index.html", "d/index.html"])
    assert held(tmp_path / "site") == TWO
    assert not (tmp_path / "site/b").exists()
    assert put(tmp_path, ONE) == (3, [])  # the second tree has it all
    assert held(tmp_path / "site") == ONE
    assert put(tmp_path, {}) == (6, [])
    assert list((tmp_path / "site").iterdir()) == []


def test_nothing_changed_moves_and_writes_nothing(tmp_path: Path) -> None:
    put(tmp_path, ONE)
    before, paths = held(tmp_path / "site"), ["", *ONE]
    times = [stamp_of((tmp_path / "site" / path).stat()) for path in paths]
    assert put(tmp_path, ONE)[0] == 0
    assert held(tmp_path / "site") == before
    assert [stamp_of((tmp_path / "site" / path).stat()) for path in paths] == times


@pytest.mark.usefixtures("way")
def test_what_came_out_as_it_was_is_gone_before_the_next_build(tmp_path: Path) -> None:
    files = {f"{n}/index.html": str(n) for n in range(100)}
    put(tmp_path, files)
    trees, names = made(tmp_path), {path: digest(text.encode()) for path, text in files.items()}
    for path, text in files.items():
        (trees.fresh / path).parent.mkdir()
        (trees.fresh / path).write_text(text, encoding="utf-8")
    assert trees.put(names) == 0
    assert held(tmp_path / "site") == files
    assert not trees.fresh.exists()


@pytest.mark.usefixtures("way")
def test_dot_files_at_the_top_stay(tmp_path: Path) -> None:
    site = tmp_path / "site"
    (site / ".git/refs/heads").mkdir(parents=True)
    (site / ".git/HEAD").write_text("ref", encoding="utf-8")
    (site / ".gitignore").write_text("*", encoding="utf-8")
    (site / ".well-known").mkdir()
    (site / ".well-known/host").write_text("theirs", encoding="utf-8")
    (site / "stranger.html").write_text("?", encoding="utf-8")
    ours = {".well-known/ours": "1", ".htaccess": "1"}
    for state in ({**ONE, **ours}, {**TWO, **ours, ".htaccess": "2"}, ONE, TWO):
        put(tmp_path, state)
        theirs = {".git/HEAD": "ref", ".gitignore": "*", ".well-known/host": "theirs"}
        assert held(site) == {**state, **theirs}
        assert (site / ".git/refs/heads").is_dir()  # without empty folders it would be no repository
    (site / ".gitignore").unlink()
    put(tmp_path, ONE)
    assert ".gitignore" not in held(site)


def test_what_a_hand_does_while_a_build_runs_heals_in_the_next(tmp_path: Path) -> None:
    put(tmp_path, ONE)
    for state in (ONE, {**ONE, "e.html": "e"}):
        trees = made(tmp_path)
        assert all(trees.has(path, digest(text.encode())) for path, text in ONE.items())
        (tmp_path / "site/a/index.html").write_text("X", encoding="utf-8")
        (trees.fresh / "e.html").write_text("e", encoding="utf-8")
        trees.put({path: digest(text.encode()) for path, text in state.items()})
        put(tmp_path, state)
        assert held(tmp_path / "site") == state


def test_files_that_two_trees_share_are_never_written_through(tmp_path: Path) -> None:
    put(tmp_path, ONE)
    put(tmp_path, TWO)
    shutil.copytree(tmp_path / "site", tmp_path / "kept", copy_function=os.link)
    for state in (ONE, {path: text + "!" for path, text in TWO.items()}, ONE):
        put(tmp_path, state)
        assert held(tmp_path / "kept") == TWO


def test_folders_turn_to_files_and_back(tmp_path: Path) -> None:
    for state in ({"a/b": "1"}, {"a": "2"}, {"a/b": "1"}, {"a/b/c": "3"}, {"a": "2"}):
        put(tmp_path, state)
        assert held(tmp_path / "site") == state


def test_site_is_a_link_to_a_folder(tmp_path: Path) -> None:
    (tmp_path / "www").mkdir()
    (tmp_path / "site").symlink_to("www")
    for state in (ONE, TWO):
        put(tmp_path, state)
        assert (tmp_path / "site").is_symlink()
        assert held(tmp_path / "www") == state


def test_site_that_is_no_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("mine", encoding="utf-8")
    with pytest.raises(Occupied):
        made(tmp_path)
    assert (tmp_path / "site").read_text(encoding="utf-8") == "mine"


@contextmanager
def mounted(place: Path, *words: str) -> Iterator[None]:
    place.mkdir(exist_ok=True)
    if subprocess.run(["mount", *words, place], check=False, capture_output=True).returncode:
        pytest.skip("no mounts here")
    try:
        yield
    finally:
        subprocess.run(["umount", place], check=True)


@ROOT
@pytest.mark.usefixtures("way")
@pytest.mark.parametrize("kind", ["tmpfs", "bind"])
def test_mount_point_is_refused_and_left_alone(tmp_path: Path, kind: str) -> None:
    (tmp_path / "elsewhere").mkdir()
    words = ("-t", "tmpfs", "none") if kind == "tmpfs" else ("--bind", str(tmp_path / "elsewhere"))
    with mounted(tmp_path / "site", *words):
        (tmp_path / "site/index.html").write_text("old", encoding="utf-8")
        for _ in range(2):
            with pytest.raises(Occupied):
                put(tmp_path, ONE)
            assert held(tmp_path / "site") == {"index.html": "old"}
    put(tmp_path, ONE)
    assert held(tmp_path / "site") == ONE


@ROOT
@pytest.mark.usefixtures("way")
def test_home_on_another_disk_is_refused(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site/index.html").write_text("old", encoding="utf-8")
    with mounted(tmp_path / "home", "-t", "tmpfs", "none"), pytest.raises(Occupied):
        put(tmp_path, ONE)
    assert held(tmp_path / "site") == {"index.html": "old"}
