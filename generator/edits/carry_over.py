"""Carries over to a new organisation what those before it had, and words it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from generator.dates import PartialDate
from generator.edits.change_input import then
from generator.edits.drafts import Desk
from generator.model import names
from generator.records import Ref
from generator.records.cells import Cell
from generator.source import YamlValue
from generator.vietnamese import listing

_SECTIONS = {"officers": "người giữ chức vụ", "observations": "số liệu"}


@dataclass(frozen=True, slots=True, kw_only=True)
class CarriedOver:
    """`values` for the new record; `taken` and `left` are words for what came along and what did not."""

    values: Mapping[str, YamlValue]
    taken: tuple[str, ...] = ()
    left: tuple[str, ...] = ()


def shared(desk: Desk, before: Sequence[Ref], keys: Mapping[str, str]) -> CarriedOver:
    """The keys on which all that have them agree; `keys` gives each its word."""
    values: dict[str, YamlValue] = {}
    taken, left = [], []
    texts = [desk.values(ref) for ref in before]
    for key, word in keys.items():
        told = [t[key] for t in texts if key in t]
        if told and all(value == told[0] for value in told):
            values[key] = told[0]
            taken.append(word)
        elif told:
            left.append(f"{word} (các nơi ghi khác nhau)")
    return CarriedOver(values=values, taken=tuple(taken), left=tuple(left))


def villages(desk: Desk, before: Sequence[Ref], turned: Mapping[Ref, Ref], day: PartialDate) -> tuple[str, ...]:
    """The ids of the villages the cells serve, each as what it is then; `turned` are those that change with them."""
    found: dict[str, None] = {}
    for ref in before:
        record = desk.model.get(ref)
        for unit in record.units if isinstance(record, Cell) else ():
            found[(turned.get(unit) or then(desk, unit, day)).id] = None
    return tuple(found)


def told(desk: Desk, key: str, owner: Ref, turned: Mapping[Ref, Ref], sources: list[YamlValue]) -> CarriedOver:
    """Officers or figures of one predecessor, because a person asked for them, each with the source it had.

    The sources come along under ids that are free, each once; references to what ended (`turned`) follow.
    """
    values = desk.values(owner)
    entries, given = values.get(key, []), values.get("sources", [])
    if not (isinstance(entries, list) and isinstance(given, list)) or not entries:
        word = _SECTIONS[key]
        return CarriedOver(values={}, left=(f"{word} (hồ sơ {owner} không ghi)",))
    known = {str(s["id"]): s for s in given if isinstance(s, dict) and "id" in s}
    fresh = {name: _same(one, sources) or _free(name, sources) for name, one in known.items()}
    only = next(iter(known)) if len(known) == 1 else ""
    carried: list[YamlValue] = []
    cited: dict[str, None] = {}
    for entry in entries:
        if not isinstance(entry, dict):
            continue
        name = str(entry.get("source", only))
        cited[name] = None
        carried.append({**_follow(entry, turned), **({"source": fresh[name]} if name in fresh else {})})
    extra: list[YamlValue] = [
        {**known[n], "id": fresh[n]} for n in cited if n in known and not _same(known[n], sources)
    ]
    word = f"{_SECTIONS[key]} của {names.inline(desk.model, owner)}"
    return CarriedOver(values={key: carried, "sources": extra}, taken=(word,))


def unsaid(desk: Desk, before: Sequence[Ref], asked: Mapping[str, str]) -> tuple[str, ...]:
    """What predecessors have and nobody asked for: officers and figures, with their number."""
    found = []
    for key, word in _SECTIONS.items():
        texts = (desk.values(ref).get(key, []) for ref in before)
        count = sum(len(t) for t in texts if isinstance(t, list))
        if count and not asked.get(key):
            found.append(f"{word} ({count})")
    return tuple(found)


def sentences(what: str, found: Iterable[CarriedOver], unsaid_words: tuple[str, ...]) -> tuple[str, ...]:
    """ "Mang sang chi bộ mới: thôn phục vụ, nơi liên hệ." and what stays behind."""
    parts = tuple(found)
    taken = [word for h in parts for word in h.taken]
    left = [*(word for h in parts for word in h.left), *unsaid_words]
    said = [f"Mang sang {what}: {listing(taken)}."] if taken else []
    if left:
        said.append(f"Không mang sang {what}: {listing(left)}; hồ sơ cũ vẫn giữ.")
    if unsaid_words:
        said.append("Muốn mang theo thì thêm --officers-from MÃ, --figures-from MÃ.")
    return tuple(said)


def _same(one: Mapping[str, YamlValue], sources: list[YamlValue]) -> str:
    """The id under which this very source is there already, or ""."""
    told = {key: value for key, value in one.items() if key != "id"}
    for source in sources:
        if isinstance(source, dict) and {k: v for k, v in source.items() if k != "id"} == told:
            return str(source["id"])
    return ""


def _free(name: str, sources: list[YamlValue]) -> str:
    taken = {s.get("id") for s in sources if isinstance(s, dict)}
    number, found = 2, name
    while found in taken:
        found, number = f"{name}-{number}", number + 1
    return found


def _follow(value: YamlValue, turned: Mapping[Ref, Ref]) -> dict[str, YamlValue]:
    """The entry with references to what ended put on what came of it."""
    assert isinstance(value, dict)
    return {key: _moved(inner, turned) for key, inner in value.items()}


def _moved(value: YamlValue, turned: Mapping[Ref, Ref]) -> YamlValue:
    if isinstance(value, str):
        return str(turned.get(Ref(value), value)) if "/" in value else value
    if isinstance(value, list):
        return [_moved(inner, turned) for inner in value]
    return _follow(value, turned)
