"""Turns a list of today's communes and what each was made of into a publication, and judges what is said of it.

    python -m tests.nation LIST.json FOLDER [--province "Tỉnh Lạng Sơn"]

LIST has for each commune of today `{code, kind, name, province, from: [{code, kind, name, district, province, part}],
...}`. It is the oracle too: every parted commune has all its heirs there and no other. In a FOLDER that `chibo init`
made, `chibo check` and `chibo build` work on what is written.
"""

from __future__ import annotations

import json
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from generator.model import Model, followers, names, timeline
from generator.model.load import load
from generator.pages.places.units import pages
from generator.presentation.page import BuildContext
from generator.records import Ref
from generator.vietnamese import slug
from tests.worlds import SITE

Commune = Mapping[str, Any]
DAY = "2025-07-01"
_SOURCE = 'sources: [{id: s, kind: portal, title: "Danh mục hành chính", published_on: 2025-07-01}]\n'
_KINDS = {"thành phố": "thanh_pho", "tỉnh": "tinh", "quận": "quan", "huyện": "huyen", "thị xã": "thi_xa"}


def communes(path: Path, province: str = "") -> list[Commune]:
    found: list[Commune] = json.loads(path.read_text(encoding="utf-8"))
    return [c for c in found if not province or c["province"] == province]


def new_id(commune: Commune) -> str:
    """One that took over just one whole commune is still that one."""
    only = commune["from"][0] if len(commune["from"]) == 1 else None
    return old_id(only) if only and not only["part"] else f"{_word(commune['name'])}-{commune['code']}-nay"


def old_id(commune: Commune) -> str:
    return f"{_word(commune['name'])}-{commune['code']}"


def files(found: Iterable[Commune]) -> dict[str, str]:
    """Records by `kind/id`. Districts end on the day, provinces that are not there any more are merged."""
    made: dict[str, str] = {}
    gone: dict[str, dict[str, None]] = defaultdict(dict)
    for commune in found:
        now, new = _place(commune["province"]), new_id(commune)
        made[f"units/{now}"] = _unit(commune["province"], "province")
        for old in commune["from"]:
            was, district = _place(old["province"]), _place(f"{old['district']} {old['province']}")
            made.setdefault(f"units/{was}", _unit(old["province"], "province"))
            made.setdefault(f"units/{district}", _unit(old["district"], "district", was))
            made.setdefault(f"units/{old_id(old)}", _record(old, district))
            made[f"changes/het-{district}"] = _change("dissolution", [district], [])
            if was != now:
                gone[now][was] = None
        if f"units/{new}" in made:
            made |= {f"changes/{new}-{n}": text for n, text in enumerate(_kept(commune, now))}
        else:
            made[f"units/{new}"] = _record(commune, now)
            before = [f"{{org: units/{old_id(x)}{', part: true' * x['part']}}}" for x in commune["from"]]
            made |= {f"changes/{new}": _change("merger", before, [new])} if before else {}
    for now, old in gone.items():
        made[f"changes/tinh-{now}"] = _change("merger", [*old, now], [now])
    return {"site": SITE, **made}


def false_heirs(model: Model, found: Iterable[Commune]) -> Iterator[str]:
    """What the model says wrong of who took over from an old commune, or does not say."""
    for old, heirs in oracle(found).items():
        said = {h.ref: h.share for h in followers.followers(model, Ref(f"units/{old}"))}
        if said != {Ref(f"units/{heir}"): "part" if part else "whole" for heir, part in heirs.items()}:
            yield f"{old}: {said}, not {heirs}"
        words = names.fate(model, Ref(f"units/{old}"))
        if any(heirs.values()) and words.count("một phần nay thuộc") != len(heirs):
            yield f"{old}: {words}"


def unsaid(model: Model, found: Iterable[Commune], today: date) -> Iterator[str]:
    """The old communes whose page does not link to each heir, with «một phần» where it was parted."""
    bodies = {str(page.about): page.body for page in pages(BuildContext(model=model, today=today)) if page.about}
    for old, heirs in oracle(found).items():
        body = bodies.get(f"units/{old}", "")
        missing = [heir for heir in heirs if heir != old and f"/{heir}/" not in body]
        if missing or (any(heirs.values()) and "một phần" not in body):
            yield f"{old}: page without {missing}"


