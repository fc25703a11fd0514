"""The official units of Viet Nam: the communes of today, what they were made of in 2025, and finding one.

`units.json` is made by `make units` (see `tools/units/`). A code is no identity: a commune of 2025 carries that of one
of those it was made of.
"""

from generator.register.finding import Match, find, nearest
from generator.register.spelling import letters, spelt
from generator.register.units import (
    Commune,
    Former,
    Later,
    Province,
    Register,
    Remark,
    Resolution,
    decode,
    official,
)

__all__ = [
    "Commune", "Former", "Later", "Match", "Province", "Register", "Remark", "Resolution", "decode", "find", "letters",
    "nearest", "official", "spelt",
]  # fmt: skip
