"""Loads and quotes single YAML values."""

from __future__ import annotations

from typing import Any

import yaml

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def quoted(value: str) -> str:
    """The text in straight quotes, double ones where that needs no escape."""
    if '"' in value or "\\" in value:
        return "'" + value.replace("'", "''") + "'"
    return f'"{value}"'
