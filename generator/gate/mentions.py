"""Who may be meant: looser than a name, for what is only asked about, never refused.

«chị Lìm», «bà cả Tẹo», «vợ trưởng thôn», «người duy nhất», «Sùng Dua», «a Tuấn».
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from generator.gate.families import FAMILIES
from generator.gate.name_detection import Person, apart, composed, named
from generator.gate.normalize import small, toneless
from generator.gate.passages import Passage
from generator.gate.patterns import CAPITAL, END, LOWER, START, UPPER, Words, is_bare, words

_TITLE = (
    "ông|bà|anh|chị|em|cháu|bé|cô|chú|bác|cụ|mẹ|thầy|đồng chí|đ/c|đc|đcđv|dì|thím|mợ|cậu|dượng|lão|mụ|thằng|thím|o|mệ|"
    "mế|má|mạ|tía|già|vợ|chồng|con|con trai|con gái|mẹ con|bố con|vợ chồng|nhà|hộ|gia đình|nhóc|cu|bạn|y tá|bác sĩ|"
    "cô giáo|thầy giáo|ông giáo|quần chúng|đảng viên|đv|qc|trưởng thôn|trưởng bản|phó thôn|phó bản|bí thư|kế toán|"
    "thủ quỹ|bệnh nhân|hội viên|đoàn viên|em gái|em trai|chị gái|anh trai|nạn nhân|ma|ami|ama|amí|học sinh|tên|"
    "a|c|b|ô|e|bs|gđ|h"
)
# What without tones is more often another word.
_UNSURE = frozenset("ban o ma mo ho la con nha me ten cu h e b mu mau gia cau".split())
_TITLED = re.compile(_TITLE)
_CALLED = words("|".join(sorted(_TITLE.split("|"), key=len, reverse=True)), strict=True)
_GIVEN = re.compile(
    rf"[ .]{{0,2}}(?:(?:cả|hai|ba|tư|năm|sáu|bảy|tám|chín|mười|út|lớn|nhỏ|già|trẻ|tên|là|"
    rf"tên là) )?[\"“'*_]{{0,3}}(?P<name>{CAPITAL}(?: {CAPITAL}){{0,3}}|[{UPPER}]\.)"
)
_MIDDLE = (
    "Thị|Văn|Hữu|Đức|Đình|A|Seo|Mùi|Láo|Lao|Tả|Mí|Thi|Van|Mi|Sào|Phà|Chờ|Chứ|Nỏ|Nhìa|Dào|Cồ|Chẩn|Bun|Tiến|Xuân|"
    "Ngọc|Quang|Minh|Thanh|Duy|Công|Bá|Trọng|Mạnh|Viết|Khắc|Sĩ|Sỹ|Thế|Gia|Hồng|Kim|Bích|Thu"
)
_BY_MIDDLE = re.compile(rf"{START}(?P<name>{CAPITAL} (?:{_MIDDLE}) {CAPITAL}(?: {CAPITAL})?)")
# «Xã Thanh Lòa»: no family is called so.
_KIND_OF_PLACE = re.compile(r"(?:xã|phường|huyện|quận|tỉnh|thôn|xóm|bản|khu|khối|ấp|buôn|làng|tổ|khóm|sóc) ")
_APOSTROPHE = re.compile(rf"{START}(?P<name>[{UPPER}][{LOWER}]?['’ʼ][{UPPER}{LOWER}]+(?: {CAPITAL}){{0,2}})")
_HIGHLAND = re.compile(
    rf"{START}(?P<name>(?:Y|A|Ka|Điểu|Ksor|Rơ|Siu|Nay|Kpă|Kpa|Alăng|Bríu|"
    rf"Hồ) (?:{CAPITAL})(?: {CAPITAL}){{0,2}})"
)
_TWO = re.compile(
    rf"{START}(?P<name>(?:{'|'.join(sorted({v for f in FAMILIES for v in (f, toneless(f))}, key=len, reverse=True))})"
    rf" {CAPITAL}){END}(?! [{UPPER}])"
)
_FAMILIES = frozenset(FAMILIES)
_SHORT = re.compile(rf"{START}(?P<name>[{UPPER}]\.(?: ?[{UPPER}]\.){{1,3}}){END}")
_BEFORE = re.compile(rf"({CAPITAL}) $")
_UNTITLED = (_BY_MIDDLE, _APOSTROPHE, _HIGHLAND, _TWO, _SHORT)
# An office without saying whose: in the news of one village it is one person's.
_OFFICE = words(
    "(?:phó )?(?:phó (?:thôn|bản|xóm|khối|ấp|khóm)|bí thư|trưởng (?:thôn|xóm|bản|khối|khu|ấp|buôn|khóm|sóc|làng|"
    "ban)|chủ tịch|chi hội trưởng|tổ trưởng|kế toán|thủ quỹ|"
    "hiệu trưởng|thôn trưởng|ấp trưởng|trưởng công an|công an viên|xã đội trưởng|y tế thôn|cô nuôi|thủ kho|tổ phó|"
    "thôn đội|trưởng họ|phó chủ nhiệm|chủ nhiệm|chủ hộ|chủ quán)|(?:bt|pbt) (?:chi bộ|đảng ủy|đoàn)|"
    "người (?:giữ|thu|cầm|coi) (?:quỹ|tiền|sổ|kho)|cán bộ (?:tư pháp|địa chính|văn hóa|thú y|khuyến nông|thuế|"
    "văn phòng)",
    strict=True,
)
_KIN = words(
    "(?:con|vợ|chồng|em|mẹ|bố|cháu|anh|chị|hàng xóm)(?: \\w+)?(?: của| nhà)? (?:ông|bà|anh|chị|trưởng thôn|"
    "trưởng bản|bí thư|phó "
    "bí thư|chủ tịch|kế toán|đồng chí|cô|chú)|ổng|bả",
    strict=True,
)
# «trưởng thôn, tổ trưởng tổ dân phố»: offices in a row are those of many.
_OTHERS = words("(?:,| và| hoặc| với| cùng|/)[ ]?(?:phó |tổ )?(?:trưởng|bí thư|chủ tịch|kế toán|thủ quỹ)", whole=False)
_OTHERS_BEFORE = words("(?:trưởng|bí thư|chủ tịch|kế toán)(?: \\w+)?(?:,| và| hoặc| với| cùng|/)[ ]?$", whole=False)
_ONLY = words(
    "(?:người|hộ|nhà|đảng viên|đồng chí|đ/c|cán bộ|trường hợp|phiếu|gia đình|cô|cậu|em|học sinh) (?:\\w+ ){0,4}"
    "(?:duy nhất|đầu xóm|cuối xóm|đầu ngõ|cuối ngõ|đầu bản|cuối bản|đầu làng|cuối làng|cuối thôn|đầu thôn)|"
    "(?:hắn|y thị|đương sự|ông này|bà này|anh này|chị này|ông ấy|bà ấy|anh ấy|chị ấy|ông ta|bà ta|anh ta|cô ta)",
    strict=True,
)
_PLURAL = words(
    "các|những|mọi|nhiều|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|đội ngũ|từng|mỗi|chức danh|chức|chức vụ|[0-9]+|"
    "toàn bộ|một số|bầu|bầu bổ sung|ứng cử|làm|cử|nơi nào|là|vai trò|bình quân|các đồng chí|đồng chí",
    strict=True,
)
_NO_NAME = re.compile(
    r"(?i:dang|chi bo|chi uy|chi hoi|chi doan|ban|uy|ubnd|mttq|mat tran|hoi|doan|nha|van (?:hoa|phong)|nuoc|"
    r"nhan dan|viet|"
    r"thon|xa|ban|xom|khoi|to|khu|ap|huyen|tinh|truong|tram|cong|hdnd|tdp|thcs|thpt|ngheo|can ngheo|dai|quoc|"
    r"bac ho|tet|"
    r"phat|chua|troi|luat|nghi|ket|quyet|quy dinh|thong|chi thi|ke hoach|covid|hiv|cccd|bhyt|bhxh|zalo|facebook|"
    r"qr)(?![^\W_])"
)
# In small letters, as people type.
_SMALL = words(
    f"(?:ông|bà|anh|chị|cô|chú|bác|cụ|dì|em|bé|cháu|thằng|thím|dượng|lão|đ/c|đc|đồng chí) (?P<name>[{LOWER}'’]+)",
    strict=True,
)
_SMALL_BARE = words(
    f"(?:(?:ông|anh|bác|thầy|thằng|thím|dượng|đ/c|đồng chí)|"
    f"(?:^|(?<=[.,;:]\\x20)|(?:nhà|của|con|vợ|chồng|hộ|đình|với|thăm|riêng|gặp|gọi|cho|là) )(?:bà|cô|chị|chú|cụ|em|bé))"
    f" (?:cả |hai |tư |năm |sáu |bảy |tám )?(?P<name>[{LOWER}'’]+)",
    strict=True,
)
_NO_SMALL = frozenset(
    "con em chị anh ta ấy này kia nào cô bác chú mẹ đã bị được có là và sĩ sỹ thể ý đơn giáo dâu rể ngoại nội già trẻ "
    "cả hai ba tư năm sáu bảy út học đồng hùng lớn nhỏ họ thì mà không chưa đang sẽ vừa mới cũng còn hàng thành lập "
    "minh bộ hoi hội đạo huy ủy tiêu tiết thị dẫn đoàn nhân dan dân gái trai nuôi ruột thương trọng trong ngoài ở đi "
    "hoi phi tra nhanh ly viec so quan dinh nhieu the it dan ban ho nguoi trieu lan ngay thang "
    "muoi thon uy lam nha ve sao gi ra vào bo bi duoc co la va con thuong ngu phu phụ nữ nu bay moi nay do".split()
)


def _any_case(said: Words) -> str:
    return f"(?:{said.toned.pattern}|{said.bare.pattern})"


_NO_CAPITAL = re.compile(rf"[{UPPER}]")
# A name has two capitals, or one after a title; «A.», «H'Hen».
_TITLES = "|".join(sorted({v for t in _TITLE.split("|") for v in (t, toneless(t))}, key=len, reverse=True))
_OTHERWISE = "|".join(map(_any_case, (_ONLY, _KIN, _OFFICE)))
_HINT = re.compile(
    rf"[{UPPER}][\w'’]*\.? ?[{UPPER}]|(?i:{_OTHERWISE})"
    rf"|{START}(?i:{_TITLES})[ .]{{1,2}}(?:\w+ )?[\"“'*_]{{0,3}}[{UPPER}]"
)
_HINT_SMALL = re.compile("|".join(map(_any_case, (_SMALL, _SMALL_BARE))).replace("?P<name>", "?:"))


@lru_cache(maxsize=1 << 9)
def mentioned(text: str, lower: str, places: frozenset[str] = frozenset()) -> tuple[Person, ...]:
    """Every person of a text that may be meant, in order; those that `named` finds come first."""
    return apart(named(text, lower, places), *(tuple(group) for group in _loose(text, lower, places)))


def untitled(text: str) -> frozenset[str]:
    """The names (`composed`) that stand without a title and may be a person's or a place's."""
    if not _hinted(text):
        return frozenset()
    return frozenset(composed(m["name"]) for pattern in _UNTITLED for m in pattern.finditer(text))


def may_mean(passage: Passage) -> bool:
    """Whether a passage may mean someone."""
    return _hinted(passage.text) and bool(mentioned(passage.text, passage.lower, passage.places))


def _hinted(text: str) -> bool:
    """Whether `mentioned` may find someone, looked at quickly."""
    return _HINT.search(text) is not None or (_NO_CAPITAL.search(text) is None and _HINT_SMALL.search(text) is not None)


@lru_cache(maxsize=1 << 10)
def of_someone(heading: str) -> bool:
    """Whether a heading names someone of whom the text below it may go on."""
    return bool(heading) and _hinted(heading) and any(p.sort != "office" for p in mentioned(heading, small(heading)))


def _loose(text: str, lower: str, places: frozenset[str]) -> Iterator[Iterator[Person]]:
    bare = is_bare(lower)
    yield _titled(text, lower)
    for pattern in _UNTITLED:
        yield (
            _person(match.start(), match.end(), match["name"])
            for match in pattern.finditer(text)
            if composed(match["name"]) not in places
            and not (pattern is _BY_MIDDLE and _KIND_OF_PLACE.match(match["name"].lower()))
            and not _of_place(lower, match.start())
            and (bare or pattern is not _TWO or match["name"].split()[0] in _FAMILIES)
            and not (pattern is _TWO and _inside(text, match.start()))
        )
    if text == lower:
        typed = _SMALL_BARE if bare else _SMALL
        yield (_person(m.start(), m.end(), m["name"]) for m in typed.finditer(lower) if m["name"] not in _NO_SMALL)
    for words_of in (_ONLY, _OFFICE) if bare else (_ONLY, _KIN, _OFFICE):
        yield (
            _person(match.start(), match.end(), text[match.start() : match.end()], sort="office")
            for match in words_of.finditer(lower)
            if not _ends_with(_PLURAL, lower[max(0, match.start() - 16) : match.start()])
            and not _OTHERS.match(lower, match.end())
            and not _OTHERS_BEFORE.search(lower[max(0, match.start() - 24) : match.start()])
        )


def _titled(text: str, lower: str) -> Iterator[Person]:
    bare, flat = is_bare(lower), toneless(text)
    for title in _CALLED.finditer(lower):
        if (bare and title[0] in _UNSURE) or _of_place(lower, title.start()):
            continue
        if _inside(text, title.start()):
            continue
        given = _GIVEN.match(text, title.end())
        if given and _NO_NAME.match(flat, given.start("name")) is None and not _part_of(lower, title.start(), title[0]):
            yield _person(title.start(), given.end(), given["name"])


def _person(start: int, end: int, name: str, *, sort: str = "given") -> Person:
    return Person(start=start, end=end, name=name, sort=sort, titled=True)


_HALF = words("trẻ|anh|chị|đàn|bà|con|phụ|lao|các", strict=True)
_AREA = words(
    "xã|phường|thị trấn|huyện|tỉnh|thành phố|thôn|xóm|bản|khu|khu phố|khối|khối phố|ấp|buôn|làng|đường|phố|ngõ|trường|"
    "thpt|thcs|tiểu học|mầm non|chợ|cầu|sông|suối|núi|đèo|đập|bệnh viện|công ty|tnhh|hợp tác xã|htx|quỹ|giải|cúp|"
    "chi bộ|"
    "đảng bộ|di tích|đền|chùa|nghĩa trang|tdp|tổ|cụm|giống|plei|sóc|phum|xứ|họ|mộ|lăng|tượng|hồ|đồi|dốc|hang|động|thác|"
    "thứ|ủy|ubnd|quận|đảng ủy|hội|đoàn|đội|đồn|liên",
    strict=True,
)


# Without tones «chợ» is «cho».
_NO_AREA = re.compile(r"(?:cho|to|ho|hoi|doi|doc|dong|lien|cau|cum|mo|dap|den|lang) $")


def _inside(text: str, start: int) -> bool:
    """«Si Ma Cai»: what begins here is the end of a longer name; in «Hộ Bà Tẹo» it is not."""
    if not text[start].isupper() or text.isupper():
        return False
    before = _BEFORE.search(text[max(0, start - 16) : start])
    return before is not None and not _TITLED.fullmatch(small(before[1]))


def _part_of(lower: str, start: int, title: str) -> bool:
    """«trẻ em», «anh em»: the title is half of another word."""
    before = lower[max(0, start - 7) : start]
    return title in ("em", "cháu", "bà", "con", "mẹ", "nhà") and _ends_with(_HALF, before)


def _of_place(lower: str, at: int) -> bool:
    before = lower[max(0, at - 16) : at]
    if is_bare(lower):
        before = _NO_AREA.sub("", before)
    return _ends_with(_AREA, before)


def _ends_with(said: Words, before: str) -> bool:
    """Whether words stand right before a place."""
    return any(not before[m.end() :].strip(' *_"“(,') for m in said.finditer(before))
