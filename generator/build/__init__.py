"""Building blocks of any build: a result store, workers, an atomic swap of folders, a lock, who owns a folder."""

from generator.build import columns, jsonio, output, stat_cache
from generator.build.hashing import digest, part_of
from generator.build.lock import Busy, held
from generator.build.output import CACHE, Refused
from generator.build.results import NONE, Results
from generator.build.stat_cache import StatCache
from generator.build.store import Store
from generator.build.trees import Occupied, Trees
from generator.build.workers import cores, parallel_map, run_in_background

__all__ = [
    "CACHE",
    "NONE",
    "Busy",
    "Occupied",
    "Refused",
    "Results",
    "StatCache",
    "Store",
    "Trees",
    "columns",
    "cores",
    "digest",
    "held",
    "jsonio",
    "output",
    "parallel_map",
    "part_of",
    "run_in_background",
    "stat_cache",
]  # fmt: skip
