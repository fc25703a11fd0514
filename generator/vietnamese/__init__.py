"""Vietnamese text: folding, collation, numbers, joining words, reading aloud, faults of typing."""

from generator.vietnamese.collation import person_key, sort_key
from generator.vietnamese.faults import text_faults
from generator.vietnamese.figures import money, number, parse_percent, percent, ratio_percent
from generator.vietnamese.folding import did_you_mean, fold, slug
from generator.vietnamese.searching import Run, Word, key, runs
from generator.vietnamese.speaking import PLAIN, Readings, cardinal, spoken, syllables
from generator.vietnamese.wording import capital, heading, listing, lower_first

__all__ = [
    "PLAIN",
    "Readings",
    "Run",
    "Word",
    "capital",
    "cardinal",
    "did_you_mean",
    "fold",
    "heading",
    "key",
    "listing",
    "lower_first",
    "money",
    "number",
    "parse_percent",
    "percent",
    "person_key",
    "ratio_percent",
    "runs",
    "slug",
    "sort_key",
    "spoken",
    "syllables",
    "text_faults",
]
