"""Command `chibo retract`: takes back what a record said; its address, the day and the reason stay."""

from __future__ import annotations

import click

from generator.cli.asking import ask
from generator.cli.editing import finish, known, open_desk, yes_option
from generator.cli.frame import Command, Where, common
from generator.edits.retracting import Withdrawal, retract
from generator.records import KINDS


@click.command(name="retract", cls=Command)
@click.argument("record", metavar="HỒ_SƠ")
@click.option("--reason", default="", metavar="LÝ_DO", help="Lý do gỡ, hiện trên trang.")
@click.option("--date", "on", default="", metavar="NGÀY", help="Ngày gỡ; để trống là hôm nay.")
@yes_option
@common
@click.pass_obj
def command(where: Where, record: str, reason: str, on: str, *, yes: bool) -> int:
    """Gỡ một hồ sơ: xóa nội dung, trang chỉ còn địa chỉ, ngày gỡ, lý do."""
    desk = open_desk(where)
    known(desk, [record], tuple(KINDS))
    said = reason or ask("Lý do gỡ (hiện trên trang; đừng ghi lại điều cần gỡ)") or ""
    wish = Withdrawal(record=record, on=on or where.day().isoformat(), reason=said)
    return finish(where, desk, retract(desk, wish), yes=yes)
