"""What several test files share: the sample site, built once, served, and a browser to look at it."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, Page, sync_playwright

from generator.build import Busy, held
from tests import browser as chromium
from tests import desks, everything, outputs
from tests.bench import world
from tests.serve import Server, serve

ROOT = Path(__file__).parent.parent
settings.register_profile("chibo", deadline=None)  # how fast a machine is says nothing of an example
settings.load_profile("chibo")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--records", type=int, default=1000, help="how many records the large publication has")
    parser.addoption("--update", action="store_true", help="write what golden cases give as what they expect")


@pytest.fixture
def update(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--update"))


class Shared:
    """A folder that all workers of a run see. What is `once` made there is made by the first who asks for it."""

    def __init__(self, place: Path) -> None:
        self.place = place

    def once(self, name: str, make: Callable[[Path], Path]) -> Path:
        """What `make` returns for a folder of this name; who comes later waits for it."""
        with self.alone(name):
            said = self.place / f"{name}.txt"
            if not said.exists():
                said.write_text(str(make(self.place / name)), encoding="utf-8")
            return Path(said.read_text(encoding="utf-8"))

    @contextmanager
    def alone(self, name: str) -> Iterator[None]:
        """One worker at a time."""
        while True:
            try:
                with held(self.place / f"{name}.lock"):
                    yield
                    return
            except Busy:
                time.sleep(0.2)


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Shared:
    base = tmp_path_factory.getbasetemp()
    return Shared(base.parent if "PYTEST_XDIST_WORKER" in os.environ else base)


@pytest.fixture(scope="session")
def built_site(shared: Shared) -> Path:
    """The folder of the committed sample site, built by the command a person would run."""

    def make(root: Path) -> Path:
        with shared.alone("sample"):  # its cache stands in this project
            return _build(ROOT, root / "site")

    return shared.once("built", make)


@pytest.fixture(scope="session")
def everything_site(shared: Shared) -> Path:
    """A built publication in which records say all they can, at length and with ill will."""

    def make(root: Path) -> Path:
        everything.write(root)
        return _build(root, root / "site", "--today", everything.TODAY)

    return shared.once("everything", make)


@pytest.fixture(scope="session")
def large_site(shared: Shared, request: pytest.FixtureRequest) -> Path:
    """A built publication like a province's: 1,000 records, or as many as --records says."""

    def make(root: Path) -> Path:
        subprocess.run([sys.executable, "-m", "generator", "init", str(root)], check=True, capture_output=True)
        world.write(request.config.getoption("--records"), root)
        return _build(root, root / "site", "--today", everything.TODAY)

    return shared.once("large", make)


SITES = ("built_site", "everything_site", "large_site")


@pytest.fixture(scope="session", params=SITES)
def any_site(request: pytest.FixtureRequest) -> Path:
    """Each of the three, one after the other."""
    found: Path = request.getfixturevalue(request.param)
    return found


def _build(root: Path, site: Path, *more: str) -> Path:
    command = [sys.executable, "-m", "generator", "build", "--project", str(root), "--site-dir", str(site), *more]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)
    if run.returncode != 0:
        pytest.fail(f"{' '.join(command)} ended with {run.returncode}\n{run.stdout}{run.stderr}", pytrace=False)
    return site


@pytest.fixture(scope="session")
def server(built_site: Path) -> Iterator[Server]:
    with serve(built_site, under="/") as running:
        yield running


@pytest.fixture(scope="session")
def everything_server(everything_site: Path) -> Iterator[Server]:
    with serve(everything_site, under="/") as running:
        yield running


@pytest.fixture(scope="session")
def deep_server(built_site: Path) -> Iterator[Server]:
    """The same site below a folder, as a commune's own web server might place it; nothing else is there."""
    with serve(built_site, under="/huyen/bang-tin/") as running:
        yield running


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as driver:
        running = driver.chromium.launch(executable_path=chromium.find(), args=list(chromium.FLAGS))
        yield running
        running.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with chromium.visit(browser) as empty:
        yield empty


@pytest.fixture(params=[True, False], ids=["at-once", "two-renames"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Both ways of changing places; the second is that of systems without `renameat2`."""
    if not request.param:
        monkeypatch.setattr(sys, "platform", "another")
    return bool(request.param)


@pytest.fixture(scope="session")
def publication(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built once, so that the next build has little to do."""
    root = tmp_path_factory.mktemp("output") / "xa"
    desks.laid(root)
    (root / "content").mkdir()
    (root / "content/gioi-thieu.md").write_text("# Giới thiệu\n", encoding="utf-8")
    (root / "mkdocs.yml").write_text(outputs.SETTINGS, encoding="utf-8")
    (root / ".git").mkdir()
    (root / ".git/HEAD").write_text("ref", encoding="utf-8")
    assert not outputs.run(outputs.Place(root=root, home=root, folder=root / "site"), "build", "--workers", "1")
    return root


@pytest.fixture
def place(publication: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> outputs.Place:
    shutil.copytree(publication, tmp_path / "xa")
    (tmp_path / "nha").mkdir()
    monkeypatch.setenv("HOME", str(tmp_path / "nha"))
    monkeypatch.setenv("NO_MKDOCS_2_WARNING", "1")
    return outputs.Place(root=tmp_path / "xa", home=tmp_path / "nha", folder=tmp_path / "dich")
