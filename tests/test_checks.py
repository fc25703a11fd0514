"""Golden cases of everything that can be wrong with data, through the way the data really takes."""

import ast
import random
import re
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator import checks, source
from generator.checks.attached import attached, unnamed
from generator.gate import gate
from generator.model import connect, load
from generator.problems import Problem, as_text, in_order
from tests import pictures

HERE = Path(__file__).parent
CASES = sorted((HERE / "golden" / "problems").glob("*.yml"))
TODAY = date(2026, 11, 21)
WORLDS = sorted((HERE / "worlds").iterdir())


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_case(path: Path, tmp_path: Path, update: bool) -> None:
    """`files` are laid over `world` (null removes one), `pictures` are drawn beside them by width and height,
    `links` lead elsewhere; `expected` is what a person reads. --update rewrites it.
    """
    text = path.read_text(encoding="utf-8")
    case = yaml.safe_load(text)
    lay_out(case, tmp_path)
    found = as_text(problems(tmp_path)) + "\n"
    if update:
        head = text[: text.index("\nexpected: |") + 1]
        lines = "".join(f"  {line}\n" for line in found.splitlines())
        path.write_text(f"{head}expected: |\n{lines}", encoding="utf-8", newline="\n")
    else:
        assert found == case["expected"], case["about"]


@pytest.mark.parametrize("world", WORLDS, ids=lambda path: path.name)
def test_a_world_has_no_problems(world: Path) -> None:
    assert as_text(problems(world)) == "Không có vấn đề nào."


@pytest.mark.parametrize("world", WORLDS, ids=lambda path: path.name)
def test_the_order_of_records_does_not_matter(world: Path) -> None:
    model = load(world).model
    assert model is not None
    records = list(model.records.values())
    random.Random(7).shuffle(records)
    assert list(connect(model.site, records).records) == list(model.records)


def test_every_code_of_a_rule_has_a_case() -> None:
    written = {code for path in Path(checks.__file__).parent.rglob("*.py") for code in _codes(path)}
    shown = set(re.findall(r"\[([a-z-]+)\]", "".join(path.read_text(encoding="utf-8") for path in CASES)))
    assert written - shown == set()


def test_every_message_is_a_sentence() -> None:
    """A capital, a sign or a key first, a full stop last, nothing of the program's own."""
    for path in CASES:
        expected = yaml.safe_load(path.read_text(encoding="utf-8"))["expected"]
        for line in (x for x in expected.splitlines()[:-1] if re.match(r"\S|    → ", x)):
            said = re.sub(r"^(    → |\S.*?: (lỗi|câu hỏi|cảnh báo|lưu ý) \[[a-z0-9-]+\] )", "", line)
            assert not said[0].islower() or said.split()[0].isascii(), (path.name, line)
            assert said[-1] in ".?…", (path.name, line)
            assert "None" not in said, (path.name, line)


def problems(root: Path) -> tuple[Problem, ...]:
    """What `chibo check` finds on a day: faults of text and form, of the gate, and of the rules."""
    texts = source.texts(root)
    barred, loaded = gate(texts, TODAY), load(root)
    faults = (*checks.check(loaded.read, TODAY), *attached(loaded.read, texts))
    return in_order((*loaded.problems, *barred, *source.places(root, faults), *unnamed(loaded.read, texts)))


def lay_out(case: dict[str, Any], root: Path) -> None:
    shutil.copytree(HERE / "worlds" / case["world"], root, dirs_exist_ok=True)
    encodings = case.get("encodings", {})
    for file, text in case["files"].items():
        path = root / file
        if text is None:
            path.unlink()
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode(encodings.get(file, "utf-8")))
    for file, (width, height) in case.get("pictures", {}).items():
        pictures.put(root, file, pictures.plain_png(width, height))
    for file, target in case.get("links", {}).items():
        (root / file).symlink_to(target)


def _codes(path: Path) -> set[str]:
    """Every text that stands for a `code=`, also where one of two is chosen."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.keyword) and node.arg == "code":
            texts = (str(c.value) for c in ast.walk(node.value) if isinstance(c, ast.Constant))
            found |= {text for text in texts if _is_code(text)}
    return found


def _is_code(text: str) -> bool:
    """A whole code, not the beginning that all codes of the gate share."""
    return "-" in text and not text.endswith("-")
