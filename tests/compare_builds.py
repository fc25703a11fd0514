"""Builds the same publications with two checkouts and lists every file that differs: for a change that moves no byte.

python -m tests.compare_builds OLD_CHECKOUT NEW_CHECKOUT [--keep DIR]

The publications are the sample, `tests/everything.py` and 1,000 records of the bench, all as OLD writes them. Compared
are the site, what `chibo check` says and the schemas for editors.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from shutil import copy, copytree, rmtree
from tempfile import TemporaryDirectory

TODAY = "2026-11-21"
RECORDS = 1000


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("old", type=Path)
    parser.add_argument("new", type=Path)
    parser.add_argument("--keep", type=Path, metavar="DIR", help="leave both outputs there, to look at what differs")
    options = parser.parse_args()
    with TemporaryDirectory() as made:
        below = options.keep or Path(made)
        worlds = publications(options.old.resolve(), below)
        faults = 0
        for world in worlds:
            old, new = (output(side, world, below) for side in (options.old.resolve(), options.new.resolve()))
            found = list(differences(old, new))
            files = sum(path.is_file() for path in old.rglob("*"))
            print(f"{world.name}: {files:,} files, {len(found)} differ", flush=True)
            print(*(f"  {line}\n" for line in found), sep="", end="", flush=True)
            faults += len(found)
    return 1 if faults else 0


def publications(checkout: Path, below: Path) -> tuple[Path, ...]:
    """The three publications, written by the tests of a checkout."""
    worlds = below / "worlds"
    rmtree(worlds, ignore_errors=True)
    sample, everything, bench = worlds / "sample", worlds / "everything", worlds / "bench"
    for name in ("content", "data"):
        copytree(checkout / name, sample / name)
    copy(checkout / "mkdocs.yml", sample)
    run(checkout, "tests.everything", everything)
    run(checkout, "tests.bench.world", RECORDS, bench)
    return sample, everything, bench


def output(checkout: Path, world: Path, below: Path) -> Path:
    """Builds a publication with a checkout, from nothing, and returns the folder of what came of it."""
    target = below / f"{checkout.parent.name}+{checkout.name}" / world.name
    rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    rmtree(world / ".chibo", ignore_errors=True)
    shared = ("--project", world, "--today", TODAY)
    said = run(checkout, "generator", "check", *shared, "--format", "json")
    (target / "check.json").write_text(said, encoding="utf-8")
    run(checkout, "generator", "build", *shared, "--clean", "--site-dir", target / "site")
    run(checkout, "generator", "schema", target / "schemas", *shared)
    return target


def run(checkout: Path, module: str, *words: object) -> str:
    variables = {**os.environ, "PYTHONPATH": str(checkout), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-m", module, *map(str, words)]
    done = subprocess.run(
        command, cwd=checkout, env=variables, capture_output=True, text=True, encoding="utf-8", check=False
    )
    if done.returncode:
        sys.exit(f"{checkout}: {' '.join(command[2:])} ended with {done.returncode}\n{done.stdout}{done.stderr}")
    return done.stdout


def differences(old: Path, new: Path) -> Iterator[str]:
    """A line for each file that is on one side alone, or has other bytes."""
    there = [{path.relative_to(side) for path in side.rglob("*") if path.is_file()} for side in (old, new)]
    for path in sorted(there[0] | there[1]):
        if path not in there[0]:
            yield f"only new: {path.as_posix()}"
        elif path not in there[1]:
            yield f"only old: {path.as_posix()}"
        elif (old / path).read_bytes() != (new / path).read_bytes():
            yield f"differs: {path.as_posix()}"


if __name__ == "__main__":
    sys.exit(main())
