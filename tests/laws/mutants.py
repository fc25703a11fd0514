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


_WORKSHOP = "generator.site.workshop"
_TREES = "generator.build.trees"
_TREE = "generator.build.tree"
MUTANTS = {
    "pages are taken whatever their text": Mutant(module=_WORKSHOP, old="same and of == text", new="same and of"),
    "pages are taken whatever their frame": Mutant(module=_WORKSHOP, old="same and of == text", new="of == text"),
    "pictures are taken whatever they are drawn of": Mutant(module=_WORKSHOP, old="of == key and", new="of and"),
    "the frame leaves out the templates": Mutant(
        module=_WORKSHOP, old='"templates": _templates(config),\n    }', new="}"
    ),
    "the frame leaves out the name of the site": Mutant(
        module=_WORKSHOP,
        old='"config": [config.site_name, config.site_description, config.site_url, config.use_directory_urls],',
        new="",
    ),
    "the state leaves out the day": Mutant(module=_WORKSHOP, old='"today": today.isoformat(),', new=""),
    "the state leaves out the settings": Mutant(
        module=_WORKSHOP, old='"config": digest(Path(config.config_file_path).read_bytes()),', new=""
    ),
    "the state leaves out the templates": Mutant(
        module=_WORKSHOP, old='"templates": _templates(config),\n            "files"', new='"files"'
    ),
    "the state leaves out what git knows": Mutant(
        module=_WORKSHOP,
        old='"history": [self.past.head, self.past.below, self.past.missing, sorted(self.past.changed)],',
        new="",
    ),
    "what was finished is not looked at": Mutant(module=_WORKSHOP, old=" and self.trees.holds(made)", new=""),
    "the values of a file are kept by its name": Mutant(
        module="generator.build.results", old=" and known[name][0] == held", new=""
    ),
    "the values of a file are those of another": Mutant(
        module="generator.build.results",
        old="name: known[name][1] for name",
        new="name: known[sorted(known)[sorted(known).index(name) - 1]][1] for name",
    ),
    "trees trust the size alone": Mutant(module=_TREE, old="(size, time) == (note[1], note[2])", new="size == note[1]"),
    "trees believe folders whatever their times": Mutant(
        module=_TREE, old="if now != stamp or now == NEVER:", new="if now == NEVER or folder not in notes.folders:"
    ),
    "answers are not compared": Mutant(
        module="generator.build.traces", old="if before.get(question) != said:", new="if False:"
    ),
    "who refers is not looked at": Mutant(
        module="generator.model.tracing", old='return _short(" ".join(told)) if told else ""', new='return ""'
    ),
    "the day is not noted": Mutant(module="generator.pages.tracing", old="self.model.note(_TODAY)", new="pass"),
    "who asks for everything forgets the day": Mutant(
        module="generator.model.tracing", old="*(q for q in asked if not (q[0].isalpha() or q[0] in _SIGNS))", new=""
    ),
    "what git knows is not noted": Mutant(
        module="generator.pages.tracing", old="self.model.note(_COMMIT + ref)", new="pass"
    ),
    "what a task is given is not looked at": Mutant(
        module="generator.pages.tracing", old='if known.get(task.key, ("",))[0] != mark', new="if task.key not in known"
    ),
    "an entry of a feed has the mark of its address": Mutant(
        module="generator.feeds.feeds", old=r'mark=digest("\n".join(texts).encode())', new="mark=digest(url.encode())"
    ),
    "put forgets what is gone": Mutant(module=_TREE, old='os.unlink(f"{self.root}/{path}")', new="pass"),
    "strangers are not looked for": Mutant(
        module=_WORKSHOP, old="        self.refuse_strangers()\n        return", new="        return"
    ),
    "pictures of pages are copied as they are": Mutant(
        module="generator.site.theme", old=" and _is_picture(f)]", new=" and False]"
    ),
    "put trusts the second tree": Mutant(
        module=_TREES, old="if tree.digest(path) != name:", new="if not tree.digest(path):"
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
    old = dict(vars(module))
    own = {id(value): word for word, value in old.items() if getattr(value, "__module__", "") == module.__name__}
    exec(compile(text.replace(mutant.old, mutant.new), str(module.__file__), "exec"), vars(module))
    for other in [m for key, m in sys.modules.items() if key.startswith("generator")]:
        for word, value in list(vars(other).items()):
            if id(value) in own:  # by whatever word it is known there
                setattr(other, word, vars(module)[own[id(value)]])
