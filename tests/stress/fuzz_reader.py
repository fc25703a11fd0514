"""Throws bytes at the reader, guided by coverage: any text gives values or problems, never an exception.

python -m tests.stress.fuzz_reader [CORPUS] [-max_total_time=120]

What it finds becomes a case in tests/test_source.py.
"""

import shutil
import sys
import tempfile
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["generator"]):
    from generator import records, source

ROOT = Path(__file__).parents[2]
KINDS = sorted(records.KINDS)


def one(data: bytes) -> None:
    """The first byte picks the kind of record, the rest is the file."""
    kind = KINDS[data[0] % len(KINDS)] if data else KINDS[0]
    file = f"data/{kind}/x.yml"
    value, problems = source.parse(data[1:].decode("utf-8", "replace"), file)
    assert value is not None or problems, "a file that gives nothing must say why"
    if value is not None:
        record, faults = records.decode(file, value)
        assert record is not None or faults


def corpus(folder: Path) -> None:
    """One seed of each committed data file."""
    for path in sorted((ROOT / "data").rglob("*.yml")):
        kind = path.relative_to(ROOT / "data").parts[0]
        if kind in KINDS:
            name = "-".join(path.relative_to(ROOT / "data").parts)
            (folder / name).write_bytes(bytes([KINDS.index(kind)]) + path.read_bytes())


if __name__ == "__main__":
    seeds = Path(tempfile.mkdtemp(prefix="chibo-fuzz-"))
    try:
        corpus(seeds)
        limits = ["-max_len=4000", "-timeout=10", "-rss_limit_mb=2048", "-print_final_stats=1"]
        given = sys.argv[1:] or ["-max_total_time=120"]
        atheris.Setup([sys.argv[0], str(seeds), *limits, *given], one)
        atheris.Fuzz()
    finally:
        shutil.rmtree(seeds, ignore_errors=True)
