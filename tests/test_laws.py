"""The laws of the build over sequences of edits drawn by chance, and faults that these must find."""

from __future__ import annotations

import pytest

from tests.laws import mutants
from tests.laws.checking import Bench, violations

SEQUENCES = 20


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Bench:
    return Bench(tmp_path_factory.mktemp("laws"))


@pytest.mark.parametrize("seed", range(SEQUENCES))
def test_laws_hold(bench: Bench, seed: int) -> None:
    found = list(violations(bench, seed))
    assert not found, "\n".join(found)


@pytest.mark.parametrize("mutant", mutants.MUTANTS)
def test_laws_find(bench: Bench, mutant: str) -> None:
    """One of the same sequences is enough to see it."""
    assert any(next(violations(bench, seed, mutant=mutant), "") for seed in range(SEQUENCES))
