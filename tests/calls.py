"""Calls of `chibo`: in this process, by the runner of click, or as a process of its own, as a person makes them."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from contextlib import chdir
from dataclasses import dataclass
from pathlib import Path

from click.testing import CliRunner
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException

from generator.cli import main

ROOT = Path(__file__).parent.parent


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What a call ended with and said."""

    returncode: int
    stdout: str
    stderr: str


def chibo(*words: object, said: str = "", cwd: Path = ROOT) -> Run:
    """The command in this process; `said` is what a person answers."""
    with chdir(cwd), CliRunner().isolation(said) as (out, err, _):
        code = main([str(word) for word in words])
        sys.stdout.flush()
        sys.stderr.flush()
        return Run(returncode=code, stdout=out.getvalue().decode(), stderr=err.getvalue().decode())


def build(root: Path, *words: object) -> Run:
    """`chibo build` in this process, which has to go well."""
    run = chibo("build", "--project", root, *words)
    assert run.returncode == 0, run.stdout + run.stderr
    return run


def mkdocs(root: Path, site: Path, *, strict: bool = True) -> str:
    """What `mkdocs build` says, in this process, when it refuses; "" when it does its work."""
    try:
        mkdocs_build(load_config(config_file=str(root / "mkdocs.yml"), site_dir=str(site), strict=strict))
    except MkDocsException as error:
        return str(error) or "refused"
    return ""


def process(*words: object, said: str = "", cwd: Path = ROOT, env: Mapping[str, str] | None = None) -> Run:
    """The command as the system starts it."""
    run = subprocess.run(
        [sys.executable, "-m", "generator", *map(str, words)], cwd=cwd, input=said, capture_output=True, text=True,
        encoding="utf-8", check=False, env={**os.environ, "PYTHONIOENCODING": "utf-8", **(env or {})},
    )  # fmt: skip
    return Run(returncode=run.returncode, stdout=run.stdout, stderr=run.stderr)
