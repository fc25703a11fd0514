"""What is coming: by day, for everyone who lives there, with what was put off or dropped; links to follow it."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from pathlib import Path

import markdown

from generator.model import load
from generator.pages import write
from generator.pages.about import help_following
from generator.pages.events import activities, agenda, kinds
from generator.pages.start import home
from generator.presentation.page import Page
from tests.small import TODAY, ctx, plain, record, unit, written

WORLD = Path(__file__).parent / "worlds" / "coming-2026"


@cache
def pages(today: date = TODAY) -> dict[str, Page]:
    model = load(WORLD).model
    assert model
    return {page.address: page for page in write(model, today)}


def rows(body: str) -> list[tuple[str, list[str]]]:
    """Each heading with the rows below it."""
    parts = re.split(r"<h2>(.*?)</h2>", body)[1:]
    return [(head, [plain(row) for row in re.findall(r"<li[^>]*>(.*?)</li>", text, re.DOTALL)])
            for head, text in zip(parts[::2], parts[1::2], strict=True)]  # fmt: skip


def test_what_is_coming_stands_by_day() -> None:
    told = [(plain(head), found) for head, found in rows(pages()["lich/"].body.replace("\u00a0", " "))]
    assert told == [
        ("Thứ Bảy, ngày 5/12/2026", [
            "chưa rõ giờ Dọn vệ sinh đường làng Đến ngày 6/12/2026. Chưa rõ nơi. Thôn Đông, xã An Phú.",
            "19 giờ 30 Họp dân bàn sửa đường ngõ, góp công Nhà văn hóa thôn. Thôn Đông, xã An Phú.",
        ]),
        ("Thứ Ba, ngày 8/12/2026", [
            "Đã hủy, không làm nữa Họp dân thôn Đoài Đã báo: 19 giờ. Nhà văn hóa thôn. Thôn Đoài, xã An Phú.",
        ]),
        ("Thứ Năm, ngày 10/12/2026", [
            "Hoãn Chủ tịch xã đối thoại với dân thôn Đoài Chưa có ngày mới. Đã báo: 8 giờ. Sân đình. "
            "Thôn Đoài, xã An Phú.",
        ]),
        ("Chưa rõ ngày", ["chưa rõ giờ Trồng cây đầu năm Tháng 2/2027. Chưa rõ nơi. Thôn Đoài, xã An Phú."]),
        ("Việc khác sắp tới", ["chưa rõ giờ Tập huấn cho trưởng thôn Ngày 15/12/2026. Chưa rõ nơi. Xã An Phú."]),
        ("Đưa lịch vào điện thoại", []),
    ]  # fmt: skip


def test_the_hub_is_like_the_others() -> None:
    page = pages()["lich/"]
    assert page.menu
    assert page.description
    assert page.body.count("# Lịch sắp tới") == 1
    assert 'href="webcal://moi.example/an-phu/lich.ics"' in page.body
    assert 'href="../lich.ics"' in page.body
    assert 'href="lich/"' in pages()[""].body


def test_what_is_over_is_gone_and_an_empty_page_says_so() -> None:
    assert "Chưa có hoạt động sắp tới" in pages(date(2027, 3, 1))["lich/"].body
    on_the_last_day = pages(date(2026, 12, 6))["lich/"].body
    assert "Dọn vệ sinh" in on_the_last_day
    assert "bàn sửa đường" not in on_the_last_day


def test_members_meetings_are_nowhere_before_they_were_held() -> None:
    assert not [a for a, page in pages().items() if "chi bộ tháng 12" in page.body.replace("\u00a0", " ")]


def test_many_events_are_cut_by_place() -> None:
    many = [
        record(f"activities/a{n}", title=f"Họp {n}", kind="residents_meeting", status="planned", date="2026-12-05",
               orgs=[f"units/v{n % 2}"])
        for n in range(120)
    ]  # fmt: skip
    units = [unit(name, "commune") for name in ("x0", "x1")] + [unit(f"v{n}", "village", f"x{n}") for n in (0, 1)]
    found = written(agenda.pages, ctx(*units, *many))
    assert set(found) == {"lich/", "lich/o_x0/", "lich/o_x1/"}
    assert "webcal:" in found["lich/"]
    assert found["lich/o_x0/"].count('<li data-until="2026-12-05">') == 60


def test_only_what_can_be_gone_to_can_be_taken_along() -> None:
    offered = {address for address, page in pages().items() if ">Thêm vào lịch<" in page.body}
    assert offered == {f"hoat-dong/{name}/" for name in ("dong-hop-dan", "dong-don-ve-sinh", "xa-tap-huan")}


def test_the_places_say_how_to_follow_them() -> None:
    for address, word in (("xa-phuong/an-phu/", "xã"), ("thon/thon-dong/", "thôn"), ("chi-bo/thon-doai/", "chi bộ")):
        body = pages()[address].body
        assert f'<a href="tin.xml" type="application/atom+xml">Nhận tin mới của {word} này</a>' in body
        assert f'<a href="lich.ics" type="text/calendar">Thêm lịch của {word} này vào điện thoại</a>' in body
        assert 'href="../../nhan-tin/"' in body
        assert '"tin.xml"' not in pages()[address].text().partition("\n---\n")[0]
        assert f'feeds: [["{pages()[address].title}", "{address}"]]' in pages()[address].text()


def test_each_kind_with_news_has_its_page() -> None:
    found = {address for address in pages() if address.startswith("hoat-dong/") and "_" in address}
    there = "hop_dan doi_thoai_voi_dan ngay_lam_viec_chung tap_huan_boi_duong sinh_hoat_thuong_ky"
    assert found == {f"hoat-dong/{kind}/" for kind in there.split()}
    assert all(f'href="{address.removeprefix("hoat-dong/")}"' in pages()["hoat-dong/"].body for address in found)
    body = pages()["hoat-dong/hop_dan/"].body
    assert body.index("Sắp tới") < body.index("Mới nhất")


def test_names_are_only_names() -> None:
    text = '<script>x</script> & "a" *b*'
    seen = ctx(
        unit("v", "village", name=text),
        record("activities/a", title=text, kind="dialogue", status="planned", date="2026-12-05", place=text,
               orgs=["units/v"]),
        title=text,
    )  # fmt: skip
    for family in (agenda.pages, activities.pages, kinds.pages, help_following.pages, home.pages):
        for page in family(seen):
            html = markdown.markdown(page.body, extensions=["attr_list", "md_in_html", "tables"])
            assert "<script>" not in html
            assert "<em>b</em>" not in html
