"""Explains each code of a problem: a title, a reason, what to do, a wrong and a right example."""

from __future__ import annotations

from collections.abc import Mapping

from generator.codes.entry import Code, Sample, Subject
from generator.codes.form import KEYS, VALUES
from generator.codes.gate import GATE
from generator.codes.records import OFFICES, PHOTOS, REFERENCES, SOURCES, WORDS
from generator.codes.text import FILES, LETTERS, YAML
from generator.codes.time import CHANGES, FIGURES, TIME

SUBJECTS: tuple[Subject, ...] = (
    LETTERS, FILES, YAML, KEYS, VALUES, REFERENCES, WORDS, SOURCES, PHOTOS, OFFICES, CHANGES, TIME, FIGURES,
    GATE,
)  # fmt: skip
CODES: Mapping[str, Code] = {code.code: code for subject in SUBJECTS for code in subject.codes}

__all__ = ["CODES", "SUBJECTS", "Code", "Sample", "Subject"]
