"""Owns the text of data files: YAML in, plain values out (scalars stay text), and line and column of a path."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path as FilePath
from typing import Any

import yaml

from generator.problems import Fault, Path, Place, Problem, in_order
from generator.vietnamese import text_faults

Value = str | list["Value"] | dict[str, "Value"]

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
MAX_BYTES = 1_000_000
_MAX_DEPTH = 30

_CROOKED = "Chữ không thẳng cột với các dòng cùng cấp, hoặc câu có dấu ngoặc kép phải đặt cả câu trong ngoặc."
_WORDS = (
    ("could not find expected ':'", "Dòng này thiếu dấu hai chấm sau tên khóa."),
    ("mapping values are not allowed", "Có dấu hai chấm giữa câu; hãy đặt cả câu trong ngoặc kép."),
    ("did not find expected node content", "Ngoặc mở ra mà chưa đóng, hoặc thiếu giá trị trong ngoặc."),
    ("found a tab character", "Dòng này dùng phím Tab; YAML chỉ nhận dấu cách."),
    ("found character '\\t'", "Dòng này dùng phím Tab; YAML chỉ nhận dấu cách."),
    ("that cannot start any token", "Ký tự này không mở đầu một giá trị được; hãy đặt giá trị trong ngoặc kép."),
    ("expected <block end>", _CROOKED),
    ("did not find expected key", _CROOKED),
    ("did not find expected '-' indicator", "Chữ không thẳng cột với các mục cùng danh sách."),
    ("unexpected end of stream", "Ngoặc mở ra mà chưa đóng."),
    ("did not find expected ',' or", "Ngoặc mở ra mà chưa đóng, hoặc thiếu dấu phẩy giữa hai mục."),
    ("found unknown escape character", "Sau dấu \\ trong ngoặc kép là ký tự YAML không hiểu."),
    ("control characters are not allowed", "Có ký tự điều khiển không nhìn thấy được."),
)


_SHORTHAND = "Dấu “{}” đầu giá trị là lối viết tắt của YAML; hãy đặt cả câu trong ngoặc kép."
_UNREADABLE = "YAML không đọc được từ chỗ này; xem lại dấu cách đầu dòng, dấu hai chấm và ngoặc."


# How text_faults names a place; the number of the line is that of one line alone and is told by the Problem instead.
_LETTER = re.compile(r" ở dòng 1, chữ thứ ([0-9]+)")
_WORD = re.compile("“([^”]+)”")


class _Stop(Exception):
    """Ends the reading of one file; carries the fault's place and words."""

    def __init__(self, mark: Any, code: str, message: str) -> None:
        super().__init__(message)
        self.line = mark.line + 1 if mark else 1
        self.column = mark.column + 1 if mark else 1
        self.code = code
        self.message = message


def data_files(root: FilePath) -> tuple[str, ...]:
    """Every `data/**/*.yml` below `root`, as sorted `/`-paths from `root`; links are left out."""
    found = []
    for folder, names, files in os.walk(root / "data", followlinks=False):
        names[:] = [n for n in names if not n.startswith(".") and not os.path.islink(os.path.join(folder, n))]
        for name in files:
            path = os.path.join(folder, name)
            if name.endswith((".yml", ".yaml")) and not name.startswith(".") and not os.path.islink(path):
                found.append(os.path.relpath(path, root).replace(os.sep, "/"))
    return tuple(sorted(found))


def load(root: FilePath, file: str) -> tuple[Value | None, tuple[Problem, ...]]:
    """The values of one data file, or None with what is wrong with its text."""
    try:
        size = (root / file).stat().st_size
        if size > MAX_BYTES:
            return None, (_problem(file, "file-too-large", f"Tệp nặng {size} byte; một hồ sơ chỉ nên dưới 1 MB."),)
        text = (root / file).read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        return None, (_problem(file, "not-utf8", "Tệp không lưu bằng mã UTF-8; hãy lưu lại với mã UTF-8.", line),)
    except OSError:
        return None, (_problem(file, "unreadable", "Không mở được tệp này."),)
    return parse(text, file)


def parse(text: str, file: str) -> tuple[Value | None, tuple[Problem, ...]]:
    """The values in `text`. Scalars stay text as written; keys are unique; no anchor, alias, tag or second document."""
    problems = list(_text_problems(text, file))
    try:
        value = _Reader(text).document()
    except _Stop as stop:
        problems.append(_problem(file, stop.code, stop.message, stop.line, stop.column))
        return None, in_order(problems)
    except yaml.YAMLError as error:
        problems.append(_syntax(error, file))
        return None, in_order(problems)
    return value, in_order(problems)


