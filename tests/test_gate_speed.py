"""The gate takes time that grows with a text, never with its square."""

from time import process_time

import pytest

from tests.test_gate_reading import page_rules


@pytest.mark.parametrize("piece", ["<!-- a ", "[a", "[a](", "<a ", "&a", "*a", "`a", "\\\\*", "- a\n", "'a "])
def test_marks_without_end_cost_no_square(piece: str) -> None:
    """Twice the text takes about twice the time."""

    def took(length: int) -> float:
        text = piece * (length // len(piece))
        start = process_time()
        page_rules(text)
        return process_time() - start

    took(1_000)
    assert took(80_000) <= 4 * max(took(40_000), 0.02)


@pytest.mark.parametrize(
    "phrase",
    [
        "ông Lò Văn Hặc bị kỷ luật ",
        "ông Lò Văn Hặc bị tố cáo ",
        "bà Lò Thị Na hộ nghèo ",
        "bà Lò Thị Na bị bệnh nặng ",
        "bà Lò Thị Na theo đạo ",
        "anh Lò Văn Hặc kết nạp đảng ",
        "dự kiến bầu ông Lò Văn Hặc ",
        "ông Lò Văn Hặc xếp loại ",
        "ông Lò Văn Hặc chưa là đảng viên ",
        "cháu Lò Thị Na lớp 3 ",
        "ông Lò Văn Hặc ủng hộ 5 triệu đồng ",
        "ở nhà ông Lò Văn Hặc số nhà 12 ",
        "sinh năm 1960 ông Lò Văn Hặc ",
        "lưu hành nội bộ ",
        "độ mật: mật ",
        "cccd 001099000001 ",
        "gọi 0912 345 678 ",
        "không chín một hai ",
        "số tài khoản 123456789 ",
        "a.b at gmail chấm ",
    ],
)  # fmt: skip
def test_the_worst_phrase_of_a_rule_costs_no_square(phrase: str) -> None:
    """Four times the text, in one sentence, takes about four times the time."""

    def took(length: int) -> float:
        text = phrase * (length // len(phrase))
        start = process_time()
        page_rules(text)
        return process_time() - start

    took(1_000)
    assert took(60_000) <= 7 * max(took(15_000), 0.03)
