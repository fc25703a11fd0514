"""The name of the program: whatever in it or below it may make another site gives another one."""

from __future__ import annotations

import shutil
import sys
import unicodedata
from pathlib import Path

import pytest

from generator.incremental import program

PROGRAM = Path(program.__file__).parent.parent


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(PROGRAM, tmp_path / "generator", ignore=shutil.ignore_patterns("__pycache__")))


def test_another_file_of_any_kind_is_another_program(copy: Path) -> None:
    said = {program.digest_of(copy)}
    one_of_each = {path.suffix or path.name: path for path in sorted(copy.rglob("*")) if path.is_file()}
    assert {".py", ".css", ".html", ".js", ".json", ".svg", ".ttf", ".yml"} <= set(one_of_each)
    for path in one_of_each.values():
        path.write_bytes(path.read_bytes() + b" ")
        said.add(program.digest_of(copy))
    (copy / "site/theme/new.yml").write_text("", encoding="utf-8")
    said.add(program.digest_of(copy))
    (copy / "site/theme/new.yml").rename(copy / "site/theme/other.yml")
    said.add(program.digest_of(copy))
    assert len(said) == len(one_of_each) + 3


def test_the_same_program_elsewhere_has_the_same_name_whatever_python_compiled(copy: Path) -> None:
    (copy / "__pycache__").mkdir()
    (copy / "__pycache__/nav.cpython-311.pyc").write_bytes(b"compiled")
    assert program.digest_of(copy) == program.digest_of(PROGRAM)


def test_another_python_or_another_unicode_is_another_program(monkeypatch: pytest.MonkeyPatch) -> None:
    def said() -> str:
        program.code.cache_clear()
        return program.code()

    try:
        first, again = said(), said()
        monkeypatch.setattr(unicodedata, "unidata_version", "0.0.0")
        second = said()
        monkeypatch.setattr(sys, "version", "0.0.0")
        third = said()
        assert first == again
        assert len({first, second, third}) == 3
    finally:
        program.code.cache_clear()
