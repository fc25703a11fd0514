"""Photos on pages: every kind of record shows its own, with words, sizes and files that are really drawn."""

import pickle
import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from generator import records
from generator.assets import photos
from generator.images import Picture
from generator.pages import write
from generator.presentation.page import BuildContext
from generator.records.fields import Ref
from generator.site import folder, mkdocs_run
from generator.site.publication import read
from tests import pictures
from tests.pictures import WORD
from tests.serve import Server, serve
from tests.small import TODAY, ctx, record

ROOT = Path(__file__).parent.parent
PHOTO = {
    "file": "don-duong.jpg",
    "alt": "Bà con dọn đường <làng>",
    "caption": "Dọn đường & trồng hoa",
    "credit": "Trúc Linh",
    "taken_on": "2020-09-03",
}
KINDS: dict[str, dict[str, Any]] = {
    "units/xa": {"name": "Xa", "level": "commune", "kind": "xa"},
    "units/lang": {"name": "Lang", "level": "village", "kind": "thon", "parent": "xa"},
    "committees/db": {"name": "Đảng bộ xã Xa", "level": "commune", "unit": "xa"},
    "cells/cb": {"name": "Chi bộ Lang", "kind": "residential", "units": ["lang"]},
    "changes/doi": {"kind": "rename", "date": "2020", "before": ["units/lang"], "after": ["units/lang"],
                    "new_name": "Thôn Lang Mới"},
    "activities/hop": {"title": "Họp", "kind": "regular_meeting", "status": "held", "orgs": ["cells/cb"]},
    "achievements/khen": {"title": "Khen", "kind": "milestone", "org": "cells/cb"},
    "achievements/duong": {"title": "Đường", "kind": "works", "org": "cells/cb", "works": {"status": "finished"}},
    "contributions/gop": {"title": "Góp", "org": "cells/cb"},
    "documents/vb": {"number": "01-NQ/ĐU", "kind": "resolution"},
    "indicators/so": {"title": "Số", "scope": "units/xa", "measure": "count", "observations": []},
    "indicators/so-2": {"title": "Số", "scope": "units/xa", "measure": "count",
                        "observations": [{"as_of": "2020", "value": "5"}]},
}  # fmt: skip


def world(*, width: int = 1600, height: int = 1200) -> BuildContext:
    photo = Picture(width=width, height=height, digest="0123456789abcdef")
    found = ctx(*(record(path, **values, photos=[PHOTO]) for path, values in KINDS.items()))
    return BuildContext(model=replace(found.model, pictures={"don-duong.jpg": photo}), today=TODAY)


def test_every_kind_of_record_with_a_page_shows_its_photos() -> None:
    seen = world()
    assert {path.split("/")[0] for path in KINDS} == {
        name for name, kind in records.KINDS.items() if kind.sections or kind.host
    }
    pages = {p.address: p.body for p in write(seen.model, TODAY)}
    for path in KINDS:
        found = seen.model.records[Ref(path)]
        address = (seen.address(found.ref) or "").partition("#")[0]
        assert pages[address].count('<figure class="photo">') == (2 if path in ("units/xa", "committees/db") else 1), (
            path
        )
    lists = [a for a in pages if pages[a].count("<picture>") and a.count("/") < 2]
    assert not lists


def test_a_photo_says_what_it_is() -> None:
    (page,) = (p for p in write(world().model, TODAY) if p.address == "hoat-dong/hop/")
    assert 'alt="Bà con dọn đường &lt;làng&gt;"' in page.body
    caption = "Dọn đường &amp; trồng hoa <small>Ảnh: Trúc Linh, chụp ngày 3/9/2020</small>"
    assert f"<figcaption>{caption}</figcaption>" in page.body
    for said in ('width="1600" height="1200"', 'loading="lazy"', 'decoding="async"', 'type="image/webp"', "sizes="):
        assert said in page.body
    assert "style=" not in page.body


@pytest.mark.parametrize(("width", "height"), [(1600, 1200), (600, 900), (200, 150), (4000, 3000)])
def test_every_file_that_a_page_names_is_drawn_once_and_no_other(width: int, height: int) -> None:
    seen = world(width=width, height=height)
    pages = write(seen.model, TODAY)
    named = {f"anh/{name}" for page in pages for name in re.findall(r"anh/([0-9a-f]+-[0-9]+\.[a-z]+)", page.body)}
    drawn = list(photos.files(seen, pages))
    assert sorted(f.address for f in drawn) == sorted(named)
    assert all(f.reads == ("data/photos/don-duong.jpg",) for f in drawn)
    assert len({f.settings for f in drawn}) == len(drawn)
    (one, *_) = drawn
    data = pictures.saved(pictures.scene(800, 600))
    assert pickle.loads(pickle.dumps(one)).draw((data,)) == one.draw((data,))


