"""Writes values, with what is remarked beside them, as the one text a data file has."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from generator.problems import Path
from generator.source.letters import curled
from generator.source.reading import YamlValue

WIDTH = 110  # columns; longer text is folded

_STEP = 2
_NO_PLAIN_START = frozenset("-?:,[]{}#&*!|>'\"%@` ")
_BARE_KEY = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]*\Z")
# What YAML takes raw on every line; its own line breaks (U+0085, U+2028, U+2029) and U+FEFF are left out.
_RAW = re.compile("[\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]*\\Z")
_ODD_SPACE = re.compile("[\u00a0\u2000-\u200a\u202f\u205f\u3000]")  # in quotes no one takes them for YAML's own
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """The keys of a group in the order they are written, each with the shape of what stands under it.

    `listed` says that a list of such groups (or of words) stands there. Keys it does not know come last, as they were.
    """

    keys: Mapping[str, Shape] = field(default_factory=dict)
    listed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class MappingEntry:
    """One key with its value, or (without a key) one item of a list, and the comments around it, `#` included.

    `quoted`: the value stood in straight quotes, so typographic ones around it are meant.
    """

    key: str | None
    value: str | Block
    above: tuple[str, ...] = ()
    beside: str = ""
    below: tuple[str, ...] = ()
    quoted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    entries: tuple[MappingEntry, ...]
    listed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class YamlFile:
    """A whole file: its group of keys between the comments of its head and its foot."""

    block: Block
    head: tuple[str, ...] = ()
    foot: tuple[str, ...] = ()


def compose(
    values: Mapping[str, YamlValue],
    shape: Shape,
    *,
    head: tuple[str, ...] = (),
    beside: Mapping[Path, str] | None = None,
    foot: tuple[str, ...] = (),
) -> str:
    """The canonical text of `values`; remarks are lines without their `#`, those `beside` stand after a value."""
    block = as_block(dict(values), beside or {}, ())
    assert isinstance(block, Block)
    return render(YamlFile(block=block, head=_hashed(head), foot=_hashed(foot)), shape)


def render(sheet: YamlFile, shape: Shape) -> str:
    """Key order of the shape, two spaces a step, LF, NFC, no blank line, a line feed at the end."""
    lines = [*sheet.head, *_block(sheet.block, 0, shape), *sheet.foot]
    return "".join(f"{line}\n" for line in lines)


def as_block(value: YamlValue, beside: Mapping[Path, str], at: Path) -> str | Block:
    """Plain values as entries without comments, save those `beside`."""
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value)
    pairs = value.items() if isinstance(value, dict) else enumerate(value)
    entries = tuple(
        MappingEntry(
            key=unicodedata.normalize("NFC", step) if isinstance(step, str) else None,
            value=as_block(inner, beside, (*at, step)),
            beside="".join(_hashed((beside[*at, step],))) if (*at, step) in beside else "",
        )
        for step, inner in pairs
    )
    return Block(entries=entries, listed=isinstance(value, list))


def _hashed(lines: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(unicodedata.normalize("NFC", f"# {line}".rstrip()) for line in lines)


def _block(block: Block, indent: int, shape: Shape) -> Iterator[str]:
    for entry in block.entries if block.listed else _in_order(block, shape):
        yield from (" " * indent + line for line in entry.above)
        yield from _item(entry, indent, shape) if entry.key is None else _pair(entry, indent, shape)
        yield from (" " * indent + line for line in entry.below)


def _in_order(block: Block, shape: Shape) -> list[MappingEntry]:
    rank = {key: n for n, key in enumerate(shape.keys)}
    return sorted(block.entries, key=lambda entry: rank.get(entry.key or "", len(rank)))


def _pair(entry: MappingEntry, indent: int, shape: Shape) -> Iterator[str]:
    key = entry.key or ""
    head = f"{' ' * indent}{key if _BARE_KEY.match(key) else _quoted(key)}:"
    if isinstance(entry.value, Block) and entry.value.entries:
        yield _joined(head, entry.beside)
        yield from _block(entry.value, indent + _STEP, shape.keys.get(key, Shape()))
    else:
        yield from _scalar(head, entry, indent)


def _item(entry: MappingEntry, indent: int, shape: Shape) -> Iterator[str]:
    """A group begins on the line of its dash; comments that would come between dash and group stand above it."""
    dash = f"{' ' * indent}-"
    if isinstance(entry.value, str) or not entry.value.entries:
        yield from _scalar(dash, entry, indent)
    elif entry.value.listed:
        yield from (" " * indent + line for line in (entry.beside,) if line)
        yield dash
        yield from _block(entry.value, indent + _STEP, Shape())
    else:
        first, *more = _in_order(entry.value, shape)
        yield from (" " * indent + line for line in (entry.beside, *first.above) if line)
        bare = replace(first, above=())
        lines = list(_block(Block(entries=(bare, *more)), indent + _STEP, shape))
        yield f"{dash} {lines[0].lstrip(' ')}"
        yield from lines[1:]


def _scalar(head: str, entry: MappingEntry, indent: int) -> Iterator[str]:
    if isinstance(entry.value, Block):
        yield _joined(head, "[]" if entry.value.listed else "{}", entry.beside)
        return
    text, pad = entry.value, " " * (indent + _STEP)
    if not text:
        yield _joined(head, "" if entry.key is not None else '""', entry.beside)
    elif "\n" in text and _can_be_literal(text):
        body = text.removesuffix("\n")
        yield _joined(head, "|" if text.endswith("\n") else "|-", entry.beside)
        yield from (pad + line if line else "" for line in body.split("\n"))
    else:
        kept = entry.quoted and curled(text)
        word = text if _can_be_plain(text) and not kept else _quoted(text)
        folds = _folded(text, WIDTH - len(pad)) if len(head) + 1 + len(word) > WIDTH else []
        yield _joined(head, ">-" if len(folds) > 1 else word, entry.beside)
        if len(folds) > 1:
            yield from (pad + line for line in folds)


def _joined(*pieces: str) -> str:
    return " ".join(filter(None, pieces))


def _can_be_plain(text: str) -> bool:
    return not (
        text[0] in _NO_PLAIN_START
        or text[-1] in " :"
        or ": " in text
        or " #" in text
        or _ODD_SPACE.search(text)
        or not _RAW.match(text)
    )


def _can_be_literal(text: str) -> bool:
    """Lines that a block can hold as they are: nothing but text, no space where its indentation is read from."""
    body = text.removesuffix("\n")
    lines = body.split("\n")
    if not lines[0] or not lines[-1] or lines[0].startswith(" "):
        return False
    return all(_RAW.match(line) and (not line or line.strip(" ")) for line in lines)


def _folded(text: str, width: int) -> list[str]:
    """The lines of a folded text; one line if it cannot be folded without a change of its value."""
    if text[0] == " " or text[-1] == " " or not _RAW.match(text):
        return [text]
    lines: list[str] = []
    for word in re.split(r"(?<=[^ ]) (?=[^ ])", text):
        if lines and len(lines[-1]) + 1 + len(word) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def _quoted(text: str) -> str:
    return '"' + "".join(_escaped(char) for char in text) + '"'


def _escaped(char: str) -> str:
    if char in _ESCAPES:
        return _ESCAPES[char]
    if _RAW.match(char):
        return char
    code = ord(char)
    return f"\\x{code:02X}" if code < 0x100 else f"\\u{code:04X}" if code < 0x10000 else f"\\U{code:08X}"
