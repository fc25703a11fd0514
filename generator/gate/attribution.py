"""Whether a sentence says something of a person: who is its subject, and who only gives, chairs or visits."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from generator.gate.name_detection import Person, named
from generator.gate.passages import Passage
from generator.gate.patterns import Words, words

# What a person does and does not suffer. A person with such a verb before the word is not its subject.
DOING = words(
    "tặng|trao|thăm|hỏi thăm|thăm hỏi|chủ trì|ký|cho biết|chia sẻ|khẳng định|nhấn mạnh|phát biểu|báo cáo|trình bày|"
    "thông tin|thông báo|công bố|quán triệt|phổ biến|triển khai|hướng dẫn|giúp|giúp đỡ|hỗ trợ|ủng hộ|đóng góp|hiến|"
    "vận động|tuyên truyền|chỉ đạo|phụ trách|phân công|rà soát|kiểm tra|giám sát|xem xét|giải quyết|tiếp|tiếp nhận|"
    "dự|tham dự|điều hành|thay mặt|đại diện|biểu dương|động viên|chúc mừng|khám|chăm sóc|đề nghị|đề xuất|yêu "
    "cầu|nêu|"
    "kể|cảm ơn|đọc|thực hiện|tổ chức|phối hợp|giới thiệu|lãnh đạo|xây dựng|kêu gọi|mời|nhắc|lập|tổng hợp|theo dõi|"
    "quản lý|nghiên cứu|học tập|bàn|thảo luận|trả lời|ghi nhận|cấp|phát|góp|bảo vệ|thẩm tra|bồi dưỡng|đưa|tập huấn|"
    "giảng|chủ biên|soạn|nói|nhận định|đánh giá cao|cùng|sửa|ra mắt|khởi xướng|lo|dạy|truyền đạt|tham mưu|gửi lời|"
    "khánh thành|trưng bày|giữ gìn|giữ nghiêm|chấp hành|giữ|nhận giấy|khen|tâm sự|hát|múa|biểu diễn|mở|thành "
    "lập|xử lý|ngăn|ngăn chặn|tháo gỡ|khắc phục|vượt",
    strict=True,
)  # fmt: skip
_ASKED = words("được (?:phân công|giao|cử|mời|chỉ định phụ trách|bầu|tín nhiệm|mời dự)", strict=True)
_SUFFERING = words("được|nhận|bị|nhờ|do|mong|xin|chờ", strict=True)
_NOUN = words(
    "đảng viên|hộ|người|trường hợp|cháu|cụ|em|đồng chí|quần chúng|bà con|nhân dân|tổ chức|chi bộ|gia đình|học sinh"
)
_SPEAKING = words("theo|do|cùng với|nhờ|qua lời|lời", strict=True)
_LINK = words(
    "đối với|với|cho|của|là|gồm có|gồm|có|đồng chí|gia đình|hộ|nhà|quần chúng|ưu tú|đảng viên|đoàn viên|hội "
    "viên|công dân|"
    "cán bộ|người|vợ chồng|mẹ con|trường hợp|các|và|tên|mới|danh sách|như|tại|ở|thôn|xóm|bản|trong thôn|năm|"
    "tháng|nay|"
    "chính thức|thứ nhất|một|hai|ba|[0-9]+|dự bị|về|sau|sau đây|hiện nay|trên|đảng|vào đảng|là gia đình|mang "
    "tên|sức khỏe|nhiệm kỳ|tới|khóa|chức danh|chức vụ|bí thư|phó bí thư|cấp ủy|chi ủy|sẽ|nhất trí|đưa|xét|"
    "trưởng thôn|trưởng bản|trưởng khối|chức|đại biểu|xã|huyện|phường|đảng ủy|chi bộ|trưởng|phó|chủ tịch|kế "
    "toán|hội đồng nhân dân"
)  # fmt: skip
_JOINT = re.compile(r"[:,–—(\"“|;*_/.\s-]+")
_MANY = words(
    "(?:[0-9]+(?:[./,][0-9]+)?|các|những|nhiều|số|tỷ lệ|tỉ lệ|mọi|mỗi|từng|một số|toàn bộ|hai|ba|bốn|năm|sáu|"
    "bảy|tám|chín|"
    "mười|ít|danh sách|trên|hơn|gần)(?: (?:người|cháu|cụ|em|đồng chí|hội viên|đảng viên|hộ dân|hộ|gia đình|"
    "trường hợp|thuộc|"
    "diện|bệnh nhân|bà con|suất|là|cán bộ|đoàn viên|quần chúng|phụ nữ|trẻ em|học sinh|người dân)){0,3}",
    strict=True,
)
DENIED = words(
    "không có|không bị|chưa bị|không ai|chưa từng|không còn|không để|chưa có|không|chống|phòng|phòng chống|"
    "phòng bệnh|ngừa",
    strict=True,
)
OF_OTHERS = words(
    " (?:[0-9]+|một|hai|ba|bốn|năm|các|những|nhiều|mấy) (?:\\w+ )?(?:đảng viên|quần chúng|hộ|người|đồng chí|"
    "trường hợp|cán bộ|vụ|em|đoàn viên)",
    whole=False,
)
_OPENING = words(
    "(?:ông|bà|anh|chị|cô|chú|bác|cụ|em|đồng chí|gia đình|người|nhà|hộ|hoàn cảnh|trường hợp|đảng viên)"
    "(?: (?:này|ấy|trên|bà|ông|chị|anh|hiện|đang|mới|vừa|đã|còn|cũng|nay|là|em|thuộc))*"
)
_SENTENCE = re.compile(r"(?<=[.!?…;])(?<![ .][A-ZĐ]\.)(?<!đ/c\.)(?<!TP\.)[ ]+(?=[\"“'(*_\[-]*[^\W\d_a-z]|[0-9])")
_FAR = 130


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence of a passage with its persons; `at` is where it begins there, `before` whom the last one named."""

    at: int
    text: str
    lower: str
    persons: tuple[Person, ...]
    before: tuple[Person, ...]
    places: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Predicate:
    """Words that tell something of whoever they are about, as a lexicon has them.

    `headings` say it over a list of names. `tells_of_subject`: beginnings that tell of someone even after a deed of
    his. `done_to`: what one does to another, so that only who follows counts. `other_subjects` may stand between a
    person and the words (a cell is rated, too). `harmless` are uses that tell of nobody. `asks` may mean something else
    too, so that a person has to look.
    """

    phrases: Words
    headings: Words | None = None
    tells_of_subject: Words | None = None
    done_to: Words | None = None
    other_subjects: Words | None = None
    harmless: Words | None = None
    asks: Words | None = None

    @property
    def signs(self) -> tuple[Words, ...]:
        """What a hit begins with."""
        return tuple(sign for sign in (self.phrases, self.headings, self.done_to, self.asks) if sign)

    @property
    def done_to_patterns(self) -> tuple[re.Pattern[str], ...]:
        return (self.done_to.toned, self.done_to.bare) if self.done_to else ()


