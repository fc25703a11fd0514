"""Notices in a real browser: one sheet of A4 on paper whatever the month, a code that leads there, texts to copy."""

from __future__ import annotations

import io
import json
import random
import re
import shutil
from collections.abc import Iterator
from typing import Any

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Browser, Page

from generator.images import qr
from tests import calls, small
from tests.browser import look_at
from tests.conftest import ROOT
from tests.serve import Server, serve, transfer_size

SAMPLE = "ban-tin/xom-moi-2020/2020-09/"
WORDS = (
    "bàn làm đường bê tông vào khu sản xuất thu quỹ khuyến học chuẩn bị đại hội chi bộ vệ sinh đường làng xây nhà "
    "văn hóa phòng chống cháy rừng giúp nhau gặt lúa trước bão rà soát hộ dùng nước sạch trồng hoa ven đường"
).split()
# (deeds, ahead, accounts, syllables of a title): how crowded each cell's month is
MONTHS = {
    "mot": (1, 0, 0, 6), "it": (2, 1, 1, 6), "vua": (4, 2, 1, 10), "day": (9, 3, 3, 12), "dong": (30, 5, 6, 16),
    "qua-dong": (60, 9, 9, 40), "chi-tien": (0, 0, 9, 30), "chi-hop": (25, 0, 0, 8),
}  # fmt: skip
FIT = """() => { const all = document.querySelector('.poster').getBoundingClientRect();
  return [...document.querySelectorAll('.poster *')].every(e => e.getBoundingClientRect().bottom <= all.bottom + 1)
    && [...document.querySelectorAll('.poster > *')].every(e => e.scrollHeight <= e.clientHeight + 1) }"""


