"""Builds that are killed, that find no room, that meet another: the site stays whole, the next build heals."""

from __future__ import annotations

import pytest

from tests.laws.checking import Bench
from tests.laws.kills import killed

KILLS = 20


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Bench:
    return Bench(tmp_path_factory.mktemp("kills"))


def test_killed_builds_leave_one_of_two_sites_and_heal(bench: Bench) -> None:
    found = list(killed(bench, 1, KILLS))
    assert not found, "\n".join(found)
