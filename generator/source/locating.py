"""Locates a path inside a record in its file: line and column."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path as FilePath
from typing import Any

import yaml

from generator.problems import Fault, Fix, Path, Place, Problem, in_order
from generator.source.scalars import LOADER, quoted
from generator.source.text_lines import row, rows, sure


def places(root: FilePath, faults: Iterable[Fault], texts: Mapping[str, str] | None = None) -> tuple[Problem, ...]:
    """The faults with line, column, the text of the line and the fix, in order; each file is composed once more.

    `texts` are files as they would be, in place of what stands on the disk.
    """
    by_file: dict[str, list[Fault]] = {}
    for fault in faults:
        by_file.setdefault(fault.file, []).append(fault)
    found = []
    for file, group in by_file.items():
        text = texts[file] if texts and file in texts else _read(root, file)
        node, lines = _compose(text), sure(rows(text))
        for fault in group:
            line, column = _locate(node, fault.path, at_key=fault.at_key)
            said = row(lines, line) if fault.path else ""
            place = Place(file=file, line=line, column=column)
            found.append(
                Problem(
                    place=place,
                    code=fault.code,
                    message=fault.message,
                    hint=fault.hint,
                    severity=fault.severity,
                    text=said,
                    fix=_fix(node, fault, said, place) if said else None,
                )
            )
    return in_order(found)


def _read(root: FilePath, file: str) -> str:
    try:
        return (root / file).read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return ""


def _compose(text: str) -> Any:
    try:
        return yaml.compose(text, Loader=LOADER)
    except yaml.YAMLError:
        return None


def _fix(node: Any, fault: Fault, line: str, place: Place) -> Fix | None:
    """What a fault wants to put, as a span of its line; None unless that very scalar stands there, alone in it."""
    if fault.put is None and not fault.quoted:
        return None
    target = _target(node, fault.path, at_key=fault.at_key)
    if target is None:
        return None
    start, end = target.start_mark, target.end_mark
    if (start.line + 1, start.column + 1) != (place.line, place.column):
        return None
    if fault.quoted:
        written = line[start.column :].rstrip()
        alone = isinstance(target, yaml.MappingNode) and not target.flow_style and len(target.value) == 1
        plain = alone and all(isinstance(n, yaml.ScalarNode) and not n.style for n in target.value[0])
        if not plain or target.value[0][1].end_mark.line != start.line or " #" in written:
            return None
        return Fix(start=start.column, end=start.column + len(written), put=quoted(written))
    if not isinstance(target, yaml.ScalarNode) or start.line != end.line or fault.put is None:
        return None
    edge = 1 if target.style in ("'", '"') else 0
    if line[start.column + edge : end.column - edge] != target.value:
        return None
    return Fix(start=start.column + edge, end=end.column - edge, put=fault.put)


def _target(node: Any, path: Path, *, at_key: bool) -> Any:
    """The node at `path`, or that of its last key; None where the text has no such step."""
    for depth, step in enumerate(path):
        if isinstance(node, yaml.MappingNode):
            pair = next((p for p in node.value if p[0].value == step), None)
            if pair is None:
                return None
            node = pair[0] if at_key and depth == len(path) - 1 else pair[1]
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
            node = node.value[step]
        elif isinstance(node, yaml.ScalarNode) and depth == len(path) - 1:
            return node  # a value alone, in place of a group with one key
        else:
            return None
    return node


def _locate(node: Any, path: Path, *, at_key: bool) -> tuple[int, int]:
    """Line and column of the deepest step of `path` that the text has."""
    mark = node.start_mark if node else None
    for depth, step in enumerate(path):
        last = depth == len(path) - 1
        if isinstance(node, yaml.MappingNode):
            pair = next((p for p in node.value if p[0].value == step), None)
            if pair is None:
                break
            node = pair[1]
            mark = pair[0].start_mark if (last and at_key) or isinstance(node, yaml.MappingNode) else node.start_mark
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
            node = node.value[step]
            mark = node.start_mark
        else:
            break
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)
