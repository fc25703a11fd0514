"""The schemas for editors: true to the records, whole in Vietnamese, refusing what the check refuses."""

import json
import os
import re
import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft7Validator
from playwright.sync_api import Page

from generator import dates
from generator.problems import Fault
from generator.records import KINDS, SITE_FILE, decode, decode_site, rules, written
from generator.records.schema import NAMES, SITE, schema
from tests.test_checks import CASES, WORLDS

ROOT = Path(__file__).parent.parent
SCHEMAS = {name: schema(name) for name in NAMES}
VALIDATORS = {name: Draft7Validator(found) for name, found in SCHEMAS.items()}
# What a schema can know: the form of keys and scalars. Other faults stand between keys or between records.
FORMS = {
    "unknown-key", "missing-key", "bad-choice", "bad-number", "bad-date", "bad-time", "bad-flag", "bad-share",
    "bad-url", "bad-id", "bad-reference", "not-list", "not-mapping", "empty-value",
}  # fmt: skip
DATA = sorted(p for root in (ROOT, *WORLDS) for p in (root / "data").rglob("*.yml"))


class AsWritten(yaml.SafeLoader):
    """Every scalar stays text, as chibo reads it."""


class AsEditors(yaml.SafeLoader):
    """The core schema of YAML 1.2, as editors read it: `2020` is a number, `2020-09-03` and `19:30` are text."""


AsWritten.yaml_implicit_resolvers = {}
AsEditors.yaml_implicit_resolvers = {}
for tag, pattern in (
    ("null", r"~|null|Null|NULL|"),
    ("bool", r"true|True|TRUE|false|False|FALSE"),
    ("int", r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+"),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)"),
):
    AsEditors.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(rf"(?:{pattern})\Z"), None)
AsEditors.add_constructor("tag:yaml.org,2002:int", lambda _, node: int(node.value))
READERS = (AsWritten, AsEditors)


@pytest.mark.parametrize("name", NAMES)
def test_schema_is_a_schema(name: str) -> None:
    Draft7Validator.check_schema(SCHEMAS[name])
    assert {name for name in NAMES if name != SITE} == set(KINDS)


@pytest.mark.parametrize("name", NAMES)
def test_every_key_is_explained_in_vietnamese(name: str) -> None:
    described = 0
    for key, value in _properties(SCHEMAS[name]):
        if value.keys() == {"const"}:
            continue
        for words in (value["title"], value["description"]):
            assert words[0].isupper(), (key, words)
            assert re.search(r"[^\x00-\x7f]", words), (key, words)
            assert unicodedata.is_normalized("NFC", words)
        assert value["title"][-1] != "." == value["description"][-1], key
        assert len(value.get("enumDescriptions", ())) == len(value.get("enum", ())), key
        assert all(value.get("enumDescriptions", ())), key
        described += 1
    assert described > 10


@pytest.mark.parametrize("name", NAMES)
def test_every_pattern_and_choice_has_its_sentence(name: str) -> None:
    for node in _nodes(SCHEMAS[name]):
        if "pattern" in node:
            assert node["patternErrorMessage"].endswith("."), node
        if {"pattern", "enum", "additionalProperties"} & node.keys():
            assert node["errorMessage"].endswith("."), node


@pytest.mark.parametrize("reader", READERS)
def test_all_records_pass(reader: type[yaml.SafeLoader]) -> None:
    assert len(DATA) > 100
    for path in DATA:
        value = yaml.load(path.read_text(encoding="utf-8"), reader)
        file = path.as_posix()[path.as_posix().rindex("/data/") + 1 :]
        found = [f"{list(e.absolute_path)}: {e.message}" for e in VALIDATORS[_name(file)].iter_errors(value)]
        assert not found, (file, found)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_what_the_check_refuses_for_its_form_is_refused_there(path: Path) -> None:
    case = yaml.safe_load(path.read_text(encoding="utf-8"))
    for file, text in case["files"].items():
        if text is None or case.get("encodings", {}).get(file) or _name(file) not in NAMES:
            continue
        try:
            value = yaml.load(text, AsWritten)
        except yaml.YAMLError:
            continue
        refused = {tuple(e.absolute_path) for e in VALIDATORS[_name(file)].iter_errors(value)}
        for fault in _faults(file, value):
            if fault.code in FORMS and (fault.path or fault.code != "bad-id"):  # a wrong name of a file
                assert {fault.path, fault.path[:-1]} & refused, (file, fault)


@pytest.mark.parametrize("code", ["unknown-key", "bad-choice", "missing-key", "bad-number", "bad-date"])
def test_golden_cases_show_each_form(code: str) -> None:
    files = [f for p in CASES for f in yaml.safe_load(p.read_text(encoding="utf-8"))["files"].items() if f[1]]
    assert any(fault.code == code for file, text in files for fault in _faults(file, _loaded(text)))


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("units", "retracted: {on: 2024-02-01, reason: người có tên xin gỡ}"),
        ("units", "retracted: {on: 2024-02-01, reason: người có tên xin gỡ}\nformer_ids: [an]"),
        ("rules", "retracted: {on: 2024-02-01, reason: ghi nhầm}"),
        ("cells", "{name: Chi bộ A, kind: school, founded: 2020, codes-of: 1}"),
        ("cells", "{name: 2020, kind: school, founded: 2020, meeting_day: 5}"),
        ("changes", "{kind: merger, before: [units/a, {scope: units/b, kind: thôn, count: 2}], after: [a]}"),
        ("changes", "{kind: merger, before: [units/a, {org: units/b}], after: [units/c]}"),
        ("achievements", "{title: A, kind: works, org: units/a, works: {status: building, cost: 5000, size: 1.5}}"),
        ("achievements", "{title: A, kind: works, org: units/a, works: {status: building, cost: nhiều}}"),
        ("rules", "{kind: scheme, title: A, short_title: a, levels: [{id: good, name: tốt}]}"),
        ("rules", "{kind: scheme, title: A, short_title: a, roles: [{id: good, name: tốt}]}"),
        ("rules", "{kind: roles, title: A}"),
    ],
)
@pytest.mark.parametrize("reader", READERS)
def test_schema_and_decoder_agree(kind: str, text: str, reader: type[yaml.SafeLoader]) -> None:
    refused = any(VALIDATORS[kind].iter_errors(yaml.load(text, reader)))
    assert refused == bool(_faults(f"data/{kind}/a.yml", yaml.load(text, AsWritten)))


