"""Owns what makes a build quick, whole and harmless: results by key, two trees, a lock, workers, whose a folder is."""

from generator.build import columns, output, plain, stamps
from generator.build.contents import digest, part_of
from generator.build.lock import Busy, held
from generator.build.output import CACHE, Refused
from generator.build.results import NONE, Results
from generator.build.spill import Spill, SpillSpan
from generator.build.stamps import Stamps
from generator.build.store import Store
from generator.build.traces import Trace, Traces
from generator.build.trees import Occupied, Trees
from generator.build.workers import cores, parallel_map, run_in_background

__all__ = [
    "CACHE",
    "NONE",
    "Busy",
    "Occupied",
    "Refused",
    "Results",
    "Spill",
    "SpillSpan",
    "Stamps",
    "Store",
    "Trace",
    "Traces",
    "Trees",
    "columns",
    "cores",
    "digest",
    "held",
    "output",
    "parallel_map",
    "part_of",
    "plain",
    "run_in_background",
    "stamps",
]  # fmt: skip