def places(root: FilePath, faults: Iterable[Fault]) -> tuple[Problem, ...]:
    """The faults with line and column, in order; each file is composed once more."""
    by_file: dict[str, list[Fault]] = {}
    for fault in faults:
        by_file.setdefault(fault.file, []).append(fault)
    found = []
    for file, group in by_file.items():
        node = _compose(root, file)
        for fault in group:
            line, column = _locate(node, fault.path, at_key=fault.at_key)
            place = Place(file=file, line=line, column=column)
            found.append(
                Problem(place=place, code=fault.code, message=fault.message, hint=fault.hint, severity=fault.severity)
            )
    return in_order(found)


class _Reader:
    """Builds values from the parser's events; nothing is resolved, so `no`, `0345` and `19:30` stay as written."""

    def __init__(self, text: str) -> None:
        self._events: Iterator[Any] = iter(yaml.parse(text, Loader=_LOADER))

    def document(self) -> Value:
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

    def _value(self, event: Any, depth: int) -> Value:
        if isinstance(event, yaml.AliasEvent):
            raise _Stop(event.start_mark, "anchor", _SHORTHAND.format("*"))
        if event.anchor:
            raise _Stop(event.start_mark, "anchor", _SHORTHAND.format("&"))
        if event.tag:
            raise _Stop(event.start_mark, "tag", _SHORTHAND.format("!"))
        if depth > _MAX_DEPTH:
            raise _Stop(event.start_mark, "too-deep", f"Các mục lồng nhau quá {_MAX_DEPTH} cấp.")
        if isinstance(event, yaml.ScalarEvent):
            return str(event.value)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._list(depth)
        return self._mapping(depth)

    def _list(self, depth: int) -> Value:
        items: list[Value] = []
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            items.append(self._value(event, depth + 1))
        return items

    def _mapping(self, depth: int) -> Value:
        pairs: dict[str, Value] = {}
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            if not isinstance(event, yaml.ScalarEvent) or event.anchor or event.tag:
                raise _Stop(event.start_mark, "bad-key", "Tên khóa phải là một từ, rồi dấu hai chấm.")
            key = str(event.value)
            if key == "<<":
                raise _Stop(event.start_mark, "merge-key", "Khóa “<<” không dùng được; hãy ghi đủ từng khóa.")
            if key in pairs:
                raise _Stop(event.start_mark, "duplicate-key", f"Khóa “{key}” ghi hai lần; chỉ giữ một.")
            pairs[key] = self._value(next(self._events), depth + 1)
        return pairs


def _text_problems(text: str, file: str) -> Iterator[Problem]:
    if text.isascii() or not text_faults(text):
        return
    for number, line in enumerate(text.split("\n"), 1):
        for code, said in text_faults(line):
            message, column = _LETTER.sub("", said), _column(line, said)
            yield _problem(file, code, message, number, column)


def _column(line: str, said: str) -> int:
    """Where in its line a fault of typing stands, from 1: it names the letter or the word, else NFC tells."""
    letter, word = _LETTER.search(said), _WORD.search(said)
    if letter:
        return int(letter[1])
    if word and word[1] in line:
        return line.index(word[1]) + 1
    composed = unicodedata.normalize("NFC", line)
    return next((i for i, (a, b) in enumerate(zip(line, composed, strict=False), 1) if a != b), 1)


def _problem(file: str, code: str, message: str, line: int = 1, column: int = 1) -> Problem:
    return Problem(place=Place(file=file, line=line, column=column), code=code, message=message)


def _syntax(error: yaml.YAMLError, file: str) -> Problem:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    said = (
        f"{getattr(error, 'problem', '') or ''} {getattr(error, 'context', '') or ''} {error if mark is None else ''}"
    )
    message = next((vi for en, vi in _WORDS if en in said), _UNREADABLE)
    return _problem(file, "yaml-syntax", message, mark.line + 1 if mark else 1, mark.column + 1 if mark else 1)


def _compose(root: FilePath, file: str) -> Any:
    try:
        return yaml.compose((root / file).read_bytes().decode("utf-8-sig"), Loader=_LOADER)
    except (OSError, UnicodeDecodeError, yaml.YAMLError):
        return None


def _locate(node: Any, path: Path, *, at_key: bool) -> tuple[int, int]:
    """Line and column of the deepest step of `path` that the text has."""
    mark = node.start_mark if node else None
    for depth, step in enumerate(path):
        last = depth == len(path) - 1
        if isinstance(node, yaml.MappingNode):
            pair = next((p for p in node.value if p[0].value == step), None)
            if pair is None:
                break
            node = pair[1]
            mark = pair[0].start_mark if (last and at_key) or isinstance(node, yaml.MappingNode) else node.start_mark
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
            node = node.value[step]
            mark = node.start_mark
        else:
            break
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)
