"""Command `chibo init DIR`: a new publication that passes the check and builds, empty or of a commune."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from importlib.resources import as_file, files
from pathlib import Path
from tempfile import TemporaryDirectory

import click

import generator
from generator.build import output
from generator.cli.asking import commune
from generator.cli.editing import agreed, open_desk, put, yes_option
from generator.cli.frame import Command, Where, common, may_write
from generator.edits import official
from generator.register import Commune
from generator.register import official as official_units
from generator.site import starter
from generator.vietnamese import capital


@click.command(name="init", cls=Command)
@click.argument("directory", metavar="THƯ_MỤC", type=click.Path(path_type=Path))
@click.option(
    "--commune", "words", default="", metavar="TÊN",
    help="Xã, phường của trang, ví dụ “Kỳ Lừa, Lạng Sơn”; tên nay, tên cũ hoặc mã.",
)  # fmt: skip
@yes_option
@common
@click.pass_obj
def command(where: Where, /, directory: Path, words: str, *, yes: bool) -> int:
    """Tạo một trang mới: hồ sơ, trang viết tay, cài đặt; có --commune thì cả xã ấy với các xã cũ, sáp nhập."""
    target = where.project / directory
    may_write(output.fresh, target, where.project)
    with _packed() as source:
        if not words:
            starter.write(source, target)
        elif not _of_commune(where, source, target, commune(words), yes=yes):
            return 0
    click.echo(f"Đã tạo {target}. Sửa tên và nơi liên hệ trong {target / 'data' / 'site.yml'}.")
    click.echo(f"Rồi làm trang: chibo build --project {target}")
    return 0


def _of_commune(where: Where, source: Path, target: Path, found: Commune, *, yes: bool) -> bool:
    """Writes the publication of a commune if a person agrees to what is shown; it is tried in another folder first."""
    with TemporaryDirectory() as folder:
        trial = Path(folder)
        starter.write(source, trial)
        at = open_desk(replace(where, project=trial))
        draft, (unit,) = official.add(at, official_units(), [found])
        if not agreed(trial, at, draft, yes=yes, briefly=True):
            return False
    name = capital(found.called)
    starter.write(source, target, starter.settings(name, f"{found.called}, {found.province.called}", unit.id))
    put(target, draft, briefly=True)
    return True


@contextmanager
def _packed() -> Iterator[Path]:
    """The folder with what a new publication begins with."""
    packed = files(generator) / "starter"
    if packed.is_dir():
        with as_file(packed) as source:
            yield source
    else:
        # Installed from a working copy: what the package would carry stands at its root.
        yield Path(generator.__file__).parents[1]
