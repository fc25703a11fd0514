"""Command `chibo check`: reads all data, prints every problem, builds nothing; `--fix` puts right what is certain.

At a terminal it then asks what the gate is in doubt about.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import click

from generator.cli.frame import Command, Where, common
from generator.edits import baring, fixing
from generator.problems import Problem, as_github, as_gitlab, as_json, as_text, keeps_back
from generator.problems.text import visible
from generator.site.publication import Publication, examine

_FORMATS: dict[str, Callable[[Sequence[Problem], str], str]] = {
    "text": lambda problems, below: as_text(problems),
    "json": lambda problems, below: as_json(problems),
    "github": lambda problems, below: as_github(problems, below=below),
    "gitlab": lambda problems, below: as_gitlab(problems, below=below),
}


@click.command(name="check", cls=Command)
@click.option(
    "--format",
    "form",
    type=click.Choice(list(_FORMATS)),
    default="text",
    metavar="|".join(_FORMATS),
    help="Cách in: text cho người đọc, json cho máy, github và gitlab cho nơi giữ hồ sơ.",
)
@click.option("--fix", is_flag=True, help="Sửa luôn những chỗ chỉ có một cách sửa đúng, rồi kiểm tra lại.")
@click.option("--bare-photos", is_flag=True, help="Cùng --fix: xóa vị trí (GPS), lời ghi trong ảnh ở data/photos/.")
@common
@click.pass_obj
def command(where: Where, form: str, *, fix: bool, bare_photos: bool) -> int:
    """Kiểm tra mọi hồ sơ, in mọi vấn đề theo tệp:dòng:cột."""
    where.config_file()
    if fix:
        _fix(where.project, where.day(), quiet=form != "text")
        if bare_photos:
            _bare(where.project, where.day(), quiet=form != "text")
    found = examine(where.project, where.day())
    _say(found, form, where.project)
    asked = [p for p in found.problems if p.severity == "question"]
    if asked and form == "text" and sys.stdin.isatty() and sys.stdout.isatty():
        from generator.cli.answering import answer  # noqa: PLC0415  most checks ask nothing

        if answer(where, asked):
            found = examine(where.project, where.day())
            _say(found, form, where.project)
    return 1 if keeps_back(found.problems) else 0


def _say(found: Publication, form: str, project: Path) -> None:
    said = _FORMATS[form](found.problems, _below(project))
    if said:
        click.echo(said)
    if form == "text" and not keeps_back(found.problems):
        click.echo(f"Đã đọc {found.records} tệp dữ liệu.")


def _fix(project: Path, today: date, *, quiet: bool) -> None:
    """Says each change; where the output is for a machine, beside it."""
    done = fixing.fix(project, lambda: examine(project, today).problems)
    for p in done.problems:
        was, now = visible(p.text.strip()), visible(p.fix.on(p.text).strip()) if p.fix else ""
        click.echo(f"{p.place.file}:{p.place.line}: đã sửa [{p.code}] “{was}” thành “{now}”.", err=quiet)
    for file in done.refused:
        click.echo(f"{file}: không sửa, vì tệp này không phải tệp thường trong data/.", err=quiet)
    count = len(done.problems)
    click.echo(f"Đã sửa {count} chỗ." if count else "Không có chỗ nào sửa máy móc được.", err=quiet)


def _bare(project: Path, today: date, *, quiet: bool) -> None:
    done, left = baring.bare(project, examine(project, today).problems)
    for file in done:
        click.echo(f"{file}: đã xóa vị trí; hình giữ nguyên.", err=quiet)
    for file in left:
        click.echo(f"{file}: không xóa được; lưu lại ảnh bằng một chương trình xem ảnh, bỏ Exif.", err=quiet)


def _below(project: Path) -> str:
    """The publication's folder as seen from where the command runs, with a final `/`; "" for that place itself."""
    try:
        way = os.path.relpath(project.resolve()).replace(os.sep, "/")
    except ValueError:  # another drive
        return ""
    return "" if way == "." or way.startswith("..") else f"{way}/"
