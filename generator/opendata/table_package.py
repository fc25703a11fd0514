"""`datapackage.json`: what each table holds, for programs (Frictionless Data Package with Table Schemas)."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from generator.opendata.addresses import HUB, LICENCE_ANCHOR
from generator.opendata.table_csv import CSV_RULE
from generator.opendata.tables import TABLES, Column, Table
from generator.records import Site

_Json = dict[str, Any]
_OPEN = re.compile(r"[A-Za-z0-9]+([-.][A-Za-z0-9]+)+")  # CC-BY-4.0, ODbL-1.0
_LINK = re.compile(r"https?://\S*[^\s.,;)]")
_DIALECT = {
    "delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True, "header": True,
}  # fmt: skip
_MORE: Mapping[str, _Json] = {
    "time": {"format": "%H:%M"},
    "boolean": {"trueValues": ["true"], "falseValues": ["false"]},
}


def write(site: Site, *, commit: str | None = None) -> str:
    """`commit` is the version of the data, where it is known."""
    return json.dumps(package(site, commit=commit), ensure_ascii=False, indent=1) + "\n"


def package(site: Site, *, commit: str | None = None) -> _Json:
    home = site.address.rstrip("/") + "/"
    found: _Json = {
        "profile": "data-package",
        "name": "chibo",
        "title": site.title,
        "description": f"{site.description}. {CSV_RULE}",
        "homepage": f"{home}{HUB}",
        "contributors": [{"title": site.publisher.name, "role": "publisher"}],
    }
    if commit:
        found["version"] = commit
    if site.licence:
        found["licenses"] = [_licence(site.licence, f"{home}{HUB}#{LICENCE_ANCHOR}")]
    return {**found, "resources": [_resource(table) for table in TABLES]}


def _licence(text: str, told: str) -> _Json:
    """By its name where it is one of the open ones, else by where its text stands."""
    named, link = _OPEN.fullmatch(text), _LINK.search(text)
    return {**({"name": text} if named else {"path": link[0] if link else told}), "title": text}


def _resource(table: Table) -> _Json:
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "title": table.title,
        "description": table.about,
        "path": f"{table.name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": _DIALECT,
        "schema": _schema(table),
    }


def _schema(table: Table) -> _Json:
    found: _Json = {"fields": [_field(column) for column in table.columns], "missingValues": [""]}
    if table.key:
        found["primaryKey"] = list(table.key)
    refers = [
        {"fields": [c.name], "reference": {"resource": c.refers, "fields": ["id"]}}
        for c in table.columns
        if c.refers and c.type != "array"
    ]
    return {**found, **({"foreignKeys": refers} if refers else {})}


def _field(column: Column) -> _Json:
    found: _Json = {"name": column.name, "type": column.type, "title": column.title}
    if column.how:
        found["description"] = column.how
    found |= _MORE.get(column.type, {})
    limits: _Json = {"required": True} if column.needed else {}
    if column.choices:
        found["categories"] = [{"value": word, "label": label or word} for word, label in column.choices.items()]
        limits["enum"] = list(column.choices)
    return {**found, **({"constraints": limits} if limits else {})}
