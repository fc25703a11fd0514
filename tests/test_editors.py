"""What `chibo init` lays out for editors and code hosts: whole, readable, and calling only what exists."""

import json
import re
import shlex
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import click
import pytest
import yaml

from generator import __version__, source
from generator.checks import check
from generator.cli import chibo
from generator.model import load
from generator.problems import as_text
from generator.records import KINDS, decode
from generator.records.schema import NAMES
from generator.site import starter

ROOT = Path(__file__).parent.parent
WORKFLOWS = (".github/workflows/chibo.yml", ".gitlab-ci.yml", ".forgejo/workflows/chibo.yml")
PLACES = {"Hoạt động": "activities", "Chi bộ": "cells", "Thôn": "units", "Sáp nhập": "changes",
          "Đóng góp": "contributions", "Xếp loại": "achievements"}  # fmt: skip


@pytest.fixture(scope="module")
def started(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("started")
    starter.write(ROOT, target)
    return target


def test_everything_is_there(started: Path) -> None:
    wanted = {*WORKFLOWS, ".editorconfig", ".gitignore", "requirements.txt", "mkdocs.yml", "data/site.yml",
              ".vscode/settings.json", ".vscode/extensions.json", ".vscode/chibo.code-snippets",
              *(f"schemas/{name}.json" for name in NAMES)}  # fmt: skip
    assert not [place for place in sorted(wanted) if not (started / place).is_file()]
    program = f"chibo @ git+https://git.example/chibo@v{__version__}"
    assert program in (started / "requirements.txt").read_text(encoding="utf-8").splitlines()


def test_each_file_of_records_has_one_schema(started: Path) -> None:
    settings = _json(started / ".vscode" / "settings.json")
    assert {Path(place).stem for place in settings["yaml.schemas"]} == {*KINDS, "site"}
    assert all((started / place).is_file() for place in settings["yaml.schemas"])
    for path in (ROOT / "data").rglob("*.yml"):
        file = path.relative_to(ROOT)
        found = [s for s, pattern in settings["yaml.schemas"].items() if _matches(file, pattern)]
        assert found == [f"./schemas/{file.parts[1] if len(file.parts) > 2 else 'site'}.json"], file


@pytest.mark.parametrize("name", PLACES)
def test_snippet_is_a_record_with_every_choice(name: str, started: Path) -> None:
    snippets = _json(started / ".vscode" / "chibo.code-snippets")
    assert set(snippets) == set(PLACES)
    body = "\n".join(snippets[name]["body"])
    assert snippets[name]["scope"] == "yaml"
    assert all(prefix == prefix.lower() for prefix in snippets[name]["prefix"])
    for text in _filled(body):
        value, problems = source.parse(text, f"data/{PLACES[name]}/a.yml")
        record, faults = decode(f"data/{PLACES[name]}/a.yml", value)
        assert record, (text, problems, faults)
        assert not (*problems, *faults), text


def test_snippets_name_what_the_rules_of_a_new_publication_know(started: Path, tmp_path: Path) -> None:
    """Offices, measures and levels, so that only the references to be filled in are missing."""
    starter.write(ROOT, tmp_path)
    for name, snippet in _json(started / ".vscode" / "chibo.code-snippets").items():
        text = next(_filled("\n".join(snippet["body"])))
        (tmp_path / "data" / PLACES[name] / "vi-du.yml").write_text(text, encoding="utf-8")
    loaded = load(tmp_path)
    assert loaded.model, as_text(loaded.problems)
    said = sorted({fault.code for fault in check(loaded.model, date(2026, 11, 21))})
    assert not [code for code in said if code.startswith("unknown-")], said


@pytest.mark.parametrize("place", WORKFLOWS)
def test_workflow_calls_only_commands_that_exist(place: str, started: Path) -> None:
    text = (started / place).read_text(encoding="utf-8")
    calls = [shlex.split(line) for line in _scripts(yaml.safe_load(text)) if re.search(r"\bchibo (?!@)", line)]
    assert {"check", "build"} <= {_call(words)[0] for words in calls}
    for words in calls:
        _judge(*_call(words))


@pytest.mark.parametrize("place", WORKFLOWS)
def test_workflow_is_plain(place: str, started: Path) -> None:
    text = (started / place).read_text(encoding="utf-8")
    assert "secret" not in text.lower()
    assert "token" not in text.lower().replace("id-token: write", "")
    assert all(re.search(r"[^\x00-\x7f]", said) for said in re.findall(r"^\s*# (.+)", text, re.MULTILINE))
    assert all(re.fullmatch(r"\S+@v[0-9]+", used) for used in re.findall(r"uses: (.+)", text))


@pytest.mark.parametrize("place", [WORKFLOWS[0], WORKFLOWS[2]])
def test_workflow_runs_on_push_and_every_night(place: str, started: Path) -> None:
    plan = yaml.load((started / place).read_text(encoding="utf-8"), yaml.BaseLoader)
    assert {"push", "pull_request", "schedule"} <= set(plan["on"])
    assert plan["jobs"]["build"]["needs"] == "check"


def test_hooks_call_commands_that_exist() -> None:
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert [hook["id"] for hook in hooks] == ["chibo-check", "chibo-format"]
    for hook in hooks:
        assert hook["language"] == "python"
        assert hook["pass_filenames"] is False
        assert re.match(hook["files"], "data/units/an.yml")
        _judge(*_call(hook["entry"].split()))


def _call(words: list[str]) -> tuple[str, list[str]]:
    """A command of chibo with its words, to the end of the call."""
    at = next(i for i, word in enumerate(words) if word.rpartition("/")[2] == "chibo")
    rest = words[at + 1 :]
    end = next((i for i, word in enumerate(rest) if word in ("&&", "||", ">", "|")), len(rest))
    return rest[0], rest[1:end]


def _judge(command: str, words: list[str]) -> None:
    """The words are ones the command takes."""
    found = chibo.get_command(click.Context(chibo), command)
    assert found, command
    found.make_context(command, list(words), resilient_parsing=False)


def _scripts(value: Any) -> Iterator[str]:
    """What runs: under `run` and `script`."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key in ("run", "script"):
                yield from [inner] if isinstance(inner, str) else inner
            else:
                yield from _scripts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _scripts(inner)


def _filled(body: str) -> Iterator[str]:
    """The snippet with its defaults, then once with each further choice."""
    yield _plain(body)
    for choice in re.finditer(r"\$\{\d+\|([^}]+)\|\}", body):
        for word in choice[1].split(",")[1:]:
            yield _plain(body[: choice.start()] + word + body[choice.end() :])


def _plain(body: str) -> str:
    first = re.sub(r"\$\{\d+\|([^,}]+)[^}]*\|\}", r"\1", body)
    return re.sub(r"\$\{\d+:([^}]*)\}", r"\1", first).replace("$0", "")


def _matches(file: Path, pattern: str) -> bool:
    """`data/units/**/*.yml` as VS Code reads it."""
    expression = re.escape(pattern).replace(r"\*\*/", "(?:.*/)?").replace(r"\*", "[^/]*")
    return bool(re.fullmatch(expression, file.as_posix()))


def _json(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))
