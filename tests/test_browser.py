"""Built sites in a real browser: nothing fails, nothing leaves the site, everyone can read it, and it is light."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser import LOOKS, View, look_at
from tests.families import HAND_WRITTEN, KILOBYTE, family, heaviest
from tests.serve import Server, serve

NO_RECORD = HAND_WRITTEN | {"tim-kiem"}  # the search carries its own script


@pytest.fixture(scope="module")
def views(browser: Browser, server: Server, deep_server: Server) -> tuple[View, ...]:
    """Below a folder, where everything_server is at the root of its host."""
    # 404.html can stand at any depth, so its links begin at the host: it works where site_url says the site is.
    lost = look_at(browser, server, "404.html")
    return (*(look_at(browser, deep_server, path) for path in heaviest(deep_server.site)), lost)


@pytest.fixture(scope="module")
def hard_views(browser: Browser, everything_server: Server) -> tuple[View, ...]:
    return tuple(look_at(browser, everything_server, path) for path in heaviest(everything_server.site))


def test_every_family_is_without_fault_below_a_folder_too(views: tuple[View, ...]) -> None:
    assert not _faults(views), "\n".join(_faults(views))


def test_long_and_hostile_texts_do_no_harm(hard_views: tuple[View, ...]) -> None:
    assert not _faults(hard_views), "\n".join(_faults(hard_views))


def test_no_colour_depends_on_the_width(built_site: Path) -> None:
    """So colours are judged once for each look: see tests/browser.py."""
    style = (built_site / "assets/look.css").read_text(encoding="utf-8")
    inside = re.findall(r"@(?:media|container)[^{]*width[^{]*\{((?:[^{}]*\{[^{}]*\})*)[^{}]*\}", style)
    assert len(inside) == len(re.findall(r"@(?:media|container)[^{]*width", style)) > 3
    assert not [rules for rules in inside if re.search(r"(color|background|opacity|filter)[a-z-]*:|--[a-z-]+:", rules)]


@pytest.mark.parametrize("look", LOOKS)
def test_a_fault_of_colour_is_found_in_each_look(browser: Browser, tmp_path: Path, look: str) -> None:
    text = "<title>x</title><link rel=stylesheet href=x.css><main><h1>Đầu đề</h1><p>Chữ khó đọc.</p></main>"
    (tmp_path / "x.html").write_text(f"<!doctype html><html lang=vi><meta charset=utf-8>{text}", encoding="utf-8")
    style = f"@media (prefers-color-scheme: {look}) {{ p {{ color: #777; background: #888 }} }}"
    (tmp_path / "x.css").write_text(style, encoding="utf-8")
    with serve(tmp_path, under="/") as server:
        faults = look_at(browser, server, "x.html").faults
    assert [fault for fault in faults if f"{look}: color-contrast" in fault]


def test_first_view_is_light(views: tuple[View, ...], hard_views: tuple[View, ...]) -> None:
    heavy = [
        f"/{ctx.path}: {ctx.first_view} bytes"
        for ctx in (*views, *hard_views)
        if ctx.first_view > (40 if family(ctx.path) in NO_RECORD else 16) * KILOBYTE
    ]
    assert not heavy, "\n".join(heavy)


def _faults(views: tuple[View, ...] | list[View]) -> list[str]:
    return [f"/{ctx.path}: {fault}" for ctx in views for fault in ctx.faults]
