"""What crawlers and phones ask of the site as a whole: sitemap, robots.txt, manifest, icons, cards."""

from __future__ import annotations

import io
import json
import time
from datetime import UTC, datetime
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from PIL import Image

from generator.assets import sitemap, web_manifest
from generator.history import Commit, History
from generator.images import cards
from generator.pages import write
from generator.pages.about import codes
from generator.presentation.page import BuildContext, Page, body
from generator.site import site_files
from generator.site.site_files import LazyFile, SiteFile
from tests import small
from tests.test_every_page import activity, place, seen

XML = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
WHEN = Commit(key="a" * 40, at=datetime(2026, 3, 1, 20, tzinfo=UTC))
PAST = ("data/units/xa-an.yml", "data/units/dong.yml", "content/gioi-thieu.md", "content/a/index.md")
LETTERS = "ĂăÂâĐđÊêÔôƠơƯư" + "".join(chr(code) for code in range(0x1EA0, 0x1EFA))


def maps(
    ctx: BuildContext, pages: list[Page], written: tuple[str, ...] = (), **more: int
) -> dict[str, ElementTree.Element]:
    found = {}
    for export in sitemap.files(ctx, pages, written, **more):
        assert isinstance(export.content, str)
        found[export.address] = ElementTree.fromstring(export.content)
    return found


def locations(root: ElementTree.Element) -> list[str]:
    return [node.text or "" for node in root.iter(f"{XML}loc")]


def test_sitemap_has_the_pages_and_their_last_change() -> None:
    past = History(files=dict.fromkeys(PAST, WHEN))
    gone = small.record("activities/go", retracted={"on": "2026-04-01", "reason": "Theo yêu cầu"})
    ctx = seen(*place(), activity(former_ids=["hop-cu"]), gone, history=past)
    pages = list(write(ctx.model, ctx.today, past))
    root = maps(ctx, pages, ("gioi-thieu/", "a/", "b/"))["sitemap.xml"]
    last = {url[0].text: url[1].text if len(url) > 1 else None for url in root}
    assert last["https://a.example/xa-phuong/xa-an/"] == "2026-03-01T20:00:00Z"
    assert last["https://a.example/gioi-thieu/"] == last["https://a.example/a/"] == "2026-03-01T20:00:00Z"
    assert last["https://a.example/b/"] is None
    assert last["https://a.example/hoat-dong/hop/"] is None, "not committed: not known"
    assert "https://a.example/" in last
    left_out = {p.address for p in pages if f"https://a.example/{p.address}" not in last}
    assert {"hoat-dong/hop-cu/", "hoat-dong/go/", "tim-kiem/"} <= left_out
    assert {a for a in left_out if not a.startswith(codes.HUB)} == {"hoat-dong/hop-cu/", "hoat-dong/go/", "tim-kiem/"}


def test_sitemap_is_cut_and_escaped() -> None:
    ctx = seen(address="https://a.example/b&c/")
    pages = [Page(address=f"x'{n}/<đ>/", title="t", description="d", body=body(["<p>b</p>"])) for n in range(7)]
    found = maps(ctx, pages, most=3)
    assert locations(found.pop("sitemap.xml")) == [f"https://a.example/b&c/sitemap-{n}.xml" for n in (1, 2, 3)]
    assert [len(locations(root)) for root in found.values()] == [3, 3, 1]
    assert locations(found["sitemap-1.xml"])[0] == "https://a.example/b&c/x%270/%3C%C4%91%3E/"
    assert len(maps(ctx, pages, most=7)) == 1


def test_robots_and_manifest_work_below_a_folder() -> None:
    ctx = seen(title='Bảng "tin"', address="https://a.example/huyen/bang-tin")
    found = {e.address: e for e in web_manifest.files(ctx, [])}
    robots = found["robots.txt"]
    assert isinstance(robots, SiteFile)
    assert "Sitemap: https://a.example/huyen/bang-tin/sitemap.xml\n" in str(robots.content)
    manifest = found["manifest.webmanifest"]
    assert isinstance(manifest, SiteFile)
    values = json.loads(manifest.content)
    assert values["name"] == 'Bảng "tin"'
    assert values["start_url"] == "./"
    for icon in values["icons"]:
        assert not icon["src"].startswith("/")
        if icon["type"] == "image/png":
            drawn = found[icon["src"]]
            assert isinstance(drawn, LazyFile)
            size = Image.open(io.BytesIO(drawn.draw(()))).size
            assert icon["sizes"] == f"{size[0]}x{size[1]}"


def test_every_unit_and_cell_has_its_card() -> None:
    ctx = seen(*place(), activity())
    pages = write(ctx.model, ctx.today)
    found = {
        e.address: e for e in site_files.write(ctx, pages) if isinstance(e, LazyFile) and e.address.endswith("the.png")
    }
    assert set(found) == {"the.png", "xa-phuong/xa-an/the.png", "thon/dong/the.png", "chi-bo/cb/the.png"}
    assert {p.card for p in pages if p.card} <= set(found)
    assert len({e.settings for e in found.values()}) == len(found)
    bytes_of = {address: e.draw(()) for address, e in found.items()}
    assert len(set(bytes_of.values())) == len(found)


@pytest.mark.parametrize(
    "name", ["Ấp", "Chi bộ thôn Xóm Mới", "Chi bộ " + "Trường Tiểu học Nguyễn Thị Minh Khai " * 9, "Đ" * 400, "", " "]
)
def test_a_card_is_a_small_picture_and_always_the_same(name: str) -> None:
    made = cards.card(name, above=f"Ở {name}", site=name)
    picture = Image.open(io.BytesIO(made))
    assert (picture.size, picture.mode, picture.format) == ((1200, 630), "P", "PNG")
    assert len(made) < 40_000
    assert made == cards.card(name, above=f"Ở {name}", site=name)
    ink = picture.convert("L").point(lambda shade: 255 if shade < 128 else 0)
    left, _, right, _ = ink.crop((0, 140, 1200, 500)).getbbox() or (80, 0, 80, 0)
    assert left >= 70
    assert right <= 1130, "no letter over the edge"


def test_the_fonts_have_every_letter() -> None:
    nothing = cards.card("\U0010ffff", above="", site="")
    shapes = {letter: cards.card(letter, above="", site="") for letter in LETTERS}
    assert nothing not in shapes.values()
    assert len(set(shapes.values())) == len(LETTERS)


def test_cards_take_time_by_their_number_only() -> None:
    def seconds(number: int) -> float:
        start = time.perf_counter()
        for n in range(number):
            cards.card(f"Chi bộ thôn {n}", above="Xã An", site="Bảng tin")
        return time.perf_counter() - start

    seconds(4)
    counts = (8, 16)
    best = [min(seconds(count) for _ in range(3)) / count for count in counts]
    assert all(after < 3 * before for before, after in pairwise(best))
