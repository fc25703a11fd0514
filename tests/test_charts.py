"""The charts are well-formed, true to their numbers, small, readable and safe with any text."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Callable
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.charts import Point, ShareGroup, bar, columns, grid, line

HOSTILE = '</svg><script>alert("1")</script>&\n\n    \'<\x00\ufffe'
NAME = "{http://www.w3.org/2000/svg}"

Box = tuple[float, float, float, float]


def groups(*counts: int) -> list[ShareGroup]:
    return [ShareGroup(count=count, label=f"chi bộ loại {n}") for n, count in enumerate(counts)]


def years(*values: float | None, start: int = 2011, changed: int = 9999) -> list[Point]:
    said = [(start + n, value, "" if value is None else str(value).replace(".", ",")) for n, value in enumerate(values)]
    return [Point(x=x, label=str(x), value=value, shown=shown, segment=x >= changed) for x, value, shown in said]


def percent(*pairs: tuple[int, float]) -> list[Point]:
    return [Point(x=year, label=str(year), value=v, shown=f"{v}%".replace(".", ",")) for year, v in pairs]


TWELVE = years(51.5, 55.8, 60, 58.1, 70.25, 55.8, 90.01, 100, 99.5, 97, 12.25, 40)
PICTURES: dict[str, Callable[[], str]] = {
    "grid": lambda: grid(key="k", title="t", groups=groups(125, 29)),
    "grid of four": lambda: grid(key="k", title="t", groups=groups(70, 30, 50, 50)),
    "grid of none": lambda: grid(key="k", title="t", groups=groups(0, 0)),
    "bar": lambda: bar(key="k", title="t", groups=groups(1250, 290)),
    "bar of four": lambda: bar(key="k", title="t", groups=groups(700, 300, 400, 140)),
    "line": lambda: line(key="k", title="t", unit="%", points=percent((2011, 51.47), (2017, 55.8))),
    "long line": lambda: line(key="k", title="t", unit="%", points=TWELVE),
    "one point": lambda: line(key="k", title="t", unit="%", points=percent((2024, 81.17))),
    "broken line": lambda: line(key="k", title="t", unit="hộ", points=years(10, 12, None, 14, 9, 3, changed=2015)),
    "columns": lambda: columns(key="k", title="t", unit="hoạt động", points=years(1, 3, None, 0, 12, 1204)),
    "most columns": lambda: columns(key="k", title="t", unit="buổi", points=years(*range(24))),
}


def parse(text: str) -> ET.Element:
    return ET.fromstring(f'<figure xmlns="http://www.w3.org/2000/svg">{text}</figure>')


def area(path: str) -> float:
    """The area inside a path of M, H, h, V, v and z."""
    total = x = y = 0.0
    corners: list[tuple[float, float]] = []
    for letter, numbers in re.findall(r"([MHhVvz])([-\d. ]*)", path):
        values = [float(n) for n in numbers.split()]
        if letter == "z":
            turned = corners[1:] + corners[:1]
            total += abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(corners, turned, strict=True))) / 2
            corners = []
            continue
        x = {"M": values[0], "H": values[0], "h": x + values[0]}.get(letter, x)
        y = {"M": values[-1], "V": values[0], "v": y + values[0]}.get(letter, y)
        corners.append((x, y))
    return total


def squares(text: str) -> list[float]:
    """How many squares each path of a grid covers."""
    root = parse(text)
    sizes = {p.attrib["id"]: float(p.attrib["width"]) for p in root.iter(f"{NAME}pattern")}
    filled = [p for p in root.iter(f"{NAME}path") if p.get("fill", "").startswith("url(")]
    return [area(p.attrib["d"]) / sizes[p.attrib["fill"][5:-1]] ** 2 for p in filled]


def boxes(text: str) -> list[Box]:
    found: list[Box] = []
    root = parse(text)
    anchors = {id(t): g.get("text-anchor", "") for g in root.iter(f"{NAME}g") for t in g.iter(f"{NAME}text")}
    for node in root.iter(f"{NAME}text"):
        wide, x, y = 9 * len(node.text or ""), float(node.attrib["x"]), float(node.attrib["y"])
        left = x - {"middle": wide / 2, "end": wide}.get(anchors.get(id(node), ""), 0)
        found.append((left, y - 13, left + wide, y + 4))
    return found


def printed(text: str, *, axis: bool) -> list[str]:
    return [t.text or "" for t in parse(text).iter(f"{NAME}text") if (t.get("class") == "axis") is axis]


def described(text: str) -> str:
    return parse(text).findtext(f".//{NAME}desc") or ""


def assert_labels_apart(text: str) -> None:
    found = boxes(text)
    for a, b in combinations(found, 2):
        assert not (a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]), (a, b, text)
    for left, upper, right, lower in found:
        assert (0 <= left < right <= 288, 0 <= upper < lower <= 203) == (True, True), (left, right, text)


@pytest.mark.parametrize("picture", PICTURES.values(), ids=PICTURES)
def test_each_is_one_safe_well_formed_line(picture: Callable[[], str]) -> None:
    text = picture()
    parse(text)
    assert text == picture()
    assert "\n" not in text
    assert not text.startswith(" ")
    assert "style=" not in text
    for svg in parse(text).iter(f"{NAME}svg"):
        assert svg.attrib["role"] == "img"
        assert svg.attrib["aria-labelledby"] == "t-k d-k"
        assert [svg[0].get("id"), svg[0].text, svg[1].get("id")] == ["t-k", "t", "d-k"]
    assert len(text.encode()) < 2048
    assert_labels_apart(text)


def test_hostile_text_stays_text() -> None:
    sorts = [ShareGroup(count=3, label=HOSTILE)] * 2
    points = [Point(x=2000 + n, label=HOSTILE, value=n, shown=HOSTILE) for n in range(3)]
    for text in (
        grid(key="k", title=HOSTILE, groups=sorts),
        bar(key="k", title=HOSTILE, groups=sorts),
        line(key="k", title=HOSTILE, points=points, unit=HOSTILE),
        columns(key="k", title=HOSTILE, points=points, unit=HOSTILE),
    ):
        assert f"{NAME}script" not in {node.tag for node in parse(text).iter()}
        assert "\n" not in text
        assert text.count("</svg>") == 1
        assert_labels_apart(text)


@given(st.text(), st.text())
def test_any_text_is_well_formed(words: str, shown: str) -> None:
    points = [Point(x=2000 + n, label=words, value=n, shown=shown) for n in range(6)]
    sorts = [ShareGroup(count=3, label=words)]
    for text in (grid(key="k", title=shown, groups=sorts), line(key="k", title=words, points=points, unit=shown)):
        parse(text)
        assert text.splitlines() == [text]


@pytest.mark.parametrize("key", ["", "a b", 'a"', "a)"])
def test_a_key_that_is_no_id_is_refused(key: str) -> None:
    with pytest.raises(ValueError, match="no id"):
        grid(key=key, title="t", groups=groups(1))


def test_squares_of_the_district() -> None:
    sorts = [ShareGroup(count=125, label="chi bộ có cán bộ cấp xã"), ShareGroup(count=29, label="chi bộ chưa có")]
    text = grid(key="chi-uy", title="125 trong 154 chi bộ", groups=sorts)
    svg, legend = text.split("</svg>")
    assert len(svg.encode()) < 1024
    assert squares(text) == [125, 29]
    assert 'id="p-chi-uy-a"' in svg
    first, second = '<li><i class="full"></i> 125 chi bộ có cán bộ cấp xã</li>', "<li><i></i> 29 chi bộ chưa có</li>"
    assert legend == f'<ul class="key">{first}{second}</ul>'
    assert described(text).startswith("154 ô vuông. 125 ô kín màu: ")
    assert "125 ô kín màu: chi bộ có cán bộ cấp xã." in described(text)


@given(st.integers(0, 200), st.integers(0, 200))
def test_area_is_count(one: int, two: int) -> None:
    if one + two <= 200:
        assert squares(grid(key="k", title="t", groups=groups(one, two))) == [n for n in (one, two) if n]
    else:
        with pytest.raises(ValueError, match="draw a bar"):
            grid(key="k", title="t", groups=groups(one, two))


@given(st.lists(st.integers(0, 50), min_size=1, max_size=4))
def test_squares_fill_the_picture_and_no_more(counts: list[int]) -> None:
    text = grid(key="k", title="t", groups=groups(*counts))
    assert squares(text) == [count for count in counts if count]
    marks = [li[0].get("class", "") for li in parse(text).iter(f"{NAME}li")]
    assert marks == [["full"], ["full", ""], ["full", "half", ""], ["full", "half", "", "dot"]][len(counts) - 1]
    if sum(counts):
        _, _, wide, high = map(float, parse(text)[0].attrib["viewBox"].split())
        for path in re.findall(r'fill="url[^>]* d="([^"]*)"', text):
            assert max(map(float, re.findall(r"H(\d+)", path))) <= wide + 3
            assert max(map(float, re.findall(r"V(\d+)", f"{path}V0"))) <= high + 3


@pytest.mark.parametrize("counts", [(), (1, 1, 1, 1, 1), (3, -1)])
def test_groups_that_cannot_be_drawn(counts: tuple[int, ...]) -> None:
    for draw in (grid, bar):
        with pytest.raises(ValueError, match="one to four groups"):
            draw(key="k", title="t", groups=groups(*counts))


@given(st.integers(0, 10**6), st.integers(0, 10**6))
def test_bar_is_cut_by_share(one: int, two: int) -> None:
    text = bar(key="k", title="t", groups=groups(one, two))
    full = [p.attrib["d"] for p in parse(text).iter(f"{NAME}path") if p.get("fill") == "currentColor"]
    if one:
        assert area(full[0]) == pytest.approx(286 * 28 * one / (one + two), abs=28 * 0.11)
        assert described(text).startswith("Thanh chia theo tỷ lệ, tổng ")
    assert f"<li><i></i> {two:,}".replace(",", ".") + " chi bộ loại 1</li>" in text


def test_line_lists_its_values() -> None:
    text = line(key="k", title="t", unit="%", points=percent((2017, 55.8), (2011, 51.47)))
    assert described(text) == "Năm 2011: 51,47%. Năm 2017: 55,8%. Nét đứt: không có số liệu ở giữa."
    broken = line(key="k", title="t", unit="hộ", points=years(1, None, 3, changed=2013))
    assert described(broken).endswith(" Năm 2012: chưa có thông tin. Năm 2013: 3. Chỗ ngắt: cách tính đã đổi.")
    assert text.count("stroke-dasharray") == 1
    assert printed(text, axis=False) == ["55,8%", "51,47%"]
    assert sorted(printed(text, axis=True)) == ["0%", "100%", "2011", "2017", "50%"]


def test_height_is_in_proportion() -> None:
    text = line(key="k", title="t", unit="%", points=TWELVE)
    heights = [172 - float(y) for y in re.findall(r"M[\d.]+ ([\d.]+)h0", text)]
    assert heights == pytest.approx([1.4 * (p.value or 0) for p in TWELVE], abs=0.06)


def test_joins() -> None:
    def paths(points: list[Point]) -> tuple[int, int]:
        found = list(parse(line(key="k", title="t", unit="hộ", points=points)).iter(f"{NAME}path"))
        dashed = [p for p in found if p.get("stroke-dasharray")]
        solid = [p for p in found[2:] if not p.get("stroke-dasharray") and not p.get("stroke-linecap")]
        return sum(p.attrib["d"].count("M") for p in solid), sum(p.attrib["d"].count("M") for p in dashed)

    assert paths(years(1, 2, 3)) == (1, 0)
    assert paths(years(1, 2) + years(3, 4, start=2014)) == (2, 1)
    assert paths(years(1, 2, None, 4, 5)) == (2, 0)
    assert paths(years(1, 2, 3, 4, changed=2013)) == (2, 0)
    assert paths(years(1, 2, changed=2012)) == (0, 0)


@pytest.mark.parametrize(
    ("values", "unit", "top", "ticks"),
    [
        ((3.0, 1.0), "%", None, ["0%", "50%", "100%"]),
        ((104.5, 1.0), "%", None, ["0%", "60%", "120%"]),
        ((0.0, 0.0), "hộ", None, ["0", "1", "2"]),
        ((5, 1), "hộ", None, ["0", "3", "6"]),
        ((1.5, 1), "điểm", None, ["0", "0,8", "1,6"]),
        ((97, 95), "điểm", 100, ["0", "50", "100"]),
        ((130, 95), "điểm", 100, ["0", "80", "160"]),
        ((1204, 3), "hộ", None, ["0", "800", "1.600"]),
        ((350 * 10**6, 1), "đồng", None, ["triệu đồng", "0", "200", "400"]),
    ],
)
def test_round_axis(values: tuple[float, ...], unit: str, top: float | None, ticks: list[str]) -> None:
    text = line(key="k", title="t", unit=unit, points=years(*values), top=top)
    assert [t for t in printed(text, axis=True) if t in ticks] == ticks


def test_many_points_label_only_the_telling_ones() -> None:
    text = line(key="k", title="t", unit="%", points=TWELVE)
    assert sorted(printed(text, axis=False)) == ["100", "12,25", "40", "51,5"]


def test_columns_keep_time_and_leave_gaps() -> None:
    text = columns(key="k", title="t", unit="người", points=years(350, 420) + years(1204, start=2017))
    found = [(float(x), 172 - float(y)) for x, y in re.findall(r"M([\d.]+) 172V([\d.]+)h", text)]
    assert 260 < found[2][0] < 278
    assert found[2][0] - found[1][0] == pytest.approx(5 * (found[1][0] - found[0][0]), abs=0.5)
    assert [high for _, high in found] == pytest.approx([120 * v / 1600 for v in (350, 420, 1204)], abs=0.06)


def test_columns_leave_gaps() -> None:
    gaps = columns(key="k", title="t", unit="người", points=years(1, None, 0, 4))
    assert gaps.count("V172z") == 2
    assert described(gaps) == "Năm 2011: 1. Năm 2012: chưa có thông tin. Năm 2013: 0. Năm 2014: 4."


def test_nothing_known_draws_nothing() -> None:
    for points in ([], years(None, None)):
        assert line(key="k", title="t", unit="%", points=points) == ""
        assert columns(key="k", title="t", unit="%", points=points) == ""


def test_what_cannot_be_drawn_is_refused() -> None:
    with pytest.raises(ValueError, match="at most 24"):
        columns(key="k", title="t", unit="hộ", points=years(*range(25)))
    for value in (-1.0, float("nan"), float("inf")):
        with pytest.raises(ValueError, match="from 0"):
            line(key="k", title="t", unit="hộ", points=years(1, value))


POINT = st.builds(
    Point,
    x=st.integers(1990, 2030).map(lambda n: n / 2),
    label=st.sampled_from(["2011", "tháng 12/2020", "từ 2020 đến 2025", "", "quý I năm 2011, nhiệm kỳ dài"]),
    value=st.none() | st.integers(0, 10**10) | st.floats(0, 1000),
    shown=st.sampled_from(["", "5", "51,47%", "1.234.567.890 đồng", "nguồn ghi khoảng ba mươi hộ"]),
    segment=st.integers(0, 1),
)


@given(st.lists(POINT, max_size=24), st.sampled_from(["%", "hộ", "", "triệu đồng mỗi hộ mỗi năm, cả thôn"]))
def test_labels_of_any_points_stay_apart(points: list[Point], unit: str) -> None:
    for draw in (line, columns):
        assert_labels_apart(draw(key="k", title="t", unit=unit, points=points))