@pytest.fixture(scope="module")
def crowded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A publication whose cells had months of every size, built."""
    root = tmp_path_factory.mktemp("crowded")
    shutil.copy(ROOT / "mkdocs.yml", root)
    (root / "content").mkdir()
    for file, value in _records(random.Random(20260101)):
        path = root / "data" / f"{file}.yml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")
    calls.build(root, "--today", "2026-11-21")
    with serve(root / "site", under="/") as running:
        yield running


@pytest.mark.parametrize("cell", MONTHS)
def test_a_month_is_one_sheet_with_nothing_cut_off(page: Page, crowded: Server, cell: str) -> None:
    page.goto(f"{crowded.address}ban-tin/{cell}/2026-11/")
    assert _sheets(page) == 1
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 658, "height": 1000})  # A4 less its margins
    assert page.evaluate(FIT)
    sheet = page.locator(".poster").bounding_box()
    assert sheet
    assert sheet["height"] <= 264 / 25.4 * 96 + 1
    assert (
        not page.locator(".masthead, .crumbs, .tools, .off-paper, .foot .facts, .on-paper")
        .locator("visible=true")
        .all()
    )


def test_the_sample_is_one_sheet_and_its_code_leads_to_the_cell(page: Page, server: Server) -> None:
    page.set_viewport_size({"width": 658, "height": 1000})
    page.goto(server.address + SAMPLE)
    assert _sheets(page) == 1
    page.emulate_media(media="print")
    assert _read(page) == ["https://chibo.example/chi-bo/xom-moi-2020/"]
    page.emulate_media(media="screen", color_scheme="dark")
    assert _read(page) == ["https://chibo.example/chi-bo/xom-moi-2020/"]


@pytest.mark.parametrize("length", [1, 20, 53, 78, 120, 200])
def test_a_code_of_any_length_is_read(page: Page, length: int) -> None:
    text = "https://a.example/" + "thon-dong-2020/" * (length // 15) + "x" * (length % 15)
    page.set_viewport_size({"width": 600, "height": 600})
    page.set_content(f"<style>svg {{ width: 500px }}</style>{qr(text, 'x')}")
    assert _read(page) == [text]


def test_pages_of_a_crowded_month_are_light_and_without_fault(browser: Browser, crowded: Server) -> None:
    address = "ban-tin/qua-dong/2026-11/"
    assert not look_at(browser, crowded, address).faults
    assert transfer_size(crowded.site / address / "index.html") <= 6 * 1024


@pytest.mark.parametrize("allowed", [True, False])
def test_texts_are_copied_and_it_is_said(browser: Browser, server: Server, allowed: bool) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"] if allowed else [])
    page = context.new_page()
    if not allowed:  # as on a page without HTTPS
        page.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    page.goto(server.address + SAMPLE)
    for target in ("bai-loa", "tin-zalo"):
        button = page.locator(f"[data-copy={target}]")
        button.click()
        said = button.locator("xpath=following-sibling::output")
        said.get_by_text("Đã chép.").wait_for()
        if allowed:
            copied = page.evaluate("navigator.clipboard.readText()")
            assert copied.strip() == page.locator(f"#{target}").inner_text().strip()
        else:
            assert page.evaluate("String(getSelection())").strip() == page.locator(f"#{target}").inner_text().strip()
    context.close()


def test_without_script_the_texts_are_there_and_no_button(browser: Browser, server: Server) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(server.address + SAMPLE)
    assert page.locator("#bai-loa").inner_text().startswith("Kính thưa bà con!")
    assert page.locator("#tin-zalo").inner_text().splitlines()[2:4] == ["", "Việc đã làm"]
    assert not page.locator("[data-copy]").locator("visible=true").all()
    context.close()


def _sheets(page: Page) -> int:
    """How many sheets the browser prints."""
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True)))


def _read(page: Page) -> list[str]:
    picture = Image.open(io.BytesIO(page.screenshot(full_page=True)))
    return [found.text for found in zxingcpp.read_barcodes(picture.convert("L"))]


def _records(chance: random.Random) -> Iterator[tuple[str, dict[str, Any]]]:
    yield "site", {"format": "1", "title": "Bảng tin xã Lương Mông", "description": "D",
                   "address": "https://bangtin.luongmong.quangninh.gov.vn/", "publisher": {"name": "P"}}  # fmt: skip
    sources = [small.PRESS]
    above = [("tinh", "Quảng Ninh", "province", "tinh"), ("huyen", "Ba Chẽ", "district", "huyen"),
             ("xa", "Lương Mông", "commune", "xa"), ("thon", "Xóm Mới", "village", "thon")]  # fmt: skip
    parent: dict[str, str] = {}
    for key, name, level, kind in above:
        yield f"units/{key}", {"name": name, "level": level, "kind": kind, "sources": sources, **parent}
        parent = {"parent": key}
    for cell, (deeds, ahead, accounts, long) in MONTHS.items():
        # No village of its own: all of them would tell of it.
        yield f"committees/{cell}", {"name": "Đảng bộ xã", "level": "commune", "unit": "xa", "sources": sources}
        names = {"name": f"Chi bộ thôn {cell}", "kind": "residential", "committee": cell}
        yield f"cells/{cell}", {**names, "sources": sources}
        orgs = {"orgs": [f"cells/{cell}"], "sources": sources}
        for i in range(deeds):
            outcomes = [{"what": "Việc", "status": chance.choice(["done", "planned", "pledged"])}]
            yield f"activities/{cell}-{i}", {
                "title": _text(chance, long), "kind": "regular_meeting", "status": "held", "outcomes": outcomes,
                "date": f"2026-11-{1 + i % 20:02d}", "summary": _text(chance, 30) + ".", **orgs,
            }  # fmt: skip
        for i in range(ahead):
            yield f"activities/{cell}-p{i}", {
                "title": _text(chance, long), "kind": "residents_meeting", "at": "19:30",
                "status": _STATUSES[i % 3 if i < 5 else 0],
                "date": f"2026-12-{1 + i:02d}", "place": "nhà văn hóa thôn Xóm Mới", "audience": "residents", **orgs,
            }  # fmt: skip
        for i in range(accounts):
            money = [{"kind": "money", "quantity": {"value": str(chance.randint(1, 9**9)), "unit": "vnd"}}]
            yield f"contributions/{cell}-{i}", {
                "title": _text(chance, long), "org": f"cells/{cell}", "as_of": "2026-11", "sources": sources,
                "received": {"lines": money}, "spent": {"lines": money},
            }  # fmt: skip


_STATUSES = ("planned", "cancelled", "postponed")


def _text(chance: random.Random, count: int) -> str:
    return " ".join(chance.choice(WORDS) for _ in range(count)).capitalize()
