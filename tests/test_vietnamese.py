"""Laws and examples of generator/vietnamese/."""

import random
import re
import unicodedata
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.vietnamese import (
    capital,
    did_you_mean,
    fold,
    heading,
    listing,
    lower_first,
    money,
    number,
    parse_percent,
    percent,
    person_key,
    ratio_percent,
    slug,
    sort_key,
    text_faults,
)
from generator.vietnamese.syllable import is_syllable

BY_HAND = """
an|ăn|ân|ba|bà|bả|bã|bá|bạ|Bạ|ba na|bác|bản|băng|bằng|bân|cao|dân|đa|đà|Đà Nẵng|em|êm|Khối 4|Khối 10|ma|mơ|nông|nương
|thôn 2|Thôn 02|tư
"""

CORRECT = """Ủy ban nhân dân xã Đồng Đăng, uỷ viên, hoà bình, toán, khoán, xoá, loà xoà, ngoằn ngoèo, khuỷu tay, quýt,
giặt, nghĩa, ôtô, Krông Năng, Pôn Pốt, BÁO CÁO, TRƯỜNG, ĐẢNG BỘ, chi bộ¹, chi¹, §5, § 12, 1½ ha, 1½m, m², 3×4 m, m×n,
N·m, 5 µm, ©2024 Báo Lạng Sơn, 25 °C, «thôn Đồng Chức», «cá», «an», Müller, São Paulo, Noël, El Niño, Curaçao, Köln,
Hanoï, naïve, Côte d’Ivoire, Ia H’Drai, Đắk R’Lấp, “xoè”, xoong, moóc, soóc, quốc, quỷ, thuở, huơ,
boong, chuếnh choáng, VNĐ · 1.234,5 – 50%"""

LEGACY = [
    ("Uû ban nh©n d©n", "Uỷ"),
    ("§ång chÝ", "Đồng"),
    ("chÝnh", "chính"),
    ("bÝ th\u00ad", "bí"),
    ("cña", "của"),
    ("lµ", "là"),
    ("Uyû ban nhaân daân", "uỷ"),
    ("caùc", "các"),
    ("Ñaûng boä", "đảng"),
    ("ÑÖÔØNG", "đường"),
    ("ThÆ°á»\u009dng", ""),
    ("Hội nghị \ufffd", ""),
]

texts = st.text(
    st.characters(exclude_categories=["Cs"]) | st.sampled_from("aăâđêôơưÁẬỡ đĐ\u0323\u0302\u031b10"), max_size=30
)


def test_fold() -> None:
    assert fold("  Đảng  ỦY\u00a0xã ") == "dang uy xa"
    assert fold("hoà") == fold("hòa") == fold(unicodedata.normalize("NFD", "HÒA")) == "hoa"


@given(texts)
def test_fold_is_idempotent_and_blind_to_normal_forms(text: str) -> None:
    assert fold(fold(text)) == fold(text) == fold(unicodedata.normalize("NFD", text))


def test_slug() -> None:
    assert slug("Xóm Mới (2020), 5 m²") == "xom-moi-2020-5-m2"
    assert slug("…") == "khong-ten"


@given(texts)
def test_slug_is_an_address(text: str) -> None:
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug(text))
    assert slug(slug(text)) == slug(text)


def test_sort_key_as_by_hand() -> None:
    by_hand = BY_HAND.replace("\n", "").split("|")
    assert len(by_hand) >= 30
    for seed in range(20):
        shuffled = random.Random(seed).sample(by_hand, len(by_hand))
        assert sorted(shuffled, key=sort_key) == by_hand


@given(texts, texts)
def test_sort_key_is_total_and_tells_letters_before_case(a: str, b: str) -> None:
    assert (sort_key(a) == sort_key(b)) is (a == b)
    assert sort_key(unicodedata.normalize("NFD", a))[:3] == sort_key(a)[:3]


@given(st.integers(0, 10**30), st.integers(0, 10**30))
def test_numbers_sort_by_value(a: int, b: int) -> None:
    assert (sort_key(f"khối {a} B") <= sort_key(f"Khối {b} A")) is (a < b)


def test_person_key() -> None:
    by_hand = ["Lê Văn An", "Hoàng Thị Ân", "Trần Đức", "Hà", "Vi Thị Hà", "Nông Thị Hạ", "Lê Văn Hạ", "Nông Văn Hạ"]
    assert sorted(sorted(by_hand), key=person_key) == sorted(sorted(by_hand, reverse=True), key=person_key) == by_hand
    assert person_key("") < person_key("A")


def test_did_you_mean() -> None:
    assert did_you_mean("xom moi", ["Xóm Cũ", "Xóm Mới"]) == "Xóm Mới"
    assert did_you_mean("titel", ["date", "title"]) == "title"
    assert did_you_mean("bản", iter(["bàn", "bản", "bạn"])) == "bản"
    assert did_you_mean("zzz", ["title"]) is did_you_mean("", ["title"]) is did_you_mean("a", []) is None


