"""One series gives picture, sentence, table and file: all four say the same numbers."""

import csv
import io
import re
import xml.etree.ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import charts
from generator.charts import Point, ShareGroup, lengths, shares
from generator.opendata.page_sheets import write as as_csv
from generator.pages import write
from generator.presentation.page import BuildContext, CsvSheet, Page
from generator.site import site_files
from generator.site.site_files import SiteFile
from tests.small import TODAY, cell, ctx, plain, record, unit

HOSTILE = '</svg><script>alert("1")</script>&\x00'
LEVELS = [{"id": "a", "name": "xuất sắc"}, {"id": "b", "name": "tốt"}]

MEASURES = [{"id": "members", "name": "đảng viên"}, {"id": "households", "name": "hộ"}]


def over_time(measure: str, *counts: tuple[str, str]) -> list[dict[str, str]]:
    return [{"measure": measure, "as_of": day, "value": value} for day, value in counts]


def everything() -> BuildContext:
    counts = [("2018", "20"), ("2019", "22"), ("2023-06", "25")]
    level = {"2021": "a", "2022": "a", "2023": "b"}
    assessed = [
        record(f"achievements/x-{year}-{n}", title="X", kind="assessment", org="cells/cb", period=year,
               assessment={"scheme": "muc", "level": level[year], **({"self_assessed": "true"} if n == 2 else {})})
        for year in level
        for n in range(3)
    ]  # fmt: skip
    ratio = [{"as_of": "2020", "part": "80", "whole": "100", "published": "80,1%"}, {"as_of": "2021", "share": "85%"}]
    side = {"lines": [{"kind": "money", "quantity": {"value": "120000000", "unit": "vnd"}}]}
    return ctx(
        unit("xa", "commune", observations=over_time("members", *counts)),
        unit("lang", "village", "xa", observations=over_time("households", ("2020", "90"), ("2024", "104"))),
        record("committees/dang-bo", name="Đảng bộ Xa", level="commune", unit="xa",
               observations=over_time("members", ("2020", "300"), ("2021", "310"), ("2022", "290"))),
        record("cells/cb", name="Chi bộ Lang", kind="residential", units=["lang"],
               observations=over_time("members", *counts)),
        record("rules/muc", kind="scheme", title="Mức", short_title="mức", levels=LEVELS),
        record("rules/do", kind="measures", title="Số đo", measures=MEASURES),
        record("indicators/so", title="Số", scope="units/xa", measure="ratio", things="chi bộ", observations=ratio),
        record("contributions/gop", title="Góp", org="cells/cb", pledged=side, received=side),
        *assessed,
    )  # fmt: skip


def pages() -> dict[str, Page]:
    return {p.address: p for p in write(everything().model, TODAY)}


def rows(data: str | bytes) -> list[list[str]]:
    assert isinstance(data, bytes)
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.count(b"\r\n") == data.count(b"\n")
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))


def test_each_picture_has_its_table_and_a_file_that_is_there() -> None:
    seen = everything()
    found = pages()
    files = {f.address: f.content for f in site_files.write(seen, tuple(found.values())) if isinstance(f, SiteFile)}
    wanted = {
        "chi-bo/cb/so-members.csv", "so-lieu/so/so-lieu.csv", "thu-chi/gop/thu-chi.csv", "thanh-tich/muc-muc.csv",
        "thon/lang/so-households.csv", "xa-phuong/xa/so-members.csv", "xa-phuong/xa/con-so/so-dang-bo-members.csv",
    }  # fmt: skip
    assert wanted <= set(files)
    for address, page in found.items():
        for name in re.findall(r'<a href="([^"]+\.csv)" download>', page.body):
            assert f"{address}{name}" in files
        assert page.body.count('.csv" download>Tải bảng số này') == len(page.sheets)
        for sheet in page.sheets:
            drawn, table = page.body.count("<svg"), page.body.count("Tải bảng số này")
            assert drawn >= 1
            assert table == len(page.sheets)
            assert len(sheet.rows) >= 2


