"""Places and pages by the words people type for them: the right one first, and never another in its stead."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
import yaml
from playwright.sync_api import Browser

from generator.pages import write
from generator.records import Record, Tombstone
from generator.search.files import Search
from generator.vietnamese import runs
from tests import small
from tests.serve import Server, serve
from tests.test_search_browser import found, opened

# Near-duplicates stand beside each place that is looked for.
PLACES = (
    small.unit("hcm", "province", name="Hồ Chí Minh", kind="thanh_pho"),
    small.unit("q10", "district", "hcm", name="10", kind="quan"),
    small.unit("q1", "district", "hcm", name="1", kind="quan"),
    small.unit("p1-q10", "commune", "q10", name="1", kind="phuong"),
    small.unit("p10-q1", "commune", "q1", name="10", kind="phuong"),
    small.unit("p1-q1", "commune", "q1", name="1", kind="phuong"),
    small.unit("binh-thanh", "district", "hcm", name="Bình Thạnh", kind="quan"),
    small.unit("p-binh-thanh", "commune", "binh-thanh", name="Bình Thạnh", kind="phuong"),
    small.unit("cau-may", "commune", "hcm", name="Cầu Mây", kind="phuong"),
    small.unit("kp3", "village", "p1-q10", name="3", kind="khu_pho"),
    small.unit("kp13", "village", "p1-q10", name="13", kind="khu_pho"),
    small.unit("lang-son", "province", name="Lạng Sơn"),
    small.unit("tp-lang-son", "district", "lang-son", name="Lạng Sơn", kind="thanh_pho"),
    small.unit("cao-loc", "district", "lang-son", name="Cao Lộc"),
    small.unit("tt-cao-loc", "commune", "cao-loc", name="Cao Lộc", kind="thi_tran"),
    small.unit("to-5", "village", "tt-cao-loc", name="5", kind="to_dan_pho"),
    small.unit("to-15", "village", "tt-cao-loc", name="15", kind="to_dan_pho"),
    small.unit("nghe-an", "province", name="Nghệ An"),
    small.unit("thai-hoa", "district", "nghe-an", name="Thái Hòa", kind="thi_xa"),
    small.unit("luong-minh", "commune", "nghe-an", name="Lương Minh"),
    small.unit("luong-minh-thon", "village", "luong-minh", name="Lương Minh", kind="ban"),
)
ELSEWHERE = (
    small.unit("lao-cai", "province", name="Lào Cai"),
    small.unit("sa-pa", "district", "lao-cai", name="Sa Pa", kind="thi_xa"),
    small.unit("cau-may", "commune", "sa-pa", name="Cầu Mây", kind="phuong"),
    small.unit("ha-nam", "district", "lao-cai", name="Hà Nam", kind="thanh_pho"),
    small.unit("ham-rong", "commune", "sa-pa", name="Hàm Rồng", kind="phuong"),
)
TONES = (
    small.unit("tinh", "province", name="Hậu Giang"),
    small.unit("tan-an", "commune", "tinh", name="Tân Ân"),
    small.unit("thon", "village", "tinh", name="Đông", notes="Trước kia gọi là Tân An."),
)
_RULES = Path(__file__).parents[1] / "data" / "rules" / "synonyms.yml"


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("P.1 Q.10", "phường 1 quận 10"),
        ("p1,q10", "phường 1 quận 10"),
        ("P 1 Q 10", "phường 1 quận 10"),
        ("số 5 thôn 2 X. Lương Minh, H. Cao Lộc, T. Lạng Sơn", "số 5 thôn 2 xã lương minh huyện cao lộc tỉnh lạng sơn"),
        ("Q Bình Thạnh", "quận bình thạnh"),
        ("TP.HCM. TT. Cao Lộc", "tp hcm|tt cao lộc"),
        ("18 h tại xóm, 3 x 4, 5 t xi măng, h5, x2", "18 h tại xóm 3 x 4 5 t xi măng h 5 x 2"),
        ("Nguyễn Thị H. (H. ốm)", "nguyễn thị h|huyện ốm"),
        ("cấp. Hộp q", "cấp|hộp q"),
        ("Khối 4 tháng 4/2026", "khối 4|4 2026"),
        ("to 3 thang 9 nam 2020", "to 3|9 2020"),
        ("họp 4 tháng 4/2026", "họp|4 4 2026"),
    ],
)
def test_words_of_abbreviations(typed: str, wanted: str) -> None:
    assert "|".join(" ".join(word.form for word in run) for run in runs(typed)) == wanted


@pytest.fixture(scope="module")
def here(built_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The sample site with the index of the places."""
    with serve(_site(built_site, tmp_path_factory.mktemp("here"), PLACES), under="/") as running:
        yield running


