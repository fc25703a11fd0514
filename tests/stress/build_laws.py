"""The laws of the build for longer than tests take: other sequences of edits, other kills.

python -m tests.stress.build_laws SEQUENCES KILLS [FIRST]
"""

import sys
import tempfile
from pathlib import Path

from tests.laws.checking import Bench, violations
from tests.laws.kills import killed

_AT_ONCE = 20  # kills in one world


def main(sequences: int, kills: int, first: int = 1000) -> int:
    """How many laws were broken."""
    found = 0
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder))
        for seed in range(first, first + sequences):
            for said in violations(bench, seed, builds=2 + seed % 4, often=True):
                print(said, flush=True)
                found += 1
            _tell("sequences", seed + 1 - first, sequences)
        for done in range(0, kills, _AT_ONCE):
            for said in killed(bench, first + done, min(_AT_ONCE, kills - done)):
                print(said, flush=True)
                found += 1
            _tell("kills", min(done + _AT_ONCE, kills), kills)
    print(f"{found} laws broken")
    return found


def _tell(what: str, done: int, total: int) -> None:
    if done == total or done % 20 == 0:
        print(f"{done} of {total} {what}", flush=True)


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])) > 0)
