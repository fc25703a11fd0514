"""Every link inside the built site leads to a file that is there, and every fragment to an id on that page."""

import re
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

NOWHERE = "https://site.invalid/"
ADDRESS_ATTRIBUTES = {"action", "data", "href", "poster", "src", "xlink:href"}


def test_every_link_and_fragment_resolves(built_site: Path) -> None:
    home = _read(built_site / "index.html").canonical or NOWHERE
    pages = sorted(built_site.rglob("*.html"))
    assert pages
    faults = [
        f"/{page.relative_to(built_site).as_posix()}: {link} {fault}"
        for page in pages
        for link in sorted(_read(page).links)
        if (fault := _fault(built_site, home, page, link))
    ]
    assert not faults, "\n".join(faults)


def test_no_id_stands_twice(built_site: Path) -> None:
    twice = [
        f"/{page.relative_to(built_site).as_posix()}: {name}"
        for page in sorted(built_site.rglob("*.html"))
        for name in sorted(_read(page).twice)
    ]
    assert not twice, "\n".join(twice)


@dataclass
class _Reader(HTMLParser):
    """What one page offers and asks for; `canonical` is the address that it gives itself."""

    links: set[str] = field(default_factory=set)
    ids: set[str] = field(default_factory=set)
    twice: set[str] = field(default_factory=set)
    canonical: str = ""

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if (name := values.get("id")) is not None:
            (self.twice if name in self.ids else self.ids).add(name)
        if tag == "a" and "name" in values:
            self.ids.add(values["name"])
        if tag == "link" and values.get("rel") == "canonical":
            self.canonical = values.get("href", "")
        self.links |= {values[name] for name in ADDRESS_ATTRIBUTES & values.keys()}
        self.links |= {part.split()[0] for part in values.get("srcset", "").split(",") if part.strip()}
        if tag == "meta" and values.get("http-equiv", "").lower() == "refresh":
            self.links |= set(re.findall(r"url=\s*['\"]?([^'\"]+)", values.get("content", ""), re.IGNORECASE))


@cache
def _read(page: Path) -> _Reader:
    reader = _Reader()
    reader.feed(page.read_text(encoding="utf-8"))
    reader.close()
    return reader


def _fault(site: Path, home: str, page: Path, link: str) -> str | None:
    """What is wrong with a link as the page has it; None for a good one and for one that leaves the site."""
    address = page.relative_to(site).as_posix().removesuffix("index.html")
    # A calendar is subscribed to at a webcal: address, which is where https: finds its file.
    target, fragment = urldefrag(urljoin(home + address, link.replace("webcal:", "https:", 1)))
    if urlsplit(target).netloc != urlsplit(home).netloc:
        return None
    if not target.startswith(home):
        return "leaves the folder where the site begins"
    path = unquote(urlsplit(target).path.removeprefix(urlsplit(home).path))
    file = site / path / "index.html" if path == "" or path.endswith("/") else site / path
    if not file.is_file():
        return "leads to no file"
    if fragment and file.suffix == ".html" and unquote(fragment) not in {*_read(file).ids, "top"}:
        return "leads to no id of that page"
    return None
