"""Reads the open data of a built site back out of its files, each format by itself, into the same plain rows."""

import csv
import io
import json
import sqlite3
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import feedparser

Row = dict[str, Any]
FOLDER = "du-lieu-mo"


def package(site: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((site / FOLDER / "datapackage.json").read_text(encoding="utf-8"))
    return found


def fields(site: Path, table: str) -> dict[str, str]:
    """The type of each column, as the package says."""
    resource = next(r for r in package(site)["resources"] if r["name"] == table)
    return {field["name"]: field["type"] for field in resource["schema"]["fields"]}


def from_csv(site: Path, table: str) -> list[Row]:
    text = (site / FOLDER / f"{table}.csv").read_bytes().decode("utf-8-sig")
    types = fields(site, table)
    rows = csv.DictReader(io.StringIO(text, newline=""), strict=True)
    return [{k: _cell(v, types[k]) for k, v in row.items() if v != ""} for row in rows]


def from_json(site: Path, table: str) -> list[Row]:
    found: list[Row] = json.loads((site / FOLDER / f"{table}.json").read_text(encoding="utf-8"))
    return found


def from_sqlite(site: Path, table: str) -> list[Row]:
    types = fields(site, table)
    base = sqlite3.connect(f"file:{site / FOLDER / 'du-lieu.sqlite'}?mode=ro", uri=True)
    base.row_factory = sqlite3.Row
    try:
        rows = base.execute(f'SELECT * FROM "{table}"').fetchall()
    finally:
        base.close()
    return [{k: _stored(row[k], types[k]) for k in row.keys() if row[k] is not None} for row in rows]  # noqa: SIM118


# Whoever adds a format that tells the same facts adds its reader here.
FORMATS: Mapping[str, Callable[[Path, str], list[Row]]] = {
    "csv": from_csv, "json": from_json, "sqlite": from_sqlite,
}  # fmt: skip


def feeds(site: Path) -> list[dict[str, str]]:
    """The entries of the site's feeds, of Atom and of JSON Feed: the HTML of each by the address it leads to."""
    atom = feedparser.parse((site / "tin.xml").read_bytes())
    told = json.loads((site / "tin.json").read_text(encoding="utf-8"))
    return [
        {entry.link: entry.content[0].value for entry in atom.entries if "content" in entry},
        {item["url"]: item["content_html"] for item in told["items"]},
    ]


def _cell(text: str, kind: str) -> Any:
    """A cell of CSV by the rule that the page states."""
    if kind == "integer":
        return int(text)
    if kind == "number":
        return float(text)
    if kind == "boolean":
        return {"true": True, "false": False}[text]
    if kind == "array":
        return json.loads(text)
    return text.removeprefix("'") if kind == "string" else text


def _stored(value: Any, kind: str) -> Any:
    if kind == "boolean":
        return {0: False, 1: True}[value]
    return json.loads(value) if kind == "array" else value
