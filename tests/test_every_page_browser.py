"""What every page carries, on a built publication with a contact, a repository and a past, in a real browser."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from hashlib import sha256
from pathlib import Path
from urllib.parse import unquote

import pytest
from playwright.sync_api import Browser, Page, Route

from generator.build import output
from tests import calls
from tests.browser import look_at, visit
from tests.serve import Server, serve
from tests.test_history import commit, git, put

SITE = """\
format: 1
title: Bảng tin “An” & <b>Bình</b>
description: Việc chung của "thôn"
address: https://a.example/xa/
publisher: {name: Xã An}
corrections: {role: Văn phòng xã, phone: 0203 388 8888, zalo: "0912345678", mail: vp@xa.example}
repository: https://github.com/o/r
"""
SOURCE = "sources: [{id: s, kind: press, title: Bài, byline: An, published_on: 2026-01-01}]\n"
RECORDS = {
    "data/site.yml": SITE,
    "data/units/xa-an.yml": f"name: An\nlevel: commune\nkind: xa\n{SOURCE}",
    "data/units/dong.yml": f"name: Đông\nlevel: village\nkind: thon\nparent: xa-an\n{SOURCE}",
    "data/activities/hop.yml": (
        "title: Họp \"dân\" <script>alert(1)</script> & bàn đường\nkind: residents_meeting\nstatus: held\n"
        f"date: 2026-03-01\norgs: [units/dong]\n{SOURCE}"
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the built site; its records were committed on 1 May 2026."""
    root = tmp_path_factory.mktemp("everypage") / "xa"
    assert calls.chibo("init", root).returncode == 0
    put(root, RECORDS)
    git(root, "init", "-qb", "main")
    commit(root, "2026-05-01T08:00:00+07:00")
    assert "Lưu ý: " not in calls.build(root, "--site-dir", root.parent / "site").stderr
    return root.parent / "site"


def test_files_beside_the_pages(published: Path) -> None:
    there = {p.name for p in published.iterdir() if p.is_file()}
    front = {"sitemap.xml", "robots.txt", "manifest.webmanifest", "the.png", "404.html"}
    assert front == there - {"index.html", "tin.xml", "tin.json", "lich.ics", output.MARK}
    assert not list(published.rglob("*.gz"))
    text = (published / "sitemap.xml").read_text(encoding="utf-8")
    assert "<loc>https://a.example/xa/hoat-dong/hop/</loc><lastmod>2026-05-01T01:00:00Z</lastmod>" in text
    assert "/loi/" not in text


def test_the_page_for_the_lost_works_from_any_depth(published: Path) -> None:
    text = (published / "404.html").read_text(encoding="utf-8")
    links = re.findall(r'(?:href|src|action)="([^"#]+)', text)
    assert [link for link in links if not link.startswith(("/xa/", "tel:"))] == []


def test_head_of_a_page(published: Path, page: Page) -> None:
    with serve(published, under="/xa/") as server:
        page.goto(server.address + "hoat-dong/hop/")
        said = page.eval_on_selector_all("meta[property]", "m => m.map(e => [e.getAttribute('property'), e.content])")
        graph = json.loads(page.locator('script[type="application/ld+json"]').inner_text())["@graph"]
        title = page.title()
    og = dict(said)
    assert og["og:title"] == 'Họp "dân" <script>alert(1)</script> & bàn đường'
    assert title.startswith(og["og:title"])
    assert og["og:site_name"] == "Bảng tin “An” & <b>Bình</b>"
    assert og["og:url"] == "https://a.example/xa/hoat-dong/hop/"
    assert og["og:image"] == "https://a.example/xa/thon/dong/the.png"
    assert (published / "thon" / "dong" / "the.png").is_file()
    assert graph[-1]["name"] == og["og:title"]


def test_last_change_with_and_without_a_script(published: Path, browser: Browser) -> None:
    with serve(published, under="/xa/") as server:
        plain = browser.new_context(java_script_enabled=False).new_page()
        plain.goto(server.address + "hoat-dong/hop/")
        assert plain.locator(".updated").inner_text().startswith("Cập nhật lần cuối ngày 1/5/2026. Hồ sơ gốc")
        plain.get_by_text("Báo chỗ sai").first.click()
        assert plain.locator(".report").get_by_text("0203 388 8888").is_visible()
        letter = plain.locator('.report a[href^="mailto:"]').get_attribute("href") or ""
        assert "Trang: https://a.example/xa/hoat-dong/hop/\n" in unquote(letter)
        plain.context.close()
        page = browser.new_page()
        for now, words in {
            "2026-05-01T10:00": "hôm nay", "2026-05-02T00:10": "hôm qua", "2026-05-04T09:00": "3 ngày trước",
            "2026-08-01T09:00": "3 tháng trước", "2029-05-02T09:00": "3 năm trước", "2026-04-01T09:00": "",
        }.items():  # fmt: skip
            page.clock.set_fixed_time(f"{now}:00+07:00")
            page.goto(server.address + "hoat-dong/hop/")
            assert page.locator(".updated time").inner_text() == "1/5/2026" + (f" ({words})" if words else "")
        page.close()


def test_no_violation_of_a_strict_policy(published: Path, browser: Browser) -> None:
    said: list[str] = []
    hear = {
        "console": lambda message: said.append(message.text),
        "pageerror": lambda error: said.append(str(error)),
    }
    with serve(published, under="/xa/") as server, visit(browser, hear) as page:
        page.route("**/*", _guarded)
        for path in ("", "hoat-dong/hop/", "thon/dong/", "contact/"):
            page.goto(server.address + path)
            assert page.locator("html").get_attribute("class") == "js", "its own script runs"
        assert said == []
        _break(page)
        assert said, "the policy is in force"


def test_everyone_can_read_it(published: Path, browser: Browser, page: Page) -> None:
    with serve(published, under="/xa/") as server:
        assert look_at(browser, server, "hoat-dong/hop/").faults == ()
        assert _opened(page, server) <= 320


def _opened(page: Page, server: Server) -> int:
    """How wide the page is on a phone when the ways to report are open."""
    page.set_viewport_size({"width": 320, "height": 800})
    page.goto(server.address + "hoat-dong/hop/")
    page.locator(".report > summary").click()
    wide: int = page.evaluate("document.documentElement.scrollWidth")
    return wide


def _guarded(route: Route) -> None:
    """The answer of the server, under a policy that allows the inline scripts of the page by their digest only."""
    answer = route.fetch()
    scripts = re.findall(r"<script>(.*?)</script>", answer.text(), re.DOTALL) if "html" in str(answer.headers) else []
    digests = " ".join(f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'" for text in scripts)
    policy = f"default-src 'self'; script-src 'self' {digests}; base-uri 'none'; object-src 'none'"
    route.fulfill(response=answer, headers={**answer.headers, "content-security-policy": policy})


def _break(page: Page) -> None:
    page.evaluate("document.body.setAttribute('style', 'color: red')")
    page.evaluate("document.body.insertAdjacentHTML('beforeend', '<p style=\"color: red\">x</p>')")
