"""Owns reading a whole publication: data → model → checks → pages, or the problems that stop it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator import source
from generator.build import NONE, Results
from generator.checks import check
from generator.checks.gate import gate
from generator.model import Model, load
from generator.pages import Page, write
from generator.problems import Problem, has_errors, in_order


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """`model` and `pages` are absent when there is an error among `problems`; `records` counts data files."""

    problems: tuple[Problem, ...]
    records: int
    model: Model | None = None
    pages: tuple[Page, ...] = ()


def examine(root: Path, today: date, results: Results = NONE) -> Publication:
    """Reads and checks, writes no page. The gate judges all texts, also those that cannot be read as records."""
    texts = source.texts(root)
    barred = gate(texts, today, results)
    loaded = load(root, {text.file: text.digest for text in texts}, results)
    problems = in_order((*loaded.problems, *barred))
    if loaded.model:
        problems = in_order((*problems, *source.places(root, check(loaded.model))))
    model = None if has_errors(problems) else loaded.model
    return Publication(problems=problems, records=loaded.count, model=model)


def read(root: Path, today: date, results: Results = NONE) -> Publication:
    """Reads, checks and writes every page as a value."""
    found = examine(root, today, results)
    if found.model is None:
        return found
    pages = write(found.model, today)
    return Publication(problems=found.problems, records=found.records, model=found.model, pages=pages)
