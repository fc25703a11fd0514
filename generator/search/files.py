"""The files of the search below `tim-kiem/`: shards of terms, shards of result cards, a directory of both."""

from __future__ import annotations

import json
from base64 import b32encode
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import blake2b

from generator.presentation import facets
from generator.presentation.context import BuildContext
from generator.presentation.page import PageHead
from generator.search import store, synonyms
from generator.search.entries import HandWrittenPage, stubs
from generator.search.postings import Postings
from generator.search.shards import shards

FOLDER = "tim-kiem/"
DIRECTORY = f"{FOLDER}muc-luc.json"
CARDS = 8
MOST_CARD_FILES = 4_096
_FIGURES = "0123456789abcdefghijklmnopqrstuvwxyz"


@dataclass(slots=True, kw_only=True)
class Search:
    """The index between two builds: what did not change is not counted again; files depend on the last call alone.

    `parts` are the digests by name of what `load` found.
    """

    postings: Postings = field(default_factory=Postings)
    parts: dict[str, str] = field(default_factory=dict)

    @classmethod
    def load(cls, head: bytes, get: store.Get, stamp: str) -> Search:
        """The index as `dump` of an earlier run left it; an empty one, which costs time alone, where that is not so.

        `get` gives those parts that are still there. Some are asked of it in `files` and `dump`.
        """
        postings, parts = store.load(head, get, stamp)
        return cls(postings=postings, parts=parts)

    def dump(self, stamp: str) -> tuple[bytes, dict[str, bytes]]:
        """A head, and by their names the parts that are to take the place of those before.

        `stamp` tells the code that made it; another one finds nothing.
        """
        return store.dump(self.postings, self.parts, stamp)

    def files(
        self, ctx: BuildContext, pages: Iterable[PageHead], written: Iterable[HandWrittenPage], *, workers: int = 1
    ) -> dict[str, str]:
        """Every file of the search by its address."""
        table = synonyms.table(ctx.model)
        self.postings.update(stubs(ctx, pages, tuple(written)), table, workers=workers)
        return write(self.postings, table)


def write(postings: Postings, table: synonyms.SynonymTable) -> dict[str, str]:
    """The index as files; each but the directory is named after what is in it."""
    found: dict[str, str] = {}
    terms: list[str] = []
    lines = dict(sorted(postings.lines.items()))  # once for all: to sort what is sorted costs little
    for prefix, text in shards({**lines, **neighbours(lines)}).items():
        terms.append(f"{prefix}\t{_put(found, 't', prefix, text)}")
    cards = [_put(found, "k", str(n), text) for n, text in enumerate(_cards(postings))]
    words = _put(found, "t", "#", _words(lines))
    meta: dict[str, object] = {
        "entries": len(postings.marks),
        "kinds": list(facets.SECTIONS),
        "words": words,
        "cards": "".join(cards),
    }
    meta["short"] = [" ".join(sorted(words)) for words in (table.words(), table.names)]
    found[DIRECTORY] = json.dumps({**meta, "terms": "\n".join(terms)}, ensure_ascii=False, separators=(",", ":"))
    return found


def neighbours(lines: Mapping[str, str]) -> dict[str, str]:
    """For every word of a pair (with a tilde) the words before it and those after it, to mend slips of typing with.

    Each word is followed by how much there is of the pair: one figure of base 36.
    """
    found: dict[str, tuple[list[str], list[str]]] = {}
    for term in sorted(lines):
        first, space, second = term.partition(" ")
        if space:
            size = _FIGURES[len(lines[term]).bit_length()]
            if first.isalpha():
                found.setdefault(second, ([], []))[0].append(first + size)
            if second.isalpha():
                found.setdefault(first, ([], []))[1].append(second + size)
    return {f"~{word}": f"~{word}\t{' '.join(before)}\t{' '.join(after)}" for word, (before, after) in found.items()}


def _cards(postings: Postings) -> list[str]:
    count = 1
    while count * CARDS < len(postings.numbers) and count < MOST_CARD_FILES:
        count *= 2
    files: list[list[str]] = [[] for _ in range(count)]
    for key, number in sorted(postings.numbers.items(), key=lambda item: item[1]):
        files[number * 40_503 // 16 % count].append(f'"{number}":{postings.cards[key]}')
    return [f"{{{','.join(file)}}}" for file in files]


def _words(lines: Mapping[str, str]) -> str:
    """The single words of letters with the spelling that most entries have, for «có phải …?»."""
    found = []
    for term, line in sorted(lines.items()):
        if term.isalpha():
            _, count, *forms = line.split("\t")
            best = max(forms, key=lambda part: (len(part), part)).partition(";")[0]
            size = int(count) if count else sum(len(part) for part in forms)
            found.append(f"{best or term}{size.bit_length()}")
    return " ".join(found)


def _put(found: dict[str, str], folder: str, name: str, text: str) -> str:
    """Puts a text below a name with its digest; returns the digest of five letters."""
    digest = b32encode(blake2b(text.encode(), digest_size=5).digest()).decode().lower()[:5]
    # With an underscore at its end, as Windows knows no file called «con».
    label = name.replace(" ", "_").replace("#", "-") + "_"
    found[f"{FOLDER}{folder}/{label}.{digest}.{'json' if folder == 'k' else 'txt'}"] = text
    return digest
