"""A parallel map over forked workers, and work in the background."""

from __future__ import annotations

import ctypes
import gc
import os
import pickle
import signal
import sys
import tempfile
import weakref
from collections.abc import Callable, Iterator, Sequence
from typing import IO, TYPE_CHECKING, Any, TypeVar, cast

if TYPE_CHECKING:
    from concurrent.futures import Executor

T = TypeVar("T")
R = TypeVar("R")

_CHUNKS = 4  # a worker: the last ones to finish wait for little
_MOST = 1000  # things of a run, so that no answer is too large for memory
_FEWEST = 64  # things; fewer are done sooner than workers start
_SIGNAL_OF_PARENTS_END = 1  # PR_SET_PDEATHSIG of prctl(2)
_work: dict[str, Any] = {}  # of a worker: the function and the things, as they were in memory when it was forked


def cores() -> int:
    """The processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def can_fork() -> bool:
    """False on Windows and on macOS, where a fork of a process with system libraries in use is not safe."""
    import multiprocessing  # noqa: PLC0415  most builds start no worker

    return sys.platform == "linux" and "fork" in multiprocessing.get_all_start_methods()


def parallel_map(function: Callable[[Sequence[T]], R], things: Sequence[T], *, workers: int) -> Iterator[R]:
    """What `function` makes of each run of `things`, in their order; the runs together are all of them.

    Workers are forks of this process: `function` may hold anything, only what it returns has to be pickled. Call it
    before a thread is started. With one worker, few things or no fork it all happens here.
    """
    if workers < 2 or len(things) < _FEWEST or not can_fork():
        yield function(things)
        return
    size = min(_MOST, -(-len(things) // (workers * _CHUNKS)))
    starts = range(0, len(things), size)
    gc.freeze()
    try:
        with _executor(workers, function, things) as executor:
            yield from executor.map(_part, starts, [start + size for start in starts])
    finally:
        gc.unfreeze()


def run_in_background(function: Callable[[], T], *, workers: int) -> Callable[[], T]:
    """Begins `function` in a fork of this process; what is given back waits for its answer.

    The answer has to be pickled; it waits in a file, so that the fork ends with its work. With one worker or no fork it
    is made when it is asked for.
    """
    if workers < 2 or not can_fork():
        return function
    import multiprocessing  # noqa: PLC0415

    try:
        file = tempfile.TemporaryFile()  # noqa: SIM115  open until the answer is asked for
    except OSError:  # no place for it
        return function
    process = multiprocessing.get_context("fork").Process(target=_aside, args=(file, function), daemon=True)
    process.start()

    def answer() -> T:
        process.join()
        with file:
            file.seek(0)
            # Where there is no whole answer, what went wrong there goes wrong here, where it is told.
            return cast("T", pickle.load(file)) if process.exitcode == 0 else function()

    weakref.finalize(answer, file.close)  # a build that is refused may never ask
    return answer


def _aside(file: IO[bytes], function: Callable[[], object]) -> None:
    gc.disable()
    _end_with_parent()
    try:
        pickle.dump(function(), file, pickle.HIGHEST_PROTOCOL)
        file.flush()
    except BaseException:
        os._exit(1)


def _executor(workers: int, function: Callable[[Any], Any], things: Sequence[Any]) -> Executor:
    import multiprocessing  # noqa: PLC0415
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415

    context = multiprocessing.get_context("fork")
    return ProcessPoolExecutor(workers, mp_context=context, initializer=_begin, initargs=(function, things))


def _begin(function: Callable[[Any], Any], things: Sequence[Any]) -> None:
    gc.disable()
    _end_with_parent()
    _work.update(function=function, things=things)


def _end_with_parent() -> None:
    """A build that is killed takes its workers with it: they would go on writing, and hold its lock, for ever."""
    import multiprocessing  # noqa: PLC0415

    ctypes.CDLL(None).prctl(_SIGNAL_OF_PARENTS_END, signal.SIGKILL)
    parent = multiprocessing.parent_process()
    if parent and os.getppid() != parent.pid:  # it ended before that was said
        os._exit(1)


def _part(start: int, end: int) -> Any:
    try:
        return _work["function"](_work["things"][start:end])
    finally:
        gc.collect()  # of what was made here alone: all that was there before is frozen
