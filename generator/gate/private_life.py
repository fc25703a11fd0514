"""The rules on when a person was born and where a person lives."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.gate.attribution import Sentence, sentences
from generator.gate.masking import clipped
from generator.gate.patterns import words
from generator.gate.rule import Document, Hit, looks_for

_BORN = words(
    "sinh ngày (?:mồng|mùng|rằm)|"
    "(?:đã |được |ông |bà )?sinh (?:ngày|năm|tháng)(?: là)?(?: )?:?[ ]?[0-9]{1,4}|(?:s\\.n|!sn|ns|n\\.s)[ "
    ".:]{1,3}(?:1[89]|20)[0-9]{2}|"
    "(?:ngày|năm)(?: tháng| tháng năm)? sinh[ ]?(?:là|:|vào)?[ |:]{0,4}[0-9]{1,4}|sinh[ ]?:[ ]?[0-9]{1,2}[/.-]|"
    "sinh (?:1[89]|20)[0-9]{2}|tuổi (?:tý|sửu|dần|mão|thìn|tỵ|ngọ|mùi|thân|dậu|tuất|hợi)"
)  # fmt: skip
_NOT_BORN = re.compile(
    r"(?:h[ọo]c|ph[áa]t|v[ệe]|h[ộo]|t[áa]i|d[âa]n|h[yi]|gi[ảa]m|s[ốo]ng|th[íi]|qu[âa]n|m[ưu]u|n[ảa]y|sơ|so|"
    r"kh[áa]ng) "
    r"(?=sinh)"
)
_GONE = words(
    "liệt sĩ|hy sinh|quá cố|từ trần|qua đời|mất năm|mất ngày|chủ tịch hồ chí minh|bác hồ|hồ chí minh|ngày sinh "
    "(?:của )?bác|"
    "tưởng niệm|anh hùng dân tộc|danh nhân|nhà thơ|lãnh tụ|tổng bí thư|lênin|lê nin|các mác|thành hoàng|vua|cố "
    "(?:ông|bà|tổng)"
)  # fmt: skip
_YEAR = re.compile(r" ?\((?:19[2-9][0-9]|200[0-9])\)")
_NO_BIRTH = "Bỏ ngày sinh, năm sinh; cần thì chỉ ghi nhóm tuổi chung."
_SPAN = re.compile(r"\(?1[0-9]{3}\s?[-–]\s?(?:1[0-9]{3}|20[0-9]{2})\)?")
_HOME = words(
    "(?:tại|ở|nhờ|để|đến|tới|từ|qua|gần|cạnh|sau|trước|địa điểm|địa chỉ|nơi họp|cổng|cửa|bên|ngõ|sân|vào)[ ]?:?[ ]?"
    "(?:nhà|tư gia|gia đình|hộ)(?: riêng| của| ở)*"
)  # fmt: skip
_LIVES = words(
    "(?:hộ khẩu )?(?:thường trú|tạm trú|cư trú)(?: tại| ở|[ ]?:)|(?:trú|ngụ|trú quán)(?: tại| ở| quán)|địa chỉ "
    "nhà|nhà riêng(?: ở| tại|:)|"
    "địa chỉ thường trú|nơi ở hiện nay|chỗ ở hiện nay|hktt|nhà ở (?:tại|số)|(?:ở|tại) (?:số nhà|nhà số|số) "
    "[0-9]+[a-z]?"
)  # fmt: skip
_NUMBERED = words("số nhà [0-9]+[a-z]?|nhà số [0-9]+[a-z]?|(?:ngõ|ngách|hẻm|kiệt) [0-9]+|căn hộ [0-9]+")
_OFFICES = words(
    "trụ sở|ubnd|ủy ban|văn phòng|nhà văn hóa|trường|công ty|đảng ủy|trạm|bưu điện|chi nhánh|cửa hàng|siêu thị"
)


@looks_for(_BORN, _YEAR)
def birth(document: Document) -> Iterator[Hit]:
    """Day or year of birth of someone not said to be dead."""
    for passage in document.passages:
        if not (_BORN.search(passage.lower) or "(" in passage.text):
            continue
        for sentence in sentences(passage):
            if any(_YEAR.match(sentence.lower, p.end) for p in sentence.persons) and not _GONE.search(sentence.lower):
                who = next(p for p in sentence.persons if _YEAR.match(sentence.lower, p.end))
                said = f"Năm trong ngoặc sau “{who.masked()}” đọc là năm sinh của người ấy."
                yield Hit(at=passage.origin(sentence.at + who.end), message=said, hint=_NO_BIRTH)
                continue
            for match in _BORN.finditer(sentence.lower):
                before = sentence.lower[max(0, match.start() - 8) : match.start() + 4]
                if _NOT_BORN.search(before) or _GONE.search(sentence.lower) or _SPAN.search(sentence.text):
                    continue
                if not (sentence.persons or sentence.before or _tagged(match[0])):
                    continue
                said = f"“{clipped(match[0])}” đọc là ngày hoặc năm sinh của {_whose(sentence, match.start())}."
                yield Hit(at=passage.origin(sentence.at + match.start()), message=said, hint=_NO_BIRTH)
                break


def _whose(sentence: Sentence, at: int) -> str:
    """The nearest person before a place, else any; where nobody is named, somebody."""
    persons = sentence.persons or sentence.before
    who = next((p for p in reversed(persons) if p.start < at), persons[0] if persons else None)
    return f"“{who.masked()}”" if who else "một người"


def _tagged(found: str) -> bool:
    return found.startswith(("ngày", "ngay", "năm", "nam", "sn", "ns", "s.n", "n.s"))


@looks_for(_HOME, _LIVES, _NUMBERED)
def home(document: Document) -> Iterator[Hit]:
    """Where a person lives: «họp tại nhà ông A», a street number beside a name, a registered home."""
    for passage in document.people:
        if document.official(passage):
            continue
        for sentence in sentences(passage):
            found = _home(sentence.lower, [(p.start, p.end) for p in sentence.persons])
            if found is not None:
                said = f"“{clipped(found[0])}” đọc là nơi ở của {_whose(sentence, found.end())}."
                hint = "Ghi nơi chung gần đó (nhà văn hóa, đầu ngõ, trục đường), không ghi nhà của ai."
                yield Hit(at=passage.origin(sentence.at + found.start()), message=said, hint=hint)


_TITLE = re.compile(" (?:ông|bà|anh|chị|cô|chú|bác|cụ|đồng chí) ")


def _home(lower: str, persons: list[tuple[int, int]]) -> re.Match[str] | None:
    for match in _HOME.finditer(lower):
        titled = _TITLE.match(lower, match.end()) is not None
        if any(match.end() - 10 <= start <= match.end() + (24 if titled else 6) for start, _ in persons):
            return match
    if not persons or _OFFICES.search(lower):
        return None
    return _LIVES.search(lower) or _NUMBERED.search(lower)