def test_members_over_time() -> None:
    page = pages()["chi-bo/cb/"]
    text = plain(page.body)
    assert "Từ năm 2018 đến tháng 6/2023 tăng 5 đảng viên." in text
    assert text.count("25 đảng viên") <= 1
    (sheet,) = page.sheets
    assert [row[-1] for row in sheet.rows] == ["20", "22", "25"]
    assert "Ít nhất" not in sheet.head


def test_what_was_counted_twice_of_a_village_a_commune_and_its_committee_is_drawn() -> None:
    """The key figure is the newest; the older ones stand in the picture and its table alone."""
    village, commune = pages()["thon/lang/"], pages()["xa-phuong/xa/"]
    assert "Từ năm 2020 đến năm 2024 tăng 14 hộ." in plain(village.body)
    assert re.findall(r"<dt>hộ</dt><dd>(\d+)", village.body) == ["104"]
    assert "Từ năm 2018 đến tháng 6/2023 tăng 5 đảng viên." in plain(commune.body)
    assert re.findall(r"<dt>đảng viên</dt><dd>(\d+)", commune.body) == ["25", "290"]


def test_a_second_picture_stands_on_a_page_of_its_own() -> None:
    commune, apart = pages()["xa-phuong/xa/"], pages()["xa-phuong/xa/con-so/"]
    assert commune.body.count("<svg") == apart.body.count("<svg") == 1
    assert 'href="con-so/"' in commune.body
    assert "Đảng bộ Xa: từ năm 2020 đến năm 2022 giảm 10 đảng viên." in plain(apart.body)
    assert "Số đảng viên của đảng bộ Xa qua các thời điểm" in plain(apart.body)
    assert [sheet.file for sheet in apart.sheets] == ["so-dang-bo-members.csv"]
    assert "Nguồn “Bài một”" in plain(apart.body)
    assert "thon/lang/con-so/" not in pages()


def test_two_sources_of_one_day_are_no_course_of_time() -> None:
    twice = over_time("households", ("2020", "90"), ("2020", "91"))
    page = next(p for p in write(ctx(unit("lang", "village", observations=twice)).model, TODAY) if p.about)
    assert page.sheets == ()
    assert "<svg" not in page.body


def test_computed_and_published_stand_beside_each_other() -> None:
    (sheet,) = pages()["so-lieu/so/"].sheets
    row = dict(zip(sheet.head, sheet.rows[0], strict=True))
    assert (row["Số đạt"], row["Tổng số"], row["Tỷ lệ tính lại (%)"], row["Tỷ lệ nguồn ghi"]) == (
        "80", "100", "80", "80,1%",
    )  # fmt: skip
    assert [dict(zip(sheet.head, r, strict=True))["Cách tính"] for r in sheet.rows] == ["1", "2"]


def test_assessments_by_year_leave_out_what_nobody_decided() -> None:
    page = pages()["thanh-tich/"]
    (sheet,) = page.sheets
    assert sheet.rows == (("2021", "2", "0", "2"), ("2022", "2", "0", "2"), ("2023", "0", "2", "2"))
    assert "Năm 2023 có 2 chi bộ ở mức “tốt”." in plain(page.body)


def test_more_levels_than_one_bar_can_show_are_bars_of_the_newest_year_each_with_its_name() -> None:
    levels = [{"id": x, "name": f"mức {x}"} for x in "abcde"]
    rule = record("rules/muc", kind="scheme", title="Mức", short_title="mức", levels=levels)
    given = [
        record(f"achievements/{level}-{year}", title="X", kind="assessment", org="cells/cb", period=year,
               assessment={"scheme": "muc", "level": level})
        for year, reached in (("2022", "abc"), ("2023", "abcde")) for level in reached
    ]  # fmt: skip
    seen = ctx(rule, unit("lang", "village"), cell("cb", "lang"), *given)
    page = next(p for p in write(seen.model, TODAY) if p.address == "thanh-tich/")
    (drawn,) = re.findall(r"<svg.*?</svg>", page.body)
    assert re.findall(r"<text[^>]*>(.*?)</text>", drawn) == [w for x in "abcde" for w in (f"mức {x}", "1")]
    assert "2023, 5 chi bộ" in drawn
    (sheet,) = page.sheets
    assert [row[0] for row in sheet.rows] == ["2022", "2023"]


