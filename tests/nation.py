"""Makes publications out of a register of communes, as `chibo init --commune` does, and judges them by that register.

    python -m tests.nation FOLDER [PROVINCE]

In a FOLDER that `chibo init` made, `chibo check` and `chibo build` work on what is written: the whole nation, or one
province.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from generator.checks import check
from generator.edits import official
from generator.edits.drafts import Draft, desk
from generator.gate import gate
from generator.model import RecordIndex, connect, followers, names, timeline
from generator.model.load import load
from generator.pages.places.units import pages
from generator.presentation.context import plain_context
from generator.problems import Problem
from generator.records import Record, Ref, decode
from generator.records.units import Unit
from generator.register import Commune, Former, Register
from generator.register import official as official_units
from generator.source import SourceText, parse, places
from tests import small
from tests.calls import ROOT
from tests.worlds import world

TODAY = date(2026, 11, 29)
Refs = Mapping[Former | Commune, Ref]


def start() -> tuple[RecordIndex, tuple[SourceText, ...]]:
    """A publication with the rules of a new one and nothing else, and their texts."""
    texts = tuple(
        SourceText(file=path.relative_to(ROOT).as_posix(), form="data", text=path.read_text(encoding="utf-8"))
        for path in sorted((ROOT / "data" / "rules").glob("*.yml"))
    )
    rules = [decode(text.file, parse(text.text, text.file)[0])[0] for text in texts]
    records = [record for record in rules if isinstance(record, Record)]
    files = {r.ref: t.file for r, t in zip(records, texts, strict=True)}
    return connect(world({}).site, records, files=files, today=TODAY), texts


def drafted(register: Register, communes: Iterable[Commune], start: RecordIndex) -> Draft:
    """What is written for communes in a publication that has none yet."""
    draft, units = official.add(desk(start, TODAY, lambda _: ""), register, tuple(communes))
    assert not draft.refused, draft.refused
    assert len(set(units)) == len(units)
    return draft


def model_of(draft: Draft, start: RecordIndex) -> RecordIndex:
    records = []
    for edit in draft.edits:
        value, problems = parse(edit.after, edit.file)
        record, faults = decode(edit.file, value)
        assert isinstance(record, Record), (edit, problems, faults)
        records.append(record)
    files = {**start.files, **{r.ref: e.file for r, e in zip(records, draft.edits, strict=True)}}
    return connect(start.site, [*start.records.values(), *records], files=files, today=TODAY)


def problems_of(draft: Draft, start: RecordIndex) -> tuple[Problem, ...]:
    """What the rules say of it, whatever their severity."""
    return places(Path(), check(model_of(draft, start), TODAY), {e.file: e.after for e in draft.edits})


def stopped(drafts: Mapping[str, Draft], rules: Iterable[SourceText]) -> tuple[Problem, ...]:
    """What the gate says of all their texts. Each draft has a folder of its own; what is the same is judged once."""
    owners: dict[tuple[str, str], str] = {}
    for name, draft in drafts.items():
        for edit in draft.edits:
            owners.setdefault((edit.file, edit.after), name)
    texts = []
    for (file, text), name in owners.items():
        data, kind, rest = file.split("/", 2)
        texts.append(SourceText(file=f"{data}/{kind}/{name}/{rest}", form="data", text=text))
    return gate([*rules, *texts], TODAY)


def refs(model: RecordIndex, register: Register, communes: Iterable[Commune]) -> Refs:
    """The records of communes and of what they were made of, found by code and by the folder of what ended."""
    units = {("truoc-2025" in model.files[u.ref], u.codes[0]): u.ref for u in model.all(Unit) if u.level == "commune"}
    found: dict[Former | Commune, Ref] = {c: units[False, c.code] for c in communes}
    for commune in tuple(found):
        assert isinstance(commune, Commune)
        for old in commune.made_of:
            if old.level == "commune":
                found[old] = found[commune] if register.kept(commune) else units[True, old.code]
    return found


def false_heirs(model: RecordIndex, register: Register, of: Refs) -> Iterator[str]:
    """What the model says wrong of who took over from an old commune, or does not say."""
    for old, ref in of.items():
        if isinstance(old, Commune):
            continue
        heirs = register.heirs[old.code]
        said = {h.ref: h.share for h in followers.followers(model, ref)}
        share = "part" if register.parted(old) else "whole"
        if said != {of[heir]: share for heir in heirs}:
            yield f"{ref}: {said}, not {[heir.called for heir in heirs]}"
        words = names.fate(model, ref)
        if register.parted(old) and words.count("một phần nay thuộc") != len(heirs):
            yield f"{ref}: {words}"
        if of[heirs[0]] != ref and timeline.alive(model, ref):
            yield f"{ref}: should have ended"


def unsaid(model: RecordIndex, register: Register, of: Refs) -> Iterator[str]:
    """The old communes whose page does not link to each heir, with «một phần» where it was parted."""
    found_pages = small.pages(pages, plain_context(model, today=TODAY))
    bodies = {page.about: page.body for page in found_pages if page.about}
    for old, ref in of.items():
        if isinstance(old, Commune):
            continue
        body = bodies.get(ref, "")
        heirs = [of[heir] for heir in register.heirs[old.code]]
        missing = [heir for heir in heirs if heir != ref and f"/{heir.id}/" not in body]
        if missing or (register.parted(old) and "một phần" not in body):
            yield f"{ref}: page without {missing}"


def main(folder: Path, province: str = "") -> int:
    whole = official_units()
    communes = tuple(c for c in whole.communes if province in ("", c.province.name))
    register = replace(whole, communes=communes)
    for edit in drafted(register, communes, start()[0]).edits:
        path = folder / edit.file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(edit.after, encoding="utf-8")
    started = time.monotonic()
    loaded = load(folder, today=TODAY)
    assert loaded.model, loaded.problems[:5]
    print(f"{loaded.count} files, read in {time.monotonic() - started:.1f} s")
    of = refs(loaded.model, register, communes)
    wrong = list(false_heirs(loaded.model, register, of))
    if province:
        wrong += unsaid(loaded.model, register, of)
    print(f"{len(communes)} communes, {len(wrong)} false or missing heirs, {time.monotonic() - started:.1f} s")
    print(*wrong[:20], sep="\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), *sys.argv[2:]))
