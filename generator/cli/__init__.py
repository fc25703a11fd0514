"""The command `chibo`: one subcommand a file, listed by hand; only this room prints."""

from __future__ import annotations

import gc
import os
import sys
from contextlib import suppress
from typing import NoReturn

import click

from generator import __version__
from generator.cli.frame import Group, Stop, common, say_error

_WORDS = (
    "build", "serve", "check", "pages", "init", "add-commune", "schema", "new", "merge", "rename", "dissolve",
    "transfer", "retract", "format",
)  # fmt: skip


@click.group(cls=Group, words=_WORDS, name="chibo", context_settings={"help_option_names": []})
@click.version_option(__version__, "--version", message="chibo %(version)s", help="Xem phiên bản.")
@common
def chibo() -> None:
    """Làm trang công khai của chi bộ, thôn từ các hồ sơ trong data/."""


def run() -> NoReturn:
    """The command as a program of its own, which frees nothing: what it makes it needs to its end, and then it ends at
    once. To look for garbage in what a build holds takes as long as some builds."""
    gc.disable()
    code = main()
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError):  # who listened may have left
            stream.flush()
    os._exit(code)


def main(arguments: list[str] | None = None) -> int:
    """Runs a command; 0 for done, 1 for problems in the data or the build, 2 for a wrong call."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    if hasattr(sys.stdin, "reconfigure") and not sys.stdin.isatty():
        sys.stdin.reconfigure(encoding="utf-8", errors="replace")
    # Material prints an English notice about MkDocs 2 otherwise.
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    try:
        done = chibo.main(args=arguments, prog_name="chibo", standalone_mode=False)
        return done if isinstance(done, int) else 0
    except Stop as stop:
        print(stop, file=sys.stderr)
        return stop.code
    except click.exceptions.NoArgsIsHelpError as error:
        print(error.format_message(), file=sys.stderr)
        return 2
    except click.Abort:
        print("Đã dừng.", file=sys.stderr)
        return 130
    except click.ClickException as error:
        print(f"{say_error(error)} Xem cách gọi: chibo --help", file=sys.stderr)
        return 2
    except BrokenPipeError:
        return 1
    except OSError as error:
        print(f"Không đọc hoặc ghi được {error.filename or 'tệp'}: ổ đĩa đầy hoặc không có quyền.", file=sys.stderr)
        return 1
