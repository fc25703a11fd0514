"""Command `chibo schema [DIR]`: the JSON Schema of every kind of record, for editors that check while one types."""

from __future__ import annotations

from pathlib import Path

import click

from generator.build import output
from generator.cli.frame import Command, Stop, Where, common, may_write
from generator.site import editors


@click.command(name="schema", cls=Command)
@click.argument("directory", metavar="[THƯ_MỤC]", required=False, type=click.Path(path_type=Path))
@common
@click.pass_obj
def command(where: Where, directory: Path | None) -> int:
    """Ghi lại khuôn JSON Schema cho trình soạn thảo; để trống là schemas/."""
    folder = directory or where.config_file().parent / editors.SCHEMAS
    may_write(output.place, folder, where.project)
    if strange := editors.not_ours(folder):
        raise Stop(str(output.foreign(folder, strange)), code=2)
    count = editors.write_schemas(folder)
    click.echo(f"Đã ghi {count} khuôn vào {folder}.")
    return 0
