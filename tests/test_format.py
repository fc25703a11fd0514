"""Canonical text: the same values, the same comments, the same text when it is laid out again."""

import random
import re
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator import source
from generator.edits import formatting
from generator.records import decode
from generator.source import Shape, compose, parse, put, tidy

ROOT = Path(__file__).parent.parent
SHAPE = Shape(keys={"c": Shape(keys={"b": Shape()}), "a": Shape(keys={"z": Shape(), "b": Shape()}, listed=True)})

# What YAML is easily misled by, mixed with what Vietnamese text is made of.
_PIECES = st.sampled_from(
    [*"ab ăĐ:#-?,[]{}&*!|>'\"%@`\n\t\\.~=0", "e\u0323", "\u200b", "\u00a0", "\u2028", "\ufeff", "\x85", "\x07",
     "đồng chí ", ": ", " #", "- ", "“", "”"]
)  # fmt: skip
_TEXT = st.lists(_PIECES, max_size=40).map("".join) | st.text(max_size=30)
_KEY = (st.sampled_from(["a", "b", "c", "z", "x y", "é:", "#k"]) | st.text(max_size=4)).filter(lambda k: k != "<<")
_VALUE = st.recursive(
    _TEXT, lambda v: st.lists(v, max_size=4) | st.dictionaries(_KEY, v, max_size=4), max_leaves=12
)  # fmt: skip


def nfc(value: Any) -> Any:
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value)
    if isinstance(value, list):
        return [nfc(v) for v in value]
    return {nfc(k): nfc(v) for k, v in value.items()}


@settings(deadline=None)
@given(st.dictionaries(_KEY, _VALUE, min_size=1, max_size=5))
def test_written_values_are_read_again(values: dict[str, Any]) -> None:
    values = nfc(values)
    text = compose(values, SHAPE)
    found, problems = parse(text, "f")
    assert found == values
    assert text == unicodedata.normalize("NFC", text)
    assert text.endswith("\n")
    if not any(p.severity == "error" for p in problems):
        assert tidy(text, "f", SHAPE)[0] == text


@pytest.mark.parametrize("seed", range(400))
def test_laying_out_keeps_values_and_comments_and_is_done_once(seed: int) -> None:
    text = "\n".join(_odd_file(random.Random(seed), 0, 0)) + "\n"
    before, problems = parse(text, "f")
    assert not problems, text
    once, _ = tidy(text, "f", SHAPE)
    assert once
    assert parse(once, "f") == (before, ())
    assert tidy(once, "f", SHAPE)[0] == once
    assert sorted(re.findall(r"# c[0-9]+", once)) == sorted(re.findall(r"# c[0-9]+", text))


@pytest.mark.parametrize("file", source.data_files(ROOT))
def test_committed_data_is_laid_out(file: str) -> None:
    text = (ROOT / file).read_text(encoding="utf-8")
    edit, problems = formatting.tidied(file, text)
    assert edit, problems
    assert edit.after == text
    assert source.parse(edit.after, file)[0] == source.parse(text, file)[0]


def test_keys_stand_in_the_order_of_the_form() -> None:
    text = (
        "sources:\n- {title: Bài, kind: press, id: s1}\nkind: residential\nunits: [dong]\n"
        "observations:\n  - value: 47\n    qualifier: about\n    as_of: 2024\n    measure: members\nname: Chi bộ Đông\n"
    )
    edit, _ = formatting.tidied("data/cells/dong.yml", text)
    assert edit
    assert edit.after == (
        "name: Chi bộ Đông\nkind: residential\nunits:\n  - dong\n"
        "observations:\n  - measure: members\n    as_of: 2024\n    value: 47\n    qualifier: about\n"
        "sources:\n  - id: s1\n    kind: press\n    title: Bài\n"
    )
    values = parse(text, "f")[0]
    assert decode("data/cells/dong.yml", parse(edit.after, "f")[0]) == decode("data/cells/dong.yml", values)


