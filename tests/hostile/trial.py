"""Building the hostile publication and its twin, and what differs."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.problems import Problem
from generator.site import mkdocs_run
from generator.site.publication import examine
from tests.hostile import corpus, structure, world
from tests.hostile.world import Data

TODAY = date(2026, 11, 21)
_TRIES = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """`pairs` of place and text were published, `refused` were problems at their place; `faults` are differences."""

    pairs: int
    refused: int
    faults: tuple[str, ...]


def assigned(base: Data, texts: Sequence[str], turn: int) -> Data:
    """Every text at some place; another turn moves them on. The first turn finds any place that escapes nothing."""
    put = corpus.marked if turn == 0 else str
    return world.filled(base, lambda n, _: put(texts[(n + turn) % len(texts)]))


def hostile_site(root: Path, given: Data) -> tuple[Data, int]:
    """Builds `root/site` of what is given; what is refused at its place gives way to its twin. How many were."""
    base, refused = given, 0
    for _ in range(_TRIES):
        world.write(base, root)
        errors = [p for p in examine(root, TODAY).problems if p.severity == "error"]
        if not errors:
            break
        base, gone = _without(base, root, errors)
        refused += gone
    _build(root)
    return base, refused


def compare(root: Path, given: Data, look: Callable[[Path], Iterable[str]] = lambda site: ()) -> Outcome:
    """The hostile site and its twin, one after the other in one folder, so that what no record says is made once.

    `look` is shown the hostile site; what it says are faults too.
    """
    made, refused = hostile_site(root, given)
    shapes = structure.of_site(root / "site")
    faults = list(look(root / "site"))
    leaves = world.leaves(made)
    texts = {leaf: _text(made, leaf) for leaf in leaves}
    world.write(world.filled(made, lambda _, leaf: corpus.twin(texts[leaf])), root)
    _build(root)
    twins = structure.of_site(root / "site")
    faults += [f"{name}: only in one" for name in sorted(shapes.keys() ^ twins.keys())]
    for name in sorted(shapes.keys() & twins.keys()):
        more, less = shapes[name] - twins[name], twins[name] - shapes[name]
        if more or less:
            faults.append(f"{name}: more {list(more.items())[:3]}, less {list(less.items())[:3]}")
    return Outcome(pairs=len(leaves), refused=refused, faults=tuple(faults))


def _build(root: Path) -> None:
    done = mkdocs_run.build(root / "mkdocs.yml", today=TODAY)
    assert not done.failed, done.failed


def _text(data: Data, leaf: world.Leaf) -> str:
    inner: object = data[leaf.file]
    for step in leaf.path:
        inner = inner[step]  # type: ignore[index]
    return str(inner)


def _without(data: Data, root: Path, errors: Sequence[Problem]) -> tuple[Data, int]:
    """What is left when the texts at the places of errors become their twins."""
    places = {(problem.place.file, _line(root, problem)) for problem in errors}
    texts = {leaf: _text(data, leaf) for leaf in world.leaves(data)}
    gone = {leaf for leaf, text in texts.items() if any(f == leaf.file and _says(line, text) for f, line in places)}
    assert gone, errors
    return world.filled(data, lambda _, leaf: corpus.twin(texts[leaf]) if leaf in gone else texts[leaf]), len(gone)


def _line(root: Path, problem: Problem) -> str:
    return (root / problem.place.file).read_text(encoding="utf-8").split("\n")[problem.place.line - 1]


def _says(line: str, text: str) -> bool:
    return json.dumps(text, ensure_ascii=False) in line
