"""The feeds as readers of news see them: read by feedparser and by the rules of JSON Feed 1.1, not by our own code."""

from __future__ import annotations

import json
import re
import warnings
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import feedparser
import pytest

from generator.feeds import feeds
from generator.model import load
from generator.pages import write
from generator.presentation import subscriptions
from generator.presentation.page import BuildContext
from generator.presentation.site_file import content
from generator.presentation.stable_ids import updated, withdrawn
from generator.records import Record, Tombstone
from generator.records.activities import KINDS
from tests.small import PRESS, cell, change, ctx, record, unit

WORLD = Path(__file__).parent / "worlds" / "coming-2026"
TODAY = date(2026, 11, 21)
ROOT = "https://moi.example/an-phu/"
HOSTILE = 'A & <b>"b"</b> ]]> {#id} [x](y) 𠀀'
ALL = ("", "xa-phuong/an-phu/", "thon/thon-dong/", "chi-bo/thon-dong/", "hoat-dong/hop_dan/")
ATOM, TOMBSTONES = "{http://www.w3.org/2005/Atom}", "{http://purl.org/atompub/tombstones/1.0}"


@cache
def seen() -> BuildContext:
    model = load(WORLD).model
    assert model
    return BuildContext(model=model, today=TODAY)


def files(ctx: BuildContext) -> dict[str, str]:
    found = [(file.address, content(file, Path())) for file in feeds.files(ctx, write(ctx.model, ctx.today))]
    assert len(found) == len(dict(found)), "two files at one address"
    return {address: raw.decode() for address, raw in found}


@cache
def world() -> dict[str, str]:
    return files(seen())


def atom(text: str) -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # of the parser's own code
        found = feedparser.parse(text.encode())
    assert not found.bozo, found.get("bozo_exception")
    assert found.version == "atom10"
    return found


def entries(text: str) -> dict[str, Any]:
    return {entry.id.rsplit("/", 2)[1]: entry for entry in atom(text).entries}


@pytest.mark.parametrize("address", ALL)
def test_atom_has_all_that_rfc_4287_wants(address: str) -> None:
    found = atom(world()[address + "tin.xml"])
    head = found.feed
    assert head.id == f"https://cu.example/{address.replace('thon-dong', 'xom-dong')}"
    assert head.title
    assert head.author == "Ủy ban nhân dân xã An Phú"
    assert head.language == "vi"
    links = {link.rel: link.href for link in head.links}
    assert links == {"self": f"{ROOT}{address}tin.xml", "alternate": ROOT + address}
    ids = [entry.id for entry in found.entries]
    assert ids
    assert len(ids) == len(set(ids))
    for entry in found.entries:
        assert entry.link.startswith(f"{ROOT}hoat-dong/")
        assert entry.title
        assert entry.content[0].type == "text/html"
        assert entry.updated.endswith("+07:00")
        assert entry.updated <= head.updated
        assert entry.get("published", entry.updated) <= entry.updated
    order = [entry.updated for entry in found.entries]
    assert order == sorted(order, reverse=True)


@pytest.mark.parametrize("address", ALL)
def test_json_has_all_that_its_version_wants(address: str) -> None:
    found = json.loads(world()[address + "tin.json"])
    assert found["version"] == "https://jsonfeed.org/version/1.1"
    assert found["feed_url"] == f"{ROOT}{address}tin.json"
    assert found["home_page_url"] == ROOT + address
    assert found["title"]
    assert found["language"] == "vi"
    assert all(set(author) <= {"name", "url", "avatar"} for author in found["authors"])
    known = {"id", "url", "title", "content_html", "date_published", "date_modified", "tags"}
    for item in found["items"]:
        assert isinstance(item["id"], str)
        assert set(item) <= known
        assert item["content_html"]
        for key in ("date_published", "date_modified"):
            assert key not in item or datetime.fromisoformat(item[key]).utcoffset()
    assert set(found) <= {
        "version", "title", "home_page_url", "feed_url", "description", "language", "authors", "items",
    }  # fmt: skip