def sentences(passage: Passage) -> tuple[Sentence, ...]:
    return _sentences(passage.text, passage.lower, passage.places)


@lru_cache(maxsize=1 << 10)
def _sentences(whole: str, small: str, places: frozenset[str]) -> tuple[Sentence, ...]:
    found: list[Sentence] = []
    begin = 0
    for end in (*(m.start() for m in _SENTENCE.finditer(whole)), len(whole)):
        text, lower = whole[begin:end], small[begin:end]
        before = found[-1].persons if found else ()
        persons = named(text, lower, places)
        found.append(Sentence(at=begin, text=text, lower=lower, persons=persons, before=before, places=places))
        begin = end
    return tuple(found)


def attribute_to_person(predicate: Predicate, passage: Passage) -> Iterator[tuple[int, int, str]]:
    """(place in the passage, length, masked name) of the words that are said of a person; once for a sentence.

    Of a row of a list the place of the name and no length: what stands over it has the words.
    """
    listed = _listed(predicate, passage)
    if listed:
        yield listed.start, 0, listed.masked()
        return
    if not any(True for _ in _matches(predicate, passage.lower)):
        return
    for sentence in sentences(passage):
        for match in _matches(predicate, sentence.lower):
            if predicate.harmless and any(
                m.start() <= match.start() < m.end() for m in predicate.harmless.finditer(sentence.lower)
            ):
                continue
            person = _inside(sentence, match) or _after(sentence, match, predicate)
            if person is None and match.re not in predicate.done_to_patterns:
                person = _before(sentence, match, predicate) or _carried(sentence, match)
            if person:
                yield sentence.at + match.start(), len(match[0]), person.masked()
                break


def _matches(predicate: Predicate, lower: str) -> Iterator[re.Match[str]]:
    yield from predicate.phrases.finditer(lower)
    if predicate.done_to:
        yield from predicate.done_to.finditer(lower)


def _after(sentence: Sentence, match: re.Match[str], predicate: Predicate) -> Person | None:
    """«kỷ luật đồng chí A», «hộ nghèo: bà B»: only linking words stand between."""
    person = next((p for p in sentence.persons if p.start >= match.start() and p.end > match.end()), None)
    if person is None:
        return None
    gap = sentence.lower[match.end() : person.start]
    if len(gap) > 60 or not _links(gap):
        return None
    joined = any(c in gap for c in ":,–—-(")
    return None if joined and _acts(sentence, person) else person


def _inside(sentence: Sentence, match: re.Match[str]) -> Person | None:
    """«gia đình bà A rất khó khăn»: the words run around the name."""
    return next((p for p in sentence.persons if match.start() <= p.start and p.end <= match.end()), None)


