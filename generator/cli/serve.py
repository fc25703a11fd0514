"""Command `chibo serve`: a preview that follows every saved file."""

from __future__ import annotations

import gc
import os
from datetime import UTC, datetime, time

import click

from generator.cli.frame import Command, Stop, Where, common
from generator.site import mkdocs_run


@click.command(name="serve", cls=Command)
@click.option(
    "--address", default="127.0.0.1:8000", metavar="MÁY:CỔNG", help="Nơi xem thử; để trống là 127.0.0.1:8000."
)
@common
@click.pass_obj
def command(where: Where, address: str) -> int:
    """Xem thử trang trên máy này; lưu tệp nào, trang đổi theo."""
    if where.today:
        # MkDocs reads its settings anew at each save; the day reaches the plugin as it would in any build.
        os.environ["SOURCE_DATE_EPOCH"] = str(int(datetime.combine(where.day(), time(12), UTC).timestamp()))
    gc.enable()  # it alone of all commands lives for long
    config = where.config_file()
    click.echo(f"Xem thử ở http://{address}/ (bấm Ctrl+C để dừng).")
    failed = mkdocs_run.serve(config, address=address, say=lambda line: click.echo(line, err=True))
    if failed:
        raise Stop(failed)
    return 0
