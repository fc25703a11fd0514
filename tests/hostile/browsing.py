"""Opening pages of a hostile site in a browser that no policy of a host restrains."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from playwright.sync_api import Browser, Dialog, Error, Request

from tests.serve import serve


def executions(browser: Browser, site: Path, paths: Iterable[str]) -> Iterator[str]:
    """Every page on which a text ran, or that asked another host."""
    with serve(site, under="/") as server:
        context = browser.new_context()
        page = context.new_page()
        said: list[str] = []

        def asked(request: Request) -> None:
            if not request.url.startswith((server.address, "data:", "blob:")):
                said.append(f"asks {request.url}")

        def opened(dialog: Dialog) -> None:
            said.append(f"opens a dialog: {dialog.message}")
            dialog.dismiss()

        page.on("request", asked)
        page.on("dialog", opened)
        for path in paths:
            try:
                page.goto(server.address + path, wait_until="load")
                if page.evaluate("window.chiboRan"):
                    said.append("runs a text")
            except Error as left:
                page.wait_for_timeout(300)  # an address that moved leads on within the site
                if not page.url.startswith(server.address):
                    said.append(f"leaves for another page: {left.message.splitlines()[0]}")
            yield from (f"{path}: {what}" for what in said)
            said.clear()
        context.close()
