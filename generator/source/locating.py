"""Owns line and column: where a path inside a record stands in its file."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path as FilePath
from typing import Any

import yaml

from generator.problems import Fault, Path, Place, Problem, in_order
from generator.source.slips import LOADER


def places(root: FilePath, faults: Iterable[Fault]) -> tuple[Problem, ...]:
    """The faults with line and column, in order; each file is composed once more."""
    by_file: dict[str, list[Fault]] = {}
    for fault in faults:
        by_file.setdefault(fault.file, []).append(fault)
    found = []
    for file, group in by_file.items():
        node = _compose(root, file)
        for fault in group:
            line, column = _locate(node, fault.path, at_key=fault.at_key)
            place = Place(file=file, line=line, column=column)
            found.append(
                Problem(place=place, code=fault.code, message=fault.message, hint=fault.hint, severity=fault.severity)
            )
    return in_order(found)


def _compose(root: FilePath, file: str) -> Any:
    try:
        return yaml.compose((root / file).read_bytes().decode("utf-8-sig"), Loader=LOADER)
    except (OSError, UnicodeDecodeError, yaml.YAMLError):
        return None


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
