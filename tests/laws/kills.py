"""Builds that are ended while they work: what people see then is the old site or the new one, and the next heals."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from dataclasses import replace

from tests.laws.building import Outcome, build, kill_after, tree
from tests.laws.checking import Bench, differences, order_of
from tests.laws.edits import replaced, write
from tests.laws.publication import World

# What the cache holds after a build that went well; in the folder of the site: the tree that lags behind, notes.
_CACHE = {".gitignore", "lock", "published", "store.db"}
_HOME = {"new", "spare", "trees.json"}


def killed(bench: Bench, seed: int, kills: int) -> Iterator[str]:
    """What is wrong after `kills` builds that were ended, while two states of the publication alternate."""
    chance = random.Random(seed)
    world = bench.world()
    states = [_state(bench, world, number) for number in range(2)]
    seen = [False, False]
    cuts = _cuts(world, kills, chance)
    for number, cut in enumerate(cuts):
        _edit(world, number % 2)
        outcome = _ended(world, cut, chance)
        found = tree(world.site)
        if found not in states:
            yield f"{seed}, kill {number} at {cut}: neither the old site nor the new one"
            return
        seen[states.index(found)] = True
        if not outcome.killed and found != states[number % 2]:
            yield f"{seed}, build {number} was not killed, and the site is the old one: {outcome}"
        if number % 3 == 2:
            yield from (f"{seed}, after kill {number} at {cut}: {said}" for said in _healed(world, states[number % 2]))
    if seen != [True, True]:
        yield f"{seed}: no kill left one of the two sites"


def _cuts(world: World, kills: int, chance: random.Random) -> list[int]:
    """Before which write each build ends, spread over all of them; 0 where the moment is left to chance."""
    _edit(world, 1)
    writes = build(replace(order_of(world), cut=0)).writes
    assert writes > kills, "the writes of a build are not heard"
    return [chance.randint(1, writes) if chance.random() < 0.7 else 0 for _ in range(kills)]


def _ended(world: World, cut: int, chance: random.Random) -> Outcome:
    order = replace(order_of(world), workers=chance.choice([1, 2]))
    moment = chance.uniform(0, 0.8)
    while True:
        outcome = build(replace(order, cut=cut)) if cut else kill_after(order, moment)
        if "đang chạy" not in outcome.failed:  # else the system has not yet ended the workers of the build before
            return outcome


def _edit(world: World, number: int) -> None:
    """Two states that differ in an added page, a template, a hand-written page, so that every file changes."""
    replaced(world.root / "content/lien-he.md", r"^Đến.*", f"Đến lần {number}.")
    write(world.root / "overrides/partials/reading.html", f"<p>Cỡ chữ {number}</p>\n")
    (world.root / "content/moi.md").unlink(missing_ok=True)
    if number:
        write(world.root / "content/moi.md", "# Mới\n")


def _state(bench: Bench, world: World, number: int) -> Mapping[str, str]:
    _edit(world, number)
    return bench.clean(world)


def _healed(world: World, state: Mapping[str, str]) -> Iterator[str]:
    outcome = build(order_of(world))
    while "đang chạy" in outcome.failed:
        outcome = build(order_of(world))
    if outcome.failed:
        yield f"the next build failed: {outcome.failed}"
    yield from differences(tree(world.site), state)
    homes = [path for path in world.cache.iterdir() if path.is_dir()]
    left = {path.name for path in world.cache.iterdir() if path not in homes} - _CACHE
    left |= {path.name for home in homes for path in home.iterdir()} - _HOME
    if left:
        yield f"left over: {sorted(left)}"
