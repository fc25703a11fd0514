"""Owns `chibo check`: reads all data, prints every problem, builds nothing."""

from __future__ import annotations

import click

from generator.cli.frame import Command, Where, common
from generator.problems import as_json, as_text, has_errors
from generator.site.publication import examine


@click.command(name="check", cls=Command)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    metavar="text|json",
    help="Cách in: text cho người đọc, json cho máy.",
)
@common
@click.pass_obj
def command(where: Where, form: str) -> int:
    """Kiểm tra mọi hồ sơ, in mọi vấn đề theo tệp:dòng:cột."""
    where.config_file()
    found = examine(where.project)
    if form == "json":
        click.echo(as_json(found.problems))
    else:
        click.echo(as_text(found.problems))
        if not has_errors(found.problems):
            click.echo(f"Đã đọc {found.records} tệp dữ liệu.")
    return 1 if has_errors(found.problems) else 0
