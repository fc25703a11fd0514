"""Command `chibo rename`: an organisation gets a new name from a day on."""

from __future__ import annotations

import click

from generator.cli.editing import finish, known, occasion_of, occasion_options, open_desk, yes_option
from generator.cli.frame import Command, Where, common
from generator.edits.renaming import Renaming, rename


@click.command(name="rename", cls=Command)
@click.argument("org", metavar="NƠI")
@click.argument("name", metavar="TÊN_MỚI")
@occasion_options
@yes_option
@common
@click.pass_obj
def command(where: Where, /, org: str, name: str, *, yes: bool, **words: str) -> int:
    """Đổi tên thôn, xã, chi bộ, đảng bộ: viết hồ sơ thay đổi, địa chỉ trang giữ nguyên."""
    desk = open_desk(where)
    known(desk, [org])
    draft = rename(desk, Renaming(org=org, name=name, occasion=occasion_of(words)))
    return finish(where, desk, draft, yes=yes)
