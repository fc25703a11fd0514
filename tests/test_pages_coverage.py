"""Pages of coverage and corrections: what is counted, what was mended, what is left of what was withdrawn."""

from __future__ import annotations

from typing import Any

from generator.pages.about import corrections, documents
from generator.pages.changes import changes
from generator.pages.places import coverage, units
from generator.pages.results import works as work_pages
from generator.presentation.corrections import addresses
from generator.presentation.page import address_of
from generator.records import KINDS, Tombstone
from tests.small import OTHER, PRESS, cell, change, ctx, record, unit, written

HOSTILE = '<script>alert("1")</script> **đậm** [x](javascript:1)'


def test_coverage_counts_only_what_is_expected() -> None:
    kind = "regular_meeting"
    meetings = [
        record(
            f"activities/m{n}",
            title="Họp",
            kind="regular_meeting",
            status="held",
            date=f"2026-0{n}-03",
            orgs=["cells/co"],
        )
        for n in (6, 8)
    ]
    gaps = [
        {"period": "2026-07", "reason": "Mùa gặt.", "until": "2026-12-31"},
        {"period": "2026-09", "reason": "Sửa nhà văn hóa", "until": "2026-10-01"},
    ]
    seen = ctx(
        record("rules/c", kind="cadence", title="C", expects=[{"activity": kind, "per": "month", "count": "1"}]),
        unit("v", "village"), cell("co", "v", reports_from="2026-06", gaps=gaps), cell("im", "v"),
        cell("cu", "v"), change("x", "dissolution", ["cells/cu"], [], date="2025"), *meetings,
    )  # fmt: skip
    assert coverage.reporting(seen) == (1, 2)
    page = written(coverage.pages, seen)["cap-nhat/"]
    assert '<p class="answer">1 trong 2 chi bộ</p>' in page
    assert "Sinh hoạt thường kỳ: 2 trong 4 tháng, không kể 1 tháng đã báo trước" in page
    assert "Lý do: Mùa gặt. Lời báo có hạn đến ngày 31/12/2026." in page
    assert "đã hết hạn ngày 1/10/2026, không còn tính" in page
    assert "Chi bộ không còn" in page
    assert page.index(">co<") < page.index(">im<") < page.index(">cu<")
    assert "theo nguồn ngày 12/9/2020" in page
    assert "%" not in page


def test_coverage_counts_texts_and_facts_without_source() -> None:
    figures = [{"measure": "members", "value": "5"}, {"measure": "members", "value": "6", "source": "s1"}]
    paper = {"id": "p", "kind": "document", "title": "Quyết định", "document": "documents/q"}
    seen = ctx(
        unit("v", "village"), cell("c", "v", observations=figures, sources=[PRESS, OTHER]),
        cell("d", "v", observations=figures[:1], sources=[{**PRESS, "id": "x"}]),
        record("documents/q", number="12/QĐ", kind="decision"),
        unit("a", "commune", sources=[paper]), unit("b", "commune", sources=[paper | {"title": "Tên khác"}]),
        unit("d", "commune", sources=[{"id": "p", "kind": "document", "title": "Sổ họp"}]),
    )  # fmt: skip
    assert coverage.sources_count(seen.model) == 2
    assert coverage.documents_count(seen.model) == 2
    page = written(coverage.pages, seen)["cap-nhat/"]
    assert "0 trong 2 chi bộ" in page
    assert "Tin lấy từ 2 bài của báo, cổng thông tin và 2 văn bản." in page
    assert "1 điều chưa ghi rõ nguồn nào" in page


def test_a_document_says_what_carries_it_out_or_that_nothing_leads_to_it() -> None:
    seen = ctx(
        record("documents/q", number="12/QĐ", kind="decision"),
        record("documents/r", number="13/QĐ", kind="decision", implements=["q"]),
        unit("a", "commune"), change("x", "founding", [], ["units/a"], decision="documents/r"),
    )  # fmt: skip
    found = written(documents.pages, seen)
    assert "<dt>Văn bản thực hiện</dt>" in found["van-ban/q/"]
    assert "Chưa có tin nào dẫn tới văn bản này." in found["van-ban/q/"]
    assert "Chưa có tin nào" not in found["van-ban/r/"]


