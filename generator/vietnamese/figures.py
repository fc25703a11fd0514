"""Writes numbers as Vietnamese readers do: 1.234,5 · 81,17% · 600 triệu đồng."""

import re
from decimal import Decimal
from functools import lru_cache

NBSP = "\u00a0"


@lru_cache(maxsize=1 << 14)
def number(value: int | Decimal) -> str:
    """Exact, thousands with dots, decimals after a comma and without trailing zeros; ValueError if not finite."""
    if isinstance(value, int):
        return f"{value:,}".replace(",", ".")
    if not value.is_finite():
        raise ValueError(f"not a finite number: {value}")
    whole, _, decimals = f"{value:,f}".partition(".")
    decimals = decimals.rstrip("0")
    text = whole.replace(",", ".") + ("," + decimals if decimals else "")
    return "0" if text == "-0" else text


def percent(value: Decimal) -> str:
    """`value` is in percent (81.17, not 0.8117); nothing is rounded."""
    return f"{number(value)}%"


def ratio_percent(part: int, whole: int) -> Decimal:
    """`part` of `whole` in percent, two decimals, half up; ValueError unless part ≥ 0 and whole > 0."""
    if part < 0 or whole <= 0:
        raise ValueError(f"no share: {part} of {whole}")
    return Decimal((part * 20_000 + whole) // (2 * whole)) / 100


def parse_percent(text: str) -> Decimal | None:
    """Read "81,16%" or "1.234,5 %" with the digits as given; None if it is written in any other way."""
    match = _PERCENT.fullmatch(text)
    return Decimal(match[1].replace(".", "").replace(",", ".")) if match is not None else None


@lru_cache(maxsize=1 << 14)
def money(value: int) -> str:
    """Whole đồng, always exact: tỷ or triệu if at most three decimals say it all, else every digit."""
    if value < 0:
        return "-" + money(-value)
    for unit, name in ((10**9, "tỷ đồng"), (10**6, "triệu đồng")):
        if value >= unit:
            if value % (unit // 1000) == 0:
                return f"{number(Decimal(value) / unit)}{NBSP}{name}"
            break
    return f"{number(value)}{NBSP}đồng"


_PERCENT = re.compile(r"(-?(?:0|[1-9][0-9]*|[1-9][0-9]{0,2}(?:\.[0-9]{3})+)(?:,[0-9]+)?)[ \u00a0]?%")
