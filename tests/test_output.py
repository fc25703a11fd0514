"""Whose a folder is: every command that writes one, tried on every kind of folder. Nobody's file is lost."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

import generator
from tests.outputs import (
    Command,
    Place,
    at,
    build,
    build_as_settings_say,
    copy,
    init,
    kept,
    lost,
    mkdocs,
    pages,
    schema,
)  # fmt: skip
from tests.test_build_trees import ROOT, mounted

COMMANDS: tuple[Command, ...] = (build, build_as_settings_say, mkdocs, copy, pages, init, schema)
# What belongs to a person from the first day on is never written again.
ONCE = (pages, init)
# Files of a person, and whether the cache of the build before is there when the next one meets them.
MINE = (("ghi-chu.txt", True),)
MORE_OF_MINE: dict[Command, tuple[tuple[str, bool], ...]] = {
    build: (("thon/dong/anh.jpg", True), ("moi/sau/x", True), ("thon/dong/anh.jpg", False)),
    mkdocs: (("thon/dong/anh.jpg", False),),
    copy: (("thon/dong/anh.jpg", False),),
}


@pytest.mark.parametrize("command", COMMANDS)
def test_an_empty_folder_is_written_and_nothing_else(place: Place, command: Command) -> None:
    place.folder.mkdir()
    _written(place, command)


@pytest.mark.parametrize("command", COMMANDS)
def test_a_new_folder_is_written_again_unless_it_is_a_persons_now_whose_files_stay(
    place: Place, command: Command
) -> None:
    _written(place, command)
    shutil.rmtree(place.root / ".chibo", ignore_errors=True)  # what is ours is known without it
    first = kept(place)
    said = command(place)
    assert bool(said) == (command in ONCE), said
    if command is not build_as_settings_say:
        assert not lost(first, kept(place)), "the same comes out again"
    for number, (name, known) in enumerate([*MINE, *MORE_OF_MINE.get(command, ())]):
        if not known:
            shutil.rmtree(place.root / ".chibo", ignore_errors=True)
        mine = place.folder / name
        mine.parent.mkdir(parents=True, exist_ok=True)
        mine.write_text("của tôi", encoding="utf-8")
        (place.root / "content/gioi-thieu.md").write_text(f"# Khác {number}\n", encoding="utf-8")
        said = command(place)
        assert mine.read_text(encoding="utf-8") == "của tôi"
        if command in (build, build_as_settings_say, mkdocs):
            assert name in said
        mine.unlink()


def _written(place: Place, command: Command) -> None:
    before = kept(place)
    assert command(place) == ""
    assert any(place.folder.iterdir())
    assert not lost(before, kept(place))


def foreign(place: Place) -> Place:
    place.folder.mkdir()
    (place.folder / "bao-cao.txt").write_text("x", encoding="utf-8")
    return place


def foreign_with_pages(place: Place) -> Place:
    place.folder.mkdir()
    (place.folder / "index.html").write_text("<p>trang khác</p>", encoding="utf-8")
    return place


def foreign_with_schema(place: Place) -> Place:
    place.folder.mkdir()
    (place.folder / "units.json").write_text('{"$schema": "x"}', encoding="utf-8")
    return place


def link_to_foreign(place: Place) -> Place:
    foreign(place).folder.rename(place.root.parent / "that")
    place.folder.symlink_to("that")
    return place


def link_to_data(place: Place) -> Place:
    place.folder.symlink_to(place.root / "data")
    return place


def link_in_a_circle(place: Place) -> Place:
    place.folder.symlink_to(place.folder)
    return place


def home_with_a_file(place: Place) -> Place:
    (place.home / ".bashrc").write_text("x", encoding="utf-8")
    return at(place, place.home)


REFUSED: dict[str, Callable[[Place], Place]] = {
    "a foreign file": foreign,
    "a foreign site": foreign_with_pages,
    "a foreign schema": foreign_with_schema,
    "a link to a foreign folder": link_to_foreign,
    "a link to data": link_to_data,
    "a link in a circle": link_in_a_circle,
    "data": lambda place: at(place, "data"),
    "in data": lambda place: at(place, "data/moi"),
    "content": lambda place: at(place, "content"),
    "in content": lambda place: at(place, "content/moi"),
    ".git": lambda place: at(place, ".git"),
    "in .git": lambda place: at(place, ".git/moi"),
    ".chibo": lambda place: at(place, ".chibo"),
    "in .chibo": lambda place: at(place, ".chibo/moi"),
    "the publication": lambda place: at(place, "."),
    "above the publication": lambda place: at(place, ".."),
    "home": home_with_a_file,
    "an empty home": lambda place: at(place, place.home),
    "the root": lambda place: at(place, "/"),
    "the program": lambda place: at(place, Path(generator.__file__).parent),
    "in the program": lambda place: at(place, Path(generator.__file__).parent / "moi"),
    "a file": lambda place: at(place, "mkdocs.yml"),
}


@pytest.mark.parametrize("kind", REFUSED)
def test_what_is_not_ours_is_refused_by_every_command_and_left_alone(place: Place, kind: str) -> None:
    there = REFUSED[kind](place)
    before, program = kept(place), sorted(os.listdir(Path(generator.__file__).parent))
    for command in COMMANDS:
        said = command(there)
        assert said, command
        assert "Traceback" not in said
        assert not lost(before, kept(place)), command
        assert sorted(os.listdir(Path(generator.__file__).parent)) == program, command


@ROOT
@pytest.mark.parametrize("command", COMMANDS)
def test_a_mount_point_is_refused_and_left_alone(place: Place, command: Command) -> None:
    with mounted(place.folder, "-t", "tmpfs", "none"):
        assert "nơi gắn ổ đĩa" in command(place)
        (place.folder / "x.txt").write_text("x", encoding="utf-8")
        assert "nơi gắn ổ đĩa" in command(place)
        assert [p.name for p in place.folder.iterdir()] == ["x.txt"]
    with mounted(place.folder, "--bind", str(place.root / "data")):
        before = kept(place)
        assert command(place)
        assert not lost(before, kept(place))
