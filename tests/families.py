"""The pages of a built site by family, the first part of their address; and some of each to look at."""

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from tests.conftest import ROOT
from tests.serve import transfer_size

HAND_WRITTEN = {page.stem for page in (ROOT / "content").glob("*.md")}
KILOBYTE = 1024


def pages(site: Path) -> list[str]:
    """Addresses of all pages, the home page as an empty one, the others with a slash at the end."""
    found = (page.parent.relative_to(site).as_posix() for page in site.rglob("index.html"))
    return sorted("" if path == "." else f"{path}/" for path in found)


def family(path: str) -> str:
    return path.partition("/")[0]


def heaviest(site: Path) -> list[str]:
    """Of each family and each depth below it the page with the most HTML."""
    return [max(paths, key=lambda path: size(site, path)) for paths in _groups(site)]


def size(site: Path, path: str) -> int:
    """Bytes of the page's HTML as it is sent."""
    return transfer_size(site / path / "index.html")


def _groups(site: Path) -> Iterable[list[str]]:
    found: dict[tuple[str, int], list[str]] = defaultdict(list)
    for path in pages(site):
        found[family(path), path.count("/")].append(path)
    return found.values()
