"""Whether words may tell something of a person: who is in the sentence with them, and nothing says they do not.

What `attribution` is sure of is refused; what this finds is asked about.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from generator.gate.deeds import DOING, last_deed, suffered
from generator.gate.mentions import mentioned
from generator.gate.name_detection import Person
from generator.gate.offices import OFFICE
from generator.gate.patterns import Words, is_bare, words
from generator.gate.sentences import Sentence

_FAR = 180
_NEXT = 90
_CLOSE = 12
_LISTED = 5
_EDGE = r"(?<![^\W_])"
# «tuyên truyền phòng chống …», «luật …»: such words tell of a policy.
_POLICY = words(
    f"{_EDGE}(?:luật|bộ luật|nghị định|nghị quyết|chỉ thị|kết luận số|quy định về|quy định|quy chế|quy ước|hương ước|"
    "chính sách|chương trình|đề án|dự án|kế hoạch|công tác|phong trào|tuyên truyền|phòng chống|phòng[,]? chống|"
    "phòng|phòng ngừa|"
    "ngăn ngừa|quỹ vì|hội (?:người|nạn nhân)|câu lạc bộ|tập huấn|chuyên đề|tiêu chí|chỉ tiêu|tỷ lệ|tỉ lệ|tổng số|"
    "cuộc thi|"
    "hội thi|tờ rơi|sổ tay|mẫu|biểu mẫu|quy trình|thủ tục|hướng dẫn|tiêu chuẩn|đẩy lùi|không để|nguy cơ|tìm hiểu|kiến "
    "thức|kỹ năng|trung tâm|mô hình|tọa đàm|nói chuyện|tầm soát|sàng lọc|vắc xin|quán triệt|phổ biến|chuyên mục|"
    "thi hành "
    'điều lệ|văn bản về|nguyên tắc|nội quy|sổ|mức)(?: \\w+){0,3}[ *_"“]*$',
    whole=False,
)
_NOUN = (
    "người|cháu|cụ|em|đồng chí|hội viên|đảng viên|hộ dân|hộ|gia đình|trường hợp|thuộc|diện|bệnh nhân|bà con|suất|cán "
    "bộ|đoàn viên|quần chúng|phụ nữ|trẻ em|học sinh|người dân|dân|lượt|vụ|đơn|đối tượng|ca|công dân|công nhân|thôn|chi "
    "bộ|đơn vị|tập thể|bản|xóm|tổ|xã|lá|căn|ngôi|nhà|số|thanh niên|nam|nữ|cao tuổi|bị|có|được|còn|mới|mắc|đã|tự|"
    "cựu chiến binh"
)
_QUANTITY = (
    "(?<![0-9/.])[0-9]+(?:[.,/][0-9]+)*%?|các|những|nhiều|tỷ lệ|mọi|mỗi|từng|một số|toàn bộ|toàn thể|hai|ba|bốn|"
    "năm|sáu|bảy|tám|chín|"
    "mười|ít|danh sách|hơn|gần|tất cả|không ai|không có|đa số|phần lớn|hầu hết|mấy"
)
_MANY = words(f'{_EDGE}(?:{_QUANTITY})(?: (?:{_NOUN})){{1,4}}[ *_"“]*$', whole=False)
_MANY_THEN = words(f'{_EDGE}(?:{_QUANTITY}|số)[ *_"“]*$', whole=False)
_MANY_MORE = words(f" (?:cho )?(?:{_QUANTITY}) (?:{_NOUN})", whole=False)
_IF = words("nếu|nơi nào|khi nào|trường hợp nào|thôn nào|chi bộ nào|ai", strict=True)
_COUNTED = words(
    "dân tộc|hộ|người|đảng viên|bệnh nhân|đơn|quần chúng|trường hợp|ứng viên|vụ|ca|khuyết điểm|vi phạm|sai phạm"
)
_GROUP = words(
    "các|những|bà con|nhân dân|người dân|mọi người|toàn thể|chị em|hội viên|các hộ|cử tri|thanh niên|nông dân|"
    "phụ nữ|cán "
    "bộ|đảng viên|học sinh|thôn|bản|xã|chi bộ|đảng bộ|đơn vị|tập thể|các em|trẻ em|người cao tuổi"
)
_TURNS = words("lòi ra|hóa ra|mới biết|phát hiện|bị|phải|được|đang|vừa|nhưng|mà|hay|lại|do|vì|nên|từng|sẽ|sắp")
_SUFFERS = words("bị|phải")
_HELPING = words(
    "giúp|giúp đỡ|kèm cặp|dìu dắt|theo dõi|bồi dưỡng|giới thiệu|hỗ trợ|đề nghị|xem xét|xét|xử lý|kiểm tra|khám|"
    "chữa|tặng|trao|"
    "cấp|nhắc nhở|phê bình|vận động|kêu gọi|công bố|chấn chỉnh|ủng hộ|đóng góp|quyên góp|thẩm tra|xác minh|"
    "đùm bọc|cưu mang",
    strict=True,
)
_GONE = words(
    "liệt sĩ|hy sinh|quá cố|từ trần|qua đời|mất năm|danh nhân|thành hoàng|vua (?:hùng|lê|lý|trần)|cố (?:ông|bà|"
    "tổng|nghệ nhân)|anh hùng|"
    "bác hồ|hồ chí minh|nhà thơ|kháng chiến|tiền bối|cách mạng|thời pháp|triều đại|thế kỷ",
    strict=True,
)
_YEAR = re.compile(r"(?:n[ăa]m |\(|[–-] ?)1[4-9][0-9]{2}(?![0-9/.])")
_LATE = re.compile(r"19(?:4[6-9]|[5-9])")
_OWN = words(f"{_EDGE}(?:của|thuộc|tại|ở|viên|thư|trưởng|tịch|ủy|kiêm|trong|toàn|với|trước)[ ,(]*$", whole=False)
_SAYS = words(f"{_EDGE}(?:theo|do|cùng với|nhờ|qua|lời)(?: lời)? $", whole=False)
_STARTS = words(
    "ông|bà|anh|chị|cô|chú|bác|cụ|em|đồng chí|gia đình|người|nhà|hộ|hoàn cảnh|trường hợp|hiện|nay|đang|mới|vừa|đã|bị|"
    "được|do|vì|sau|con|vợ|chồng|lại|từ|trước|theo|phải|ổng|bả|thuộc|sức khỏe|bệnh|cả|nghe"
)


def doubted(
    sentence: Sentence, earlier: tuple[Person, ...], found: Iterable[re.Match[str]], others: Words | None
) -> tuple[re.Match[str], Person] | None:
    """The first of the words that may be said of someone, and who that is.

    `earlier`: whom the text named before. `others`: subjects that are no persons, of whom the words may be said, too.
    """
    persons: tuple[Person, ...] | None = None
    for match in found:
        if persons is None:
            persons = mentioned(sentence.text, sentence.lower, sentence.places)
            if not (persons or earlier) or past(sentence.lower):
                return None
        if _general(sentence.lower, match, persons) or _too_short(sentence.lower, match):
            continue
        person = _inside_or_before(sentence.lower, match, persons) or _after(sentence.lower, match, persons)
        if person and others and _of_others(sentence.lower, match, person, others):
            continue
        if person is None and not persons and earlier and _goes_on(sentence.lower, match):
            person = earlier[-1]
        if person:
            return match, person
    return None


def _too_short(lower: str, match: re.Match[str]) -> bool:
    """A short word without tones may be any of many, and «bi thu» is no misfortune."""
    return (len(match[0]) < 5 or match[0].startswith(("bi thu", "to "))) and is_bare(lower)


def past(lower: str) -> bool:
    """Whether a text tells of the dead and of history."""
    years = [match[0][-4:] for match in _YEAR.finditer(lower)]
    return _GONE.search(lower) is not None or (bool(years) and not any(map(_LATE.match, years)))


def _general(lower: str, match: re.Match[str], persons: tuple[Person, ...]) -> bool:
    """Whether the words are those of a policy, or of many."""
    index = bisect_right(persons, match.start(), key=lambda person: person.end) - 1
    floor = persons[index].end if index >= 0 else 0
    before = lower[max(floor, match.start() - 60) : match.start()]
    following = persons[index + 1] if index + 1 < len(persons) else None
    named = following is not None and ":" in lower[match.end() : min(following.start, match.end() + _FAR)]
    if _POLICY.search(before) or _IF.search(before) or (_MANY.search(before) and not named):
        return True
    if _MANY_MORE.match(lower, match.end()) and not match[0].startswith(("bị", "được")):
        return True
    return _MANY_THEN.search(before) is not None and _COUNTED.match(match[0]) is not None


def _inside_or_before(lower: str, match: re.Match[str], persons: tuple[Person, ...]) -> Person | None:
    index = bisect_right(persons, match.end(), key=lambda person: person.end) - 1
    person = persons[index] if index >= 0 else None
    if person is None or match.start() - person.end > _FAR:
        return None
    if person.end > match.start():
        return person
    between = lower[person.end : match.start()]
    if _HELPING.match(match[0]) and not suffered(between, len(between)):
        return None
    deed = last_deed(between, sure=True)
    if deed is None:
        return None if _SAYS.search(lower[max(0, person.start - 20) : person.start]) else person
    rest = f"{between[deed:]} {match[0]}"
    turns = _SUFFERS if _in_office(lower, person) else _TURNS
    return person if turns.search(rest) and _GROUP.search(between, deed) is None else None


def _after(lower: str, match: re.Match[str], persons: tuple[Person, ...]) -> Person | None:
    index = bisect_left(persons, match.start(), key=lambda person: person.start)
    person = persons[index] if index < len(persons) else None
    if person is None or person.start - match.end() > _NEXT:
        return None
    gap = lower[match.end() : person.start].rpartition(":")[2]
    rest = lower[person.end : person.end + _NEXT]
    if index + 1 < len(persons) and persons[index + 1].start - person.end < _LISTED:
        return person if last_deed(gap, sure=True) is None else None
    acts = last_deed(rest if rest[:1] == "," else re.split("[,;:–]", rest)[0], sure=True) is not None
    return None if acts or last_deed(gap, sure=True) is not None else person


def _of_others(lower: str, match: re.Match[str], person: Person, others: Words) -> bool:
    """«Chi bộ Đông do ông A làm bí thư được xếp loại tốt», «… được xếp loại tốt, ông A vui»."""
    if person.start >= match.start():
        return person.start - match.end() > _CLOSE and others.search(lower, 0, match.start()) is not None
    return person.end <= match.start() and any(
        _OWN.search(lower[max(0, at.start() - 12) : at.start()]) is None
        for at in others.finditer(lower, person.end, match.start())
    )


def _in_office(lower: str, person: Person) -> bool:
    around = lower[max(0, person.start - 30) : person.start], lower[person.start : person.end + 40]
    return any(OFFICE.search(text) for text in around)


def _goes_on(lower: str, match: re.Match[str]) -> bool:
    """Whether a sentence that names nobody goes on about whom the one before it named."""
    lead = lower[: match.start()].strip(' "“*_-–')
    return not lead or (len(lead) < 80 and _STARTS.match(lead) is not None and DOING.search(lead) is None)