def test_a_side_that_nobody_told_of_is_not_zero() -> None:
    page = pages()["thu-chi/gop/"]
    (sheet,) = page.sheets
    assert sheet.rows[-1] == ("Đã chi", "", "", "chưa")
    assert "Chưa công bố bằng tiền: đã chi." in plain(page.body)


CELLS = st.text() | st.builds("".join, st.tuples(st.sampled_from("=+-@\t\r\n＝＋－＠'5"), st.text(max_size=3)))


@given(st.lists(st.lists(CELLS, min_size=2, max_size=2), max_size=5))
def test_no_cell_is_a_formula_and_none_is_lost(cells: list[list[str]]) -> None:
    sheet = CsvSheet(file="x.csv", head=("a", "=b"), rows=tuple(map(tuple, cells)))
    text = as_csv(sheet).decode("utf-8-sig")
    found = list(csv.reader(io.StringIO(text, newline="")))
    assert not [value for row in found for value in row if value.startswith(tuple("=+-@\t\r\n＝＋－＠"))]
    assert [[value.removeprefix("'") for value in row] for row in found] == [["a", "=b"], *cells]


@pytest.mark.parametrize(
    "drawn",
    [
        lengths(key="k", title=HOSTILE, points=[
            Point(x=0, label="Đã nhận", value=3, shown=HOSTILE), Point(x=1, label="Đã chi", value=None, shown="chưa"),
            Point(x=2, label="Không", value=0, shown="0"),
        ]),
        shares(key="k", title=HOSTILE, rows=[
            (str(y), f"{y} nơi", [
                ShareGroup(count=y % 5, label=HOSTILE), ShareGroup(count=3, label="b"), ShareGroup(count=1, label="c"),
                ShareGroup(count=y % 3, label="d"),
            ])
            for y in range(2015, 2027)
        ]),
    ],
)  # fmt: skip
def test_rows_are_well_formed_small_and_inside(drawn: str) -> None:
    tree = ET.fromstring(f"<figure>{drawn}</figure>")
    svg = tree[0]
    width, height = map(float, svg.attrib["viewBox"].split()[2:])
    assert width == 288
    assert svg.find("title") is not None
    assert svg.find("desc") is not None
    assert "<script" not in drawn
    assert len(drawn) < 6000
    for text in svg.iter("text"):
        assert 0 < float(text.attrib["y"]) <= height


def test_rows_of_nothing_are_not_drawn() -> None:
    assert lengths(key="k", title="t", points=[Point(x=0, label="a", value=None, shown="")]) == ""
    assert shares(key="k", title="t", rows=[("2020", "", [ShareGroup(count=0, label="a")])]) == ""


def test_a_cell_tells_its_level_in_words() -> None:
    """Where the source has no words of its own those of the scheme stand, never the id."""
    text = plain(pages()["chi-bo/cb/"].body)
    assert "năm 2023 xếp loại: tốt" in text
    assert "tự xếp loại: tốt" in text


def test_a_line_is_dashed_only_over_a_whole_year_without_a_figure() -> None:
    def drawn(*xs: float) -> str:
        points = [charts.Point(x=x, label=str(x), value=5, shown="5") for x in xs]
        return charts.line(key="k", title="t", unit="%", points=points)

    assert "stroke-dasharray" not in drawn(2019.95, 2020.96, 2021.99), "a leap year, a count some days later"
    assert "stroke-dasharray" in drawn(2019.95, 2021.01)
