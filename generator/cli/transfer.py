"""Command `chibo transfer`: villages, cells or committees come under another unit or committee."""

from __future__ import annotations

import click

from generator.cli.asking import ask
from generator.cli.editing import finish, known, occasion_of, occasion_options, open_desk, yes_option
from generator.cli.frame import Command, Where, common
from generator.edits.transferring import Transfer, transfer


@click.command(name="transfer", cls=Command)
@click.argument("orgs", metavar="NƠI …", nargs=-1, required=True)
@click.option("--to", default="", metavar="NƠI", help="Chuyển về xã (của thôn) hoặc đảng bộ (của chi bộ) nào.")
@occasion_options
@yes_option
@common
@click.pass_obj
def command(where: Where, /, orgs: tuple[str, ...], *, yes: bool, **words: str) -> int:
    """Chuyển thôn về xã khác, chi bộ về đảng bộ khác: viết hồ sơ thay đổi."""
    desk = open_desk(where)
    known(desk, orgs)
    to = words["to"] or ask("Chuyển về xã, đảng bộ nào (mã hoặc tên)") or ""
    return finish(where, desk, transfer(desk, Transfer(orgs=orgs, to=to, occasion=occasion_of(words))), yes=yes)
