"""One value of a record written in every way that YAML has: whoever decodes it gets the same words."""

import json
import textwrap
from collections.abc import Callable, Iterator

import yaml

_WIDTH = 40


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _single(text: str) -> str:
    return yaml.dump(text, default_style="'", allow_unicode=True, width=_WIDTH).rstrip()


def _lines(text: str) -> list[str]:
    """Cut between words, as an editor does that fills paragraphs."""
    return [cut for line in text.split("\n") for cut in textwrap.wrap(line, _WIDTH, break_on_hyphens=False) or [""]]


def _folded(text: str) -> str:
    return ">-\n" + "".join(f"  {line}\n" for line in _lines(text)).rstrip()


def _literal(text: str) -> str:
    return "|-\n" + "".join(f"  {line}\n" for line in text.split("\n")).rstrip()


def _wrapped(text: str) -> str:
    return "|-\n" + "".join(f"  {line}\n" for line in _lines(text)).rstrip()


def _escaped(text: str) -> str:
    """Each letter that is not plain ASCII as `\\u…`, as most programs write that know no Unicode."""
    return json.dumps(text)


def _all_escaped(text: str) -> str:
    return '"' + "".join(f"\\U{ord(char):08x}" for char in text) + '"'


def _broken(text: str) -> str:
    """Ended by a backslash every few letters, within words too."""
    pieces = [_quoted(text[at : at + 17])[1:-1] for at in range(0, len(text), 17)]
    return '"' + "\\\n    \\ ".join(pieces).replace("\\\n    \\ ", "\\\n    ") + '"'


def _dumped(text: str) -> str:
    """As `yaml.dump` does it by itself: escaped and broken."""
    return yaml.dump(text, default_style='"', width=_WIDTH).rstrip()


def _plain(text: str) -> str:
    return yaml.dump(text, allow_unicode=True, width=10_000).removesuffix("...\n").rstrip()


def _filled(text: str) -> str:
    return yaml.dump(text, allow_unicode=True, width=_WIDTH).removesuffix("...\n").rstrip()


_VALUES: dict[str, Callable[[str], str]] = {
    "literal": _literal, "plain": _plain, "plain over lines": _filled, "single": _single, "double": _quoted,
    "escaped": _escaped, "all escaped": _all_escaped, "broken": _broken, "dumped": _dumped, "folded": _folded,
    "wrapped": _wrapped,
}  # fmt: skip
TITLE = "Họp dân"


def records(text: str) -> Iterator[tuple[str, str]]:
    """The name of each style with a record whose summary is `text` in it; the first one is the plainest."""
    for name, style in _VALUES.items():
        record = f"title: {TITLE}\nsummary: {style(text)}\n"
        if name in ("folded", "wrapped", "plain over lines") or yaml.safe_load(record)["summary"] == text:
            yield name, record
    yield "flow", f"{{title: {_quoted(TITLE)}, summary: {_quoted(text)}}}\n"
    yield "flow escaped", f"{{{_escaped('title')}: {_quoted(TITLE)},\n {_escaped('summary')}: {_escaped(text)}}}\n"
    yield "explicit key", f"title: {TITLE}\n? summary\n: {_escaped(text)}\n"