def test_each_rule_kind_has_its_branch() -> None:
    branches = SCHEMAS["rules"]["else"]["allOf"]
    assert [b["if"]["properties"]["kind"]["const"] for b in branches] == list(rules.KINDS)


_DAYS = st.one_of(st.dates(date(1890, 1, 1), date(2101, 12, 31)), st.dates(date(995, 1, 1), date(1910, 1, 1)))
POINTS = _DAYS.flatmap(
    lambda d: st.sampled_from([d.isoformat(), f"{d:%Y-%m}", f"{d:%Y}", f"{d:%Y}-Q{d.month % 6}", f"{d:%Y-%d-%m}", ".."])
)
WRITTEN = st.one_of(POINTS, st.tuples(POINTS, POINTS).map("/".join), POINTS.map(lambda p: p + "~"))


@given(st.one_of(WRITTEN, st.text("0123456789-/.~Q", max_size=12)))
def test_pattern_of_dates_is_that_of_the_reader(text: str) -> None:
    """Only what needs a calendar or a comparison is left to the check."""
    try:
        dates.parse(text)
    except dates.DateError as error:
        left = "02-29" in text or "kết thúc trước khi bắt đầu" in str(error)
        assert left or not written.PAST.pattern.fullmatch(text)
    else:
        found = dates.parse(text)
        modern = all(day.year >= written.MODERN for day in (found.earliest, found.latest) if day)
        assert written.PAST.pattern.fullmatch(text)
        assert bool(written.DATE.pattern.fullmatch(text)) == modern
        assert bool(written.PAST_DAY.pattern.fullmatch(text)) == (found.form == "day")
        assert bool(written.DAY.pattern.fullmatch(text)) == (found.form == "day" and modern)


def test_pattern_knows_every_day_and_every_time() -> None:
    day = date(1000, 1, 1)
    while day <= date(2100, 12, 31):
        true = day.isoformat() not in dates.SENTINELS
        assert bool(written.PAST_DAY.pattern.fullmatch(day.isoformat())) == true, day
        assert bool(written.DAY.pattern.fullmatch(day.isoformat())) == (true and day.year >= written.MODERN), day
        day += timedelta(days=1)
    for hour, minute in ((h, m) for h in range(30) for m in range(70)):
        text = f"{hour:02}:{minute:02}"
        assert bool(written.TIME.pattern.fullmatch(text)) == (hour < 24 and minute < 60)


def test_patterns_are_those_of_javascript_too(page: Page) -> None:
    """Editors match with the regular expressions of JavaScript."""
    patterns = sorted({n["pattern"] for found in SCHEMAS.values() for n in _nodes(found) if "pattern" in n})
    texts = ["2020", "2020-02-30", "2020-09-03~", "../2024-12", "2024/..", "81,16%", "5.000", "units/a", "a_b", " ",
             "1\n", "https://a.example/x?y=1", "https://a b", "true", "19:30", "nhà văn hóa"]  # fmt: skip
    judge = "([patterns, texts]) => patterns.map(p => texts.map(t => new RegExp(p, 'u').test(t)))"
    # `$` of Python matches before a last line break, that of JavaScript does not.
    python = [[bool(re.search(p[:-1] + r"\Z", t)) for t in texts] for p in patterns]
    assert page.evaluate(judge, [patterns, texts]) == python


def test_same_bytes_at_every_writing(tmp_path: Path) -> None:
    for seed in ("1", "2"):
        command = [sys.executable, "-m", "generator", "schema", str(tmp_path / seed)]
        subprocess.run(command, cwd=ROOT, check=True, env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True)
    first, second = ({p.name: p.read_bytes() for p in (tmp_path / seed).iterdir()} for seed in ("1", "2"))
    assert first == second
    assert set(first) == {f"{name}.json" for name in NAMES}
    assert all(json.loads(text) == SCHEMAS[name.removesuffix(".json")] for name, text in first.items())


def _name(file: str) -> str:
    return SITE if file == SITE_FILE else file.split("/")[1]


def _loaded(text: str) -> Any:
    try:
        return yaml.load(text, AsWritten)
    except yaml.YAMLError:
        return None


def _faults(file: str, value: Any) -> list[Fault]:
    return (decode_site(file, value) if file == SITE_FILE else decode(file, value))[1]


def _nodes(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _nodes(inner)


def _properties(found: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every key anywhere, with what is said of it."""
    for node in _nodes(found):
        keys = node.get("properties")
        if isinstance(keys, dict):
            yield from keys.items()
