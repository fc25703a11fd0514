"""The laws of the build over sequences of edits drawn by chance, and faults that these must find."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from tests.laws import edits, faults, mutants
from tests.laws.building import build, tree
from tests.laws.checking import Bench, order_of, violations
from tests.laws.edits import Edit
from tests.laws.faults import Fault
from tests.laws.publication import commit, git

PROJECT = Path(__file__).parent.parent
SEQUENCES = 20
# The edits that show a fault, one before each build, and the number by which chance draws the record that matters.
# Of a fault that is not named here the sequence 0 is enough; make stress has all of them found by sequences of chance.
SHOWS: dict[str, tuple[int, tuple[Edit | Fault, ...]]] = {
    "pages are taken whatever their frame": (0, (edits.site_called_otherwise,)),
    "the frame leaves out the templates": (0, (edits.template_changed,)),
    "the frame leaves out the name of the site": (0, (edits.site_called_otherwise,)),
    "the state leaves out the day": (0, (edits.day_passed,)),
    "the state leaves out the settings": (0, (edits.settings_changed,)),
    "the state leaves out the templates": (0, (edits.template_changed,)),
    "the state leaves out what git knows": (1, (edits.title_changed, edits.all_committed)),
    "what was finished is not looked at": (0, (edits.site_edited_by_hand,)),
    "the values of a file are kept by its name": (0, (edits.title_changed,)),
    "trees trust the size alone": (0, (edits.site_edited_by_hand,)),
    "trees believe folders whatever their times": (0, (faults.stranger_in_the_site,)),
    "strangers are not looked for": (0, (faults.stranger_in_the_site,)),
    "pictures of pages are copied as they are": (0, (edits.picture_drawn,)),
    "pages are taken whatever their text": (0, (edits.title_changed,)),
    "pictures are taken whatever they are drawn of": (0, (edits.village_called_otherwise,)),
    "answers are not compared": (0, (edits.title_changed,)),
    "who refers is not looked at": (0, (edits.activity_added,)),
    "the day is not noted": (0, (edits.day_passed,)),
    "who asks for everything forgets the day": (0, (edits.day_passed,)),
    "what git knows is not noted": (0, (edits.title_changed, edits.all_committed)),
    "what a task is given is not looked at": (2, (edits.activity_added,)),
    "an entry of a feed has the mark of its address": (0, (edits.title_changed,)),
}


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Bench:
    return Bench(tmp_path_factory.mktemp("laws"))


@pytest.mark.parametrize("seed", range(SEQUENCES))
def test_laws_hold(bench: Bench, seed: int) -> None:
    found = list(violations(bench, seed))
    assert not found, "\n".join(found)


@pytest.mark.parametrize("mutant", mutants.MUTANTS)
def test_laws_find(bench: Bench, mutant: str) -> None:
    seed, first = SHOWS.get(mutant, (0, ()))
    assert next(violations(bench, seed, mutant=mutant, builds=len(first) or 2, first=first), "")


def test_shallow_clone_says_why_it_shows_no_days(bench: Bench) -> None:
    """And is the same, byte for byte, as a publication without any history, but for the name of its commit."""
    world = bench.world()
    commit(world)
    place = bench.empty("clones")
    (place / "none").mkdir()
    git(place, "clone", "--quiet", "--depth=1", f"--template={place / 'none'}", world.root.as_uri(), "shallow")
    git(place, "clone", "--quiet", f"--template={place / 'none'}", world.root.as_uri(), "whole")
    shutil.copytree(place / "whole", place / "bare", ignore=shutil.ignore_patterns(".git"))
    said, sites = {}, {}
    for name in ("shallow", "whole", "bare"):
        order = replace(order_of(world), root=place / name, site=place / name / "site")
        outcome = build(order)
        assert not outcome.failed
        said[name], sites[name] = " ".join(outcome.said), tree(order.site)
    assert "kho git này chỉ tải phần mới nhất" in said["shallow"]
    assert said["whole"] == ""
    del (
        sites["shallow"]["du-lieu-mo/datapackage.json"],
        sites["bare"]["du-lieu-mo/datapackage.json"],
    )  # names the commit
    assert sites["shallow"] == sites["bare"]
    assert sites["shallow"] != sites["whole"]


def _other_words_and_font(program: Path) -> None:
    footer = program / "generator/site/theme/partials/footer.html"
    footer.write_text(footer.read_text(encoding="utf-8").replace("để trống", "bỏ trống"), encoding="utf-8")
    sans, serif = sorted((program / "generator/images/fonts").glob("*.ttf"))
    shutil.copyfile(serif, sans)


def test_another_program_takes_nothing_over(bench: Bench, tmp_path: Path) -> None:
    """A copy of the program, and then one that says and draws something else. tests/test_program.py has its files."""
    world = bench.world()
    program = tmp_path / "program"
    shutil.copytree(PROJECT / "generator", program / "generator", ignore=shutil.ignore_patterns("__pycache__"))
    command = [sys.executable, "-m", "generator", "build", "--project", str(world.root), "--today", str(world.today)]
    variables = {**os.environ, "PYTHONPATH": str(program), "PYTHONDONTWRITEBYTECODE": "1"}
    found = []
    for more in ((), (), ("--site-dir", str(tmp_path / "clean"))):
        subprocess.run([*command, *more], cwd=program, env=variables, check=True, capture_output=True)
        found.append(tree(tmp_path / "clean" if more else world.site))
        _other_words_and_font(program)
    assert found[1] == found[2]
    for changed in ("index.html", ".png"):
        assert [name for name in found[0] if name.endswith(changed) and found[0][name] != found[1][name]]
