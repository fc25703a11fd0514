"""Sites for everyone: with a keyboard only, without a script. Enlarged, with large letters: tests/browser.py."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser import visit
from tests.families import heaviest
from tests.serve import Server

CELL, NOTICE = "chi-bo/xom-moi-2020/", "ban-tin/xom-moi-2020/2020-09/"
FOCUSABLE = "a[href], button, input, select, summary, [tabindex='0']"
# What has the focus: its number among all that may have it, and whether one can see it.
FOCUSED = """selector => { const e = document.activeElement, r = e.getBoundingClientRect();
  const all = [...document.querySelectorAll(selector)].filter(x => x.checkVisibility() && !x.disabled);
  const top = document.elementFromPoint(r.x + r.width / 2, r.y + Math.min(r.height, innerHeight - r.y) / 2);
  return { at: all.indexOf(e), of: all.length, name: e.outerHTML.slice(0, 90),
    seen: r.width > 1 && r.bottom > 0 && r.top < innerHeight && !!top && (e.contains(top) || top.contains(e)),
    marked: getComputedStyle(e).outlineStyle !== 'none' } }"""


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    with visit(browser, viewport={"width": 360, "height": 740}, reduced_motion="reduce") as page:
        yield page


@pytest.mark.parametrize("path", ["", CELL, NOTICE, "thu-chi/nha-van-hoa-khoi-4/", "huong-dan/", "tim-kiem/"])
def test_tab_goes_through_all_in_order_and_is_seen(phone: Page, server: Server, path: str) -> None:
    phone.goto(server.address + path)
    order, faults = [], []
    for _ in range(400):
        phone.keyboard.press("Tab")
        if phone.evaluate("document.activeElement === document.body"):
            break
        found = phone.evaluate(FOCUSED, FOCUSABLE)
        order.append(found["at"])
        if not found["seen"] or not found["marked"]:
            faults.append(found["name"])
    assert not faults
    assert order == list(range(found["of"])), "all of them, each once, as they stand in the page"


def test_skip_link_leads_past_the_menu(phone: Page, server: Server) -> None:
    phone.goto(server.address + CELL)
    phone.keyboard.press("Tab")
    assert phone.evaluate("document.activeElement.innerText") == "Đến thẳng nội dung"
    phone.keyboard.press("Enter")
    phone.keyboard.press("Tab")
    assert phone.evaluate("document.querySelector('article').contains(document.activeElement)")


def test_menu_and_search_need_no_mouse(phone: Page, server: Server) -> None:
    phone.goto(server.address + CELL)
    search, contents = (phone.locator("details.menu > summary").nth(n) for n in (0, 1))
    contents.focus()
    phone.keyboard.press("Enter")
    phone.keyboard.press("Tab")
    assert phone.evaluate("document.activeElement.innerText") == "Thôn, tổ dân phố"
    phone.keyboard.press("Escape")
    assert phone.evaluate("document.activeElement.innerText") == "Mục lục"
    assert not phone.get_by_role("navigation", name="Mục lục").is_visible()
    search.focus()
    phone.keyboard.press("Space")
    phone.wait_for_function("document.activeElement.id === 'q-head'")
    phone.keyboard.type("xom moi")
    phone.keyboard.press("Enter")
    phone.wait_for_url("**/tim-kiem/?q=xom+moi")
    phone.locator("#ket-qua a").first.wait_for()


def test_copy_and_settings_need_no_mouse(phone: Page, server: Server) -> None:
    phone.goto(server.address + NOTICE)
    for target in ("bai-loa", "tin-zalo"):
        button = phone.locator(f"[data-copy={target}]")
        button.focus()
        phone.keyboard.press("Enter")
        button.locator("xpath=following-sibling::output").get_by_text("chép").wait_for()
        assert phone.evaluate("document.activeElement.dataset.copy") == target, "the focus stays"
    phone.locator("details.menu > summary").nth(1).focus()
    phone.keyboard.press("Enter")
    phone.get_by_role("button", name="To", exact=True).focus()
    phone.keyboard.press("Space")
    assert phone.evaluate("document.documentElement.dataset.size") == "large"
    assert phone.get_by_role("button", name="To", exact=True).get_attribute("aria-pressed") == "true"


def test_without_a_script_all_is_there(browser: Browser, server: Server) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    page = context.new_page()
    for path in heaviest(server.site):
        page.goto(server.address + path, wait_until="load")
        assert page.locator("h1").is_visible(), path
        idle = page.locator("button:not(form button)").locator("visible=true")
        assert not idle.count(), f"/{path}: {idle.first.inner_text()} does nothing without a script"
    page.goto(server.address)
    page.locator("details.menu > summary", has_text="Mục lục").click()
    page.get_by_role("link", name="Chi bộ", exact=True).first.click()
    page.locator("article a[href='xom-moi-2020/']").click()
    assert page.locator("h1").inner_text() == "Chi bộ thôn Xóm Mới"
    page.locator("details.menu > summary", has_text="Tìm").click()
    page.locator("#q-head").fill("xom moi")
    page.keyboard.press("Enter")
    page.wait_for_url("**/tim-kiem/?q=xom+moi")
    assert "Trình duyệt này không chạy JavaScript" in page.locator("main").inner_text()
    context.close()
