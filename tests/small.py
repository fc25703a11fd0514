"""Builders of small publications in memory, one line a record, and pages written from them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from generator.model import connect
from generator.presentation.page import BuildContext, Page
from generator.records import Record, Site, Tombstone, decode, decode_site

TODAY = date(2026, 11, 21)
PRESS = {"id": "s1", "kind": "press", "title": "Bài một", "published_on": "2020-09-12", "byline": "Trúc Linh"}
OTHER = {"id": "s2", "kind": "portal", "title": "Bài hai", "published_on": "2022"}
Family = Callable[[BuildContext], Iterable[Page]]


def site(**more: Any) -> Site:
    given = {
        "format": "1",
        "title": "T",
        "description": "D",
        "address": "https://a.example/",
        "publisher": {"name": "P"},
    }
    found, faults = decode_site("data/site.yml", {**given, "publisher": {"name": "P"}, **more})
    assert found, faults
    return found


def record(path: str, **values: Any) -> Record | Tombstone:
    given = values if "retracted" in values else {"sources": [PRESS], **values}
    found, faults = decode(f"data/{path}.yml", given)
    assert found, faults
    return found


def unit(key: str, level: str, parent: str | None = None, **more: Any) -> Record | Tombstone:
    kinds = {"province": "tinh", "district": "huyen", "commune": "xa", "village": "thon"}
    above = {"parent": parent} if parent else {}
    return record(f"units/{key}", **{"name": key.title(), "level": level, "kind": kinds[level], **above, **more})


def cell(key: str, village: str, **more: Any) -> Record | Tombstone:
    return record(f"cells/{key}", **{"name": f"Chi bộ {key}", "kind": "residential", "units": [village], **more})


def change(key: str, kind: str, before: list[Any], after: list[Any], **more: Any) -> Record | Tombstone:
    return record(f"changes/{key}", kind=kind, before=before, after=after, **more)


def ctx(*records: Record | Tombstone, **settings: Any) -> BuildContext:
    live = [r for r in records if isinstance(r, Record)]
    gone = [r for r in records if isinstance(r, Tombstone)]
    return BuildContext(model=connect(site(**settings), live, gone), today=TODAY)


def written(family: Family, seen: BuildContext) -> dict[str, str]:
    found = list(family(seen))
    addresses = [p.address for p in found]
    assert len(addresses) == len(set(addresses))
    for page in found:
        assert page.description
        assert " style=" not in page.body
        assert not re.search("\ue000|\ue001", page.body)
    return {p.address: p.body for p in found}


def plain(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())