def test_numbers() -> None:
    assert number(Decimal("1234.50")) == "1.234,5"
    assert (number(-1234567), number(0)) == ("-1.234.567", "0")
    assert (number(Decimal("1E+3")), number(Decimal("-0.0"))) == ("1.000", "0")
    assert (percent(Decimal("81.170")), percent(ratio_percent(1, 2))) == ("81,17%", "50%")
    with pytest.raises(ValueError, match="finite"):
        number(Decimal("NaN"))


def test_ratio_percent() -> None:
    assert ratio_percent(125, 154) == Decimal("81.17")
    assert ratio_percent(1, 800) == Decimal("0.13")
    assert (ratio_percent(0, 3), ratio_percent(3, 3)) == (Decimal(0), Decimal(100))
    with pytest.raises(ValueError, match="1 of 0"):
        ratio_percent(1, 0)


@given(st.decimals(-(10**9), 10**9, places=3))
def test_percent_reads_back(value: Decimal) -> None:
    assert parse_percent(percent(value)) == value


@pytest.mark.parametrize("text", ["81.16%", "81,16", "081%", "1.23%", "%", "81,%", "٨١%", "81,16%\n"])
def test_parse_percent_refuses(text: str) -> None:
    assert parse_percent(text) is None


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (600_000_000, "600 triệu đồng"),
        (1_200_000_000, "1,2 tỷ đồng"),
        (350_000, "350.000 đồng"),
        (12_345_000, "12,345 triệu đồng"),
        (1_234_567_000, "1.234.567.000 đồng"),
        (1_234_500, "1.234.500 đồng"),
        (1_000_000_000_000, "1.000 tỷ đồng"),
        (0, "0 đồng"),
        (-2_000_000, "-2 triệu đồng"),
    ],
)
def test_money(value: int, expected: str) -> None:
    assert money(value) == expected.replace(" ", "\u00a0", 1)


@given(st.integers(-(10**13), 10**13))
def test_money_is_exact(value: int) -> None:
    figure, unit = money(value).split("\u00a0")
    scale = {"tỷ đồng": 10**9, "triệu đồng": 10**6, "đồng": 1}[unit]
    assert Decimal(figure.replace(".", "").replace(",", ".")) * scale == value


def test_wording() -> None:
    assert [listing("abc"[:n]) for n in range(4)] == ["", "a", "a và b", "a, b và c"]
    assert [*map(capital, ("đảng bộ UBND", "“xóm mới”", "3 thôn", ""))] == ["Đảng bộ UBND", "“Xóm mới”", "3 thôn", ""]
    assert [*map(lower_first, ("Đảng ủy", "UBND xã", "Ủy ban", ""))] == ["đảng ủy", "UBND xã", "ủy ban", ""]


def test_heading() -> None:
    assert heading("Làm 125 m đường, 1,2 tỷ đồng") == "Làm 125\u00a0m đường, 1,2\u00a0tỷ đồng"
    assert heading("Khối 4 mở rộng, 3 km² và 50 %") == "Khối 4 mở rộng, 3\u00a0km² và 50\u00a0%"


@given(texts)
def test_heading_changes_only_spaces(text: str) -> None:
    assert "".join(heading(text).split()) == "".join(text.split())


def test_correct_text_has_no_faults() -> None:
    assert text_faults(CORRECT) == ()
    assert [word for word in re.split(r",\s", CORRECT) if text_faults(word)] == []


@pytest.mark.parametrize(("text", "meant"), LEGACY)
def test_legacy_encoding(text: str, meant: str) -> None:
    sentences = dict(text_faults(text))
    assert meant in sentences["legacy-encoding"]
    assert sentences["legacy-encoding"].endswith("bằng Unicode.")


@pytest.mark.parametrize(
    ("text", "code", "told"),
    [
        (unicodedata.normalize("NFD", "xã Đồng"), "not-nfc", "“xã”"),
        ("a\nb\u200bc", "zero-width", "U+200B ở dòng 2, chữ thứ 2"),
        ("\ufeffa", "zero-width", "U+FEFF"),
        ("hội\u00adnghị", "zero-width", "U+00AD"),
        ("a\x07", "control", "U+0007 ở dòng 1, chữ thứ 2"),
        ("hội\x85", "control", "U+0085"),
    ],
)
def test_hidden_faults(text: str, code: str, told: str) -> None:
    assert [found for found, _ in text_faults(text)] == [code]
    assert told in text_faults(text)[0][1]


@given(texts)
def test_faults_come_once_and_in_order(text: str) -> None:
    codes = [code for code, _ in text_faults(text)]
    assert codes == sorted(set(codes))
    assert ("not-nfc" in codes) is (unicodedata.normalize("NFC", text) != text)
    assert all(unicodedata.is_normalized("NFC", sentence) for _, sentence in text_faults(text))


def test_syllables() -> None:
    spelt = "hòa hoà thuở nghiêng khuỷu quyển gì giếng gìn mùa mưa hươu rượu ngoài yếu ủy uỷ quốc cứu gửi người quả già"
    misspelt = "chiạ haọ hoaì krông müller bck aa hóà noël"
    assert [word for word in spelt.split() if not is_syllable(word)] == []
    assert [word for word in misspelt.split() if is_syllable(word)] == []
