"""Where the pages of records stand, and the relative address from one page to another."""

from __future__ import annotations

from generator.model import Model
from generator.model.visibility import visible
from generator.records import Record, kind_of


def address_of(model: Model, record: Record) -> str | None:
    """Where the page that tells of a record stands, with `#…` where that is another's; None where there is none."""
    kind = kind_of(record)
    if not visible(record):
        return None
    if kind.host:
        host = model.get(kind.host.ref(record))
        return f"{address_of(model, host)}#{kind.host.anchor}" if host else None
    section = kind.section_of(record)
    return f"{section.address}/{record.id}/" if section else None


def relative(start: str, target: str) -> str:
    """The relative address from the page at `start` to `target`: `../../thon/`; a fragment is kept."""
    path, mark, fragment = target.partition("#")
    if path == start:
        return f"#{fragment}" if mark else "./"
    from_parts, to_parts = start.split("/")[:-1], path.split("/")[:-1]
    common = 0
    while common < min(len(from_parts), len(to_parts)) and from_parts[common] == to_parts[common]:
        common += 1
    steps = [".."] * (len(from_parts) - common) + to_parts[common:]
    return ("/".join(steps) + "/" if steps else "./") + mark + fragment
