"""Built sites in a real browser: nothing fails, nothing leaves the site, everyone can read it, and it is light."""

import pytest
from playwright.sync_api import Browser

from tests.browser import View, load, look_at
from tests.families import HAND_WRITTEN, KILOBYTE, family, heaviest
from tests.serve import Server

NO_RECORD = HAND_WRITTEN | {"tim-kiem"}  # the search carries its own script


@pytest.fixture(scope="module")
def views(browser: Browser, server: Server) -> tuple[View, ...]:
    return tuple(look_at(browser, server, path) for path in (*heaviest(server.site), "404.html"))


@pytest.fixture(scope="module")
def hard_views(browser: Browser, everything_server: Server) -> tuple[View, ...]:
    return tuple(look_at(browser, everything_server, path) for path in heaviest(everything_server.site))


def test_every_family_is_without_fault(views: tuple[View, ...]) -> None:
    assert not _faults(views), "\n".join(_faults(views))


def test_long_and_hostile_texts_do_no_harm(hard_views: tuple[View, ...]) -> None:
    assert not _faults(hard_views), "\n".join(_faults(hard_views))


def test_first_view_is_light(views: tuple[View, ...], hard_views: tuple[View, ...]) -> None:
    heavy = [
        f"/{ctx.path}: {ctx.first_view} bytes"
        for ctx in (*views, *hard_views)
        if ctx.first_view > (40 if family(ctx.path) in NO_RECORD else 16) * KILOBYTE
    ]
    assert not heavy, "\n".join(heavy)


def test_below_a_folder_every_family_still_works(browser: Browser, deep_server: Server) -> None:
    # 404.html can stand at any depth, so its links begin at the host: it works where site_url says the site is.
    views = [load(browser, deep_server, path) for path in heaviest(deep_server.site)]
    assert not _faults(views), "\n".join(_faults(views))


def _faults(views: tuple[View, ...] | list[View]) -> list[str]:
    return [f"/{ctx.path}: {fault}" for ctx in views for fault in ctx.faults]
