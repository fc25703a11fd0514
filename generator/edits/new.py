"""New records: their id, their folder, their commented text, and which questions are still to be asked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.edits import answers, naming, origins
from generator.edits.drafts import Desk, Draft, Edit, refusal, written
from generator.edits.origins import NOWHERE, Origin
from generator.problems import Fault, Path, dotted
from generator.records import KINDS, Record, Ref, decode
from generator.records.questions import Question
from generator.records.units import Unit
from generator.source import YamlValue
from generator.vietnamese import fold

_PLACES = ("orgs", "org", "unit", "units", "scope")
_NEXT = "Biết thêm thì bỏ dấu # và ghi giá trị:"
_FEW = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Fresh:
    """A record that does not exist yet. `origin` is left out where `values` bring their own `sources`."""

    kind: str
    values: Mapping[str, YamlValue]
    id: str = ""
    origin: Origin = NOWHERE


def add(desk: Desk, wish: Fresh) -> Draft:
    values = dict(wish.values)
    refused: list[str] = []
    if not values.get("sources") and KINDS[wish.kind].sourced:
        if wrong := origins.objection(wish.origin):
            refused.append(wrong)
        values["sources"] = origins.as_values(wish.origin)
    name = wish.id or suggested(desk, wish.kind, values)
    if wrong := naming.objection(desk, wish.kind, name):
        refused.append(wrong)
    if refused:
        return refusal(*refused, *_faults(wish.kind, wish.values))
    file = naming.path(wish.kind, name, _beside(desk, wish.kind, values))
    return Draft(edits=(_text(file, wish.kind, values),), notes=(f"Mã của hồ sơ: {wish.kind}/{name}.",))


def suggested(desk: Desk, kind: str, values: Mapping[str, YamlValue]) -> str:
    """An id out of the first keys that identify a record of the kind and were all answered."""
    known = ([_identifying(kind, values, key) for key in keys] for keys in KINDS[kind].identified_by)
    wanted = next((" ".join(words) for words in known if all(words)), "")
    return naming.free_id(desk, kind, wanted, desk.today.year)


def _identifying(kind: str, values: Mapping[str, YamlValue], key: str) -> str:
    """The id of a reference, a name without the word for its kind, any other value as it is."""
    said = _first(values.get(key))
    if answers.at(kind, values, (key,)).kinds:
        return said.rpartition("/")[2]
    if key not in ("name", "short_name"):
        return said
    word = KINDS[kind].word
    return naming.plain_name(said[len(word) :] if fold(said).startswith(f"{fold(word)} ") else said)


def needed(kind: str, values: Mapping[str, YamlValue], question: Question) -> bool:
    """Whether a record of this kind cannot do without the answer, after what was said so far."""
    own = len(question.path) == 1 or bool(question.only[0])
    return own and answers.at(kind, values, question.path).needed


def left(kind: str, values: Mapping[str, YamlValue]) -> Iterator[Question]:
    """The questions of the kind that fit what was answered so far and have no answer yet."""
    for question in questions(kind, values):
        if answers.has(values, question.path) is None and fits(question, values):
            yield question


def questions(kind: str, values: Mapping[str, YamlValue]) -> tuple[Question, ...]:
    """Those written for the kind; for one that has none, each of its own keys by what the form says of it."""
    if KINDS[kind].questions:
        return KINDS[kind].questions
    blanks = {key: answers.at(kind, values, (key,)) for key in _own(kind, values)}
    return tuple(Question(path=(key,), words=found.said or key) for key, found in blanks.items() if not found.group)


def fits(question: Question, values: Mapping[str, YamlValue]) -> bool:
    """Whether a question makes sense after what was said."""
    key, words = question.only
    if not key:
        return True
    said = answers.has(values, tuple(key.split(".")))
    return said in words if words else said is not None


def objection(kind: str, values: Mapping[str, YamlValue], path: Path) -> str:
    """The first sentence on what is wrong at `path`, with its hint; "" where it can stay."""
    _, faults = decode(f"data/{kind}/x.yml", dict(values))
    for fault in faults:
        if fault.code != "missing-key" and _within(fault, path):
            return f"{fault.message} {fault.hint}".strip()
    return ""


def _faults(kind: str, values: Mapping[str, YamlValue]) -> list[str]:
    """What else is wrong with what was said, so that a person sees it all at once."""
    _, faults = decode(f"data/{kind}/x.yml", dict(values))
    return [f"{dotted(f.path)}: {f.message} {f.hint}".strip(": ") for f in faults]


def _within(fault: Fault, path: Path) -> bool:
    return fault.path[: len(path)] == path


def _text(file: str, kind: str, values: Mapping[str, YamlValue]) -> Edit:
    """The canonical text with the meaning of each chosen word beside it and the keys that are still free at the end."""
    foot = tuple(f"{key}: {_hint(kind, values, key)}" for key in _free(kind, values))
    beside = dict(_meanings(kind, values, values, ()))
    return written(file, _complete(kind, values), beside=beside, foot=(_NEXT, *foot) if foot else ())


def _free(kind: str, values: Mapping[str, YamlValue]) -> list[str]:
    """The keys of its own that a record of this kind does not need and does not have yet."""
    return [k for k in _own(kind, values) if k not in values and not answers.at(kind, values, (k,)).needed]


def _own(kind: str, values: Mapping[str, YamlValue]) -> list[str]:
    """The keys that only this kind has."""
    fields = answers.form(kind, values).model_fields
    return [f.alias or n for n, f in fields.items() if n not in Record.model_fields]


def _hint(kind: str, values: Mapping[str, YamlValue], key: str) -> str:
    found = answers.at(kind, values, (key,))
    words = f" ({', '.join(found.choices)})" if 0 < len(found.choices) <= _FEW else ""
    return f"{found.said}{words}"


def _complete(kind: str, values: Mapping[str, YamlValue]) -> dict[str, YamlValue]:
    """What follows from an answer: money was meant, in đồng."""
    amount = answers.has(values, ("received", "lines", 0))
    if kind == "contributions" and isinstance(amount, dict) and isinstance(amount.get("quantity"), dict):
        quantity = amount["quantity"]
        if isinstance(quantity, dict):
            quantity.setdefault("unit", "vnd")
        amount.setdefault("kind", "money")
    return dict(values)


def _meanings(
    kind: str, values: Mapping[str, YamlValue], node: YamlValue | Mapping[str, YamlValue], at: Path
) -> Iterator[tuple[Path, str]]:
    if isinstance(node, str):
        label = answers.at(kind, values, at).choices.get(node)
        if label and fold(label) != fold(node):
            yield at, label
        return
    pairs = node.items() if isinstance(node, Mapping) else enumerate(node)
    for step, inner in pairs:
        yield from _meanings(kind, values, inner, (*at, step))


def _beside(desk: Desk, kind: str, values: Mapping[str, YamlValue]) -> str:
    """A file in the folder where people keep such records: that of the place it is about."""
    refs = [Ref(word if "/" in word else f"units/{word}") for key in _PLACES if (word := _first(values.get(key)))]
    if kind == "units" and values.get("level") == "village" and (above := _first(values.get("parent"))):
        refs.append(Ref(f"units/{above.rpartition('/')[2]}"))
    for ref in refs:
        steps = desk.model.files.get(ref, "").split("/")
        record = desk.model.get(ref)
        local = not isinstance(record, Unit) or record.level in ("commune", "village")
        if len(steps) > 3 and local and kind in ("units", "cells", "activities"):
            return "/".join(("data", kind, *steps[2:]))
    return ""


def _first(value: YamlValue | None) -> str:
    while isinstance(value, list):
        value = value[0] if value else ""
    return value if isinstance(value, str) else ""


def kind_named(word: str) -> str | None:
    """The folder meant by `activities` or `activity`, else None."""
    return next((f for f, k in KINDS.items() if word in (f, k.form.__name__.lower())), None)
