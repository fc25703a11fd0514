"""The rule on copied words: fifteen in a row that stand in another record, or that look taken from a newspaper."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b

from generator.gate.passages import Passage
from generator.gate.rule import Document, Hit, looks_for

RUN = 15
_PROSE = ("summary", "body", "notes", "note", "agenda", "caption", "what", "duty")
_WORD = re.compile(r"[^\W_]+")
_PRESS = re.compile(r"(?:Tin, ảnh|Bài, ảnh|Bài và ảnh|Tin và ảnh|Tin, bài|Ảnh minh họa)\s*:")
# The full title of a document stands in many records, and rightly.
_TITLE = re.compile(
    r"(?:nghị quyết|kết luận|chỉ thị|quyết định|quy định|kế hoạch|hướng dẫn|nghị định|đề án)\b[^.;]{0,140}? về "
    r"(?:[^\s.;]+ ?){1,40}"
)


@looks_for(_PRESS)
def looks_copied(document: Document) -> Iterator[Hit]:
    """The signature of a newspaper's own text: «Tin, ảnh: …»."""
    for passage in document.passages:
        if document.written.form == "data" and passage.path[:1] == ("sources",):
            continue
        found = _PRESS.search(passage.text)
        if found:
            yield Hit(
                at=passage.origin(found.start()), message="Đoạn này có dấu của bài báo chép nguyên văn.", hint=HINT
            )


HINT = "Kể lại sự việc bằng lời của mình, ghi nguồn và liên kết; không chép câu."


def runs(document: Document) -> Iterator[tuple[int, int]]:
    """Every run of words in what a record tells, as a number, and the offset in the NormalizedText where it begins."""
    for passage in document.passages:
        if _told(passage):
            yield from ((run, passage.origin(at)) for run, at in _runs(passage))


def repeated(shelf: Iterable[tuple[str, Sequence[tuple[int, int, int]]]]) -> Iterator[tuple[str, int, int, str]]:
    """Each file of which a run stands in an earlier one, once: file, line, column, what to say.

    `shelf` has for each file, in order, its runs with line and column.
    """
    first: dict[int, str] = {}
    for file, found in shelf:
        again = next(((run, line, column) for run, line, column in found if run in first), None)
        if again:
            run, line, column = again
            yield file, line, column, f"Có {RUN} chữ liền nhau giống hệt {first[run]}."
        for run, _, _ in found:
            first.setdefault(run, file)


def _told(passage: Passage) -> bool:
    return any(key in _PROSE for key in passage.path) and passage.path[:1] != ("sources",)


def _runs(passage: Passage) -> Iterator[tuple[int, int]]:
    titles = [m.span() for m in _TITLE.finditer(passage.lower)]
    words = [(m[0], m.start()) for m in _WORD.finditer(passage.lower)]
    if titles:
        words = [("" if any(a <= at < b for a, b in titles) else w, at) for w, at in words]
    for n in range(len(words) - RUN + 1):
        said = [w for w, _ in words[n : n + RUN]]
        if all(said):
            digest = blake2b(" ".join(said).encode(), digest_size=6).digest()
            yield int.from_bytes(digest, "big"), words[n][1]
