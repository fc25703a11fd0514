"""Owns the rules on what identifies or reaches one person: ID, mobile number, e-mail, bank account, birth, home."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checks.gate.passages import Passage
from generator.checks.gate.persons import named
from generator.checks.gate.rule import Hit, Seen, looks_for
from generator.checks.gate.script import toneless
from generator.checks.gate.subjects import sentences
from generator.checks.gate.wording import words

_RUN = re.compile(r"(?<![\w])\+?\(?\+?[0-9](?:[ ._*/(),+-]{0,3}[0-9]){8,22}(?![0-9])")
_URL = re.compile(r"https?://(?!zalo\.me|m\.me)[^\s)>\"']+")
_ID_WORD = words(
    "căn cước|cccd|cmnd|cmt|chứng minh nhân dân|chứng minh thư|định danh cá nhân|số định danh|mã định danh|hộ chiếu"
)
_ID_FORMS = (
    (12,),
    (3, 9),
    (6, 6),
    (3, 3, 6),
    (4, 4, 4),
    (3, 3, 3, 3),
    (3, 1, 2, 6),
    (3, 1, 8),
    (2, 10),
    (4, 8),
    (1,) * 12,
)
_MONEY = words("đồng|vnđ|vnd|triệu|tỷ|đ")
_PHONE_WORD = words(
    "điện thoại|đt|sđt|số máy|di động|zalo|gọi|liên hệ|alo|hotline|phone|tel|mobile|máy|nhắn|facebook|viber"
)
_MOBILE = re.compile(r"(?:0|(?:00?)?84 ?0?)(?:[35789][0-9]{8}|1(?:2[0-9]|6[2-9]|8[68]|99)[0-9]{7})")
_DIGITS = {
    "không": "0", "một": "1", "mốt": "1", "hai": "2", "ba": "3", "bốn": "4", "tư": "4", "năm": "5", "lăm": "5",
    "sáu": "6", "bảy": "7", "bẩy": "7", "tám": "8", "chín": "9",
}  # fmt: skip
_SPOKEN = words(rf"(?:không|khong)(?:[ ,.\-]+(?:{'|'.join(_DIGITS)})){{8,11}}")
_MAIL = re.compile(
    r"[\w.+-]{2,}\s?(?:@|\(at\)|\[at\]|\(a\)|\[a\]| a còng | a cong | at )\s?"
    r"(?P<host>[a-z0-9-]+(?:\s?(?:\.|\(dot\)|\[dot\]| chấm | cham | dot )\s?[a-z0-9-]{2,})+)"
)
_OFFICIAL_HOST = re.compile(r"(?:gov|dcs|edu|org|mil|chinhphu|quochoi)\.vn$|\.example$|^example\.|dangcongsan\.vn$")
_ACCOUNT = words(
    "(?:số )?(?:tài khoản|tk|stk|số tk)(?: (?:số|ngân hàng|cá nhân|nhận tiền|của|riêng|ông|bà|anh|chị))*|"
    "chuyển khoản(?: (?:về|vào|qua|cho|số))*|vietcombank|agribank|vietinbank|bidv|mb bank|mbbank|techcombank|"
    "vpbank|tpbank|"
    "acb|sacombank|lpbank|lienvietpostbank|momo|viettelpay|ngân hàng chính sách|ví điện tử"
)  # fmt: skip
_NUMBER = re.compile(r"(?<![0-9])[0-9](?:[ .-]?[0-9]){5,18}(?![0-9])")
_OWNER = words(
    "kho bạc|ubnd|ủy ban|ban vận động|quỹ|mttq|mặt trận|đảng ủy|đảng phí|công đoàn|trường|hợp tác xã|htx|trạm|"
    "ban quản lý|"
    "hội (?:nông dân|phụ nữ|cựu chiến binh|chữ thập đỏ|người cao tuổi|khuyến học)|ngân sách|đơn vị thi công|"
    "công ty|văn phòng"
)  # fmt: skip
_BORN = words(
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
_BIRTH = "Có ngày hoặc năm sinh của một người."
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


@looks_for(_RUN, _SPOKEN)
def personal_id(seen: Seen) -> Iterator[Hit]:
    """Twelve digits, first three 001-096, unbroken or grouped as people do; beside a word for it, in any way."""
    hint = "Xóa số này khỏi tệp. Số đã lỡ gửi lên kho chung thì báo ngay người phụ trách, vì lịch sử vẫn giữ."
    for passage in seen.passages:
        for match in _RUN.finditer(passage.text):
            digits = re.sub("[^0-9]", "", match[0])
            if _is_id(passage, match, digits):
                said = f"Có số định danh cá nhân (“{digits[:3]}…”); số căn cước không bao giờ được đăng."
                yield Hit(at=passage.origin(match.start()), message=said, hint=hint)
        for match in _SPOKEN.all(passage.lower):
            digits = _heard(match[0])
            if len(digits) == 12 and _valid(digits):
                said = f"Có số định danh cá nhân viết bằng chữ (“{digits[:3]}…”); số căn cước không bao giờ được đăng."
                yield Hit(at=passage.origin(match.start()), message=said, hint=hint)


def _is_id(passage: Passage, match: re.Match[str], digits: str) -> bool:
    near = passage.lower[max(0, match.start() - 40) : match.start()]
    if _ID_WORD.first(near):
        return len(digits) in (9, 12)
    if len(digits) != 12 or not _valid(digits) or _MONEY.opens(passage.lower[match.end() :].lstrip()):
        return False
    groups = tuple(len(g) for g in re.findall("[0-9]+", match[0]))
    between = set(re.findall("[^0-9+()]+", match[0]))
    return groups in _ID_FORMS and len(between) <= 1 and not any("," in b for b in between)


def _valid(digits: str) -> bool:
    return 1 <= int(digits[:3]) <= 96 and digits[3] in "0123"


@looks_for(_RUN, _SPOKEN)
def mobile(seen: Seen) -> Iterator[Hit]:
    """A mobile number anywhere but in the fields of an office: +84, 0084, any grouping, letters for digits."""
    hint = "Bỏ số này; số của cơ quan hoặc người nhận tin thì ghi ở contact, office_contact hay data/site.yml."
    for passage in seen.passages:
        if seen.official(passage) or passage.key in ("url", "number"):
            continue
        for start, digits in _numbers(passage):
            said = f"Có số điện thoại di động (“{digits[:3]}…”) ngoài chỗ ghi liên hệ của cơ quan."
            yield Hit(at=passage.origin(start), message=said, hint=hint)


def _numbers(passage: Passage) -> Iterator[tuple[int, str]]:
    skipped = [m.span() for m in _URL.finditer(passage.text)]
    for match in _RUN.finditer(passage.text):
        digits = re.sub("[^0-9]", "", match[0])
        if any(a <= match.start() < b for a, b in skipped):
            continue
        if _MOBILE.fullmatch(digits) and _phone_like(passage, match):
            yield match.start(), digits
        else:
            yield from ((match.start() + at, d) for at, d in _inside(match[0]))
    for match in _SPOKEN.all(passage.lower):
        if _MOBILE.fullmatch(_heard(match[0])):
            yield match.start(), _heard(match[0])


def _inside(run: str) -> Iterator[tuple[int, str]]:
    """Two numbers side by side: «0912345678 - 0987654321», «0912.345.678/0987.654.321»."""
    at = 0
    for piece in re.split(r"( ?[-/] | / ?|/|  +| - )", run):
        digits = re.sub("[^0-9]", "", piece)
        if piece != run and _MOBILE.fullmatch(digits):
            yield at, digits
        at += len(piece)


def _phone_like(passage: Passage, match: re.Match[str]) -> bool:
    near = passage.lower[max(0, match.start() - 30) : match.start()]
    if _PHONE_WORD.first(near) or passage.key in ("phone", "zalo"):
        return True
    if _ACCOUNT.first(near) or _MONEY.opens(passage.lower[match.end() :].lstrip()):
        return False
    groups = [len(g) for g in re.findall("[0-9]+", match[0])]
    between = {b.strip() or " " for b in re.findall("[^0-9+()]+", match[0])}
    if "/" in between or any("," in b for b in between):
        return False
    small = len(groups) >= 4 and max(groups) <= 2 and set(groups) != {1} and " " in between
    return not small and not (len(groups) > 1 and "-" in between and groups[0] == 4 and groups[1:3] == [2, 2])


def _heard(said: str) -> str:
    plain = {toneless(k): v for k, v in _DIGITS.items()}
    return "".join(plain.get(toneless(w), "") for w in re.split(r"[ ,.\-]+", said))


@looks_for(_MAIL)
def mail(seen: Seen) -> Iterator[Hit]:
    """An address that is not of an office's own host, outside contact fields."""
    for passage in seen.passages:
        if seen.official(passage):
            continue
        for match in _MAIL.finditer(passage.lower):
            host = re.sub(r"\s?(?:\(dot\)|\[dot\]|chấm|cham|dot|\.)\s?", ".", match["host"]).strip()
            if "." in host and not _OFFICIAL_HOST.search(host):
                said = f"Có địa chỉ thư riêng (“{match[0][:2]}…@{host}”)."
                hint = "Bỏ địa chỉ này; thư của cơ quan ghi ở contact, office_contact hay data/site.yml."
                yield Hit(at=passage.origin(match.start()), message=said, hint=hint)


