"""The built site in a real browser: nothing fails, nothing leaves the site, everyone can read it, and it is light."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser import View, load, look_at
from tests.serve import Server, transfer_size

HAND_WRITTEN = {page.stem for page in (Path(__file__).parent.parent / "content").glob("*.md")}
NO_RECORD = HAND_WRITTEN | {"tim-kiem"}  # the search carries its own script
KILOBYTE = 1024


@pytest.fixture(scope="module")
def views(browser: Browser, server: Server) -> tuple[View, ...]:
    return tuple(look_at(browser, server, path) for path in _samples(server.site))


def test_every_family_is_without_fault(views: tuple[View, ...]) -> None:
    faults = [f"/{view.path}: {fault}" for view in views for fault in view.faults]
    assert not faults, "\n".join(faults)


def test_first_view_is_light(views: tuple[View, ...]) -> None:
    heavy = [
        f"/{view.path}: {view.first_view} bytes"
        for view in views
        if view.first_view > (40 if _family(view.path) in NO_RECORD else 16) * KILOBYTE
    ]
    assert not heavy, "\n".join(heavy)


def test_html_of_records_is_light(built_site: Path) -> None:
    heavy = [
        f"/{path}: {size} bytes"
        for path in _pages(built_site)
        if _family(path) not in HAND_WRITTEN
        and (size := transfer_size(built_site / path / "index.html")) > 6 * KILOBYTE
    ]
    assert not heavy, "\n".join(heavy)


def test_below_a_folder_every_family_still_works(browser: Browser, deep_server: Server) -> None:
    # 404.html can stand at any depth, so its links begin at the host: it works where site_url says the site is.
    views = [load(browser, deep_server, path) for path in _samples(deep_server.site) if path != "404.html"]
    faults = [f"/{view.path}: {fault}" for view in views for fault in view.faults]
    assert not faults, "\n".join(faults)


def _samples(site: Path) -> list[str]:
    """Of each family its own page, its first and its heaviest sub page; and the page for a lost reader."""
    families: dict[str, list[str]] = {}
    for path in _pages(site):
        families.setdefault(_family(path), []).append(path)
    chosen: list[str] = []
    for family, paths in families.items():
        below = [path for path in paths if path.strip("/") != family]
        heaviest = sorted(below, key=lambda path: transfer_size(site / path / "index.html"))[-1:]
        chosen += dict.fromkeys([*[path for path in paths if path not in below], *below[:1], *heaviest])
    return [*chosen, "404.html"]


def _pages(site: Path) -> list[str]:
    """Addresses of all pages, the home page as an empty one, the others with a slash at the end."""
    found = (page.parent.relative_to(site).as_posix() for page in site.rglob("index.html"))
    return sorted("" if path == "." else f"{path}/" for path in found)


def _family(path: str) -> str:
    return path.partition("/")[0]