def test_comments_stay_with_what_they_speak_of() -> None:
    text = (
        "# Hồ sơ mẫu\n\n# tên đầy đủ\nname: A # nhớ sửa\nsources:\n  # bài thứ nhất\n"
        "  - id: s1 # giữ\n    kind: press\n    title: Bài\n    # hết bài\n# loại\nkind: school\n# cuối tệp\n"
    )
    edit, _ = formatting.tidied("data/cells/a.yml", text)
    assert edit
    assert edit.after == (
        "# Hồ sơ mẫu\n# tên đầy đủ\nname: A # nhớ sửa\n# loại\nkind: school\nsources:\n  # bài thứ nhất\n"
        "  - id: s1 # giữ\n    kind: press\n    title: Bài\n    # hết bài\n# cuối tệp\n"
    )


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("no", "a: no\n"),
        ("0345", "a: 0345\n"),
        ("Cao Lộc: tin", 'a: "Cao Lộc: tin"\n'),
        ("số #1", 'a: "số #1"\n'),
        ("- gạch", 'a: "- gạch"\n'),
        ('Tổ "một"', 'a: Tổ "một"\n'),
        ("81,16%", "a: 81,16%\n"),
        ("dòng\n\nđoạn", "a: |-\n  dòng\n\n  đoạn\n"),
        ("http://" + "x" * 120, f"a: http://{'x' * 120}\n"),
        ("", "a:\n"),
    ],
)
def test_scalar_is_written_so(value: str, written: str) -> None:
    assert compose({"a": value}, SHAPE) == written


def test_long_text_is_folded_at_110_columns() -> None:
    text = compose({"a": "một hai: ba " * 30 + "hết"}, SHAPE)
    lines = text.splitlines()
    assert lines[0] == "a: >-"
    assert len(lines) > 3
    assert all(len(line) <= 110 for line in lines)
    assert all(len(line) > 100 for line in lines[1:-1])


def test_old_marks_and_loose_letters_are_mended() -> None:
    text = unicodedata.normalize("NFD", "---\r\nname: Chi bộ Đông\r\nkind: school\r\n")
    edit, _ = formatting.tidied("data/cells/a.yml", text)
    assert edit
    assert edit.after == "name: Chi bộ Đông\nkind: school\n"


def test_text_that_cannot_be_read_is_left_with_its_problems() -> None:
    edit, problems = formatting.tidied("data/cells/a.yml", "name: [\n")
    assert edit is None
    assert problems


def test_setting_a_key_keeps_the_rest() -> None:
    text = "c: 1 # một\n# hai\na:\n  - x # giữ\n"
    assert put(text, "f", SHAPE, {"a": ["y", "x"]})[0] == "c: 1 # một\n# hai\na:\n  - y\n  - x # giữ\n"


def _odd_file(rng: random.Random, depth: int, indent: int) -> list[str]:
    """A mapping or a list with comments wherever YAML takes them, and every form of scalar."""
    listed = depth > 0 and rng.random() < 0.5
    lines: list[str] = []
    for key in rng.sample(["a", "b", "c", "z", "k1", "k2"], rng.randint(1, 4)):
        lines += _remark(rng, indent)
        head = " " * indent + ("-" if listed else f"{key}:")
        beside = f" # c{rng.randint(0, 999)}" if rng.random() < 0.3 else ""
        if rng.random() < 0.35 and depth < 3:
            lines += [head + beside, *_odd_file(rng, depth + 1, indent + rng.choice([1, 2, 4]))]
        else:
            lines += _odd_scalar(rng, head, beside, indent + 3)
    return lines + _remark(rng, indent)


def _odd_scalar(rng: random.Random, head: str, beside: str, indent: int) -> list[str]:
    pad = " " * indent
    return rng.choice(
        [
            [f"{head} [x, {{q: r}}, 'y']{beside}"],
            [f"{head} [x, # c1", f"{pad}# c2", f"{pad}y]{beside}"],
            [f"{head} {rng.choice(['>-', '|', '|-', '>'])}{beside}", f"{pad}một # hai", f"{pad}ba", ""],
            [f'{head} "q: # x\\n"{beside}'],
            [f"{head}{beside}"],
            [f"{head} chữ", f"{pad}tiếp{beside}"],
            [f"{head} {rng.choice(['một', '2020', 'a#b', 'dài ' * 40 + 'x'])}{beside}"],
        ]
    )


def _remark(rng: random.Random, indent: int) -> list[str]:
    lines = []
    if rng.random() < 0.3:
        column = rng.choice([0, indent, indent + 2, indent + 4, max(0, indent - 2)])
        lines.append(f"{' ' * column}# c{rng.randint(0, 999)}")
    return lines + ([""] if rng.random() < 0.1 else [])
