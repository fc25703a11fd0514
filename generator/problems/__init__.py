"""Problems of data: a Fault inside a record, a Problem at a place, and how a list of them is shown."""

from generator.problems.formats import as_github, as_gitlab, as_json
from generator.problems.text import as_text, summary
from generator.problems.values import (
    Fault,
    Fix,
    Path,
    Place,
    Problem,
    Severity,
    dotted,
    has_errors,
    in_order,
    keeps_back,
)

__all__ = [
    "Fault",
    "Fix",
    "Path",
    "Place",
    "Problem",
    "Severity",
    "as_github",
    "as_gitlab",
    "as_json",
    "as_text",
    "dotted",
    "has_errors",
    "in_order",
    "keeps_back",
    "summary",
]
