"""Builds that are killed, that find no room, that meet another: the site stays whole, the next build heals."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from generator.build import held, output
from tests.calls import chibo, process
from tests.laws.building import build, tree
from tests.laws.checking import Bench, order_of
from tests.laws.edits import cache_damaged
from tests.laws.kills import killed
from tests.laws.publication import World, laid

KILLS = 20
ROOT = pytest.mark.skipif(
    sys.platform != "linux" or os.geteuid() != 0 or not shutil.which("mount"), reason="only root may mount"
)


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Bench:
    return Bench(tmp_path_factory.mktemp("kills"))


def test_killed_builds_leave_one_of_two_sites_and_heal(bench: Bench) -> None:
    found = list(killed(bench, 1, KILLS))
    assert not found, "\n".join(found)


def words_of(world: World) -> tuple[str, ...]:
    """`chibo build` of this world, but for the first word."""
    return "build", "--project", str(world.root), "--today", str(world.today)


def edited(world: World) -> None:
    (world.root / "content/lien-he.md").write_text("# Liên hệ\n\nĐến nơi khác.\n", encoding="utf-8")


@contextmanager
def mounted(place: Path, *words: str) -> Iterator[None]:
    if subprocess.run(["mount", *words, place], check=False, capture_output=True).returncode:
        pytest.skip("no mounts here")
    try:
        yield
    finally:
        subprocess.run(["umount", "--lazy", place], check=True)


@ROOT
@pytest.mark.parametrize("kilobytes", [1200, 1800, 2400])
def test_full_disk_leaves_the_site_as_it_was(bench: Bench, tmp_path: Path, kilobytes: int) -> None:
    """Too little room for a new site, at some moment or other; with more room the next build goes through."""
    (tmp_path / "dia").mkdir()
    with mounted(tmp_path / "dia", "-t", "tmpfs", "-o", f"size={kilobytes}k", "none"):
        world = laid(tmp_path / "dia")
        (world.site / "a").mkdir(parents=True)
        (world.site / "a/index.html").write_text("old", encoding="utf-8")
        output.note(world.site, {"a/index.html"})
        before = tree(world.site)
        outcome = build(order_of(world))
        if outcome.failed:
            assert "ổ đĩa đầy" in outcome.failed
            assert tree(world.site) == before
        subprocess.run(["mount", "-o", "remount,size=60m", tmp_path / "dia"], check=True)
        assert not build(order_of(world)).failed
        assert tree(world.site) == bench.clean(world)
    assert kilobytes > 1200 or outcome.failed, "the disk was not full"


@ROOT
def test_folder_that_may_not_be_written_leaves_the_site_as_it_was(bench: Bench) -> None:
    world = bench.world()
    before = tree(world.site)
    edited(world)
    with mounted(world.root, "--bind", str(world.root)):
        subprocess.run(["mount", "-o", "remount,ro,bind", world.root], check=True)
        outcome = build(order_of(world))
        assert "không có quyền ghi" in outcome.failed
        assert tree(world.site) == before
    assert not build(order_of(world)).failed
    assert tree(world.site) == bench.clean(world)


def test_second_build_at_the_same_time_is_told_to_wait(bench: Bench) -> None:
    world = bench.world()
    before = tree(world.site)
    edited(world)
    with held(world.cache / "lock"):
        run = chibo(*words_of(world))
        assert run.returncode == 1
        assert "Có một lần làm trang khác đang chạy ở đây" in run.stderr
        assert tree(world.site) == before
    assert not build(order_of(world)).failed
    assert tree(world.site) == bench.clean(world)


@pytest.mark.parametrize("seed", range(2))
def test_damaged_cache_costs_time_only(bench: Bench, seed: int) -> None:
    """Bits turned over, or ends cut off, in every file of the cache, the second tree too."""
    world = bench.world()
    cache_damaged(world, random.Random(seed))
    edited(world)
    assert not build(order_of(world)).failed
    assert tree(world.site) == bench.clean(world)
    assert build(order_of(world)).changed == 0


@pytest.mark.parametrize("lost", [".chibo", "site", ".chibo/store.db"])
def test_what_is_deleted_is_made_again(bench: Bench, lost: str) -> None:
    world = bench.world()
    path = world.root / lost
    shutil.rmtree(path) if path.is_dir() else path.unlink()
    edited(world)
    assert not build(order_of(world)).failed
    assert tree(world.site) == bench.clean(world)


def test_command_gives_the_same_whatever_the_hashes_and_the_language(bench: Bench, tmp_path: Path) -> None:
    world = bench.world()
    found = []
    for number, language in (("0", "C"), ("4242", "C.UTF-8")):
        variables = {"PYTHONHASHSEED": number, "LC_ALL": language}
        run = process(*words_of(world), "--site-dir", tmp_path / number, env=variables)
        assert run.returncode == 0, run.stderr
        found.append(tree(tmp_path / number))
    assert found[0] == found[1]
