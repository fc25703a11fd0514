"""Judging a sequence of edits by the laws: what an incremental build gives, and what a clean one gives elsewhere."""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from generator.build import CACHE
from tests.laws.building import Order, build, end, start, tree
from tests.laws.edits import EDITS, Edit, all_taken_back
from tests.laws.faults import FAULTS, Fault
from tests.laws.publication import World, copied, inputs_of, laid

ROUND = 20  # sequences
_KEPT = 300  # clean sites
_ZONES = ("UTC", "Asia/Ho_Chi_Minh", "America/Los_Angeles", "Pacific/Kiritimati")
_LOCALES = ("C", "C.UTF-8", "POSIX")


class Bench:
    """A place for worlds. What a clean build gave for a state is kept: the next sequence may come by there."""

    def __init__(self, place: Path) -> None:
        self._place = place
        self._clean: dict[str, Mapping[str, str] | None] = {}
        self._first: World | None = None

    def first(self) -> World:
        """The publication, built once, and put aside: a cache is of use only where the site stood."""
        if self._first is None:
            world = laid(self.empty("world"))
            outcome = build(order_of(world))
            assert not outcome.failed, outcome
            self._first = copied(world, self._place / "first")
        return self._first

    def world(self) -> World:
        return copied(self.first(), self.empty("world"))

    def empty(self, name: str) -> Path:
        shutil.rmtree(self._place / name, ignore_errors=True)
        (self._place / name).mkdir(parents=True)
        return self._place / name

    def judged(self, world: World, order: Order, chance: random.Random) -> tuple[bool, Mapping[str, str] | None]:
        """Builds; returns whether there is a new site, and what a clean build gives elsewhere, None where it fails."""
        state = world.state()
        if state in self._clean:
            return not build(order).failed, self._clean[state]
        root = inputs_of(world, self.empty("clean"))
        other = elsewhere(order, root, chance)
        running = start(order), start(other)
        mine, clean = (end(one) for one in running)
        if len(self._clean) > _KEPT:
            self._clean.clear()
        self._clean[state] = None if clean.failed else tree(other.site)
        return not mine.failed, self._clean[state]

    def clean(self, world: World) -> Mapping[str, str]:
        """What a clean build gives."""
        root = inputs_of(world, self.empty("clean"))
        order = replace(order_of(world), root=root, site=root / "trang")
        outcome = build(order)
        assert not outcome.failed, outcome
        return tree(order.site)


def order_of(world: World, mutant: str = "") -> Order:
    return Order(root=world.root, site=world.site, today=world.today, version=world.version, mutant=mutant, cut=-1)


def elsewhere(order: Order, root: Path, chance: random.Random) -> Order:
    """The same, by another way, on another machine."""
    return replace(
        order,
        root=root,
        site=root / "trang",
        mutant="",
        version="",
        how=chance.choice(["chibo", "chibo", "mkdocs"]),
        workers=chance.choice([1, 1, 2]),
        order=chance.randrange(1 << 30),
        umask=chance.choice([0o022, 0o077, 0o002]),
        environment={"TZ": chance.choice(_ZONES), "LC_ALL": chance.choice(_LOCALES), "LANGUAGE": ""},
    )


def violations(
    bench: Bench,
    seed: int,
    *,
    mutant: str = "",
    builds: int = 2,
    often: bool = False,
    first: tuple[Edit | Fault, ...] = (),
) -> Iterator[str]:
    """What is found wrong with the sequence of edits of this number; it is built after each of them.

    `often` asks after each build whether a second one does nothing, else after the last one; and does more edits
    before each. `first` is what is done before the builds, one before each, instead of what its turn is.
    """
    chance = random.Random(seed)
    world = bench.world()
    done: list[str] = []
    wrong = next((one for one in first if one in FAULTS), None)
    due = [one for one in first if one in EDITS] or _dealt(seed, builds)
    if mutant:
        shutil.rmtree(world.root / CACHE)
        build(order_of(world, mutant))  # so that what is there is its own
    for number in range(builds):
        if chance.random() < 0.2 or wrong:
            fault = wrong or chance.choice(FAULTS)
            yield from (f"{seed} {done}: {said}" for said in _refused(world, fault, chance, mutant))
        now = _edited(world, chance, due[: number + 1], more=often)
        due = [edit for edit in due if edit not in now]
        done += [edit.__name__ for edit in now]
        order = replace(order_of(world, mutant), workers=chance.choice([1, 1, 2]))
        before = tree(world.site)
        built, clean = bench.judged(world, order, chance)
        if built != (clean is not None):
            yield f"{seed} {done}: {'built' if built else 'not built'}, and the other way round elsewhere"
            return
        yield from (f"{seed} {done}: {said}" for said in differences(tree(world.site), clean or before))
        if not built:
            all_taken_back(world, chance)
        elif often or number == builds - 1:
            yield from (f"{seed} {done}: {said}" for said in _second(world, mutant))


def _dealt(seed: int, builds: int) -> list[Edit]:
    """The edits that it is this sequence's turn to try: a round of sequences tries them all."""
    turn, place = divmod(seed, ROUND)
    deck = list(EDITS)
    random.Random(turn).shuffle(deck)
    return [deck[(place * builds + number) % len(deck)] for number in range(builds)]


def _edited(world: World, chance: random.Random, due: list[Edit], *, more: bool) -> list[Edit]:
    """Does what is due, where it is possible, else something; and `more`. Returns what was done."""
    others = chance.choices(EDITS, k=chance.choice([0, 1, 2])) if more else []
    done = [edit for edit in (*due, *others) if edit(world, chance)]
    while not done:
        done = [edit for edit in chance.choices(EDITS) if edit(world, chance)]
    return done


def differences(found: Mapping[str, str], expected: Mapping[str, str]) -> Iterator[str]:
    for path in sorted({*found, *expected}):
        if found.get(path) != expected.get(path):
            word = "is missing" if path not in found else "is too much" if path not in expected else "differs"
            yield f"{path} {word}"


def _refused(world: World, fault: Fault, chance: random.Random, mutant: str) -> Iterator[str]:
    """A mistake: the build says so and leaves the site as it was; then it is taken back."""
    kept = world.root.parent / "kept"
    shutil.rmtree(kept, ignore_errors=True)
    root = inputs_of(world, kept)
    good = tree(world.site)
    fault(world, chance)
    before = tree(world.site)
    if not build(order_of(world, mutant)).failed:
        yield f"{fault.__name__} was built"
    yield from (f"after {fault.__name__}: {said}" for said in differences(tree(world.site), before))
    for top in root.iterdir():
        place = world.root / top.name
        shutil.rmtree(place) if place.is_dir() else place.unlink()
        shutil.move(top, place)
    for path in before.keys() - good.keys():
        (world.site / path).unlink(missing_ok=True)


def _second(world: World, mutant: str) -> Iterator[str]:
    """Nothing is made twice."""
    before = tree(world.site)
    outcome = build(order_of(world, mutant))
    if outcome.changed or outcome.failed or outcome.why:
        yield f"a second build changed {outcome.changed} files, made {list(outcome.why)[:9]} {outcome.failed}"
    yield from (f"after a second build: {said}" for said in differences(tree(world.site), before))
