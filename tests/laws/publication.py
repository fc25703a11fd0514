"""The small publication that is edited: two villages with cells, hand-written pages, a theme of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.build import digest
from tests import desks

INPUTS = ("data", "content", "overrides", "mkdocs.yml")
START = date(2026, 11, 21)
SETTINGS = """\
site_name: chibo
docs_dir: content
site_dir: site
theme:
  name: material
  language: vi
  font: false
  custom_dir: overrides
plugins:
  - chibo
markdown_extensions:
  - attr_list
  - md_in_html
  - tables
extra:
  office: an
"""
MEETING = """\
title: Họp tháng {month}
kind: regular_meeting
status: held
date: 2026-{month:02}-05
orgs:
  - cells/{cell}
summary: Chi bộ bàn việc tháng {month}.
"""
# What is to come until a day has passed.
PLANNED = """\
title: Họp bàn làm đường
kind: residents_meeting
status: planned
date: 2026-11-22
orgs:
  - cells/tay
audience: residents
"""
# Of a day, so that feeds tell of it.
_PRINTED = desks.SOURCES + "    published_on: 2026-10-01\n"
FILES = {
    **desks.FILES,
    "data/activities/tay-03.yml": MEETING.format(month=3, cell="tay") + _PRINTED,
    "data/activities/dong-04.yml": MEETING.format(month=4, cell="dong") + _PRINTED,
    "data/activities/sap-hop.yml": PLANNED + _PRINTED,
    "content/gioi-thieu.md": "# Giới thiệu\n\nTrang của [bản Nam](thon/nam/index.md).\n",
    "content/lien-he.md": "# Liên hệ\n\nĐến trụ sở xã.\n",
    "content/tep/mau-don.txt": "Mẫu đơn\n",
    "overrides/partials/reading.html": "<p>{{ config.extra.office }}</p>\n",
    "overrides/them.css": "body {}\n",
    "mkdocs.yml": SETTINGS,
}
_GIT = {
    **{
        f"GIT_{who}_{what}": value for who in ("AUTHOR", "COMMITTER") for what, value in (("NAME", "x"), ("EMAIL", "x"))
    },
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
}


@dataclass(slots=True, kw_only=True)
class World:
    """A publication in `root`, its site in `site`. `commits` counts those of its history."""

    root: Path
    site: Path
    today: date = START
    version: str = ""
    commits: int = 0

    @property
    def cache(self) -> Path:
        return self.root / ".chibo"

    def state(self) -> str:
        """The digest of all that a site is made of."""
        files = sorted(p for top in INPUTS for p in [self.root / top, *(self.root / top).rglob("*")] if p.is_file())
        said = [f"{p.relative_to(self.root).as_posix()} {p.is_symlink()} {digest(p.read_bytes())}" for p in files]
        return digest("\n".join([str(self.today), git(self.root, "rev-parse", "HEAD"), *said]).encode())


def laid(place: Path) -> World:
    """The publication with its first commit, and without a site."""
    root = place / "xa"
    for file, text in FILES.items():
        (root / file).parent.mkdir(parents=True, exist_ok=True)
        (root / file).write_text(text, encoding="utf-8", newline="\n")
    (root / "none").mkdir()
    git(root, "init", "--quiet", f"--template={root / 'none'}")
    (root / "none").rmdir()
    (root / ".git/info").mkdir()
    (root / ".git/info/exclude").write_text(".chibo/\nsite/\n", encoding="utf-8")
    world = World(root=root, site=root / "site")
    commit(world)
    return world


def commit(world: World) -> None:
    world.commits += 1
    moment = f"2026-10-{world.commits % 28 + 1:02}T10:00:00+0700"
    git(world.root, "add", "--all")
    git(world.root, "commit", "--quiet", "--allow-empty", "--message=x", moment=moment)


def copied(world: World, place: Path) -> World:
    """The same in another folder, with its cache and its site, as a restored machine has them."""
    root = place / world.root.name
    shutil.copytree(world.root, root, symlinks=True, copy_function=_copied, ignore=shutil.ignore_patterns("new"))
    return World(root=root, site=root / "site", today=world.today, version=world.version, commits=world.commits)


def _copied(source: str, target: str) -> None:
    """What a build never writes again may be the same file: it is quicker."""
    if "/site/" in source or "/spare/" in source:
        os.link(source, target)
    else:
        shutil.copy2(source, target)


def inputs_of(world: World, place: Path) -> Path:
    """What a site is made of, alone in another folder."""
    root = place / "noi-khac"
    for top in (*INPUTS, ".git"):
        if (world.root / top).is_dir():
            shutil.copytree(world.root / top, root / top, symlinks=True)
        else:
            shutil.copy2(world.root / top, root / top)
    return root


def git(root: Path, *words: str, moment: str = "2026-10-01T10:00:00+0700") -> str:
    """Made on fixed days, so that the same files give the same commits."""
    days = {"GIT_AUTHOR_DATE": moment, "GIT_COMMITTER_DATE": moment}
    command = ["git", "-C", str(root), "-c", "gc.auto=0", *words]
    run = subprocess.run(command, check=True, capture_output=True, text=True, env={**os.environ, **_GIT, **days})
    return run.stdout.strip()
