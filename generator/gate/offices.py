"""Offices: the words for them, and whether a text says whose office it is, so that it names one person."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.gate.patterns import CAPITAL, UPPER, words

_HEAD = (
    "(?:quyền |nguyên )?(?:phó )?bí thư(?: chi bộ| đảng ủy| đảng bộ| đoàn(?: thanh niên| xã)?| chi đoàn)?|"
    "(?:phó )?trưởng (?:thôn|xóm|bản|khối|khu|khu phố|ấp|buôn|khóm|sóc|phum|ban công tác mặt trận|công an|"
    "trạm y tế|ban)|"
    "(?:phó )?chủ tịch(?: (?:hội|ubnd|ủy ban nhân dân|hđnd|mttq|mặt trận|ủy ban mttq))?|tổ trưởng(?: tdp| tổ "
    "dân phố)?|"
    "hiệu trưởng|kế toán|thủ quỹ|xã đội trưởng|thôn đội trưởng|chi hội trưởng|chỉ huy trưởng"
)
_OFFICE = words(_HEAD)
OFFICE = words(
    _HEAD + "|chi ủy viên|đảng ủy viên|ủy viên|trưởng phòng|phó phòng|giám đốc|phó giám đốc|chánh văn phòng|công "
        "chức|"
    "cán bộ|chủ nhiệm|phó chủ nhiệm|trưởng đoàn|bác sĩ|y sĩ|giáo viên|phó trưởng|trưởng|đại biểu|ban thường vụ|"
    "thư ký|"
    "trưởng họ|già làng|công an viên|đội trưởng|phó chỉ huy|linh mục|mục sư|hòa thượng|đại đức|sư thầy|tổng "
    "phụ trách|"
    "hướng dẫn viên|chính trị viên|huấn luyện viên|nhân viên|kiểm lâm|khuyến nông|thiếu tá|đại úy|trung tá|"
    "thượng úy|"
    "trung úy|thượng tá|đại tá|trưởng ban|phó ban|chủ tịch|phó chủ tịch|bí thư|phó bí thư"
)  # fmt: skip
_BODY = words(
    "của|tại|khóm|sóc|phum|chi bộ|đảng ủy|đảng bộ|xã|phường|thị trấn|thôn|xóm|bản|khối|khu|khu phố|khối phố|tổ|"
    "tdp|tổ dân "
    "phố|ấp|buôn|làng|"
    "hội|nông dân|phụ nữ|cựu chiến binh|người cao tuổi|khuyến học|chữ thập đỏ|ubnd|mttq|mặt trận|tổ quốc|hđnd|"
    "ủy ban|nhân dân|"
    "trường|tiểu học|thcs|thpt|mầm non|trạm y tế|công an|quân sự|hợp tác xã|đoàn thanh niên|ban|kiêm|trưởng "
    "thôn|huyện|tỉnh|"
    "kiểm tra|văn phòng|tổ chức|tuyên giáo|dân vận|huyện ủy|chi đoàn|đoàn"
)
_LOUD_PLACE = re.compile(rf" [{UPPER}]{{2,}}(?: (?!BỊ|BI )[{UPPER}]{{2,}})?(?![^\W_])")
_PROPER = re.compile(rf" ?(?:{CAPITAL}(?: {CAPITAL}){{0,2}}|[0-9]{{1,3}})(?![^\W_])")
_MANY = words(
    "các|những|mọi|nhiều|đội ngũ|số|từng|mỗi|chức danh|làm|giữ chức|chức|[0-9]+(?:/[0-9]+)?|toàn bộ|một số|đồng chí là"
)


def offices(text: str, lower: str) -> Iterator[tuple[int, int]]:
    """Where each office begins and ends of which the text says whose it is, so that one person can hold it."""
    for match in _OFFICE.finditer(lower):
        whose = _whose(text, lower, match.end())
        before = lower[max(0, match.start() - 14) : match.start()]
        many = any(not before[m.end() :].strip(" ,") for m in _MANY.finditer(before))
        if whose and not many:
            yield match.start(), whose


def _whose(text: str, lower: str, at: int) -> int | None:
    """Where the name of a place or body ends that says whose office it is; None without one."""
    while True:
        gap = at + (lower[at : at + 1] == " ")
        step = _BODY.match(lower, gap)
        proper = _PROPER.match(text, at)
        if proper and not (step and text[gap].islower()):
            inner = _BODY.match(lower, gap)
            if inner and len(proper[0].split()) == 1:
                at = inner.end()
                continue
            return proper.end()
        if step is None:
            loud = _LOUD_PLACE.match(text, at) if text[at - 2 : at].isupper() else None
            return loud.end() if loud else None
        at = step.end()
