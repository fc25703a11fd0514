"""The rules on names that need a yes: children, private donors, ordinary members."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.gate.attribution import DOING, Sentence, sentences
from generator.gate.name_detection import Person, composed, known_as, named
from generator.gate.offices import OFFICE
from generator.gate.passages import Passage
from generator.gate.patterns import words
from generator.gate.rule import Document, Hit, looks_for

_CHILD = words(
    "(?:các |hai |ba |bạn |tặng |cho )*(?:cháu bé|cháu|em bé|em học sinh|em|bé gái|bé trai|bé|học sinh|con "
    "trai|con gái|thiếu niên|thiếu nhi|đội viên|trẻ|bạn)(?: (?:là|tên|tên là|họ|nhỏ|ngoan|giỏi|mồ côi|học sinh|"
    "lớp [0-9]+[a-zđ0-9]*|trường \\w+ \\w+))*[ :,]*"
)
_CALLED = words("cháu|em|bé|!bạn|học sinh")
_PUPIL = words(
    "(?:học sinh|đội viên|lớp trưởng|thiếu nhi|thiếu niên|liên đội trưởng|cậu bé|cô bé)(?: [\\w]+){0,4}[ :]*"
)
_CHILD_HEAD = words(
    "học sinh|thiếu nhi|thiếu niên|các cháu|trẻ em|học bổng|các em|mầm non|tiểu học|thcs|đội viên|cháu ngoan|con em"
)
_CHILD_AFTER = re.compile(
    r"[ ,(–-]{1,4}(?:\(?(?:[1-9]|1[0-5]) tu[ổo]i|(?:h[ọo]c sinh )?l[ớo]p (?:[1-9]|1[0-2]) "
    r"?[a-zđ]?[0-9]?(?![^\W_])|(?:[đd]ang )?h[ọo]c (?:[ởo] )?l[ớo]p [0-9]|"
    r"h[ọo]c sinh (?:l[ớo]p|tr[ườuo]+ng)|con (?:[ôo]ng|b[àa]|anh|ch[ịi]|c[ủu]a)[^.;]{0,40}(?:tu[ổo]i|l[ớo]p))"
)
_ADULT = words(
    "sinh viên|giáo viên|cô giáo|thầy|đoàn viên|bí thư|hiệu trưởng|phụ trách|cựu học sinh|liệt sĩ|anh hùng|phụ huynh"
)
_GIVING = words(
    "(?:đã |cũng |tự nguyện |đăng ký |tình nguyện |vừa |là người |xin |còn |gương |đầu tiên |không lấy tiền |"
    "sẵn sàng |mua |gửi |đem |mang )*"
    "(?:ủng hộ|đóng góp|hiến|hiến tặng|tặng|góp|quyên góp|hỗ trợ|tài trợ|cúng tiến|công đức|cho "
    "mượn|biếu|giúp|góp công|góp đất|hiến đất|trao|bỏ|"
    "gửi|cho (?:thôn|bản|xóm|làng|ấp|buôn|trường|chi bộ|xã|nhóm|lớp))(?: \\w+){0,5}?"
)
_THING = re.compile(
    r"(?<![^\W_])(?:[0-9][0-9.,]*|m[ộo]t|hai|ba|n[ăa]m|m[ưu][ờo]i|h[ơo]n|tr[êe]n|g[ầa]n|to[àa]n b[ộo]|"
    r"c[ảa])\s?(?:[0-9.,]+\s?)?(?:tri[ệe]u|ngh[ìi]n|ng[àa]n|tr|t[ỷy]|[đd][ồo]ng|vn[đd]|[đd]|k|"
    r"m2|m²|m[ée]t|s[àa]o|m(?![^\W_])|ha|ng[àa]y c[ôo]ng|c[ôo]ng|c[âa]y|bao|t[ấa]n|t[ạa]|kg|kh[ốo]i|m3|m³|"
    r"su[ấa]t|chi[ếe]c|b[ộo]|xe|vi[êe]n|c[áa]i|ch[ỉi]|th[ùu]ng|c[ặa]p|con|b[óo]ng)"
    r"|(?<![^\W_])(?:[đd][ấa]t|ti[ềe]n|xi m[ăa]ng|ng[àa]y c[ôo]ng|t[ưu][ờo]ng r[àa]o|c[âa]y|g[ạa]ch|c[áa]t|"
    r"[đd][áa])(?![^\W_])"
)
_GIVERS = words(
    "danh sách (?:\\w+ ){0,4}(?:ủng hộ|đóng góp|hiến đất|công đức|góp|tài trợ|hảo tâm)|(?:người|hộ|cá nhân|"
    "nhà) (?:đã )?(?:ủng hộ|đóng góp|hiến đất|hảo tâm|góp)|nhà hảo tâm|mạnh thường quân|tấm lòng vàng|ủng hộ|"
    "đóng góp|hiến đất|hảo tâm|công đức|sổ vàng"
)
_FIRM = words(
    "công ty|doanh nghiệp|hợp tác xã|ngân hàng|hội|đoàn|chi bộ|trường|trạm|câu lạc bộ|tổ|thôn|nhóm|các hộ|đảng "
    "viên|nhân dân|bà con|người dân|gia đình văn hóa"
)
_MEMBER = words(
    "(?:đồng chí|đ/c|đc|đảng viên)(?: (?:đồng chí|đảng viên|cao tuổi|trẻ|lão thành|[0-9]+ năm tuổi đảng|ông|bà|"
    "anh|chị|là|gồm))*"
)
_IS_ONE = re.compile(r"[ ,]{1,2}l[àa] (?:m[ộo]t )?[đd][ảa]ng vi[êe]n(?![^\W_])")
_ELDER = re.compile(
    r"(?<![^\W_])(?:t[ổo]ng b[íi] th[ưu]|ch[ủu] t[ịi]ch n[ưu][ớo]c|th[ủu] t[ưu][ớo]ng|li[ệe]t s[ĩi]|c[ốo] )"
)

_RECEIVING = words("được|nhận|để|giúp|thăm|và")
_RECEIVER = words("(?:tặng|trao|hỗ trợ|thăm|giúp|cho|giúp đỡ|ủng hộ|tặng quà)(?: (?:cho|gia đình|hộ|nhà|quà|\\w+))*")
_BY = words(
    "(?:ủng hộ|đóng góp|hiến|tài trợ|quyên góp|công đức|hảo tâm) (?:của|từ|bởi|gồm|:)(?: (?:gia đình|hộ|các))*[ :]*$",
    whole=False,
)


@looks_for(_CALLED, _CHILD, _PUPIL, _CHILD_AFTER, _CHILD_HEAD)
def child(document: Document) -> Iterator[Hit]:
    """A child named; in a photo whose `consent` says who agreed, its caption and alt pass."""
    agreed = _agreed(document)
    for passage in document.people:
        if passage.key in ("url", "id", "file", "byline") or (passage.path[:1] == ("photos",) and agreed):
            continue
        found = _child(passage)
        if found:
            said = f"“{found.masked()}” đọc là tên một trẻ em mà chưa thấy ghi ai đồng ý."
            hint = (
                "Bỏ tên, chỉ ghi số em hoặc lớp; tên trong ảnh thì cần consent (by_role, on) của cha mẹ qua nhà trường."
            )
            yield Hit(at=passage.origin(found.start), message=said, hint=hint)


def _agreed(document: Document) -> bool:
    paths = {p.path for p in document.passages}
    return any(path[:2] == ("photos", "consent") for path in paths)


def _child(passage: Passage) -> Person | None:
    top = passage.heading.lower()
    listed = _CHILD_HEAD.search(top) is not None and _ADULT.search(top) is None and DOING.search(top) is None
    for sentence in sentences(passage):
        persons = named(sentence.text, sentence.lower, sentence.places, listed=listed)
        for person in persons:
            if person.sort == "office" or _ADULT.search(sentence.lower[max(0, person.start - 14) : person.start]):
                continue
            if _is_child(sentence, person):
                return person
        if listed and _heads_row(sentence):
            return named(sentence.text, sentence.lower, sentence.places, listed=True)[0]
    return None


def _heads_row(sentence: Sentence) -> bool:
    persons = named(sentence.text, sentence.lower, sentence.places, listed=True)
    first = bool(persons) and persons[0].sort == "full" and persons[0].start <= 6
    return first and OFFICE.search(sentence.lower) is None


def _is_child(sentence: Sentence, person: Person) -> bool:
    called = sentence.lower[person.start : person.start + 10].split()[0]
    if person.titled and called in ("cháu", "em", "bé", "bạn", "chau", "học", "hoc"):
        return True
    before = sentence.lower[max(0, person.start - 44) : person.start]
    if any(m.end() == len(before) and m[0] != "bạn" and not _half(before, m.start()) for m in _CHILD.finditer(before)):
        return True
    pupil = None if person.titled else _PUPIL.search(before)
    if pupil and pupil.end() == len(before):
        return True
    return _CHILD_AFTER.match(sentence.lower[person.end : person.end + 60]) is not None


def _half(before: str, at: int) -> bool:
    """«anh em», «trẻ em», «chị em» are no child of this name."""
    last = before[:at].split()[-1:] if before[:at].split() else []
    return last in (["anh"], ["chị"], ["trẻ"], ["con"], ["phụ"])


@looks_for(_GIVING, _BY, _GIVERS, keys=("lines",))
def donor(document: Document) -> Iterator[Hit]:
    """A private person named as the one who gives; who gives in an office does not count, nor a firm."""
    for passage in document.people:
        found = _donor(passage)
        if found is not None:
            at, name = found
            said = f"“{name}” đọc là tên một người góp riêng; người góp chỉ ghi theo nhóm."
            hint = "Ghi “các hộ trong thôn”, “một đảng viên”, hoặc chỉ ghi tổng số."
            yield Hit(at=passage.origin(at), message=said, hint=hint)


def _donor(passage: Passage) -> tuple[int, str] | None:
    if passage.key == "from" and "lines" in passage.path:
        persons = [p for p in named(passage.text, passage.lower, passage.places, listed=True) if p.sort != "office"]
        firm = _FIRM.search(passage.lower)
        return (persons[0].start, persons[0].masked()) if persons and not firm else None
    top = passage.heading.lower()
    listed = _GIVERS.search(top) is not None
    for sentence in sentences(passage):
        for person in named(sentence.text, sentence.lower, sentence.places, listed=listed):
            if person.sort == "office" or OFFICE.search(_around(sentence, person)):
                continue
            if _gives(sentence, person) or (listed and person.start <= 6 and _THING.search(sentence.lower, person.end)):
                return sentence.at + person.start, person.masked()
            if _given_by(sentence, person) or _foremost(sentence, person):
                return sentence.at + person.start, person.masked()
    return None


def _around(sentence: Sentence, person: Person) -> str:
    """The words that may say the person's office: right before the title, and after the name up to what is done."""
    after = sentence.lower[person.end : person.end + 90]
    deed = DOING.search(after)
    before = sentence.lower[max(0, person.start - 40) : person.start]
    return re.split("[.;:]", before)[-1] + " | " + (after[: deed.start()] if deed else after.split(",")[0])