def _links(gap: str) -> bool:
    lead, colon, rest = gap.rpartition(":")
    if colon and len(lead) < 50 and DOING.search(lead) is None:
        gap = rest
    at = 0
    while at < len(gap):
        joint = _JOINT.match(gap, at)
        step = joint or _LINK.match(gap, at)
        if step is None or step.end() == at:
            return False
        at = step.end()
    return True


def _acts(sentence: Sentence, person: Person) -> bool:
    """Whether the person then does something, in the same stretch of the sentence."""
    rest = sentence.lower[person.end : person.end + 90]
    return last_deed(rest) is not None


def _before(sentence: Sentence, match: re.Match[str], predicate: Predicate) -> Person | None:
    """«bà A thuộc hộ nghèo», «ông B bị khai trừ»: nobody else and no deed stands between."""
    earlier = [p for p in sentence.persons if p.end <= match.start()]
    if not earlier or many(sentence.lower, match.start(), earlier[-1].end):
        return None
    person = earlier[-1]
    if OF_OTHERS.match(sentence.lower, match.end()) and not match[0].startswith(("bị", "được", "bi ", "duoc")):
        return None
    between = sentence.lower[person.end : match.start()]
    denied = DENIED.search(between[-14:]) is not None and predicate.tells_of_subject is None
    if len(between) > _FAR or denied:
        return None
    if predicate.other_subjects and rival(predicate.other_subjects, between):
        return None
    deed = last_deed(between)
    if deed is not None and not (
        predicate.tells_of_subject and predicate.tells_of_subject.match(match[0]) and _cut(between, deed)
    ):
        return None
    if speaks(sentence, earlier, person):
        return None
    return person


def many(lower: str, start: int, floor: int) -> bool:
    found = _MANY.finditer(lower, max(floor, start - 40), start)
    return any(not lower[m.end() : start].strip(' *_"“') for m in found)


def last_deed(between: str) -> int | None:
    """Where the last verb stands that the person does; «được thôn tặng» is none, «được phân công giúp» is one."""
    deeds = [m.end() for m in DOING.finditer(between) if not _suffered(between, m.start())]
    deeds += [m.end() for m in _ASKED.finditer(between)]
    return max(deeds) if deeds else None


def _suffered(between: str, at: int) -> bool:
    before = between[max(0, at - 34) : at]
    return any("," not in before[m.end() :] for m in _SUFFERING.finditer(before))


def _cut(between: str, deed: int) -> bool:
    rest = between[deed:]
    return "," in rest and _NOUN.search(rest) is None


def rival(rival: Words, between: str) -> bool:
    """Another subject begins after the person: not one that only says whose office or member the person is."""
    for found in rival.finditer(between):
        before = between[: found.start()].rstrip()
        if not before.endswith(_BELONGING):
            return True
        if before.endswith(",") and not between[found.end() :].strip().startswith(_VILLAGE):
            return True
    return False


_BELONGING = (",", "của", "thuộc", "tại", "ở", "viên", "thư", "trưởng", "tịch", "ủy", "cua", "kiêm", "(")
_VILLAGE = ("thôn", "xã", "khối", "bản", "khu", "xóm")


def speaks(sentence: Sentence, earlier: list[Person], person: Person) -> bool:
    first = earlier[0]
    lead = sentence.lower[max(0, first.start - 10) : first.start].rstrip()
    return first is person and any(not lead[m.end() :] for m in _SPEAKING.finditer(lead))


def _carried(sentence: Sentence, match: re.Match[str]) -> Person | None:
    """«… Nguyễn Văn A. Ông bị …»: the sentence begins with a pronoun, or at once with what is predicate."""
    people = [p for p in sentence.before if p.sort != "office"]
    if not people or sentence.persons or match.start() > 60:
        return None
    lead = sentence.lower[: match.start()].strip(' "“*_-')
    opening = _OPENING.match(lead) if lead else None
    if lead and (opening is None or DOING.search(lead) or many(sentence.lower, match.start(), 0)):
        return None
    if opening and len(lead[opening.end() :].split()) > 5:
        return None
    return people[-1]


_FIRST = re.compile(r"[\s|*_\-+•–0-9.)(]*")


def _listed(predicate: Predicate, passage: Passage) -> Person | None:
    """A row of a list of names whose heading says it of all."""
    if predicate.headings is None or not passage.heading:
        return None
    top = passage.heading.lower()
    head = predicate.headings.search(top)
    if (
        head is None
        or (predicate.harmless and predicate.harmless.search(top))
        or last_deed(top[: head.start()]) is not None
    ):
        return None
    persons = [p for p in named(passage.text, passage.lower, passage.places, listed=True) if p.sort != "office"]
    begin = _FIRST.match(passage.text)
    if not persons or persons[0].start > (begin.end() if begin else 0):
        return None
    rest = passage.lower[persons[0].end :]
    short = len(passage.text.split()) <= 16 + 5 * (len(persons) - 1)
    return persons[0] if short and last_deed(rest[:90]) is None else None
