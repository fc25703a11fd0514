"""Builds in processes of their own: each starts from the same memory, so nothing of one build is known to another."""

from __future__ import annotations

import io
import locale
import multiprocessing
import os
import random
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from datetime import date
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

from generator.build import digest, workers
from generator.build import tree as standing
from generator.codes import SUBJECTS
from generator.incremental import tasks
from generator.pages.about import codes
from generator.site import mkdocs_run
from tests import calls
from tests.laws import mutants

_CONTEXT: Any = multiprocessing.get_context("forkserver" if sys.platform == "linux" else "spawn")
if sys.platform == "linux":
    _CONTEXT.set_forkserver_preload(["tests.laws.building", "tests.laws.warmed"])
_NOBODY = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
WRITES = {"open", "os.rename", "os.remove", "os.link", "os.mkdir", "os.rmdir", "ctypes.dlsym", "sqlite3.connect"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """One build: of which folder, where to, and in what surroundings.

    `how` is `chibo` or `mkdocs`. `version` is one of a package that results depend on, `mutant` a fault that is put
    into the program, `order` shuffles what the system says of folders, `cut` ends the process before that write.
    """

    root: Path
    site: Path
    today: date
    how: str = "chibo"
    workers: int = 1
    version: str = ""
    mutant: str = ""
    order: int | None = None
    umask: int = 0o022
    environment: Mapping[str, str] = field(default_factory=dict)
    cut: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """`failed` says why there is no new site, `why` of each page that was rendered why.

    `writes` counts what was about to be changed on the disk."""

    failed: str = ""
    changed: int = 0
    said: tuple[str, ...] = ()
    why: Mapping[str, str] = field(default_factory=dict)
    writes: int = 0
    killed: bool = False


def start(order: Order) -> tuple[BaseProcess, Connection]:
    mine, theirs = _CONTEXT.Pipe(duplex=False)
    process = _CONTEXT.Process(target=_work, args=(order, theirs))
    process.start()
    theirs.close()
    return process, mine


def end(running: tuple[BaseProcess, Connection]) -> Outcome:
    process, pipe = running
    try:
        outcome = pipe.recv()
    except EOFError:
        outcome = None
    process.join()
    pipe.close()
    if outcome is None:
        assert process.exitcode == -9, f"the build broke down with {process.exitcode}"
        outcome = Outcome(killed=True)
    process.close()
    assert isinstance(outcome, Outcome)
    return outcome


def build(order: Order) -> Outcome:
    return end(start(order))


def kill_after(order: Order, seconds: float) -> Outcome:
    """Ends the build from outside after a while."""
    running = start(order)
    if running[1].poll(seconds):
        return end(running)
    running[0].kill()
    return end(running)


def tree(site: Path) -> dict[str, str]:
    """The digest of each file; what begins with a dot at the top is not the site's."""
    found = (p for p in site.rglob("*") if not p.is_dir())
    paths = {path.relative_to(site).as_posix(): path for path in found}
    return {name: digest(path.read_bytes()) for name, path in sorted(paths.items()) if not name.startswith(".")}


def _work(order: Order, pipe: Connection) -> None:
    os.environ.update({**_NOBODY, **order.environment})
    if hasattr(time, "tzset"):
        time.tzset()
    locale.setlocale(locale.LC_ALL, "")
    os.umask(order.umask)
    vars(codes)["SUBJECTS"] = SUBJECTS[:1]  # a few of the pages that explain faults: no record changes those
    tasks._MOST_HELD = 2  # so that pages of a whole build wait on disk here too
    workers._FEWEST = 8  # so that few pages are enough for workers to have work
    if order.version:
        sys.path.insert(0, _with_version(order))
    if order.order is not None:
        _shuffle(random.Random(order.order))
    mutants.put_in(order.mutant)
    standing._DOUBTFUL = 20_000_000  # so that folders need not rest for long before they are believed
    counted = _count_writes(order) if order.cut >= 0 else [0]
    with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
        outcome = _chibo(order) if order.how == "chibo" else _mkdocs(order)
    pipe.send(Outcome(**{**outcome, "writes": counted[0]}))


def _chibo(order: Order) -> dict[str, Any]:
    done = mkdocs_run.build(order.root / "mkdocs.yml", today=order.today, site_dir=order.site, workers=order.workers)
    return {"failed": done.failed, "changed": done.changed, "said": done.said, "why": dict(done.why)}


def _mkdocs(order: Order) -> dict[str, Any]:
    """What `mkdocs build --strict` does, on the day that a variable of the environment says."""
    noon = (order.today - date(1970, 1, 1)).days * 86400 + 5 * 3600
    os.environ["SOURCE_DATE_EPOCH"] = str(noon)
    return {"failed": calls.mkdocs(order.root, order.site)}


def _with_version(order: Order) -> str:
    """A folder that tells of another version of a package, as another machine would."""
    place = order.root.parent / f"packages-{order.version}"
    info = place / f"nh3-{order.version}.dist-info"
    info.mkdir(parents=True, exist_ok=True)
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: nh3\nVersion: {order.version}\n", encoding="utf-8")
    return str(place)


def _shuffle(chance: random.Random) -> None:
    """The system may name the files of a folder in any order, and does elsewhere."""
    scan, names = os.scandir, os.listdir

    class Shuffled:
        def __init__(self, *path: Any) -> None:
            with scan(*path) as found:
                self._found = list(found)
            chance.shuffle(self._found)
            self._left = iter(self._found)

        def __iter__(self) -> Iterator[os.DirEntry[str]]:
            return self._left

        def __next__(self) -> os.DirEntry[str]:
            return next(self._left)

        def __enter__(self) -> Shuffled:
            return self

        def __exit__(self, *_: object) -> None:
            pass

        def close(self) -> None:
            pass

    def listed(*path: Any) -> list[Any]:
        found = list(names(*path))
        chance.shuffle(found)
        return found

    vars(os).update(scandir=Shuffled, listdir=listed)


def _count_writes(order: Order) -> list[int]:
    """Counts what is about to be changed on the disk, and ends the process, as a kill would, before one of them."""
    counted, own = [0], os.getpid()

    def hear(event: str, given: tuple[Any, ...]) -> None:
        if event not in WRITES or os.getpid() != own:
            return
        if event == "open" and not _writes(given):
            return
        counted[0] += 1
        if counted[0] == order.cut:
            os.kill(own, 9)

    sys.addaudithook(hear)
    return counted


def _writes(given: tuple[Any, ...]) -> bool:
    flags = given[2]
    return isinstance(flags, int) and bool(flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC))
