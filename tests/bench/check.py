"""Times `chibo check` on 10,000 records: a first run, then further ones; prints the ratio and the peak memory.

python -m tests.bench.check [RECORDS]
"""

import sys

from tests.bench import builders, measure
from tests.bench.shapes import TODAY

_COMMAND = (sys.executable, "-m", "generator", "check", "--today", TODAY)


def main(records: int) -> None:
    print("| records | first run | again | again / first | per record | peak memory |\n|---|---|---|---|---|---|")
    for size in (records // 10, records):
        with builders.publication(size) as root:
            cold = measure.run(_COMMAND, root)
            warm = measure.best([measure.run(_COMMAND, root) for _ in range(3)])
            each = f"{cold.wall / size * 1000:.2f} ms"
            ratio = f"{warm.wall / cold.wall:.2f}"
            print(f"| {size} | {cold.wall:.2f} s | {warm.wall:.2f} s | {ratio} | {each} | {cold.memory:.0f} MB |")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
