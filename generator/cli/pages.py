"""Command `chibo pages DIR`: the pages as plain Markdown in a folder that MkDocs or Zensical builds."""

from __future__ import annotations

from pathlib import Path

import click

from generator.build import output
from generator.cli.frame import Command, Stop, Where, common, may_write
from generator.problems import as_text
from generator.site import folder
from generator.site.publication import read
from generator.vietnamese import number


@click.command(name="pages", cls=Command)
@click.argument("directory", metavar="THƯ_MỤC", type=click.Path(path_type=Path))
@common
@click.pass_obj
def command(where: Where, directory: Path) -> int:
    """Ghi mọi trang thành Markdown vào một thư mục, cho công cụ làm trang khác."""
    config = where.config_file()
    may_write(output.fresh, directory, where.project)
    today = where.day()
    found = read(where.project, today)
    if found.model is None:
        raise Stop(as_text(found.problems))
    content = config.parent / "content"
    if problems := folder.unsafe(found, content):
        raise Stop(as_text(problems))
    folder.write(directory, found, content=content, project=where.project, today=today)
    if found.notice:
        click.echo(found.notice, err=True)
    click.echo(f"Đã ghi {number(len(found.pages))} trang vào {directory}.")
    return 0
