"""Reading aloud: a table of what is written and how it is said, and number words that lead back to their number."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model import load
from generator.pages.notices.announcements import readings
from generator.vietnamese import Readings, cardinal, spoken, syllables
from tests.conftest import ROOT

WORDS = {
    "HU": "huyện ủy", "TW": "trung ương", "NTM": "nông thôn mới", "UBND": "ủy ban nhân dân", "QH": "Quốc hội",
    "TDP": "tổ dân phố", "CP": "Chính phủ", "BTCTW": "Ban Tổ chức Trung ương", "TT": "thị trấn", "NĐ": "nghị định",
}  # fmt: skip
SYMBOLS = {
    "CT": "chỉ thị",
    "NQ": "nghị quyết",
    "KL": "kết luận",
    "HD": "hướng dẫn",
    "QĐ": "quyết định",
    "NĐ": "nghị định",
}
SAY = Readings(words=WORDS, symbols=SYMBOLS)
NUMBERS = """
0 không
1 một
4 bốn
5 năm
10 mười
11 mười một
14 mười bốn
15 mười lăm
20 hai mươi
21 hai mươi mốt
24 hai mươi tư
25 hai mươi lăm
30 ba mươi
55 năm mươi lăm
91 chín mươi mốt
100 một trăm
101 một trăm linh một
104 một trăm linh bốn
105 một trăm linh năm
110 một trăm mười
111 một trăm mười một
115 một trăm mười lăm
121 một trăm hai mươi mốt
500 năm trăm
999 chín trăm chín mươi chín
1000 một nghìn
1005 một nghìn không trăm linh năm
1015 một nghìn không trăm mười lăm
2020 hai nghìn không trăm hai mươi
2026 hai nghìn không trăm hai mươi sáu
10000 mười nghìn
125154 một trăm hai mươi lăm nghìn một trăm năm mươi tư
1000000 một triệu
1000005 một triệu không nghìn không trăm linh năm
2000300 hai triệu không nghìn ba trăm
600000000 sáu trăm triệu
1000300000 một tỷ không triệu ba trăm nghìn
12000000000000 mười hai nghìn tỷ
"""
SAID = """
x 81,16% | x tám mươi mốt phẩy một sáu phần trăm
x trên 90% | x trên chín mươi phần trăm
x 90 % | x chín mươi phần trăm
x 0,5 ha | x không phẩy năm héc ta
x 1,25 tỷ đồng | x một phẩy hai lăm tỷ đồng
x 1,05 tỷ đồng | x một phẩy không năm tỷ đồng
x 2.5 km | x hai phẩy năm ki lô mét
x 1.234,5 | x một nghìn hai trăm ba mươi tư phẩy năm
x 600 triệu đồng | x sáu trăm triệu đồng
x 600.000.000 đồng | x sáu trăm triệu đồng
x 500.000đ/hộ | x năm trăm nghìn đồng mỗi hộ
x 50.000 đồng | x năm mươi nghìn đồng
x 500 m | x năm trăm mét
x 80 m² | x tám mươi mét vuông
x 80m2 | x tám mươi mét vuông
x 30 m³ | x ba mươi mét khối
x 15 kg | x mười lăm ki lô gam
x ngày 3/9 | x ngày ba tháng chín
x ngày 3/9/2020 | x ngày ba tháng chín năm hai nghìn không trăm hai mươi
x 3/9/2020 | x ngày ba tháng chín năm hai nghìn không trăm hai mươi
x 03.09.2020 | x ngày ba tháng chín năm hai nghìn không trăm hai mươi
x 2020-09-03 | x ngày ba tháng chín năm hai nghìn không trăm hai mươi
x ngày 30/4 | x ngày ba mươi tháng tư
x ngày 21 tháng 4 | x ngày hai mươi mốt tháng tư
x mùng 5/1 | x mùng năm tháng một
x dịp 2/9 | x dịp ngày hai tháng chín
x thứ Bảy 28/11 | x thứ Bảy ngày hai mươi tám tháng mười một
x từ 2/3 đến 15/4 | x từ ngày hai tháng ba đến ngày mười lăm tháng tư
x ngày 3-5/9/2020 | x ngày ba đến ngày năm tháng chín năm hai nghìn không trăm hai mươi
x nghỉ lễ 30/4-1/5 | x nghỉ lễ ngày ba mươi tháng tư đến ngày một tháng năm
x tháng 2/2020 | x tháng hai năm hai nghìn không trăm hai mươi
x 4/2020 | x tháng tư năm hai nghìn không trăm hai mươi
x tháng 4 | x tháng tư
x tháng 1 | x tháng một
x quý 4/2020 | x quý bốn năm hai nghìn không trăm hai mươi
x quý IV | x quý bốn
x năm 2020–2025 | x năm hai nghìn không trăm hai mươi đến hai nghìn không trăm hai mươi lăm
x 7-8 hộ | x bảy đến tám hộ
x 3 - 5 triệu đồng | x ba đến năm triệu đồng
x 19:30 | x mười chín giờ ba mươi phút
x 19h30 | x mười chín giờ ba mươi phút
x 19 giờ 30 | x mười chín giờ ba mươi phút
x 7 giờ 05 | x bảy giờ năm phút
x 7h | x bảy giờ
x 14:00 | x mười bốn giờ
x 19 giờ 30 phút | x mười chín giờ ba mươi phút
x 125/154 chi bộ | x một trăm hai mươi lăm trên một trăm năm mươi tư chi bộ
x 2/3 số hộ | x hai phần ba số hộ
x 3/4 số hộ | x ba phần tư số hộ
x thứ 1 | x thứ nhất
x thứ 4 | x thứ tư
x thứ 7 | x thứ bảy
x thứ XXVI | x thứ hai mươi sáu
x khóa XV | x khóa mười lăm
x Đại hội XIV | x Đại hội mười bốn
x 08-CT/HU | x số tám, chỉ thị, huyện ủy
x Chỉ thị 08-CT/HU | x Chỉ thị số tám, huyện ủy
x Chỉ thị số 08-CT/HU | x Chỉ thị số tám, huyện ủy
x Kết luận 38-KL/TW | x Kết luận số ba mươi tám, trung ương
x 39-HD/BTCTW | x số ba mươi chín, hướng dẫn, Ban Tổ chức Trung ương
x 202/2025/QH15 | x số hai trăm linh hai, năm hai nghìn không trăm hai mươi lăm, Quốc hội khóa mười lăm
x 13/2023/NĐ-CP | x số mười ba, năm hai nghìn không trăm hai mươi ba, nghị định, Chính phủ
x 12/QĐ-UBND | x số mười hai, quyết định, ủy ban nhân dân
x Quy định 5-QĐ/TW | x Quy định số năm, trung ương
x 39/2014/TT-ZZZ | x số ba mươi chín, năm hai nghìn không trăm mười bốn, TT, ZZZ
x UBND xã | x ủy ban nhân dân xã
x TDP 15 | x tổ dân phố mười lăm
x đạt NTM nâng cao | x đạt nông thôn mới nâng cao
x 01 buổi | x một buổi
x các tổ 1,2,3 | x các tổ một, hai, ba
x Khối 4 | x Khối bốn
x 0203 3888 123 | x không hai không ba, ba tám tám tám, một hai ba
x Covid-19 | x Covid mười chín
x An & Bình | x An và Bình
Họp. 5 hộ | Họp. Năm hộ
x nhà A2, lớp 5A, QL4B, VNeID, ZZZ | x nhà A2, lớp 5A, QL4B, VNeID, ZZZ
x không có số nào | x không có số nào
x 45/13/2020 | x bốn mươi lăm mười ba hai nghìn không trăm hai mươi
x 600\u00a0triệu đồng | x sáu trăm triệu đồng
"""
CASES = [line.split(" | ") for line in SAID.strip().splitlines()]


@pytest.mark.parametrize("line", NUMBERS.strip().splitlines())
def test_number_in_words(line: str) -> None:
    number, _, said = line.partition(" ")
    assert cardinal(int(number)) == said
    assert parsed(said) == int(number)


@pytest.mark.parametrize(("written", "said"), CASES)
def test_how_it_is_said(written: str, said: str) -> None:
    assert spoken(written, SAY) == said


@given(st.integers(0, 10**15))
def test_number_words_lead_back_to_their_number(number: int) -> None:
    assert parsed(cardinal(number)) == number


@given(st.integers(0, 10**12))
def test_a_written_number_is_said_as_itself(number: int) -> None:
    said = spoken(f"x {number:,}".replace(",", "."))
    assert parsed(said.removeprefix("x ")) == number


@given(st.text(alphabet="x 0123456789/.,:-–%hđmCTHU&", max_size=24))
def test_no_text_is_refused_and_saying_twice_changes_nothing_spoken(text: str) -> None:
    once = spoken(text, SAY)
    assert re.search("[0-9]", once) is None or re.search("[0-9][^ ]*[^0-9 ]|[^0-9 ][^ ]*[0-9]", text)
    if not re.search("[0-9A-Z]", once):
        assert spoken(once, SAY) == once


def test_below_zero_there_is_no_word() -> None:
    with pytest.raises(ValueError, match="-1"):
        cardinal(-1)


def test_syllables_are_words_apart() -> None:
    assert syllables("mười chín giờ ba mươi phút") == 6


def test_abbreviations_are_the_rules_of_the_data() -> None:
    """Of the committed rules: those the issue of a notice meets most."""
    model = load(ROOT).model
    assert model
    say = readings(model)
    line = "x MTTQ, UBND, HĐND, CCB, TDP, sổ tay ĐVĐT và Chỉ thị 08-CT/HU, 1672/NQ-UBTVQH15"
    assert spoken(line, say) == (
        "x Mặt trận Tổ quốc, ủy ban nhân dân, hội đồng nhân dân, cựu chiến binh, tổ dân phố, sổ tay đảng viên điện tử "
        "và Chỉ thị số tám, huyện ủy, số một nghìn sáu trăm bảy mươi hai, nghị quyết, Ủy ban Thường vụ Quốc hội khóa "
        "mười lăm"
    )


_ONES = {
    "không": 0, "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5, "sáu": 6, "bảy": 7,
    "tám": 8, "chín": 9,
}  # fmt: skip


def parsed(said: str) -> int:
    """The number that a listener hears: an own reading, right to left by the names of groups."""
    if " tỷ" in f" {said}":
        head, _, tail = said.rpartition(" tỷ")
        return parsed(head) * 10**9 + (parsed(tail.strip()) if tail else 0)
    total = 0
    for name, unit in (("triệu", 10**6), ("nghìn", 1000)):
        head, found, tail = f" {said}".partition(f" {name}")
        if found:
            total, said = total + _group(head.strip()) * unit, tail.strip()
    return total + (_group(said) if said else 0)


def _group(said: str) -> int:
    words, value = said.split(), 0
    if "trăm" in words:
        at = words.index("trăm")
        assert at == 1
        value, words = _ONES[words[0]] * 100, words[2:]
    if words[:1] == ["linh"]:
        assert len(words) == 2
        return value + _ONES[words[1]]
    if words[:1] == ["mười"]:
        value, words = value + 10, words[1:]
    elif words[1:2] == ["mươi"]:
        value, words = value + _ONES[words[0]] * 10, words[2:]
    assert len(words) <= 1
    return value + (_ONES[words[0]] if words else 0)
