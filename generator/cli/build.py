"""Command `chibo build`: MkDocs' own build of the publication, with progress and a summary."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path

import click

from generator import delivery
from generator.build import Refused, cores, output
from generator.cli.frame import Command, Stop, Where, common, may_write
from generator.site import mkdocs_run
from generator.vietnamese import number


@click.command(name="build", cls=Command)
@click.option(
    "--site-dir", type=click.Path(path_type=Path), metavar="THƯ_MỤC", help="Nơi đặt trang; để trống là site/."
)
@click.option(
    "--workers", type=click.IntRange(1, 256), metavar="SỐ", help="Số việc làm cùng lúc; để trống là mọi nhân máy."
)
@click.option("--why", is_flag=True, help="Nói vì sao từng trang được làm lại.")
@click.option("--clean", is_flag=True, help="Làm lại tất cả, không dùng những gì đã giữ trong .chibo/.")
@click.option(
    "--folder",
    type=click.Path(path_type=Path),
    metavar="THƯ_MỤC",
    help="Làm thêm bản chép mở được không cần mạng, như trên USB.",
)
@common
@click.pass_obj
def command(
    where: Where, site_dir: Path | None, workers: int | None, *, why: bool, clean: bool, folder: Path | None
) -> int:
    """Làm trang web vào thư mục site/."""
    start = time.monotonic()
    if folder:
        may_write(output.place, folder, where.project)
    with _progress() as progress:
        done = mkdocs_run.build(
            where.config_file(), today=where.day(), site_dir=site_dir, workers=workers, clean=clean, progress=progress
        )
    for line in done.said:
        click.echo(line, err=True)
    if done.failed:
        raise Stop(done.failed)
    if why:
        for path, reason in sorted(done.why.items()):
            click.echo(f"{path.removesuffix('index.html')}: {reason}")
        if not done.why:
            click.echo("Không trang hồ sơ nào phải làm lại.")
    seconds = number(Decimal(round((time.monotonic() - start) * 10)) / 10)
    click.echo(
        f"Xong: {number(done.records)} tệp dữ liệu, {number(done.pages)} trang, {number(done.changed)} tệp đổi, "
        f"{done.problems} {seconds} giây. Trang ở {done.site_dir}."
    )
    if folder:
        _copy(Path(done.site_dir), folder, root=where.project, workers=workers or cores())
    return 0


def _copy(site: Path, folder: Path, *, root: Path, workers: int) -> None:
    try:
        files = delivery.copy(site, folder, root=root, workers=workers)
    except Refused as refused:
        raise Stop(str(refused)) from None
    except OSError as error:
        raise Stop(f"Không chép được {error.filename or folder}: ổ đĩa đầy hoặc không có quyền ghi.") from None
    click.echo(f"Bản chép: {number(files)} tệp ở {folder}. Mở tệp {folder / 'index.html'} để xem, không cần mạng.")


@contextmanager
def _progress() -> Iterator[mkdocs_run.Progress | None]:
    """A bar on a terminal, nothing elsewhere."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console  # noqa: PLC0415  a terminal alone needs it
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn  # noqa: PLC0415

    columns = (TextColumn("Đang làm trang"), BarColumn(), MofNCompleteColumn())
    # No thread of its own: workers are forked while it runs.
    with Progress(*columns, console=Console(stderr=True), transient=True, auto_refresh=False) as bar:
        task = bar.add_task("", total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total, refresh=True)