@looks_for(_ACCOUNT)
def bank_account(seen: Seen) -> Iterator[Hit]:
    """The account of a person; that of an office, a fund, the treasury passes when no person is named as its owner."""
    for passage in seen.passages:
        for word in _ACCOUNT.all(passage.lower):
            number = _NUMBER.search(passage.text, word.end(), word.end() + 60)
            if number is None:
                number = _NUMBER.search(passage.text, max(0, word.start() - 36), word.start())
            if number is None or _MONEY.opens(passage.lower[number.end() :].lstrip()):
                continue
            digits = re.sub("[^0-9]", "", number[0])
            sentence = passage.text[max(0, number.start() - 110) : number.end() + 90]
            office = _OWNER.first(sentence.lower())
            person = [p for p in named(sentence, sentence.lower(), passage.places) if p.sort != "office"]
            if len(digits) >= 6 and (person or not office):
                said = f"Có số tài khoản (“{digits[:3]}…”) không thấy là của cơ quan, quỹ chung nào."
                hint = "Bỏ số tài khoản của cá nhân; nhận tiền qua tài khoản của cơ quan thì ghi rõ tên cơ quan."
                yield Hit(at=passage.origin(number.start()), message=said, hint=hint)
                break


@looks_for(_BORN, _YEAR)
def birth(seen: Seen) -> Iterator[Hit]:
    """Day or year of birth of someone not said to be dead."""
    for passage in seen.passages:
        if not (_BORN.first(passage.lower) or "(" in passage.text):
            continue
        for sentence in sentences(passage):
            if any(_YEAR.match(sentence.lower, p.end) for p in sentence.persons) and not _GONE.first(sentence.lower):
                hit = next(p.end for p in sentence.persons if _YEAR.match(sentence.lower, p.end))
                yield Hit(at=passage.origin(sentence.at + hit), message=_BIRTH, hint=_NO_BIRTH)
                continue
            for match in _BORN.all(sentence.lower):
                before = sentence.lower[max(0, match.start() - 8) : match.start() + 4]
                if _NOT_BORN.search(before) or _GONE.first(sentence.lower) or _SPAN.search(sentence.text):
                    continue
                if not (sentence.persons or sentence.before or _tagged(match[0])):
                    continue
                yield Hit(at=passage.origin(sentence.at + match.start()), message=_BIRTH, hint=_NO_BIRTH)
                break


