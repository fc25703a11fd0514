"""A page read long after it was built, in a real browser with its own clock: what is over goes, its age is said."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, datetime, time
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests import calls
from tests.browser import visit
from tests.conftest import ROOT
from tests.serve import Server, serve
from tests.small import PRESS

BUILT = date(2026, 11, 21)
GONE = "Việc báo trước ở đây đã qua ngày; trang này chưa có tin mới hơn."
PLACES: dict[str, dict[str, object]] = {
    "units/x": {"name": "An", "level": "commune", "kind": "xa"},
    "units/v": {"name": "Đông", "level": "village", "kind": "thon", "parent": "x"},
    "cells/c": {"name": "Chi bộ thôn Đông", "kind": "residential", "units": ["v"]},
}
DAYS = {"som": "2026-12-01", "muon": "2027-03-01"}


@pytest.fixture(scope="module")
def aged(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    root = tmp_path_factory.mktemp("aged")
    for folder in ("content", "data"):
        (root / folder).mkdir()
    (root / "mkdocs.yml").write_bytes((ROOT / "mkdocs.yml").read_bytes())
    site = {"format": "1", "title": "Bảng tin", "description": "D", "address": "https://a.example/",
            "publisher": {"name": "Ủy ban"}}  # fmt: skip
    meetings: dict[str, dict[str, object]] = {
        f"activities/{key}": {
            "title": f"Họp {key}",
            "kind": "residents_meeting",
            "status": "planned",
            "date": day,
            "orgs": ["units/v"],
        }
        for key, day in DAYS.items()
    }
    (root / "data" / "site.yml").write_text(json.dumps(site), encoding="utf-8")
    for name, values in {**PLACES, **meetings}.items():
        path = root / "data" / f"{name}.yml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(json.dumps({"sources": [PRESS], **values}), encoding="utf-8")
    calls.build(root, "--today", BUILT)
    with serve(root / "site", under="/") as running:
        yield running


def read(browser: Browser, server: Server, path: str, on: date, *, script: bool = True) -> str:
    """What a reader sees on a day."""
    with visit(browser, java_script_enabled=script, timezone_id="Asia/Ho_Chi_Minh") as page:
        if script:
            page.clock.install(time=datetime.combine(on, time(8)))
        page.goto(server.address + path)
        page.wait_for_load_state()
        return " ".join(page.inner_text("main").split())


@pytest.mark.parametrize("path", ["lich/", "thon/v/", "xa-phuong/x/", "hoat-dong/", "hoat-dong/hop_dan/", ""])
def test_what_is_over_goes_and_an_empty_list_says_so(browser: Browser, aged: Server, path: str) -> None:
    for day, left in ((BUILT, ["som", "muon"]), (date(2026, 12, 1), ["som", "muon"]), (date(2026, 12, 2), ["muon"]),
                      (date(2027, 3, 2), [])):  # fmt: skip
        said = read(browser, aged, path, day)
        assert [key for key in DAYS if f"Họp {key}" in said] == left
        assert (GONE in said) == (not left or (path == "lich/" and len(left) < 2))  # there each day is a list


@pytest.mark.parametrize("path", ["lich/", "thon/v/", "chi-bo/", "tim-kiem/", "404.html"])
def test_a_page_says_its_age_after_45_days(browser: Browser, aged: Server, path: str) -> None:
    assert "Trang này làm ngày" not in read(browser, aged, path, date(2027, 1, 5))
    said = "Trang này làm ngày 21/11/2026, đã 46 ngày; có thể có tin mới hơn."
    assert read(browser, aged, path, date(2027, 1, 6)).count(said) == 1
    assert "Trang này làm ngày" not in read(browser, aged, path, date(2020, 1, 1)), "a clock that runs behind"


def test_a_plan_whose_day_is_over_is_none_any_more(browser: Browser, aged: Server) -> None:
    assert "Việc này mới dự kiến" in read(browser, aged, "hoat-dong/som/", date(2026, 12, 1))
    later = read(browser, aged, "hoat-dong/som/", date(2026, 12, 2))
    assert "Việc này mới dự kiến" not in later
    assert "Đã qua ngày dự kiến; trang này chưa có tin." in later


def test_without_a_script_the_day_stands_beside_it(browser: Browser, aged: Server) -> None:
    for path in ("lich/", "thon/v/", ""):
        said = read(browser, aged, path, date(2027, 3, 2), script=False)
        assert "Tính đến ngày 21/11/2026." in said
        assert "Họp som" in said


def test_only_the_script_knows_the_day(aged: Server, tmp_path: Path) -> None:
    """A build of another day makes no page anew for it but those that say something of the day."""
    root = aged.site.parent
    before = {p: p.read_bytes() for p in aged.site.rglob("*") if p.is_file()}
    calls.build(root, "--site-dir", tmp_path / "site", "--today", "2026-11-22")
    changed = {
        p.relative_to(aged.site).as_posix()
        for p, data in before.items()
        if (tmp_path / "site" / p.relative_to(aged.site)).read_bytes() != data
    }
    assert {"assets/look.js", "lich/index.html", "thon/v/index.html"} <= changed
    assert not {"chi-bo/index.html", "404.html", "hoat-dong/som/index.html", "tim-kiem/index.html"} & changed
