"""A real Chromium: where it is on this machine, and what it saw on one page. Run as a module it says where it is."""

import os
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any, Literal
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
Hearers = Mapping[str, Callable[[Any], object]]
WIDTHS = (320, 1280)
# At 200% on a screen of 1280; at 400% with letters a fifth larger besides.
ENLARGED = ((640, ""), (320, "large"))
LOOKS: tuple[Literal["light", "dark"], ...] = ("light", "dark")

_KEPT: dict[tuple[Browser, str], list[Page]] = {}
_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
_MAC = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
_AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
_RUN_AXE = "options => axe.run(document, { resultTypes: ['violations'], ...options })"
_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
_OF_COLOURS = ["color-contrast", "link-in-text-block"]
# Most of the time goes into these, and no colour depends on the width (tests/test_browser.py): one width for each look.
# What only one width shows, the menus, is the same on every page: the pages named here are judged in every way.
_COLOURS_OF = {(320, "light"), (1280, "dark")}
_THOROUGH = {"", "404.html"}


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


@contextmanager
def visit(browser: Browser, hear: Hearers | None = None, **profile: Any) -> Iterator[Page]:
    """A page of a profile in which nothing is kept; `hear` are listeners by event, `profile` what a context takes.

    To open a window costs three times what a page costs: it is kept for whoever next asks for the same profile.
    """
    kept = _KEPT.setdefault((browser, repr(sorted(profile.items()))), [])
    page = kept.pop() if kept else browser.new_context(**profile).new_page()
    window: Any = page
    for event, heard in (hear or {}).items():
        window.on(event, heard)
    try:
        yield page
        for event, heard in (hear or {}).items():
            window.remove_listener(event, heard)
        _emptied(page, profile)
    except BaseException:
        page.context.close()
        raise
    kept.append(page)


def _emptied(page: Page, profile: Mapping[str, Any]) -> None:
    page.unroute_all()
    page.context.clear_cookies()
    if profile.get("java_script_enabled", True) and page.url.startswith("http"):
        page.evaluate("() => { localStorage.clear(); sessionStorage.clear() }")
    page.goto("about:blank")
    page.emulate_media(media="null", color_scheme="light")
    page.set_viewport_size(profile.get("viewport", {"width": 1280, "height": 720}))


def look_at(browser: Browser, server: Server, path: str) -> View:
    """Open one page in a fresh profile, and judge it in every width and look."""
    with _opened(browser, server, path) as (page, faults, loads):
        _judge(page, faults, thorough=path in _THOROUGH)
        return _view(server, path, faults, loads)


@contextmanager
def _opened(browser: Browser, server: Server, path: str) -> Iterator[tuple[Page, list[str], set[str]]]:
    """The page when nothing more arrives, its faults so far, and the addresses it asked for, its icon among them."""
    loads: set[str] = set()
    faults, hear = _listening(server, loads)
    with visit(browser, hear, viewport={"width": WIDTHS[0], "height": 800}, reduced_motion="reduce") as page:
        page.goto(server.address + path, wait_until="load")
        loads.update(page.eval_on_selector_all("link[rel~=icon]", "links => links.map(link => link.href)"))
        yield page, faults, loads


def _listening(server: Server, loads: set[str]) -> tuple[list[str], Hearers]:
    """Where faults land that a page reports, and what hears them; `loads` gets the addresses it asks for."""
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

    return faults, {
        "request": asked,
        "response": answered,
        "requestfailed": lambda request: faults.append(f"failed: {request.url} {request.failure}"),
        "pageerror": lambda error: faults.append(f"script error: {error}"),
        "console": lambda said: faults.append(f"console: {said.text}") if said.type == "error" else None,
    }


def _judge(page: Page, faults: list[str], *, thorough: bool) -> None:
    if (heads := page.locator("h1").count()) != 1:
        faults.append(f"{heads} h1, exactly 1 expected")
    page.evaluate(_AXE)
    page.evaluate("document.querySelectorAll('article details').forEach(e => { e.open = true })")
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        _fits(page, width, faults)
        for look in LOOKS:
            colours = thorough or (width, look) in _COLOURS_OF
            if look == "dark" and not colours:
                continue
            page.emulate_media(color_scheme=look)
            for rule in page.evaluate(_RUN_AXE, _options(look, colours=colours))["violations"]:
                for node in rule["nodes"]:
                    faults.append(f"{width} px, {look}: {rule['id']} at {node['target']}: {rule['help']}")

    for width, size in ENLARGED:
        page.set_viewport_size({"width": width, "height": 400})
        page.evaluate("size => { document.documentElement.dataset.size = size }", size)
        _fits(page, width, faults, size)


def _fits(page: Page, width: int, faults: list[str], size: str = "") -> None:
    wide = page.evaluate("document.documentElement.scrollWidth")
    if wide > width:
        faults.append(f"scrolls sideways at {' '.join(filter(None, [f'{width} px', size]))}: {wide} px wide")


def _options(look: str, *, colours: bool) -> dict[str, Any]:
    """All rules in the light; in the dark those that colours can break."""
    if look == "dark":
        return {"runOnly": {"type": "rule", "values": _OF_COLOURS}}
    return {"runOnly": _RULES, "rules": {rule: {"enabled": colours} for rule in _OF_COLOURS}}


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
