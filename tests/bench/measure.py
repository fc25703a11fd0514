"""Measures one command: seconds, processor seconds, and the most memory that all its processes held together."""

import os
import re
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

_LOOK_EVERY = 0.2
_PROC = Path("/proc")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """Seconds of the clock, seconds of the processors, MB."""

    wall: float
    cpu: float
    memory: float


def run(command: Sequence[str], folder: Path) -> Cost:
    """The cost of a command started in `folder`, with its children; ends the program when the command fails."""
    peak, over = [0.0], threading.Event()
    start = time.perf_counter()
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(
            command, cwd=folder, stdout=said, stderr=said, start_new_session=True, env=_environment()
        )
        watch = threading.Thread(target=_watch, args=(process.pid, peak, over))
        watch.start()
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        over.set()
        watch.join()
        if process.returncode:
            said.seek(0)
            sys.exit(f"{' '.join(command)}\n{said.read().decode('utf-8', 'replace')}")
    # Where a run is shorter than a look, the largest process counts; a child also counts what its parent, this, had.
    largest = used.ru_maxrss / (1024**2 if sys.platform == "darwin" else 1024)
    return Cost(wall=wall, cpu=used.ru_utime + used.ru_stime, memory=max(peak[0], largest))


def best(costs: Sequence[Cost]) -> Cost:
    """The least time of any run, and the most memory."""
    wall, cpu = min(cost.wall for cost in costs), min(cost.cpu for cost in costs)
    return Cost(wall=wall, cpu=cpu, memory=max(cost.memory for cost in costs))


def load() -> str:
    """The load averages of 1, 5 and 15 minutes."""
    return " ".join(f"{value:.2f}" for value in os.getloadavg())


def machine() -> str:
    """Processor and how many of it, as far as the system tells."""
    told = _read(_PROC / "cpuinfo")
    name = re.search(r"^model name\s*: (.+)$", told, re.MULTILINE)
    return f"{os.cpu_count()} x {name[1] if name else 'unknown processor'}"


def _environment() -> dict[str, str]:
    """Ours, so that `python -m generator` in another folder is this copy."""
    paths = [str(Path(__file__).parents[2]), os.environ.get("PYTHONPATH", "")]
    return os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, paths))}


def _watch(session: int, peak: list[float], over: threading.Event) -> None:
    """Adds up what each process of the session has, shared pages counted once; where there is no /proc, nothing."""
    pause = _LOOK_EVERY
    while not over.wait(pause):
        start = time.perf_counter()
        peak[0] = max(peak[0], sum(_memory(pid) for pid in _processes(session)))
        pause = max(_LOOK_EVERY, 30 * (time.perf_counter() - start))  # looking must not be what is measured


def _processes(session: int) -> Iterator[str]:
    for folder in _PROC.glob("[0-9]*"):
        state = _read(folder / "stat").rpartition(")")[2].split()
        if len(state) > 3 and state[3] == str(session):
            yield folder.name


def _memory(pid: str) -> float:
    found = re.search(r"^Pss:\s+(\d+) kB", _read(_PROC / pid / "smaps_rollup"), re.MULTILINE)
    return int(found[1]) / 1024 if found else 0.0


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError:  # the process has ended, or there is no such file here
        return ""