def test_coverage_of_many_cells_is_cut_by_commune() -> None:
    cells = [cell(f"c{n}", f"v{n % 2}") for n in range(250)]
    places = [
        unit(f"{k}{n}", level, f"k{n}" if k == "v" else None)
        for n in (0, 1)
        for k, level in (("k", "commune"), ("v", "village"))
    ]
    found = written(coverage.pages, ctx(*places, *cells))
    assert "0 trong 125 chi bộ gửi tin thẳng" in found["cap-nhat/"]
    assert 'href="k0/"' in found["cap-nhat/"]
    assert all(body.count("<tr>") <= 101 for body in found.values())
    assert sum(body.count('<th scope="row">') for body in found.values()) == 250


def test_corrections_newest_first_and_what_was_stays_hidden() -> None:
    wrong = [
        {"on": "2026-01-02", "field": "officers.0.role", "reason": "Nguồn in sai", "now": "Bí thư"},
        {"on": "2026-03-04", "field": "date", "reason": "Gõ nhầm", "was": "2020-09-02", "now": "2020-09-03"},
    ]
    seen = ctx(
        unit("v", "village", corrections=wrong), corrections={"phone": "0205 3 888 888", "zalo": "0205 3 888 888"}
    )
    page = written(corrections.pages, seen)["dinh-chinh/"]
    assert "## Báo chỗ sai {#bao-sai}" in page
    assert '<a href="tel:02053888888">0205 3 888 888</a>' in page
    assert page.index("ngày 4/3/2026") < page.index("ngày 2/1/2026")
    assert "người phụ trách, chức vụ. Trước: không ghi lại. Nay: “Bí thư”. Lý do: Nguồn in sai." in page
    assert '<a href="../thon/v/">Thôn V</a>: ngày. Trước: “2020-09-02”. Nay: “2020-09-03”.' in page
    assert "Chưa gỡ tin nào" in page
    assert "Trang này chưa ghi số điện thoại hay nơi nhận" in written(corrections.pages, ctx())["dinh-chinh/"]


def test_a_meeting_that_is_not_told_of_yet_is_named_nowhere() -> None:
    """Members are invited to it; neither its corrections nor the works it is to speak of say so before it was held."""
    wrong = [{"on": "2026-01-02", "field": "date", "reason": "Gõ nhầm", "was": "2026-12-30", "now": "2026-12-31"}]
    works = {"status": "planned", "proposed_at": "m"}
    given = {"title": "Họp kín", "kind": "regular_meeting", "orgs": ["units/v"], "date": "2026-12-31"}

    def told(status: str) -> str:
        meeting = record("activities/m", **given, status=status, audience="members", corrections=wrong)
        road = record("achievements/r", title="Đường", kind="works", org="units/v", period="2026", works=works)
        seen = ctx(unit("v", "village"), meeting, road)
        return "".join("".join(written(family, seen).values()) for family in (corrections.pages, work_pages.pages))

    assert "Họp kín" in told("held")
    assert not [word for word in ("Họp kín", "31/12/2026", "2026-12-31") if word in told("planned")]


def test_tombstones_keep_address_day_and_reason_only() -> None:
    gone = {"on": "2026-02-03", "reason": "Người có tên xin gỡ"}
    seen = ctx(
        record("units/x", retracted=gone, former_ids=["y"], name="Bí Mật"), record("activities/h", retracted=gone),
        record("achievements/t", retracted=gone), record("committees/d", retracted=gone),
    )  # fmt: skip
    found = written(corrections.pages, seen)
    assert set(found) == {
        "dinh-chinh/", "hoat-dong/h/", "cong-trinh/t/", "thanh-tich/t/",
        "thon/x/", "xa-phuong/x/", "thon/y/", "xa-phuong/y/",
    }  # fmt: skip
    assert all("Bí Mật" not in body for body in found.values())
    page = found["hoat-dong/h/"]
    assert "# Tin này đã được gỡ" in page
    assert "<dd>/hoat-dong/h/</dd>" in page
    assert "ngày 3/2/2026" in page
    assert "Người có tên xin gỡ" in page
    assert "Chưa gỡ tin nào" not in found["dinh-chinh/"]


