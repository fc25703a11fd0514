"""Small lands for tests of time, one line each: a province `t`, its communes, their villages, what happened to them."""

from __future__ import annotations

from datetime import date
from typing import Any

from generator.model import RecordIndex, connect, followers, territory
from generator.records import Ref
from tests.small import change, site, unit

BEFORE, AFTER, NOW = date(2025, 6, 30), date(2025, 7, 1), date(2026, 11, 29)
DAY = "2025-07-01"


def model(*records: Any, today: date = NOW) -> RecordIndex:
    return connect(site(), records, today=today)


def land(communes: str, villages: str = "", **more: str) -> list[Any]:
    """A province `t`, communes, and villages as `v@c`; `more` gives kinds of units."""
    found: list[Any] = [unit("t", "province")]
    found += [unit(c, "commune", "t", kind=more.get(c, "xa")) for c in communes.split()]
    return found + [unit(v, "village", c) for v, c in (pair.split("@") for pair in villages.split())]


def units(ids: str) -> list[str]:
    return [f"units/{one}" for one in ids.split()]


def part(*ids: str) -> list[dict[str, str]]:
    return [{"org": f"units/{one}", "part": "true"} for one in ids]


def turn(key: str, kind: str, before: Any, after: Any, on: str = DAY, **more: Any) -> Any:
    sides = [units(x) if isinstance(x, str) else x for x in (before, after)]
    return change(key, kind, sides[0], sides[1], date=on, **more)


def heirs(model: RecordIndex, ref: str, on: date | None = None) -> dict[str, str]:
    return {h.ref.id: h.share for h in followers.followers(model, Ref(f"units/{ref}"), on)}


def lies(model: RecordIndex, ref: str, on: date | None = None) -> str | None:
    """The commune a village or cell lies in."""
    found = territory.place(model, Ref(ref if "/" in ref else f"units/{ref}"), on).unit
    return found.id if found else None
