"""The JSON Schema of each kind of record, read off its form, for editors that check while one types.

Draft 7: every editor with YAML support knows it, newer drafts only the latest ones, and nothing here needs more. A
schema knows keys, words and forms of scalars. What stands between keys and between records is for `chibo check`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from generator.records import KINDS, Site, rules
from generator.records.base import Record, Tombstone
from generator.records.fields import Choice, Reference, Short
from generator.records.keys import annotation, bare, fields
from generator.records.scalar_patterns import ID, ScalarForm
from generator.vietnamese import listing

Schema = dict[str, Any]

SITE = "site"
NAMES = (*KINDS, SITE)
_DRAFT = "http://json-schema.org/draft-07/schema#"
_FILE = "Hồ sơ gồm các dòng “khóa: giá trị”; không có khóa này ở đây."
_UNKNOWN = "Không có khóa này ở đây."
_PAIRS = "Chỗ này cần một nhóm dòng “khóa: giá trị”."
_LIST = "Chỗ này cần một danh sách: mỗi mục một dòng, bắt đầu bằng dấu gạch “- ”."


def schema(name: str) -> Schema:
    """The schema of the files in `data/<name>/`, or of `data/site.yml`; the same bytes for the same code."""
    shared: Schema = {}
    if name == SITE:
        title, form = "Trang này của ai, tên gì, ở địa chỉ nào", _group(Site, shared)
    else:
        kind = KINDS[name]
        title, form = f"Hồ sơ {kind.word}", _rules(shared) if kind.variant else _record(kind.form, shared)
    definitions = {key: shared[key] for key in sorted(shared)}
    return {"$schema": _DRAFT, "title": title, **form, "definitions": definitions}


def _record(kind: type[Record], shared: Schema) -> Schema:
    """A record, or what is left of a withdrawn one; all keys stand at the top, where plain editors look."""
    live, gone = _group(kind, shared), _group(Tombstone, shared)
    keys = {**live["properties"], "retracted": gone["properties"]["retracted"]}
    return {
        "type": "object",
        "properties": keys,
        "additionalProperties": False,
        "errorMessage": _FILE,
        **_unless_withdrawn(_needs(live["required"])),
    }


def _rules(shared: Schema) -> Schema:
    """A rule-set: `kind` says which keys it has."""
    base, gone = _group(rules.Rule, shared), _group(Tombstone, shared)
    branches = []
    for kind, model in rules.KINDS.items():
        asked = {"properties": {"kind": {"const": kind}}, "required": ["kind"]}
        branches.append({"if": asked, "then": {"title": rules.RULE_KINDS[kind].capitalize(), **_ref(model, shared)}})
    keys = {"kind": base["properties"]["kind"], "retracted": gone["properties"]["retracted"]}
    live = {**_needs(base["required"]), "allOf": branches}
    return {"type": "object", "properties": keys, "errorMessage": _FILE, **_unless_withdrawn(live)}


def _unless_withdrawn(live: Schema) -> Schema:
    kept = [key for key, _ in fields(Tombstone)]
    said = f"Hồ sơ đã gỡ chỉ giữ {listing(kept)}; khóa khác hãy xóa."
    gone = {"propertyNames": {"enum": kept, "errorMessage": said}, "errorMessage": said}
    return {"if": {"required": ["retracted"]}, "then": gone, "else": live}


def _needs(keys: list[str]) -> Schema:
    return {"required": keys, "errorMessage": f"Hồ sơ này bắt buộc có {listing(keys)}."}


def _group(model: type[BaseModel], shared: Schema) -> Schema:
    needed = [key for key, field in fields(model) if field.is_required()]
    said = f"Nhóm khóa ở đây bắt buộc có {listing(needed)}; khóa không có trong gợi ý thì xóa."
    return {
        "type": "object",
        "properties": {key: _property(field, shared) for key, field in fields(model)},
        **({"required": needed} if needed else {}),
        "additionalProperties": False,
        "errorMessage": said if needed else _UNKNOWN,
    }


def _property(field: FieldInfo, shared: Schema) -> Schema:
    """The value of a key with its title (the first words of the description) and how to write it."""
    value = _value(annotation(field), shared)
    words = field.description or ""
    how = value.pop("description", "")
    if not field.is_required() and "enum" in value and field.default in value["enum"]:
        at = value["enum"].index(field.default)
        label = value["enumDescriptions"][at]
        value["enumDescriptions"][at] = f"{label}; bỏ dòng cũng vậy" if label else "bỏ dòng cũng vậy"
    return {"title": words.partition(". ")[0], "description": f"{words}. {how}".strip(), **value}


def _value(kind: Any, shared: Schema) -> Schema:
    """The schema of a type; its `description`, if any, says how to write it."""
    kind, marks = bare(kind)
    for mark in marks:
        if isinstance(mark, ScalarForm):
            return _scalar(mark, shared)
        if isinstance(mark, Choice):
            return _choice(mark.labels)
        if isinstance(mark, Reference):
            return _reference(mark)
        if isinstance(mark, Short):
            return _short(kind, mark, shared)
    if get_origin(kind) is tuple:
        items = _value(get_args(kind)[0], shared)
        how = items.pop("description", "")
        return {"type": "array", "items": items, "errorMessage": _LIST, **({"description": how} if how else {})}
    if get_origin(kind) is dict:
        keys, values = (_value(inner, shared) for inner in get_args(kind))
        return {"type": "object", "propertyNames": keys, "additionalProperties": values, "errorMessage": _PAIRS}
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return _ref(kind, shared)
    raise TypeError(f"no schema for {kind!r}")


def _scalar(form: ScalarForm, shared: Schema) -> Schema:
    limits = {"minimum": form.least, "maximum": form.most}
    shared[form.name] = {
        "description": form.said,
        "type": ["string", *form.also],
        "pattern": f"^(?:{form.pattern.pattern})$",
        **{key: limit for key, limit in limits.items() if limit is not None},
        "patternErrorMessage": form.said,
        "errorMessage": form.said,
    }
    how = {} if form.name == "text" else {"description": form.said}
    return {"$ref": f"#/definitions/{form.name}", **how}


def _choice(labels: Mapping[str, str]) -> Schema:
    said = f"Từ này không dùng được ở đây; chọn một trong: {listing(list(labels))}."
    return {"type": "string", "enum": list(labels), "enumDescriptions": list(labels.values()), "errorMessage": said}


def _reference(mark: Reference) -> Schema:
    one = len(mark.kinds) == 1
    said = f"Lời dẫn viết {mark.said}{', hoặc chỉ ghi mã' if one else ''}."
    kinds = f"(?:{'|'.join(mark.kinds)})/"
    pattern = f"^(?:{kinds}){'?' if one else ''}{ID.pattern}$"
    # A bare id of digits only is a number to an editor.
    types_ = ["string", "integer"] if one else ["string"]
    return {
        "description": said, "type": types_, "pattern": pattern, "patternErrorMessage": said, "errorMessage": said,
    }  # fmt: skip


def _short(model: type[BaseModel], mark: Short, shared: Schema) -> Schema:
    """A group that may also be written as the value of its one key."""
    name = f"{model.__name__}-{mark.key}"
    if name not in shared:
        key = dict(fields(model))[mark.key]
        alone = _property(key, shared)
        target = alone.pop("$ref", "").rpartition("/")[2]
        alone = {**alone, **shared.get(target, {})}
        said = f"Ghi một nhóm khóa, hoặc chỉ giá trị của {mark.key}. {alone['errorMessage']}"
        group = _group(model, shared)
        shared[name] = {**alone, **group, "type": ["object", *alone["type"]], "errorMessage": said}
        del shared[name]["title"], shared[name]["description"]
    return {"$ref": f"#/definitions/{name}"}


def _ref(model: type[BaseModel], shared: Schema) -> Schema:
    if model.__name__ not in shared:
        shared[model.__name__] = _group(model, shared)
    return {"$ref": f"#/definitions/{model.__name__}"}
