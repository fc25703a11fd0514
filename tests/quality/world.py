"""Writes the publication that the quality suite searches: about 1,000 records, always the same bytes.

python -m tests.quality.world DIR
"""

import subprocess
import sys
from pathlib import Path
from typing import Any

import yaml

from tests.quality.places import COMMUNES, Data, Records, places, slug, village_id
from tests.quality.routine import assessments, meetings, works

ROOT = Path(__file__).parents[2]
TODAY = "2026-03-31"
_TOLD = Path(__file__).parent / "told"
_SITE = {
    "format": "1", "title": "Bảng tin Thanh Lĩnh", "description": "Việc chung của các thôn, khối, tổ dân phố",
    "address": "https://thanh-linh.example/", "publisher": {"name": "Ban biên tập thử"},
}  # fmt: skip


def project(root: Path) -> Path:
    """Makes the publication in the new folder `root` as a person would: `chibo init`, then the records."""
    command = [sys.executable, "-m", "generator", "init", str(root)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    for ref, record in sorted(records().items()):
        _write(root / "data" / f"{ref}.yml", _complete(ref, record))
    _write(root / "data" / "site.yml", _SITE)
    return root


def build(root: Path) -> Path:
    """The built site of a new publication in `root`."""
    project(root)
    command = [sys.executable, "-m", "generator", "build", "--project", str(root), "--today", TODAY]
    run = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True, encoding="utf-8")
    if run.returncode:
        raise RuntimeError(f"chibo build ended with {run.returncode}\n{run.stdout}{run.stderr}")
    return root / "site"


def records() -> Records:
    """Every record by "kind/id", sources left out."""
    told = _deeds() | _papers() | _activities()
    return places(_read("people")) | meetings() | assessments() | works(told) | told | _changes()


def _activities() -> Records:
    return {f"activities/{key}": {"status": "held"} | row for key, row in _read("activities").items()}


def _deeds() -> Records:
    deeds, found = _read("deeds"), Records()
    for key, row in deeds["works"].items():
        size, status = row.pop("size", None), row.pop("s")
        group = {"status": status} | ({"size": {"value": size[0], "unit": size[1]}} if size else {})
        found[f"achievements/{key}"] = row | {"kind": "works", "works": group}
    for key, row in deeds["awards"].items():
        award = {"name": row.pop("name"), "grantor": row.pop("grantor")}
        found[f"achievements/{key}"] = row | {"kind": "award", "award": award}
    for key, row in deeds["milestones"].items():
        found[f"achievements/{key}"] = row | {"kind": "milestone"}
    for key, row in deeds["money"].items():
        work = {"works": row.pop("for")} if "for" in row else {}
        sides = {side: _ledger(row.pop(side), side) for side in ("received", "spent") if side in row}
        found[f"contributions/{key}"] = row | work | sides
    return found


def _ledger(amount: str, side: str) -> Data:
    whose = {"from": "hộ dân"} if side == "received" else {"for": "vật liệu, nhân công"}
    return {"complete": True, "lines": [{"kind": "money", "quantity": {"value": amount, "unit": "vnd"}, **whose}]}


def _papers() -> Records:
    papers = _read("papers")
    found = {f"documents/{key}": row for key, row in papers["documents"].items()}
    for key, row in papers["indicators"].items():
        years = row.pop("rows").items()
        rows = [{"period": year, "part": part, "whole": whole} for year, (part, whole) in years]
        found[f"indicators/{key}"] = row | {"measure": "ratio", "observations": rows}
    return found


def _changes() -> Records:
    """`villages` and `cells` of a told change stand for all of these communes that lived then."""
    found: Records = {}
    gone = {side for row in _read("changes").values() if row["date"] < "2025-07" for side in row.get("before", ())}
    for key, row in _read("changes").items():
        for word, kind in (("villages", "units"), ("cells", "cells")):
            for place in row.pop(word, ()):
                commune = next(c for c in COMMUNES if slug(c.name) == place)
                refs = (f"{kind}/{village_id(commune, name)}" for name in commune.villages)
                late = () if place != "truc-lam" else (f"{kind}/truc-moi-tl",)
                row.setdefault("before", []).extend(r for r in refs if r not in gone and r not in late)
        found[f"changes/{key}"] = row
    return found


def _complete(ref: str, record: Data) -> Data:
    """With a source, and without keys that hold nothing."""
    if ref.startswith(("activities/", "achievements/", "contributions/", "cells/")):
        day = str(record.get("date") or "2026-03-01")
        heard = min(day if len(day) == 10 else f"{day[:4]}-12-28", TODAY)  # a plan is told of before its day
        source = {
            "id": "tin", "kind": "own_report", "from_role": "Bí thư chi bộ", "approved_by_role": "Phó Bí thư Đảng ủy",
            "received_on": heard,
        }  # fmt: skip
    else:
        source = {"id": "cong", "kind": "portal", "title": "Danh mục của tỉnh", "published_on": "2026-03-01"}
    return {key: value for key, value in record.items() if value is not None} | {"sources": [source]}


def _read(name: str) -> Any:
    """Values of a told file, every scalar as it stands there."""
    return yaml.load((_TOLD / f"{name}.yml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)


def _write(path: Path, values: Data) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    text = yaml.safe_dump(values, allow_unicode=True, sort_keys=False, width=110)
    path.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    print(project(Path(sys.argv[1])))
