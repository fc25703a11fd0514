"""Owns the rule on copied words: fifteen in a row that stand in another record, or that look taken from a newspaper."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.checks.gate.passages import Passage
from generator.checks.gate.rule import Hit, Seen

RUN = 15
_PROSE = ("summary", "body", "notes", "note", "agenda", "caption", "what", "duty")
_WORD = re.compile(r"[^\W_]+")
_PRESS = re.compile(r"(?:Tin, ảnh|Bài, ảnh|Bài và ảnh|Tin và ảnh|Tin, bài|Ảnh minh họa)\s*:")
# The full title of a document stands in many records, and rightly.
_TITLE = re.compile(
    r"(?:nghị quyết|kết luận|chỉ thị|quyết định|quy định|kế hoạch|hướng dẫn|nghị định|đề án)\b[^.;]{0,140}? về "
    r"(?:[^\s.;]+ ?){1,40}"
)


def looks_copied(seen: Seen) -> Iterator[Hit]:
    """The signature of a newspaper's own text: «Tin, ảnh: …»."""
    for passage in seen.passages:
        if seen.written.form == "data" and passage.path[:1] == ("sources",):
            continue
        found = _PRESS.search(passage.text)
        if found:
            yield Hit(
                at=passage.origin(found.start()), message="Đoạn này có dấu của bài báo chép nguyên văn.", hint=_HINT
            )


_HINT = "Kể lại sự việc bằng lời của mình, ghi nguồn và liên kết; không chép câu."


def repeated(shelf: Sequence[Seen]) -> Iterator[tuple[Seen, Hit]]:
    """Each record of which a run of words stands in an earlier one (by file name), once."""
    first: dict[int, str] = {}
    for seen in shelf:
        own: set[int] = set()
        hit: Hit | None = None
        for passage in seen.passages:
            if not _told(passage):
                continue
            for run, at in _runs(passage):
                other = first.get(run)
                if other is not None and hit is None:
                    message = f"Có {RUN} chữ liền nhau giống hệt {other}."
                    hit = Hit(at=passage.origin(at), message=message, hint=_HINT)
                own.add(run)
        for run in own:
            first.setdefault(run, seen.written.file)
        if hit:
            yield seen, hit


def _told(passage: Passage) -> bool:
    return any(key in _PROSE for key in passage.path) and passage.path[:1] != ("sources",)


def _runs(passage: Passage) -> Iterator[tuple[int, int]]:
    titles = [m.span() for m in _TITLE.finditer(passage.lower)]
    words = [(m[0], m.start()) for m in _WORD.finditer(passage.lower)]
    if titles:
        words = [(w if not any(a <= at < b for a, b in titles) else f"{at}{id(passage)}", at) for w, at in words]
    for n in range(len(words) - RUN + 1):
        yield hash(tuple(w for w, _ in words[n : n + RUN])), words[n][1]