@pytest.mark.parametrize("address", ALL)
def test_both_forms_tell_the_same(address: str) -> None:
    items = json.loads(world()[address + "tin.json"])["items"]
    told = atom(world()[address + "tin.xml"]).entries
    assert [(i["id"], i["title"], i["url"], i["date_modified"]) for i in items] == [
        (e.id, e.title, e.link, e.updated) for e in told
    ]
    raw = ET.fromstring(world()[address + "tin.xml"])
    assert [i["content_html"] for i in items] == [e.findtext(f"{ATOM}content") for e in raw.iter(f"{ATOM}entry")]


def test_each_place_tells_what_is_its_own() -> None:
    inside = {address: set(entries(world()[f"{address}tin.xml"])) for address in (*ALL, "thon/thon-doai/")}
    assert inside["chi-bo/thon-dong/"] == {"dong-hop-thang-12", "dong-noi-bo-thang-11"}
    assert inside["thon/thon-dong/"] == {*inside["chi-bo/thon-dong/"], "dong-don-ve-sinh"}
    assert inside["xa-phuong/an-phu/"] == {"xa-tap-huan", *inside["thon/thon-dong/"], *inside["thon/thon-doai/"]}
    assert inside["hoat-dong/hop_dan/"] == {"dong-hop-thang-12", "doai-hop-dan", "doai-hop-thang-10"}
    assert inside[""] == {*inside["xa-phuong/an-phu/"], "dong-da-go-cu"}


def test_members_meetings_are_told_of_only_after_they_were_held() -> None:
    text = "".join(world().values())
    assert "Sinh hoạt chi bộ tháng 11" in text
    assert "Sinh hoạt chi bộ tháng 12" not in text


def test_the_whole_text_is_there_and_reads_right_elsewhere() -> None:
    told = entries(world()["tin.xml"])["dong-hop-thang-12"]
    html = told.content[0].value
    assert told.title == "Dự kiến: Họp dân bàn sửa đường ngõ, góp công"
    assert "Xem giấy mời: &lt;giấy&gt; &amp;" in html
    assert "<td>Đo đường</td>" in html
    assert "Góp công theo hộ" in html
    assert "Tin do trưởng thôn gửi ngày 10/11/2026" in html
    links = re.findall(r'href="([^"]*)"', html)
    assert f"{ROOT}thon/thon-dong/" in links  # of the editor's own «../../thon/thon-dong/» too
    assert all(link.startswith(ROOT) for link in links)


def test_a_correction_and_a_call_off_make_an_entry_new() -> None:
    told = entries(world()["tin.xml"])["doai-hop-dan"]
    assert (told.published, told.updated) == ("2026-11-02T00:00:00+07:00", "2026-11-18T00:02:00+07:00")
    assert told.title.startswith("Đã hủy: ")
    assert "Đính chính ngày 18/11/2026: ngày. Trước: “ngày 7/12/2026”" in told.content[0].value


def test_what_is_withdrawn_is_named_and_gone() -> None:
    site, one = world()["tin.xml"], world()["thon/thon-dong/tin.xml"]
    told = entries(site)["dong-da-go-cu"]
    assert (told.title, told.updated) == ("Tin này đã được gỡ", "2026-11-19T23:59:00+07:00")
    assert told.link == f"{ROOT}hoat-dong/dong-da-go/"
    assert "Lý do: Đăng nhầm thôn." in told.content[0].value
    (gone,) = ET.fromstring(one).iter(f"{TOMBSTONES}deleted-entry")
    assert gone.attrib == {"ref": told.id, "when": told.updated}
    assert atom(one).feed.updated == told.updated
    assert "deleted-entry" not in site


def test_a_withdrawn_text_stays_in_no_feed() -> None:
    text = "Chữ phải gỡ"
    activity = {"title": text, "kind": "notice", "status": "held", "orgs": ["cells/c"], "summary": text}
    base = [unit("x", "commune"), unit("v", "village", "x"), cell("c", "v"), record("activities/b", **{**activity,
            "title": "Còn", "summary": "Còn"})]  # fmt: skip
    before = files(ctx(*base, record("activities/a", **activity)))
    after = files(ctx(*base, record("activities/a", retracted={"on": "2026-01-02", "reason": "Nhầm"})))
    assert before.keys() == after.keys()  # nobody who follows stands before a closed door
    assert sum(text in content for content in before.values()) == 2 * len(("", "xa", "thôn", "chi bộ", "loại"))
    assert not [address for address, content in after.items() if text in content]


