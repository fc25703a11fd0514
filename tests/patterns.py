"""Examples of what a regular expression matches, so that every alternative in it stands in one of them."""

import re
from importlib import import_module
from itertools import zip_longest
from typing import Any

_op: Any = import_module("re._constants")
_parser: Any = import_module("re._parser")
_LETTERS = "an 0.-@(#é"


def examples(pattern: re.Pattern[str]) -> list[str]:
    """Texts that `pattern` matches as a whole, among them one with each alternative of each choice."""
    found = {text.strip() for text in _of(_parser.parse(pattern.pattern, pattern.flags))}
    return sorted(text for text in found if pattern.search(text))


def _of(sequence: Any) -> list[str]:
    """As many texts as the widest step needs; the others repeat theirs."""
    made = [""]
    for code, argument in sequence:
        steps = _step(code, argument) or [""]
        pairs = zip_longest(made, steps)
        made = [(a if a is not None else made[0]) + (b if b is not None else steps[0]) for a, b in pairs]
    return made


def _step(code: Any, argument: Any) -> list[str]:
    if code is _op.LITERAL:
        return [chr(argument)]
    if code is _op.NOT_LITERAL:
        return [next(letter for letter in _LETTERS if ord(letter) != argument)]
    if code is _op.IN:
        return _class(argument)
    if code is _op.SUBPATTERN:
        return _of(argument[3])
    if code is _op.BRANCH:
        return [text for branch in argument[1] for text in _of(branch)]
    if code in (_op.MAX_REPEAT, _op.MIN_REPEAT):
        least, most, inside = argument
        texts = _of(inside)
        once = [text * max(least, 1) for text in texts] if most else [""]
        return once if least else ["", *once]
    if code is _op.ANY:
        return ["a"]
    return _of(argument[1]) if code is _op.ASSERT and argument[0] == 1 else []


def _class(members: Any) -> list[str]:
    letters = re.compile("[" + "".join(map(re.escape, _LETTERS)) + "]")
    if members[0][0] is not _op.NEGATE and all(code is _op.LITERAL for code, _ in members):
        return [chr(code) for _, code in members]
    whole = re.compile(_source(members))
    low = [chr(argument[0]) for code, argument in members if code is _op.RANGE]
    return [next(letter for letter in (*low, *letters.pattern) if whole.fullmatch(letter))]


def _source(members: Any) -> str:
    names = {
        _op.CATEGORY_SPACE: r"\s", _op.CATEGORY_NOT_SPACE: r"\S", _op.CATEGORY_WORD: r"\w",
        _op.CATEGORY_NOT_WORD: r"\W", _op.CATEGORY_DIGIT: r"\d", _op.CATEGORY_NOT_DIGIT: r"\D",
    }  # fmt: skip
    out = ""
    for code, argument in members:
        if code is _op.NEGATE:
            out += "^"
        elif code is _op.LITERAL:
            out += re.escape(chr(argument))
        elif code is _op.RANGE:
            out += f"{re.escape(chr(argument[0]))}-{re.escape(chr(argument[1]))}"
        else:
            out += names[argument]
    return f"[{out}]"
