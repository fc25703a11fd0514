"""Writes a whole publication of N records that looks like a province's: the same N gives the same bytes.

python -m tests.bench.world 10000 DIR
"""

import sys
from itertools import islice
from pathlib import Path
from random import Random

import yaml

from generator.site import starter
from tests.bench import places
from tests.bench.shapes import Record, Records

ROOT = Path(__file__).parents[2]
_SITE = {
    "format": 1, "title": "Bảng tin tỉnh Mẫu", "description": "Việc chung của các thôn, chi bộ trong tỉnh",
    "address": "https://tinh-mau.example/", "publisher": {"name": "Ban biên tập thử"},
}  # fmt: skip
_Dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)


def project(wanted: int, root: Path) -> int:
    """A publication that builds: what `chibo init` lays out, its settings and `wanted` records; returns how many."""
    starter.write(ROOT, root)
    _put(root / "data" / "site.yml", _SITE)
    return write(wanted, root)


def write(wanted: int, root: Path) -> int:
    """Writes `wanted` records below `root/data`; returns how many."""
    count = 0
    for ref, record in records(wanted):
        _put(root / "data" / f"{ref}.yml", record)
        count += 1
    return count


def records(wanted: int) -> Records:
    """The first `wanted` records, each with its path below `data/`; a smaller world is a piece of a larger one."""
    return islice(places.province(Random(20260101)), wanted)


def _put(path: Path, record: Record) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    text = yaml.dump(record, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=118)
    path.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    print(project(int(sys.argv[1]), Path(sys.argv[2])))
