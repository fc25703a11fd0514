"""The laws of the build for longer than tests take: other sequences of edits, faults found by chance, kills.

python -m tests.stress.build_laws SEQUENCES KILLS [FIRST]
"""

import sys
import tempfile
from itertools import islice
from pathlib import Path

from tests.laws.checking import ROUND, Bench, violations
from tests.laws.kills import killed
from tests.laws.mutants import MUTANTS

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
        for done, mutant in enumerate(MUTANTS, 1):
            if not any(True for seed in range(ROUND) for _ in islice(violations(bench, seed, mutant=mutant), 1)):
                print(f"no sequence finds: {mutant}", flush=True)
                found += 1
            _tell("faults put in", done, len(MUTANTS))
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
