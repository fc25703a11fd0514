"""Builds another publication once in the server that processes are forked from, so that imports and patterns are there.

A command starts without these and takes most of its time to make them; they depend on the program alone.
"""

import gc
import tempfile
import threading
from pathlib import Path

from generator.site import mkdocs_run
from tests.laws.publication import START, laid

with tempfile.TemporaryDirectory() as folder:
    outcome = mkdocs_run.build(laid(Path(folder)).root / "mkdocs.yml", today=START, workers=1)
assert not outcome.failed, outcome
assert threading.active_count() == 1, "a process with threads must not be forked"
gc.freeze()  # who looks for garbage later need not copy what all share
