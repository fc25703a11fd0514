"""What of a built site must not depend on what its texts say: elements, attributes, keys, properties, rows."""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from xml.etree import ElementTree

Shape = Counter[Any]
_VOID = set("area base br col embed hr img input link meta source track wbr path rect circle line polyline use".split())
_SAID = {
    "title",
    "alt",
    "content",
    "aria-label",
    "value",
    "id",
    "for",
    "aria-labelledby",
    "aria-describedby",
    "d",
    "x",
    "y",
}
_PROSE: dict[str, set[str]] = {
    **{tag: set() for tag in "p br strong em ul h3 blockquote table thead tbody tr code hr".split()},
    "a": {"href", "title", "rel"}, "ol": {"start"}, "li": {"value"}, "th": {"align"}, "td": {"align"},
}  # fmt: skip
_ADDRESSES = {"href", "src", "action"}
# Sizes of what is drawn or laid out, and figures that count letters or files.
_MEASURED = {
    "width",
    "height",
    "viewBox",
    "transform",
    "points",
    "x1",
    "x2",
    "y1",
    "y2",
    "cx",
    "cy",
    "datetime",
    "srcset",
}


def of_site(site: Path) -> dict[str, Shape]:
    """The shape of every file by its name; of those named after their content by their folder."""
    found: dict[str, Shape] = {}
    for path in sorted(site.rglob("*")):
        name = path.relative_to(site).as_posix()
        read = _READERS.get(path.suffix)
        if path.is_file() and read and not name.startswith(("assets/", "tim-kiem/t/")):
            key = "tim-kiem/k/" if name.startswith("tim-kiem/k/") else name
            if name.endswith("popolo.json"):  # people with one name are one person, and twins share theirs
                continue
            found.setdefault(key, Counter()).update(read(path.read_bytes().decode("utf-8-sig")))
    return found


def of_page(text: str) -> Shape:
    page = _Page()
    page.feed(text)
    page.close()
    page.found["open at the end"] += len(page.stack)
    return page.found


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: Shape = Counter()
        self.stack: list[str] = []
        self.prose = 0  # how deep the editors' Markdown stands, whose elements are those that Markdown has words for

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_startendtag(tag, attrs)
        if tag not in _VOID:
            self.stack.append(tag)
            if ("class", "prose") in attrs:
                self.prose = len(self.stack)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        own = tuple(sorted(map(_attribute, attrs)))
        inside = self.prose and len(self.stack) >= self.prose
        if ("class", "prose") not in attrs and not (
            inside and tag in _PROSE and {name for name, _ in attrs} <= _PROSE[tag]
        ):
            self.found[(*self.stack[-3:], tag, own)] += 1

    def handle_endtag(self, tag: str) -> None:
        if tag in _VOID:
            return
        if self.stack[-1:] == [tag]:
            self.stack.pop()
            self.prose = self.prose if len(self.stack) >= self.prose else 0
        else:
            self.found["end without a beginning", tag] += 1

    def handle_data(self, data: str) -> None:
        if self.stack[-1:] == ["script"] and data.startswith("{"):
            self.found.update(_json(data))

    def handle_comment(self, data: str) -> None:
        self.found["comment"] += 1

    def handle_pi(self, data: str) -> None:
        self.found["instruction"] += 1

    def unknown_decl(self, data: str) -> None:
        self.found["declaration"] += 1


def _attribute(given: tuple[str, str | None]) -> tuple[str, str]:
    name, value = given[0], given[1] or ""
    if name in _ADDRESSES:
        parts = urlsplit(value)
        return name, f"{parts.scheme} {parts.netloc}"
    return (name, "") if name in _SAID or name in _MEASURED or name.startswith("data-") else (name, value)


def _json(text: str) -> Shape:
    return Counter(_of_value(json.loads(text), ()))


def _of_value(value: Any, path: tuple[str, ...]) -> Iterator[Any]:
    yield (*path, type(value).__name__)
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _of_value(inner, (*path, re.sub("[0-9]+", "0", key)))
    elif isinstance(value, list):
        for inner in value:
            yield from _of_value(inner, (*path, "[]"))


def _xml(text: str) -> Shape:
    return Counter(
        (
            element.tag,
            tuple(
                sorted(
                    (name, "" if name in _ADDRESSES or name == "title" else value) for name, value in element.items()
                )
            ),
        )
        for element in ElementTree.fromstring(text).iter()
    )


def _calendar(text: str) -> Shape:
    lines = re.sub("\r\n[ \t]", "", text).split("\r\n")
    names = Counter(re.split("[:;]", line)[0] for line in lines)
    return names + Counter({"a bare line end": sum(line.count("\n") + line.count("\r") for line in lines)})


def _csv(text: str) -> Shape:
    rows = list(csv.reader(io.StringIO(text, newline="")))
    formulas = sum(cell.startswith(("=", "+", "@", "\t", "\r")) for row in rows for cell in row)
    return Counter({"rows": len(rows), "formulas": formulas}) + Counter(f"{len(row)} cells" for row in rows)


_READERS: dict[str, Callable[[str], Shape]] = {
    ".html": of_page, ".xml": _xml, ".svg": _xml, ".json": _json, ".ics": _calendar, ".csv": _csv,
    ".webmanifest": _json,
}  # fmt: skip
