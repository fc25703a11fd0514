"""The builders that are compared, each in a folder of its own: how it is laid out, run, and given one edit."""

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import yaml

from tests.bench.shapes import TODAY

_HUGO = Path(__file__).parent / "hugo"
_DAY = ("--today", TODAY)


@dataclass(frozen=True, slots=True, kw_only=True)
class Builder:
    """`caches` make it quick; without any, every build is a whole one. `edited` is the file that an edit is made in."""

    name: str
    folder: Path
    command: Sequence[str]
    edited: Path
    caches: Sequence[str] = ()

    @property
    def site(self) -> Path:
        return self.folder / "site"

    def forget(self) -> None:
        for path in (self.site, *(self.folder / name for name in self.caches)):
            shutil.rmtree(path, ignore_errors=True)

    def edit(self, time: int) -> None:
        """Puts "Sửa lần 3" before a title, another number each time."""
        said = re.sub(r"(Sửa lần \d+, )", "", self.edited.read_text(encoding="utf-8"))
        said = re.sub(r"(?m)^(title: [\"']?|# |<h1>)", rf"\g<1>Sửa lần {time}, ", said)
        self.edited.write_text(said, encoding="utf-8", newline="\n")

    def shows(self, time: int) -> bool:
        """Whether the built page has that edit."""
        record = self.edited.stem if self.edited.suffix == ".yml" else self.edited.parent.name
        page = self.site / "hoat-dong" / record / "index.html"
        return f"Sửa lần {time}, " in page.read_text(encoding="utf-8")

    def pages(self) -> int:
        """How many pages stand in the built site."""
        return sum(1 for _ in self.site.rglob("*.html"))


@contextmanager
def publication(records: int, below: Path | None = None) -> Iterator[Path]:
    """A world, for as long as it is needed. Another process writes it, so that this one stays small."""
    with TemporaryDirectory(dir=below) as folder:
        root = Path(folder) / "world"
        command = [sys.executable, "-m", "tests.bench.world", str(records), str(root)]
        subprocess.run(command, cwd=Path(__file__).parents[2], check=True, capture_output=True)
        yield root


def chibo(project: Path) -> Builder:
    files = sorted((project / "data" / "activities").rglob("*.yml"))
    return Builder(
        name="chibo", folder=project, caches=(".chibo",), edited=files[len(files) // 2],
        command=(sys.executable, "-m", "generator", "build", *_DAY),
    )  # fmt: skip


def pages_command(target: Path) -> tuple[str, ...]:
    """Writes the pages that all others are given; to be run in the project."""
    return (sys.executable, "-m", "generator", "pages", str(target), *_DAY)


def only_pages(folder: Path) -> int:
    """Takes away what stands beside the pages, as peers would only copy it; returns how many pages are left."""
    for path in (folder / "docs").rglob("*"):
        if path.is_file() and path.suffix != ".md":
            path.unlink()
    return sum(1 for _ in (folder / "docs").rglob("*.md"))


def mkdocs(pages: Path, folder: Path) -> Builder:
    shutil.copytree(pages, folder)
    name = f"MkDocs {version('mkdocs')} + Material {version('mkdocs-material')}"
    command = (sys.executable, "-m", "mkdocs", "build", "--quiet")
    return Builder(name=name, folder=folder, command=command, edited=_activity(folder / "docs"))


def zensical(pages: Path, folder: Path) -> Builder:
    shutil.copytree(pages, folder)
    program = shutil.which("zensical", path=str(Path(sys.executable).parent)) or "zensical"
    return Builder(
        name=f"Zensical {version('zensical')}", folder=folder, command=(program, "build"), caches=(".cache",),
        edited=_activity(folder / "docs"),
    )  # fmt: skip


def hugo(pages: Path, folder: Path, program: Path) -> Builder:
    """Our pages below the theme beside this file."""
    shutil.copytree(_HUGO, folder)
    content = folder / "content"
    shutil.copytree(pages / "docs", content)
    name_sections(content)
    settings = yaml.safe_load((pages / "mkdocs.yml").read_text(encoding="utf-8"))
    (folder / "data").mkdir()
    menu = json.dumps(list(_menu(settings["nav"])), ensure_ascii=False)
    (folder / "data" / "menu.json").write_text(menu, encoding="utf-8")
    said = subprocess.run([program, "version"], capture_output=True, text=True, check=True).stdout
    number = re.search(r"v([0-9.]+)", said)
    return Builder(
        name=f"Hugo {number[1] if number else ''}", folder=folder, edited=_activity(content),
        command=(str(program), "--quiet", "--destination", "site"),
    )  # fmt: skip


def name_sections(content: Path) -> None:
    """A page with others below it is `_index.md`; below an `index.md` Hugo finds no pages."""
    above = {folder for path in content.rglob("*.md") if path.name == "index.md" for folder in path.parent.parents}
    above |= {path.parent for path in content.rglob("*.md") if path.name != "index.md"}
    for folder in above:
        if folder.is_relative_to(content) and (folder / "index.md").is_file():
            (folder / "index.md").rename(folder / "_index.md")


def find_hugo() -> Path | None:
    """The program in the environment that `make bench` makes for it, or the one on the PATH."""
    found = next(Path(sys.prefix).glob("bench/**/hugo/binaries/hugo*"), None)
    on_path = shutil.which("hugo")
    return found or (Path(on_path) if on_path else None)


def _menu(nav: list[Any]) -> Iterator[dict[str, str]]:
    for entry in nav:
        for word, target in entry.items():
            if isinstance(target, list):
                yield from _menu(target)
            else:
                yield {"word": word, "address": re.sub(r"(index)?\.md$", lambda m: "" if m[1] else "/", target)}


def _activity(pages: Path) -> Path:
    """The page of an activity in the middle of all."""
    found = sorted((pages / "hoat-dong").glob("cb-*/*.md"))
    return found[len(found) // 2]