def oracle(found: Iterable[Commune]) -> dict[str, dict[str, bool]]:
    """The heirs of each old commune, each with whether it holds only a part."""
    heirs: dict[str, dict[str, bool]] = defaultdict(dict)
    for commune in found:
        for old in commune["from"]:
            heirs[old_id(old)][new_id(commune)] = old["part"]
    return heirs


def _kept(commune: Commune, above: str) -> Iterator[str]:
    """What happened to one that was kept whole: it lies in the province itself, and may have another kind and name."""
    (old,) = commune["from"]
    yield _change("transfer", [old_id(old)], [above])
    name = f"new_name: {json.dumps(commune['name'], ensure_ascii=False)}\n" if commune["name"] != old["name"] else ""
    if commune["kind"] != old["kind"]:
        yield _change("reclassification", [old_id(old)], [], f"new_kind: {commune['kind']}\n{name}")
    elif name:
        yield _change("rename", [old_id(old)], [], name)


def _record(commune: Commune, above: str) -> str:
    name = json.dumps(commune["name"], ensure_ascii=False)
    return f"name: {name}\nlevel: commune\nkind: {commune['kind']}\nparent: {above}\n{_SOURCE}"


def _unit(name: str, level: str, above: str = "") -> str:
    kind = next(kind for kind in _KINDS if name.lower().startswith(f"{kind} "))
    own = json.dumps(name[len(kind) + 1 :], ensure_ascii=False)
    return f"name: {own}\nlevel: {level}\nkind: {_KINDS[kind]}\n{f'parent: {above}' if above else ''}\n{_SOURCE}"


def _change(kind: str, before: Iterable[str], after: Iterable[str], more: str = "") -> str:
    sides = [[x if x.startswith("{") else f"units/{x}" for x in side] for side in (before, after)]
    said = [f"{key}: [{', '.join(side)}]\n" for key, side in zip(("before", "after"), sides, strict=True) if side]
    return f"kind: {kind}\ndate: {DAY}\n{''.join(said)}{more}{_SOURCE}"


def _place(name: str) -> str:
    """«Tỉnh Lạng Sơn» and «Thành phố Lạng Sơn» are not one place, nor are districts of a name in two provinces."""
    return _word(name)


def _word(name: str) -> str:
    """In one word: the gate takes `chau-van-liem` in the name of a file for a child («cháu»)."""
    return slug(name).replace("-", "")


def main(source: Path, folder: Path, province: str = "") -> int:
    found = communes(source, province)
    for name, text in files(found).items():
        path = folder / "data" / f"{name}.yml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    started = time.monotonic()
    loaded = load(folder, today=date(2026, 11, 29))
    assert loaded.model, loaded.problems[:5]
    print(f"{loaded.count} files, read in {time.monotonic() - started:.1f} s")
    heirs = oracle(found)
    counted = Counter("parted" if any(of.values()) else "whole" for of in heirs.values())
    print(f"{len(found)} communes out of {len(heirs)}: {counted['whole']} whole, {counted['parted']} in parts")
    wrong = list(false_heirs(loaded.model, found))
    lost = [r for r, of in heirs.items() if r not in of and timeline.alive(loaded.model, Ref(f"units/{r}"))]
    print(
        f"{len(wrong)} false or missing heirs, {len(lost)} that should have ended, {time.monotonic() - started:.1f} s"
    )
    if province:
        silent = list(unsaid(loaded.model, found, date(2026, 11, 29)))
        print(f"{len(silent)} pages that do not name all heirs, {time.monotonic() - started:.1f} s")
        wrong += silent
    print(*wrong[:20], sep="\n")
    return 1 if wrong or lost else 0


if __name__ == "__main__":
    _, source_, folder_, *rest = sys.argv
    sys.exit(main(Path(source_), Path(folder_), rest[1] if rest else ""))
