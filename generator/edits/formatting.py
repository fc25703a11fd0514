"""Lays out a data file in canonical form (`chibo format`), with the same values and the same comments."""

from __future__ import annotations

from generator import source
from generator.edits.drafts import Edit
from generator.problems import Problem
from generator.records import KINDS, SITE_FILE, Site
from generator.records.layout import layout


def tidied(file: str, text: str) -> tuple[Edit | None, tuple[Problem, ...]]:
    """The edit that lays the file out, `after` equal to `before` where it is so already; None with why it cannot be."""
    value, problems = source.parse(text, file)
    if value is None:
        return None, problems
    folder = file.split("/")[1]
    shape = layout(Site if file == SITE_FILE else KINDS.get(folder), value)
    after, problems = source.tidy(text, file, shape)
    return (Edit(file=file, before=text, after=after), ()) if after is not None else (None, problems)