def _gives(sentence: Sentence, person: Person) -> bool:
    verb = _GIVING.search(sentence.lower, person.end, min(len(sentence.lower), person.end + 110))
    if verb is None:
        return False
    between = sentence.lower[person.end : verb.start()]
    before = sentence.lower[max(0, person.start - 30) : person.start]
    if _RECEIVING.search(between[-16:]) or _deed_between(between) or _RECEIVER.search(before):
        return False
    if re.search(r"(?<![^\W_])(?:do|của|cua|bởi|từ) $", before):
        return _THING.search(sentence.lower) is not None
    return _THING.search(sentence.lower, verb.start(), min(len(sentence.lower), verb.end() + 60)) is not None


def _deed_between(between: str) -> bool:
    return any(not _GIVING.match(m[0]) for m in DOING.finditer(between))


def _given_by(sentence: Sentence, person: Person) -> bool:
    """«200 cây do ông A ủng hộ», «ủng hộ của bà B 2 triệu đồng»."""
    before = sentence.lower[max(0, person.start - 40) : person.start]
    return bool(_BY.search(before)) and _THING.search(sentence.lower) is not None


def _foremost(sentence: Sentence, person: Person) -> bool:
    """«Người góp nhiều nhất là anh A, 10 triệu đồng», «Nhà hảo tâm: chị B, 2.000.000 đ»."""
    before = sentence.lower[max(0, person.start - 50) : person.start]
    word = _GIVERS.search(before)
    tied = word is not None and re.search(r"(?:là|:|như|gồm|có)(?: gia đình| hộ)? ?$", before[word.end() :]) is not None
    return tied and _THING.search(sentence.lower, person.end) is not None


