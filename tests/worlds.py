"""Tiny worlds for tests: YAML texts by file name, decoded the real way."""

from pathlib import Path
from textwrap import dedent

from generator.model import RecordIndex, connect
from generator.model.load import Loaded, load
from generator.problems import dotted
from generator.records import Record, decode, decode_site
from generator.source import parse

SITE = "format: 1\ntitle: Thử\ndescription: Trang thử\naddress: https://thu.example/\npublisher: {name: Xã Thử}\n"
SOURCE = "\nsources: [{id: s, kind: press, title: Bài, byline: An, published_on: 2026-01-01}]\n"


def record(file: str, text: str) -> Record:
    """One record; `file` is `cells/a`."""
    path = f"data/{file}.yml"
    value, problems = parse(dedent(text) + ("" if "sources" in text or "kind: roles" in text else SOURCE), path)
    assert not problems, problems
    found, faults = decode(path, value)
    assert not faults, [(dotted(f.path), f.message) for f in faults]
    assert isinstance(found, Record)
    return found


def world(files: dict[str, str]) -> RecordIndex:
    """A model of records given as `{"cells/a": text}`."""
    value, _ = parse(SITE, "data/site.yml")
    site, faults = decode_site("data/site.yml", value)
    assert site
    assert not faults
    records = [record(file, text) for file, text in files.items()]
    return connect(site, records, files={r.ref: f"data/{r.ref}.yml" for r in records})


def on_disk(root: Path, files: dict[str, str]) -> Loaded:
    """The same, written below `root` and loaded from there."""
    for file, text in {"site": SITE, **files}.items():
        path = root / "data" / f"{file}.yml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return load(root)