def test_whatever_is_written_the_feeds_can_be_read() -> None:
    activity = {"title": HOSTILE, "kind": "notice", "status": "held", "date": "2020-09-03", "orgs": ["cells/c"],
                "summary": HOSTILE, "body": HOSTILE, "place": HOSTILE, "agenda": [HOSTILE],
                "outcomes": [{"what": HOSTILE, "status": "done", "note": HOSTILE}],
                "corrections": [{"on": "2021-01-01", "field": HOSTILE, "reason": HOSTILE, "was": HOSTILE}]}  # fmt: skip
    records = (unit("v", "village"), cell("c", "v", name=f"Chi bộ {HOSTILE}"), record("activities/a", **activity))
    found = files(ctx(*records, title=HOSTILE, description=HOSTILE, licence=HOSTILE))
    (told,) = atom(found["chi-bo/c/tin.xml"]).entries
    (item,) = json.loads(found["chi-bo/c/tin.json"])["items"]
    assert item["title"] == HOSTILE
    raw = ET.fromstring(found["chi-bo/c/tin.xml"])
    assert raw.findtext(f"{ATOM}entry/{ATOM}title") == HOSTILE
    assert "<script" not in told.content[0].value
    assert "<b>" not in item["content_html"].replace("<p><b>", "")


def test_ids_outlive_new_names_of_record_and_site() -> None:
    activity = {"title": "Họp", "kind": "notice", "status": "held", "date": "2020-09-03", "orgs": ["units/v"]}
    old = files(ctx(unit("v", "village"), record("activities/a", **activity)))
    new = files(ctx(unit("w", "village", former_ids=["v"]),
                     record("activities/b", former_ids=["a"], **{**activity, "orgs": ["units/w"]}),
                     address="https://moi.example/", first_address="https://a.example/"))  # fmt: skip
    assert list(entries(old["thon/v/tin.xml"])) == list(entries(new["thon/w/tin.xml"])) == ["a"]
    assert atom(old["thon/v/tin.xml"]).entries[0].id == atom(new["thon/v/tin.xml"]).entries[0].id
    assert atom(old["thon/v/tin.xml"]).feed.id == atom(new["thon/w/tin.xml"]).feed.id
    assert new["thon/v/tin.xml"] == new["thon/w/tin.xml"]


def test_a_feed_is_short_and_has_the_newest() -> None:
    many = [
        record(f"activities/a{n:02}", title=f"Việc {n}", kind="notice", status="held", orgs=["units/v"],
               sources=[{**PRESS, "published_on": f"2020-{n // 28 + 1:02}-{n % 28 + 1:02}"}])
        for n in range(60)
    ]  # fmt: skip
    found = files(ctx(unit("x", "commune"), unit("v", "village", "x"), *many))
    newest = [f"a{n}" for n in range(59, 29, -1)]
    assert list(entries(found["tin.xml"])) == list(entries(found["xa-phuong/x/tin.xml"])) == newest
    assert list(entries(found["thon/v/tin.xml"])) == newest[:12]


def test_what_no_source_dates_is_in_no_feed_and_an_empty_feed_is_one() -> None:
    source = [{"id": "s", "kind": "press", "title": "Bài"}]
    planned = {"title": "Họp", "kind": "notice", "status": "planned", "date": "2027-09-03", "orgs": ["units/v"]}
    found = files(ctx(unit("v", "village"), record("activities/a", **planned, sources=source)))
    for address in ("tin.xml", "thon/v/tin.xml", "hoat-dong/thong_bao/tin.xml"):
        assert atom(found[address]).entries == []
    assert atom(found["thon/v/tin.xml"]).feed.updated == "2020-09-12T00:00:00+07:00"  # when the village came
    assert "2027" not in "".join(found.values())


