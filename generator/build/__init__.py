"""Owns what makes a build quick and whole, whatever is built: results by key, two trees, a lock, workers."""

from generator.build import columns, plain, stamps
from generator.build.contents import digest, part_of
from generator.build.lock import Busy, held
from generator.build.results import NONE, Results
from generator.build.spill import Spill, Spot
from generator.build.stamps import Stamps
from generator.build.store import Store
from generator.build.traces import Row, Traces
from generator.build.trees import Occupied, Trees
from generator.build.workers import aside, cores, over

CACHE = ".chibo"  # beside data/: what builds keep for the next one

__all__ = [
    "CACHE", "NONE", "Busy", "Occupied", "Results", "Row", "Spill", "Spot", "Stamps", "Store", "Traces", "Trees",
    "aside", "columns", "cores", "digest", "held", "over", "part_of", "plain", "stamps",
]  # fmt: skip
