"""Sites of before there was a mark, clones, cut builds, links: what a folder that chibo wrote may look like."""

from __future__ import annotations

import shutil
import sys

import pytest
from jinja2 import UndefinedError

from generator.build import Refused, output
from tests.outputs import SETTINGS, Command, Place, at, build, copy, kept, lost, mkdocs


@pytest.fixture(params=["cache", "no cache", "mkdocs"])
def unmarked(request: pytest.FixtureRequest, place: Place) -> Place:
    """The default site as an earlier version left it, which made no mark."""
    there = at(place, "site")
    if request.param == "cache":
        assert build(there) == ""
    else:
        shutil.rmtree(place.root / ".chibo")
    if request.param == "mkdocs":
        assert mkdocs(there) == ""
    (there.folder / output.MARK).unlink()
    return there


@pytest.mark.parametrize("command", [build, mkdocs])
def test_a_site_of_before_the_mark_is_taken_over(unmarked: Place, command: Command) -> None:
    (unmarked.folder / ".gitignore").write_text("*\n", encoding="utf-8")
    assert command(unmarked) == ""
    assert (unmarked.folder / output.MARK).is_file()
    assert (unmarked.folder / ".gitignore").is_file()


def test_a_site_of_before_the_mark_with_a_persons_file_is_refused(unmarked: Place) -> None:
    for name in ("bao-cao.docx", "trang.html", "thon/ten-khong-duoi"):
        (unmarked.folder / name).write_text("<p>của tôi</p>", encoding="utf-8")
        for command in (build, mkdocs):
            assert name in command(unmarked)
            assert (unmarked.folder / name).is_file()
        (unmarked.folder / name).unlink()


@pytest.mark.parametrize("command", [build, mkdocs])
def test_a_fresh_clone_has_what_git_keeps_in_the_site(place: Place, command: Command) -> None:
    there = at(place, "site")
    shutil.rmtree(place.root / ".chibo")
    shutil.rmtree(there.folder)
    there.folder.mkdir()
    (there.folder / ".gitignore").write_text("*\n", encoding="utf-8")
    for _ in range(2):
        assert command(there) == ""
        assert (there.folder / ".gitignore").read_text(encoding="utf-8") == "*\n"


def test_both_ways_leave_the_same_mark(place: Place) -> None:
    there = at(place, "site")
    before = (there.folder / output.MARK).read_bytes()
    assert mkdocs(there) == ""
    assert (there.folder / output.MARK).read_bytes() == before
    assert build(there) == ""


def test_what_systems_leave_behind_stops_nothing(place: Place) -> None:
    there = at(place, "site")
    for name in ("Thumbs.db", "thon/desktop.ini", "thon/.DS_Store"):
        (there.folder / name).write_text("x", encoding="utf-8")
    (place.root / "content/gioi-thieu.md").write_text("# Khác\n", encoding="utf-8")
    assert build(there) == ""
    assert mkdocs(there) == ""


def test_a_cut_mkdocs_build_may_be_done_again(place: Place) -> None:
    template = place.root / "overrides/partials/reading.html"
    template.parent.mkdir(parents=True)
    template.write_text("{{ page.khong.co }}", encoding="utf-8")
    settings = SETTINGS.replace("  font", "  custom_dir: overrides\n  font")
    (place.root / "mkdocs.yml").write_text(settings, encoding="utf-8")
    with pytest.raises(UndefinedError):
        mkdocs(place)
    assert len([path for path in place.folder.rglob("*.*") if path.is_file()]) > 100
    template.write_text("", encoding="utf-8")
    assert mkdocs(place) == ""
    assert (place.folder / "gioi-thieu/index.html").is_file()


def test_a_cache_that_is_not_ours_is_left_alone(place: Place) -> None:
    shutil.rmtree(place.root / ".chibo")
    (place.root / "khac/texts").mkdir(parents=True)
    (place.root / "khac/texts/a.txt").write_text("x", encoding="utf-8")
    (place.root / "khac/.gitignore").write_text("a\n", encoding="utf-8")
    (place.root / ".chibo").symlink_to("khac")
    before = kept(place)
    assert "không phải do chibo làm" in build(place)
    assert not lost(before, kept(place))


@pytest.mark.parametrize("target", ["outside", "data"])
def test_a_copy_writes_through_no_link(place: Place, target: str) -> None:
    assert copy(place) == ""
    away = place.root / target
    away.mkdir(exist_ok=True)
    shutil.rmtree(place.folder / "thon")
    (place.folder / "thon").symlink_to(away)
    before = kept(place)
    assert "thon/" in copy(place)
    assert not lost(before, kept(place))


@pytest.mark.skipif(sys.platform != "linux", reason="other disks know no capitals")
def test_a_second_way_to_a_place_is_that_place(place: Place) -> None:
    (place.root.parent / "loi-tat").symlink_to(place.root)
    for way in ("loi-tat/data", "loi-tat", "xa/../xa/data/units"):
        with pytest.raises(Refused):
            output.place(place.root.parent / way, place.root)
