"""What a text must hold before the patterns of a rule are tried on it: derived from the patterns, never written.

Trying hundreds of phrases on every text is slow, looking for a few pieces of them is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from itertools import product
from math import log2
from typing import Any

from generator.gate.normalize import plain, toneless
from generator.gate.patterns import END, START, Words, words

_op: Any = import_module("re._constants")
_parser: Any = import_module("re._parser")

_EDGE = "\0"  # where a word begins or ends
_EDGES = tuple((side, _parser.parse(source)[0][1][1].data) for side, source in ((-1, START), (1, END)))
_REPEATS = (_op.MAX_REPEAT, _op.MIN_REPEAT)
_OPEN = (*_REPEATS, _op.SUBPATTERN, _op.BRANCH)
_WORD = re.compile(r"[^\W_]+")
_MOST = 32  # spellings of one stretch that are told apart
_LEAST = 1.5  # a piece of less worth is in every text
_COMMON = " .,:-0123456789" + _EDGE

# The syllables that hardly a record is without.
EVERYWHERE = frozenset(
    "a an ban bi bo cac cap chi cho chu co con cong cua da dang dao dau day de den di dinh do doi dong du duoc "
    "dung gia gop "
    "ha ho hoa hoi khong khu la lam len ma mat mo moi mot na nam nay ngay nghi ngo nguoi nha nhan nop o ra sau se "
    "sinh so ta "
    "tai tham theo thi thon thu thuong tinh to toi trong truong tu va ve vi viec vien vu xa xin".split()
)
_DIGITS = frozenset("khong mot hai ba bon tu nam sau bay tam chin linh le".split())

Texts = frozenset[str]
_NOTHING: Texts = frozenset({""})
_NONE: Texts = frozenset()
_SPACE: Texts = frozenset({" "})


@dataclass(frozen=True, slots=True, kw_only=True)
class Prefilter:
    """Which of several sets of patterns may match in a text. Each set is named.

    `words` has, for one word of each piece that surely holds a whole word, those pieces, what else must stand there
    (one of these, if any), and the names of the sets that ask for them; pieces of whole words have a space at either
    end. `pieces` are all others. `whole` are patterns that have no sure piece, as of numbers.
    """

    words: Mapping[str, tuple[tuple[str, Texts, str], ...]]
    pieces: tuple[tuple[str, str], ...]
    whole: tuple[tuple[re.Pattern[str], str], ...]

    def passed(self, lower: str) -> set[str]:
        """The names of the sets of which a pattern may match in `lower`."""
        text = plain(lower)
        words = _WORD.findall(text)
        found = {name for pattern, name in self.whole if pattern.search(text)}
        found |= {name for piece, name in self.pieces if piece in text}
        if known := self.words.keys() & set(words):
            apart = f" {' '.join(words)} "
            found |= {
                name
                for word in known
                for piece, also, name in self.words[word]
                if name not in found
                and (piece in apart or piece in text)
                and (not also or any(other in apart for other in also))
            }
        return found


def prefilter(sets: Mapping[str, Iterable[Words | re.Pattern[str]]]) -> Prefilter:
    """Passes the name of a set for whatever one of its patterns matches."""
    by_word: dict[str, list[tuple[str, Texts, str]]] = {}
    pieces: list[tuple[str, str]] = []
    whole: list[tuple[re.Pattern[str], str]] = []
    for name, patterns in sets.items():
        found: set[str] = set()
        known, pairs, unknown = _phrases(patterns)
        found |= {f" {need} " for need in known}
        for need, also in pairs:
            if not any(piece in f" {need} " for piece in found):
                by_word.setdefault(max(need.split(), key=len), []).append((f" {need} ", also, name))
        for source, flags in unknown:
            best = _of(_parser.parse(source, flags), "", "").best
            if min(map(_rarity, best)) < _LEAST:
                whole.append((re.compile(toneless(source), flags | re.IGNORECASE), name))
            else:
                found |= {re.sub(" +", " ", piece.replace(_EDGE, " ")) for piece in best}
        for piece in _least(piece if _of_words(piece) else piece.strip() for piece in found):
            if word := _whole_word(piece):
                by_word.setdefault(word, []).append((piece, _NONE, name))
            else:
                pieces.append((piece, name))
    return Prefilter(words={word: tuple(p) for word, p in by_word.items()}, pieces=tuple(pieces), whole=tuple(whole))


def _phrases(
    patterns: Iterable[Words | re.Pattern[str]],
) -> tuple[set[str], list[tuple[str, Texts]], list[tuple[str, int]]]:
    """What phrases are known to need: by itself, or with one of others; and the patterns of which that is not known."""
    known: set[str] = set()
    pairs: list[tuple[str, Texts]] = []
    unknown: list[tuple[str, int]] = []
    for pattern in patterns:
        if not isinstance(pattern, Words):
            unknown.append((pattern.pattern, pattern.flags))
        elif not pattern.parts:
            unknown.append((pattern.bare_source, 0))
        else:
            known |= {need for part in pattern.parts if not part.also for need in part.needs or ()}
            for part in pattern.parts:
                also = frozenset(f" {other} " for other in part.also)
                pairs += [(need, also) for need in part.needs or () if also]
            rest = [part.pattern for part in pattern.parts if part.needs is None]
            unknown += [(words(one).bare_source, 0) for one in rest]
    return known, pairs, unknown


def _of_words(piece: str) -> bool:
    return piece[:1] == piece[-1:] == " " and piece.replace(" ", "").isalnum()


def _whole_word(piece: str) -> str:
    """The longest word in a piece that surely neither goes on before nor after it, or ""."""
    inside = piece.split(" ")[1:-1]
    return max((word for word in inside if word.isalnum()), key=len, default="")


def _least(pieces: Iterable[str]) -> list[str]:
    """Those that hold no other: one that does adds nothing."""
    found = sorted(set(pieces), key=len)
    return [piece for index, piece in enumerate(found) if not any(other in piece for other in found[:index])]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """Of a stretch of a pattern: all that it may be (None: too much), how it begins, the best it surely holds one of.

    `ends`: the space or edge with which it surely ends.
    """

    exact: Texts | None = None
    begins: Texts = _NOTHING
    best: Texts = _NOTHING
    ends: str = ""


def _exactly(texts: Texts) -> _Known:
    return _Known(exact=texts, begins=texts, best=texts, ends=_edge_of(texts))


def _of(sequence: Any, before: str, after: str) -> _Known:
    """`before` and `after` are a space or an edge that surely stands there, or ""."""
    now, best = frozenset({before}), _NOTHING
    begins: Texts | None = None
    for index, (code, argument) in enumerate(sequence):
        edge = _edge_of(now) if code in _OPEN else ""
        step = _step(code, argument, edge, _follows(sequence, index + 1, after) if code in _OPEN else "")
        if step.exact is not None and (joined := _times(now, step.exact)) is not None:
            now = joined
            continue
        now = _times(now, step.begins) or now
        if begins is None:
            begins = now
        best = _better(_better(best, now), step.best)
        now = step.exact if step.exact is not None else frozenset({step.ends})
    now = _times(now, frozenset({after})) or now
    best = _better(best, now)
    return _exactly(now) if begins is None else _Known(begins=begins, best=best, ends=_edge_of(now))


def _step(code: Any, argument: Any, before: str, after: str) -> _Known:
    """One step of a pattern."""
    if code is _op.LITERAL:
        return _letter(argument)
    if code is _op.IN:
        letters = _class(argument)
        return _exactly(letters) if letters else _Known()
    if code is _op.SUBPATTERN:
        return _of(argument[3], before, after)
    if code is _op.BRANCH:
        return _any_of([_of(branch, before, after) for branch in argument[1]])
    if code in _REPEATS:
        least, most, inside = argument
        return _repeated(least, most, inside, before, after)
    if code in (_op.ASSERT, _op.ASSERT_NOT, _op.AT):
        return _exactly(frozenset({_EDGE if _is_edge(argument) else ""}))
    return _Known()


@cache
def _letter(code: int) -> _Known:
    return _exactly(frozenset({plain(chr(code)) or " "}))


def _any_of(branches: Sequence[_Known]) -> _Known:
    begins = frozenset().union(*(one.begins for one in branches))
    best = frozenset().union(*(one.best for one in branches))
    exact = frozenset().union(*(one.exact or () for one in branches))
    small = len(exact) <= _MOST and all(one.exact is not None for one in branches)
    return _Known(exact=exact if small else None, begins=begins if len(begins) <= _MOST else _NOTHING, best=best)


def _repeated(least: int, most: int, inside: Any, before: str, after: str) -> _Known:
    one = _of(inside, "", "")
    if one.exact == _SPACE:  # any number of spaces is one
        return _exactly(_SPACE if least else frozenset({"", " "}))
    if most == 1 and one.exact is not None:
        return _exactly(one.exact if least else one.exact | _NOTHING)
    ends = one.ends if least or before else ""
    if least:
        return _Known(begins=one.begins, best=one.best, ends=ends)
    # Where nothing of it stands, what comes after it is next.
    apart = after and all(map(_apart, one.begins))
    return _Known(begins=frozenset({_EDGE}) if apart else _NOTHING, ends=ends)


def _follows(sequence: Any, index: int, after: str) -> str:
    """An edge, if the next step surely begins with one or with a letter of no word, else ""."""
    if index == len(sequence):
        return after
    code, argument = sequence[index]
    if code is _op.ASSERT_NOT:
        return _EDGE if _is_edge(argument) else ""
    if code in (_op.LITERAL, _op.IN):
        return _EDGE if all(map(_apart, _step(code, argument, "", "").begins)) else ""
    rest = _follows(sequence, index + 1, after)
    if code in _REPEATS:
        return _follows(argument[2], 0, rest) if argument[0] or rest else ""
    if code is _op.SUBPATTERN:
        return _follows(argument[3], 0, rest)
    if code is _op.BRANCH:
        return _EDGE if all(_follows(branch, 0, rest) for branch in argument[1]) else ""
    return ""


def _apart(text: str) -> bool:
    """Whether a text begins with no letter or digit."""
    return text != "" and not text[0].isalnum()


def _edge_of(texts: Texts) -> str:
    """An edge, if all texts end with one or with no letter or digit, else ""."""
    return _EDGE if all(_apart(text[-1:]) for text in texts) else ""


def _is_edge(argument: Any) -> bool:
    """Whether an assertion is START or END."""
    return isinstance(argument, tuple) and (argument[0], argument[1].data) in _EDGES


def _class(members: Any) -> Texts | None:
    """The letters of a class, if they are few."""
    found: set[str] = set()
    for code, argument in members:
        if code is _op.LITERAL:
            found.add(plain(chr(argument)) or " ")
        elif code is _op.CATEGORY and argument is _op.CATEGORY_SPACE:
            found.add(" ")
        else:
            return None
    return frozenset(found)


def _times(one: Texts, other: Texts) -> Texts | None:
    """Each text of one before each of the other, if that is not too many."""
    if len(one) * len(other) > _MOST:
        return None
    return frozenset(_joined(a + b) for a, b in product(one, other))


def _joined(text: str) -> str:
    """Spaces count once, edges only at the ends."""
    if _EDGE in text:
        text = text[:1] + text[1:-1].replace(_EDGE, "") + text[1:][-1:]
    return text.replace("  ", " ")


def _better(one: Texts, other: Texts) -> Texts:
    return max(one, other, key=_worth)


def _worth(found: Texts) -> float:
    """Rare pieces are worth more, many pieces take long to look for."""
    return min(map(_rarity, found)) - log2(len(found)) / 4


def _rarity(piece: str) -> float:
    if piece.strip(_EDGE + " ") in _DIGITS:
        return 0
    return sum(1 if char.isalpha() else 0.5 if char in _COMMON else 2 for char in piece.strip(_EDGE + " "))
