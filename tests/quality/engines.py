"""Our search and its peers behind one form: queries go in, "kind/id" of what each finds come out, best first.

Peers stand on the same pages. What they find that is no record's page (hubs, lists, archives) is left out, to their
good; one page may tell of two records, a commune and its committee, and then counts as both.
"""

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

import yaml
from playwright.sync_api import Browser

from generator.model import Model
from generator.model.load import load
from generator.presentation.page import BuildContext
from tests.quality.world import ROOT, TODAY
from tests.serve import serve

FIRST = 10
_TABS = 4
Found = list[frozenset[str]]  # what each result tells of
Search = Callable[[Sequence[str]], Iterable[Found]]

_SETTLED = "main:has(#so-ket-qua:not(:empty)):has(#ket-qua:not([aria-busy=true]))"
_RESULTS = "rows => rows.map(row => row.dataset.record)"
_PAGEFIND = """async query => {
  window.pagefind ??= await import('/pagefind/pagefind.js')
  const found = await window.pagefind.search(query)
  const pages = await Promise.all(found.results.slice(0, 40).map(result => result.data()))
  return pages.map(page => page.url)
}"""
# Material's own worker, spoken to as its page does: setup (0), ready (1), query (2), result (3).
_MATERIAL_START = """async script => {
  const index = await (await fetch('/search/search_index.json')).json()
  window.worker = new Worker(script)
  await new Promise(ready => {
    window.worker.onmessage = said => said.data.type === 1 && ready()
    window.worker.postMessage({type: 0, data: {...index, options: {suggest: false}}})
  })
}"""
_MATERIAL = """query => new Promise(answer => {
  window.worker.onmessage = said => said.data.type === 3 && answer(said.data.data.items.map(item => item[0].location))
  window.worker.postMessage({type: 2, data: query})
})"""


class NotInstalledError(Exception):
    """A peer that is not here; the text says what to do."""


@contextmanager
def ours(browser: Browser, site: Path) -> Iterator[Search]:
    """The search page as a person opens it, by its address; several tabs at a time."""
    with serve(site, under="/") as server:
        context = browser.new_context()
        tabs = [context.new_page() for _ in range(_TABS)]
        faults: list[str] = []
        for tab in tabs:
            tab.on("pageerror", lambda error: faults.append(str(error)))
            tab.on("response", lambda answer: faults.append(answer.url) if answer.status >= 400 else None)

        def search(queries: Sequence[str]) -> Iterator[Found]:
            for start in range(0, len(queries), _TABS):
                batch = queries[start : start + _TABS]
                for tab, query in zip(tabs, batch, strict=False):
                    tab.goto(f"{server.address}tim-kiem/?q={quote(query)}", wait_until="commit")
                for tab, _ in zip(tabs, batch, strict=False):
                    tab.wait_for_selector(_SETTLED, state="attached", timeout=30_000)
                    yield [frozenset({ref}) for ref in tab.eval_on_selector_all("#ket-qua li[data-record]", _RESULTS)]
                assert not faults, (batch, faults)

        yield search
        context.close()


@contextmanager
def pagefind(browser: Browser, site: Path) -> Iterator[Search]:
    """Pagefind over the text of <main> of every built page. Raises NotInstalledError."""
    if not find_spec("pagefind_bin"):
        raise NotInstalledError("Pagefind is not installed: pip install -r tests/quality/requirements.lock")
    peer = _empty(site.parent / "peer-pagefind")
    command = [sys.executable, "-m", "pagefind", "--site", str(site), "--output-path", str(peer / "pagefind")]
    _run([*command, "--root-selector", "main"])
    with _blank(browser, peer) as page:
        addresses = _records(site.parent)
        yield lambda queries: [_told(page.evaluate(_PAGEFIND, query), addresses) for query in queries]


@contextmanager
def material(browser: Browser, site: Path) -> Iterator[Search]:
    """The search of Material for MkDocs (lunr, Vietnamese) on the pages that `chibo pages` writes."""
    peer = _empty(site.parent / "peer-material")
    _run(
        [sys.executable, "-m", "generator", "pages", str(peer / "in"), "--project", str(site.parent), "--today", TODAY]
    )
    config = peer / "in" / "mkdocs.yml"
    settings = yaml.safe_load(config.read_text(encoding="utf-8")) | {"plugins": [{"search": {"lang": "vi"}}]}
    config.write_text(yaml.safe_dump(settings, allow_unicode=True), encoding="utf-8")
    _run(
        [
            sys.executable,
            "-m",
            "mkdocs",
            "build",
            "--quiet",
            "--config-file",
            str(config),
            "--site-dir",
            str(peer / "out"),
        ]
    )
    script = next((peer / "out" / "assets" / "javascripts" / "workers").glob("search.*.min.js"))
    with _blank(browser, peer / "out") as page:
        page.evaluate(_MATERIAL_START, "/" + script.relative_to(peer / "out").as_posix())
        addresses = _records(site.parent)
        yield lambda queries: [_told(page.evaluate(_MATERIAL, query), addresses) for query in queries]


def _told(urls: list[str], addresses: dict[str, frozenset[str]]) -> Found:
    """What the records' pages among `urls` tell of, each page once."""
    paths = dict.fromkeys(urlsplit(url).path.strip("/") for url in urls)
    return [addresses[path] for path in paths if path in addresses][:FIRST]


def _records(project: Path) -> dict[str, frozenset[str]]:
    """The records by the address of their page, without the slashes at its ends."""
    model = load(project).model
    assert isinstance(model, Model)
    ctx = BuildContext(model=model, today=date.fromisoformat(TODAY))
    found: dict[str, frozenset[str]] = {}
    for ref in model.records:
        if address := ctx.address(ref):
            path = address.partition("#")[0].strip("/")
            found[path] = found.get(path, frozenset()) | {str(ref)}
    return found


@contextmanager
def _blank(browser: Browser, folder: Path) -> Iterator[Any]:
    """An empty page of a server for `folder`."""
    (folder / "blank.html").write_text("<!doctype html><html lang=vi><title>-</title>", encoding="utf-8")
    with serve(folder, under="/") as server:
        page = browser.new_context().new_page()
        page.goto(f"{server.address}blank.html")
        yield page
        page.context.close()


def _empty(folder: Path) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def _run(command: list[str]) -> None:
    run = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True, encoding="utf-8")
    if run.returncode:
        raise RuntimeError(f"{' '.join(command)} ended with {run.returncode}\n{run.stdout}{run.stderr}")
