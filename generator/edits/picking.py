"""Finds the record a person means: by reference, by id, by name; and lists of records to pick from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.model import RecordIndex, names, territory, timeline
from generator.records import KINDS, Record, Ref
from generator.vietnamese import did_you_mean, fold, listing, sort_key

ORGS = ("cells", "units", "committees")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pick:
    """One record of a list: `label` is what people call it, with its place."""

    ref: Ref
    label: str


def resolve(model: RecordIndex, words: Sequence[str], kinds: Sequence[str]) -> tuple[tuple[Ref, ...], tuple[str, ...]]:
    """The records meant by `words`, or what is wrong with each. Bare ids are of the first kind that has them all."""
    bare = [w for w in words if "/" not in w]
    one = next((k for k in kinds if bare and all(Ref(f"{k}/{w}") in model.records for w in bare)), None)
    found: list[Ref] = []
    refused: list[str] = []
    for word in words:
        ref, said = _one(model, word, [one, *kinds] if one else kinds)
        if ref:
            found.append(ref)
        else:
            refused.append(said)
    return tuple(found), tuple(refused)


def only(model: RecordIndex, word: str, kinds: Sequence[str]) -> tuple[tuple[Ref, ...], tuple[str, ...]]:
    """The one record meant, whatever its kind; a word that fits several is refused with all of them."""
    found, refused = resolve(model, [word], kinds)
    same = [Ref(f"{kind}/{word}") for kind in kinds if Ref(f"{kind}/{word}") in model.records] if found else []
    same = same or [ref for kind in kinds for ref in _named(model, word, [kind])]
    if "/" not in word and len(same) > 1:
        return (), (_several(word, same),)
    return found, refused


def choices(model: RecordIndex, kinds: Sequence[str], words: str = "") -> tuple[Pick, ...]:
    """The records of these kinds whose id or name has all of `words`, tones ignored; organisations that ended last."""
    wanted = fold(words).split()
    found = []
    for kind in kinds:
        for record in model.all(KINDS[kind].form):
            text = label(model, record)
            folded = f"{fold(text)} {record.id}"
            if all(w in folded for w in wanted):
                rank = ORGS.index(kind) if kind in ORGS else 0
                found.append((_over(model, record), rank, sort_key(text), Pick(ref=record.ref, label=text)))
    return tuple(choice for *_, choice in sorted(found, key=lambda x: (*x[:3], x[3].ref)))


def label(model: RecordIndex, record: Record) -> str:
    """ "Chi bộ thôn Đông, xã An"."""
    place = ""
    if record.FOLDER in ORGS:
        home = territory.home_unit(model, record)
        commune = territory.commune(model, home) if home else None
        if commune and commune.ref != record.ref:
            place = names.unit_name(model, commune)
    said = names.title(model, record)
    return f"{said}, {place}" if place else said


def split(text: str) -> tuple[str, ...]:
    """Several records in one cell of a table: between + or ; or, if all are ids, blanks."""
    for mark in ("+", ";", "\n", ","):
        text = text.replace(mark, "\n")
    words = tuple(w.strip() for w in text.split("\n") if w.strip())
    if len(words) == 1 and all(w.isascii() and w == w.lower() for w in words[0].split()):
        return tuple(words[0].split())
    return words


def _one(model: RecordIndex, word: str, kinds: Sequence[str]) -> tuple[Ref | None, str]:
    if "/" in word:
        ref = Ref(word)
        if ref in model.records and ref.kind in kinds:
            return ref, ""
        return None, _unknown(model, word, kinds)
    for kind in kinds:
        if Ref(f"{kind}/{word}") in model.records:
            return Ref(f"{kind}/{word}"), ""
    named = _named(model, word, kinds)
    if len(named) == 1:
        return named[0], ""
    if named:
        return None, _several(word, named)
    return None, _unknown(model, word, kinds)


def _several(word: str, found: Sequence[Ref]) -> str:
    return f"“{word}” có thể là nhiều hồ sơ: {listing([str(r) for r in found[:8]])}; ghi rõ cả loại và mã."


def _named(model: RecordIndex, word: str, kinds: Sequence[str]) -> tuple[Ref, ...]:
    """Records of the first kind that has any that people call just so; those that still exist, if there are any."""
    wanted = fold(word)
    for kind in kinds:
        found = [r for r in model.all(KINDS[kind].form) if wanted in {fold(n) for n in _called(model, r)}]
        if found:
            alive = [r for r in found if not _over(model, r)]
            return tuple(r.ref for r in alive or found)
    return ()


def _called(model: RecordIndex, record: Record) -> Iterator[str]:
    yield names.title(model, record)
    for key in ("name", "short_name", "number"):
        if said := getattr(record, key, None):
            yield said


def _unknown(model: RecordIndex, word: str, kinds: Sequence[str]) -> str:
    tail = word.rpartition("/")[2]
    near = did_you_mean(tail, _ids(model, kinds))
    hint = f" Có phải “{near}”?" if near else ""
    folders = list(dict.fromkeys(f"data/{kind}/" for kind in kinds))
    where = " hoặc ".join(folders) if len(folders) <= len(ORGS) else "data/"
    return f"Không thấy “{word}” trong {where}.{hint}"


def _ids(model: RecordIndex, kinds: Iterable[str]) -> Iterator[str]:
    return (record.id for kind in dict.fromkeys(kinds) for record in model.all(KINDS[kind].form))


def _over(model: RecordIndex, record: Record) -> bool:
    return record.FOLDER in ORGS and timeline.life(model, record.ref).ended is not None
