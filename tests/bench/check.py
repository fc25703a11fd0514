"""Times `chibo check` on 10,000 records: a first run, then further ones; prints the ratio and the peak memory.

python -m tests.bench.check [RECORDS]
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.bench.shapes import TODAY
from tests.bench.world import project


def _run(root: Path) -> tuple[float, float]:
    """Seconds and peak MB of one process."""
    start = time.perf_counter()
    command = [sys.executable, "-m", "generator", "check", "--project", str(root), "--today", TODAY]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    said = process.stdout.read() if process.stdout else b""
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        sys.exit(said.decode("utf-8", "replace"))
    return time.perf_counter() - start, usage.ru_maxrss / 1024


def main(records: int) -> None:
    print("| records | first run | again | again / first | per record | peak memory |\n|---|---|---|---|---|---|")
    for size in (records // 10, records):
        with tempfile.TemporaryDirectory() as folder:
            root = Path(folder) / "w"
            made = project(size, root)
            cold, memory = _run(root)
            warm = min(_run(root)[0] for _ in range(3))
            each = f"{cold / made * 1000:.2f} ms"
            print(f"| {made} | {cold:.2f} s | {warm:.2f} s | {warm / cold:.2f} | {each} | {memory:.0f} MB |")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
