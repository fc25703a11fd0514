"""The documents say what is there: every command, kind, key and choice, each dependency; and their links lead on."""

import importlib
import pkgutil
import re
import tomllib
import unicodedata
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any, get_args

import click
import pytest
from pydantic import BaseModel

import generator
from generator import dates, records, source
from generator.cli import chibo
from generator.model import load
from generator.pages.results import achievements
from generator.presentation.context import plain_context
from generator.problems import as_text
from generator.records import KINDS, Record, Site, decode, rules
from generator.records.base import Tombstone
from generator.templates import FOLDER, Templates
from generator.vietnamese import slug

ROOT = Path(__file__).parent.parent
PAGES = sorted((ROOT / "content").glob("*.md"))
DOCUMENTS = sorted(ROOT.glob("*.md"))
ARCHITECTURE = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")
GUIDE = "".join((ROOT / "content" / f"{name}.md").read_text(encoding="utf-8") for name in ("huong-dan", "cac-khoa"))
NEEDED = "**Cần có"
COMMON = {key for key in Record.model_fields if key != "id"}
MODELS: dict[str, tuple[type[BaseModel], ...]] = {
    **{folder: (kind.form,) for folder, kind in KINDS.items()},
    "rules": tuple(rules.KINDS.values()),
}
TOKENS = set(re.findall(r"`([^`\n]+)`", GUIDE))
IN_README = set(re.findall(r"`([^`\n]+)`", README))


@pytest.mark.parametrize("command", chibo.words)
def test_command_is_documented(command: str) -> None:
    for name, text in (("README.md", README), ("huong-dan.md", GUIDE)):
        assert re.search(rf"`chibo {command}\b", text), f"{name} does not name chibo {command}"


@pytest.mark.parametrize("command", chibo.words)
def test_every_option_is_in_the_guide(command: str) -> None:
    found = chibo.get_command(click.Context(chibo), command)
    assert found
    options = {name for p in found.params for name in p.opts if name.startswith("--")}
    assert not [name for name in sorted(options) if not any(name in token.split() for token in TOKENS)]


@pytest.mark.parametrize("kind", MODELS)
def test_table_of_a_kind_has_exactly_its_keys(kind: str) -> None:
    wanted = {_key(name, f) for model in MODELS[kind] for name, f in model.model_fields.items()}
    assert wanted - {"id", *COMMON} == set(_table(kind))


@pytest.mark.parametrize("kind", MODELS)
def test_table_of_a_kind_marks_what_is_needed(kind: str) -> None:
    table = _table(kind)
    for name in table:
        fields = [f for model in MODELS[kind] for n, f in model.model_fields.items() if _key(n, f) == name]
        always = len(fields) == len(MODELS[kind]) and all(f.is_required() for f in fields)
        assert table[name] == always, f"{kind}: {name} is {'' if always else 'not '}always needed"


def test_every_key_is_in_the_guide() -> None:
    models = {inner for found in (*MODELS.values(), (Tombstone,)) for model in found for inner in _models(model)}
    assert not sorted(_keys(models) - {"ref"} - TOKENS)


def test_every_key_of_the_settings_is_in_the_readme() -> None:
    assert not sorted(_keys(set(_models(Site))) - IN_README)


def test_every_choice_is_in_the_guide() -> None:
    modules = [importlib.import_module(f"{records.__name__}.{m.name}") for m in pkgutil.iter_modules(records.__path__)]
    named = [(k, v) for module in modules for k, v in vars(module).items() if k.isupper() and k[0] != "_"]
    tables = [v for _, v in named if isinstance(v, dict)]
    labels = [(word, label) for table in tables for word, label in table.items() if isinstance(label, str)]
    words = {word for word, label in labels if not _says(word, label)}
    assert len(words) > 80
    assert not sorted(words - TOKENS)


def test_examples_are_records() -> None:
    examples = re.findall(r"```yaml\n# (data/\S+)\n(.*?)```", GUIDE + README, re.DOTALL)
    assert len(examples) >= 5
    for file, text in examples:
        value, problems = source.parse(text, file)
        record, faults = decode(file, value)
        assert not (*problems, *faults), file
        assert record


def test_pieces_of_records_are_yaml() -> None:
    for text in re.findall(r"```yaml\n(?!# data/)(.*?)```", GUIDE, re.DOTALL):
        value, problems = source.parse(text, "data/piece.yml")
        assert isinstance(value, dict), text
        assert not problems


def test_dates_are_shown_as_the_guide_says() -> None:
    rows = re.findall(r"^\| `([^`]+)` \| (.+) \|$", _section("ngay"), re.MULTILINE)
    assert len(rows) >= 8
    assert rows == [(written, dates.show(dates.parse(written))) for written, _ in rows]


def test_message_in_the_guide_is_what_the_check_says(tmp_path: Path) -> None:
    (shown,) = re.findall(r"```text\n(.+)\n```", GUIDE)
    (tmp_path / "data" / "cells").mkdir(parents=True)
    text = "name: Chi bộ thôn Đông\nkind: residential\ncommittee: xa-an\nfounded:\n"
    (tmp_path / "data" / "cells" / "thon-dong.yml").write_text(text, encoding="utf-8")
    assert shown in as_text(load(tmp_path).problems).splitlines()


def test_commands_of_the_readme_exist() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    named = set(re.findall(r"(?:^|`)make ([a-z]+)\b", README, re.MULTILINE))
    assert {"site", "test"} <= named
    assert not sorted(t for t in named if not re.search(rf"^{t}:", makefile, re.MULTILINE))


