"""Laws and examples of generator/source/: any text gives values or problems, never an exception."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from generator import source
from generator.problems import Fault, Problem, has_errors
from generator.records import KINDS, SITE_FILE, decode, decode_site
from generator.source import reading

FILE = "data/units/a.yml"
SIGNS = st.text(alphabet="abk01-:# \n\t'\"[]{},&*!|>%@?<~ấđ\u0300\u200b\ufeff\u2028\x85\x07\\", max_size=60)
LINES = st.lists(
    st.sampled_from(
        ["name: A", "kind: thon", "level: [a, b", "- x", "  - y: z", "\tname: b", "---", "...", "'", "a: &x 1", "b: *x",
         "<<: {a: 1}", "? k", ": v", "a: !t 1", "%YAML 1.1", "# lời", "name: |", "  dòng", "sources:", "  - id: a", ""]
    )
).map("\n".join)  # fmt: skip
KEYS = st.one_of(
    st.text(max_size=8),
    st.sampled_from(
        "id name kind level parent officers from role sources observations by value orgs before after".split()
    ),
)
SCALARS = st.one_of(
    st.text(max_size=12), st.sampled_from(["2020", "units/a", "secretary", "81,16%", "1.000", "no", ""])
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(KEYS, inner, max_size=4)),
    max_leaves=20,
)


@given(st.one_of(st.text(), SIGNS, LINES))
@example("\ufeffname: a")
@example("a: \x00")
@example("? [a]\n: b")
@example('"\\ud800": a')
@example("a: |\n  x\n b: c")
def test_any_text_gives_values_or_problems(text: str) -> None:
    value, problems = source.parse(text, FILE)
    assert value is not None or has_errors(problems)
    lines = len(text.splitlines()) + 1
    assert all(1 <= p.place.line <= lines and p.place.column >= 1 for p in problems)
    if value is not None:
        assert _only_text(value)
        _decode_everywhere(value)


@given(VALUES)
def test_any_values_give_a_record_or_faults(value: Any) -> None:
    _decode_everywhere(value)


@given(VALUES)
def test_what_json_writes_is_read_back(value: Any) -> None:
    """Flow style with quotes: nothing may be resolved, folded or lost."""
    text = json.dumps(value)
    assume('"<<":' not in text and "\\ud" not in text)  # a pair of halves is JSON's way alone
    assert source.parse(text, FILE)[0] == value


@given(st.binary(max_size=60))
def test_any_bytes_give_values_or_problems(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    root = tmp_path_factory.getbasetemp()
    (root / "any.yml").write_bytes(content)
    value, problems = source.load(root, "any.yml")
    assert value is not None or has_errors(problems)


@pytest.mark.parametrize(
    "scalar",
    ["no", "yes", "on", "null", "~", "true", "0345671234", "010", "0x1F", "1e3", "19:30", "1_000", "5.000", ".inf",
     "2020-09-03", "2020-09-03T19:30:00Z", "1.0", "+84", "=", "NaN"],
)  # fmt: skip
def test_a_scalar_stays_what_was_written(scalar: str) -> None:
    assert source.parse(f"a: {scalar}\n", FILE) == ({"a": scalar}, ())
    assert source.parse(f"[{scalar}]\n", FILE)[0] == [scalar]


def test_a_key_stays_what_was_written() -> None:
    assert source.parse("no: 1\n2020: 2\n", FILE)[0] == {"no": "1", "2020": "2"}


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        ("a: &x [1]\n", "anchor", "1:4"),
        ("a: 1\nb: *x\n", "anchor", "2:4"),
        ("&x a: 1\n", "bad-key", "1:1"),
        ("*x : 1\n", "bad-key", "1:1"),
        ("a: !!int 1\n", "tag", "1:4"),
        ("a: !x {}\n", "tag", "1:4"),
        ("[a]: 1\n", "bad-key", "1:1"),
        ("a: 1\na: 2\n", "duplicate-key", "2:1"),
        ("x:\n  - b: 1\n    b: 1\n", "duplicate-key", "3:5"),
        ("<<: {}\n", "merge-key", "1:1"),
        ("a: 1\n---\nb: 2\n", "second-document", "2:1"),
        ("", "empty-file", "1:1"),
        ("# chỉ có lời ghi\n", "empty-file", "1:1"),
        ("a:\n\t- b\n", "tab-indent", "2:1"),
        ("a: b: c\n", "colon-in-text", "1:5"),
        ('a: "b\nc: d\n', "unclosed-quote", "1:4"),
        ('a: "b\nc: "d"\n', "unclosed-quote", "1:4"),
        ('a: "b" c\n', "quote-in-text", "1:4"),
        ("a: [b\nc: d\n", "unclosed-bracket", "1:4"),
        ("a: {\n", "unclosed-bracket", "1:4"),
        ("a b\nc: d\n", "missing-colon", "1:1"),
        ("a: b\nc:d\n", "missing-colon", "2:3"),
        ("a: b\n c: d\n", "uneven-indent", "2:2"),
        ("a:\n  b: c\n d: e\n", "uneven-indent", "3:2"),
        ("a: @b\n", "bad-start", "1:4"),
        ("a: ]b\n", "bad-start", "1:4"),
        ("a: *\n", "anchor", "1:4"),
        ("a: !\u1ea1\n", "tag", "1:4"),
        ('a: "\\q"\n', "bad-escape", "1:5"),
        ("a: [b]]\n", "yaml-syntax", "1:7"),
        ("a:\u00a0b\nc: d\n", "no-break-space", "1:3"),
        ("a: “b”\n", "curly-quotes", "1:4"),
        ("a: x\n\nb: Nhà\u200b\n", "zero-width", "3:7"),
        ("a: x\nb: Chi bo\u0323\u0302\n", "not-nfc", "2:9"),
        ("a: 'x\u2028y'\n", "control", "1:6"),
    ],
)
def test_a_fault_of_text_has_its_place(text: str, code: str, place: str) -> None:
    problems = source.parse(text, FILE)[1]
    assert (code, place) in [(p.code, f"{p.place.line}:{p.place.column}") for p in problems]


def test_a_bomb_is_refused_before_it_grows() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 30)]
    value, problems = source.parse("\n".join(lines), FILE)
    assert value is None
    assert [p.code for p in problems] == ["anchor"]


@pytest.mark.parametrize(
    "text", ["[" * 50_000, "- " * 50_000, "{a: " * 50_000, "".join(" " * n + "a:\n" for n in range(200))]
)
def test_deep_nesting_is_refused(text: str) -> None:
    value, problems = source.parse(text, FILE)
    assert value is None
    assert [p.code for p in problems] == ["too-deep"]


def test_thirty_levels_are_enough_and_found_again(tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_text("".join("  " * n + f"k{n}:\n" for n in range(29)) + "  " * 29 + "k29: x\n")
    assert source.load(tmp_path, "a.yml")[1] == ()
    path = tuple(f"k{n}" for n in range(30))
    assert _place(tmp_path, Fault(file="a.yml", path=path, code="x", message="x")) == (30, 64)


def test_a_large_file_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_bytes(b"a: " + b"x" * reading.MAX_BYTES)
    assert [p.code for p in source.load(tmp_path, "a.yml")[1]] == ["file-too-large"]


def test_windows_text_is_read_like_any_other(tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_bytes("\ufeffname: Nà Lạn\r\nlevel: village\r\n".encode())
    assert source.load(tmp_path, "a.yml") == ({"name": "Nà Lạn", "level": "village"}, ())
    assert _place(tmp_path, Fault(file="a.yml", path=("level",), code="x", message="x")) == (2, 8)


@pytest.mark.parametrize(
    ("path", "at_key", "place"),
    [
        ((), False, (2, 1)),
        (("name",), False, (2, 7)),
        (("name",), True, (2, 1)),
        (("officers", 1, "from"), False, (6, 11)),
        (("officers", 1, "form"), False, (5, 5)),
        (("officers", 7), False, (4, 3)),
        (("by", "kind", "school"), False, (9, 13)),
        (("by", "kind"), False, (8, 3)),
        (("missing", "deep"), False, (2, 1)),
    ],
)
def test_a_path_leads_to_the_deepest_step_there_is(
    path: Any, at_key: bool, place: tuple[int, int], tmp_path: Path
) -> None:
    (tmp_path / "a.yml").write_text(
        "# ghi chú\nname: A\nofficers:\n  - name: An\n  - name: Bình\n    from: 2020\nby:\n  kind:\n    school: 4\n"
    )
    assert _place(tmp_path, Fault(file="a.yml", path=path, code="x", message="x", at_key=at_key)) == place


def test_data_files_are_found_sorted_and_links_are_refused(tmp_path: Path) -> None:
    for name in ("b.yml", "a/c.yaml", "a/.hidden.yml", ".git/d.yml", "a/e.txt"):
        (tmp_path / "data" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "data" / name).write_text("a: 1\n")
    (tmp_path / "data" / "z.yml").symlink_to(tmp_path / "data" / "b.yml")
    (tmp_path / "data" / "zz").symlink_to(tmp_path / "data" / "a")
    assert source.data_files(tmp_path) == ("data/a/c.yaml", "data/b.yml", "data/z.yml")
    value, problems = source.load(tmp_path, "data/z.yml")
    assert value is None
    assert [p.code for p in problems] == ["unreadable"]
    assert source.data_files(tmp_path / "nowhere") == ()


def _place(root: Path, fault: Fault) -> tuple[int, int]:
    problems: tuple[Problem, ...] = source.places(root, [fault])
    return problems[0].place.line, problems[0].place.column


def _decode_everywhere(value: Any) -> None:
    """As the file of each kind and as the site: a record without faults, or none with at least one."""
    for kind in KINDS:
        record, faults = decode(f"data/{kind}/a.yml", value)
        assert (record is None) == has_errors(faults)
    assert (decode_site(SITE_FILE, value)[0] is None) == bool(decode_site(SITE_FILE, value)[1])


def _only_text(value: Any) -> bool:
    if isinstance(value, dict):
        return all(isinstance(k, str) and _only_text(v) for k, v in value.items())
    return all(map(_only_text, value)) if isinstance(value, list) else isinstance(value, str)
