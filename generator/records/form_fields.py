"""Lists what a key of a form may hold, for those who fill it in: words, references, one value or several."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, get_args, get_origin

from pydantic import BaseModel, BeforeValidator
from pydantic.fields import FieldInfo

from generator.problems import Path
from generator.records.fields import Choice, Reference, Short


@dataclass(frozen=True, slots=True, kw_only=True)
class FormField:
    """`choices` gives each word what a person reads, `kinds` are those a reference may be of; empty for other text.

    `said` is what the key means, in Vietnamese. `group` says that only keys of a group can stand there.
    """

    choices: Mapping[str, str] = field(default_factory=dict)
    kinds: tuple[str, ...] = ()
    listed: bool = False
    needed: bool = False
    said: str = ""
    group: bool = False


def form_field(model: type[BaseModel], path: Path) -> FormField | None:
    """The blank at `path` (`("attendance", "present")`, indexes left out or not); None where the form has none."""
    found: FieldInfo | None = None
    form: type[BaseModel] | None = model
    for step in path:
        if isinstance(step, int):
            continue
        found = _fields(form).get(step) if form else None
        if found is None:
            return None
        form = next(_forms(found.annotation), None)
    if found is None:
        return None
    decoders = [*_decoders(found.annotation), *(m.func for m in found.metadata if isinstance(m, BeforeValidator))]
    short = next((d.key for d in decoders if isinstance(d, Short)), None)
    if short and form:  # a word alone stands for the group with this one key
        decoders += _decoders(_fields(form)[short].annotation)
    return FormField(
        choices=next((d.labels for d in decoders if isinstance(d, Choice)), {}),
        kinds=next((d.kinds for d in decoders if isinstance(d, Reference)), ()),
        listed=_listed(found.annotation),
        needed=found.is_required(),
        said=found.description or "",
        group=form is not None and short is None,
    )


@cache
def _fields(form: type[BaseModel]) -> dict[str, FieldInfo]:
    """The fields by their key in the file."""
    return {f.alias or n: f for n, f in form.model_fields.items()}


def _forms(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in get_args(annotation):
        yield from _forms(inner)


def _decoders(annotation: Any) -> Iterator[object]:
    for inner in getattr(annotation, "__metadata__", ()):
        if isinstance(inner, BeforeValidator):
            yield inner.func
    for inner in get_args(annotation):
        if not (isinstance(inner, type) and issubclass(inner, BaseModel)):
            yield from _decoders(inner)


def _listed(annotation: Any) -> bool:
    return get_origin(annotation) is tuple or any(_listed(inner) for inner in get_args(annotation))
