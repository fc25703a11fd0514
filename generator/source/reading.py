"""Reads data files: which there are, and their values built from the parser's events."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from generator.problems import Problem, has_errors, in_order
from generator.source.letters import decoded, typing
from generator.source.scalars import LOADER
from generator.source.text_lines import rows, speaker
from generator.source.yaml_errors import SHORTHAND, syntax

YamlValue = str | list["YamlValue"] | dict[str, "YamlValue"]

MAX_BYTES = 1_000_000
_MAX_DEPTH = 30
_FRONT = re.compile(r"-{3}[ \t]*\n(.*?\n)(?:\.{3}|-{3})[ \t]*\n", re.DOTALL)
_UNSEEN = ("control", "zero-width")  # codes
_ESCAPED = "Chỗ này do dấu \\ trong ngoặc kép viết ra; hãy gõ thẳng chữ cần ghi."
_WIDE = (b"\xff\xfe", b"\xfe\xff")  # how a file in UTF-16 begins


def data_files(root: Path) -> tuple[str, ...]:
    """Every `data/**/*.yml` below `root`, as sorted `/`-paths from `root`; folders that are links are not entered."""
    found = []
    for folder, names, files in os.walk(root / "data", followlinks=False):
        names[:] = [n for n in names if not n.startswith(".") and not os.path.islink(os.path.join(folder, n))]
        inside = os.path.relpath(folder, root).replace(os.sep, "/")
        found += [f"{inside}/{n}" for n in files if n.endswith((".yml", ".yaml")) and not n.startswith(".")]
    return tuple(sorted(found))


def load(root: Path, file: str) -> tuple[YamlValue | None, tuple[Problem, ...]]:
    """The values of one data file, or None with what is wrong with its text."""
    problem = speaker(file, ())
    try:
        kept = (root / file).lstat()
        if not stat.S_ISREG(kept.st_mode):
            message = "Đây là lối tắt hoặc không phải tệp thường, nên không được đọc; hãy chép chính tệp ấy vào đây."
            return None, (problem("unreadable", message),)
        size = kept.st_size
        if size > MAX_BYTES:
            message = f"Tệp nặng {size} byte; một hồ sơ chỉ nên dưới 1 MB, hãy tách thành nhiều hồ sơ."
            return None, (problem("file-too-large", message),)
        text = (root / file).read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return None, (problem("not-utf8", _not_utf8(error), error.object[: error.start].count(b"\n") + 1),)
    except OSError:
        message = "Không mở được tệp này; xem lại quyền đọc tệp, hoặc tệp có đang mở ở chương trình khác."
        return None, (problem("unreadable", message),)
    return parse(text, file)


def parse(text: str, file: str) -> tuple[YamlValue | None, tuple[Problem, ...]]:
    """The values in `text`. Scalars stay text as written; keys are unique; no anchor, alias, tag or second document."""
    problems = list(typing(text, file))
    try:
        reader = _Reader(text)
        value = reader.document()
    except _Stop as stop:
        problems.append(speaker(file, rows(text))(stop.code, stop.message, stop.line, stop.column))
        return None, in_order(problems)
    except yaml.YAMLError as error:
        cause = [p for p in problems if p.code == "no-break-space"]
        if not has_errors(cause):  # else YAML only stumbles over those
            problems.extend(syntax(error, text, file))
        return None, in_order(problems)
    told = {(p.code, p.place.line) for p in problems}
    problem = speaker(file, rows(text)) if reader.escaped else None
    for mark, code, message in reader.escaped:
        if problem and (code, mark.line + 1) not in told:
            problems.append(problem(code, message, mark.line + 1, mark.column + 1, hint=_ESCAPED))
    return value, in_order(problems)


def unseen(text: str, file: str) -> tuple[Problem, ...]:
    """Letters that nobody sees in a hand-written page, also as its front matter writes them."""
    front = _FRONT.match(text)
    escaped = parse("\n" + front[1], file)[1] if front else ()  # so that lines count as in the page
    found = [*typing(text, file), *(p for p in escaped if p.hint == _ESCAPED)]
    return in_order([p for p in found if p.code in _UNSEEN])


def _not_utf8(error: UnicodeDecodeError) -> str:
    kept = "UTF-16" if error.object.startswith(_WIDE) else "một bảng mã cũ (TCVN3, VNI hay Windows)"
    return f"Tệp lưu bằng {kept}, trang chỉ đọc được UTF-8; mở tệp rồi lưu lại với mã UTF-8."


class _Stop(Exception):
    """Ends the reading of one file; carries the fault's place and words."""

    def __init__(self, mark: Any, code: str, message: str) -> None:
        super().__init__(message)
        self.line = mark.line + 1 if mark else 1
        self.column = mark.column + 1 if mark else 1
        self.code = code
        self.message = message


class _Reader:
    """Builds values from the parser's events; nothing is resolved, so `no`, `0345` and `19:30` stay as written.

    `escaped` are faults of letters in values and keys that the text itself does not have: place, code, sentence.
    """

    def __init__(self, text: str) -> None:
        self.escaped: list[tuple[Any, str, str]] = []
        self._events: Iterator[Any] = iter(yaml.parse(text, Loader=LOADER))

    def document(self) -> YamlValue:
        next(self._events)  # the stream starts
        event = next(self._events)
        if isinstance(event, yaml.StreamEndEvent):
            raise _Stop(None, "empty-file", "Tệp trống; nếu chưa có gì để ghi thì xóa tệp.")
        value = self._value(next(self._events), 0)
        next(self._events)  # the document ends
        event = next(self._events)
        if not isinstance(event, yaml.StreamEndEvent):
            raise _Stop(event.start_mark, "second-document", "Tệp có dòng “---” thứ hai; mỗi tệp chỉ là một hồ sơ.")
        return value

    def _value(self, event: Any, depth: int) -> YamlValue:
        if isinstance(event, yaml.AliasEvent):
            raise _Stop(event.start_mark, "anchor", SHORTHAND.format("*"))
        if event.anchor:
            raise _Stop(event.start_mark, "anchor", SHORTHAND.format("&"))
        if event.tag:
            raise _Stop(event.start_mark, "tag", SHORTHAND.format("!"))
        if depth > _MAX_DEPTH:
            raise _Stop(event.start_mark, "too-deep", f"Các mục lồng nhau quá {_MAX_DEPTH} cấp.")
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._list(depth)
        return self._mapping(depth)

    def _scalar(self, event: Any) -> str:
        value = str(event.value)
        if event.style == '"':  # the only place where YAML has another letter than its text
            self.escaped.extend((event.start_mark, code, said) for code, said in decoded(value))
        return value

    def _list(self, depth: int) -> YamlValue:
        items: list[YamlValue] = []
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            items.append(self._value(event, depth + 1))
        return items

    def _mapping(self, depth: int) -> YamlValue:
        pairs: dict[str, YamlValue] = {}
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            if not isinstance(event, yaml.ScalarEvent) or event.anchor or event.tag:
                raise _Stop(event.start_mark, "bad-key", "Tên khóa phải là một từ, rồi dấu hai chấm.")
            key = self._scalar(event)
            if key == "<<":
                raise _Stop(event.start_mark, "merge-key", "Khóa “<<” không dùng được; hãy ghi đủ từng khóa.")
            if key in pairs:
                raise _Stop(event.start_mark, "duplicate-key", f"Khóa “{key}” ghi hai lần; chỉ giữ một.")
            pairs[key] = self._value(next(self._events), depth + 1)
        return pairs
