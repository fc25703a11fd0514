"""Whether a sentence says something of a person: who is its subject, and who only gives, chairs or visits."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from generator.gate.deeds import DOING, last_deed
from generator.gate.doubt import doubted, past
from generator.gate.mentions import mentioned
from generator.gate.name_detection import Person, named
from generator.gate.passages import Passage
from generator.gate.patterns import Words, words
from generator.gate.predicate import Predicate
from generator.gate.sentences import Sentence, sentences

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
_NOT = words(
    "không có|không bị|chưa bị|không ai|chưa từng|không còn|không để|chưa có|không|chống|phòng|phòng chống|"
    "phòng bệnh|ngừa",
    strict=True,
)
_OTHERS = words(
    " (?:[0-9]+|một|hai|ba|bốn|năm|các|những|nhiều|mấy) (?:\\w+ )?(?:đảng viên|quần chúng|hộ|người|đồng chí|"
    "trường hợp|cán bộ|vụ|em|đoàn viên)",
    whole=False,
)
_OPENING = words(
    "(?:ông|bà|anh|chị|cô|chú|bác|cụ|em|đồng chí|gia đình|người|nhà|hộ|hoàn cảnh|trường hợp|đảng viên)"
    "(?: (?:này|ấy|trên|bà|ông|chị|anh|hiện|đang|mới|vừa|đã|còn|cũng|nay|là|em|thuộc))*"
)
_FAR = 130


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Words that are said of a person, or (not `certain`) may be: their offset in the passage, the masked name.

    Of a row of a list the place of the name and nothing `said`: what stands over it has the words.
    """

    at: int
    said: str
    name: str
    certain: bool


def attributions(predicate: Predicate, passage: Passage) -> Iterator[Attribution]:
    """What a passage says of persons, once for a sentence."""
    listed = _listed(predicate, passage)
    if listed:
        yield Attribution(at=listed.start, said="", name=listed.masked(), certain=True)
        return
    doubtful = _listed_in_doubt(predicate, passage)
    if doubtful and not any(_sure(predicate, one, predicate.harmless_in(one.lower)) for one in sentences(passage)):
        yield Attribution(at=doubtful.start, said="", name=doubtful.masked(), certain=False)
        return
    if not any(True for _ in predicate.all_in(passage.lower)):
        return
    earlier = named(passage.heading, passage.heading.lower(), passage.places)
    for sentence in sentences(passage):
        harmless = predicate.harmless_in(sentence.lower)
        sure = _sure(predicate, sentence, harmless)
        found = sure or doubted(
            sentence, earlier,
            (m for m in predicate.all_in(sentence.lower) if not harmless(m.start(), m.end())),
            predicate.other_subjects,
        )  # fmt: skip
        if found:
            match, person = found
            yield Attribution(
                at=sentence.at + match.start(), said=match[0], name=person.masked(), certain=sure is not None
            )
        earlier = mentioned(sentence.text, sentence.lower, sentence.places) or earlier


def _sure(
    predicate: Predicate, sentence: Sentence, harmless: Callable[[int, int], bool]
) -> tuple[re.Match[str], Person] | None:
    passed = -1
    for match in predicate.certain_in(sentence.lower):
        listed = 0 <= passed <= match.start() and sentence.lower[passed : match.start()].strip() in _AND
        passed = match.end()
        if harmless(match.start(), match.start() + 1):
            continue
        person = _inside(sentence, match) or _after(sentence, match, predicate)
        if person is None and not listed and match.re not in predicate.done_to_patterns:
            person = _before(sentence, match, predicate) or _carried(sentence, match)
        if person:
            return match, person
    return None


# What joins words of a list: of none more is said than of the first.
_AND = (",", "và", "hoặc", "hay", ", và")


def _after(sentence: Sentence, match: re.Match[str], predicate: Predicate) -> Person | None:
    """«kỷ luật đồng chí A», «hộ nghèo: bà B»: only linking words stand between."""
    person = sentence.first_from(match.start())
    if person and person.end <= match.end():
        person = sentence.first_from(match.end())
    if person is None:
        return None
    gap = sentence.lower[match.end() : person.start]
    if len(gap) > 60 or not _links(gap):
        return None
    joined = any(c in gap for c in ":,–—-(")
    return None if joined and _acts(sentence, person) else person


def _inside(sentence: Sentence, match: re.Match[str]) -> Person | None:
    """«gia đình bà A rất khó khăn»: the words run around the name."""
    person = sentence.first_from(match.start())
    return person if person and person.end <= match.end() else None


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
    person = sentence.last_before(match.start())
    if person is None or _many(sentence.lower, match.start(), person.end):
        return None
    if _OTHERS.match(sentence.lower, match.end()) and not match[0].startswith(("bị", "được", "bi ", "duoc")):
        return None
    between = sentence.lower[person.end : match.start()]
    denied = _NOT.search(between[-14:]) is not None and predicate.tells_of_subject is None
    if len(between) > _FAR or denied:
        return None
    if predicate.other_subjects and _rival(predicate.other_subjects, between):
        return None
    deed = last_deed(between)
    if deed is not None and not (
        predicate.tells_of_subject and predicate.tells_of_subject.match(match[0]) and _cut(between, deed)
    ):
        return None
    if _speaks(sentence, person):
        return None
    return person


def _many(lower: str, start: int, floor: int) -> bool:
    found = _MANY.finditer(lower, max(floor, start - 40), start)
    return any(not lower[m.end() : start].strip(' *_"“') for m in found)


def _cut(between: str, deed: int) -> bool:
    rest = between[deed:]
    return "," in rest and _NOUN.search(rest) is None


def _rival(rival: Words, between: str) -> bool:
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


def _speaks(sentence: Sentence, person: Person) -> bool:
    first = sentence.persons[0]
    lead = sentence.lower[max(0, first.start - 10) : first.start].rstrip()
    return first is person and any(not lead[m.end() :] for m in _SPEAKING.finditer(lead))


def _carried(sentence: Sentence, match: re.Match[str]) -> Person | None:
    """«… Nguyễn Văn A. Ông bị …»: the sentence begins with a pronoun, or at once with what is predicate."""
    people = [p for p in sentence.before if p.sort != "office"]
    if not people or sentence.persons or match.start() > 60:
        return None
    lead = sentence.lower[: match.start()].strip(' "“*_-')
    opening = _OPENING.match(lead) if lead else None
    if lead and (opening is None or DOING.search(lead) or _many(sentence.lower, match.start(), 0)):
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


def _listed_in_doubt(predicate: Predicate, passage: Passage) -> Person | None:
    """Someone in a short row below a heading that tells it, in whatever words."""
    top = passage.heading.lower()
    if not top or len(passage.text) > _ROW or any(map(last_deed, (top, passage.lower))):
        return None
    harmless = predicate.harmless_in(top)
    tells = predicate.headings.finditer(top) if predicate.headings else (), predicate.all_in(top)
    if not any(not harmless(match.start(), match.end()) for found in tells for match in found) or past(top):
        return None
    persons = mentioned(passage.text, passage.lower, passage.places)
    return next((p for p in persons if p.sort != "office"), None)


_ROW = 120
