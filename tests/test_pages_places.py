"""Pages of units and changes: what was, what it is now, and what only was planned."""

from __future__ import annotations

import re

import pytest

from generator import dates
from generator.pages.changes import changes
from generator.pages.places import coverage, units
from generator.records import Record, Tombstone
from tests.small import cell, change, ctx, record, unit, written


def plain(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def country() -> list[Record | Tombstone]:
    """Two old communes of one district, each with a village; a new commune took over the first."""
    return [
        unit("tinh", "province"),
        unit("huyen", "district", "tinh"),
        unit("alpha", "commune", "huyen"),
        unit("beta", "commune", "huyen"),
        unit("moi", "commune", "tinh"),
        unit("doi", "village", "alpha"),
        unit("suoi", "village", "alpha"),
        unit("khe", "village", "alpha"),
        cell("khe", "khe"),
        change("khe-2020", "merger", ["units/doi", "units/suoi"], ["units/khe", "cells/khe"], date="2020-02"),
        change("alpha-2025", "merger", ["units/alpha"], ["units/moi"], date="2025-07-01", incomplete="true"),
        change("huyen-2025", "dissolution", ["units/huyen"], [], date="2025-07-01"),
    ]


def test_lineage_of_a_merger_goes_one_step_on() -> None:
    page = written(changes.pages, ctx(*country()))["sap-nhap/khe-2020/"]
    figure = page[page.index('<figure class="lineage">') : page.index("</figure>")]
    rows = [plain(row) for row in re.findall(r"<li.*?</li>", figure)]
    assert rows == [
        "Thôn Doi đến tháng 2/2020 Thôn Suoi đến tháng 2/2020",
        "sáp nhập, tháng 2/2020",
        "Thôn Khe từ tháng 2/2020, xã Alpha",
        "đổi xã, 1/7/2025",
        "Thuộc xã Moi tỉnh Tinh",
    ]
    assert figure.count('class="ended"') == 2
    assert "số quyết định, số đảng viên chuyển sang" in page
    assert "không vẽ mọi nơi hợp thành" in page  # the later step is incomplete
    assert '<dt>Chi bộ</dt><dd><a href="../../chi-bo/khe/">' in page


def test_a_merger_of_one_is_not_called_a_merger() -> None:
    seen = ctx(unit("a", "commune"), unit("b", "commune"), change("x", "merger", ["units/a"], ["units/b"]))
    page = written(changes.pages, seen)["sap-nhap/x/"]
    assert "sáp nhập" not in page
    assert "xã A nay là xã B" in page.replace("Xã A", "xã A")
    assert 'class="lead"' not in page  # nothing is made up from an absent date
    assert "ngày, số quyết định" in page


def test_incomplete_change_says_so_and_its_lead_is_no_merger_of_one() -> None:
    page = written(changes.pages, ctx(*country()))["sap-nhap/alpha-2025/"]
    assert "Từ ngày 1/7/2025 xã Alpha sáp nhập vào xã Moi." in page
    assert "Hình này chỉ vẽ nơi có tin trên trang, không vẽ mọi nơi hợp thành." in page
    assert "huyện Huyen, tỉnh Tinh (đến 30/6/2025)" in page
    assert "../../thon/khe/" in page
    assert "../../thon/doi/" not in page  # ended before


def test_unnamed_side_with_its_count_and_dissolution_without_heir() -> None:
    side = {"scope": "units/h", "kind": "chi bộ cơ quan xã", "count": "10"}
    seen = ctx(unit("h", "district"), change("x", "dissolution", [side], [], date="2019-04"))
    page = written(changes.pages, seen)["sap-nhap/x/"]
    assert "10 chi bộ cơ quan xã <small>" in page
    assert "giải thể, tháng 4/2019" in page
    assert "Không còn nữa" in page
    assert "(đến tháng 4/2019)" in page
    assert "số quyết định" not in page  # nothing says that unnamed cells had a numbered one


def test_many_boxes_become_one_list() -> None:
    old = [unit(f"x{n}", "commune") for n in range(5)]
    refs = [f"units/x{n}" for n in range(5)]
    seen = ctx(*old, unit("b", "commune"), change("x", "merger", refs, ["units/b"], date="2025"))
    page = written(changes.pages, seen)["sap-nhap/x/"]
    assert page.count('<span class="ended">') == 1
    assert "<b>5 xã <small>" in page
    assert all(f"xa-phuong/x{n}/" in page for n in range(5))


@pytest.mark.parametrize(
    ("status", "said"), [("planned", "Dự kiến: "), ("decided", "Đã quyết định: "), ("cancelled", "Không thực hiện: ")]
)
def test_what_has_not_happened_is_no_fact(status: str, said: str) -> None:
    seen = ctx(
        unit("a", "commune"), unit("b", "commune"), unit("c", "commune"), unit("v", "village", "c"), cell("c", "v"),
        change("x", "merger", ["units/a", "units/b"], ["units/c", "cells/c"], date="2027", status=status),
    )  # fmt: skip
    page = written(changes.pages, seen)["sap-nhap/x/"]
    assert said in page
    assert "không còn xã" not in page
    assert "nhập vào" not in page
    assert "số quyết định" not in page
    assert 'class="lead"' not in page
    assert ('<figure class="lineage">' in page) == (status != "cancelled")
    assert "không còn nữa" not in page.lower()
    of_units = written(units.pages, seen)
    assert "Từ năm 2027" not in of_units["xa-phuong/a/"]
    assert "lập từ" not in of_units["xa-phuong/"]
    assert "mọi nơi hợp thành" not in of_units["xa-phuong/"]
    assert coverage.reporting(seen) == (0, 0)  # the cell of a plan is no cell yet


def test_rename_shows_both_names() -> None:
    seen = ctx(unit("a", "commune"), change("x", "rename", ["units/a"], [], date="2023-01-05", new_name="Mới Tinh"))
    page = written(changes.pages, seen)["sap-nhap/x/"]
    assert "Xã A đổi tên thành xã Mới Tinh" in page
    rows = [plain(row) for row in re.findall(r'<li class="row.*?</li>', page)]
    assert rows == ["Xã A đến 4/1/2023", "Xã Mới Tinh từ ngày 5/1/2023"]
    assert "A (đến 4/1/2023)" in written(units.pages, seen)["xa-phuong/a/"]


def test_transfer_leaves_everyone_alive() -> None:
    moved = [{"count": "12", "to": "cells/c", "officials": [{"name": "Lê Văn A", "title": "Chủ tịch"}]}]
    seen = ctx(
        record("committees/d", name="Đảng bộ xã Mới", level="commune"), unit("v", "village"), cell("c", "v"),
        change("x", "transfer", ["cells/c"], ["committees/d"], date="2025-08", members_moved=moved),
    )  # fmt: skip
    page = written(changes.pages, seen)["sap-nhap/x/"]
    assert "Thuộc đảng bộ xã Mới" in page
    assert 'class="ended"' not in page
    assert "12 đảng viên về" in page
    assert "Lê Văn A, Chủ tịch" in page


def test_old_unit_points_forward_and_new_one_back() -> None:
    found = written(units.pages, ctx(*country()))
    old, new, hub = found["xa-phuong/alpha/"], found["xa-phuong/moi/"], found["xa-phuong/"]
    assert '<b>Từ ngày 1/7/2025 sáp nhập vào <a href="../moi/">xã Moi</a>, tỉnh Tinh.</b>' in old
    assert "Thuộc (đến 30/6/2025)" in old
    assert '<a href="../../thon/khe/">Thôn Khe</a> <small>trước thuộc xã Alpha</small>' in new
    assert "nay thuộc đảng bộ nào" not in new  # nobody told which it was under before
    assert "Thôn Doi" not in new
    assert "Kết thúc hoạt động từ ngày 1/7/2025." in found["xa-phuong/huyen/"]
    assert '<a href="alpha/">Xã Alpha</a> <small>sáp nhập vào xã Moi</small>' in hub
    assert '<a href="moi/">Xã Moi</a> <small>lập từ xã Alpha và nơi khác</small>' in hub
    assert hub.count("## Tỉnh Tinh") == 1
    assert hub.count("Trang chỉ ghi nơi có tin, không ghi mọi nơi hợp thành.") == 1
    assert 'Ngày 1/7/2025, xã Moi lập từ <a href="../alpha/">xã Alpha</a> và nơi khác.' in new
    assert "xa-phuong/khe/" not in found


def test_ended_communes_stand_apart_and_nothing_more_is_expected_of_them() -> None:
    found = written(
        units.pages, ctx(*country(), record("committees/d", name="Đảng bộ A", level="commune", unit="alpha"))
    )
    province = found["xa-phuong/tinh/"]
    living, ended = province.split("## Xã, thị trấn cũ, nay ở trong tỉnh")
    assert "## Xã, phường trong tỉnh" in living
    assert "xã Alpha và nơi khác" in living
    assert "xa-phuong/moi" not in ended
    assert '<a href="../alpha/">Xã Alpha</a> <small>trước thuộc huyện Huyen; sáp nhập vào xã Moi</small>' in ended
    assert "## Xã, thị trấn trong huyện" in found["xa-phuong/huyen/"]
    for address in ("xa-phuong/alpha/", "xa-phuong/huyen/", "xa-phuong/tinh/"):
        assert 'class="empty"' not in found[address], address
        assert "Ai phụ trách" not in found[address], address
    assert "{#dang-bo}" in found["xa-phuong/alpha/"]  # links lead there
    assert "Chưa rõ ai phụ trách" in found["xa-phuong/moi/"]
    assert "Chưa có việc nào có tin" in found["xa-phuong/moi/"]


def test_what_a_village_did_before_its_new_commune_stays_with_the_old_one() -> None:
    def held(key: str, day: str) -> Record | Tombstone:
        return record(
            f"activities/{key}", title=f"Họp {key}", kind="campaign", status="held", date=day, orgs=["units/v"]
        )

    for start, since in (("2025-07-01", "2025-07"), ("../2024-12", "2025-01-05")):
        seen = ctx(
            unit("a", "commune"), unit("b", "commune"), unit("moi", "commune"), unit("v", "village", "a"),
            change("x", "merger", ["units/a", "units/b"], ["units/moi"], date=start),
            held("truoc", "2020-09-03"), held("sau", since), held("khong-ro", "2024" if start[0] == "." else "2025"),
        )  # fmt: skip
        found = written(units.pages, seen)
        assert [key in found["xa-phuong/moi/"] for key in ("Họp truoc", "Họp khong-ro", "Họp sau")] == [
            False,
            False,
            True,
        ]
        assert [key in found["xa-phuong/a/"] for key in ("Họp truoc", "Họp khong-ro", "Họp sau")] == [
            True,
            True,
            False,
        ]


def test_a_day_of_which_only_bounds_are_known() -> None:
    seen = ctx(
        unit("a", "commune"), unit("b", "commune"), unit("moi", "commune"),
        change("x", "merger", ["units/a", "units/b"], ["units/moi"], date="../2024-12"),
    )  # fmt: skip
    bound = dates.show(dates.parse("../2024-12"))
    found = {**written(units.pages, seen), **written(changes.pages, seen)}
    assert f"Không rõ ngày, {bound}: xã Moi lập từ" in found["xa-phuong/moi/"]
    assert f"Không rõ ngày, {bound}: sáp nhập vào" in found["xa-phuong/a/"]
    assert f"Thuộc (đến ngày không rõ, {bound})" not in found["xa-phuong/a/"]  # no unit above is known
    assert f"Không rõ ngày, {bound}: xã A và xã B sáp nhập thành xã Moi." in found["sap-nhap/x/"]
    assert f"đến ngày không rõ, {bound}" in found["sap-nhap/x/"]


def test_the_day_of_a_change_is_not_its_decisions() -> None:
    decision = record("documents/q", number="12/QĐ", kind="decision", issued_on="2025-06-16")
    seen = ctx(
        unit("a", "commune"), unit("b", "commune"), decision,
        change("x", "merger", ["units/a"], ["units/b"], date="2025-07-01", decision="documents/q"),
    )  # fmt: skip
    page = written(changes.pages, seen)["sap-nhap/x/"]
    assert "12/QĐ, từ ngày 1/7/2025" in page
    assert "<dt>Thời điểm</dt><dd>ngày 1/7/2025" in page
    assert "hiệu lực" not in page.lower()


def test_members_who_move_are_no_organisation() -> None:
    side = {"scope": "units/a", "kind": "cán bộ xã"}
    seen = ctx(
        unit("a", "commune"), unit("v", "village", "a"), cell("c", "v"), cell("d", "v"),
        change("x", "transfer", [side], ["cells/c"], date="2019-04"),
        change("y", "merger", ["cells/c"], ["cells/d"], date="2020"),
    )  # fmt: skip
    found = written(changes.pages, seen)
    assert "từ tháng 4/2019" not in found["sap-nhap/x/"].lower()  # the cell was there before
    assert 'class="ended"' in found["sap-nhap/x/"]
    assert "Khung nét" not in found["sap-nhap/x/"]
    assert "số quyết định" not in found["sap-nhap/x/"]
    assert "Khung nét đứt: không còn nữa. Khung nét liền: còn hoạt động theo tin hiện có." in found["sap-nhap/y/"]
    assert "số quyết định" in found["sap-nhap/y/"]


def test_an_office_elsewhere_names_its_cell_and_is_no_charge_of_the_commune() -> None:
    roles = [{"id": "committee_member", "name": "Chi ủy viên"}]
    officer = {
        "name": "Lý Văn A",
        "role": "committee_member",
        "concurrent": [{"title": "Chủ tịch Hội", "org": "units/a"}],
    }
    seen = ctx(
        record("rules/r", kind="roles", title="R", roles=roles), unit("a", "commune"), unit("v", "village", "a"),
        record("cells/c", name="Chi bộ Khối 4", kind="residential", units=["v"], officers=[officer]),
    )  # fmt: skip
    page = written(units.pages, seen)["xa-phuong/a/"]
    assert "Chủ tịch Hội, kiêm Chi ủy viên Chi bộ Khối 4 " in page
    assert "<h2>Người được nguồn nêu tên</h2>" in page
    assert "Ai phụ trách" not in page


def test_committee_counts_are_drawn_as_squares() -> None:
    kinds = [{"id": "residential", "name": "chi bộ khối phố"}, {"id": "school", "name": "chi bộ trường học"}]
    measures = [{"id": "cells", "name": "chi bộ"}]
    parts = {"kind": {"residential": "10", "school": "5"}}
    seen = ctx(
        record("rules/m", kind="measures", title="M", measures=measures, categories=kinds),
        unit("a", "commune"), unit("v", "village", "a"), cell("c", "v"),
        record("committees/d", name="Đảng bộ xã A", level="commune", unit="a",
               observations=[{"measure": "cells", "as_of": "2018-09/..", "value": "15", "by": parts},
                             {"measure": "cells", "as_of": "2010", "value": "9", "by": {"kind": {"school": "8"}}}]),
    )  # fmt: skip
    page = written(units.pages, seen)["xa-phuong/a/"]
    assert "## Đảng bộ xã A {#dang-bo}" in page
    assert page.count('<figure class="chart">') == 1  # the breakdown that does not add up is not drawn
    assert "15 chi bộ của xã A" in page
    assert "10 chi bộ khối phố" in page
    assert "Mỗi ô là một chi bộ." in page
    assert "Nguồn nói có 15 chi bộ; trang này mới có tin của 1." in page


def test_many_communes_are_cut() -> None:
    many = [unit(f"x{n}", "commune", "tinh") for n in range(130)]
    found = written(units.pages, ctx(unit("tinh", "province"), *many))
    assert "x100/" not in found["xa-phuong/"]
    assert "130 xã, phường" in found["xa-phuong/"]
    assert 'href="xa/"' in found["xa-phuong/tinh/"]
    assert all(body.count("<li>") <= 101 for body in found.values())


def test_many_changes_are_cut_by_year() -> None:
    many = [change(f"x{n}", "founding", [], ["units/a"], title=f"Việc {n}", date=str(2000 + n % 2)) for n in range(210)]
    found = written(changes.pages, ctx(unit("a", "commune"), *many, change("khong", "founding", [], ["units/a"])))
    assert "nam_2001/" in found["sap-nhap/"]
    assert "sap-nhap/khong_ro_nam/" in found
    assert all(body.count("<li>") <= 101 for address, body in found.items() if address.count("/") < 3)