def test_what_has_no_page_has_no_photo() -> None:
    """A meeting for members only is told of after it was held; so is its photo."""
    photo = Picture(width=800, height=600, digest="0123456789abcdef")
    ahead = record("activities/kin", title="Họp", kind="regular_meeting", status="planned", audience="members",
                   orgs=["cells/cb"], photos=[PHOTO])  # fmt: skip
    seen = ctx(record("cells/cb", **KINDS["cells/cb"], photos=[{"file": "khac.jpg", "alt": "Cổng làng"}]), ahead)
    seen = BuildContext(model=replace(seen.model, pictures={"don-duong.jpg": photo}), today=TODAY)
    pages = write(seen.model, TODAY)
    assert not list(photos.files(seen, pages))
    assert not [p for p in pages if "<picture>" in p.body]


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The world of one cell with a photo, a tall one and one of noise."""
    root = tmp_path_factory.mktemp("photos")
    shutil.copytree(ROOT / "tests" / "worlds" / "one-cell" / "data", root / "data")
    (root / "content").mkdir()
    shutil.copy(ROOT / "mkdocs.yml", root)
    pictures.put(root, "rong.jpg", pictures.telling(pictures.scene(2400, 1800), located=False))
    pictures.put(root, "cao.webp", pictures.telling(pictures.scene(900, 1600), form="WEBP", located=False))
    pictures.put(root, "nhieu.png", pictures.saved(pictures.noise(700, 500), "PNG"))
    path = next((root / "data" / "activities").glob("*.yml"))
    lines = [f"\n  - {{file: {name}, alt: Bà con dọn đường}}" for name in ("rong.jpg", "cao.webp", "nhieu.png")]
    path.write_text(f"{path.read_text(encoding='utf-8')}photos:{''.join(lines)}\n", encoding="utf-8")
    return root


@pytest.fixture(scope="module")
def site(project: Path) -> Iterator[Server]:
    done = mkdocs_run.build(project / "mkdocs.yml", today=TODAY, site_dir=project / "site", progress=None)
    assert not done.failed, done
    with serve(project / "site", under="/") as running:
        yield running


def test_files_of_the_site_say_nothing_and_are_light(site: Server) -> None:
    found = sorted((site.site / "anh").iterdir())
    assert len(found) == (4 + 2) + (4 + 2) + (3 + 1)
    for file in found:
        assert WORD.encode() not in file.read_bytes()
        if "-480." in file.name:
            assert file.stat().st_size <= 40_000


def test_a_plain_folder_of_pages_has_the_photos_too(project: Path, tmp_path: Path, site: Server) -> None:
    found = read(project, TODAY)
    folder.write(tmp_path, found, content=project / "content", project=project, today=TODAY)
    drawn = {f.name: f.read_bytes() for f in (tmp_path / "docs" / "anh").iterdir()}
    assert drawn == {f.name: f.read_bytes() for f in (site.site / "anh").iterdir()}


@pytest.mark.parametrize(("width", "dots", "most"), [(360, 1, 480), (360, 2, 480), (412, 3, 800), (1280, 1, 800)])
def test_a_phone_loads_the_small_one(browser: Browser, site: Server, width: int, dots: int, most: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 740}, device_scale_factor=dots)
    try:
        page = context.new_page()
        page.goto(f"{site.address}hoat-dong/na-lan-2024-01-03/", wait_until="networkidle")
        for photo in page.locator(".photo img").all():
            photo.scroll_into_view_if_needed()
            photo.evaluate("x => x.decode()")
            used = str(photo.evaluate("x => x.currentSrc"))
            assert re.search(rf"-{most}\.webp$", used) or most > 700, used
            assert int(re.findall(r"-([0-9]+)\.webp$", used)[0]) <= most
            box = photo.bounding_box()
            assert box
            assert abs(box["width"] / box["height"] - photo.evaluate("x => x.width / x.height")) < 0.02
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    finally:
        context.close()
