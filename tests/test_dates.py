"""Laws and examples of generator/dates.py."""

import contextlib
import re
import unicodedata
from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.dates import (
    SENTINELS,
    DateError,
    PartialDate,
    exactly,
    iso,
    months,
    order,
    parse,
    parse_time,
    short,
    show,
    surely_after,
    surely_before,
    weekday,
)

WORDS = [
    ("2020-09-03", "ngày 3/9/2020", "3/9/2020", "2020-09-03"),
    ("2020-02", "tháng 2/2020", "2/2020", "2020-02"),
    ("2020", "năm 2020", "2020", "2020"),
    ("2023-Q2", "quý 2/2023", "quý 2/2023", None),
    ("2018~", "khoảng năm 2018", "khoảng 2018", None),
    ("2018-05~", "khoảng tháng 5/2018", "khoảng 5/2018", None),
    ("../2024-12", "muộn nhất tháng 12/2024", "muộn nhất 12/2024", None),
    ("../2020-09-12", "muộn nhất ngày 12/9/2020", "muộn nhất 12/9/2020", None),
    ("2024/..", "sớm nhất là năm 2024", "sớm nhất là 2024", None),
    ("2008/2017", "năm 2008–2017", "2008–2017", None),
    ("2022-03/2025", "từ tháng 3/2022 đến năm 2025", "3/2022–2025", None),
    ("2022/2022", "năm 2022", "2022", None),
]

BOUNDS = [
    ("2020-09-03", date(2020, 9, 3), date(2020, 9, 3), "day", False),
    ("2020-02", date(2020, 2, 1), date(2020, 2, 29), "month", False),
    ("2023-Q2", date(2023, 4, 1), date(2023, 6, 30), "quarter", False),
    ("2018~", date(2018, 1, 1), date(2018, 12, 31), "year", True),
    ("../2024-12", None, date(2024, 12, 31), "before", False),
    ("2024/..", date(2024, 1, 1), None, "after", False),
    ("2022-03/2025", date(2022, 3, 1), date(2025, 12, 31), "period", False),
]

ADVICE = [
    ("03/09/2020", "2020-09-03"),
    ("3.9.2020", "2020-09-03"),
    ("2020/09/03", "2020-09-03"),
    ("2020-09-03T19:30:00+07:00", "2020-09-03"),
    ("20200903", "2020-09-03"),
    ("ngày 3 tháng 9 năm 2020", "2020-09-03"),
    ("2020-13-03", "2020-03-13"),
    ("2020/02", "2020-02"),
    ("2-2020", "2020-02"),
    ("2020-05-XX", "2020-05"),
    ("Quý II/2023", "2023-Q2"),
    ("khoảng năm 2018", "2018~"),
    ("2008–2017", "2008/2017"),
    ("2017/2008", "2008/2017"),
    ("2020 - nay", "“2020/..”"),
    ("2018~/2020", "2018/2020"),
    ("2023-02-30", "2023-02"),
    (" 2020\n", "2020"),
    ("2023-13", "2023"),
]

REFUSED = [
    "",
    " ",
    "abc",
    "1900-01-01",
    "1899-12-30",
    "9999-12-31",
    "0001-01-01",
    "0938",
    "2101",
    "1900-01-01/2020",
    "2020/9999",
    "2023-02-30",
]
REFUSED += ["2023-00", "2023-02-00", "../..", "2020/2021/2022", "2018~~", "3/9/20", "32/13/2020", "2023-Q2/2024"]
REFUSED += ["٢٠٢٠", "2023-Q5", "20 20", "2023-Q2~/2024", "../2023-Q1", "2020~/..", "2020-9/2021"]
REFUSED += [text for text, _ in ADVICE]

days = st.dates(date(1000, 1, 2), date(2100, 12, 31)).filter(lambda day: day.isoformat() not in SENTINELS)
points = st.builds(lambda day, length: day.isoformat()[:length], days, st.sampled_from([4, 7, 10]))
texts = st.one_of(
    points,
    points.map(lambda text: f"{text}~"),
    points.map(lambda text: f"../{text}"),
    points.map(lambda text: f"{text}/.."),
    st.builds(lambda year, quarter: f"{year}-Q{quarter}", st.integers(1000, 2100), st.integers(1, 4)),
    st.tuples(points, points).map(lambda pair: "/".join(sorted(pair))),
)
dates = texts.map(parse)


@pytest.mark.parametrize(("text", "shown", "shortened", "machine"), WORDS)
def test_words(text: str, shown: str, shortened: str, machine: str | None) -> None:
    found = parse(text)
    assert (found.text, show(found), short(found), iso(found)) == (text, shown, shortened, machine)


@pytest.mark.parametrize(("text", "earliest", "latest", "form", "about"), BOUNDS)
def test_bounds(text: str, earliest: date | None, latest: date | None, form: str, about: bool) -> None:
    found = parse(text)
    assert (found.earliest, found.latest, found.form, found.about) == (earliest, latest, form, about)


