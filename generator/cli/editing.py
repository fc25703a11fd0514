"""Runs every editing command: read, draft, try, show what would change, ask, write."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import click

from generator.cli.asking import ask, confirm, origin
from generator.cli.frame import Stop, Where
from generator.edits import atomic_write, picking
from generator.edits.change_input import ChangeInput
from generator.edits.drafts import Desk, Draft, Edit, desk
from generator.edits.dry_run import dry_run
from generator.edits.origins import Origin
from generator.model import load
from generator.problems import Problem, as_text, has_errors

F = TypeVar("F", bound=Callable[..., Any])

_SOURCE = (
    ("kind", "LOẠI", "Loại nguồn: press báo, portal cổng thông tin, document văn bản, own_report tin đơn vị gửi."),
    ("title", "TÊN", "Nguồn: tên bài, tên văn bản."),
    ("publisher", "NƠI", "Nguồn: báo, cơ quan đăng."),
    ("date", "NGÀY", "Nguồn: ngày đăng; tin đơn vị gửi thì ngày nhận."),
    ("url", "ĐỊA_CHỈ", "Nguồn: địa chỉ trang."),
    ("document", "MÃ", "Nguồn: mã văn bản có trong documents."),
    ("role", "CHỨC_VỤ", "Tin đơn vị gửi: ai gửi."),
    ("approved-by", "CHỨC_VỤ", "Tin đơn vị gửi: ai duyệt."),
)
_OCCASION = (
    ("date", "NGÀY", "Ngày có hiệu lực, ví dụ 2026-07-01; chỉ biết tháng thì 2026-07."),
    ("decision", "MÃ", "Văn bản quyết định, có trong documents; thay được cho nguồn."),
    ("status", "TÌNH_TRẠNG", "planned, decided, effective hoặc cancelled; để trống thì theo ngày."),
    ("title", "TÊN", "Tên việc; để trống thì tự đặt."),
    ("id", "MÃ", "Mã của hồ sơ mới; để trống thì tự đặt."),
)


def source_options(function: F) -> F:
    """`--source-kind` and the like."""
    for name, metavar, words in reversed(_SOURCE):
        function = click.option(f"--source-{name}", default="", metavar=metavar, help=words)(function)
    return function


def occasion_options(function: F) -> F:
    """What every change of organisations is asked: the day, the decision, the source."""
    function = source_options(function)
    for name, metavar, words in reversed(_OCCASION):
        function = click.option(f"--{name}", default="", metavar=metavar, help=words)(function)
    return function


def yes_option(function: F) -> F:
    return click.option("--yes", is_flag=True, help="Ghi luôn, không hỏi lại.")(function)


def origin_of(words: dict[str, str]) -> Origin:
    """The source in the options of a command."""
    return Origin(**{name.replace("-", "_"): words[f"source_{name.replace('-', '_')}"] for name, *_ in _SOURCE})


def occasion_of(words: dict[str, str], *, asked: bool = True) -> ChangeInput:
    """The occasion in the options of a command; what is missing is asked for."""
    given = {name: words[name] for name, *_ in _OCCASION}
    found = origin_of(words)
    if asked:
        given["date"] = given["date"] or ask("Có hiệu lực ngày nào (2026-07-01)") or ""
        found = found if given["decision"] else origin(found)
    return ChangeInput(**given, origin=found)


def known(at: Desk, words: Sequence[str], kinds: Sequence[str] = picking.ORGS) -> None:
    """Stops before anything is asked where a record that was named is not there."""
    _, refused = picking.resolve(at.model, words, kinds)
    if refused:
        raise Stop("\n".join(refused))


def open_desk(where: Where) -> Desk:
    """The publication to work on; its own errors come first."""
    where.config_file()
    loaded = load(where.project, today=where.day())
    if loaded.model is None:
        raise Stop(f"{as_text(loaded.problems)}\nSửa xong các lỗi này rồi chạy lại lệnh.")
    return desk(loaded.model, where.day(), partial(atomic_write.read, where.project))


def finish(where: Where, at: Desk, draft: Draft, *, yes: bool) -> int:
    """Tries the draft, shows it and writes it if a person agrees; nothing is written where it makes the data worse."""
    return put(where.project, draft) if agreed(where.project, at, draft, yes=yes) else 0


def agreed(project: Path, at: Desk, draft: Draft, *, yes: bool, briefly: bool = False) -> bool:
    """Tries the draft, shows it, and whether a person wants it; `briefly` shows of new files only their names."""
    if draft.refused:
        raise Stop("\n".join(draft.refused))
    problems = dry_run(at, project, draft)
    if has_errors(problems):
        said = "\n".join(_said(draft, problems))
        raise Stop(f"{said}\nChưa ghi gì: thay đổi này làm hồ sơ có lỗi.")
    for edit in draft.edits:
        if briefly and edit.before is None:
            click.echo(f"  {edit.file}")
        else:
            _show(edit)
    for line in (*draft.notes, *_said(draft, problems), _counted(draft.edits)):
        click.echo(line)
    answer = True if yes else confirm("Ghi các thay đổi này?")
    if answer is None:
        click.echo("Chưa ghi gì. Để ghi, chạy lại lệnh này và thêm --yes.")
    elif not answer:
        click.echo("Chưa ghi gì.")
    return bool(answer)


def put(project: Path, draft: Draft, *, briefly: bool = False) -> int:
    """Writes a draft that was agreed to, and names each file; `briefly` only counts them."""
    if refused := atomic_write.put(project, draft.edits):
        raise Stop("\n".join((*refused, "Chưa ghi gì.")))
    if briefly:
        click.echo(f"Đã ghi {len(draft.edits)} tệp.")
    else:
        click.echo("\n".join(f"Đã ghi {edit.file}" for edit in draft.edits))
    return 0


def _show(edit: Edit) -> None:
    old, new = (
        (f"{edit.file} (đang có)", f"{edit.file} (sẽ ghi)") if edit.before is not None else ("chưa có", edit.file)
    )
    before = (edit.before or "").splitlines()
    colours = {"+": "green", "-": "red", "@": "cyan"}
    for line in difflib.unified_diff(before, edit.after.splitlines(), old, new, lineterm=""):
        click.echo(click.style(line, fg=colours.get(line[:1])))
    click.echo()


def _said(draft: Draft, problems: Sequence[Problem]) -> list[str]:
    """The problems; where a table was read, each begins with the row that brought it."""
    lines = []
    for problem in problems:
        row = draft.rows.get(problem.place.file)
        lines.append((f"{row}: " if row else "") + as_text([problem]).rsplit("\n", 1)[0])
    return lines


def _counted(edits: Sequence[Edit]) -> str:
    fresh = sum(e.before is None for e in edits)
    parts = [f"{fresh} tệp mới"] if fresh else []
    parts += [f"{len(edits) - fresh} tệp sửa"] if len(edits) > fresh else []
    return f"Tất cả: {', '.join(parts)}."
