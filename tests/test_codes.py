"""The catalogue of codes: every code that the house uses is in it, and each example has its problem, then no more."""

import ast
import os
import socket
import unicodedata
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from generator.codes import CODES, SUBJECTS, Code, Sample
from generator.gate import RULES, gate
from generator.problems import Problem, as_text, in_order
from generator.source.texts import texts
from tests.test_checks import lay_out, problems

HOUSE = Path(__file__).parent.parent / "generator"
ROOMS = ("checks", "gate", "model", "records", "site", "source", "vietnamese")
# What nobody has met yet; what is inside a picture or in a template; what was there before.
NO_EXAMPLE = {
    "address-gone", "bad-paper-file", "bad-value", "file-unread", "gate-photo-place", "photo-unreadable",
    "photo-too-large", "photo-too-small", "unsafe-page",
}  # fmt: skip
PICTURES = {"hop.jpg": (640, 480)}
TODAY = date(2026, 11, 21)
SAYERS = {"refuse": 0, "problem": 0, "_Stop": 1}  # which argument is the code


@pytest.mark.parametrize("code", CODES.values(), ids=lambda code: code.code)
def test_the_wrong_example_is_wrong_and_the_right_one_is_right(code: Code, tmp_path: Path) -> None:
    if code.code in NO_EXAMPLE:
        assert not code.samples
        return
    wrong = _found(tmp_path / "wrong", code, "wrong")
    assert code.code in {p.code for p in wrong}, as_text(wrong)
    right = _found(tmp_path / "right", code, "right")
    assert not right, as_text(right)


def test_the_catalogue_has_every_code_and_no_other() -> None:
    files = [path for room in ROOMS for path in (HOUSE / room).rglob("*.py")]
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in files]
    ruled = {f"gate-{rule.id}" for rule in RULES}
    assert ({code for tree in trees for code in _codes(tree)} | ruled) - set(CODES) == set()
    texts = {n.value for tree in trees for n in ast.walk(tree) if isinstance(n, ast.Constant) and n.value in CODES}
    assert set(CODES) - texts - ruled == set()


def test_a_code_stands_once_and_speaks_in_sentences() -> None:
    listed = [code for subject in SUBJECTS for code in subject.codes]
    assert len(listed) == len(CODES)
    assert len({subject.key for subject in SUBJECTS}) == len(SUBJECTS)
    for code in listed:
        assert code.title[0].isupper()
        assert code.title[-1] != ".", code
        for said in (code.meaning, code.todo):
            assert said[0].isupper(), code
            assert said[-1] == ".", code


def _found(root: Path, code: Code, form: str) -> tuple[Problem, ...]:
    """What the check says of one form of an example, laid over a small publication that has no problem."""
    files = {s.file: getattr(s, form) or None for s in code.samples}
    given = {f: text for f, text in files.items() if text}
    lay_out({"world": "one-cell", "files": given, "pictures": PICTURES}, root)
    for sample in code.samples:
        if not getattr(sample, form):
            (root / sample.file).unlink(missing_ok=True)
        elif form == "wrong":
            _keep(root, sample)
    return in_order((*problems(root), *gate(texts(root), TODAY)))


def _keep(root: Path, sample: Sample) -> None:
    """The wrong form as it lies on the disk: a socket stands for a file that cannot be opened, root opens any other."""
    path = root / sample.file
    if sample.kept == "link":
        path.unlink()
        path.symlink_to(sample.wrong)
    elif sample.kept == "locked":
        path.unlink()
        here = Path.cwd()
        os.chdir(path.parent)
        try:
            with socket.socket(socket.AF_UNIX) as lock:
                lock.bind(path.name)
        finally:
            os.chdir(here)
    elif sample.kept != "utf-8":
        path.write_bytes(unicodedata.normalize("NFD", sample.wrong).encode(sample.kept, errors="replace"))


def _codes(tree: ast.Module) -> Iterator[str]:
    """Each text that stands for a code: as `code=`, or where a fault of form or of text is made."""
    for node in ast.walk(tree):
        if isinstance(node, ast.keyword) and node.arg == "code":
            yield from _texts(node.value)
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in SAYERS:
            yield from (text for a in node.args[SAYERS[node.func.id] :][:1] for text in _texts(a))


def _texts(node: ast.expr) -> Iterator[str]:
    """A text, or both where one of two is chosen."""
    if isinstance(node, ast.IfExp):
        yield from (*_texts(node.body), *_texts(node.orelse))
    elif isinstance(node, ast.Constant):
        yield str(node.value)
