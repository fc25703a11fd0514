"""Makes each of the country's communes in a publication of its own, judges it, and compares the register with others.

    python -m tests.stress.all_communes [LIST.json …]

A LIST has for each commune `{code, kind, name, province, from: [{code, part}]}`, maybe `remarks`. Differences that
neither `differences.yml` nor what is said beside them explains are faults.
"""

from __future__ import annotations

import json
import sys
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from generator.problems import keeps_back
from generator.register import Commune, official, spelt
from generator.source import parse
from generator.vietnamese import capital
from tests import nation

REGISTER = official()
_BATCH = 300
_OURS = {(c.code, old.code): REGISTER.parted(old) for c in REGISTER.communes for old in c.made_of if old.where[1:]}


def main(lists: list[str]) -> int:
    faults = sum(map(_differing, lists)) + _each() + _together()
    print(f"{faults} faults")
    return 1 if faults else 0


def _each() -> int:
    started = time.monotonic()
    start, rules = nation.start()
    counted: Counter[str] = Counter()
    said: list[str] = []
    files = 0
    for first in range(0, len(REGISTER.communes), _BATCH):
        drafts = {}
        for commune in REGISTER.communes[first : first + _BATCH]:
            draft = drafts[commune.code] = nation.drafted(REGISTER, [commune], start)
            files += len(draft.edits)
            said += [f"{commune.code}: {p.place} {p.code}" for p in nation.problems_of(draft, start)]
            remarks = _remarks(commune)
            counted.update(remarks)
            counted["with remarks" if remarks else "complete without remark"] += 1
        said += [f"{p.place} {p.code}" for p in nation.stopped(drafts, rules) if keeps_back([p])]
    print(f"{len(REGISTER.communes)} communes, {files} files, {time.monotonic() - started:.0f} s, {len(said)} problems")
    print(*(f"  {n:5} {remark}" for remark, n in counted.most_common()), *said[:20], sep="\n", flush=True)
    return len(said)


def _together() -> int:
    """All in one publication: whether each former commune has the heirs that the register says."""
    started = time.monotonic()
    start, _ = nation.start()
    draft = nation.drafted(REGISTER, REGISTER.communes, start)
    model = nation.model_of(draft, start)
    wrong = list(nation.false_heirs(model, REGISTER, nation.refs(model, REGISTER, REGISTER.communes)))
    wrong += [f"{p.place} {p.code}" for p in nation.problems_of(draft, start) if p.severity == "error"]
    print(f"all in one: {len(draft.edits)} files, {time.monotonic() - started:.0f} s, {len(wrong)} problems")
    print(*wrong[:20], sep="\n", flush=True)
    return len(wrong)


def _remarks(commune: Commune) -> list[str]:
    """What a person has to look at after a commune was written."""
    found: list[str] = [*commune.remarks]
    found += ["later kind without a date"] if commune.later else []
    found += ["of a district without communes"] if commune.made_of[0].level == "district" else []
    return found + (["holds parts"] if any(map(REGISTER.parted, commune.made_of)) else [])


def _differing(name: str) -> int:
    """Prints the differences from another list by their kind, and returns how many nothing explains."""
    rows: list[Mapping[str, Any]] = json.loads(Path(name).read_text(encoding="utf-8"))
    explained: Counter[str] = Counter()
    unexplained: list[str] = []
    for what, why in (*_units(rows), *_relations(rows)):
        if why:
            explained[why] += 1
        else:
            unexplained.append(what)
    print(f"{name}: {sum(explained.values())} differences explained, {len(unexplained)} not")
    print(*(f"  {n:5} {why}" for why, n in explained.most_common()), *unexplained[:20], sep="\n", flush=True)
    return len(unexplained)


def _units(rows: list[Mapping[str, Any]]) -> Iterator[tuple[str, str]]:
    """Each difference of communes, and what explains it; "" for nothing."""
    ours = {commune.code: commune for commune in REGISTER.communes}
    theirs = {row["code"]: row for row in rows}
    yield from ((f"{code}: in one list only", "") for code in ours.keys() ^ theirs.keys())
    for code in ours.keys() & theirs.keys():
        commune, row = ours[code], theirs[code]
        if spelt(row["name"]) != spelt(commune.name):
            yield f"{code}: {row['name']}, not {commune.name}", ""
        if not spelt(row["province"]).endswith(spelt(commune.province.name)):
            yield f"{code}: in {row['province']}", ""
        if row["kind"] != commune.kinds[-1]:
            yield f"{code}: {row['kind']}", "the kind from before 2026" if row["kind"] in commune.kinds else ""
        number = (commune.later.by if commune.later else commune.province.communes_by).number
        if number not in [said["number"] for said in row.get("resolutions", [{"number": number}])]:
            yield f"{code}: {row['resolutions']}, not {number}", ""
        yield from _former(commune, row["from"])
        cut = {"note-cut"} & {word.partition(" ")[0] for word in row.get("remarks", commune.remarks)}
        if cut != {"note-cut"} & set(commune.remarks):
            yield f"{code}: {row['remarks']}, not {commune.remarks}", ""


def _former(commune: Commune, rows: list[Mapping[str, Any]]) -> Iterator[tuple[str, str]]:
    """Differences in what former communes are called and where they lay, for a list that says it."""
    ours = {old.code: old for old in commune.made_of}
    for row in rows:
        old = ours.get(row["code"])
        if old is None or "name" not in row:
            continue
        district, province = old.where
        said = (row["kind"], row["name"], row["district"], row["province"])
        known = (old.kind, old.name, capital(district.called), capital(province.called))
        if said != known:
            alike = [*map(spelt, said)] == [*map(spelt, known)]
            yield f"{old.code}: {said}, not {known}", "a district's kind in capitals" if alike else ""


def _relations(rows: list[Mapping[str, Any]]) -> Iterator[tuple[str, str]]:
    text = Path(__file__).with_name("differences.yml").read_text(encoding="utf-8")
    table: Any = parse(text, "differences.yml")[0]
    known = {(row["commune"], row["of"]): row["why"] for row in table["differences"]}
    theirs = {(row["code"], old["code"]): old["part"] for row in rows for old in row["from"]}
    heirs = Counter(old for _, old in theirs)
    lacking = {old for commune, old in known if (commune, old) not in theirs}
    for relation in _OURS.keys() ^ theirs.keys():
        yield f"{relation}: {'missing' if relation in _OURS else 'more'}", known.get(relation, "")
    for relation in _OURS.keys() & theirs.keys():
        commune, old = relation
        if _OURS[relation] and not theirs[relation]:
            why = "called whole, and given to several there too" if heirs[old] > 1 else ""
            yield f"{relation}: whole", "called whole, as the other part is missing there" if old in lacking else why
        elif theirs[relation] and not _OURS[relation]:
            kept = heirs[old] == 1 and commune == old
            yield f"{relation}: a part", "called a part, kept whole under its code there too" if kept else ""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
