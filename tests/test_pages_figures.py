"""Pages of figures over time: the trend in words, breaks, rests, published shares, and which picture is drawn."""

from __future__ import annotations

from datetime import date

import pytest

from generator.pages.figures import indicators
from generator.presentation.page import BuildContext
from generator.records.indicators import Indicator
from tests.test_pages_records import PLACE, plain, shares, written
from tests.worlds import world


def figure(text: str, more: dict[str, str] | None = None) -> str:
    files = {"indicators/i": "title: Số đo\nscope: committees/huyen\n" + text, **(more or {})}
    return written(files)["so-lieu/i/"].body


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (shares(("2011", "51,47%"), ("2017", "55,8%")),
         "Từ năm 2011 đến năm 2017 tăng 4,33 điểm phần trăm. Chưa có số liệu các năm ở giữa."),
        (shares(("2011", "60%"), ("2012", "58,5%"), ("2014", "50%")),
         "Từ năm 2011 đến năm 2014 giảm 10 điểm phần trăm. Chưa có số liệu năm 2013."),
        (shares(("2011", "60%"), ("2012", "60%")), "Từ năm 2011 đến năm 2012 không thay đổi."),
        (shares(("2011", "60%")), "Mới có số liệu của một thời điểm."),
        ("measure: count\nthings: lớp\nobservations: [{period: 2020, value: 13}, {period: 2021, value: 15}]",
         "Từ năm 2020 đến năm 2021 tăng 2 lớp."),
        ("measure: share\nobservations: [{period: 2020, share: 90%, qualifier: more_than}, {period: 2021, share: 95%}]",
         "Số trong nguồn không đủ rõ để nói tăng hay giảm bao nhiêu."),
        ("measure: share\nobservations: [{as_of: 2020/.., share: 90%}, {share: 95%}]",
         "Chưa đủ hai số liệu so được với nhau, chưa nói được tăng hay giảm."),
    ],
)  # fmt: skip
def test_trend_in_one_sentence(found: str, said: str) -> None:
    assert said in plain(figure(found))


def test_a_line_breaks_where_the_scheme_changes() -> None:
    body = figure(shares(("2016", "50%"), ("2017", "60%"), ("2018", "90%"), ("2019", "92%")) + "\nscheme: cu")
    text = plain(body)
    assert "Cách tính đã đổi từ năm 2018" in text
    assert "Từ năm 2018 đến năm 2019 tăng 2 điểm phần trăm." in text
    assert "Chỗ ngắt: cách tính đã đổi" in text
    assert '<a href="../../thanh-tich/#cu">các mức “trong sạch”</a>' in body
    assert "90% → 92%" in text


def test_a_ratio_with_its_rest_and_the_truncated_share() -> None:
    body = figure(
        "measure: ratio\nthings: trưởng thôn\npart_label: chưa phải là đảng viên\nrest_label: là đảng viên\n"
        'observations: [{as_of: 2022-08-09, part: 8, whole: 146, published: "5,47%"}]'
    )
    text = plain(body)
    assert "8 trong 146 trưởng thôn chưa phải là đảng viên, tức 5,48%." in text
    assert "Số trưởng thôn là đảng viên: 138/146, tức 94,52%." in text
    assert "Nguồn ghi 5,47%. Tính lại 8 : 146 được 5,48%; nguồn cắt bớt chữ số, không làm tròn." in text
    assert 'class="grid"' in body
    assert "huyện B , tỉnh A (đến 30/6/2025)" in text


@pytest.mark.parametrize(
    ("found", "drawn"),
    [
        ("measure: ratio\nobservations: [{as_of: 2020, part: 125, whole: 200}]", 'class="grid"'),
        ("measure: ratio\nobservations: [{as_of: 2020, part: 125, whole: 201}]", "Thanh chia theo tỷ lệ"),
        ("measure: count\nunit: person\nobservations: [{as_of: 2020, value: 73}]", ""),
        ("measure: range\nunit: class\nobservations: [{period: 2020, min: 7, max: 9, per: year}]", ""),
        ("measure: count\nobservations: [{period: 2020, value: 1}, {period: 2021, value: 2}]", "<svg"),
    ],
)
def test_which_picture(found: str, drawn: str) -> None:
    body = figure(found)
    assert drawn in body
    assert ("<svg" in body) == bool(drawn)
    assert "<summary>Xem bảng số</summary>" in body


def test_former_addresses_lead_on_and_the_box_leads_to_its_page() -> None:
    text = "title: Số đo\nshort_title: Đo\nscope: committees/huyen\nformer_ids: [cu]\n" + shares(("2020", "9%"))
    model = world(PLACE | {"indicators/i": text})
    ctx = BuildContext(model=model, today=date(2026, 1, 1))
    assert {p.address: p.redirect for p in indicators.pages(ctx)}["so-lieu/cu/"] == "so-lieu/i/"
    one = indicators.box(ctx.at(""), model.all(Indicator)[0])
    assert (one.value, one.rest, one.label) == ("9%", "", '<a href="so-lieu/i/">đo</a>')
    assert one.source == "Huyện B, năm 2020. Nguồn: bài của An, ngày 1/1/2026"


def test_an_indicator_without_figures_says_so() -> None:
    text = "title: Số đo\nscope: committees/huyen\nmeasure: count\nobservations: []"
    assert "Chưa có con số nào" in written({"indicators/i": text})["so-lieu/i/"].body
