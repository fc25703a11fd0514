"""Reads the links and ids of built pages, and says which links lead nowhere."""

import re
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

NOWHERE = "https://site.invalid/"
ADDRESS_ATTRIBUTES = {"action", "data", "href", "poster", "src", "xlink:href"}


@dataclass
class Reader(HTMLParser):
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
def read(page: Path) -> Reader:
    reader = Reader()
    reader.feed(page.read_text(encoding="utf-8"))
    reader.close()
    return reader


def faults(site: Path) -> list[str]:
    """Every link of the site that leads to no file or to no id, as a sentence."""
    home = read(site / "index.html").canonical or NOWHERE
    return [
        f"/{page.relative_to(site).as_posix()}: {link} {fault}"
        for page in sorted(site.rglob("*.html"))
        for link in sorted(read(page).links)
        if (fault := _fault(site, home, page, link))
    ]


def faults_without_a_server(folder: Path) -> list[str]:
    """The same where nothing turns a folder into its page: a link names a file below `folder`."""
    found = []
    for page in sorted(folder.rglob("*.html")):
        for link in sorted(read(page).links - {read(page).canonical}):
            target, fragment = urldefrag(link)
            if urlsplit(target).scheme:
                continue
            file = (page.parent / unquote(target.partition("?")[0])).resolve() if target else page
            lost = not file.is_file() or not file.is_relative_to(folder.resolve())
            if lost or (fragment and file.suffix == ".html" and unquote(fragment) not in read(file).ids):
                found.append(f"{page.relative_to(folder)}: {link}")
    return found


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
    if fragment and file.suffix == ".html" and unquote(fragment) not in {*read(file).ids, "top"}:
        return "leads to no id of that page"
    return None
