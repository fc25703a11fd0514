"""Writes what other programs read in a publication: schemas and settings for editors, workflows for code hosts."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from generator import __version__
from generator.records import KINDS, SITE_FILE
from generator.records.schema import NAMES, SITE, schema

SCHEMAS = "schemas"
_FOLDER = Path(__file__).parent / "starter_files"
# What is copied as it stands, and where it goes.
_FILES = {
    "editorconfig": ".editorconfig",
    "extensions.json": ".vscode/extensions.json",
    "snippets.json": ".vscode/chibo.code-snippets",
    "github.yml": ".github/workflows/chibo.yml",
    "gitlab.yml": ".gitlab-ci.yml",
    "forgejo.yml": ".forgejo/workflows/chibo.yml",
}
# No bare name: until chibo is published there, the name in a package index could be anybody's.
_REQUIREMENTS = f"""\
# Bộ công cụ làm trang, đúng một phiên bản: hôm nay và năm sau cùng một trang.
# Thay git.example bằng kho mã nơi cơ quan lấy chibo, trước khi chạy kiểm tra tự động lần đầu.
chibo @ git+https://git.example/chibo@v{__version__}
"""


def write(target: Path) -> None:
    """Everything into a new publication. OSError as it comes."""
    for name, place in _FILES.items():
        _write(target / place, (_FOLDER / name).read_text(encoding="utf-8"))
    _write(target / "requirements.txt", _REQUIREMENTS)
    _write(target / ".vscode" / "settings.json", _as_json(_settings()))
    write_schemas(target / SCHEMAS)


def write_schemas(folder: Path) -> int:
    """One `<kind>.json` for each kind, over those that stand there; how many. OSError as it comes."""
    for name in NAMES:
        _write(folder / f"{name}.json", _as_json(schema(name)))
    return len(NAMES)


def not_ours(folder: Path) -> tuple[str, ...]:
    """The files of a folder that keep `write_schemas` out of it: at a name of ours, or all of a folder without any."""
    there = {path.name: path for path in folder.iterdir()} if folder.is_dir() else {}
    own = {f"{name}.json": name for name in NAMES if f"{name}.json" in there}
    return tuple(name for name in own if not _is_schema(there[name], own[name])) if own else tuple(sorted(there))


def _is_schema(path: Path, name: str) -> bool:
    """Whether this is a schema of that kind by us, if by an earlier version."""
    try:
        found = json.loads(path.read_bytes()) if path.is_file() and not path.is_symlink() else None
    except (OSError, ValueError, RecursionError):
        return False
    ours = schema(name)
    return isinstance(found, dict) and all(found.get(key) == ours[key] for key in ("$schema", "title"))


def _settings() -> dict[str, Any]:
    files = {**{kind: f"data/{kind}/**/*.yml" for kind in KINDS}, SITE: SITE_FILE}
    return {
        "yaml.schemas": {f"./{SCHEMAS}/{name}.json": files[name] for name in NAMES},
        "yaml.schemaStore.enable": False,
        "files.encoding": "utf8",
        "files.eol": "\n",
        "files.insertFinalNewline": True,
        "files.trimTrailingWhitespace": True,
        "editor.insertSpaces": True,
        "editor.tabSize": 2,
        "editor.detectIndentation": False,
        "editor.wordWrap": "on",
        # Vietnamese letters are no trap here.
        "editor.unicodeHighlight.allowedLocales": {"vi": True},
        "[yaml]": {"editor.quickSuggestions": {"other": True, "comments": False, "strings": True}},
    }


def _as_json(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
