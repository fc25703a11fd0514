"""What every page carries: its last change, the way to its record, its card, its structured data, whom to tell."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from html import unescape
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from generator.history import Commit, History
from generator.model import connect
from generator.pages import FAMILIES
from generator.pages.blocks import reporting
from generator.pages.chrome import page_metadata
from generator.pages.chrome.redirects import redirect
from generator.pages.chrome.repository_links import Kept, kept
from generator.presentation.page import BuildContext, Page, body
from generator.records import Record, Tombstone
from tests import small

OLD = Commit(key="a" * 40, at=datetime(2026, 3, 1, 20, tzinfo=UTC))
NEW = Commit(key="b" * 40, at=datetime(2026, 5, 1, tzinfo=UTC))
HOSTILE = '</script><script>alert("1")</script> \u2028 & <!--'


def seen(*records: Record | Tombstone, history: History | None = None, **settings: Any) -> BuildContext:
    live = [r for r in records if isinstance(r, Record)]
    gone = [r for r in records if isinstance(r, Tombstone)]
    files = {r.ref: f"data/{r.ref}.yml" for r in records}
    model = connect(small.site(**settings), live, gone, files)
    return BuildContext(model=model, today=small.TODAY, history=history or History())


def pages(ctx: BuildContext) -> dict[str, Page]:
    return {p.address: page_metadata.complete(ctx, p) for family in FAMILIES for p in family(ctx)}


def data(page: Page) -> list[dict[str, Any]]:
    value = json.loads(page.linked)
    assert value["@context"] == "https://schema.org"
    found: list[dict[str, Any]] = value.get("@graph", [value])
    return found


def of_type(page: Page, kind: str) -> dict[str, Any]:
    return next(thing for thing in data(page) if thing["@type"] == kind)


def place(**more: Any) -> list[Record | Tombstone]:
    return [small.unit("xa-an", "commune"), small.unit("dong", "village", "xa-an"), small.cell("cb", "dong", **more)]


def activity(key: str = "hop", **more: Any) -> Record | Tombstone:
    given = {"title": "Họp dân", "kind": "residents_meeting", "status": "held", "orgs": ["cells/cb"]}
    return small.record(f"activities/{key}", **{**given, **more})


def files(**commits: Commit) -> History:
    return History(files={f"data/{name.replace('__', '/').replace('_', '-')}.yml": c for name, c in commits.items()})


def test_a_page_changes_with_its_record_and_with_those_that_stand_on_it() -> None:
    past = files(units__xa_an=OLD, units__dong=OLD, cells__cb=OLD, activities__hop=NEW)
    found = pages(seen(*place(), activity(), history=past))
    assert found["hoat-dong/hop/"].updated == NEW
    assert found["chi-bo/cb/"].updated == NEW, "the activity stands there"
    assert found["xa-phuong/xa-an/"].updated == OLD
    assert found["hoat-dong/"].updated is None, "a list is the page of no record"
    text = found["xa-phuong/xa-an/"].text()
    assert 'updated: ["2026-03-01T20:00:00Z", "2/3/2026"]' in text, "the day is that of Viet Nam"


def test_what_is_not_committed_leaves_the_date_out() -> None:
    past = files(units__xa_an=OLD, units__dong=OLD, cells__cb=OLD)  # the activity is new, or changed since
    found = pages(seen(*place(), activity(), history=past))
    assert found["chi-bo/cb/"].updated is None
    assert found["xa-phuong/xa-an/"].updated == OLD
    assert all(p.updated is None for p in pages(seen(*place(), activity())).values())


@pytest.mark.parametrize(
    ("repository", "file", "before"),
    [
        ("https://github.com/o/r", "/o/r/blob/C/data/xã%20an/a%22.yml", "/o/r/commits/C/data/xã%20an/a%22.yml"),
        ("https://github.com/o/r.git", "/o/r/blob/C/F", "/o/r/commits/C/F"),
        ("https://github.com/o/r/tree/main/", "/o/r/blob/C/F", "/o/r/commits/C/F"),
        ("https://gitlab.com/g/s/p/", "/g/s/p/-/blob/C/F", "/g/s/p/-/commits/C/F"),
        ("https://ma.xa.example/g/p/-/tree/main", "/g/p/-/blob/C/F", "/g/p/-/commits/C/F"),
        ("https://codeberg.org/o/r", "/o/r/src/commit/C/F", "/o/r/commits/commit/C/F"),
        ("https://ma.xa.example/o/r/src/branch/main?x=1#y", "/o/r/src/commit/C/F", "/o/r/commits/commit/C/F"),
        ("https://git.xa.example/o/r.git", "/o/r/src/commit/C/F", "/o/r/commits/commit/C/F"),
        ("https://ma.xa.example/o/r", None, None),
        ("ssh://git@github.com/o/r", None, None),
        (None, None, None),
    ],
)
def test_addresses_of_a_file_at_the_host(repository: str | None, file: str | None, before: str | None) -> None:
    found = kept(repository, commit="C", file='data/xã an/a".yml')
    if file is None or before is None:
        assert found == Kept()
        return
    for said, expected in ((found.file, file), (found.history, before)):
        path = expected.replace("F", "data/xã%20an/a%22.yml").replace("ã", "%C3%A3")
        assert urlsplit(said).path == path
        assert not urlsplit(said).query


def test_no_way_to_what_was_withdrawn_or_withheld() -> None:
    corrected = {"on": "2026-04-01", "field": "summary", "reason": "Nêu tên người dân", "now": "x"}
    records = [
        *place(), activity(), activity("sua", corrections=[{**corrected, "was": "y"}]),
        activity("giau", corrections=[corrected]),
        small.record("activities/go", retracted={"on": "2026-04-01", "reason": "Theo yêu cầu"}),
    ]  # fmt: skip
    names = ("units__xa_an", "units__dong", "cells__cb", "activities__hop", "activities__sua", "activities__giau")
    past = files(**dict.fromkeys((*names, "activities__go"), OLD))
    found = pages(seen(*records, history=past, repository="https://github.com/o/r"))
    assert found["hoat-dong/hop/"].history == f"https://github.com/o/r/commits/{'a' * 40}/data/activities/hop.yml"
    assert found["hoat-dong/sua/"].history
    assert found["hoat-dong/giau/"].source
    assert not found["hoat-dong/giau/"].history, "the words that were withheld stand there"
    gone = found["hoat-dong/go/"]
    assert (gone.updated, gone.source, gone.history, gone.card) == (None, "", "", "")


def test_a_card_for_each_place_and_cell_and_their_pages() -> None:
    found = pages(seen(*place(), activity(), small.record("documents/d", kind="plan", title="Kế hoạch", number="1")))
    assert found["chi-bo/cb/"].card == found["hoat-dong/hop/"].card == "chi-bo/cb/the.png"
    assert found["thon/dong/"].card == "thon/dong/the.png"
    assert found["van-ban/d/"].card == ""
    assert found[""].card == ""


def test_structured_data_say_what_the_record_says() -> None:
    coming = activity("toi", status="planned", date="2026-12-01", at="19:30", place="Nhà văn hóa")
    unsure = activity("thang", date="2026-03")
    postponed = activity("hoan", status="postponed", starts="2026-12-01", ends="2026-12-02")
    found = pages(seen(*place(founded="2020"), activity(date="2026-03-01"), coming, unsure, postponed))
    event = of_type(found["hoat-dong/toi/"], "Event")
    assert event["startDate"] == "2026-12-01T19:30+07:00"
    assert event["eventStatus"] == "https://schema.org/EventScheduled"
    assert event["location"]["name"] == "Nhà văn hóa"
    assert event["organizer"][0]["url"] == "https://a.example/chi-bo/cb/"
    assert "eventStatus" not in of_type(found["hoat-dong/hop/"], "Event")
    assert of_type(found["hoat-dong/hoan/"], "Event")["endDate"] == "2026-12-02"
    assert [thing["@type"] for thing in data(found["hoat-dong/thang/"])] == ["BreadcrumbList"], "no day, no event"
    assert "foundingDate" not in of_type(found["chi-bo/cb/"], "Organization"), "a year is no day"
    assert of_type(found["thon/dong/"], "AdministrativeArea")["containedInPlace"]["name"] == "Xã Xa-An"
    trail = of_type(found["thon/dong/"], "BreadcrumbList")["itemListElement"]
    assert [step["position"] for step in trail] == list(range(1, len(trail) + 1))
    assert trail[0] == {"@type": "ListItem", "position": 1, "name": "Trang chủ", "item": "https://a.example/"}
    assert "item" not in trail[-1]
    assert of_type(found[""], "WebSite")["publisher"]["name"] == "P"


def test_structured_data_cannot_leave_their_script() -> None:
    found = pages(seen(*place(), activity(title=HOSTILE, date="2026-03-01")))["hoat-dong/hop/"]
    assert not set("<>&\u2028\u2029") & set(found.linked)
    assert of_type(found, "Event")["name"] == " ".join(HOSTILE.split())


def test_a_family_may_tell_more() -> None:
    page = Page(
        address="du-lieu-mo/",
        title="T",
        description="d",
        body=body(["<p>b</p>"]),
        thing={"@type": "Dataset", "name": "<x>"},
    )
    assert [thing["@type"] for thing in data(page_metadata.complete(seen(), page))] == ["BreadcrumbList", "Dataset"]


def test_what_redirects_carries_nothing() -> None:
    page = redirect("a/", "b/", "T")
    assert page_metadata.complete(seen(*place()), page) == page


def test_ways_to_report() -> None:
    assert reporting.ways(small.site()) is None
    to = {"role": "Văn phòng", "phone": "0203 <1>", "zalo": "0912.345.678", "mail": "a&b@xa.example"}
    ways = reporting.ways(small.site(corrections=to))
    assert ways
    assert ways.who == "văn phòng"
    assert ways.calls == (
        'Gọi <a href="tel:02031">0203 &lt;1&gt;</a>',
        'Zalo <a href="https://zalo.me/0912345678" rel="noopener">0912.345.678</a>',
    )
    letter = urlsplit(unescape(ways.letter).replace(reporting.PAGE, "https%3A//a.example/x/"))
    assert letter.path == "a%26b@xa.example"
    said = parse_qs(letter.query)
    assert said["subject"] == ["Báo chỗ sai"]
    assert said["body"][0].startswith("Trang: https://a.example/x/\n")
    named = reporting.ways(small.site(corrections={"zalo": "nhóm Thôn Đông"}))
    assert named
    assert named.calls == ("Zalo nhóm Thôn Đông",)
    publisher = {"name": "P", "person": "Nguyễn Văn A", "phone": "02033888888"}
    other = reporting.ways(small.site().model_copy(update={"publisher": type(small.site().publisher)(**publisher)}))
    assert other
    assert other.who == "Nguyễn Văn A"