@looks_for(_MEMBER, _IS_ONE)
def member(document: Document) -> Iterator[Hit]:
    """A member of the Party named without any office, here or in the data, and without consent."""
    if any(p.path[-2:-1] == ("consent",) or p.key == "consent" for p in document.passages):
        return
    holders = document.holders | _with_office(document)
    for passage in document.people:
        if passage.key in ("name", "byline", "url", "title") and passage.path[:1] != ("title",):
            continue
        for sentence in sentences(passage):
            for person in sentence.persons:
                if _ordinary(sentence, person, holders):
                    said = f"“{person.masked()}” đọc là tên một đảng viên, không kèm chức vụ."
                    hint = "Bỏ tên, ghi “một đảng viên”; người giữ chức vụ thì ghi rõ chức vụ."
                    yield Hit(at=passage.origin(sentence.at + person.start), message=said, hint=hint)
                    return


def _ordinary(sentence: Sentence, person: Person, holders: frozenset[str]) -> bool:
    if person.sort not in ("full", "given", "short"):
        return False
    around = sentence.lower[max(0, person.start - 60) : person.end + 80]
    called = _MEMBER.match(sentence.lower, person.start) or any(
        m.end() >= person.start - 1 for m in _MEMBER.finditer(sentence.lower[: person.start])
    )
    if not (called or _IS_ONE.match(sentence.lower, person.end)):
        return False
    if OFFICE.search(around.replace("đảng viên", "")) or _ELDER.search(around):
        return False
    name = composed(person.name)
    return name not in holders


def _with_office(document: Document) -> frozenset[str]:
    found: set[str] = set()
    for passage in document.people:
        for sentence in sentences(passage):
            for person in sentence.persons:
                around = sentence.lower[max(0, person.start - 60) : person.end + 80]
                if person.sort == "full" and OFFICE.search(around):
                    found |= known_as(person.name)
    return frozenset(found)
