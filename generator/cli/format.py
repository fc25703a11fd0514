"""Command `chibo format`: lays out data files in one way; `--check` only says which are not."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import click

from generator import source
from generator.cli.frame import Command, Stop, Where, common
from generator.edits import atomic_write
from generator.edits.drafts import Edit
from generator.edits.formatting import tidied
from generator.problems import Problem, as_text, in_order


@click.command(name="format", cls=Command)
@click.argument("files", metavar="[TỆP …]", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--check", is_flag=True, help="Chỉ xem, không ghi; còn tệp chưa đúng cách trình bày thì kết thúc với mã 1."
)
@common
@click.pass_obj
def command(where: Where, files: tuple[Path, ...], *, check: bool) -> int:
    """Trình bày lại các tệp trong data/: thứ tự khóa, thụt dòng, ngoặc; giá trị và lời ghi chú giữ nguyên."""
    where.config_file()
    edits: list[Edit] = []
    problems: list[Problem] = []
    for file in _named(where.project, files) if files else source.data_files(where.project):
        edit, said = _tidied(where.project, file)
        problems += said
        edits += [edit] if edit else []
    if not check and (refused := atomic_write.put(where.project, edits)):
        raise Stop("\n".join((*refused, "Chưa ghi gì.")))
    for edit in edits:
        click.echo(f"{edit.file}: {'chưa đúng cách trình bày' if check else 'đã trình bày lại'}.")
    if problems:
        click.echo(as_text(in_order(problems)), err=True)
    if not edits and not problems:
        click.echo("Mọi tệp đã đúng cách trình bày.")
    return 1 if problems or (check and edits) else 0


def _tidied(root: Path, file: str) -> tuple[Edit | None, tuple[Problem, ...]]:
    """The edit of a file that is laid out in another way; a byte order mark counts too."""
    try:
        raw = (root / file).read_bytes()
        edit, problems = tidied(file, raw.decode("utf-8-sig"))
    except (OSError, UnicodeDecodeError):
        return None, source.load(root, file)[1]
    return (edit if edit and edit.after.encode("utf-8") != raw else None), problems


def _named(root: Path, files: Sequence[Path]) -> list[str]:
    """The files as the project knows them; anything else than a data file of this project is refused."""
    known = set(source.data_files(root))
    found = []
    for path in files:
        candidates = [os.path.relpath(os.path.abspath(base / path), root.absolute()) for base in (Path(), root)]
        ours = [c.replace(os.sep, "/") for c in candidates if c.replace(os.sep, "/") in known]
        if not ours:
            raise Stop(f"“{path}” không phải tệp hồ sơ trong data/ của {root.absolute().name}.", code=2)
        found.append(ours[0])
    return found
