"""One paragraph in every way that Markdown has to write the same words: a reader sees no difference."""

import re
from collections.abc import Callable, Iterator
from html import entities

_WORD = re.compile(r"[^\W\d_]{3,}")
_NAMES = {chr(code): name for code, name in entities.codepoint2name.items() if code > 127}


def _each(wrap: Callable[[str], str]) -> Callable[[str], str]:
    return lambda text: _WORD.sub(lambda match: wrap(match[0]), text)


def _linked(text: str) -> str:
    """Every second word is a link."""
    words = text.split(" ")
    return " ".join(f"[{w}](https://x.example/{n})" if n % 2 else w for n, w in enumerate(words))


_STYLES: dict[str, Callable[[str], str]] = {
    "strong letter": _each(lambda word: f"{word[0]}**{word[1]}**{word[2:]}"),
    "emphasis": _each(lambda word: f"*{word}*"),
    "struck": _each(lambda word: f"{word[:2]}~~{word[2:]}~~"),
    "comment": _each(lambda word: f"{word[:2]}<!-- x -->{word[2:]}"),
    "tag": _each(lambda word: f"{word[0]}<b>{word[1:]}</b>"),
    "numbered entities": lambda text: "".join(c if c.isascii() else f"&#{ord(c)};" for c in text),
    "named entities": lambda text: "".join(f"&{_NAMES[c]};" if c in _NAMES else c for c in text),
    "links": _linked,
    "one link": lambda text: f"[{text}](https://x.example)",
    "row": lambda text: f"| STT | Nội dung |\n|---|---|\n| 1 | {text} |",
    "quote": lambda text: f"> {text}",
}


def paragraphs(text: str) -> Iterator[tuple[str, str]]:
    """The name of each style with the text in it; none for a text with marks of its own."""
    if "\n" not in text and not re.search(r"[\[\]<>|`*_~&\\#@]|https?:", text):
        for name, style in _STYLES.items():
            yield name, style(text)
