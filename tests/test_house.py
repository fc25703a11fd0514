"""The laws of the house that a program can judge: floors, rooms, and the size and shape of every file."""

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
HOUSE = ROOT / "generator"
FILES = sorted(path for folder in (HOUSE, ROOT / "tests", ROOT / "tools") for path in folder.rglob("*.py"))
ARCHITECTURE = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
BARRED_NAMES = {"common", "helpers", "utils"}


def test_floors() -> None:
    """The contracts of pyproject.toml: who may import whom, and which room keeps which package from outside."""
    lint = Path(sys.executable).with_name("lint-imports")
    run = subprocess.run([lint, "--no-cache"], cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)
    assert run.returncode == 0, run.stdout + run.stderr


def test_architecture_names_the_rooms_that_exist() -> None:
    built = {path.stem for path in HOUSE.iterdir() if _is_room(path)}
    drawn = set(_rooms_drawn(ARCHITECTURE))
    assert drawn == built


def test_the_picture_has_the_floors_of_the_contract() -> None:
    (picture,) = re.findall(r"```mermaid\n(.*?)```", ARCHITECTURE, re.DOTALL)
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    (contract,) = (c for c in project["tool"]["importlinter"]["contracts"] if c["id"] == "floors")
    layers = [set(re.findall(r"\w+", layer)) for layer in contract["layers"]]
    floors = {name: set(rooms.split()) for name, rooms in re.findall(r"subgraph (\w+).*\n([^]]*?)\n  end", picture)}
    assert list(floors.values()) == [rooms for rooms in layers if rooms != {"__main__"}]
    assert picture.splitlines()[-1].strip() == " --> ".join(floors), "the arrows go from each floor to the next"


def test_shape() -> None:
    faults = [f"{path.relative_to(ROOT).as_posix()}: {fault}" for path in FILES for fault in _shape_faults(path)]
    assert not faults, "\n".join(faults)


def _is_room(path: Path) -> bool:
    if path.name.startswith("__"):
        return False
    return path.suffix == ".py" or (path / "__init__.py").is_file()


def _rooms_drawn(text: str) -> Iterator[str]:
    """Names in backticks, with or without a final slash, from the column headed `room` of any table."""
    column = None
    for line in text.splitlines():
        if not line.startswith("|"):
            column = None
            continue
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if column is None:
            heads = [cell.lower().rstrip("s") for cell in cells]
            column = heads.index("room") if "room" in heads else len(cells)
        elif column < len(cells):
            yield from re.findall(r"`(\w+)/?`", cells[column])


def _shape_faults(path: Path) -> Iterator[str]:
    source = path.read_text(encoding="utf-8")
    tree = ast.parse(source)
    yield from _size_faults(source, tree)
    if path.stem in BARRED_NAMES or path.parent.name in BARRED_NAMES:
        yield "the name says nothing: name the file after what it does"
    if not ast.get_docstring(tree):
        yield "line 1: the module opens without a line that says what it does"
    if path.is_relative_to(HOUSE) and not path.is_relative_to(HOUSE / "cli"):
        yield from (f"line {line}: only cli prints" for line in _prints(tree))


def _size_faults(source: str, tree: ast.Module) -> Iterator[str]:
    if (lines := len(source.splitlines())) > 300:
        yield f"{lines} lines, at most 300"
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            if lines > 40:
                yield f"line {node.lineno}: {node.name} has {lines} lines, at most 40"


def _prints(tree: ast.Module) -> Iterator[int]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print":
            yield node.lineno
