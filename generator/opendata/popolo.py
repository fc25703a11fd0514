"""`popolo.json`: organisations, their posts and who holds them, in the words of the Popolo specification.

A person is one name in one record: nobody here knows whether the same name in two records is the same person.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator import dates
from generator.dates import PartialDate
from generator.model import Model, names, territory, timeline
from generator.opendata import tables
from generator.opendata.table_json import lines
from generator.opendata.tables import kinds
from generator.opendata.tables.columns import reference
from generator.presentation import wording
from generator.records import Ref, kind_of
from generator.records.cells import Cell
from generator.records.committees import Committee
from generator.records.parts import Post
from generator.records.units import Unit

_Json = dict[str, Any]
_OFFICERS = next(table for table in tables.TABLES if table.name == "officers")


def write(model: Model) -> str:
    held = list(_held(model))
    parts = {
        "organizations": _organizations(model),
        "persons": _once({"id": _person(row), "name": row["name"]} for row in held),
        "posts": _once(_post(model, row) for row in held),
        "memberships": _once(_membership(row) for row in held),
    }
    inner = ",\n".join(f'"{name}": {lines(found, first="id").rstrip()}' for name, found in parts.items())
    return f"{{\n{inner}\n}}\n"


def _held(model: Model) -> Iterator[_Json]:
    """The rows of the officers' table that name an organisation."""
    head = [column.name for column in _OFFICERS.columns]
    for row in tables.rows(model, _OFFICERS):
        found = dict(zip(head, row, strict=True))
        if found["org"]:
            yield found


def _organizations(model: Model) -> Iterator[_Json]:
    yield from (_organization(model, record) for record in model.all(Unit))
    yield from (_organization(model, record) for record in model.all(Committee))
    yield from (_organization(model, record) for record in model.all(Cell))


def _organization(model: Model, record: Unit | Committee | Cell) -> _Json:
    life = timeline.life(model, record.ref)
    former = [
        _full({"name": name, "end_date": _day(until)}) for name, until in timeline.former_names(model, record.ref)
    ]
    page = kinds.page(model, record)
    return _full({
        "id": str(record.ref),
        "name": names.title(model, record),
        "other_names": former or None,
        "classification": names.kind(model, record) if isinstance(record, Unit) else kind_of(record).word,
        "parent_id": reference(model, territory.parent(model, record.ref, timeline.last_day(model, record.ref))),
        "founding_date": _day(life.start),
        "dissolution_date": _day(territory.end(model, record.ref)),
        "links": [{"url": page}] if page else None,
    })  # fmt: skip


def _post(model: Model, row: _Json) -> _Json:
    org = Ref(row["org"])
    bare = Post.model_construct(role=row["role"], title=row["title"], org=None)  # without who stands in for whom
    return {
        "id": _post_id(row), "label": wording.post(model, bare, org), "role": row["role"] or row["title"],
        "organization_id": row["org"],
    }  # fmt: skip


def _membership(row: _Json) -> _Json:
    """Press attests an officer on a day (`as_of`), which is neither a start nor an end."""
    when = row["from"] or row["term"] or row["as_of"]
    at = f"@{when}" if when else ""
    return _full({
        "id": f"{_person(row)}/{_post_id(row)}{at}",
        "person_id": _person(row),
        "organization_id": row["org"],
        "post_id": _post_id(row),
        "role": row["office"],
        "start_date": _day(_date(row["from"])),
        "end_date": _day(_date(row["to"])),
    })  # fmt: skip


def _person(row: _Json) -> str:
    return f"{row['record']}#{row['name']}"


def _post_id(row: _Json) -> str:
    return f"{row['org']}#{row['role'] or row['title']}"


def _date(text: str | None) -> PartialDate | None:
    return dates.parse(text) if text else None


def _day(when: PartialDate | None) -> str | None:
    """A day, month or year that is known as such; Popolo has no word for «about» or «before»."""
    return dates.iso(when) if when else None


def _full(found: _Json) -> _Json:
    return {key: value for key, value in found.items() if value is not None}


def _once(found: Iterator[_Json]) -> Iterator[_Json]:
    """Each id once, the first of it."""
    seen: set[str] = set()
    for item in found:
        if item["id"] not in seen:
            seen.add(item["id"])
            yield item
