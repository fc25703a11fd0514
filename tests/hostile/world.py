"""A small publication with every text that its forms allow, and those texts replaced one by one."""

from __future__ import annotations

import copy
import json
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

from pydantic import BaseModel

from generator import source
from generator.records import KINDS, SITE_FILE, Site, Tombstone, decode
from generator.records.keys import annotation, bare, fields
from generator.records.rules import KINDS as RULES
from generator.records.scalar_patterns import TEXT
from tests import everything, papers, pictures

Data = dict[str, dict[str, Any]]
Field = tuple[str, str]  # form and key
_LEFT_OUT = re.compile("units/xom-|activities/hop-(?!99)|achievements/xep-(?!dong-202[45])|contributions/gop-(?!dong)")
PAGE = "content/gioi-thieu.md"
_PAPER = "nghi-quyet.pdf"


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """One text: the file and the way to it; `field` names the form and key it belongs to."""

    file: str
    path: tuple[str | int, ...]
    field: Field

    def put(self, data: Data, text: str) -> None:
        inner: Any = data[self.file]
        for step in self.path[:-1]:
            inner = inner[step]
        inner[self.path[-1]] = text


def base() -> Data:
    """The values of every file by its name, those of optional texts put in where the form takes them."""
    found: Data = {}
    for name, values in everything._records():
        if not _LEFT_OUT.match(name):
            sources = {} if "retracted" in values or name == "site" else {"sources": [everything.PRESS, everything.OWN]}
            found[f"data/{name}.yml"] = copy.deepcopy({**sources, **values})
    for path in sorted((everything.ROOT / "data" / "rules").glob("*.yml")):
        value, _ = source.parse(path.read_text(encoding="utf-8"), path.name)
        assert isinstance(value, dict)
        found[f"data/rules/{path.name}"] = value
    commune = found["data/units/an-phu.yml"]
    commune["allow"] = [{"rule": "mobile", "until": "2026-12-31", "by_role": "Bí thư", "reason": "Số của xã"}]
    looked = {"rule": "poverty", "passage": "00", "reason": "Chuyện cũ", "by_role": "Bí thư", "on": "2026-09-01"}
    commune["confirmed"] = [looked]
    document = next(values for file, values in found.items() if file.startswith("data/documents/"))
    document["files"] = [{"file": _PAPER, "title": "Bản quét", "by_role": "Văn thư", "on": "2026-09-01", "seal": "00"}]
    found[SITE_FILE]["confirmed"] = [{"file": PAGE, **looked}]
    commune["photos"][0]["consent"] = {"by_role": "Bí thư", "on": "2026-09-01"}
    before = found["data/changes/gop-chi-bo.yml"]["before"]
    before.append({"scope": "units/an-phu", "kind": "chi bộ", "count": "3", "part": "true", "portion": "Phía đông"})
    for file, values in found.items():
        _complete(file, values)
    found[PAGE] = {"title": "Giới thiệu", "description": "Trang này có gì"}
    return found


def form_of(file: str, values: dict[str, Any]) -> type[BaseModel]:
    if "retracted" in values:
        return Tombstone
    if file == SITE_FILE:
        return Site
    folder = file.split("/")[1]
    form: type[BaseModel] = KINDS[folder].form_of(values)
    return form


def leaves(data: Data) -> tuple[Leaf, ...]:
    found = [
        leaf
        for file, values in data.items()
        if file != PAGE
        for leaf in _leaves(file, form_of(file, values), values, ())
    ]
    return (*found, *(Leaf(file=PAGE, path=(key,), field=("page", key)) for key in data[PAGE]))


def text_fields() -> set[Field]:
    """Every text that any form knows."""
    seen: set[type[BaseModel]] = set()
    found: set[Field] = set()
    todo: list[type[BaseModel]] = [Site, Tombstone, *(kind.form for kind in KINDS.values()), *RULES.values()]
    while todo:
        form = todo.pop()
        if form not in seen:
            seen.add(form)
            for name, field in fields(form):
                kind, marks = _inner(annotation(field))
                found |= {(_owner(form, name), name)} if TEXT in marks else set()
                todo += [kind] if isinstance(kind, type) and issubclass(kind, BaseModel) else []
    return found


def write(data: Data, root: Path) -> None:
    """The publication on the disk; photos and settings stay when they are there."""
    if not root.exists():
        root.mkdir(parents=True)
        shutil.copy(everything.ROOT / "mkdocs.yml", root)
        shutil.copytree(everything.ROOT / "content", root / "content")
        for name, size in everything.PHOTOS.items():
            pictures.put(root, name, pictures.telling(pictures.scene(*size), located=False))
        (root / "data" / "files").mkdir(parents=True)
        (root / "data" / "files" / _PAPER).write_bytes(papers.pdf("Nghi quyet"))
    for file, values in data.items():
        text = json.dumps(values, ensure_ascii=False, indent=1)
        if file == PAGE:
            lines = "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in values.items())
            text = f"---\n{lines}---\n# Giới thiệu\n\nMột đoạn.\n"
        path = root / file
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8", newline="")


def filled(data: Data, choose: Callable[[int, Leaf], str]) -> Data:
    made = copy.deepcopy(data)
    for n, leaf in enumerate(leaves(data)):
        leaf.put(made, choose(n, leaf))
    return made


def _owner(form: type[BaseModel], name: str) -> str:
    """Keys that every record has are one field, not one for each kind."""
    return next(c.__name__ for c in reversed(form.__mro__) if any(n == name for n, _ in _own(c)))


def _own(form: type) -> Iterator[tuple[str, Any]]:
    return fields(form) if issubclass(form, BaseModel) and form is not BaseModel else iter(())


def _inner(kind: Any) -> tuple[Any, tuple[Any, ...]]:
    kind, marks = bare(kind)
    return _inner(get_args(kind)[0]) if getattr(kind, "__origin__", None) is tuple else (kind, marks)


def _leaves(file: str, form: type[BaseModel], values: dict[str, Any], path: tuple[str | int, ...]) -> Iterator[Leaf]:
    for name, field in fields(form):
        kind, marks = _inner(annotation(field))
        value = values.get(name)
        items = list(enumerate(value)) if isinstance(value, list) else [(None, value)]
        for at, item in items:
            here = (*path, name) if at is None else (*path, name, at)
            if TEXT in marks and isinstance(item, str):
                yield Leaf(file=file, path=here, field=(_owner(form, name), name))
            elif isinstance(item, dict) and isinstance(kind, type) and issubclass(kind, BaseModel):
                yield from _leaves(file, kind, item, here)


def _complete(file: str, values: dict[str, Any]) -> None:
    for group, form in list(_groups(form_of(file, values), values)):
        for name, field in fields(form):
            _, marks = _inner(annotation(field))
            if TEXT in marks and name not in group:
                many = getattr(bare(annotation(field))[0], "__origin__", None) is tuple
                group[name] = ["Thêm"] if many else "Thêm"
                if file != SITE_FILE and decode(file, values)[1]:
                    del group[name]


def _groups(form: type[BaseModel], values: dict[str, Any]) -> Iterator[tuple[dict[str, Any], type[BaseModel]]]:
    yield values, form
    for name, field in fields(form):
        kind, _ = _inner(annotation(field))
        inner = values.get(name)
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            for item in inner if isinstance(inner, list) else [inner]:
                if isinstance(item, dict):
                    yield from _groups(kind, item)
