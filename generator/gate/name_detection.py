"""Who is named: a person by name, by title and name, by initials, or by an office that only one person holds."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from operator import attrgetter

from generator.gate.families import FAMILIES
from generator.gate.masking import clipped, initials
from generator.gate.normalize import small, toneless
from generator.gate.offices import offices
from generator.gate.patterns import CAPITAL, LOWER, UPPER, is_bare, words
from generator.gate.provinces import PROVINCES

_SHOUTED = f"[{UPPER}]+"


_FORMS = frozenset(v for f in FAMILIES for form in (f, toneless(f)) for v in (form, form.upper()))
_TOKEN = re.compile(r"[^\W_]+")


def _family() -> str:
    found = {form for f in FAMILIES for form in (f, toneless(f))}
    return "|".join(sorted(found, key=lambda f: (-len(f), f)))


# A family name and more; or a name of the highlands with the word that says whose it is: «H'Hen Niê», «Y Nuk Ayun».
_HIGHLAND = rf"(?:[HK]['’][{UPPER}][{LOWER}]+|Y (?!(?i:tế|sĩ|sỹ|học|dược|tá)(?![^\W_]))[{UPPER}][{LOWER}]+)"
_FULL = rf"(?:(?:{_family()})(?: {{1,3}}{CAPITAL}){{1,4}}|{_HIGHLAND}(?: {{1,3}}{CAPITAL}){{0,2}})"
_LOUD = rf"(?:{_family().upper()})(?: {{1,3}}{_SHOUTED}){{1,2}}"
_INITIALS = rf"[{UPPER}]\.(?: ?[{UPPER}](?:\.|(?![^\W\d_]))){{0,3}}|[{UPPER}](?![^\W\d_])"
_WORDED = rf"(?:{small(_family())})(?: (?:văn|van|thị|thi|hữu|huu|đức|duc)) [{LOWER}]+"
_NAME = re.compile(rf"(?<![^\W_])(?P<full>{_FULL})|(?<![^\W_])(?P<loud>{_LOUD})(?![^\W_])")
_THREE = re.compile(rf"(?<![^\W_.])[{UPPER}]\.? ?[VTĐHNXMQ]\. ?[{UPPER}](?:\.|(?![^\W_]))")
_TITLES = (
    "ông|bà|anh|chị|em|cháu|bé|cô|chú|bác|cụ|mẹ|thầy|đồng chí|đ/c|đc|quần chúng|đảng viên|đoàn viên|hội viên|"
    "gia đình|hộ|hộ gia đình|bệnh nhân|công dân|học sinh|chị em|vợ chồng|!bạn"
)
_ADDRESSED = words(_TITLES)
# The first word of each title and office.
_HINTS = frozenset(
    form
    for word in (
        "ông bà anh chị em cháu bé cô chú bác cụ mẹ thầy đồng đ đc quần đảng đoàn hội gia hộ bệnh công học vợ bạn "
        "bí phó trưởng chủ tổ hiệu kế thủ xã thôn chi chỉ quyền nguyên"
    ).split()
    for form in (word, toneless(word))
)
_TITLED = re.compile(
    rf"(?P<full>{_FULL})|(?P<loud>{_LOUD})(?![^\W_])|(?P<short>{_INITIALS})"
    rf"|(?P<given>{CAPITAL}(?: {{1,2}}{CAPITAL})?)|(?P<worded>{_WORDED})(?![^\W_])"
    rf"|(?P<shout>[{UPPER}]{{2,}})(?![^\W_])"
)
# «ba» is three and «chi» begins «chi bộ» where tones are not written: such a title needs a family name after it.
_SURE_IF_BARE = re.compile("(?:ong|ba|bac|chau|be|dong chi|d/c|thay)")
_SURE = re.compile("ông|bà|chị|cô|chú|bác|cụ|thầy|cháu|bé|mẹ|đồng|đ/c")
_PLACE = words(
    "xã|phường|thị trấn|huyện|tỉnh|thành phố|thôn|xóm|bản|khu|khu phố|khối|khối phố|ấp|buôn|làng|đường|phố|ngõ|"
    "trường|"
    "thpt|thcs|tiểu học|mầm non|mẫu giáo|chợ|cầu|sông|suối|núi|đèo|đập|bệnh viện|công ty|tnhh|doanh nghiệp|hợp "
    "tác xã|htx|"
    "quỹ|giải|cúp|chi bộ|đảng bộ|di tích|đền|chùa|tượng đài|nhà máy|nghĩa trang|dân tộc|tư tưởng|tổ dân phố|tdp|"
    "tổ|cụm|giống|cơ sở|gương|tấm gương|anh hùng|liệt sĩ|lăng|phong trào|mang tên|học bổng|giải thưởng|chủ đề|"
    "câu lạc bộ|đội|vùng|hồ"
)  # fmt: skip
_NOT_GIVEN = re.compile(
    r"(?:(?:phi|[âa]u|nha)(?![^\W_])|m[ầa]m|thi[ếe]u|ti[ểe]u|ngoan|b[íi] th[ưu]|ph[óo]\b|tr[ưu][ởo]ng|ch[ủu] "
    r"t[ịi]ch|ch[áa]nh|[đd][ảa]ng|"
    r"gi[áa]m|th[ưu] k[ýy]|b[ộo] |h[ồo] ch|"
    r"h[ồo]$|ban\b|ubnd|u[ỷy] vi|t[ổo] tr|th[ôo]n|chi\b|x[ãa] |c[ôo]ng an|m[ặa]t tr|h[ộo]i|[đd]o[àa]n|vi[ệe]t|"
    r"ch[íi]nh (?:tr|ph|q)|nh[âa]n d|b[áa]c|qu[ốo]c|t[ếe]t|ng[hà]|c[ựu]u|hi[ệe]u tr|ch[ỉi] huy|k[ếe] to[áa]n)"
)
_KNOWN = re.compile(
    r"(?<![^\W_])(?:h[ồo] ch[íi] minh|v[õo] nguy[êe]n gi[áa]p|l[êe] du[ẩa]n|h[ồo] ch[íi]|ho[àa]ng sa|vi[ệe]t nam|"
    r"[đd]o[àa]n thanh|v[ăa]n ph[òo]ng|v[ăa]n h[óo]a|danh s[áa]ch|thanh ni[êe]n|cao [đd][ẳa]ng)(?![^\W_])"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Someone a reader can tell; `name` is as written, `sort` how: full, short (initials), given, office."""

    start: int
    end: int
    name: str
    sort: str
    titled: bool

    def masked(self) -> str:
        return clipped(self.name) if self.sort == "office" else initials(self.name)


