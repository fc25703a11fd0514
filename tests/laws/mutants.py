"""Faults that the laws must find: each is put into the running program by building a module anew from changed text."""

from __future__ import annotations

import inspect
import sys
from dataclasses import dataclass
from importlib import import_module


@dataclass(frozen=True, slots=True, kw_only=True)
class Mutant:
    """`module` with `old`, which stands there once, replaced by `new`."""

    module: str
    old: str
    new: str


MUTANTS = {
    "the key of a page leaves out its text": Mutant(
        module="generator.site.workshop", old='+ b"\\0" + page.text().encode(), key=frame', new=", key=frame"
    ),
    "the key of a page is its length": Mutant(
        module="generator.site.workshop",
        old="page.text().encode(), key=frame",
        new="str(len(page.text())).encode(), key=frame",
    ),
    "the key of a page leaves out the frame": Mutant(
        module="generator.site.workshop", old="page.text().encode(), key=frame,", new="page.text().encode(),"
    ),
    "the frame leaves out the templates": Mutant(
        module="generator.site.workshop", old='"templates": [', new='"templates": not ['
    ),
    "the frame leaves out the settings": Mutant(
        module="generator.site.workshop", old='"extra": repr(dict(config.extra)),', new=""
    ),
    "the values of a file are kept by its name": Mutant(
        module="generator.build.results", old="self.key(work, name, held)", new="self.key(work, name)"
    ),
    "the store gives the value of another key": Mutant(
        module="generator.build.store",
        old="        self._asked.update(found)\n        return found",
        new="        return dict(zip(found, [*found.values()][1:] + [*found.values()][:1]))",
    ),
    "trees trust the size alone": Mutant(
        module="generator.build.trees",
        old="(found.st_size, found.st_mtime_ns) == (note[1], note[2])",
        new="found.st_size == note[1]",
    ),
    "trees trust that a file is there": Mutant(
        module="generator.build.trees",
        old="if note and (found.st_size, found.st_mtime_ns) == (note[1], note[2])",
        new="if note",
    ),
    "put forgets what is gone": Mutant(
        module="generator.build.trees",
        old='os.unlink(f"{tree.root}/{path}")',
        new="pass",
    ),
    "put does not look for what is gone": Mutant(
        module="generator.build.trees", old="if not changed and not gone", new="if not changed"
    ),
    "put trusts the second tree": Mutant(
        module="generator.build.trees", old="if tree.digest(path) == name", new="if tree.digest(path)"
    ),
}


def put_in(name: str) -> None:
    """The program as it is for ""; else with that fault, in this process only."""
    if not name:
        return
    mutant = MUTANTS[name]
    module = import_module(mutant.module)
    text = inspect.getsource(module)
    assert text.count(mutant.old) == 1, f"the mutant does not fit any more: {name}"
    before = {
        id(value): word for word, value in vars(module).items() if getattr(value, "__module__", "") == module.__name__
    }
    exec(compile(text.replace(mutant.old, mutant.new), str(module.__file__), "exec"), vars(module))
    for other in [m for key, m in sys.modules.items() if key.startswith("generator")]:
        for word, value in list(vars(other).items()):
            if id(value) in before:  # by whatever word it is known there
                setattr(other, word, vars(module)[before[id(value)]])
