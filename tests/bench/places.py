"""The province of the bench, place by place: communes before and after 2025, villages, cells, and their mergers."""

from random import Random
from typing import Any

from tests.bench import deeds, doings, words
from tests.bench.shapes import Cell, Record, Records, own, person

_DISTRICT = 8
_DAY = "2025-07-01"
_ONE_PERSON = 0.45  # how often secretary and village head are one
_HAS_DEPUTY = 9  # members
_KINDS = (("school", "Trường Tiểu học"), ("agency", "Cơ quan xã"), ("health_station", "Trạm Y tế"))


def province(chance: Random) -> Records:
    """All of it, without end; what a record refers to stands before it, save what the cut of a size leaves out."""
    yield "units/tinh-mau", {"name": "Mẫu", "level": "province", "kind": "tinh", "sources": own("2026-01-05")}
    number = 0
    while True:
        if number % _DISTRICT == 0:
            yield from _district(chance, number // _DISTRICT + 1)
        number += 1
        yield from _commune(chance, number)


def _district(chance: Random, number: int) -> Records:
    key, sources = f"huyen-{number}", own("2025-06-20", "Văn phòng Huyện ủy")
    name = f"{chance.choice(words.COMMUNES)} {chance.choice(words.SECOND)}"
    yield f"units/huyen/{key}", _unit(name, "district", "huyen", "tinh-mau", sources)
    gone = {"kind": "dissolution", "date": _DAY, "before": [f"units/{key}"]}
    yield f"changes/{key}-2025", {"title": f"Huyện {name} kết thúc hoạt động", **gone, "sources": sources}


def _commune(chance: Random, number: int) -> Records:
    key, sources = f"xa-{number}", own("2025-07-05", "Văn phòng Đảng ủy xã")
    name, district = _name(chance), f"huyen-{(number - 1) // _DISTRICT + 1}"
    old = [key] if number % 3 == 0 else [f"{key}-a", f"{key}-b"]
    for place in old:
        yield from _organised(chance, place, name if place == key else _name(chance), district, sources)
    if len(old) > 1:
        yield from _organised(chance, key, name, "tinh-mau", sources)
    papers = list(deeds.papers(chance, key))
    yield from papers
    yield from deeds.indicators(chance, key)
    cells: list[Cell] = []
    for place in old:
        for village in range(1, chance.randint(9, 15) // len(old) + 1):
            before = len(cells)
            yield from _village(chance, place, f"{place[3:]}-{village}", cells)
            for cell in cells[before:]:
                yield from deeds.of_cell(chance, cell)
                yield from doings.activities(chance, cell, papers)
    yield from _apart(chance, old[0])
    yield from _moved(key, name, old, cells, sources)


def _organised(chance: Random, key: str, name: str, parent: str, sources: list[Record]) -> Records:
    yield f"units/{key}/{key}", _unit(name, "commune", "xa", parent, sources)
    secretary = {"name": person(chance), "role": "secretary", "as_of": "2025-06"}
    yield (
        f"committees/{key}",
        {
            "name": f"Đảng bộ xã {name}", "level": "commune", "unit": key, "officers": [secretary],
            "observations": [{"measure": "members", "as_of": "2025-06", "value": chance.randint(250, 900)}],
            "sources": sources,
        },
    )  # fmt: skip


def _village(chance: Random, place: str, key: str, cells: list[Cell]) -> Records:
    """A village with its cell; one in eight was made of two that stand before it."""
    made = chance.random() < 0.125
    name = f"{chance.choice(words.PLACES)} {chance.choice(words.SECOND)}"
    for half in ("a", "b") if made else ():
        yield from _living(chance, place, f"{key}-{half}", f"{chance.choice(words.PLACES)} {name.split()[1]}", None)
    yield from _living(chance, place, key, name, cells)
    if made:
        both = [(f"units/thon-{key}-{half}", f"cells/cb-{key}-{half}") for half in "ab"]
        yield (
            f"changes/thon-{key}-2023",
            {
                "title": f"Lập thôn {name}", "kind": "merger", "date": f"2023-{chance.randint(1, 12):02d}",
                "before": [ref for pair in both for ref in pair], "after": [f"units/thon-{key}", f"cells/cb-{key}"],
                "sources": own("2023-12-20"),
            },
        )  # fmt: skip


def _living(chance: Random, place: str, key: str, name: str, cells: list[Cell] | None) -> Records:
    homes, members, sources = chance.randint(40, 300), chance.randint(8, 60), own("2026-01-05")
    head = (
        [] if chance.random() < _ONE_PERSON else [{"name": person(chance), "role": "village_head", "as_of": "2025-12"}]
    )
    seen = [
        {"measure": "households", "as_of": "2025-12", "value": homes},
        {"measure": "residents", "as_of": "2025-12", "value": homes * 4 - chance.randint(0, 60)},
    ]
    living = {} if cells is None else {"officers": head, "observations": seen}
    yield f"units/{place}/thon-{key}", _unit(name, "village", "thon", place, sources, **living)
    counted = [
        {"measure": "members", "as_of": f"{year}-12", "value": members - (2025 - year) * chance.randint(0, 1)}
        for year in (2023, 2024, 2025)
    ]
    both = "" if head else f"units/thon-{key}"
    rest = {} if cells is None else _staffed(chance, counted, heads=both) | {"reports_from": "2024-01"}
    yield (
        f"cells/{place}/cb-{key}",
        {
            "name": f"Chi bộ thôn {name}", "short_name": name, "kind": "residential", "committee": place,
            "units": [f"thon-{key}"], **rest, "sources": sources,
        },
    )  # fmt: skip
    if cells is not None:
        cells.append(Cell(place=place, key=key, name=name, members=members, village=f"thon-{key}"))


def _apart(chance: Random, place: str) -> Records:
    """Cells without a village; nobody there sends news."""
    for kind, name in _KINDS:
        key = f"cb-{place[3:]}-{kind.replace('_', '-')}"
        counted = [{"measure": "members", "as_of": "2025-12", "value": chance.randint(5, 30)}]
        record = {"name": f"Chi bộ {name}", "short_name": name, "kind": kind, "committee": place}
        yield f"cells/{place}/{key}", {**record, **_staffed(chance, counted), "sources": own("2026-01-05")}


def _staffed(chance: Random, counted: list[Record], heads: str = "") -> Record:
    """A secretary, who may also head the village `heads`, and in a larger cell a deputy."""
    roles = ("secretary", "deputy_secretary") if counted[-1]["value"] >= _HAS_DEPUTY else ("secretary",)
    people: list[Record] = [{"name": person(chance), "role": role, "as_of": "2025-12"} for role in roles]
    if heads:
        people[0]["concurrent"] = [{"role": "village_head", "org": heads}]
    return {"officers": people, "observations": counted}


def _moved(key: str, name: str, old: list[str], cells: list[Cell], sources: list[Record]) -> Records:
    """What 1 July 2025 made of a commune: part of a new one, or the same without a district."""
    if old == [key]:
        change = {"kind": "transfer", "before": [f"units/{key}"], "after": ["units/tinh-mau"]}
        yield f"changes/{key}-2025", {"title": f"Xã {name} thuộc tỉnh", "date": _DAY, **change, "sources": sources}
        return
    before = [f"{kind}/{place}" for place in old for kind in ("units", "committees")]
    change = {"kind": "merger", "before": before, "after": [f"units/{key}", f"committees/{key}"]}
    yield f"changes/{key}-2025", {"title": f"Lập xã {name}", "date": _DAY, **change, "sources": sources}
    change = {"kind": "transfer", "before": [f"cells/cb-{c.key}" for c in cells], "after": [f"committees/{key}"]}
    title = f"Các chi bộ thôn về Đảng bộ xã {name}"
    yield f"changes/{key}-chi-bo-2025", {"title": title, "date": _DAY, **change, "sources": sources}


def _unit(name: str, level: str, kind: str, parent: str, sources: list[Record], **more: Any) -> Record:
    return {"name": name, "level": level, "kind": kind, "parent": parent, **more, "sources": sources}


def _name(chance: Random) -> str:
    return f"{chance.choice(words.COMMUNES)} {chance.choice(words.COMMUNES)}"