def test_who_lives_is_followed_and_of_the_others_who_has_news() -> None:
    activity = {"title": "Họp", "kind": "notice", "status": "held", "date": "2020-01-03", "orgs": ["units/cu"]}
    seen = ctx(
        unit("x", "commune"), unit("cu", "village", "x"), unit("cu-2", "village", "x"), unit("moi", "village", "x"),
        change("m", "merger", ["units/cu", "units/cu-2"], ["units/moi"], date="2020-02"),
        record("activities/a", **activity),
    )  # fmt: skip
    found = files(seen)
    of_villages = {a for a in found if a.startswith("thon/")}
    assert of_villages == {f"thon/{v}/tin.{f}" for v in ("cu", "moi") for f in ("xml", "json")}
    pages = {page.address: page for page in write(seen.model, seen.today)}
    assert "tin.xml" in pages["thon/cu/"].body
    assert "tin.xml" not in pages["thon/cu-2/"].body
    assert pages["thon/cu-2/"].feeds == ()


def test_pages_announce_feeds_that_are_there() -> None:
    announced = {address for page in write(seen().model, TODAY) for _, address in page.feeds}
    assert announced >= set(ALL)
    assert not [a for a in announced if f"{a}tin.xml" not in world() or f"{a}tin.json" not in world()]


def test_addresses_of_kinds_never_change() -> None:
    words = (
        "sinh_hoat_thuong_ky sinh_hoat_chuyen_de sinh_hoat_mo_rong sinh_hoat_bat_thuong hop_chi_uy_cap_uy dai_hoi "
        "hop_dan doi_thoai_voi_dan tap_huan_boi_duong kiem_tra_giam_sat trao_doi_kinh_nghiem van_dong_phong_trao "
        "ngay_lam_viec_chung kiem_diem_danh_gia trien_khai_chu_truong bieu_duong_khen_thuong giup_do thong_bao"
    )
    assert [subscriptions.kind_address(kind) for kind in KINDS] == [f"hoat-dong/{word}/" for word in words.split()]


def test_a_record_only_grows_newer() -> None:
    def one(sources: list[str], corrections: list[str]) -> Record:
        found = record("activities/a", title="Họp", kind="notice", status="held", orgs=["units/v"],
                       sources=[{**PRESS, "id": f"s{n}", "published_on": day} for n, day in enumerate(sources)],
                       corrections=[{"on": day, "field": "at", "reason": "Nhầm"} for day in corrections])  # fmt: skip
        assert isinstance(found, Record)
        return found

    told: list[str] = []
    mended: list[str] = []
    last = None
    for day, kind in (("2020-01-05", told), ("2020-01-05", mended), ("2020-01-05", mended), ("2020-01-03", told),
                      ("2020-01-06", told), ("2020-01-04", mended), ("2020-01-07", mended)):  # fmt: skip
        kind.append(day)
        now = updated(one(told, mended))
        assert now
        assert last is None or now >= last
        last = now
    stone = record("activities/a", retracted={"on": "2020-01-07", "reason": "Nhầm"})
    assert isinstance(stone, Tombstone)
    assert last
    assert withdrawn(stone) > last


def test_the_day_of_the_build_changes_nothing_but_the_state_of_what_it_passed() -> None:
    assert files(BuildContext(model=seen().model, today=date(2026, 12, 1))) == world()
    before, later = (entries(found["tin.xml"]) for found in (world(), files(later_view())))
    assert before.keys() == later.keys()
    changed = {key for key in before if before[key] != later[key]}
    assert changed == {key for key, entry in before.items() if entry.title.startswith("Dự kiến: ")}
    for key in changed:
        assert later[key].title == before[key].title.replace("Dự kiến: ", "Đã qua ngày dự kiến: ")
        assert "Đã qua ngày dự kiến; chưa có tin." in later[key].content[0].value
        assert later[key].updated == before[key].updated


def later_view() -> BuildContext:
    return BuildContext(model=seen().model, today=date(2031, 1, 1))