@pytest.fixture(scope="module")
def toned(built_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The sample site with the index of two places that differ in their tones."""
    with serve(_site(built_site, tmp_path_factory.mktemp("toned"), TONES), under="/") as running:
        yield running


@pytest.fixture(scope="module")
def elsewhere(built_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The sample site with the index of a province that has none of them."""
    with serve(_site(built_site, tmp_path_factory.mktemp("elsewhere"), ELSEWHERE), under="/") as running:
        yield running


WANTED = {
    "P.1 Q.10": "p1-q10", "P1 Q10": "p1-q10", "p10 q1": "p10-q1", "P.1, Q.1, TP.HCM": "p1-q1", "Q.10": "q10",
    "phường 1 quận 10 TP HCM": "p1-q10", "TP HCM": "hcm", "TP.HCM": "hcm", "tphcm": "hcm", "tp ho chi minh": "hcm",
    "Q. Bình Thạnh": "binh-thanh", "q binh thanh": "binh-thanh", "P. Bình Thạnh": "p-binh-thanh", "KP 3": "kp3",
    "kp3 p1": "kp3", "T. Lạng Sơn": "lang-son", "TP. Lạng Sơn": "tp-lang-son", "H. Cao Lộc": "cao-loc",
    "TT Cao Lộc": "tt-cao-loc", "tt.cao loc": "tt-cao-loc", "TDP 5": "to-5", "TDP.5 TT. Cao Lộc": "to-5",
    "TX. Thái Hòa": "thai-hoa", "X. Lương Minh": "luong-minh",
}  # fmt: skip
NOT_THERE = ("TP HCM", "tphcm", "HCM", "P.1 Q.10", "TP HN", "UBND HCM", "TX HR", "zzz TP HCM")


def test_the_place_stands_first(browser: Browser, here: Server) -> None:
    first = {typed: records[:1] for typed, records, _ in _asked(browser, here, *WANTED)}
    assert first == {typed: [f"units/{place}"] for typed, place in WANTED.items()}


def test_what_is_not_there_is_not_mended(browser: Browser, elsewhere: Server) -> None:
    for typed, records, told in _asked(browser, elsewhere, *NOT_THERE):
        assert not {"units/cau-may", "units/ham-rong"} & set(records[:1]), typed
        assert "gần giống" not in told, typed
        assert "Có phải" not in told, typed


def test_letters_of_a_place_that_is_there_find_it(browser: Browser, elsewhere: Server) -> None:
    ((_, records, _),) = _asked(browser, elsewhere, "phường HR")
    assert records[0] == "units/ham-rong"


def test_calendar_and_contact_are_found_by_the_words_for_them(browser: Browser, deep_server: Server) -> None:
    wanted = {"lịch họp": "lich", "lich hop dan": "lich", "liên hệ": "contact", "số điện thoại": "contact"}
    first = {typed: records[0] for typed, records, _ in _asked(browser, deep_server, *wanted)}
    assert first == {typed: f"trang/{page}" for typed, page in wanted.items()}


def test_what_is_spelt_as_typed_stands_before_a_title_with_other_tones(browser: Browser, toned: Server) -> None:
    first = {typed: records[0] for typed, records, _ in _asked(browser, toned, "Tân An", "tân ân", "tan an")}
    assert first == {"Tân An": "units/thon", "tân ân": "units/tan-an", "tan an": "units/tan-an"}


def _asked(browser: Browser, server: Server, *queries: str) -> list[tuple[str, list[str], str]]:
    """Each query with the records it finds and what is said of them."""
    answers = []
    with opened(browser, f"{server.address}tim-kiem/") as (page, faults, _):
        for typed in queries:
            page.goto(f"{server.address}tim-kiem/?q={quote(typed)}")
            answers.append((typed, found(page), page.inner_text("#so-ket-qua")))
        assert not faults
    return answers


def _site(built: Path, root: Path, places: tuple[Record | Tombstone, ...]) -> Path:
    given = yaml.safe_load(_RULES.read_text(encoding="utf-8"))
    ctx = small.ctx(*places, small.record("rules/synonyms", **given))
    site = root / "site"
    shutil.copytree(built, site, ignore=lambda folder, _: ["t", "k"] if folder.endswith("tim-kiem") else [])
    for name, text in Search().files(ctx, write(ctx.model, ctx.today), ()).items():
        path = site / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return site