def test_every_dependency_has_its_reason() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = [*project["project"]["dependencies"], *project["dependency-groups"]["dev"]]
    names = {re.split(r"[<>=~!;\[ ]", entry)[0] for entry in wanted}
    told = dict(re.findall(r"^\| `([\w-]+)` \| (.+) \|$", text, re.MULTILINE))
    assert names == set(told)


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_links_between_documents_resolve(path: Path) -> None:
    text = _without_code(path.read_text(encoding="utf-8"))
    targets = [t for t in re.findall(r"(?<!!)\[[^\]]*\]\(([^)\s]+)\)", text) if not re.match(r"[a-z]+:", t)]
    missing = []
    for target in targets:
        file, _, anchor = target.partition("#")
        there = ROOT / file if file else path
        if not there.exists() or (anchor and anchor not in _anchors(there)):
            missing.append(target)
    assert not missing


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_hand_written_page_has_its_form(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert unicodedata.is_normalized("NFC", text)
    assert re.match(r"---\ntitle: .+\ndescription: .+\n(?:search: false\n)?---\n", text)
    assert len(re.findall(r"^# ", _without_code(text), re.MULTILINE)) == 1


def test_names_of_code_in_architecture_exist() -> None:
    rooms = {module.name for module in pkgutil.iter_modules(generator.__path__)}
    named = {name for name in re.findall(r"`(\w+(?:\.\w+)+)`", ARCHITECTURE) if name.split(".")[0] in rooms}
    assert len(named) > 30
    assert not sorted(name for name in named if not _is_code(name))


def test_files_named_in_architecture_exist() -> None:
    named = set(re.findall(r"`([\w.-]+(?:/[\w.*-]+)*(?:/|\.(?:css|html|js|json|py|toml|yml)))`", ARCHITECTURE))
    named = {name for name in named if "/" in name and not name.startswith((".", "overrides/"))}
    assert len(named) > 50
    places = (ROOT, ROOT / "generator", ROOT / "generator" / "pages")
    absent = {"data/files/"}  # the sample has no document on line
    assert not sorted(name for name in named - absent if not any(list(place.glob(name)) for place in places))


def test_line_that_architecture_follows_is_what_the_program_makes_of_it() -> None:
    ((file, line),) = re.findall(r"`(data/\S+\.yml)` has the line\n\n```yaml\n(.+)\n```", ARCHITECTURE)
    (made,) = re.findall(r"```html\n(.+)\n```", ARCHITECTURE)
    assert line in (ROOT / file).read_text(encoding="utf-8").splitlines()
    model = load(ROOT).read
    ctx = plain_context(model, date(2026, 11, 21))
    (page,) = (ctx.whole(head) for head in achievements.pages(ctx) if model.file(head.about) == file)
    assert made in page.body.splitlines()


def test_template_in_the_readme_can_be_used(tmp_path: Path) -> None:
    ((name, text),) = re.findall(
        r"`overrides/pages/(\w+\.html)`, for example:\n\n```jinja\n(.*?)```", README, re.DOTALL
    )
    (tmp_path / name).write_text(text, encoding="utf-8")
    assert (FOLDER / name).is_file()
    ctx = plain_context(load(ROOT).read, date(2026, 11, 21))
    ours, theirs = (
        [ctx.whole(head).body for head in achievements.pages(ctx)]
        for ctx in (ctx, replace(ctx, templates=Templates(tmp_path)))
    )
    assert ours != theirs
    assert len(ours) == len(theirs)


def _is_code(name: str) -> bool:
    """Whether a dotted name below the package leads to a module, or to something in one or in a class of one."""
    found: Any = generator
    for part in name.split("."):
        if isinstance(found, ModuleType):
            with suppress(ModuleNotFoundError):
                importlib.import_module(f"{found.__name__}.{part}")
        if not hasattr(found, part):
            return False
        found = getattr(found, part)
    return True


def _section(anchor: str) -> str:
    """The part of the guide from the heading with `{#anchor}` to the next heading."""
    return re.split(r"^#+ .+$", GUIDE.split(f"{{#{anchor}}}\n", 1)[1], flags=re.MULTILINE)[0]


def _table(anchor: str) -> dict[str, bool]:
    """The keys in the first column of a section's table, and whether their row says that they are needed."""
    found: dict[str, bool] = {}
    for head, meaning in re.findall(r"^\| (`.+?) \| (.+) \|$", _section(anchor), re.MULTILINE):
        only = re.match(r"\*\*Cần có ([^*]+)\.\*\*", meaning)
        named = set(re.findall(r"`(\w+)`", only[1])) if only else None
        for key in re.findall(r"`(\w+)`", head):
            found[key] = meaning.startswith(NEEDED) and (named is None or key in named)
    return found


def _key(name: str, field: Any) -> str:
    """The key as an editor writes it."""
    return str(field.alias or name)


def _keys(models: set[type[BaseModel]]) -> set[str]:
    return {_key(name, field) for model in models for name, field in model.model_fields.items()}


def _models(kind: Any) -> Iterator[type[BaseModel]]:
    """A model and all groups of keys inside it."""
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        yield kind
        for field in kind.model_fields.values():
            yield from _models(field.annotation)
    for inner in get_args(kind):
        yield from _models(inner)


def _says(word: str, label: str) -> bool:
    """True for a word that is its label without marks, as the guide tells (`thi_tran`)."""
    return word == slug(label).replace("-", "_")


def _without_code(text: str) -> str:
    return re.sub(r"^```.*?^```$", "", text, flags=re.DOTALL | re.MULTILINE)


def _anchors(path: Path) -> set[str]:
    """The fragments of a document's headings, as code hosts make them."""
    heads = re.findall(r"^#+ (.+)$", _without_code(path.read_text(encoding="utf-8")), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", head.strip().lower()).replace(" ", "-") for head in heads}