def anyone(text: str, lower: str, places: frozenset[str] = frozenset()) -> tuple[Person, ...]:
    """Who is named in a passage, were it a row of a list: quick where nobody is."""
    found = set(_TOKEN.findall(text))
    hinted = not (_FORMS.isdisjoint(found) and _HINTS.isdisjoint(_TOKEN.findall(lower)))
    return named(text, lower, places, listed=True) if hinted or "." in text else ()


@lru_cache(maxsize=1 << 12)
def named(text: str, lower: str, places: frozenset[str] = frozenset(), *, listed: bool = False) -> tuple[Person, ...]:
    """Every person of a passage, in order; `lower` is `text` in small letters. In a list two words make a name.

    A name alone that `places` holds (`composed`) is that of a place; with a title before it, it is a person's.
    """
    alone = (p for p in _plain(text, lower, 2 if listed else 3) if composed(p.name) not in places)
    return apart(_titled(text, lower), alone, _office_holders(text, lower))


def apart(*groups: Iterable[Person]) -> tuple[Person, ...]:
    """In order of the text; of two that overlap the one of an earlier group."""
    found: list[Person] = []
    for group in groups:
        more: list[Person] = []
        for person in sorted(group, key=_START):
            index = bisect_left(found, person.start, key=_START)
            before = [*found[max(0, index - 1) : index], *more[-1:]]
            after = found[index : index + 1]
            if not any(p.end > person.start for p in before) and not any(p.start < person.end for p in after):
                more.append(person)
        found = sorted((*found, *more), key=_START)
    return tuple(found)


def _titled(text: str, lower: str) -> Iterator[Person]:
    for title in _ADDRESSED.finditer(lower):
        at = title.end()
        gap = re.compile(r"[ *_]{1,3}").match(text, at)
        name = _TITLED.match(text, gap.end()) if gap else None
        if gap is None or name is None:
            continue
        if not (name["full"] or name["loud"]) and _ADDRESSED.match(lower, gap.end()):
            continue
        sort = next(k for k, v in name.groupdict().items() if v)
        if sort == "shout" and not text.isupper():
            continue
        if text[title.start()].isupper() and not text.isupper() and _after_place(lower, title.start()):
            continue  # «cầu Ông Đá», «đường Bà Triệu»
        if not _fits(title[0], sort, name[0], lower, name.end()) or _before_is(lower, title.start(), title[0]):
            continue
        yield Person(start=title.start(), end=name.end(), name=name[0], sort=_SORTS.get(sort, sort), titled=True)


_START = attrgetter("start")
_SORTS = {"loud": "full", "worded": "full", "shout": "given"}
_SHOUTABLE = words("ông|bà|anh|chị|đồng chí|đ/c")
_NOT_SHOUTED = re.compile(r"(?:con|em|h[ùu]ng|b[ộo]|[đd]o[àa]n|ch[áa]u|nu[ôo]i|minh)(?![^\W_])")
_AT_SCHOOL = re.compile(r"(?<![^\W_])(?:l[ớo]p [0-9]|h[ọo]c sinh|[0-9]+ tu[ổo]i)")
_YOUNG = ("em", "cháu", "chau", "bé", "be")
_FAMILY_LIKE = words(
    "gia đình|hộ|hộ gia đình|quần chúng|đảng viên|đoàn viên|hội viên|bệnh nhân|công dân|học sinh|vợ chồng"
)


