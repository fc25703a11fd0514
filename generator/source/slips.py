"""Owns slips in the text of a file, said in Vietnamese: YAML that cannot be read, letters not what they seem."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Any

import yaml

from generator.problems import Place, Problem
from generator.vietnamese import text_faults

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
SHORTHAND = "Dấu “{}” đầu giá trị là lối viết tắt của YAML; hãy đặt cả câu trong ngoặc kép."
_UNREADABLE = "YAML không đọc được từ chỗ này; xem lại dấu cách đầu dòng, dấu hai chấm và ngoặc."

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

# How text_faults names a place; the number of the line is that of one line alone and is told by the Problem instead.
_LETTER = re.compile(r" ở dòng 1, chữ thứ ([0-9]+)")
_WORD = re.compile("“([^”]+)”")


def typing(text: str, file: str) -> Iterator[Problem]:
    if text.isascii() or not text_faults(text):
        return
    for number, line in enumerate(text.split("\n"), 1):
        for code, said in text_faults(line):
            message, column = _LETTER.sub("", said), _column(line, said)
            yield problem(file, code, message, number, column)


def _column(line: str, said: str) -> int:
    """Where in its line a fault of typing stands, from 1: it names the letter or the word, else NFC tells."""
    letter, word = _LETTER.search(said), _WORD.search(said)
    if letter:
        return int(letter[1])
    if word and word[1] in line:
        return line.index(word[1]) + 1
    composed = unicodedata.normalize("NFC", line)
    return next((i for i, (a, b) in enumerate(zip(line, composed, strict=False), 1) if a != b), 1)


def syntax(error: yaml.YAMLError, file: str) -> Problem:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    said = (
        f"{getattr(error, 'problem', '') or ''} {getattr(error, 'context', '') or ''} {error if mark is None else ''}"
    )
    message = next((vi for en, vi in _WORDS if en in said), _UNREADABLE)
    return problem(file, "yaml-syntax", message, mark.line + 1 if mark else 1, mark.column + 1 if mark else 1)


def problem(file: str, code: str, message: str, line: int = 1, column: int = 1) -> Problem:
    return Problem(place=Place(file=file, line=line, column=column), code=code, message=message)
