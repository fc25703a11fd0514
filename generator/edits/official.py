"""Records out of the official register: a commune, what it was made of, what lies above it, what happened to it.

What is there already is found by name and place and left as it is. Nothing is written that no source says.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from generator.edits import naming
from generator.edits.drafts import Desk, Draft, Edit, ref_of, refusal, written
from generator.edits.official_changes import Turn, later, merged_provinces, of_commune, of_district
from generator.model import Model, timeline
from generator.records import Ref
from generator.records.committees import Committee
from generator.records.documents import Document
from generator.records.units import Unit, called
from generator.register import Commune, Former, Province, Register, Resolution, spelt
from generator.source import YamlValue
from generator.vietnamese import capital, listing, slug

_ENDED = "truoc-2025"
_ISSUERS = {"UBTVQH": "Ủy ban Thường vụ Quốc hội", "QH": "Quốc hội"}
# The Party is organised along the units of the state: so each commune and province has a committee.
_CHARTER: YamlValue = {"id": "dieu-le", "kind": "document", "title": "Điều lệ Đảng Cộng sản Việt Nam, Điều 10"}
_REMARKS = {
    "note-cut": "Ghi chú của Cục Thống kê về nơi này bị cắt ngắn",
    "not-in-note": "Ghi chú của Cục Thống kê về nơi này không nêu hết các nơi cũ",
}
Key = tuple[object, ...]


def add(desk: Desk, register: Register, communes: Sequence[Commune]) -> tuple[Draft, tuple[Ref, ...]]:
    """The records of communes that are not there yet, and the refs of the communes themselves."""
    writing = _Writing(desk, register)
    refused = [said for commune in communes if (said := writing.objection(commune))]
    if refused:
        return refusal(*refused), ()
    units = tuple(writing.unit(commune) for commune in communes)
    for commune, unit in zip(communes, units, strict=True):
        writing.surroundings(commune, unit)
    notes = (*(line for commune in communes for line in _told(register, commune)), *writing.kept())
    return Draft(edits=tuple(writing.edits), notes=tuple(dict.fromkeys(notes))), units


class _Writing:
    """The records of communes while they are put together: each unit, document and change is written once."""

    def __init__(self, desk: Desk, register: Register) -> None:
        self.edits: list[Edit] = []
        self._model, self._register = desk.model, register
        self._used = set(desk.used)
        self._units = {_key_of(desk.model, unit): unit.ref for unit in desk.model.all(Unit)}
        self._documents = {document.number: document.ref for document in desk.model.all(Document)}
        self._committees = {(c.unit, c.level): c.ref for c in desk.model.all(Committee) if c.unit}
        self._turns: set[tuple[object, ...]] = set()
        self._found: dict[Ref, None] = {}

    def objection(self, commune: Commune) -> str:
        """Why a commune cannot be written; "" where it can."""
        there = next((self._units[key] for key in _keys(self._register, commune) if key in self._units), None)
        if there is None or not timeline.effective(self._model, there):
            return ""
        return f"{capital(commune.called)} đã có hồ sơ, cả thay đổi năm 2025: {self._model.files[there]}."

    def kept(self) -> tuple[str, ...]:
        """A sentence on what was there and is used as it is."""
        return (f"Đã có, giữ nguyên: {listing([str(ref) for ref in self._found])}.",) if self._found else ()

    def unit(self, commune: Commune) -> Ref:
        """Its own record. Those of all communes come first, so that they get the short ids and not what ended."""
        kept = self._register.kept(commune)
        above = self._former(kept.above) if kept and kept.above else self._province(commune.province)
        wanted = (commune.now, f"{commune.now} {commune.province.name}")
        return self._unit(_keys(self._register, commune), wanted, kept or commune, "commune", above)

    def surroundings(self, commune: Commune, unit: Ref) -> None:
        """What it was made of, what happened, the units and committees above."""
        above = self._province(commune.province)
        before = {old: self._former(old) for old in commune.made_of if old != self._register.kept(commune)}
        for turn in of_commune(self._register, commune, before, unit, above):
            self._change(turn)
        for district in dict.fromkeys(d for old in commune.made_of for d in (old, *old.where) if d.level == "district"):
            ref = self._former(district)
            if district not in commune.made_of and timeline.life(self._model, ref).ended is None:
                self._change(of_district(district, ref, commune.province))
        party = self._committee(commune.province.called, "province", above)
        self._committee(commune.called, "commune", unit, party)

    def _province(self, province: Province) -> Ref:
        unit = self._unit((_former_key(province.itself),), (province.called,), province, "province", None)
        if not timeline.changes_of(self._model, unit):
            others = [self._former(old) for old in province.made_of if old != province.itself]
            for turn in (merged_provinces(province, unit, others), later(province, unit)):
                if turn:
                    self._change(turn)
        return unit

    def _former(self, old: Former) -> Ref:
        """A unit of the time before, and what it lay in."""
        if there := self._there(_former_key(old)):
            return there
        province = self._register.provinces_of[(old, *old.where)[-1].code]
        if old == province.itself:
            return self._province(province)
        above = self._former(old.above) if old.above else None
        wanted = [" ".join((old.called, *(x.called for x in old.where[:n]))) for n in range(len(old.where) + 1)]
        return self._unit((_former_key(old),), wanted, old, old.level, above, folder=_ENDED)

    def _committee(self, area: str, level: str, unit: Ref, above: Ref | None = None) -> Ref:
        if there := self._committees.get((unit, level)):
            return self._noted(there)
        values: dict[str, YamlValue] = {
            "name": f"Đảng bộ {area}", "level": level, "unit": unit.id, "parent": above.id if above else "",
            "sources": [_CHARTER],
        }  # fmt: skip
        return self._committees.setdefault((unit, level), self._put("committees", (unit.id,), values))

    def _unit(
        self, keys: Sequence[Key], wanted: Sequence[str], unit: Former | Province | Commune, level: str,
        above: Ref | None, *, folder: str = "",
    ) -> Ref:  # fmt: skip
        """The record that one of `keys` stands for, else a new one of the first."""
        if there := self._there(*keys):
            return there
        source = "former" if isinstance(unit, Former) else "today"
        values: dict[str, YamlValue] = {
            "name": unit.name, "level": level, "kind": unit.kind, "parent": above.id if above else "",
            "codes": [unit.code], "sources": [self._source(source)],
        }  # fmt: skip
        return self._units.setdefault(keys[0], self._put("units", wanted, values, folder))

    def _there(self, *keys: Key) -> Ref | None:
        found = next((self._units[key] for key in keys if key in self._units), None)
        return self._noted(found) if found else None

    def _noted(self, ref: Ref) -> Ref:
        if ref in self._model.records:
            self._found[ref] = None
        return ref

    def _change(self, turn: Turn) -> None:
        told = (turn.kind, turn.title, *map(str, turn.before))
        if told in self._turns:
            return
        self._turns.add(told)
        document = self._document(turn.by)
        decision: YamlValue = {"id": "nghi-quyet", "kind": "document", "document": str(document)}
        values: dict[str, YamlValue] = {
            "title": capital(turn.title), "kind": turn.kind, "status": "" if turn.dated else "decided",
            "date": self._register.day if turn.dated else "",
            "before": [*turn.before], "after": [*map(str, turn.after)],
            "new_name": turn.new_name, "new_kind": turn.new_kind,
            "decision": "" if turn.kind == "dissolution" else str(document), "notes": turn.notes,
            "sources": [decision, self._source("today")],
        }  # fmt: skip
        self._put("changes", (turn.wanted,), values)

    def _document(self, resolution: Resolution) -> Ref:
        if there := self._documents.get(resolution.number):
            return there
        body = next(word for word in _ISSUERS if f"/{word}" in resolution.number or f"-{word}" in resolution.number)
        values: dict[str, YamlValue] = {
            "number": resolution.number, "kind": "resolution", "issuer_name": _ISSUERS[body],
            "issued_on": resolution.issued_on, "title": resolution.title, "sources": [self._source("today")],
        }  # fmt: skip
        wanted = f"nq {slug(resolution.number).replace('-nq-', '-')}"
        return self._documents.setdefault(resolution.number, self._put("documents", (wanted,), values))

    def _put(self, kind: str, wanted: Sequence[str], values: Mapping[str, YamlValue], folder: str = "") -> Ref:
        """Writes a record under the first of these ids that is free."""
        ids = (naming.shortened(slug(word)) for word in wanted)
        free = next((word for word in ids if Ref(f"{kind}/{word}") not in self._used), wanted[-1])
        name = naming.unused(self._used, kind, free, int(self._register.day[:4]))
        edit = written(f"data/{kind}/{folder}/{name}.yml" if folder else naming.path(kind, name), values)
        self.edits.append(edit)
        ref = ref_of(edit.file)
        self._used.add(ref)
        return ref

    def _source(self, which: str) -> YamlValue:
        return {"id": "danh-muc", **self._register.sources[which]}


def _keys(register: Register, commune: Commune) -> tuple[Key, ...]:
    """What a commune may be found by; first what it is written as."""
    above = _former_key(commune.province.itself)
    found = tuple(_key("commune", kind, commune.name, above) for kind in commune.kinds)
    kept = register.kept(commune)
    return (_former_key(kept), *found) if kept else found


def _key_of(model: Model, unit: Unit) -> Key:
    above = model.unit(unit.parent)
    return _key(unit.level, unit.kind, unit.name, _key_of(model, above) if above else ())


def _key(level: str, kind: str, name: str, above: Key) -> Key:
    """A province is known by its name alone: it may have been recorded as the city that it became."""
    return (level, spelt(name if level == "province" else called(kind, name)), above)


def _former_key(old: Former) -> Key:
    return _key(old.level, old.kind, old.name, _former_key(old.above) if old.above else ())


def _told(register: Register, commune: Commune) -> Iterator[str]:
    """What a person should know before it is written: what it was made of, what is not certain."""
    where = f"{capital(commune.called)}, {commune.province.called}"
    made_of = [f"{'một phần ' * register.parted(old)}{old.called}" for old in commune.made_of]
    yield f"{where}: trước ngày 1/7/2025 là {listing(made_of)}."
    for remark in commune.remarks:
        yield f"{_REMARKS[remark]}; xem lại danh sách ấy với nghị quyết {commune.province.communes_by.number}."
    for area in (commune, commune.province):
        if area.later:
            yield (
                f"{capital(area.called)} chuyển thành {called(area.later.kind, area.name)} theo nghị quyết "
                f"{area.later.by.number}, chưa rõ từ ngày nào; biết ngày thì ghi date, bỏ status ở hồ sơ thay đổi."
            )
