"""Owns what makes a build quick, whole and harmless: results by key, two trees, a lock, workers, whose a folder is."""

from generator.build import columns, output, plain, stamps
from generator.build.contents import digest, part_of
from generator.build.lock import Busy, held
from generator.build.output import CACHE, Refused
from generator.build.results import NONE, Results
from generator.build.spill import Spill, Spot
from generator.build.stamps import Stamps
from generator.build.store import Store
from generator.build.traces import Row, Traces
from generator.build.trees import Occupied, Trees
from generator.build.workers import aside, cores, over

__all__ = [
    "CACHE", "NONE", "Busy", "Occupied", "Refused", "Results", "Row", "Spill", "Spot", "Stamps", "Store", "Traces",
    "Trees", "aside", "columns", "cores", "digest", "held", "output", "over", "part_of", "plain", "stamps",
]  # fmt: skip
