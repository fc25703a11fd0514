"""Helps the tests of the two trees: two states of a folder, and putting one."""

from collections.abc import Mapping
from pathlib import Path

from generator.build import Trees, digest

SAME = {"index.html": "home", "style.css": "look", "e/index.html": "e", "f/index.html": "f"}
ONE = {**SAME, "a/index.html": "a", "b/c/index.html": "c"}
TWO = {**SAME, "a/index.html": "A", "d/index.html": "d"}


def made(root: Path) -> Trees:
    return Trees(root / "site", root / "home")


def put(root: Path, files: Mapping[str, str]) -> tuple[int, list[str]]:
    """Puts what the trees do not have; returns how many files changed and which had to be made."""
    trees = made(root)
    names = {path: digest(text.encode()) for path, text in files.items()}
    missing = [path for path in files if not trees.has(path, names[path])]
    for path in missing:
        (trees.fresh / path).parent.mkdir(parents=True, exist_ok=True)
        (trees.fresh / path).write_text(files[path], encoding="utf-8")
    return trees.put(names), missing


def held(site: Path) -> dict[str, str]:
    return {p.relative_to(site).as_posix(): p.read_text(encoding="utf-8") for p in site.rglob("*") if p.is_file()}