def _tagged(found: str) -> bool:
    return found.startswith(("ngày", "ngay", "năm", "nam", "sn", "ns", "s.n", "n.s"))


@looks_for(_HOME, _LIVES, _NUMBERED)
def home(seen: Seen) -> Iterator[Hit]:
    """Where a person lives: «họp tại nhà ông A», a street number beside a name, a registered home."""
    for passage in seen.people:
        if seen.official(passage):
            continue
        for sentence in sentences(passage):
            found = _home(sentence.lower, [(p.start, p.end) for p in sentence.persons])
            if found is not None:
                said = "Có nơi ở của một người."
                hint = "Ghi nơi chung gần đó (nhà văn hóa, đầu ngõ, trục đường), không ghi nhà của ai."
                yield Hit(at=passage.origin(sentence.at + found), message=said, hint=hint)


_TITLE = re.compile(" (?:ông|bà|anh|chị|cô|chú|bác|cụ|đồng chí) ")


def _home(lower: str, persons: list[tuple[int, int]]) -> int | None:
    for match in _HOME.all(lower):
        titled = _TITLE.match(lower, match.end()) is not None
        if any(match.end() - 10 <= start <= match.end() + (24 if titled else 6) for start, _ in persons):
            return match.start()
    if not persons or _OFFICES.first(lower):
        return None
    found = _LIVES.first(lower) or _NUMBERED.first(lower)
    return found.start() if found else None
