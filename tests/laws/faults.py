"""What a build must refuse, and leave the site as it was: each fault is a function, drawn by chance."""

from __future__ import annotations

import random
from collections.abc import Callable

from tests.laws.edits import one, write
from tests.laws.publication import World

Fault = Callable[[World, random.Random], None]


def _text_spoilt(world: World, chance: random.Random) -> None:
    path = one(world, chance, "data/**/*.yml")
    assert path
    path.write_text(path.read_text(encoding="utf-8") + "\t[\n", encoding="utf-8")


def _link_to_nowhere(world: World, _: random.Random) -> None:
    write(world.root / "content/sai.md", "# Sai\n\n[x](khong-co.md)\n")


def _settings_spoilt(world: World, _: random.Random) -> None:
    write(world.root / "mkdocs.yml", "plugins: [\n")


def _personal_data(world: World, _: random.Random) -> None:
    write(world.root / "content/sai.md", "# Sai\n\nCCCD 001203004567\n")


def _file_unread(world: World, chance: random.Random) -> None:
    write(world.root / "content" / chance.choice(["bang.xlsx", "tep/khong-duoi", "tep/trang.html"]), "?")


def stranger_in_the_site(world: World, chance: random.Random) -> None:
    write(world.site / chance.choice(["la.html", "thon/la/index.html", "hoat-dong/dong-04/la.txt"]), "?")


FAULTS: tuple[Fault, ...] = (
    _text_spoilt, _link_to_nowhere, _settings_spoilt, _personal_data, _file_unread, stranger_in_the_site,
)  # fmt: skip