def test_every_kind_with_pages_has_an_address_for_its_tombstone() -> None:
    seen = ctx()
    for kind in (name for name, known in KINDS.items() if known.sections):
        stone = record(f"{kind}/x", retracted={"on": "2026-01-01", "reason": "R"})
        assert isinstance(stone, Tombstone)
        for level in ("village", "commune") if kind == "units" else ("",):
            keys: dict[str, Any] = {"id": "x", "level": level, "kind": "works"}
            alive = KINDS[kind].form.model_construct(**keys)
            assert address_of(seen.model, alive) in addresses(stone)


def test_hostile_names_stay_text() -> None:
    wrong = [{"on": "2026-01-02", "field": HOSTILE, "reason": HOSTILE, "was": HOSTILE, "now": HOSTILE}]
    contact = {"role": HOSTILE, "phone": "0205 <b>", "zalo": HOSTILE, "mail": 'a@b"><i>', "address": HOSTILE}
    side = {"kind": HOSTILE, "scope": "units/a"}
    gaps = [{"period": "2026-01", "reason": HOSTILE, "until": "2027-01-01"}]
    moved = [{"what": HOSTILE, "officials": [{"name": HOSTILE, "title": HOSTILE}]}]
    seen = ctx(
        unit("tinh", "province", name=HOSTILE),
        unit("a", "commune", "tinh", name=HOSTILE, notes=HOSTILE, contact=contact),
        unit("b", "commune", "tinh", name=HOSTILE, corrections=wrong), unit("v", "village", "a", name=HOSTILE),
        cell("c", "v", name=HOSTILE, reports_from="2026", gaps=gaps),
        record("committees/d", name=HOSTILE, level="commune", unit="a", officers=[{"name": HOSTILE, "title": HOSTILE}],
               observations=[{"measure": "m", "value": "3", "by": {"kind": {"k": "3"}}, "note": HOSTILE}]),
        change("x", "merger", ["units/a", side], ["units/b"], date="2025", title=HOSTILE, summary=HOSTILE,
               notes=HOSTILE, members_moved=moved),
        change("y", "dissolution", ["cells/c"], [], status="planned", new_name=HOSTILE),
        record("units/gone", retracted={"on": "2026-01-01", "reason": HOSTILE}), corrections=contact,
    )  # fmt: skip
    for family in (units.pages, changes.pages, coverage.pages, corrections.pages):
        for address, body in written(family, seen).items():
            assert "<script" not in body.replace("\\<script", ""), address
            assert '"><i>' not in body
            assert "0205 <b>" not in body
            assert 'href="javascript:' not in body


def test_an_empty_publication_has_kind_words() -> None:
    seen = ctx()
    assert "Chưa có xã, phường nào" in written(units.pages, seen)["xa-phuong/"]
    assert "Chưa có thay đổi nào" in written(changes.pages, seen)["sap-nhap/"]
    assert "Chưa có chi bộ nào" in written(coverage.pages, seen)["cap-nhat/"]
    assert "Chưa có đính chính nào" in written(corrections.pages, seen)["dinh-chinh/"]


def test_former_ids_lead_on() -> None:
    seen = ctx(unit("a", "commune", former_ids=["cu"]), change("x", "founding", [], ["units/a"], former_ids=["x-cu"]))
    assert "../a/" in written(units.pages, seen)["xa-phuong/cu/"]
    assert "../x/" in written(changes.pages, seen)["sap-nhap/x-cu/"]


def test_who_takes_news_is_said_only_where_the_page_tells_how_to_reach_them() -> None:
    cells = (unit("v", "village"), cell("c", "v"))
    silent = written(coverage.pages, ctx(*cells))["cap-nhat/"]
    assert "Trang này chưa ghi nơi nhận tin." in silent
    assert "cuối trang" not in silent
    office = {"role": "Văn phòng xã & đảng", "mail": "vp@xa.example"}
    told = written(coverage.pages, ctx(*cells, corrections=office))["cap-nhat/"]
    assert "Gửi một tin ngắn cho văn phòng xã &amp; đảng, cách liên hệ ở cuối trang: ngày," in told
