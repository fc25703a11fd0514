"""Notices: which months have one, what stands on it and in its texts, and what never does."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterable
from datetime import date
from html import unescape
from typing import Any

import pytest

from generator.images import qr
from generator.model import load
from generator.pages.events import activities
from generator.pages.notices import notices
from generator.pages.notices.announcements import LONGEST
from generator.presentation.page import BuildContext, Page
from generator.vietnamese import syllables
from tests import small
from tests.bench import world
from tests.conftest import ROOT
from tests.small import TODAY, plain, record
from tests.worlds import SITE

PLACE = (
    small.unit("tinh", "province", name="A"),
    small.unit("xa", "commune", "tinh", name="C"),
    small.unit("thon", "village", "xa", name="D"),
    small.cell("d", "thon", name="Chi bộ thôn D"),
)
HOSTILE = "<script>x</script> & \"a\" 'b' </pre></p>"


def activity(key: str, **more: Any) -> Any:
    given = {"title": f"Việc {key}", "kind": "regular_meeting", "status": "held", "orgs": ["cells/d"], **more}
    return record(f"activities/{key}", **given)


def written(*records: Any, **settings: Any) -> dict[str, Page]:
    return {page.address: page for page in notices.pages(small.ctx(*PLACE, *records, **settings))}


def one(*records: Any, month: str = "2026-11") -> Page:
    return written(*records)[f"ban-tin/d/{month}/"]


def aloud(page: Page) -> str:
    found = re.search(r'id="bai-loa"><p>(.*?)</p>', page.body, re.DOTALL)
    assert found
    return unescape(found[1])


def message(page: Page) -> str:
    found = re.search(r'id="tin-zalo">(.*?)</pre>', page.body, re.DOTALL)
    assert found
    return unescape(found[1])


def board(page: Page) -> str:
    return plain(unescape(page.body.partition('<div class="off-paper">')[0])).replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("when", "has"),
    [
        ({"date": "2026-11-03"}, True),
        ({"date": "2026-11"}, True),
        ({"starts": "2026-11-29", "ends": "2026-12-02"}, True),
        ({"date": "2026-11-03/2026-11-05"}, True),
        ({"date": "2026-11-28/2026-12-05"}, False),
        ({"date": "2026-11~"}, False),
        ({"date": "2026"}, False),
        ({"date": "2026-Q4"}, False),
        ({"date": "../2026-11-03"}, False),
        ({}, False),
    ],
)
def test_a_month_has_a_notice_when_something_surely_was_in_it(when: dict[str, str], has: bool) -> None:
    assert ("ban-tin/d/2026-11/" in written(activity("a", **when))) == has


@pytest.mark.parametrize("status", ["planned", "postponed", "cancelled"])
def test_what_was_not_done_makes_no_notice_and_is_not_told_as_done(status: str) -> None:
    assert not written(activity("a", status=status, date="2026-11-03", audience="residents"))
    page = one(activity("b", date="2026-11-02"), activity("a", status=status, date="2026-11-03", audience="residents"))
    assert "Việc a" not in board(page)
    assert "Việc a" not in aloud(page)


def test_what_is_ahead_is_told_only_when_residents_may_come() -> None:
    ahead = {"status": "planned", "date": "2026-11-28", "at": "19:30", "place": "nhà văn hóa"}
    page = one(
        activity("held", date="2026-11-02"),
        activity("open", audience="residents", **ahead),
        activity("members", audience="members", **ahead),
        activity("invited", audience="invited", **ahead),
        activity("unsaid", **ahead),
        activity("meeting", kind="residents_meeting", **ahead),
    )
    for told in (board(page), aloud(page), message(page)):
        assert [key for key in ("open", "members", "invited", "unsaid", "meeting") if f"Việc {key}" in told] == [
            "open",
            "meeting",
        ]
    assert "Lúc 19 giờ 30, tại nhà văn hóa" in board(page)
    said = "Sắp tới, thứ Bảy, ngày hai mươi tám tháng mười một, lúc mười chín giờ ba mươi phút, tại nhà văn hóa: Việc"
    assert said in aloud(page)


def test_only_notices_of_this_month_and_the_last_look_ahead() -> None:
    later = activity("open", audience="residents", status="planned", date="2026-12-28")
    pages = written(later, *(activity(f"m{n}", date=f"2026-{n:02d}-02") for n in (9, 10, 11)))
    ahead = {address: "Việc open" in page.body for address, page in pages.items() if address.count("/") == 3}
    assert ahead == {"ban-tin/d/2026-11/": True, "ban-tin/d/2026-10/": True, "ban-tin/d/2026-09/": False}
    assert "được báo trước" not in pages["ban-tin/d/2026-09/"].body


def test_a_withdrawn_record_leaves_nothing() -> None:
    gone = record("activities/gone", retracted={"on": "2026-11-05", "reason": "Sai"})
    page = one(activity("a", date="2026-11-02"), gone)
    assert "gone" not in page.body
    assert not written(gone)


def test_names_are_those_of_the_month() -> None:
    renamed = small.change("doi-ten", "rename", ["units/xa"], [], new_name="Mới", date="2026-06-15", status="effective")
    pages = written(renamed, activity("a", date="2026-05-02"), activity("b", date="2026-06-20"))
    assert "xã C, tỉnh A" in board(pages["ban-tin/d/2026-05/"])
    assert "xã Mới, tỉnh A" in board(pages["ban-tin/d/2026-06/"])
    assert "xã C, nay thuộc xã Mới" in aloud(pages["ban-tin/d/2026-05/"])


def test_the_village_is_told_of_within_the_life_of_its_cell() -> None:
    founded = small.record(
        "cells/e", name="Chi bộ E", kind="residential", units=["thon"], founded="2026-03-10", sources=[small.PRESS]
    )
    village = {"orgs": ["units/thon"], "kind": "residents_meeting"}
    pages = written(founded, activity("a", date="2026-02-05", **village), activity("b", date="2026-03-01", **village))
    assert "ban-tin/e/2026-03/" in pages
    assert "ban-tin/e/2026-02/" not in pages
    assert "ban-tin/d/2026-02/" in pages


def test_money_is_told_as_it_was_reported() -> None:
    money = {"kind": "money", "quantity": {"value": "12500000", "unit": "vnd"}}
    page = one(
        record("contributions/m", title="Làm đường", org="cells/d", as_of="2026-11-10", received={"lines": [money]})
    )
    assert "Làm đường : đã nhận 12,5 triệu đồng (chưa công bố đủ)." in board(page)
    assert "đã chi" not in board(page)
    said = "Làm đường, tính đến ngày mười tháng mười một: đã nhận mười hai phẩy năm triệu đồng"
    assert said in aloud(page)
    assert "- Làm đường: đã nhận 12,5 triệu đồng" in message(page)


def test_lines_with_a_day_are_told_in_their_month() -> None:
    def line(day: str, value: int) -> dict[str, Any]:
        return {"kind": "money", "date": day, "quantity": {"value": str(value), "unit": "vnd"}}

    lines = {"complete": "true", "lines": [line("2026-09-01", 1_000_000), line("2026-10-01", 2_000_000)]}
    pages = written(record("contributions/m", title="Quỹ", org="cells/d", as_of="2026-10-31", spent=lines))
    assert "đã chi thêm 1 triệu đồng" in board(pages["ban-tin/d/2026-09/"])
    assert "đã chi 3 triệu đồng" in board(pages["ban-tin/d/2026-10/"])


def test_a_pledge_and_a_plan_are_called_so() -> None:
    trees = {"kind": "goods", "quantity": {"value": "200", "unit": "tree"}}
    outcomes = [{"what": "x", "status": status} for status in ("planned", "pledged", "done", "planned")]
    page = one(
        activity("a", date="2026-11-02", outcomes=outcomes),
        record("contributions/m", title="Cây", org="cells/d", as_of="2026-11", pledged={"lines": [trees]}),
    )
    assert "hứa góp 200 cây xanh" in board(page)
    assert "đã nhận" not in board(page)
    assert "Kết quả các buổi họp: 1 việc đã xong, 1 việc được hứa góp, 2 việc dự kiến." in board(page)


def test_works_are_told_when_they_begin_and_end() -> None:
    works = {"status": "finished", "started": "2026-03", "finished": "2026-09-02"}
    pages = written(record("achievements/w", title="Đường", kind="works", org="cells/d", period="2026", works=works))
    assert "Khởi công: Đường" in board(pages["ban-tin/d/2026-03/"])
    assert "Làm xong: Đường" in board(pages["ban-tin/d/2026-09/"])
    planned = {"kind": "works", "as_of": "2026-03-01", "works": {"status": "planned"}}
    assert not written(record("achievements/w", title="Đường", org="cells/d", **planned))


def test_hostile_words_stay_words() -> None:
    page = one(
        activity("a", title=HOSTILE, summary=HOSTILE, date="2026-11-02"),
        activity("b", title=HOSTILE, place=HOSTILE, status="planned", audience="residents", date="2026-11-28"),
        record("contributions/m", title=HOSTILE, org="cells/d", as_of="2026-11-10", received={"complete": "true"}),
    )
    assert "<script" not in page.body
    assert page.body.count("</pre>") == 1
    assert HOSTILE in message(page)


def test_a_crowded_month_says_what_it_leaves_out() -> None:
    page = one(*(activity(f"n{i:02d}", title=f"Việc số {i} " + "dài " * 12, date="2026-11-02") for i in range(40)))
    shown = board(page).count("Việc số")
    assert 4 < shown < 40
    assert f"… và {40 - shown} việc nữa, xem thêm trên trang." in board(page)
    below = page.body.partition('<div class="off-paper">')[2]
    assert f"Việc số {shown - 1} " not in below.partition("Bài đọc loa")[0]
    assert all(f"Việc số {i} " in below.partition("Bài đọc loa")[0] for i in range(shown, shown + 12))
    assert f"Xem thêm {40 - shown - 12} việc ở trang chi bộ" in below
    assert message(page).count("- 2/11: ") == 12
    assert "… và 28 việc nữa" in message(page)


@pytest.mark.parametrize("count", [1, 2, 5, 12, 60])
def test_the_reading_fits_a_minute_and_a_half(count: int) -> None:
    summary = "Chi bộ bàn việc chung của thôn và giao từng đảng viên theo dõi, nhắc nhở bà con cùng làm."
    held = [
        activity(f"n{i}", title=f"Việc số {i}", summary=summary, date=f"2026-11-{1 + i % 28:02d}") for i in range(count)
    ]
    ahead = activity("p", kind="residents_meeting", status="planned", date="2026-11-28", at="19:30")
    text = aloud(one(*held, ahead))
    assert syllables(text) <= LONGEST
    assert count < 5 or syllables(text) >= 160
    assert text.startswith("Kính thưa bà con!")
    assert text.endswith("Xin cảm ơn bà con đã lắng nghe.")
    assert "Việc p" in text
    assert not re.search("[0-9]", text)
    told = len(re.findall("Việc số", text))
    assert ("việc nữa, mời bà con xem trên bảng tin" in text) == (told < count)


def test_the_first_month_of_the_sample_reads_well(sample: BuildContext) -> None:
    page = {p.address: p for p in notices.pages(sample)}["ban-tin/xom-moi-2020/2020-09/"]
    assert aloud(page).startswith(
        "Kính thưa bà con! Sau đây là bản tin tháng chín năm hai nghìn không trăm hai mươi của chi bộ thôn Xóm Mới, "
        "xã Lương Mông, nay thuộc xã Lương Minh, tỉnh Quảng Ninh. Ngày ba tháng chín: Xóm Mới bàn làm tuyến đường hoa."
    )
    assert "hứa góp hai trăm cây xanh" in aloud(page)
    assert message(page).endswith("https://chibo.example/ban-tin/xom-moi-2020/2020-09/")


def test_a_cell_lists_its_months_and_cuts_them_by_year() -> None:
    few = written(*(activity(f"n{i}", date=f"2025-{i:02d}-02") for i in range(1, 13)))
    assert few["ban-tin/d/"].body.count("<li>") == 12
    assert few["ban-tin/d/"].menu is None
    held = [activity(f"n{y}-{m}", date=f"{y}-{m:02d}-02") for y in range(2010, 2020) for m in range(1, 13)]
    many = written(*held)
    assert many["ban-tin/d/"].body.count("<li>") == 10
    assert many["ban-tin/d/nam_2015/"].body.count("<li>") == 12


def test_addresses_of_a_former_id_lead_on() -> None:
    moved = record("cells/d", name="Chi bộ D", kind="residential", units=["thon"], former_ids=["old"])
    pages = {p.address: p for p in notices.pages(small.ctx(*PLACE[:3], moved, activity("a", date="2026-11-02")))}
    assert pages["ban-tin/old/"].redirect == "ban-tin/d/"
    assert pages["ban-tin/old/2026-11/"].redirect == "ban-tin/d/2026-11/"


def test_the_code_is_small_and_is_the_same_for_the_same_text() -> None:
    code = qr("https://chibo.example/chi-bo/xom-moi-2020/", 'Mã "QR"')
    assert len(code) < 1400
    assert code == qr("https://chibo.example/chi-bo/xom-moi-2020/", 'Mã "QR"')
    assert 'aria-label="Mã &quot;QR&quot;"' in code


def test_a_notice_is_about_as_cheap_as_the_page_of_an_activity(tmp_path: Any) -> None:
    """In a world with an activity each month a cell; the codes, one a cell, are counted in."""
    world.write(900, tmp_path)
    (tmp_path / "data/site.yml").write_text(SITE, encoding="utf-8")
    model = load(tmp_path).model
    assert model
    ctx = BuildContext(model=model, today=date(2026, 1, 10))
    assert _cost(notices.pages, ctx) < 4 * _cost(activities.pages, ctx)


def _cost(family: Callable[[BuildContext], Iterable[Page]], ctx: BuildContext) -> float:
    """The least processor time a page of five runs."""
    runs = []
    for _ in range(5):
        start = time.process_time()
        count = len(list(family(ctx)))
        runs.append((time.process_time() - start) / count)
    return min(runs)


@pytest.fixture(scope="module")
def sample() -> BuildContext:
    model = load(ROOT).model
    assert model
    return BuildContext(model=model, today=TODAY)
