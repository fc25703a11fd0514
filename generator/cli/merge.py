"""Command `chibo merge`: several units, cells or committees become one; one merger, or a whole table of them."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.asking import ask
from generator.cli.editing import finish, known, occasion_of, occasion_options, open_desk, yes_option
from generator.cli.frame import Command, Stop, Where, common
from generator.edits.drafts import Desk, Draft
from generator.edits.merging import merge
from generator.edits.successor import Merger
from generator.edits.table import merge_all

_MAX_BYTES = 5_000_000


@click.command(name="merge", cls=Command)
@click.argument("before", metavar="[NƠI NƠI …]", nargs=-1)
@click.option("--into", default="", metavar="TÊN", help="Tên sau sáp nhập.")
@click.option("--with-cells", is_flag=True, help="Gộp thôn thì gộp luôn các chi bộ của thôn.")
@click.option("--with-committees", is_flag=True, help="Gộp xã thì gộp luôn các đảng bộ của xã.")
@click.option("--part", "parts", multiple=True, metavar="NƠI", help="Nơi chỉ một phần sáp nhập vào đây; lặp lại được.")
@click.option("--kind", default="", metavar="LOẠI", help="Loại của nơi mới, nếu các nơi cũ khác loại.")
@click.option("--parent", default="", metavar="MÃ", help="Cấp trên của nơi mới, nếu các nơi cũ khác cấp trên.")
@click.option(
    "--committee", default="", metavar="MÃ", help="Đảng bộ cấp trên của chi bộ, đảng bộ mới, nếu các nơi cũ khác nhau."
)
@click.option("--new-id", default="", metavar="MÃ", help="Mã của nơi mới; để trống thì tự đặt theo tên.")
@click.option("--officers-from", default="", metavar="MÃ", help="Mang theo người giữ chức vụ của nơi cũ này.")
@click.option("--figures-from", default="", metavar="MÃ", help="Mang theo số liệu của nơi cũ này.")
@click.option(
    "--from", "table", type=click.Path(path_type=Path), default=None, metavar="TỆP.csv",
    help="Làm cả bảng, mỗi dòng một lần sáp nhập; các tùy chọn khác dùng chung cho mọi dòng.",
)  # fmt: skip
@occasion_options
@yes_option
@common
@click.pass_obj
def command(
    where: Where,
    /,
    before: tuple[str, ...],
    table: Path | None,
    *,
    parts: tuple[str, ...],
    with_cells: bool,
    with_committees: bool,
    yes: bool,
    **words: str,
) -> int:
    """Sáp nhập thôn, xã, chi bộ hoặc đảng bộ: viết hồ sơ mới và hồ sơ thay đổi, trang cũ dẫn sang trang mới."""
    if table and before:
        raise Stop("Có --from thì các nơi sáp nhập ghi trong bảng, không ghi ở lệnh.", code=2)
    if not table and not (before or parts):
        raise Stop(
            "Ghi các nơi sáp nhập, ví dụ: chibo merge thon-dong thon-tay --into Đông; hoặc --from TỆP.csv.", code=2
        )
    desk = open_desk(where)
    known(desk, (*before, *parts))
    own = ("kind", "parent", "committee", "new_id", "officers_from", "figures_from")
    wish = Merger(
        before=before,
        into=words["into"] if table or words["into"] else ask("Tên sau sáp nhập") or "",
        occasion=occasion_of(words, asked=table is None),
        with_cells=with_cells,
        with_committees=with_committees,
        parts=parts,
        **{key: words[key] for key in own},
    )
    draft = _table(desk, table, wish) if table else merge(desk, wish)
    return finish(where, desk, draft, yes=yes)


def _table(desk: Desk, path: Path, default: Merger) -> Draft:
    try:
        if path.stat().st_size > _MAX_BYTES:
            raise Stop(f"{path}: bảng nặng quá 5 MB; chia thành nhiều bảng.", code=2)
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Stop(f"{path}: bảng không lưu bằng mã UTF-8; trong Excel chọn “CSV UTF-8”.", code=2) from None
    except OSError:
        raise Stop(f"{path}: không mở được bảng này.", code=2) from None
    return merge_all(desk, str(path), text, default)
