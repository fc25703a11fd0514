"""Helps the tests of who owns a folder: the commands that write folders, and what is to be kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from click.testing import CliRunner

from generator.cli import chibo
from tests import calls

SETTINGS = (
    "site_name: x\ndocs_dir: content\nsite_dir: site\ntheme:\n  name: material\n  font: false\nplugins:\n  - chibo\n"
)
DAY = "2026-11-21"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A publication in `root`, `home` of whoever runs the commands, `folder` that is to be written."""

    root: Path
    home: Path
    folder: Path


Command = Callable[[Place], str]
Kind = Callable[[Place], None]


def run(place: Place, *words: str | Path) -> str:
    """What the command said when it refused; "" when it did its work."""
    run = CliRunner().invoke(chibo, ["--project", str(place.root), "--today", DAY, *map(str, words)])
    assert run.exit_code == 0 or type(run.exception).__name__ in ("Stop", "SystemExit"), run.output
    return "" if run.exit_code == 0 else f"{run.output}{run.exception}"


def build(place: Place) -> str:
    return run(place, "build", "--workers", "1", "--site-dir", place.folder)


def build_as_settings_say(place: Place) -> str:
    text = SETTINGS.replace("site_dir: site", f"site_dir: {place.folder}")
    (place.root / "mkdocs.yml").write_text(text, encoding="utf-8")
    try:
        return run(place, "build", "--workers", "1")
    finally:
        (place.root / "mkdocs.yml").write_text(SETTINGS, encoding="utf-8")


def mkdocs(place: Place) -> str:
    return calls.mkdocs(place.root, place.folder, strict=False)


def copy(place: Place) -> str:
    return run(place, "build", "--workers", "1", "--folder", place.folder)


def pages(place: Place) -> str:
    return run(place, "pages", place.folder)


def init(place: Place) -> str:
    return run(place, "init", place.folder)


def schema(place: Place) -> str:
    return run(place, "schema", place.folder)


def at(place: Place, folder: str | Path) -> Place:
    return Place(root=place.root, home=place.home, folder=place.root / folder)


def kept(place: Place) -> dict[str, bytes]:
    """Every file of a person: in the publication, at home, in the folder; not the site, nor what chibo keeps."""
    ours = (place.root / "site", place.root / ".chibo")
    found = (p for p in place.root.parent.rglob("*") if p.is_file() and not any(p.is_relative_to(o) for o in ours))
    return {p.relative_to(place.root.parent).as_posix(): p.read_bytes() for p in found}


def lost(before: dict[str, bytes], after: dict[str, bytes]) -> list[str]:
    return sorted(path for path, data in before.items() if after.get(path) != data)
