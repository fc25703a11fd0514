"""The values of a record that a person builds up answer by answer: `orgs=cells/a`, `attendance.present=24`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import cast

from generator.problems import Path
from generator.records import KINDS, Record
from generator.records.form_fields import FormField, form_field
from generator.source import YamlValue

Values = dict[str, YamlValue]


def form(kind: str, values: Mapping[str, YamlValue]) -> type[Record]:
    """The form of the kind; that of a rule depends on what was said of it."""
    return KINDS[kind].form_of(dict(values))


def at(kind: str, values: Mapping[str, YamlValue], path: Path) -> FormField:
    """What may stand at `path`; any text where the form has no such key."""
    return form_field(form(kind, values), path) or FormField()


def given(kind: str, pairs: Iterable[str]) -> tuple[Values, tuple[str, ...]]:
    """The values of `KEY=VALUE` words, in any order, and what is wrong with them."""
    values: Values = {}
    refused: list[str] = []
    words = [pair.partition("=") for pair in pairs]
    for key, sign, text in sorted(
        words, key=lambda w: w[0].strip() != "kind"
    ):  # what a rule may hold hangs on its kind
        path: Path = tuple(int(step) if step.isdecimal() else step for step in key.strip().split("."))
        if not sign or not all(step != "" for step in path) or isinstance(path[0], int):
            refused.append(f"“{key}{sign}{text}” viết chưa đúng; cần KHÓA=GIÁ_TRỊ, ví dụ title=Họp dân.")
        elif not put(kind, values, path, text.strip()):
            refused.append(f"“{key}” không đặt được ở đây; xem các khóa ở trang hướng dẫn.")
    return values, tuple(refused)


def put(kind: str, values: Values, path: Path, text: str) -> bool:
    """Sets one answer; where the form has a list and the path no index, the answer is added. False if it cannot be."""
    node: YamlValue = values
    for depth, step in enumerate(path):
        last = depth == len(path) - 1
        listed = isinstance(step, str) and at(kind, values, path[: depth + 1]).listed
        follows: YamlValue = [] if listed or (not last and isinstance(path[depth + 1], int)) else {}
        if last and not listed:
            return _set(node, step, text)
        child = _child(node, step, follows)
        if child is None:
            return False
        node = child
    if not isinstance(node, list):
        return False
    node.append(text)
    return True


def _child(node: YamlValue, step: str | int, follows: YamlValue) -> YamlValue | None:
    """What stands at a step, made if it is not there yet; None where nothing can."""
    if isinstance(node, dict) and isinstance(step, str):
        found = node.setdefault(step, follows)
    elif isinstance(node, list) and isinstance(step, int) and step <= len(node):
        if step == len(node):
            node.append(follows)
        found = node[step]
    else:
        return None
    return found if isinstance(found, dict | list) else None


def _set(node: YamlValue, step: str | int, text: str) -> bool:
    if isinstance(node, dict) and isinstance(step, str) and step not in node:
        node[step] = text
    elif isinstance(node, list) and step == len(node):
        node.append(text)
    else:
        return False
    return True


def has(values: Mapping[str, YamlValue], path: Path) -> YamlValue | None:
    """What stands at `path` so far, or None."""
    node: YamlValue = cast("Values", values)
    for step in path:
        try:
            node = node[step]  # type: ignore[index]
        except (KeyError, IndexError, TypeError):
            return None
    return node