def test_a_day_that_is_known_is_as_sure_as_one_that_was_read() -> None:
    assert exactly(date(2026, 11, 21)) == parse("2026-11-21")
    assert surely_before(parse("2100-12-31"), exactly(date(2101, 1, 1)))


def test_refusal_says_what_to_write() -> None:
    with pytest.raises(DateError) as caught:
        parse("03/09/2020")
    assert str(caught.value) == (
        "“03/09/2020” không phải dạng ngày của hồ sơ; nếu là ngày 3 tháng 9 năm 2020 thì viết 2020-09-03."
    )


@pytest.mark.parametrize(("text", "advice"), ADVICE)
def test_advice(text: str, advice: str) -> None:
    with pytest.raises(DateError) as caught:
        parse(text)
    assert str(caught.value).endswith(f" {advice}.")
    parse(advice.strip("“”"))


@pytest.mark.parametrize("text", ["1469", "1831-04", "1831-04-05", "1000~", "../1899", "1010/1225", "1899-12-29"])
def test_a_village_may_be_old(text: str) -> None:
    assert parse(text).text == text
    assert order(parse(text)) < order(parse("1900"))
    assert iso(parse(text)) in (None, text)


def test_a_true_year_is_not_called_false() -> None:
    for text in ("0938", "0039-03-06", "2101"):
        with pytest.raises(DateError, match="nằm ngoài các năm 1000–2100 mà hồ sơ ghi được"):
            parse(text)
    with pytest.raises(DateError, match=r"viết \.\./1000 và kể thêm"):
        parse("0938")
    with pytest.raises(DateError, match=r"phần mềm tự điền; .* nguồn chỉ nêu năm 1900 thì viết 1900"):
        parse("1900-01-01")


@pytest.mark.parametrize("text", REFUSED)
def test_a_refusal_is_one_sentence(text: str) -> None:
    with pytest.raises(DateError) as caught:
        parse(text)
    sentence = str(caught.value)
    assert sentence.endswith(".")
    assert "\n" not in sentence
    assert unicodedata.is_normalized("NFC", sentence)


@given(st.text(max_size=30) | st.from_regex(r"[0-9]{1,4}([-/. ~][0-9XQ.]{1,4}){0,4}", fullmatch=True))
def test_any_text_is_a_date_or_a_date_error(text: str) -> None:
    with contextlib.suppress(DateError):
        assert parse(text).text == text


def test_time() -> None:
    assert (parse_time("19:30"), parse_time("07:05")) == (time(19, 30), time(7, 5))


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("7:05", "07:05"),
        ("19h30", "19:30"),
        ("7 giờ 30", "07:30"),
        ("7h tối", "19:00"),
        ("24:00", "23:59"),
        ("x", "19:30"),
    ],
)
def test_time_refused(text: str, advice: str) -> None:
    with pytest.raises(DateError, match=f"(?s){re.escape(advice)}"):
        parse_time(text)


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("2020", "2021", True),
        ("2020", "2020-09", False),
        ("2020-02", "2020-03-01", True),
        ("../2024", "2025", True),
        ("2024/..", "2030", False),
        ("2019", "../2030", False),
        ("2018~", "2019", False),
        ("2018~", "2020", True),
        ("2017", "2018-05~", False),
        ("2016", "2018~", True),
    ],
)
def test_surely(a: str, b: str, expected: bool) -> None:
    assert surely_before(parse(a), parse(b)) is expected
    assert surely_after(parse(b), parse(a)) is expected


def test_weekday() -> None:
    monday = date(2020, 8, 31)
    named = [weekday(monday + timedelta(days=n)) for n in range(7)]
    assert named == ["thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật"]


def test_months() -> None:
    assert months(parse("2019-12/2020-02")) == ((2019, 12), (2020, 1), (2020, 2))
    assert len(months(parse("2019/2020"))) == 24
    assert months(parse("2019/2021-01")) == months(parse("2019/..")) == months(parse("../2019")) == ()


@given(st.lists(st.none() | dates, max_size=8))
def test_order_is_total_with_none_first(found: list[PartialDate | None]) -> None:
    ranked = sorted(found, key=order)
    found.reverse()
    assert [order(d) for d in ranked] == [order(d) for d in sorted(found, key=order)]
    assert all(d is None for d in ranked[: found.count(None)])
    assert len({order(d) for d in found}) == len(set(found))


@given(points.map(parse), points.map(parse))
def test_order_agrees_with_show(a: PartialDate, b: PartialDate) -> None:
    assert (order(a) == order(b)) is (show(a) == show(b))
    if a.latest and b.latest and a.latest != b.latest:
        assert (order(a) < order(b)) is (a.latest < b.latest)


@given(dates, dates)
def test_surely_is_never_both_and_agrees_with_order(a: PartialDate, b: PartialDate) -> None:
    assert not (surely_before(a, b) and surely_after(a, b))
    if surely_before(a, b):
        assert order(a) < order(b)


@given(dates)
def test_words_have_no_leading_zero(found: PartialDate) -> None:
    assert re.search(r"(?<![0-9])0", show(found) + " " + short(found)) is None
    assert found.earliest is None or found.latest is None or found.earliest <= found.latest
