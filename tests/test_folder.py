"""A copy of the site on a stick: its links, what it leaves alone there, and reading it from file:// on a phone."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from playwright.sync_api import Browser, Page

from generator import delivery
from generator.build import Refused, output
from generator.cli import chibo
from generator.delivery import local
from tests import links


@pytest.fixture(scope="module")
def stick(built_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("usb") / "bang-tin"
    delivery.copy(built_site, folder, workers=1)
    return folder


@pytest.mark.parametrize(
    ("link", "leads"),
    [
        ("../../thon/", "../../thon/index.html"), ("thon/#a", "thon/index.html#a"), ("../..", "../../index.html"),
        (".", "./index.html"), ("./", "./index.html"), ("?q=a", "./index.html?q=a"), ("#a", "#a"), ("", ""),
        ("tin.xml", "tin.xml"), ("a.csv", "a.csv"), ("../?q=a/", "../index.html?q=a/"),
        ("https://a.example/", "https://a.example/"), ("webcal://a.example/lich.ics", "webcal://a.example/lich.ics"),
        ("mailto:a@b.example", "mailto:a@b.example"), ("//a.example/", "//a.example/"),
    ],
)  # fmt: skip
def test_where_a_link_leads(link: str, leads: str) -> None:
    assert local.target(link) == leads


@pytest.mark.parametrize(
    "html",
    [
        '<!-- <a href="thon/"> -->', '<script>"<a href=\'thon/\'>"</script>', "<style>/* <a href=thon/> */</style>",
        '<img alt=\'<a href="thon/">\' src="x.jpg">', '<p data-x="a > b">&lt;a href="thon/"&gt;</p>',
        '<form action="thon/"><input></form>',
    ],
)  # fmt: skip
def test_what_only_looks_like_a_link_stays(html: str) -> None:
    assert local.page(html) == html


@pytest.mark.parametrize(
    ("html", "becomes"),
    [
        ('<a title="1 > 0" href="thon/">', '<a title="1 > 0" href="thon/index.html">'),
        ("<a href='thon/' class=x>", "<a href='thon/index.html' class=x>"),
        ("<a class=x href=thon/>", '<a class=x href="thon/index.html">'),
        ('<a title="href=thon/" href="#a">', '<a title="href=thon/" href="#a">'),
        (
            '<meta http-equiv="refresh" content="0; url=../b/">',
            '<meta http-equiv="refresh" content="0; url=../b/index.html">',
        ),
        ('<link rel="manifest" href="a.webmanifest">', ""),
        ('<script src="../assets/search.js" defer></script>', ""),
    ],
)  # fmt: skip
def test_what_a_page_becomes(html: str, becomes: str) -> None:
    assert local.page(html) == becomes


def test_every_link_of_the_copy_names_a_file(stick: Path) -> None:
    assert len(list(stick.rglob("*.html"))) > 200
    assert not links.faults_without_a_server(stick)


def test_links_of_a_hostile_site_name_files_too(everything_site: Path, tmp_path: Path) -> None:
    delivery.copy(everything_site, tmp_path / "a", workers=1)
    assert not links.faults_without_a_server(tmp_path / "a")


def test_nothing_but_the_copy_is_touched(tmp_path: Path) -> None:
    site, folder = tmp_path / "site", tmp_path / "usb"
    for name in ("index.html", "thon/index.html", "thon/dong/index.html", "sitemap.xml", "404.html"):
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(f'<a href="thon/">{name}</a>', encoding="utf-8")
    assert delivery.copy(site, folder, workers=1) == 3
    (folder / "anh-gia-dinh.jpg").write_bytes(b"x")
    (folder / "thon" / "ghi-chu.txt").write_bytes(b"y")
    (site / "thon" / "index.html").unlink()
    (site / "thon" / "dong" / "index.html").unlink()
    noted = (folder / output.MARK).read_text(encoding="utf-8")
    (folder / output.MARK).write_text(noted + "../site/index.html\n/etc/x\n", encoding="utf-8")
    before = (folder / "index.html").stat().st_mtime_ns
    assert delivery.copy(site, folder, workers=1) == 1
    assert (folder / "index.html").stat().st_mtime_ns == before, "what is the same is not written again"
    there = {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()}
    assert there == {"index.html", "anh-gia-dinh.jpg", "thon/ghi-chu.txt", output.MARK}
    assert (site / "index.html").is_file()


def test_a_folder_with_other_files_is_refused(tmp_path: Path) -> None:
    site, folder = tmp_path / "site", tmp_path / "usb"
    site.mkdir()
    folder.mkdir()
    (folder / "anh.jpg").write_bytes(b"x")
    for where in (folder, site, site / "a", tmp_path, folder / "anh.jpg"):
        with pytest.raises(Refused):
            delivery.copy(site, where, workers=1)
    assert [p.name for p in folder.iterdir()] == ["anh.jpg"]


def test_the_command_says_where_it_is_and_why_not(tmp_path: Path) -> None:
    root = tmp_path / "w"
    run = CliRunner()
    assert run.invoke(chibo, ["init", str(root)]).exit_code == 0
    build = ["build", "--project", str(root), "--site-dir", str(root / "site"), "--folder"]
    done = run.invoke(chibo, [*build, str(tmp_path / "usb")])
    assert done.exit_code == 0, done.output
    assert f"Mở tệp {tmp_path / 'usb' / 'index.html'} để xem, không cần mạng." in done.output
    refused = run.invoke(chibo, [*build, str(root / "site" / "thon")])
    assert refused.exit_code == 1
    assert "nằm trong nhau" in str(refused.exception)


def test_read_from_a_folder_on_a_phone(stick: Path, browser: Browser) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto((stick / "index.html").as_uri())
    _styled(page)
    assert not page.locator("form").count()
    _click(page, "Mục lục")
    _follow(page, "nav[aria-label='Mục lục'] a[href$='thon/index.html']")
    _follow(page, "article a[href*='xom-moi-2020/']")
    _follow(page, "article a[href*='chi-bo/']")
    _follow(page, "article a[href*='hoat-dong/']")
    assert page.url.startswith("file://")
    assert page.locator("h1").inner_text()
    _click(page, "Tìm")
    assert page.get_by_text("Bản chép này không tìm theo chữ được.").is_visible()
    _follow(page, "header a[href$='/thon/index.html']:text('mọi thôn')")
    assert page.url.endswith("/thon/index.html")
    page.goto((stick / "tim-kiem" / "index.html").as_uri())
    assert page.locator("main").get_by_text("Bản chép này không tìm theo chữ được.").is_visible()
    assert not page.locator("main select").locator("visible=true").count()
    assert said == []
    context.close()


def _click(page: Page, word: str) -> None:
    page.locator("details.menu > summary", has_text=word).click()


def _follow(page: Page, link: str) -> None:
    with page.expect_navigation():
        page.locator(link).first.click()
    _styled(page)


def _styled(page: Page) -> None:
    color = "getComputedStyle(document.querySelector('.masthead')).borderBottomStyle"
    assert page.evaluate(color) == "double"
    assert page.evaluate("document.documentElement.className") == "js"
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_a_copy_by_an_earlier_version_is_gone_on_with(tmp_path: Path) -> None:
    site, folder = tmp_path / "site", tmp_path / "usb"
    for place, name in ((site, "index.html"), (folder, "index.html"), (folder, "cu/index.html")):
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        (place / name).write_text(str(place), encoding="utf-8")
    (folder / ".chibo-ban-chep").write_text("index.html\ncu/index.html\n", encoding="utf-8")
    assert delivery.copy(site, folder, workers=1) == 1
    assert {p.relative_to(folder).as_posix() for p in folder.rglob("*")} == {"index.html", output.MARK}


def test_a_file_at_a_place_that_the_copy_wants_is_not_written_over(tmp_path: Path) -> None:
    site, folder = tmp_path / "site", tmp_path / "usb"
    site.mkdir()
    (site / "index.html").write_text("a", encoding="utf-8")
    delivery.copy(site, folder, workers=1)
    (site / "moi.html").write_text("b", encoding="utf-8")
    (folder / "moi.html").write_text("của tôi", encoding="utf-8")
    with pytest.raises(Refused):
        delivery.copy(site, folder, workers=1)
    assert (folder / "moi.html").read_text(encoding="utf-8") == "của tôi"
