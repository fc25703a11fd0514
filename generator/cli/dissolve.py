"""Command `chibo dissolve`: organisations end, their members go elsewhere."""

from __future__ import annotations

import click

from generator.cli.asking import ask
from generator.cli.editing import finish, known, occasion_of, occasion_options, open_desk, yes_option
from generator.cli.frame import Command, Where, common
from generator.edits.dissolving import Dissolution, dissolve, parties
from generator.edits.picking import split


@click.command(name="dissolve", cls=Command)
@click.argument("orgs", metavar="NƠI …", nargs=-1, required=True)
@click.option("--members-to", multiple=True, metavar="CHI_BỘ", help="Chi bộ nhận đảng viên; lặp lại được.")
@click.option("--members", default="", metavar="SỐ", help="Bao nhiêu đảng viên chuyển đi.")
@occasion_options
@yes_option
@common
@click.pass_obj
def command(where: Where, /, orgs: tuple[str, ...], members_to: tuple[str, ...], *, yes: bool, **words: str) -> int:
    """Giải thể: viết hồ sơ thay đổi, trang cũ ghi là không còn nữa."""
    desk = open_desk(where)
    known(desk, [*orgs, *members_to])
    occasion = occasion_of(words)
    if not members_to and parties(desk, orgs):
        said = ask("Đảng viên chuyển về chi bộ nào (mã hoặc tên, cách nhau bằng dấu +; nguồn không nêu thì Enter)")
        members_to = split(said or "")
        known(desk, members_to, ["cells"])
    wish = Dissolution(orgs=orgs, occasion=occasion, members_to=members_to, members=words["members"])
    return finish(where, desk, dissolve(desk, wish), yes=yes)
