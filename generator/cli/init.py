"""Owns `chibo init DIR`: a new publication that passes the check and builds."""

from __future__ import annotations

from importlib.resources import as_file, files
from pathlib import Path

import click

import generator
from generator.build import output
from generator.cli.frame import Command, Where, common, may_write
from generator.site import starter


@click.command(name="init", cls=Command)
@click.argument("directory", metavar="THƯ_MỤC", type=click.Path(path_type=Path))
@common
@click.pass_obj
def command(where: Where, directory: Path) -> int:
    """Tạo một trang mới: hồ sơ, trang viết tay, cài đặt cho trình soạn thảo và kho mã."""
    target = where.project / directory
    may_write(output.fresh, target, where.project)
    packed = files(generator) / "starter"
    if packed.is_dir():
        with as_file(packed) as source:
            starter.write(source, target)
    else:
        # Installed from a working copy: what the package would carry stands at its root.
        starter.write(Path(generator.__file__).parents[1], target)
    click.echo(f"Đã tạo {target}. Sửa tên và nơi liên hệ trong {target / 'data' / 'site.yml'}.")
    click.echo(f"Rồi làm trang: chibo build --project {target}")
    return 0
