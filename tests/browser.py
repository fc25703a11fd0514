"""A real Chromium: where it is on this machine, and what it saw on one page. Run as a module it says where it is."""

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, Request, Response

from tests.serve import Server, is_photo, transfer_size

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)
WIDTHS = (320, 1280)
LOOKS: tuple[Literal["light", "dark"], ...] = ("light", "dark")

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
_MAC = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
_AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
_RUN_AXE = "only => axe.run(document, { resultTypes: ['violations'], runOnly: only })"
_RULES = {
    "light": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"],
    "dark": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]},  # all that colours can change
}


class NoBrowserError(Exception):
    """No Chromium on this machine; the text says what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What one page showed: its faults as sentences, and the transfer bytes of all it loads, photos left out."""

    path: str
    faults: tuple[str, ...]
    first_view: int


def find() -> str:
    """The browser's file: $CHIBO_BROWSER, else the first known name on the PATH. Raises NoBrowserError."""
    if named := os.environ.get("CHIBO_BROWSER"):
        if found := shutil.which(named):
            return found
        raise NoBrowserError(f"CHIBO_BROWSER={named} is no program. Set it to the file of a Chromium or Chrome.")
    for name in (*_NAMES, str(_MAC)):
        if found := shutil.which(name):
            return found
    raise NoBrowserError("No Chromium or Chrome found. Install one, or set CHIBO_BROWSER to the program's file.")


def look_at(browser: Browser, server: Server, path: str) -> View:
    """Open one page in a fresh profile, and judge it in every width and look."""
    with _opened(browser, server, path) as (page, faults, loads):
        _judge(page, faults)
        return _view(server, path, faults, loads)


def load(browser: Browser, server: Server, path: str) -> View:
    """Open one page in a fresh profile, and only see whether all of it arrives."""
    with _opened(browser, server, path) as (_, faults, loads):
        return _view(server, path, faults, loads)


@contextmanager
def _opened(browser: Browser, server: Server, path: str) -> Iterator[tuple[Page, list[str], set[str]]]:
    """The page when nothing more arrives, its faults so far, and the addresses it asked for, its icon among them."""
    context = browser.new_context(viewport={"width": WIDTHS[0], "height": 800}, reduced_motion="reduce")
    try:
        page = context.new_page()
        loads: set[str] = set()
        faults = _listen(page, server, loads)
        page.goto(server.address + path, wait_until="load")
        loads.update(page.eval_on_selector_all("link[rel~=icon]", "links => links.map(link => link.href)"))
        yield page, faults, loads
    finally:
        context.close()


def _listen(page: Page, server: Server, loads: set[str]) -> list[str]:
    """Faults that the page reports from now on land in the returned list; `loads` gets the addresses it asks for."""
    faults: list[str] = []

    def asked(request: Request) -> None:
        if request.url.startswith(("data:", "blob:")):
            return
        loads.add(request.url)
        if not request.url.startswith(server.address):
            faults.append(f"asks outside the site: {request.url}")

    def answered(response: Response) -> None:
        if response.status >= 400:
            faults.append(f"{response.status} for {response.url}")

    page.on("request", asked)
    page.on("response", answered)
    page.on("requestfailed", lambda request: faults.append(f"failed: {request.url} {request.failure}"))
    page.on("pageerror", lambda error: faults.append(f"script error: {error}"))
    page.on("console", lambda said: faults.append(f"console: {said.text}") if said.type == "error" else None)
    return faults


def _judge(page: Page, faults: list[str]) -> None:
    if (heads := page.locator("h1").count()) != 1:
        faults.append(f"{heads} h1, exactly 1 expected")
    page.evaluate(_AXE)
    page.evaluate("document.querySelectorAll('article details').forEach(e => { e.open = true })")
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        wide = page.evaluate("document.documentElement.scrollWidth")
        if wide > width:
            faults.append(f"scrolls sideways at {width} px: {wide} px wide")
        for look in LOOKS:
            page.emulate_media(color_scheme=look)
            for rule in page.evaluate(_RUN_AXE, _RULES[look])["violations"]:
                for node in rule["nodes"]:
                    faults.append(f"{width} px, {look}: {rule['id']} at {node['target']}: {rule['help']}")


def _view(server: Server, path: str, faults: list[str], loads: set[str]) -> View:
    first_view = sum(_size(server, url) for url in loads)
    return View(path=path, faults=tuple(faults), first_view=first_view)


def _size(server: Server, url: str) -> int:
    """Transfer bytes of an address of this site; 0 for photos, for other hosts and for what does not exist."""
    if not url.startswith(server.address):
        return 0
    file = server.site / urlsplit(url).path.removeprefix(urlsplit(server.address).path)
    file = file / "index.html" if file.is_dir() else file
    return 0 if is_photo(file) or not file.is_file() else transfer_size(file)


if __name__ == "__main__":
    try:
        print(find())
    except NoBrowserError as missing:
        sys.exit(str(missing))
