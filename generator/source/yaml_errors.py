"""Reports syntax errors of YAML in Vietnamese where they are, and fixes those that have only one fix."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

import yaml

from generator.problems import Fix, Problem
from generator.source.letters import curled
from generator.source.scalars import LOADER, quoted
from generator.source.text_lines import free_rows, indent, row, rows, speaker, sure

SHORTHAND = "Dấu “{}” đầu giá trị là lối viết tắt của YAML; đặt cả câu trong ngoặc kép."
_UNREADABLE = "YAML không đọc được từ chỗ này; xem lại dấu cách đầu dòng, dấu hai chấm và ngoặc."
_TAB = "Dòng này thụt vào bằng phím Tab, YAML chỉ nhận dấu cách; thay Tab bằng dấu cách."
_CROOKED = "Dòng này không thẳng cột với các dòng cùng cấp; sửa số dấu cách ở đầu dòng cho bằng nhau."
_START = "Ký tự này không mở đầu một câu được; đặt cả câu trong ngoặc kép."
_WORDS = (
    ("that cannot start any token", "bad-start", _START),
    ("not allowed in this context", "bad-start", "Dấu này không đứng ở đây được; đặt cả câu trong ngoặc kép."),
    ("expected comment or line break", "bad-start", "Sau dấu | hoặc > phải xuống dòng; câu thì đặt trong ngoặc kép."),
    ("expected <block end>", "uneven-indent", _CROOKED),
    ("did not find expected key", "uneven-indent", _CROOKED),
    ("did not find expected '-' indicator", "uneven-indent", _CROOKED),
    ("unknown escape character", "bad-escape", "Sau dấu \\ trong ngoặc kép có ký tự lạ; đổi thành ngoặc đơn '…'."),
    ("control characters are not allowed", "control", "Có ký tự điều khiển không nhìn thấy được; xóa ký tự ấy đi."),
)  # fmt: skip
_SHORT = {"an alias": ("anchor", "*"), "an anchor": ("anchor", "&"), "a tag": ("tag", "!")}
_OPENED = {
    "while scanning a quoted scalar": ("unclosed-quote", "Dấu ngoặc mở ở đây mà chưa đóng; thêm dấu ngoặc ở cuối câu."),
    "while parsing a flow sequence": ("unclosed-bracket", "Ngoặc vuông mở ở đây mà chưa đóng, hoặc thiếu dấu phẩy."),
    "while parsing a flow mapping": ("unclosed-bracket", "Ngoặc nhọn mở ở đây mà chưa đóng, hoặc thiếu dấu phẩy."),
}
_LEAD = re.compile(r"(?P<lead>[ ]*(?:-[ ]+)*)(?P<key>[A-Za-z0-9_-]+):[ ]+(?P<value>\S.*?)[ ]*$")
_QUOTE = re.compile(r"[ ]*(?:-[ ]+)*(?:[A-Za-z0-9_-]+:[ ]+)?(?P<open>[\"'])")
_CLOSE = {'"': re.compile(r'(?:[^"\\]|\\.)*"'), "'": re.compile(r"(?:[^']|'')*'(?!')")}
_TABBED = re.compile(r"(?P<spaces>[ ]*)(?P<tabs>\t[ \t]*)|(?P<dash>[ ]*-)(?P<after>[ ]*\t[ \t]*)")
_NO_PLAIN = "\"'[{&*!|>%@`#"


def syntax(error: yaml.YAMLError, text: str, file: str) -> tuple[Problem, ...]:
    """What is wrong in a text that YAML cannot read, where the person has to look. Never empty."""
    found = rows(text)
    problem = speaker(file, found)
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    if mark is None:
        said = str(error)
        code, message = next(((c, vi) for en, c, vi in _WORDS if en in said), ("yaml-syntax", _UNREADABLE))
        at = getattr(error, "position", 0)
        before = rows(text[: at if isinstance(at, int) else 0])
        return (problem(code, message, len(before), len(before[-1]) + 1),)
    if tabs := _tabs(text, found, mark, problem):
        return tabs
    return (_slip(error, mark, text, found, problem),)


def _slip(error: Any, mark: Any, text: str, found: Sequence[str], problem: Callable[..., Problem]) -> Problem:
    said, context = error.problem or "", error.context or ""
    if "mapping values are not allowed" in said:
        return _colon(mark, text, found, problem)
    if short := _SHORT.get(context.removeprefix("while scanning ").removeprefix("while parsing ")):
        at = error.context_mark or mark
        return problem(short[0], SHORTHAND.format(short[1]), at.line + 1, at.column + 1)
    if quote := _quote(error, mark, found, problem):
        return quote
    if "could not find expected ':'" in said:
        return _no_colon((error.context_mark or mark).line, found, problem)
    if opened := _OPENED.get(context):
        at = error.context_mark or mark
        return problem(*opened, at.line + 1, at.column + 1)
    if "did not find expected node content" in said:
        if row(sure(found), mark.line + 1)[mark.column : mark.column + 1] in tuple(",]}"):
            return problem("bad-start", _START, mark.line + 1, mark.column + 1)
        return problem("unclosed-bracket", "Ngoặc mở ra mà chưa đóng, hoặc thiếu giá trị.", *_back(mark, found))
    code, message = next(((c, vi) for en, c, vi in _WORDS if en in said), ("yaml-syntax", _UNREADABLE))
    if code == "uneven-indent" and row(sure(found), mark.line + 1)[: mark.column].strip(" -"):
        code, message = "yaml-syntax", _UNREADABLE
    return problem(code, message, mark.line + 1, mark.column + 1)


def _back(mark: Any, found: Sequence[str]) -> tuple[int, int]:
    """The place of a mark; at the end of the last line that says something, where the mark stands behind it."""
    line = min(mark.line, len(found) - 1)
    if line == mark.line and found[line][mark.column :].strip():
        return line + 1, mark.column + 1
    while line > 0 and not found[line].strip():
        line -= 1
    return line + 1, max(len(found[line].rstrip()), 1)


def _colon(mark: Any, text: str, found: Sequence[str], problem: Callable[..., Problem]) -> Problem:
    """A colon where none may be: a second one in its line, or the line before is at fault."""
    line = row(sure(found), mark.line + 1)
    match = _LEAD.match(line)
    if match and mark.column > match.end("key"):
        message = "Có dấu hai chấm giữa câu; đặt cả câu trong ngoặc kép."
        fix = _in_quotes(match, mark.line, text, found)
        return problem("colon-in-text", message, mark.line + 1, mark.column + 1, fix=fix)
    above = range(min(mark.line, len(found)) - 1, -1, -1)  # YAML may count more lines than an editor
    before = next((n for n in above if _says(found[n])), None)
    if before is None or re.search(r"[:-](?:\s|$)", found[before]):
        return problem("uneven-indent", _CROOKED, mark.line + 1, indent(line) + 1)
    return _no_colon(before, found, problem)


def _in_quotes(match: re.Match[str], number: int, text: str, found: Sequence[str]) -> Fix | None:
    """The value in quotes; None where a comment or a following line may belong to it, or that does not help."""
    value = match["value"]
    if value[0] in _NO_PLAIN or " #" in value:
        return None
    inner = value[1:-1] if curled(value) else value
    below = next((r for r in found[number + 1 :] if r.strip()), "")
    if _says(below) and indent(below) > len(match["lead"]):
        return None
    fix = Fix(start=match.start("value"), end=match.end("value"), put=quoted(inner))
    tried = [*found[:number], fix.on(found[number]), *found[number + 1 :]]
    stop = _first_error("\n".join(tried))
    return fix if stop is None or stop > number else None


def _no_colon(number: int, found: Sequence[str], problem: Callable[..., Problem]) -> Problem:
    line = found[number] if number < len(found) else ""
    close = re.match(r"[ ]*(?:-[ ]+)*[A-Za-z0-9_-]+:(?=\S)", line)
    if close:
        return problem("missing-colon", "Sau dấu hai chấm cần một dấu cách.", number + 1, close.end() + 1)
    message = "Dòng này thiếu dấu hai chấm và dấu cách sau tên khóa."
    return problem("missing-colon", message, number + 1, indent(line) + 1)


def _quote(error: Any, mark: Any, found: Sequence[str], problem: Callable[..., Problem]) -> Problem | None:
    """A quote that opens and never closes, or closes before its sentence ends; None where no quote is at fault."""
    if "quoted scalar" in (error.context or "") and "end of stream" in (error.problem or ""):
        at = error.context_mark
        return problem(*_OPENED["while scanning a quoted scalar"], at.line + 1, at.column + 1)
    if "did not find expected" not in (error.problem or "") or mark.line >= len(found):
        return None
    here = _QUOTE.match(found[mark.line])
    closed = _CLOSE[here["open"]].match(found[mark.line], here.end()) if here else None
    if here and closed and mark.column >= closed.end():
        message = "Câu mở đầu bằng dấu ngoặc mà sau ngoặc đóng còn chữ; đặt cả câu trong một cặp ngoặc."
        hint = "Trong câu cần ngoặc thì dùng ngoặc cong “…”, còn ngoặc thẳng bao cả câu."
        return problem("quote-in-text", message, mark.line + 1, here.start("open") + 1, hint=hint)
    for number in range(mark.line - 1, -1, -1):
        open_ = _QUOTE.match(found[number])
        if open_ and not _CLOSE[open_["open"]].match(found[number], open_.end()):
            return problem(*_OPENED["while scanning a quoted scalar"], number + 1, open_.start("open") + 1)
        if open_["open"] in found[number] if open_ else "'" in found[number] or '"' in found[number]:
            return None
    return None


def _tabs(text: str, found: Sequence[str], mark: Any, problem: Callable[..., Problem]) -> tuple[Problem, ...]:
    """Every line that begins with a tab, if one of them stopped YAML; fixed together where all widths say the same."""
    free = free_rows(found)
    lines = {n: m for n, r in enumerate(found) if n not in free and r.strip() and (m := _TABBED.match(r))}
    if not any(n <= mark.line for n in lines) or "\x85" in text or "\u2028" in text or "\u2029" in text:
        return ()
    read = {width: events for width in (2, 4, 8) if (events := _events("\n".join(_spaced(found, lines, width))))}
    if len(set(read.values())) != 1:
        first = min(lines)
        return (problem("tab-indent", _TAB, first + 1, found[first].index("\t") + 1),)
    fixed = _spaced(found, lines, min(read))
    return tuple(
        problem("tab-indent", _TAB, n + 1, found[n].index("\t") + 1, fix=Fix(start=0, end=m.end(), put=head))
        for n, m in lines.items()
        for head in [fixed[n][: len(fixed[n]) - len(found[n]) + m.end()]]
    )


def _spaced(found: Sequence[str], tabbed: dict[int, re.Match[str]], width: int) -> list[str]:
    """The lines with spaces for tabs: `width` for each at the beginning, one after a dash."""
    out = list(found)
    for n, m in tabbed.items():
        head = f"{m['dash']} " if m["dash"] else m[0].replace("\t", " " * width)
        out[n] = head + found[n][m.end() :]
    return out


def _events(text: str) -> tuple[object, ...]:
    """What the parser says, without places; () where it stops."""
    try:
        return tuple((type(e).__name__, getattr(e, "value", None)) for e in yaml.parse(text, Loader=LOADER))
    except yaml.YAMLError:
        return ()


def _first_error(text: str) -> int | None:
    """The line (from 0) at which YAML stops; None where it does not."""
    try:
        for _ in yaml.parse(text, Loader=LOADER):
            pass
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        return int(mark.line) if mark else 0
    return None


def _says(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith("#")