def _fits(title: str, sort: str, name: str, lower: str, end: int) -> bool:
    if _KNOWN.match(small(name)) or _province(name):
        return False
    if sort == "loud" and (_FAMILY_LIKE.match(title) or title in _YOUNG):
        return _middle(name)
    if sort in ("full", "loud", "worded"):
        return True
    if sort == "shout":
        alone = _SHOUTABLE.match(title) is not None and not _NOT_SHOUTED.match(small(name))
        return alone and not _NOT_GIVEN.match(small(name) + lower[end : end + 12])
    if title in ("anh", "chi", "em", "bạn") and sort == "given":
        young = title in ("em", "bạn") and _AT_SCHOOL.search(lower) is not None
        return (title == "anh" or young) and not _NOT_GIVEN.match(small(name) + lower[end : end + 12])
    sure = _SURE.match(title) or (is_bare(lower) and _SURE_IF_BARE.match(title))
    if _FAMILY_LIKE.match(title) or not sure:
        return sort == "short" and "." in name
    return not _NOT_GIVEN.match(small(name) + lower[end : end + 12])


def _before_is(lower: str, start: int, title: str) -> bool:
    """«trẻ em», «anh em», «chị em»: the title is half of another word."""
    before = lower[max(0, start - 7) : start].split()
    last = before[-1] if before and lower[start - 1 : start] == " " else ""
    if title == "em":
        return last in ("trẻ", "tre", "anh", "chị", "chi")
    if title in ("cháu", "chau"):
        return last == "con"
    return title in ("bà", "ba", "mẹ") and last == "đàn"


def _plain(text: str, lower: str, least: int) -> Iterator[Person]:
    for match in _NAME.finditer(text):
        name = match[0]
        count = len(name.split())
        if count < least or _KNOWN.search(small(name)) or _province(name) or _after_place(lower, match.start()):
            continue
        if match["loud"] and not _middle(name):
            continue
        yield Person(start=match.start(), end=match.end(), name=name, sort="full", titled=False)
    for match in _THREE.finditer(text):
        yield Person(start=match.start(), end=match.end(), name=match[0], sort="short", titled=False)


def _province(name: str) -> bool:
    return composed(" ".join(name.split()[:2])) in _PROVINCES


def _middle(name: str) -> bool:
    """In capitals any heading looks like a name: only one with a middle word of names counts."""
    return toneless(small(name)).split()[1] in (
        "van",
        "thi",
        "huu",
        "duc",
        "dinh",
        "ngoc",
        "thanh",
        "xuan",
        "minh",
        "quang",
    )


def _after_place(lower: str, at: int) -> bool:
    """Whether the words right before are those of a place, a school, a firm."""
    before = lower[max(0, at - 24) : at]
    return any(
        not before[m.end() :].strip(' *_"“(') and not _IN_OFFICE.search(lower, max(0, at - 40), at)
        for m in _PLACE.finditer(before)
    )


_IN_OFFICE = words("trưởng|phó|bí thư|chủ tịch|giám đốc|kế toán|cán bộ|công chức|trưởng công an|đội trưởng|tổ trưởng")


def _office_holders(text: str, lower: str) -> Iterator[Person]:
    for start, end in offices(text, lower):
        yield Person(start=start, end=end, name=text[start:end], sort="office", titled=False)


def known_as(name: str) -> set[str]:
    """The keys an office-holder may be named by: the full name, and the last word of it."""
    whole = composed(name)
    return {whole, whole.rpartition(" ")[2]}


def composed(name: str) -> str:
    """A name as a key: toneless small letters, one space."""
    return " ".join(toneless(small(unicodedata.normalize("NFC", name))).split())


_PROVINCES = frozenset(map(composed, PROVINCES))


def place_names(name: str) -> frozenset[str]:
    """What in the name of a place or body could be taken for a person's: of «Chi bộ thôn Mai Châu» «mai chau», and
    the name itself."""
    return frozenset(composed(said) for said in (name, *(m[0] for m in _NAME.finditer(name))) if " " in said)


_SPOKEN_NAME = re.compile(
    rf"(?<![^\W_])(?:{toneless(small(_family()))}) (?:van|thi|huu|duc|dinh|ngoc) [a-z]+(?: [a-z]+)?(?![^\W_])"
)


def spoken(stem: str) -> str:
    """The name of a file as words, a person's name in capitals: `ngheo-nguyen-van-a` is «ngheo Nguyen Van A»."""
    text = re.sub(r"[_\-. ]+", " ", stem)
    return _SPOKEN_NAME.sub(lambda m: m[0].title(), text) if text.islower() else text
