"""Command `chibo add-commune`: one more commune of the official register in a publication that is there."""

from __future__ import annotations

import click

from generator.cli.asking import commune
from generator.cli.editing import agreed, open_desk, put, yes_option
from generator.cli.frame import Command, Where, common
from generator.edits import official
from generator.register import official as official_units


@click.command(name="add-commune", cls=Command)
@click.argument("words", metavar="TÊN", nargs=-1, required=True)
@yes_option
@common
@click.pass_obj
def command(where: Where, /, words: tuple[str, ...], *, yes: bool) -> int:
    """Thêm xã, phường vào trang đang có: các xã cũ, huyện, tỉnh, sáp nhập năm 2025, nghị quyết, đảng bộ."""
    at = open_desk(where)
    draft, _ = official.add(at, official_units(), [commune(word) for word in words])
    agreement = agreed(where.project, at, draft, yes=yes, briefly=True)
    return put(where.project, draft, briefly=True) if agreement else 0
