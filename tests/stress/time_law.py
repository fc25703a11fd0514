"""The law of time over many histories, more than `make test` has time for; prints the number of each that breaks it."""

from __future__ import annotations

import sys
import traceback

from tests.test_time_law import judge_days, judge_words


def main(count: int, first: int = 0) -> int:
    broken = 0
    for seed in range(first, first + count):
        for judge in (judge_days, judge_words):
            try:
                judge(seed)
            except AssertionError:
                broken += 1
                print(f"history {seed}, {judge.__name__}:\n{traceback.format_exc(limit=-2)}", flush=True)
    print(f"{count} histories, {broken} faults")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
