"""Frame of all commands: Vietnamese help and errors, options that stand before or after the command word."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from importlib import import_module
from pathlib import Path
from typing import Any, TypeVar

import click

from generator.build import Refused
from generator.site.day import DayError, day_of_build

F = TypeVar("F", bound=Callable[..., Any])

_SAID = (
    (r"No such command '(.+?)'\.(?: Did you mean .*)?", "Không có lệnh “{0}”."),
    (r"No such option: (\S+?)\.?(?: .*)?", "Không có tùy chọn “{0}”."),
    (r"No such option '(\S+?)'\.?(?: .*)?", "Không có tùy chọn “{0}”."),
    (r"Missing argument '(.+?)'\.?.*", "Thiếu {0}."),
    (r"Missing command\.", "Thiếu tên lệnh."),
    (r"Got unexpected extra arguments? \((.+)\)", "Thừa “{0}”."),
    (r"Option '(.+?)' requires an argument\.", "Tùy chọn “{0}” cần một giá trị đi sau."),
    (r"Invalid value for '(.+?)': '(.+?)' is not one of (.+)\.", "“{1}” không dùng được cho {0}; chọn một trong {2}."),
    (r"Invalid value for '(.+?)': .*", "Giá trị của {0} không dùng được."),
)


@dataclass(slots=True, kw_only=True)
class Where:
    """The publication a command works on, and the day asked for."""

    project: Path = Path()
    today: str | None = None

    def day(self) -> date:
        try:
            return day_of_build(self.today, os.environ, datetime.now(UTC))
        except DayError as error:
            raise Stop(str(error), code=2) from None

    def config_file(self) -> Path:
        found = self.project / "mkdocs.yml"
        if not found.is_file():
            raise Stop(
                f"Không thấy tệp mkdocs.yml trong thư mục “{self.project}”. Chỉ thư mục khác bằng --project, "
                "hoặc tạo mới bằng “chibo init THƯ_MỤC”.",
                code=2,
            )
        return found


class Stop(Exception):
    """Ends a command with one Vietnamese sentence and an exit code."""

    def __init__(self, message: str, *, code: int = 1) -> None:
        super().__init__(message)
        self.code = code


class _Spoken:
    """Headings of click's help in Vietnamese."""

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        words = {"[OPTIONS]": "[TÙY CHỌN]", "COMMAND": "LỆNH", "[ARGS]...": "[…]", "[COMMAND]": "[LỆNH]"}
        pieces = [words.get(p, p) for p in " ".join(self.collect_usage_pieces(ctx)).split(" ")]  # type: ignore[attr-defined]
        formatter.write_usage(ctx.command_path, " ".join(pieces), prefix="Cách gọi: ")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        rows = [r for p in self.get_params(ctx) if (r := p.get_help_record(ctx))]  # type: ignore[attr-defined]
        with formatter.section("Tùy chọn"):
            formatter.write_dl(rows)
        if isinstance(self, click.Group):
            self.format_commands(ctx, formatter)


class Command(_Spoken, click.Command):
    """A command whose help is Vietnamese."""


class Group(_Spoken, click.Group):
    """The command `chibo` itself. Of its `words` each has a module of this room, imported when it is asked for."""

    command_class = Command

    def __init__(self, *args: Any, words: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.words = tuple(words)

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.words)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.words:
            return None
        found: click.Command = import_module(f"generator.cli.{cmd_name.replace('-', '_')}").command
        return found

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        found = ((word, self.get_command(ctx, word)) for word in self.words)
        rows = [(word, command.get_short_help_str(90)) for word, command in found if command]
        with formatter.section("Các lệnh"):
            formatter.write_dl(rows)


def may_write(judge: Callable[[Path, Path], None], folder: Path, project: Path) -> None:
    """Stops the command where `judge`, of `generator.build.output`, refuses the folder it was given."""
    try:
        judge(folder, project)
    except Refused as refused:
        raise Stop(str(refused), code=2) from None


def common(function: F) -> F:
    """`--project` and `--today`, on the group and on every command; the later one wins."""
    today = click.option(
        "--today",
        metavar="NGÀY",
        expose_value=False,
        callback=_keep,
        help="Ngày của trang, ví dụ 2026-11-21; để trống là hôm nay.",
    )
    project = click.option(
        "--project", metavar="THƯ_MỤC", type=click.Path(path_type=Path), expose_value=False, callback=_keep,
        help="Thư mục có mkdocs.yml và data/; để trống là thư mục đang đứng.",
    )  # fmt: skip
    asked = click.help_option("--help", help="Xem lời chỉ dẫn này.")
    return asked(project(today(function)))


def say_error(error: click.ClickException) -> str:
    """Click's own sentence in Vietnamese."""
    said = error.format_message()
    for pattern, words in _SAID:
        if match := re.fullmatch(pattern, said, re.DOTALL):
            return words.format(*match.groups())
    return "Lệnh viết chưa đúng."


def _keep(ctx: click.Context, param: click.Parameter, value: Any) -> None:
    where = ctx.ensure_object(Where)
    if value is not None and param.name:
        setattr(where, param.name, value)
